"""The embedded engine against plain SQLite FTS5 over jieba's words, on the same texts in the same run.

    python -m benchmarks.peer [--data ../shared/data] [--clauses 150000] [--queries 300] [--json]

The peer is what a small search system for Chinese documents is usually made of: FTS5 with text cut by jieba, a
question's words joined by OR, bm25. Both answer the same lay questions of STARD with their best twenty articles
as stored. It ends with status 1 where a floor is broken: half of our answers in a third of the peer's time, 95 of
100 in 40 ms, a fresh process answering in 0.4 s.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles

from benchmarks.laws import LawCarder, readings
from corpus.model import Reading
from indexer.engine import Entry
from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.values import Filter, Leg, Probe
from indexer.tokens import python_cutter, tokenize

P50_SHARE_OF_PEER = 1 / 3
P95_MS = 40.0
FRESH_S = 0.4
TOP = 20
CLAUSES = Filter(kinds=("clause",))

_FRESH = """
import sys
from pathlib import Path
from benchmarks.laws import LawCarder
from indexer.engine import open_engine
from indexer.engine.values import Leg, Probe
from indexer.tokens import tokenize
tokens = tokenize(sys.argv[2])
legs = (
    Leg(name="words", tokens=tuple((word, 1.0) for word in tokens.words.split())),
    Leg(name="bigrams", tokens=tuple((word, 1.0) for word in tokens.bigrams.split())),
)
with open_engine(sys.argv[1], LawCarder()).view() as view:
    found = view.search(Probe(legs=legs, size=20))
    assert view.records([match.id for match in found.legs["words"]])
"""


class Ours:
    """The engine, filled; words and bigrams each give their best."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._carder = LawCarder()
        self._engine = EmbeddedEngine(folder, self._carder)

    def fill(self, readings: Iterator[Reading]) -> None:
        batch: list[Entry] = []
        with self._engine.writing():
            for reading in readings:
                name = f"{reading.document.id}.md"
                batch.append(
                    Entry(reading, self._carder(reading), reading.text.encode(), "text/markdown", name)
                )
                if len(batch) == 100:
                    self._engine.write(batch)
                    batch.clear()
            self._engine.write(batch)

    def ask(self, question: str, where: Filter = CLAUSES, bigrams: bool = True) -> int:
        tokens = tokenize(question)
        legs = [Leg(name="words", tokens=tuple((word, 1.0) for word in tokens.words.split()))]
        if bigrams:
            legs.append(Leg(name="bigrams", tokens=tuple((word, 1.0) for word in tokens.bigrams.split())))
        with self._engine.view() as view:
            found = view.search(Probe(legs=tuple(legs), where=where, size=50))
            return len(view.records([match.id for match in found.legs["words"][:TOP]]))

    def close(self) -> None:
        self._engine.close()


class Peer:
    """SQLite FTS5 over jieba's words."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._cut = python_cutter((), folder)
        self._database = sqlite3.connect(folder / "peer.sqlite3")
        self._database.executescript(
            "PRAGMA journal_mode = WAL; CREATE TABLE clauses (row INTEGER PRIMARY KEY, title TEXT, text TEXT);"
            "CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize='unicode61');"
        )

    def fill(self, readings: Iterator[Reading]) -> None:
        for reading in readings:
            title = reading.document.title
            cut = self._joined(title)
            for clause in reading.clauses:
                text = clause.text or ""
                row = self._database.execute(
                    "INSERT INTO clauses (title, text) VALUES (?, ?)", (title, text)
                ).lastrowid
                self._database.execute(
                    "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (row, cut, self._joined(text))
                )
        self._database.commit()

    def ask(self, question: str) -> int:
        words = dict.fromkeys(word for word in self._cut(question) if word.isalnum())
        match = " OR ".join(f'"{word}"' for word in words)
        found = self._database.execute(
            "SELECT c.title, c.text FROM (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?) w "
            "JOIN clauses c ON c.row = w.rowid",
            (match, TOP),
        )
        return len(found.fetchall())

    def close(self) -> None:
        self._database.close()

    def _joined(self, text: str) -> str:
        return " ".join(word for word in self._cut(text) if word.isalnum())


def timed(ask: Callable[[str], int], questions: list[str]) -> dict[str, float]:
    """p50 and p95 in milliseconds; every question is asked once before the clock runs."""
    times = []
    for round_ in range(2):
        for question in questions:
            started = time.perf_counter()
            ask(question)
            if round_:
                times.append((time.perf_counter() - started) * 1000)
    cuts = quantiles(times, n=20)
    return {"p50_ms": round(cuts[9], 2), "p95_ms": round(cuts[18], 2)}


def fresh(folder: Path, question: str) -> float:
    """The median seconds of a process that opens the store, asks once and ends, interpreter and imports included."""
    times = []
    for _ in range(11):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", _FRESH, str(folder), question], check=True)
        times.append(time.perf_counter() - started)
    return round(sorted(times)[5], 3)


def measure(data: Path, clauses: int, count: int) -> dict[str, object]:
    """All figures."""
    lines = (data / "stard" / "train_queries.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line)["query"] for line in lines[:: max(1, len(lines) // count)]][:count]
    with tempfile.TemporaryDirectory() as folder:
        ours, peer = Ours(Path(folder) / "ours"), Peer(Path(folder) / "peer")
        started = time.perf_counter()
        ours.fill(readings(data, clauses))
        filled = time.perf_counter()
        peer.fill(readings(data, clauses))
        peer_filled = time.perf_counter()
        indexed = sum(len(reading.clauses) for reading in readings(data, clauses))
        result: dict[str, object] = {
            "clauses": indexed,
            "questions": len(questions),
            "ours": timed(ours.ask, questions),
            "ours_words_alone": timed(lambda question: ours.ask(question, bigrams=False), questions),
            "ours_all_kinds": timed(lambda question: ours.ask(question, Filter()), questions),
            "peer": timed(peer.ask, questions),
            "ours_clauses_a_second": round(indexed / (filled - started)),
            "peer_clauses_a_second": round(indexed / (peer_filled - filled)),
            "ours_bytes": sum(path.stat().st_size for path in ours.folder.rglob("*") if path.is_file()),
            "fresh_process_s": fresh(ours.folder, questions[0]),
        }
        ours.close()
        peer.close()
    return result


def broken(result: dict[str, object]) -> list[str]:
    """The floors that are broken."""
    ours, peer = result["ours"], result["peer"]
    assert isinstance(ours, dict)
    assert isinstance(peer, dict)
    checks = {
        f"p50 {ours['p50_ms']} ms is over a third of {peer['p50_ms']} ms": ours["p50_ms"]
        > peer["p50_ms"] * P50_SHARE_OF_PEER,
        f"p95 {ours['p95_ms']} ms is over {P95_MS} ms": ours["p95_ms"] > P95_MS,
        f"a fresh process takes {result['fresh_process_s']} s": float(str(result["fresh_process_s"]))
        > FRESH_S,
    }
    return [message for message, failed in checks.items() if failed]


def main() -> int:
    """Prints the figures; 1 where a floor is broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--clauses", type=int, default=150_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(options.data, options.clauses, options.queries)
    if options.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:24} {value}")
    found = broken(result)
    for message in found:
        print(message, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
