"""How fast pages become answers: files read, indexed, acknowledged, and the share of each stage.

    python -m benchmarks.ingest [--data ../shared/data] [--jobs 2] [--json]

The 56 State Council pages are ingested whole (tasks, evidence, commit) by `zhize ingest`'s own way, workers warm; then
each stage is timed alone, in one process. It ends with status 1 below 60 documents a second.
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
from indexer.cards import ReadingCarder
from indexer.draft import lay_out
from indexer.engine import open_engine
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from indexer.repair import repair
from search_api.cli.ingestion import InputFile, ingest

FLOOR = 60.0
ROUNDS = 3

T = TypeVar("T")


def files(data: Path) -> list[InputFile]:
    """The pages, as `zhize ingest` would find them."""
    return [InputFile(path.name, str(path)) for path in sorted((data / "pages" / "gov_cn").glob("*.html"))]


def whole(data: Path, jobs: int) -> dict[str, float]:
    """Documents a second of the best of three runs, each into a new store; workers start within the first second of each."""
    pages = files(data)
    speeds = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            carder = ReadingCarder()
            engine = open_engine(folder, carder)
            started = time.perf_counter()
            report = ingest(engine, carder, pages, jobs=jobs)
            speeds.append(len(pages) / (time.perf_counter() - started))
            engine.close()
            assert report.new == len(pages), report
    return {
        "documents": len(pages),
        "documents_a_second": round(max(speeds), 1),
        "slowest": round(min(speeds), 1),
    }


def stages(data: Path) -> dict[str, float]:
    """Milliseconds a document that each stage takes alone, in this process."""
    contents = [(file.name, Path(file.place).read_bytes()) for file in files(data)]
    carder = ReadingCarder()

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
