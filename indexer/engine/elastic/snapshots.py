"""What the store was at one change: two points in time, of its entries and of its parts.

The entries' comes first. A writer lets its parts be found before it commits the entry that names them, so the parts of every
entry seen are there; and it deletes what an entry superseded only after the commit, so a commit in between is noticed by the
sequence number, and both are taken anew.
"""

import contextlib
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from elasticsearch import Elasticsearch, NotFoundError

from corpus.errors import StoreUnavailable
from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.faults import no_store
from indexer.engine.elastic.layout import Body, Names
from indexer.engine.elastic.places import Places
from indexer.engine.elastic.query import Query, any_of, batches, terms
from indexer.engine.elastic.snapshot import KEPT_ALIVE, Lost, Snapshot

T = TypeVar("T")

# A try fails when somebody commits in the few milliseconds between the two points.
_TRIES = 200
_PAUSE_SECONDS = 0.02
_NEWEST: Body = {"size": 1, "sort": [{"_seq_no": "desc"}], "track_total_hits": False}


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
                index=self._names.documents, preference=self._cluster.preference, source=False, **_NEWEST
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
        lost.is_lost = True
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
            snapshot.newest = _newest(snapshot.entries({**_NEWEST, "_source": False}))
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
                    index=index, keep_alive=KEPT_ALIVE, preference=self._cluster.preference
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
    counting = any_of(terms("stamp", stamps) for stamps in batches(stamps))
    written = [terms("document", some) for some in batches(documents)]
    return ({"bool": {"should": [{"bool": {"must_not": written}}, counting], "minimum_should_match": 1}},)


def _newest(answer: Mapping[str, Any]) -> int:
    hits = answer["hits"]["hits"]
    return int(hits[0]["sort"][0]) if hits else -1
