"""How fast pages become answers: files read, indexed, acknowledged, and the share of each stage.

    python -m benchmarks.ingest [--data ../shared/data] [--jobs 2] [--json]

The 56 State Council pages are ingested whole (tasks, evidence, commit) as `zhize serve` takes uploads, by workers that
run already, and as `zhize ingest` does, which starts them; then each stage is timed alone, in one process. It ends with
status 1 where running workers take fewer than 60 documents a second.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from crawler.readers import read
from crawler.readers.worker import ReaderPool
from indexer.draft import lay_out
from indexer.engine import Engine, open_engine
from indexer.meaning import own_carder
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from indexer.repair import repair
from search_api.cli.ingestion import IngestReport, InputFile, ingest, ingest_bytes
from search_api.cli.taking import take_file

FLOOR = 60.0
ROUNDS = 5

T = TypeVar("T")


def files(data: Path) -> list[InputFile]:
    """The pages, as `zhize ingest` would find them."""
    return [InputFile(path.name, str(path)) for path in sorted((data / "pages" / "gov_cn").glob("*.html"))]


def whole(data: Path, jobs: int) -> dict[str, float]:
    """Documents a second of the best of several runs, each into a new store: by workers that run already, and from nothing."""
    pages = files(data)
    contents = [(page.name, Path(page.place).read_bytes()) for page in pages]
    with ReaderPool(jobs, then=take_file) as pool:
        list(pool.read_all(contents[: 2 * jobs]))
        warm = [_speed(lambda engine: ingest_bytes(engine, pool, contents)) for _ in range(ROUNDS)]
    cold = [_speed(lambda engine: ingest(engine, pages, jobs=jobs)) for _ in range(ROUNDS)]
    return {
        "documents": len(pages),
        "documents_a_second": round(max(warm), 1),
        "slowest": round(min(warm), 1),
        "with_workers_started_anew": round(max(cold), 1),
    }


def _speed(ingested: Callable[[Engine], IngestReport]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(folder, own_carder())
        started = time.perf_counter()
        report = ingested(engine)
        took = time.perf_counter() - started
        engine.close()
    assert not report.failed, report
    return report.new / took


def stages(data: Path) -> dict[str, float]:
    """Milliseconds a document that each stage takes alone, in this process."""
    contents = [(file.name, Path(file.place).read_bytes()) for file in files(data)]
    carder = own_carder()

    blocks, reading_ms = _timed(lambda: (read(name, content) for name, content in contents))
    drafts, layout_ms = _timed(lambda: map(lay_out, blocks))
    _, repair_ms = _timed(lambda: map(repair, drafts))
    readings, index_ms = _timed(
        lambda: (
            read_blocks(block, Source(path=name)) for block, (name, _) in zip(blocks, contents, strict=True)
        )
    )
    _, cards_ms = _timed(lambda: map(carder, readings))
    return {
        "bytes_to_blocks": round(reading_ms, 2),
        "layout": round(layout_ms, 2),
        "repair": round(repair_ms, 2),
        "structure_and_tasks": round(index_ms - layout_ms - repair_ms, 2),
        "cards": round(cards_ms, 2),
    }


def _timed(step: Callable[[], Iterator[T]]) -> tuple[list[T], float]:
    """What the step gives, done a second time, and the milliseconds each took."""
    list(step())
    started = time.perf_counter()
    result = list(step())
    return result, (time.perf_counter() - started) * 1000 / max(1, len(result))


def main() -> int:
    """Prints the figures; 1 below the floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result: dict[str, object] = {**whole(options.data, options.jobs), "stages_ms": stages(options.data)}
    text = (
        json.dumps(result) if options.json else "\n".join(f"{key}: {value}" for key, value in result.items())
    )
    sys.stdout.write(text + "\n")
    return int(float(str(result["documents_a_second"])) < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
