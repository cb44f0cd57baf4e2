"""What is found of the labels that may be read while rules are written, and its floors."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.labels import pair_row, rows, score
from benchmarks.pairing import Compact, Pair, Placed, pair, place_labels
from corpus.model import Evidence, Task, TaskSource, UnitName
from corpus.recognise.characters import fold

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text("utf-8"))["labels"]


@pytest.fixture(scope="module")
def paired(shared_data: Path) -> tuple[list[Pair], list[Placed]]:
    pairs: list[Pair] = []
    placed: list[Placed] = []
    for row in rows("dev"):
        found, labels = pair_row(row, shared_data)
        pairs += found
        placed += labels
    return pairs, placed


@pytest.mark.parametrize("source", ["all", "bracket", "heading", "sentence"])
def test_precision_and_recall_stay(paired: tuple[list[Pair], list[Placed]], source: str) -> None:
    result = score(*paired, source=None if source == "all" else source)
    assert result.precision >= FLOORS[source]["precision"]
    assert result.recall >= FLOORS[source]["recall"]


def test_every_label_stands_in_the_text_as_read(paired: tuple[list[Pair], list[Placed]]) -> None:
    assert [label.label["quote"] for label in paired[1] if label.end == 0] == []


TEXT = "加强检查。由甲局牵头制定办法。\n（乙局负责）"
LABELS: list[dict[str, Any]] = [
    {
        "quote": "由甲局牵头制定办法",
        "text_starts": "加强检查",
        "source": "sentence",
        "lead": ["甲局"],
        "support": [],
        "guide": [],
    },
    {
        "quote": "（乙局负责）",
        "text_starts": "加强检查",
        "source": "bracket",
        "lead": ["乙局"],
        "support": [],
        "guide": [],
    },
]


def task(source: TaskSource, start: int, end: int, *lead: str) -> Task:
    units = tuple(UnitName(printed=name, name=name) for name in lead)
    evidence = Evidence(document_id="d", quote=TEXT[start:end], start=start, end=end)
    return Task(
        id="t", document_id="d", text="", basis="stated", source=source, evidence=evidence, lead=units
    )


def test_a_task_pairs_with_the_label_it_overlaps_most_of_its_own_source_first() -> None:
    compact = Compact(TEXT)
    placed = place_labels(LABELS, compact)
    assert [compact.text[label.start : label.end] for label in placed] == [
        fold(label["quote"]) for label in LABELS
    ]
    tasks = [
        task("bracket", 0, len(TEXT), "乙局"),
        task("sentence", 5, 14, "甲局"),
        task("sentence", 0, 4, "丙局"),
        task("sentence", 0, 14),
    ]
    assert [
        found.placed.label["source"] if found.placed else None for found in pair(tasks, placed, compact)
    ] == [
        "bracket",
        "sentence",
        None,
    ]
