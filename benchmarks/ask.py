"""A whole question — read, searched, ranked, proved — against plain SQLite FTS5 over jieba's words, in the same run.

    python -m benchmarks.ask [--data ../shared/data] [--clauses 150000] [--queries 200] [--json]

The store holds the laws an article a clause, and the five seed documents; the questions are lay questions of STARD and the
visible questions over the seeds. It ends with status 1 where a floor is broken: half of our answers in a third of the
peer's time for its twenty rows, 95 of 100 in 40 ms.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.laws import readings
from benchmarks.peer import P50_SHARE_OF_PEER, P95_MS, Peer, timed
from corpus.model import Reading
from crawler.readers import read
from indexer.engine import Carder, Engine, Entry, open_engine
from indexer.meaning import own_carder
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from search_api.retrieval import own_retrieval
from search_api.service import Service

_BATCH = 100


def texts(data: Path, clauses: int) -> Iterator[Reading]:
    """The seeds, then laws until there are so many clauses."""
    for path in sorted((data / "seeds").glob("*.txt")):
        yield read_blocks(read(path.name, path.read_bytes()), Source(path=path.name))
    yield from readings(data, clauses)


def fill(engine: Engine, carder: Carder, source: Iterator[Reading]) -> None:
    """Writes all readings, a batch at a time."""
    batch: list[Entry] = []
    with engine.writing():
        for reading in source:
            name = f"{reading.document.id}.txt"
            batch.append(Entry(reading, carder(reading), reading.text.encode(), "text/plain", name))
            if len(batch) == _BATCH:
                engine.write(batch)
                batch.clear()
        engine.write(batch)


def measure(data: Path, clauses: int, count: int) -> dict[str, object]:
    """All figures."""
    lines = (data / "stard" / "train_queries.jsonl").read_text("utf-8").splitlines()
    lay = [json.loads(line)["query"] for line in lines[:: max(1, len(lines) // count)]][:count]
    visible = Path(__file__).parents[1] / "tests" / "questions" / "seeds.jsonl"
    official = [json.loads(line)["q"] for line in visible.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        carder = own_carder()
        engine, peer = open_engine(Path(folder) / "ours", carder), Peer(Path(folder) / "peer")
        started = time.perf_counter()
        fill(engine, carder, texts(data, clauses))
        seconds = time.perf_counter() - started
        peer.fill(texts(data, clauses))
        service = Service(engine, retrieval=own_retrieval())

        def ask(question: str) -> int:
            return len(service.ask(question).answers)

        with engine.view() as view:
            held = view.stats()
        result: dict[str, object] = {
            "clauses": held.clauses,
            "fill_s": round(seconds, 1),
            "ours_lay": timed(ask, lay),
            "ours_official": timed(ask, official),
            "peer_lay": timed(peer.ask, lay),
            "peer_official": timed(peer.ask, official),
        }
        engine.close()
        peer.close()
    return result


def broken(result: dict[str, object]) -> list[str]:
    """The floors that are broken."""
    found = []
    for kind in ("lay", "official"):
        ours, peer = result[f"ours_{kind}"], result[f"peer_{kind}"]
        assert isinstance(ours, dict)
        assert isinstance(peer, dict)
        if ours["p50_ms"] > peer["p50_ms"] * P50_SHARE_OF_PEER:
            found.append(f"{kind}: p50 {ours['p50_ms']} ms is over a third of {peer['p50_ms']} ms")
        if ours["p95_ms"] > P95_MS:
            found.append(f"{kind}: p95 {ours['p95_ms']} ms is over {P95_MS} ms")
    return found


def main() -> int:
    """Prints the figures; 1 where a floor is broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--clauses", type=int, default=150_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(options.data, options.clauses, options.queries)
    text = (
        json.dumps(result) if options.json else "\n".join(f"{key}: {value}" for key, value in result.items())
    )
    sys.stdout.write(text + "\n")
    faults = broken(result)
    sys.stderr.write("".join(f"{fault}\n" for fault in faults))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
