"""How well questions about policy tasks find their records, by each leg and by all together.

    python -m benchmarks.retrieval.policy [--data ../shared/data] [--json]

Two measurements: the questions of tests/questions over the tasks and clauses of the sample and of the seeds, right where the
record holds the expected words; and headings over what stands below them, in pages that no model learnt from (page files are
only run over; nothing of them is shown). Law questions teach nothing about these, so they have figures of their own.
"""

import argparse
import json
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.retrieval.measures import FLOORS, Measured, mean, measure
from benchmarks.retrieval.readings import entry
from benchmarks.training.passages import DEV_PAGES
from corpus.errors import BadInput
from corpus.model import Reading
from crawler.readers import read
from indexer.cards import ReadingCarder
from indexer.engine import open_engine
from indexer.engine.values import Filter
from indexer.meaning import MeaningCarder, embedder_named
from indexer.meaning.carder import ALL_KINDS
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from search_api.retrieval import Retrieval
from search_api.retrieval.candidates import LEGS

_HERE = Path(__file__).parents[2]
_RECORDS = Filter(kinds=("task", "clause"))
_BLANK = re.compile(r"\s+")
_SHORTEST = 15


class Sought(NamedTuple):
    """A question with the ids of the records that answer it."""

    question: str
    right: frozenset[str]


def read_all(paths: Iterable[Path]) -> list[Reading]:
    """The readings of the files that can be read."""
    readings = []
    for path in paths:
        try:
            readings.append(read_blocks(read(path.name, path.read_bytes()), Source(path=path.name)))
        except BadInput:
            continue
    return readings


def asked(readings: Sequence[Reading], path: Path) -> list[Sought]:
    """The questions of the file of which some record holds the expected words."""
    texts = {clause.id: _bare(clause.text) for reading in readings for clause in reading.clauses}
    texts |= {task.id: _bare(task.text) for reading in readings for task in reading.tasks}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    sought = [
        Sought(row["q"], frozenset(id_ for id_, text in texts.items() if _bare(row["evidence"]) in text))
        for row in rows
        if row.get("evidence")
    ]
    return [one for one in sought if one.right]


def below_headings(readings: Sequence[Reading]) -> list[Sought]:
    """The headings that stand above text of their own, each to find that clause."""
    return [
        Sought(clause.heading, frozenset({clause.id}))
        for reading in readings
        for clause in reading.clauses
        if clause.heading and len(clause.text.removeprefix(clause.heading)) >= _SHORTEST
    ]


def without_headings(reading: Reading) -> Reading:
    """The reading whose clauses no longer say their headings."""
    bare = (
        msgspec.structs.replace(clause, heading="", text=clause.text.removeprefix(clause.heading))
        for clause in reading.clauses
    )
    return msgspec.structs.replace(reading, clauses=tuple(bare))


def evaluate(readings: Sequence[Reading], sought: Sequence[Sought]) -> dict[str, Measured]:
    """Each leg's figures, and those of all fused."""
    embedder = embedder_named()
    carder = MeaningCarder(ReadingCarder(), embedder, ALL_KINDS)
    retrieval = Retrieval(embedder, trees=None)
    figures: dict[str, list[Measured]] = {name: [] for name in (*LEGS, "fused")}
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(folder, carder)
        engine.write(entry(reading, carder) for reading in readings)
        with engine.view() as view:
            for one in sought:
                found = retrieval.candidates(view, one.question, _RECORDS)
                for name, measured in figures.items():
                    measured.append(measure(found.by(name), one.right))
        engine.close()
    return {name: {"queries": len(sought), **mean(measured)} for name, measured in figures.items()}


def _bare(text: str) -> str:
    return _BLANK.sub("", text)


def main() -> int:
    """Prints the figures; 1 below a floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    sample = read_all(
        path for path in sorted((_HERE / "corpus" / "sample").rglob("*.*")) if path.name != "README.md"
    )
    seeds = read_all(sorted((options.data / "seeds").glob("*.txt")))
    learnt = {f"20190217_{page}.html" for page in DEV_PAGES}
    pages = read_all(
        path for path in sorted((options.data / "pages" / "gov_cn").glob("*.html")) if path.name not in learnt
    )
    questions = _HERE / "tests" / "questions"
    figures = {
        "sample": evaluate(sample, asked(sample, questions / "sample.jsonl")),
        "seeds": evaluate(seeds, asked(seeds, questions / "seeds.jsonl")),
        "headings": evaluate([without_headings(page) for page in pages], below_headings(pages)),
    }
    lines = (f"{key}: {value}" for key, value in figures.items())
    sys.stdout.write((json.dumps(figures) if options.json else "\n".join(lines)) + "\n")
    return int(bool(below(figures)))


def below(figures: Mapping[str, Mapping[str, Measured]]) -> list[str]:
    """What has fallen below its floor."""
    floors = tomllib.loads(FLOORS.read_text("utf-8"))["policy"]
    return [
        f"{key} {name}"
        for key, held in floors.items()
        for name, floor in held.items()
        if figures[key][name]["r10"] < floor
    ]


if __name__ == "__main__":
    sys.exit(main())
