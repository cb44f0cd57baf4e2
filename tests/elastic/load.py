"""Documents that arrive at a fixed rate while others ask for them: what was acknowledged, what was answered, how long it took.

One more asker asks through the other reads of a view, each in turn.
"""

import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.errors import StoreError
from indexer.engine import Address, Engine, Entry, View
from indexer.engine.elastic import ElasticEngine
from indexer.engine.values import Filter, Leg, Probe
from tests.indexer.engine.samples import PLAIN, entry, reading

# A document is so many clauses, each of which says which version of the text it is of.
CLAUSES = 6
_ASKED = Leg(name="words", tokens=(("汛", 1.0),), fields=(("body", 1.0),))

# The other reads, asked for one document.
READS: Mapping[str, Callable[[View, str], object]] = {
    "document": lambda view, id_: view.document(id_),
    "labelled": lambda view, id_: view.labelled([id_], ["第一条"]),
    "citing": lambda view, _: view.citing(title="甲"),
    "units": lambda view, _: view.units("甲"),
    "regions": lambda view, _: view.regions(),
    "tasks": lambda view, id_: view.tasks(Filter(documents=(id_,))),
    "known": lambda view, _: view.known(),
}


@dataclass
class Told:
    """What came of a run. Seconds, of the other reads by their names; `wrong` are sentences."""

    acknowledged: dict[str, int] = field(default_factory=dict)
    writes: list[float] = field(default_factory=list)
    reads: list[float] = field(default_factory=list)
    other_reads: list[tuple[float, str]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    failed_writes: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    empty: int = 0

    def __str__(self) -> str:
        return (
            f"{len(self.acknowledged)} documents in {len(self.writes)} writes, the longest {max(self.writes, default=0):.1f} s, "
            f"{len(self.failed_writes)} failed; {len(self.reads)} questions, the longest {max(self.reads, default=0):.1f} s, "
            f"{len(self.failed)} failed, {len(self.wrong)} wrong, {self.empty} empty; {len(self.other_reads)} other reads, "
            f"the longest {max(self.other_reads, default=(0.0, 'none'))}"
        )


class Load:
    """One writer and several who ask, until stopped."""

    def __init__(
        self, address: Address, *, askers: int = 2, documents_a_second: float = 10, batch: int = 5
    ) -> None:
        self.address = address
        self._rate, self._batch = documents_a_second, batch
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self.told = Told()
        self._threads = [threading.Thread(target=self._write)]
        self._threads += [threading.Thread(target=self._ask, args=(number,)) for number in range(askers)]
        self._threads += [threading.Thread(target=self._read, args=(askers,))]

    def start(self) -> None:
        """Begins."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> Told:
        """Ends, and tells what came of it."""
        self._stop.set()
        for thread in self._threads:
            thread.join()
        return self.told

    def run(self, what: Callable[[], None]) -> Told:
        """What comes of it while something is done to the cluster."""
        self.start()
        try:
            what()
        finally:
            told = self.stop()
        return told

    def wait_for(self, questions: int) -> None:
        """Waits until so many questions more were asked."""
        wanted = len(self.told.reads) + questions
        while len(self.told.reads) < wanted and not self._stop.wait(0.05):
            pass

    def _engine(self) -> Engine:
        return ElasticEngine(self.address, PLAIN)

    def _write(self) -> None:
        engine, number, draw = self._engine(), 0, random.Random(6)
        with engine.writing():
            pass  # Six indices are made once for all: no write shall be timed by that.
        begun = time.monotonic()
        while not self._stop.is_set():
            # New ones, and now and then another version of one that is there.
            ids = [f"d{number + place}" for place in range(self._batch)]
            number += self._batch
            if self.told.acknowledged and draw.random() < 0.5:
                ids.append(draw.choice(sorted(self.told.acknowledged)))
            versions = {id_: self.told.acknowledged.get(id_, 0) + 1 for id_ in ids}
            start = time.monotonic()
            try:
                engine.write(document(id_, version) for id_, version in versions.items())
            except StoreError as error:
                self.told.failed_writes.append(str(error))
            else:
                with self._lock:
                    self.told.acknowledged |= versions
            self.told.writes.append(time.monotonic() - start)
            self._stop.wait(max(0.0, begun + number / self._rate - time.monotonic()))
        engine.close()

    def _ask(self, seed: int) -> None:
        engine, draw = self._engine(), random.Random(seed)
        while not self._stop.is_set():
            with self._lock:
                known = dict(self.told.acknowledged)
            if not known:
                time.sleep(0.01)
                continue
            id_ = draw.choice(sorted(known))
            start = time.monotonic()
            try:
                answer = said(engine, id_)
            except StoreError as error:
                self.told.failed.append(str(error))
                answer = None
            self.told.reads.append(time.monotonic() - start)
            if answer is not None:
                self._judge(id_, known[id_], answer)
        engine.close()

    def _read(self, seed: int) -> None:
        engine, draw = self._engine(), random.Random(seed)
        while not self._stop.is_set():
            with self._lock:
                known = sorted(self.told.acknowledged)
            if not known:
                time.sleep(0.01)
                continue
            for name, read in READS.items():
                start = time.monotonic()
                try:
                    with engine.view() as view:
                        answer = read(view, draw.choice(known))
                    if name == "document" and answer is None:
                        self.told.wrong.append("a document that was acknowledged is not there")
                except StoreError as error:
                    self.told.failed.append(f"{name}: {error}")
                self.told.other_reads.append((time.monotonic() - start, name))
        engine.close()

    def _judge(self, id_: str, least: int, answer: Sequence[int]) -> None:
        if not answer:
            self.told.empty += 1
        if len(answer) != CLAUSES or len(set(answer)) != 1 or answer[0] < least:
            self.told.wrong.append(f"{id_} (version {least} acknowledged): versions {list(answer)}")


def document(id_: str, version: int) -> Entry:
    """A version of a document."""
    clauses = tuple(f"防汛第{place}项，第{version}版。" for place in range(CLAUSES))
    return entry(reading(id_, title="甲", number=None, clauses=clauses))


def said(engine: Engine, id_: str) -> list[int]:
    """Of which version each clause is that is found of a document."""
    with engine.view() as view:
        found = view.search(Probe(legs=(_ASKED,), where=Filter(documents=(id_,)), size=50))
        ids = [match.id for match in found.legs["words"]]
        records = view.records(ids)
    texts = [getattr(records[id_], "text", "") for id_ in ids if id_ in records]
    return [int(text.partition("第")[2].partition("第")[2].partition("版")[0]) for text in texts]
