"""Measures tasks against labels read by hand: `python -m benchmarks.labels [--held-out] [--show]`.

Reads the documents of tests/labels/README.md from `../shared/data`, pairs found tasks with labels as it says
there, and prints precision and recall by document and by source.
"""

import argparse
import io
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pypdfium2 import PdfDocument

from benchmarks.pairing import DETAILS, ROLES, Compact, Pair, Placed, agrees, is_right, pair, place_labels
from corpus.model import Reading, Record, Task
from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "labels"
DATA = ROOT.parent / "shared" / "data"

_ROW = re.compile(
    r"^\| (dev|held_out) \| `([^`]+)` \| ([^|]+) \| \d+ \| \d+ \| `[0-9a-f]{64}` \|$", re.MULTILINE
)


class Row(Record):
    """A labelled document, or a range of pages of one."""

    half: str
    source: str
    pages: str

    @property
    def name(self) -> str:
        """The stem of its label file."""
        first, _, last = self.pages.partition("–")
        return Path(self.source).stem + (f"_p{int(first):03}-{int(last):03}" if last else "")

    def labels(self) -> list[dict[str, Any]]:
        """Its labels in order of the text."""
        file = LABELS / Path(self.source).parts[0] / self.half / f"{self.name}.jsonl"
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()]

    def reading(self, data: Path = DATA) -> Reading:
        """The document as the indexer reads it; of a PDF only the labelled pages, as a file of their own."""
        path = data / self.source
        content = path.read_bytes()
        if path.suffix == ".pdf":
            first, last = (int(number) for number in self.pages.split("–"))
            content = _pages(content, first, last)
        return read_blocks(read(path.name, content), Source(path=self.source))


class Score(Record):
    """What was found of a set of labels.

    `found` tasks name a unit and are judged, `right` of them give every role to the right units; `certain`
    labels must be found, `met` of them have a partner that is right. `details` counts, of the right ones, those
    whose further fields agree.
    """

    found: int
    right: int
    certain: int
    met: int
    details: dict[str, int]

    @property
    def precision(self) -> float:
        """Right ones of all found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Certain labels met by a right task."""
        return self.met / self.certain if self.certain else 1.0


def rows(half: str) -> list[Row]:
    """The documents of one half, as the split table lists them."""
    table = (LABELS / "README.md").read_text("utf-8")
    return [Row(*found.groups()) for found in _ROW.finditer(table) if found[1] == half]


def pair_row(row: Row, data: Path = DATA) -> tuple[list[Pair], list[Placed]]:
    """The judged tasks of a document, each with its label, and all labels with their places."""
    reading = row.reading(data)
    compact = Compact(reading.text)
    placed = place_labels(row.labels(), compact)
    pairs = pair(reading.tasks, placed, compact)
    return [found for found in pairs if not _is_unjudged(row, found)], placed


def score(pairs: Iterable[Pair], placed: Iterable[Placed], source: str | None = None) -> Score:
    """The score of paired tasks, or of one source: precision by the tasks' source, recall by the labels'."""
    found = list(pairs)
    judged = [p for p in found if source in (None, p.task.source)]
    right = [p for p in judged if p.placed is not None and is_right(p.task, p.placed.label)]
    certain = [p for p in placed if p.label["sentence_certain"] and source in (None, p.label["source"])]
    met = [p for p in certain if any(f.placed == p and is_right(f.task, p.label) for f in found)]
    matched = [(p.task, p.placed.label) for p in right if p.placed is not None]
    details = {field: sum(agrees(task, label, field) for task, label in matched) for field in DETAILS}
    return Score(len(judged), len(right), len(certain), len(met), details)


def _is_unjudged(row: Row, found: Pair) -> bool:
    """In the PDF, items given to the ministry of a sub-plan by its title are not judged."""
    return row.source.endswith(".pdf") and found.placed is None and found.task.basis == "heading"


def _pages(content: bytes, first: int, last: int) -> bytes:
    with PdfDocument(content) as whole, PdfDocument.new() as part:
        part.import_pages(whole, list(range(first - 1, last)))
        buffer = io.BytesIO()
        part.save(buffer)
    return buffer.getvalue()


def _line(name: str, result: Score) -> str:
    details = "  ".join(f"{field} {count}/{result.right}" for field, count in result.details.items())
    return (
        f"{name:<40} precision {result.precision:.3f} ({result.right}/{result.found})  "
        f"recall {result.recall:.3f} ({result.met}/{result.certain})  {details}"
    )


def _told(task: Task) -> str:
    roles = "  ".join(
        f"{role}={'、'.join(unit.name for unit in getattr(task, role)) or '-'}" for role in ROLES
    )
    return f"{task.source}/{task.basis}  {roles}  {' '.join(task.evidence.quote.split())[:160]}"


def _misses(pairs: Sequence[Pair], placed: Sequence[Placed]) -> Iterable[str]:
    for found in pairs:
        if found.placed is None:
            yield f"  unlabelled: {_told(found.task)}"
        elif not is_right(found.task, found.placed.label):
            yield f"  wrong:      {_told(found.task)}\n     label:   {found.placed.label}"
        else:
            other = [field for field in DETAILS if not agrees(found.task, found.placed.label, field)]
            for field in other:
                wanted = found.placed.label[field]
                yield f"  {field}: {getattr(found.task, field)} for {wanted}: {_told(found.task)}"
    for label in placed:
        if label.end == 0:
            yield f"  not in the text: {label.label['quote'][:80]}"
        elif label.label["sentence_certain"] and not any(p.placed == label for p in pairs):
            yield f"  missed:     {label.label['source']}: {label.label['quote'][:160]}"


def main() -> None:
    """Prints the scores."""
    parser = argparse.ArgumentParser(description="tasks measured against labels read by hand")
    parser.add_argument("--held-out", action="store_true", help="the half that rules are never written for")
    parser.add_argument("--show", action="store_true", help="what is wrong, missed or not labelled")
    options = parser.parse_args()
    all_pairs: list[Pair] = []
    all_placed: list[Placed] = []
    for row in rows("held_out" if options.held_out else "dev"):
        pairs, placed = pair_row(row)
        all_pairs += pairs
        all_placed += placed
        print(_line(row.name, score(pairs, placed)))
        if options.show:
            print(*_misses(pairs, placed), sep="\n")
    for source in ("table", "line", "bracket", "heading", "sentence"):
        print(_line(f"source {source}", score(all_pairs, all_placed, source)))
    print(_line("all", score(all_pairs, all_placed)))


if __name__ == "__main__":
    if not DATA.is_dir():
        sys.exit(f"the labelled documents are not at hand: {DATA}")
    main()
