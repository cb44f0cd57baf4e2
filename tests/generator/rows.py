"""The rows of a table before they are laid out, each with the record it should give."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.generator.assign import assign, first_row_with_rule, person
from tests.generator.deadlines import draw_deadline, plain_deadline, text_deadline
from tests.generator.dice import Dice
from tests.generator.heads import Kind
from tests.generator.plan import Numbers, Plan
from tests.generator.roles import Assignment
from tests.generator.rules import Rule, RuleAt
from tests.generator.sentences import broad_label, heading, task_text
from tests.generator.tags import Tag
from tests.generator.truth import ExpectedTask
from tests.generator.unit_lists import NARROW

Lines = tuple[str, ...]
CHINESE = [
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
    "十六",
    "十七",
    "十八",
    "十九",
    "二十",
]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NOTES = ("省定任务", "市级民生实事", "续建", "每月报送进展", "列入年度考核", "跨年度任务", "新增任务")


@dataclass(frozen=True)
class Row:
    """One task row: its path of categories, the lines of each cell, and which runs of merged cells it is in."""

    path: Lines
    cells: dict[Kind, Lines]
    unit_run: int
    deadline_run: int
    number_run: int
    date: datetime.date | None
    points: int
    expected: ExpectedTask


def labelled(plan: Plan, level: int, place: int, label: str) -> str:
    """The category with its number, where its level has numbers."""
    broad_task = Kind.MEASURE in plan.kinds and level == plan.sections + len(plan.category_kinds) - 1
    if level >= plan.sections and (broad_task or level > 1 or not plan.numbered):
        return label
    number = CHINESE[place % len(CHINESE)]
    return f"{number}、{label}" if level == 0 else f"（{number}）{label}"


def draw_paths(dice: Dice, plan: Plan) -> Iterator[Lines]:
    """The path of categories of each row, outermost first; labels never come twice."""
    depth = plan.sections + len(plan.category_kinds)
    used: set[str] = set()
    places = [-1] * depth
    path: list[str] = [""] * depth

    def label(level: int) -> str:
        domain = plan.domains[places[0] % len(plan.domains)]
        broad_task = Kind.MEASURE in plan.kinds and level == depth - 1
        while True:
            found = broad_label(dice, domain) if broad_task else heading(dice, domain)
            if found not in used:
                used.add(found)
                found = labelled(plan, level, places[level], found)
                return found.translate(NARROW) if plan.narrow else found

    while depth:
        changed = depth - 1 if places[0] >= 0 else 0
        while changed > 0 and dice.chance(0.35):
            changed -= 1
        for level in range(changed, depth):
            places[level] = places[level] + 1 if level == changed else 0
            path[level] = label(level)
        for _ in range(dice.weighted({1: 25.0, 2: 30, 3: 25, 4: 12, 6: 8})):
            yield tuple(path)
    while True:
        yield ()


def draw_text(dice: Dice, plan: Plan, domain_at: int, deadline: str | None) -> Lines:
    """The paragraphs of a task cell."""
    domain = plan.domains[domain_at % len(plan.domains)]
    texts = [task_text(dice, domain) + plan.stop]
    if dice.chance(plan.paragraphs, Tag.SEVERAL_PARAGRAPHS):
        texts = [task_text(dice, domain) + (plan.stop or "；") for _ in range(dice.between(2, 4))]
        column = plan.numbers is Numbers.COLUMN and plan.shape is None
        if column and dice.chance(0.5, Tag.INNER_LIST):
            mark = dice.pick(("{}.", "（{}）", "{}、"))
            texts = [mark.format(place) + text for place, text in enumerate(texts, 1)]
    if deadline:
        opening = "于" if deadline[0].isdecimal() and dice.chance(0.3) else ""
        texts[0] = f"{opening}{deadline}，{texts[0]}"
    return tuple(text.translate(NARROW) if plan.narrow else text for text in texts)


def cell_date(printed: str) -> datetime.date | None:
    """The date that a spreadsheet would keep as one, for deadlines that are nothing but a day."""
    found = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", printed)
    return datetime.date(*(int(part) for part in found.groups())) if found else None


class Drawer:
    """Draws the rows of one table in order; runs of merged cells span rows of one innermost category."""

    def __init__(self, dice: Dice, plan: Plan) -> None:
        self.dice = dice
        self.plan = plan
        self.one_deadline = plain_deadline(dice, plan.year)
        # Without a deadline column, some documents open their tasks with one.
        self.deadlines_in_text = Kind.DEADLINE not in plan.kinds and dice.chance(0.25)
        self.texts: set[Lines] = set()
        self.before: Lines | None = None
        self.left = {"units": 0, "deadline": 0}
        self.runs = {"units": 0, "deadline": 0, "number": 0}
        self.assignment = Assignment({})
        self.deadline: str | None = None
        self.day: datetime.date | None = None
        self.deadline_tags: set[str] = set()
        self.group, self.within = 0, 0

    def rows(self) -> tuple[Row, ...]:
        """All the rows."""
        paths = draw_paths(self.dice, self.plan)
        return tuple(
            self._row(place, path) for place, path in zip(range(self.plan.rows), paths, strict=False)
        )

    def _begin_run(self, name: str, merged: bool, changed: bool) -> bool:
        """True where a new run of merged cells begins."""
        self.left[name] -= 1
        if merged and self.left[name] > 0 and not changed:
            return False
        longest = (
            {1: 20.0, 3: 40, 5: 40}
            if name == "units" and self._units_first
            else {1: 50.0, 2: 28, 3: 14, 4: 8}
        )
        self.left[name] = self.dice.weighted(longest)
        self.runs[name] += 1
        return True

    @property
    def _units_first(self) -> bool:
        kinds = self.plan.kinds
        return kinds.index(Kind(self.plan.units.kinds[0])) < kinds.index(Kind.TASK)

    def _row(self, place: int, path: Lines) -> Row:
        plan, dice = self.plan, self.dice.child()
        changed = path != self.before
        if changed:
            self.runs["number"] += 1
            if self.before is None or (path and path[0] != self.before[0]):
                self.group, self.within = self.group + 1, 0
        self.within += 1
        self._draw_deadline(dice, changed)
        self._draw_units(dice, place, changed)
        in_text = text_deadline(dice, plan.year) if self._opens_with_deadline(dice) else None
        lines = draw_text(dice, plan, self.group - 1, in_text)
        while lines in self.texts or "".join(lines) in path:
            lines = draw_text(dice, plan, self.group - 1, in_text)
        self.texts.add(lines)
        self.before = path
        return self._made(dice, place, path, lines, in_text)

    def _opens_with_deadline(self, dice: Dice) -> bool:
        return (
            self.deadlines_in_text and not self.assignment.deadline and dice.chance(0.6, Tag.DEADLINE_IN_TEXT)
        )

    def _draw_deadline(self, dice: Dice, changed: bool) -> None:
        plan = self.plan
        if Kind.DEADLINE not in plan.kinds:
            return
        if self._begin_run("deadline", plan.merged_deadlines, changed):
            run = dice.child()
            self.deadline = self._digits(self._new_deadline(run))
            self.day = cell_date(self.deadline or "") if plan.format == "xlsx" else None
            if self.day:
                run.mark(Tag.DEADLINE_DATE_CELL)
            self.deadline_tags = run.tags
        dice.mark(*self.deadline_tags)

    def _new_deadline(self, dice: Dice) -> str | None:
        plan = self.plan
        if plan.deadline_habit == "one":
            return self.one_deadline
        if plan.deadline_habit == "plain":
            return plain_deadline(dice, plan.year)
        if dice.chance(0.08, Tag.DEADLINE_MISSING):
            return None
        drawn = draw_deadline(dice, plan.year)
        if plan.shape is None and dice.chance(0.06, Tag.DEADLINE_SPACED):
            drawn = re.sub(r"(\d)(?=[年月])", r"\1 ", drawn)
        return drawn

    def _draw_units(self, dice: Dice, place: int, changed: bool) -> None:
        plan = self.plan
        if not self._begin_run("units", plan.merged_units, changed):
            dice.mark(*self.assignment.tags, Tag.UNITS_MERGED)
            return
        units = dice.child()
        if place == 0 and plan.units.rule is not Rule.NONE and plan.rule_at is RuleAt.FIRST_CELL:
            self.assignment = first_row_with_rule(units, plan.place, plan.units)
        else:
            own = draw_deadline(dice, plan.year) if Kind.DEADLINE not in plan.kinds else None
            self.assignment = assign(units, plan.place, plan.units, own, first=place == 0)
        dice.mark(*self.assignment.tags)

    def _digits(self, text: str | None) -> str | None:
        """Numbers and deadlines in the document's digits; the text layers of some files have full-width ones."""
        return text.translate(WIDE) if text and self.plan.wide_digits else text

    def _number(self, place: int) -> str | None:
        plan = self.plan
        if plan.numbers is Numbers.ABSENT:
            return None
        if plan.numbers is Numbers.MERGED:
            return str(self.runs["number"])
        if plan.numbers is Numbers.DASHED:
            return f"{self.group}-{self.within}"
        return str(self.within if plan.restarts else place + 1)

    def _made(self, dice: Dice, place: int, path: Lines, lines: Lines, in_text: str | None) -> Row:
        plan, made = self.plan, self.assignment
        number = self._digits(self._number(place))
        printed = list(lines)
        if number and plan.numbers is Numbers.IN_TASK:
            mark = plan.number_mark.translate(NARROW) if plan.narrow else plan.number_mark
            printed[0] = mark.format(number) + printed[0]
        shown, day = self.deadline, self.day
        points = dice.between(1, 60)
        cells: dict[Kind, Lines] = {plan.text_kind: tuple(printed)}
        cells |= {Kind(kind): found for kind, found in made.cells.items()}
        cells |= {
            kind: (label,) for kind, label in zip(plan.category_kinds, path[plan.sections :], strict=True)
        }
        if number and plan.numbers is not Numbers.IN_TASK:
            cells[Kind.NUMBER] = (number,)
        cells[Kind.DEADLINE] = tuple(filter(None, (shown or plan.deadline_placeholder,)))
        cells[Kind.PERSON] = (person(dice),)
        cells[Kind.POINTS] = (str(points),)
        noted = plan.shape is None and dice.chance(0.2)
        cells[Kind.NOTE] = (dice.pick(NOTES),) if noted else ()
        due = made.deadline or in_text or (shown if Kind.DEADLINE in plan.kinds else None)
        expected = ExpectedTask(
            number=number,
            text="\n".join(lines),
            category=path,
            lead=made.lead,
            support=made.support,
            guide=made.guide,
            open_list=made.open_list,
            deadline=due,
            basis=made.basis,
            category_also=self._also(path),
            deadline_also=(day.isoformat(), f"{day.year}/{day.month}/{day.day}") if day else (),
            features=frozenset(dice.tags),
        )
        runs = self.runs
        return Row(path, cells, runs["units"], runs["deadline"], runs["number"], day, points, expected)

    def _also(self, path: Lines) -> tuple[Lines, ...]:
        if self.plan.section_form != "two_cells" or not self.plan.sections:
            return ()
        bare = tuple(re.sub(r"^.*?[、）)]", "", label) for label in path[: self.plan.sections])
        return ((*bare, *path[self.plan.sections :]),)
