"""The store at one change, asked of two points in time: of its entries and of its parts."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from elasticsearch import ApiError, TransportError

from corpus.errors import StoreDamaged, StoreError, StoreUnavailable
from corpus.lately import Lately
from indexer.engine.elastic.cluster import Cluster, TooMuch
from indexer.engine.elastic.entries import Head, head_of
from indexer.engine.elastic.faults import TOO_MANY, error_of, is_passing
from indexer.engine.elastic.getting import NEVER
from indexer.engine.elastic.layout import Body
from indexer.engine.elastic.query import PAGE, Query, batches
from indexer.engine.elastic.registers import State
from indexer.engine.values import StoredRecord

T = TypeVar("T")

# A point in time that nobody asks of for so long is dropped by the cluster; then another is taken.
KEPT_ALIVE = "5m"
# Two kilobytes each. A question reads three hundred.
_MOST_READ = 16_000
# How long an answer is waited for before another copy is asked, and then. What reads much takes longer, if all is well.
_SECONDS, _LONG_SECONDS = (1.0, 10.0), (1.5, 60.0)
# Of what is large so many are read at once.
_HEADS = 100


class Lost(StoreUnavailable):
    """A point in time that the cluster no longer has, as when a node is gone: the question is asked of another one."""

    def __init__(self, why: str = "") -> None:
        super().__init__("集群的一个节点停了，读到一半中断", "请稍后再试")
        self.why = why


class Snapshot:
    """The store at `change`, read at points in time of its entries and its parts. Several views and threads may ask at once."""

    def __init__(self, cluster: Cluster, index: str, points: dict[str, str]) -> None:
        self._cluster = cluster
        self.index = index
        self._points = points
        self.newest = NEVER
        self.strays: tuple[Query, ...] = ()
        # The documents that somebody is about to commit, or has just committed.
        self.under_way: frozenset[str] = frozenset()
        # In which states the register of known questions spoke of these very texts.
        self.settled: set[State] = set()
        self.attempts = Lately[str, str](1_000_000)
        self.records = Lately[str, StoredRecord](_MOST_READ)
        self.users = 0
        self.is_lost = False
        self._made: dict[str, Any] = {}

    @property
    def change(self) -> int:
        """The number of the change that it is the store at."""
        return self.newest.seq_no + 1

    def entries(self, body: Body, **how: bool) -> Body:
        """What a search of the entries finds."""
        return self.ask([("entries", body)], **how)[0]

    def parts(self, body: Body, **how: bool) -> Body:
        """What a search of the parts finds."""
        return self.ask([("parts", body)], **how)[0]

    def ask(self, asked: Sequence[tuple[str, Body]], *, long: bool = False) -> list[Body]:
        """What several searches find, in one call; `long` where that may be much. Raises Lost, StoreUnavailable."""
        searches: list[Body] = []
        for which, body in asked:
            searches.append({"search_type": "dfs_query_then_fetch", "allow_partial_search_results": False})
            searches.append({"pit": {"id": self._points[which], "keep_alive": KEPT_ALIVE}, **body})
        limits = _LONG_SECONDS if long else _SECONDS
        for tried, seconds in enumerate(limits, 1):
            try:
                found = self._cluster.once(
                    lambda client: list(map(_found, client.msearch(searches=searches)["responses"])), seconds
                )
                # The cluster may go on under another id.
                self._points |= {
                    which: each["pit_id"]
                    for (which, _), each in zip(asked, found, strict=True)
                    if "pit_id" in each
                }
                return found
            except (ApiError, TransportError) as error:
                if not is_passing(error):
                    raise error_of(error, self._cluster.address) from error
                if tried == len(limits):
                    raise Lost from error
            if self._cluster.avoid_absent():
                raise Lost
        raise AssertionError("a search neither gave nor failed")

    def heads(self, ids: Iterable[str]) -> dict[str, Head]:
        """The heads of the entries of these documents that are held."""
        held: dict[str, Head] = {}
        for some in batches(ids):
            body = {
                "query": {"bool": {"filter": [{"ids": {"values": some}}, {"term": {"state": "live"}}]}},
                "size": len(some),
                "_source": ["head"],
                "track_total_hits": False,
            }
            held |= {hit["_id"]: head_of(hit["_source"]) for hit in self.entries(body)["hits"]["hits"]}
        return held

    def alive(self, hits: Sequence[Body]) -> list[Body]:
        """Those parts that count, by the `stamp` among their fields: the others belong to attempts that no entry names."""
        stamps = [hit["fields"]["stamp"][0].rpartition(".") for hit in hits]
        documents = {document for document, _, _ in stamps}
        known = self.attempts.of(documents)
        for some in batches(documents - known.keys()):
            body = {
                "query": {"ids": {"values": some}},
                "size": len(some),
                "_source": False,
                "docvalue_fields": ["attempt", "state"],
                "track_total_hits": False,
            }
            found = dict.fromkeys(some, "")
            for hit in self.entries(body)["hits"]["hits"]:
                if hit["fields"]["state"] == ["live"]:
                    found[hit["_id"]] = hit["fields"]["attempt"][0]
            self.attempts.keep_all(found)
            known |= found
        return [
            hit
            for hit, (document, _, attempt) in zip(hits, stamps, strict=True)
            if known[document] == attempt
        ]

    def written_after(self, since: int) -> list[str]:
        """The documents that were committed or removed after a change."""
        asked = [{"terms": {"state": ["live", "gone"]}}, {"range": {"_seq_no": {"gt": since}}}]
        body = {"query": {"bool": {"filter": asked}}, "_source": False}
        return [hit["_id"] for hits in self.pages("entries", body) for hit in hits]

    def all_heads(self, until: int | None = None) -> Iterator[dict[str, Head]]:
        """The heads of all entries that are held, some at a time; of those committed up to a change alone."""
        asked: list[Query] = [{"term": {"state": "live"}}]
        if until is not None:
            asked.append({"range": {"_seq_no": {"lte": until}}})
        body = {"query": {"bool": {"filter": asked}}, "_source": ["head"]}
        for hits in self.pages("entries", body, _HEADS):
            yield {hit["_id"]: head_of(hit["_source"]) for hit in hits}

    def readings(self, ids: Iterable[str]) -> dict[str, str]:
        """The readings that these entries bear, as they are kept."""
        body = {"query": {"ids": {"values": list(ids)}}, "_source": ["reading"]}
        return {
            hit["_id"]: hit["_source"]["reading"]
            for hits in self.pages("entries", body, _HEADS)
            for hit in hits
        }

    def pages(self, which: str, body: Body, size: int = PAGE) -> Iterator[list[Body]]:
        """All that a search finds, a page at a time, in the order of its `sort` or in none."""
        after: list[Any] | None = None
        while True:
            page = {"sort": ["_shard_doc"], **body, "size": size, "track_total_hits": False}
            if after is not None:
                page["search_after"] = after
            hits: list[Body] = self.ask([(which, page)], long=True)[0]["hits"]["hits"]
            if not hits:
                return
            yield hits
            after = hits[-1]["sort"]

    def counted(self, field: str, asked: Sequence[Query], prefix: str = "") -> list[tuple[str, int]]:
        """Every value of a field that begins so, with how many of the parts asked for have it, in the order of values."""
        found: list[tuple[str, int]] = []
        after: Body = {}
        among = [
            *asked,
            *self.strays,
            {"prefix": {field: prefix}} if prefix else {"exists": {"field": field}},
        ]
        while True:
            values = {"size": PAGE, "sources": [{"value": {"terms": {"field": field}}}], **after}
            body = {"query": {"bool": {"filter": among}}, "size": 0, "track_total_hits": False}
            answer = self.ask([("parts", {**body, "aggs": {"held": {"composite": values}}})], long=True)[0]
            counted = answer["aggregations"]["held"]
            found += ((bucket["key"]["value"], bucket["doc_count"]) for bucket in counted["buckets"])
            if "after_key" not in counted:
                return [(value, count) for value, count in found if value.startswith(prefix)]
            after = {"after": counted["after_key"]}

    def once(self, name: str, make: Callable[["Snapshot"], T]) -> T:
        """What is made of the snapshot, once."""
        if name not in self._made:
            self._made[name] = make(self)
        made: T = self._made[name]
        return made

    def close(self) -> None:
        """Lets the cluster drop both points in time; what is lost it drops by itself, after a while."""
        if self.is_lost:
            return
        for point in self._points.values():
            with contextlib.suppress(ApiError, TransportError, StoreError):
                self._cluster.once(lambda client, point=point: client.close_point_in_time(id=point), 1.0)  # type: ignore[misc]


def _found(answer: Body) -> Body:
    error = answer.get("error")
    if error is None:
        return answer
    if answer["status"] == TOO_MANY:
        raise TooMuch
    kinds = {error.get("type"), *(cause.get("type") for cause in error.get("root_cause", ()))}
    if answer["status"] in (404, 408, 502, 503, 504) or kinds & {
        "search_context_missing_exception",
        "no_shard_available_action_exception",
        "node_disconnected_exception",
        "node_not_connected_exception",
    }:
        raise Lost(str(error)[:200])
    raise StoreDamaged(
        f"Elasticsearch 不能执行检索（{str(error.get('reason'))[:200]}）", "请用 zhize reindex 重建"
    )
