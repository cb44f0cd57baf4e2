"""A writer killed at any moment loses nothing that it was promised.

`ZHIZE_TEST_KILLS` sets how many random kills are tried (5 by default; 200 before a release), `ZHIZE_TEST_SEED` which ones: a test
that fails prints its own.
"""

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.values import Filter, Leg, Probe
from tests.indexer.engine.crash_child import content
from tests.indexer.engine.test_vectors import CARDER, seed, vector

KILLS = int(os.environ.get("ZHIZE_TEST_KILLS", "5"))
ROOT = Path(__file__).parents[3]

ABSENT = None


@dataclass
class Promises:
    """For each document the word that it says, and for the operation that was under way what it would say."""

    held: dict[str, str | None] = field(default_factory=dict)
    pending: tuple[str, str | None] | None = None
    acknowledged: int = 0

    def take(self, line: str) -> None:
        """What one line of the writer's means."""
        if line.startswith("begin"):
            _, operation, document, word = line.split()
            said = {"write": word, "remove": ABSENT}.get(operation, self.held.get(document))
            self.pending = (document, said)
        elif self.pending:
            self.held[self.pending[0]], self.pending = self.pending[1], None
            self.acknowledged += 1

    def allow(self, document: str) -> set[str | None]:
        """What the document may say now."""
        allowed = {self.held.get(document)}
        if self.pending and self.pending[0] == document:
            allowed.add(self.pending[1])
        return allowed


def start(store: Path, seed_: int, *options: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.indexer.engine.crash_child", str(store), str(seed_), *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def settle(store: Path, promises: Promises) -> None:
    """Asserts that readers see all that was promised, at once and after the next writer; notes what came through."""
    engine = EmbeddedEngine(store, CARDER)
    try:
        before = said(engine, promises)
        with engine.writing():
            pass
        assert engine.check() == []
        after = said(engine, promises)
        # What the index did not hold yet may come with the next writer; nothing may go.
        assert {document: word for document, word in before.items() if word != after[document]}.keys() <= {
            promises.pending[0] if promises.pending else ""
        }
        promises.held, promises.pending = after, None
    finally:
        engine.close()


def said(engine: EmbeddedEngine, promises: Promises) -> dict[str, str | None]:
    """What each document says, in the record, the words and the vectors alike."""
    documents = promises.held.keys() | ({promises.pending[0]} if promises.pending else set())
    found: dict[str, str | None] = {}
    with engine.view() as view:
        for document in sorted(documents):
            reading = view.document(document)
            word = reading.clauses[0].text.removeprefix("编号") if reading else ABSENT
            assert word in promises.allow(document), f"{document} says {word}"
            where = Filter(documents=(document,))
            # One of the characters stands in every clause.
            probe = Probe(
                legs=(Leg(name="words", tokens=(("编", 1.0), ("条", 1.0)), fields=(("body", 1.0),)),),
                where=where,
                vector=vector(seed(" ".join(f"编号{word}"))),
                size=100,
            )
            legs = view.search(probe).legs
            expected = {clause.id for clause in content(document, word).clauses} if word else set()
            assert (
                {match.id for match in legs["words"]} == {match.id for match in legs["vectors"]} == expected
            )
            if word:
                assert legs["vectors"][0].score == pytest.approx(1.0, abs=1e-5)
                assert view.records([f"{document}-c1"])[f"{document}-c1"].text == f"编号{word}"
            found[document] = word
    return found


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that has been made."""
    engine = EmbeddedEngine(tmp_path / "store", CARDER)
    with engine.writing():
        pass
    engine.close()
    return tmp_path / "store"


def test_killed_at_random_nothing_promised_is_lost(store: Path) -> None:
    chosen = int(os.environ.get("ZHIZE_TEST_SEED", time.time_ns()))
    print(f"ZHIZE_TEST_SEED={chosen}")  # pytest shows it where the test fails
    dice, promises = random.Random(chosen), Promises()
    for _ in range(KILLS):
        child = start(store, dice.randrange(10**9))
        assert child.stdout is not None
        # Two operations at least, whatever else the machine does; then at any moment of the next one.
        for _ in range(dice.randrange(5, 25)):
            promises.take(child.stdout.readline())
        time.sleep(dice.uniform(0.0, 0.03))
        child.kill()
        for line in child.stdout.read().splitlines():
            promises.take(line)
        child.wait()
        child.stdout.close()
        settle(store, promises)
    assert promises.acknowledged > KILLS


@pytest.mark.parametrize(
    "point",
    [
        "indexer.engine.embedded.record_writer:RecordWriter.keep+",
        "indexer.engine.embedded.generation:GenerationWriter.commit",
        "indexer.engine.embedded.vectors.writer:write_state",
        "indexer.engine.embedded.vectors.writer:append+",
        "indexer.engine.embedded.words:WordWriter.commit",
        "indexer.engine.embedded.generation:GenerationWriter.commit+",
        "indexer.engine.embedded.generation:GenerationWriter.clear_words",
        "indexer.engine.embedded.generation:GenerationWriter.clear_words+",
        "indexer.engine.embedded.session:WriteSession.settle+",
        "indexer.engine.embedded.session:erase",
        "indexer.engine.embedded.session:WriteSession.drop_old",
        "indexer.engine.embedded.record_reader:RecordReader.record_rows",
        "indexer.engine.embedded.database:empty_log",
    ],
)
def test_killed_between_any_two_steps_nothing_promised_is_lost(store: Path, point: str) -> None:
    promises = Promises()
    for turn in range(2):
        child = start(store, turn, "--die", point)
        assert child.stdout is not None
        for line in child.stdout.read().splitlines():
            promises.take(line)
        child.stdout.close()
        assert child.wait() == -9
        settle(store, promises)
