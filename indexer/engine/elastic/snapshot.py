"""What the store was at one change: two points in time, of its entries and of its parts.

The entries' comes first. A writer lets its parts be found before it commits the entry that names them, so the parts of every
entry seen are there; and it deletes what an entry superseded only after the commit, so a commit in between is noticed by the
sequence number, and both are taken anew.
"""

import contextlib
import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError

from corpus.errors import StoreDamaged, StoreError, StoreUnavailable
from corpus.lately import Lately
from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.entries import Head, head_of
from indexer.engine.elastic.faults import error_of, is_passing, no_store
from indexer.engine.elastic.layout import Body, Names
from indexer.engine.elastic.places import Places
from indexer.engine.elastic.query import Query, any_of, terms
from indexer.engine.values import StoredRecord

T = TypeVar("T")

# A point in time that nobody asks of for so long is dropped by the cluster; then another is taken.
_KEPT_ALIVE = "5m"
# A try fails when somebody commits in the few milliseconds between the two points.
_TRIES = 200
_PAUSE_SECONDS = 0.02
# Two kilobytes each. A question reads three hundred.
_MOST_READ = 16_000
_NEWEST: Body = {"size": 1, "sort": [{"_seq_no": "desc"}], "_source": False, "track_total_hits": False}
# Of what is large so many are read at once.
_HEADS = 100
# The cluster gives no more at once, and takes no more terms in one filter than six times as many.
PAGE = 5000


class Lost(StoreUnavailable):
    """A point in time that the cluster no longer has, as when a node is gone: the question is asked of another one."""

    def __init__(self, why: str = "") -> None:
        super().__init__("集群的一个节点停了，读到一半中断", "请稍后再试")
        self.why = why


class Snapshot:
    """The store at `change`. Several views and threads may ask at once."""

    def __init__(self, cluster: Cluster, index: str, entries: str, parts: str, newest: int) -> None:
        self._cluster = cluster
        self.index = index
        self._points = {"entries": entries, "parts": parts}
        self.newest = newest
        self.change = newest + 1
        self.strays: tuple[Query, ...] = ()
        self.attempts = Lately[str, str](1_000_000)
        self.records = Lately[str, StoredRecord](_MOST_READ)
        self.users = 0
        self._made: dict[str, Any] = {}

    def entries(self, body: Body, **how: bool) -> Body:
        """What a search of the entries finds."""
        return self.ask([("entries", body)], **how)[0]

    def parts(self, body: Body, **how: bool) -> Body:
        """What a search of the parts finds."""
        return self.ask([("parts", body)], **how)[0]

    def ask(self, asked: Sequence[tuple[str, Body]], *, long: bool = False) -> list[Body]:
        """What several searches find, in one call. Raises Lost, StoreUnavailable."""
        searches: list[Body] = []
        for which, body in asked:
            searches.append({"search_type": "dfs_query_then_fetch", "allow_partial_search_results": False})
            searches.append({"pit": {"id": self._points[which], "keep_alive": _KEPT_ALIVE}, **body})
        limits = (60.0,) if long else (1.0, 10.0)
        for tried, seconds in enumerate(limits, 1):
            try:
                answer = self._cluster.once(lambda client: client.msearch(searches=searches), seconds)
                return [_found(each, self._cluster) for each in answer["responses"]]
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
        for some in _batches(ids):
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
        for some in _batches(documents - known.keys()):
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

    def committed_after(self, since: int) -> dict[str, Head]:
        """The heads of the entries, of those that are held, that were committed after a change."""
        asked = [{"term": {"state": "live"}}, {"range": {"_seq_no": {"gt": since}}}]
        body = {"query": {"bool": {"filter": asked}}, "_source": ["head"]}
        return {
            hit["_id"]: head_of(hit["_source"])
            for hits in self.pages("entries", body, _HEADS)
            for hit in hits
        }

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
        """Lets the cluster drop both points in time."""
        for point in self._points.values():
            with contextlib.suppress(ApiError, TransportError, StoreError):
                self._cluster.once(lambda client, point=point: client.close_point_in_time(id=point), 1.0)  # type: ignore[misc]


class Snapshots:
    """The store as it is now; while nobody commits, all views share one snapshot."""

    def __init__(self, cluster: Cluster, names: Names, places: Places) -> None:
        self._cluster = cluster
        self._names = names
        self._places = places
        self._lock = threading.Lock()
        self._held: Snapshot | None = None

    @contextlib.contextmanager
    def current(self) -> Iterator["Current"]:
        """The store as it is now, kept as long as it is used."""
        current = Current(self, self._take())
        try:
            yield current
        finally:
            self._release(current.snapshot)

    @contextlib.contextmanager
    def current_entries(self) -> Iterator[Snapshot]:
        """The entries alone as they are now, whatever index of parts is in use."""
        point = self._point(self._names.documents)
        snapshot = Snapshot(self._cluster, "", point, point, -1)
        try:
            yield snapshot
        finally:
            snapshot.close()

    def newest(self) -> int:
        """The sequence number of the last commit; -1 where nothing was ever committed. Raises StoreUnavailable."""

        def asked(client: Elasticsearch) -> Any:
            return client.search(
                index=self._names.documents, preference=self._cluster.preference, **_keywords(_NEWEST)
            )

        try:
            return _newest(self._cluster.read(asked, expected=(NotFoundError,)).body)
        except NotFoundError:
            raise no_store(self._cluster.address) from None

    def forget(self) -> None:
        """Lets the next view take a snapshot of its own."""
        with self._lock:
            held, self._held = self._held, None
        if held is not None and not held.users:
            held.close()

    def renew(self, lost: Snapshot) -> Snapshot:
        """The store as it is now, in place of a snapshot that was lost."""
        with self._lock:
            if self._held is lost:
                self._held = None
        self._release(lost)
        return self._take()

    def _take(self) -> Snapshot:
        newest = self.newest()
        idle = None
        with self._lock:
            if self._held is None or self._held.newest != newest:
                before, self._held = self._held, self._open()
                idle = before if before is not None and not before.users else None
            taken = self._held
            taken.users += 1
        if idle is not None:
            idle.close()
        return taken

    def _release(self, snapshot: Snapshot) -> None:
        with self._lock:
            snapshot.users -= 1
            is_idle = not snapshot.users and snapshot is not self._held
        if is_idle:
            snapshot.close()

    def _open(self) -> Snapshot:
        for _ in range(_TRIES):
            index = self._places.parts()
            entries, parts = self._point(self._names.documents), self._point(index)
            snapshot = Snapshot(self._cluster, index, entries, parts, -1)
            snapshot.newest = _newest(snapshot.entries(_NEWEST))
            snapshot.change = snapshot.newest + 1
            under_way = self._under_way()
            if self.newest() == snapshot.newest and _is_whole(snapshot, under_way):
                snapshot.strays = _strays(snapshot, under_way)
                return snapshot
            snapshot.close()
            time.sleep(random.uniform(0, _PAUSE_SECONDS))  # noqa: S311 - so that others come between
        raise StoreUnavailable("集群上的库变得太快，没能取得一个时刻的内容", "请稍后再试")

    def _point(self, index: str) -> str:
        def opened(client: Elasticsearch) -> str:
            return str(
                client.open_point_in_time(
                    index=index, keep_alive=_KEPT_ALIVE, preference=self._cluster.preference
                )["id"]
            )

        return self._cluster.read(opened)

    def _under_way(self) -> list[Body]:
        """What somebody is about to commit, and which index is about to take over."""

        def asked(client: Elasticsearch) -> Any:
            return client.search(
                index=self._names.attempts,
                preference=self._cluster.preference,
                size=1000,
                track_total_hits=False,
            )

        return [hit["_source"] for hit in self._cluster.read(asked)["hits"]["hits"]]


class Current:
    """A snapshot and, once that is lost, what comes in its place: then a view goes on at the present."""

    def __init__(self, snapshots: Snapshots, snapshot: Snapshot) -> None:
        self._snapshots = snapshots
        self.snapshot = snapshot

    def ask(self, question: Callable[[Snapshot], T]) -> T:
        """What a question asked of the snapshot gives."""
        for _ in range(3):
            try:
                return question(self.snapshot)
            except Lost:
                self.snapshot = self._snapshots.renew(self.snapshot)
        try:
            return question(self.snapshot)
        except Lost as lost:
            raise StoreUnavailable(
                "集群没能答完这个问题：有节点或分片不断失去", "请用 _cluster/health 查看集群状态，稍后再试"
            ) from lost


def _is_whole(snapshot: Snapshot, under_way: Sequence[Body]) -> bool:
    """Whether the parts of all entries are there: those of the last commits are not yet, in the moment after a switch."""
    since = next(
        (each["since"] for each in under_way if "since" in each and each["index"] == snapshot.index), None
    )
    if since is None:
        return True
    wanted = {f"{id_}.{head.attempt}": head.parts for id_, head in snapshot.committed_after(since).items()}
    counted = {"held": {"terms": {"field": "stamp", "size": max(1, len(wanted))}}}
    body = {"query": terms("stamp", wanted), "size": 0, "track_total_hits": False, "aggs": counted}
    buckets = snapshot.parts(body)["aggregations"]["held"]["buckets"]
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets} == wanted


def _strays(snapshot: Snapshot, under_way: Sequence[Body]) -> tuple[Query, ...]:
    """What leaves out the parts that count for nothing, of documents that are being written."""
    documents = [document for attempt in under_way for document in attempt.get("documents", ())]
    if not documents:
        return ()
    held = snapshot.heads(dict.fromkeys(documents))
    stamps = [f"{document}.{head.attempt}" for document, head in held.items()]
    counting = any_of(terms("stamp", stamps) for stamps in _batches(stamps))
    written = [terms("document", some) for some in _batches(documents)]
    return ({"bool": {"should": [{"bool": {"must_not": written}}, counting], "minimum_should_match": 1}},)


def _newest(answer: Mapping[str, Any]) -> int:
    hits = answer["hits"]["hits"]
    return int(hits[0]["sort"][0]) if hits else -1


def _keywords(body: Body) -> Body:
    """A search's body as the client's arguments."""
    return {name.removeprefix("_"): value for name, value in body.items()}


def _found(answer: Body, cluster: Cluster) -> Body:
    error = answer.get("error")
    if error is None:
        return answer
    kinds = {error.get("type"), *(cause.get("type") for cause in error.get("root_cause", ()))}
    if answer["status"] in (404, 408, 429, 502, 503, 504) or kinds & {
        "search_context_missing_exception",
        "no_shard_available_action_exception",
        "node_disconnected_exception",
        "node_not_connected_exception",
    }:
        raise Lost(str(error)[:200])
    raise StoreDamaged(
        f"Elasticsearch 不能执行检索（{str(error.get('reason'))[:200]}）", "请用 zhize reindex 重建"
    )


def _batches(values: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(values)
    while batch := list(islice(waiting, PAGE)):
        yield batch
