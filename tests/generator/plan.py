"""What one document decides once for its whole table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tests.generator.assign import UnitPlan
from tests.generator.domains import Domain
from tests.generator.heads import Column, Kind
from tests.generator.places import Place
from tests.generator.rules import RuleAt
from tests.generator.tags import Tag


class Numbers(StrEnum):
    """Where a task's number stands."""

    COLUMN = Tag.NUMBER_COLUMN
    DASHED = Tag.NUMBER_DASHED
    MERGED = Tag.NUMBER_MERGED
    IN_TASK = Tag.NUMBER_IN_TASK
    ABSENT = Tag.NUMBER_ABSENT


class Shape(StrEnum):
    """How the cells of one flattened row follow each other."""

    BLANK_LINES = Tag.FLAT_BLANK_LINES
    LINES = Tag.FLAT_LINES
    TABS = Tag.FLAT_TABS
    SPACES = Tag.FLAT_SPACES
    GLUED = Tag.FLAT_GLUED


@dataclass(frozen=True)
class Plan:
    """All decisions; `shape` is None but for flattened text."""

    format: str
    place: Place
    year: int
    domains: tuple[Domain, ...]
    columns: tuple[Column, ...]
    sections: int
    section_form: str
    category_form: str
    numbered: bool
    numbers: Numbers
    number_mark: str
    restarts: bool
    units: UnitPlan
    rule_at: RuleAt
    stop: str
    narrow: bool
    wide_digits: bool
    merged_units: bool
    merged_deadlines: bool
    deadline_habit: str
    deadline_placeholder: str
    paragraphs: float
    rows: int
    shape: Shape | None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return tuple(column.kind for column in self.columns)

    @property
    def category_kinds(self) -> tuple[Kind, ...]:
        """The columns whose cells are categories, outermost first."""
        wanted = [Kind.CATEGORY, Kind.SUBCATEGORY]
        if Kind.MEASURE in self.kinds:
            wanted.append(Kind.TASK)
        return tuple(kind for kind in wanted if kind in self.kinds)

    @property
    def text_kind(self) -> Kind:
        return Kind.MEASURE if Kind.MEASURE in self.kinds else Kind.TASK
