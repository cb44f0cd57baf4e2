"""What the store was at one change: two points in time, of its entries and of its parts.

The entries' comes first. A writer lets its parts be found before it commits the entry that names them, so the parts of every
entry seen are there, but where another index took over meanwhile, which is made up for; and it deletes what an entry superseded
only after the commit, so a commit in between is noticed by the sequence number, and both are taken anew.
"""

import contextlib
import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Any, TypeVar

from elasticsearch import Elasticsearch, NotFoundError

from corpus.errors import StoreMoved, StoreUnavailable
from indexer.engine.elastic.claim import CLAIM
from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.counting import parts_counted
from indexer.engine.elastic.faults import no_store
from indexer.engine.elastic.getting import NEWEST, Newest, newest_in, newest_of
from indexer.engine.elastic.layout import Body, Names
from indexer.engine.elastic.parts import stamp_of
from indexer.engine.elastic.places import Places
from indexer.engine.elastic.query import Query, any_of, batches, terms
from indexer.engine.elastic.registers import State
from indexer.engine.elastic.snapshot import KEPT_ALIVE, Lost, Snapshot

T = TypeVar("T")

# A try fails when somebody commits in the few milliseconds between the two points.
_TRIES = 200
# So often a question is asked whose points in time are lost.
_RENEWED = 4
_PAUSE_SECONDS = 0.02
# So often it is tried before it is looked whether a switch was left in the middle.
_LOOKED_AFTER = 20
# Whoever lets another index take over waits longer than this for attempts under way, so what a younger one commits has its parts
# there; clocks may differ by the rest.
_AWAKE_SECONDS = 2
# Of more writers at once the parts that do not count yet are left out one by one.
_NOTES = 10_000


class Snapshots:
    """The store as it is now; while nobody commits, all views share one snapshot."""

    def __init__(
        self, cluster: Cluster, names: Names, places: Places, make_up: Callable[[Sequence[str]], None]
    ) -> None:
        self._cluster = cluster
        # Makes up for what an index lacks that took over, and makes the parts again of these documents.
        self._make_up = make_up
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
        snapshot = Snapshot(self._cluster, "", {"entries": self._point(self._names.documents)})
        try:
            yield snapshot
        finally:
            snapshot.close()

    def newest(self) -> int:
        """The sequence number of the last commit; -1 where nothing was ever committed. Raises StoreUnavailable."""
        return self._newest().seq_no

    def committed_since(self, snapshot: Snapshot) -> frozenset[str] | None:
        """The documents committed or removed since; None where these are too many to tell."""
        if self._newest() == snapshot.newest:
            return frozenset()

        def asked(client: Elasticsearch) -> Any:
            return client.search(
                index=self._names.documents,
                preference=self._cluster.preference,
                query={"range": {"_seq_no": {"gt": snapshot.newest.seq_no}}},
                size=_NOTES,
                source=False,
                track_total_hits=False,
            )

        ids = frozenset(hit["_id"] for hit in self._cluster.read(asked)["hits"]["hits"])
        return ids if 0 < len(ids) < _NOTES else None

    def _newest(self) -> Newest:
        try:
            return newest_of(self._cluster, self._names.documents, patient=False, expected=(NotFoundError,))
        except NotFoundError:
            # Nobody ever wrote, or what was written was lost.
            self._places.in_use()
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
        newest = self._newest()
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
        lacking, made_up = set[str](), set[str]()
        for tried in range(1, _TRIES + 1):
            with contextlib.suppress(Lost):
                if (snapshot := self._opened(lacking, made_up)) is not None:
                    return snapshot
            if tried % _LOOKED_AFTER == 0:
                # An index took over and lacks something: whoever made it may be gone, and whoever was about to commit asleep.
                self._make_up(sorted(lacking))
                made_up |= lacking
            time.sleep(random.uniform(0, _PAUSE_SECONDS))  # noqa: S311 - so that others come between
        raise StoreUnavailable("集群上的库变得太快，没能取得一个时刻的内容", "请稍后再试")

    def _opened(self, lacking: set[str], made_up: Set[str]) -> Snapshot | None:
        """The store as it is now; None where somebody committed meanwhile, or parts are missing yet. Raises Lost.

        `lacking` is told the documents that parts are missing of; those that were `made_up` for are waited for no longer.
        """
        index = self._places.parts()
        with contextlib.ExitStack() as opened:
            points = {"entries": self._point(self._names.documents)}
            snapshot = Snapshot(self._cluster, index, points)
            opened.callback(snapshot.close)
            # An attempt that ends without a commit takes its note back: it is looked for on both sides of the point.
            before = self._under_way()
            points["parts"] = self._point(index)
            snapshot.newest = newest_in(snapshot.entries({**NEWEST, "_source": False}))
            under_way = self._under_way()
            claim = under_way.pop(CLAIM, None)
            since = claim.get("since") if claim and claim["index"] == index else None
            # What an index lacked that took over is made up for, and what it has too much is swept, one by one.
            late = [] if since is None else snapshot.written_after(since)
            notes = [*before.values(), *under_way.values()]
            snapshot.under_way = _documents(notes)
            if self._newest() != snapshot.newest:
                return None
            # Who was asleep while the index took over may have committed since, with parts in the one before.
            asleep = _documents(note for note in notes if note["begun"] < time.time() - _AWAKE_SECONDS)
            without = _lacking(snapshot, [*late, *(asleep - made_up)])
            lacking |= without
            if without:
                return None
            snapshot.strays = _strays(snapshot, [*snapshot.under_way, *late])
            opened.pop_all()
            return snapshot

    def _point(self, index: str) -> str:
        def opened(client: Elasticsearch) -> str:
            return str(
                client.open_point_in_time(
                    index=index, keep_alive=KEPT_ALIVE, preference=self._cluster.preference
                )["id"]
            )

        return self._cluster.read(opened)

    def _under_way(self) -> dict[str, Body]:
        """What somebody is about to commit, and which index is about to take over, by the ids of the notes."""

        def asked(client: Elasticsearch) -> Any:
            return client.search(
                index=self._names.attempts,
                preference=self._cluster.preference,
                size=_NOTES,
                track_total_hits=False,
            )

        return {hit["_id"]: hit["_source"] for hit in self._cluster.read(asked)["hits"]["hits"]}


class Current:
    """A snapshot and, once that is lost, what comes in its place: the same change, or the present where nothing was asked yet."""

    def __init__(self, snapshots: Snapshots, snapshot: Snapshot) -> None:
        self._snapshots = snapshots
        self.snapshot = snapshot
        self._told = False

    def look(self) -> None:
        """Makes sure that the snapshot is not lost: what is read from it page by page can only go on to its end."""
        nothing: Body = {"size": 0, "track_total_hits": False}
        self.ask(lambda snapshot: snapshot.ask([("entries", nothing), ("parts", nothing)]))

    def ask(self, question: Callable[[Snapshot], T]) -> T:
        """What a question asked of the snapshot gives.

        Raises StoreMoved where somebody committed since it was lost, and it has told of the change before already.
        """
        for _ in range(_RENEWED):
            try:
                given = question(self.snapshot)
            except Lost as lost:
                self._renew(lost)
            else:
                self._told = True
                return given
        raise StoreUnavailable(
            "集群没能答完这个问题：有节点或分片不断失去", "请用 _cluster/health 查看集群状态，稍后再试"
        )

    def moved_by(self, state: State) -> frozenset[str] | None:
        """The documents of which the register of known questions, read in that state, may speak of another text; None: of all."""
        snapshot = self.snapshot
        if state not in snapshot.settled:
            since = self._snapshots.committed_since(snapshot)
            if since is None or since:
                return since and since | snapshot.under_way
            snapshot.settled.add(state)
        return snapshot.under_way

    def _renew(self, lost: Lost) -> None:
        before = self.snapshot.newest
        self.snapshot = self._snapshots.renew(self.snapshot)
        if self._told and self.snapshot.newest != before:
            raise StoreMoved("集群的一个节点停了，其间库又有变化，没能答完", "请再问一次") from lost


def _documents(notes: Iterable[Body]) -> frozenset[str]:
    """The documents that are being written."""
    return frozenset(id_ for note in notes for id_ in note.get("documents", ()))


def _lacking(snapshot: Snapshot, documents: Sequence[str]) -> set[str]:
    """Which of these documents are held, and their parts are not there."""
    if not documents:
        return set()
    heads = snapshot.heads(documents)
    counted = parts_counted(snapshot.parts, heads)
    return {id_ for id_, head in heads.items() if counted.get(stamp_of(id_, head.attempt), 0) != head.parts}


def _strays(snapshot: Snapshot, documents: Sequence[str]) -> tuple[Query, ...]:
    """What leaves out the parts that count for nothing, of documents that are being written."""
    if not documents:
        return ()
    held = snapshot.heads(dict.fromkeys(documents))
    stamps = [stamp_of(document, head.attempt) for document, head in held.items()]
    counting = any_of(terms("stamp", stamps) for stamps in batches(stamps))
    written = [terms("document", some) for some in batches(documents)]
    return ({"bool": {"should": [{"bool": {"must_not": written}}, counting], "minimum_should_match": 1}},)
