"""Expected records held against those that were read: field by field, then over many documents."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from tests.generator.sample import Sample
from tests.generator.truth import ExpectedTask, ExpectedUnit

Task = Mapping[str, Any]
FIELDS = (
    "number",
    "text",
    "category",
    "lead",
    "support",
    "guide",
    "collective",
    "open_list",
    "deadline",
    "basis",
    "source",
)
# Below this likeness of texts, two records are not the same task.
LIKENESS = 0.6


def folded(text: str) -> str:
    """The text without blanks, full-width forms as their plain ones."""
    # A dash of GB2312 is either of two in Unicode, depending on who decodes it.
    return "".join(unicodedata.normalize("NFKC", text).replace("―", "—").split())


def same_units(expected: Sequence[ExpectedUnit], got: Sequence[Task]) -> bool:
    """Whether the names are the same, in any order; a unit with open readings may have any of them."""
    names = Counter("".join(str(unit["name"]).split()) for unit in got)
    for unit in expected:
        found = next((name for name in (unit.name, *unit.also) if names["".join(name.split())]), None)
        if found is None:
            return False
        names["".join(found.split())] -= 1
    return not +names


def same_collectives(expected: ExpectedTask, got: Task) -> bool:
    """Whether exactly the expected names are marked as collective."""
    marked = {
        unit["name"] for role in ("lead", "support", "guide") for unit in got[role] if unit["collective"]
    }
    wanted = {unit.name for unit in (*expected.lead, *expected.support, *expected.guide) if unit.collective}
    return marked == wanted


def same_deadline(expected: ExpectedTask, got: Mapping[str, Any] | None) -> bool:
    """Whether the printed deadlines are the same, or both absent."""
    if expected.deadline is None or got is None:
        return expected.deadline is None and got is None
    return folded(got["printed"]) in {folded(text) for text in (expected.deadline, *expected.deadline_also)}


def compare(expected: ExpectedTask, got: Task) -> dict[str, bool]:
    """For each of FIELDS whether the record, a Task as in api.md, has what was expected.

    Everything printed is compared without blanks and with full-width forms folded, names without blanks only.
    """
    paths = {tuple(map(folded, path)) for path in (expected.category, *expected.category_also)}
    return {
        "number": folded(got["number"] or "") == folded(expected.number or ""),
        "text": folded(got["text"]) == folded(expected.text),
        "category": tuple(folded(label) for label in got["category"]) in paths,
        "lead": same_units(expected.lead, got["lead"]),
        "support": same_units(expected.support, got["support"]),
        "guide": same_units(expected.guide, got["guide"]),
        "collective": same_collectives(expected, got),
        "open_list": bool(got["open_list"]) == expected.open_list,
        "deadline": same_deadline(expected, got["deadline"]),
        "basis": got["basis"] == expected.basis,
        "source": got["source"] == expected.source,
    }


def align(expected: Sequence[ExpectedTask], got: Sequence[Task]) -> dict[int, int]:
    """Which record read belongs to which expected one: by equal text, then by likeness, each once."""
    texts = [folded(task["text"]) for task in got]
    free: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        free.setdefault(text, []).append(place)
    pairs: dict[int, int] = {}
    for place, task in enumerate(expected):
        if places := free.get(folded(task.text)):
            pairs[place] = places.pop(0)
    left = sorted(set(range(len(got))) - set(pairs.values()))
    for place, task in enumerate(expected):
        if place in pairs:
            continue
        matcher = SequenceMatcher(b=folded(task.text), autojunk=False)
        likeness: dict[int, float] = {}
        for other in left:
            matcher.set_seq1(texts[other])
            if matcher.quick_ratio() >= LIKENESS and (ratio := matcher.ratio()) >= LIKENESS:
                likeness[other] = ratio
        if likeness:
            pairs[place] = max(likeness, key=lambda other: (likeness[other], -other))
            left.remove(pairs[place])
    return pairs


@dataclass
class Tally:
    """Counts over tasks of one kind: expected, found, wholly right, and right by field."""

    expected: int = 0
    found: int = 0
    exact: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def add(self, verdict: Mapping[str, bool] | None) -> None:
        self.expected += 1
        if verdict is not None:
            self.found += 1
            self.exact += all(verdict.values())
            self.right.update(name for name, same in verdict.items() if same)

    def share(self, name: str) -> float:
        """The share of the expected tasks that were found with the field right."""
        return self.right[name] / self.expected if self.expected else 1.0


@dataclass
class Report:
    """What reading many samples came to; a record that was not expected is spurious."""

    total: Tally = field(default_factory=Tally)
    formats: dict[str, Tally] = field(default_factory=dict)
    features: dict[str, Tally] = field(default_factory=dict)
    documents: int = 0
    perfect: int = 0
    spurious: int = 0

    def lines(self) -> list[str]:
        """The report as a table: in all, per format, then features from the worst."""
        header = f"{'':28}{'tasks':>7}{'found':>7}{'exact':>7}  " + " ".join(
            f"{name[:9]:>9}" for name in FIELDS
        )
        worst = sorted(self.features.items(), key=lambda item: item[1].exact / max(1, item[1].expected))
        rows = [("all", self.total), *sorted(self.formats.items()), *worst]
        body = [
            f"{name:28}{tally.expected:>7}{tally.found:>7}{tally.exact:>7}  "
            + " ".join(f"{tally.share(name):>9.3f}" for name in FIELDS)
            for name, tally in rows
        ]
        summary = f"{self.documents} documents, {self.perfect} perfect, {self.spurious} spurious tasks"
        return [summary, header, *body]


def score(read: Iterable[tuple[Sample, Sequence[Task]]]) -> Report:
    """The report over samples, each with the tasks read from it; tasks from running text (by `source`) aside."""
    report = Report()
    for sample, tasks in read:
        got = [task for task in tasks if task["source"] == "table"]
        pairs = align(sample.tasks, got)
        verdicts = [
            compare(task, got[pairs[place]]) if place in pairs else None
            for place, task in enumerate(sample.tasks)
        ]
        spurious = len(got) - len(pairs)
        report.documents += 1
        report.spurious += spurious
        report.perfect += not spurious and all(v is not None and all(v.values()) for v in verdicts)
        of_rows = frozenset[str]().union(*(task.features for task in sample.tasks))
        for task, verdict in zip(sample.tasks, verdicts, strict=True):
            report.total.add(verdict)
            report.formats.setdefault(sample.format, Tally()).add(verdict)
            # A feature of rows counts for its own rows only, one of the document for all of them.
            for feature in task.features | (sample.features - of_rows):
                report.features.setdefault(feature, Tally()).add(verdict)
    return report
