"""The engine on a cluster: any number of writers and readers, on any number of machines."""

import contextlib
import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from time import time_ns
from typing import Any

from elasticsearch import Elasticsearch

from corpus import clock
from corpus.errors import NotFound, StoreError
from indexer.engine.address import Address
from indexer.engine.confirmed import document_of
from indexer.engine.elastic.attempts import LEFT_SECONDS
from indexer.engine.elastic.checks import check_health, check_parts, check_record
from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.layout import Names, index_version
from indexer.engine.elastic.originals import Originals
from indexer.engine.elastic.places import Places
from indexer.engine.elastic.registers import Registers
from indexer.engine.elastic.reindexing import Reindexing
from indexer.engine.elastic.remover import Remover
from indexer.engine.elastic.snapshots import Snapshots
from indexer.engine.elastic.texts import Texts
from indexer.engine.elastic.view import ElasticView
from indexer.engine.elastic.writer import Writer
from indexer.engine.filling import Filling, not_whole
from indexer.engine.protocol import Carder, Entry, View
from indexer.engine.values import Known, Member, Roster, Written


class ElasticEngine:
    """A store on a cluster. Several threads may use it; a process that forks gives each child one of its own."""

    def __init__(
        self,
        address: Address,
        carder: Carder,
        *,
        today: Callable[[], date] = clock.today,
        left_seconds: float = LEFT_SECONDS,
    ) -> None:
        self._carder = carder
        self._today = today
        self._names = names = Names(address.prefix)
        self._cluster = cluster = Cluster(address)
        version = index_version(carder.version)
        self._places = Places(cluster, names, version, patient=True)
        self._registers = Registers(cluster, names)
        self._originals = Originals(cluster, names)
        self._texts = Texts(cluster, names, self._originals)
        self._writer = Writer(cluster, names, self._places, self._registers, carder, today)
        self._remover = Remover(cluster, names, self._places, self._writer)
        self._seen_places = Places(cluster, names, version)
        self._snapshots = Snapshots(cluster, names, self._seen_places, self._make_up)
        self._reindexing = Reindexing(
            cluster, names, self._places, self._snapshots, self._writer.sweeper, self._texts, carder
        )
        self._left_seconds = left_seconds
        self._made = False
        self._cleared = -math.inf

    def write(self, entries: Iterable[Entry]) -> list[Written]:
        held = list(entries)
        with self.writing():
            return self._writer.write(held)

    def remove(self, document_id: str) -> bool:
        return self._places.is_made() and self._remover.remove(document_id)

    def add_known(self, question: str, record_id: str, on: date | None = None) -> Known:
        with self.view() as view:
            record = view.records([record_id]).get(record_id)
        if record is None:
            raise NotFound(f"没有编号为 {record_id} 的记录", "请先检索，用结果的编号登记")
        known = self._registers.known.add(question.strip(), record, on or self._today(), time_ns())
        # Whoever committed since the record was read did not see the question.
        self._writer.lead_on([document_of(record)])
        return known

    def remove_known(self, known_id: str) -> bool:
        self._places.check_record()
        return self._registers.known.remove(known_id)

    def keep_roster(self, roster: Roster, members: Sequence[Member]) -> None:
        with self.writing():
            self._registers.rosters.keep(roster, members)

    def remove_roster(self, name: str) -> bool:
        self._places.check_record()
        return self._registers.rosters.remove(name)

    def note_filling(self, filling: Filling | None) -> None:
        with self.writing():
            self._places.note_filling(filling)

    @contextlib.contextmanager
    def view(self) -> Iterator[View]:
        with self._snapshots.current() as current:
            yield ElasticView(
                current,
                self._originals,
                self._texts,
                self._registers,
                self._seen_places.filling,
                self._carder.version,
                self._size,
            )

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Nobody waits for anybody; what killed writers left long ago (`left_seconds`) is swept."""
        if not self._made:
            self._places.make()
            self._places.parts()
            self._made = True
        if time.monotonic() - self._cleared > self._left_seconds:
            self._cleared = time.monotonic()
            self._clear_up()
        yield

    def settle(self) -> None:
        """Nothing need be done: the cluster puts its files together by itself."""

    def rebuild(self) -> bool:
        self._places.check_record(mending=True)
        self._places.make(mending=True)
        return self._reindexing.rebuild()

    def back(self) -> None:
        self._places.check_record()
        self._places.make()
        self._reindexing.back()

    def drop_old(self) -> int:
        self._places.check_record()
        return self._reindexing.drop_old()

    def check(self) -> list[str]:
        found = list(check_health(self._cluster, self._names))
        try:
            with self._snapshots.current() as current:
                current.look()
                if filling := self._seen_places.filling():
                    found.append(str(not_whole(filling)))
                found += check_record(
                    current.snapshot, self._originals, self._registers.rosters, self._texts.is_current
                )
                found += check_parts(current.snapshot, self._writer.attempts)
        except StoreError as error:
            found.append(str(error))
        return found

    def close(self) -> None:
        self._snapshots.forget()
        self._cluster.close()

    def _clear_up(self) -> None:
        """Clears up behind who was killed: a reindex that took over, writers that had begun so long ago."""
        self._reindexing.finish()
        for note in self._writer.attempts.left(self._left_seconds):
            self._writer.clear_up(note)

    def _make_up(self, documents: Sequence[str]) -> None:
        """Makes up for what the index lacks: what its maker left to do, and parts of these documents."""
        self._reindexing.finish()
        self._writer.make_whole(documents)

    def _size(self) -> int:
        def asked(client: Elasticsearch) -> Any:
            return client.indices.stats(index=",".join(self._names.all), metric="store")

        return int(self._cluster.read(asked)["_all"]["primaries"]["store"]["size_in_bytes"])
