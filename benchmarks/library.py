"""The whole library of laws taken in as `zhize ingest` takes it: time, size of the store, memory; then how long a question takes.

    python -m benchmarks.library [--data ../shared/data] [--jobs 2] [--queries 200] [--store FOLDER] [--json]

About 3,800 texts with 169,000 articles. The questions are lay questions of STARD, articles of the store by name and number,
and whom the law makes responsible for a matter that it names. With `--store` the store is kept there, and asked again
instead of made anew. It ends with status 1 where the questions of a set take longer than 20 ms (half) or 60 ms (95 of 100).
"""

import argparse
import contextlib
import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import benchmarks.one_core  # noqa: F401 - before NumPy
from benchmarks.peer import timed
from corpus.model import Article
from indexer.engine import Engine, View, open_engine
from indexer.meaning import own_carder
from search_api.cli.ingestion import find_files, ingest
from search_api.retrieval import own_retrieval
from search_api.service import Service

P50_MS, P95_MS = 20.0, 60.0
_SEED = 20261122
_MEGABYTE = 1 << 20


def take_in(engine: Engine, laws: Path, jobs: int) -> dict[str, object]:
    """Reads the folder into the store: how many texts, how long, with how much memory."""
    files = list(find_files([str(laws)]))
    started = time.perf_counter()
    report = ingest(engine, files, jobs=jobs)
    took = time.perf_counter() - started
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "files": len(files),
        "documents": report.new,
        "failed": len(report.failed),
        "wall_s": round(took, 1),
        "cpu_s": round(own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime, 1),
        "peak_mb": round(own.ru_maxrss / 1024),
        "peak_of_a_worker_mb": round(workers.ru_maxrss / 1024),
    }


def questions(view: View, data: Path, count: int) -> dict[str, list[str]]:
    """The questions of each set."""
    chance = random.Random(_SEED)
    lines = (data / "stard" / "train_queries.jsonl").read_text("utf-8").splitlines()
    lay = [json.loads(line)["query"] for line in chance.sample(lines, count)]
    articles, matters = [], []
    held = view.documents(size=view.stats().documents).items
    for document in chance.sample(held, min(count, len(held))):
        reading = view.document(document.id)
        assert reading is not None, document.id
        clauses = [clause for clause in reading.clauses if isinstance(clause, Article)]
        articles += [f"{one.law}{one.number}" for one in clauses[:1]]
        matters += [f"{one.matter}由哪个部门负责？" for one in reading.competences[:1]]
    return {"lay": lay, "named_article": articles, "competence": matters}


def measure(data: Path, jobs: int, count: int, folder: Path) -> dict[str, object]:
    """All figures."""
    made = not any(folder.iterdir())
    engine = open_engine(folder, own_carder())
    with contextlib.closing(engine):
        result = take_in(engine, data / "laws", jobs) if made else {}
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        service = Service(engine, retrieval=own_retrieval())
        with engine.view() as view:
            result |= {"articles": view.stats().clauses, "store_mb": round(size / _MEGABYTE)}
            sets = questions(view, data, count)
        for name, asked in sets.items():
            result[name] = timed(lambda question: len(service.ask(question).answers), asked)
    return result


def main() -> int:
    """Prints the figures; 1 where an answer takes too long."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with contextlib.ExitStack() as kept:
        folder = options.store or Path(kept.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        result = measure(options.data, options.jobs, options.queries, folder)
    text = (
        json.dumps(result) if options.json else "\n".join(f"{key}: {value}" for key, value in result.items())
    )
    sys.stdout.write(text + "\n")
    slow = [name for name, told in result.items() if isinstance(told, dict) and _is_slow(told)]
    for name in slow:
        sys.stderr.write(f"{name}: over {P50_MS} or {P95_MS} ms\n")
    return int(bool(slow))


def _is_slow(told: dict[str, float]) -> bool:
    return told["p50_ms"] > P50_MS or told["p95_ms"] > P95_MS


if __name__ == "__main__":
    sys.exit(main())
