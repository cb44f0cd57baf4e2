"""Rows laid out as tables: heads, sections, merged cells, page breaks, total and note rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.generator.dice import Dice
from tests.generator.heads import UNIT_KINDS, Kind
from tests.generator.plan import Numbers, Plan
from tests.generator.rows import Row
from tests.generator.rules import Rule, RuleAt, whole_sentence
from tests.generator.table import Cell, Grid, RowKind, Table
from tests.generator.tags import Tag


@dataclass(frozen=True)
class Breaks:
    """Where pages end: before these rows, with the head again or not, in the same table or in a new one."""

    rows: frozenset[int]
    head: bool
    split: bool
    inner_only: bool


def draw_breaks(dice: Dice, plan: Plan) -> Breaks:
    """The page breaks that conversion left in the document; PDF breaks its own pages."""
    if plan.format == "pdf" or plan.rows < 8 or not dice.chance(0.35):
        return Breaks(frozenset(), head=False, split=False, inner_only=False)
    rows = frozenset(dice.between(3, plan.rows - 2) for _ in range(dice.between(1, 2)))
    flat = plan.shape is not None
    split = not flat and dice.chance(0.4, Tag.SPLIT_TABLE)
    counted = plan.numbers in (Numbers.COLUMN, Numbers.IN_TASK) and not plan.restarts
    if split and counted and plan.format != "xlsx" and dice.chance(0.45, Tag.SPLIT_WITHOUT_HEAD):
        head = False
    else:
        head = not flat or dice.chance(0.6)
    if head:
        dice.mark(Tag.HEAD_REPEATED)
    inner = flat and len(plan.category_kinds) > 1 and dice.chance(0.6, Tag.FLAT_INNER_RESTATED)
    return Breaks(rows, head, split, inner)


def run_of(plan: Plan, row: Row, place: int, kind: Kind) -> object:
    """What consecutive cells of the column have in common where they are one merged cell."""
    if kind in plan.category_kinds and plan.category_form == "merged":
        return row.path[: plan.sections + plan.category_kinds.index(kind) + 1]
    if kind is Kind.NUMBER and plan.numbers is Numbers.MERGED:
        return row.number_run
    if kind in UNIT_KINDS and plan.merged_units:
        return row.unit_run
    if kind is Kind.DEADLINE and plan.merged_deadlines:
        return row.deadline_run
    return place


class Layout:
    """Lays the rows of one document out, part by part."""

    def __init__(self, dice: Dice, plan: Plan, rows: Sequence[Row], title: str) -> None:
        self.dice = dice
        self.plan = plan
        self.task_rows = rows
        self.title = title
        self.breaks = draw_breaks(dice, plan)
        self.grid = Grid(plan.columns)

    def tables(self) -> tuple[Table, ...]:
        """The table, or the parts that it was split into."""
        starts = [0, *sorted(self.breaks.rows)]
        done: list[Table] = []
        if self.plan.shape is None and self.dice.chance(0.15, Tag.TITLE_ROW):
            self.grid.across(RowKind.TITLE, self.title)
        self.grid.head()
        for start, end in zip(starts, [*starts[1:], len(self.task_rows)], strict=True):
            if start:
                self._turn_page(done)
            self._part(start, end)
        self._close()
        return (*done, self.grid.table())

    def _turn_page(self, done: list[Table]) -> None:
        if self.breaks.split:
            done.append(self.grid.table())
            self.grid = Grid(self.plan.columns)
        else:
            self.grid.pages.add(len(self.grid.kinds))
        if self.breaks.head:
            self.grid.head()

    def _part(self, start: int, end: int) -> None:
        """The rows up to the next page break; merged cells end with it."""
        block: list[int] = []
        for place in range(start, end):
            opened = self._sections(place)
            if opened:
                self._block(block, page=start)
                block = []
                for level in opened:
                    self._section(self.task_rows[place].path[level])
            block.append(place)
        self._block(block, page=start)

    def _sections(self, place: int) -> list[int]:
        """The levels of section rows that open before the row."""
        path = self.task_rows[place].path[: self.plan.sections]
        before = self.task_rows[place - 1].path[: self.plan.sections] if place else ("",) * len(path)
        first = next((level for level, label in enumerate(path) if label != before[level]), len(path))
        return list(range(first, len(path)))

    def _section(self, label: str) -> None:
        if self.plan.section_form == "merged":
            self.grid.across(RowKind.SECTION, label)
        elif self.plan.section_form == "unmerged":
            self.grid.line(RowKind.SECTION, [label])
        else:
            cut = min(label.find(mark) for mark in "、）)" if mark in label) + 1
            self.grid.line(RowKind.SECTION, [label[:cut], label[cut:]])

    def _block(self, block: Sequence[int], page: int) -> None:
        """Rows without a section row or page break between them."""
        if not block:
            return
        top = len(self.grid.kinds)
        self.grid.kinds += [RowKind.TASK] * len(block)
        for column, kind in enumerate(self.plan.kinds):
            at = 0
            while at < len(block):
                run = run_of(self.plan, self.task_rows[block[at]], block[at], kind)
                end = at + 1
                while end < len(block) and run == run_of(
                    self.plan, self.task_rows[block[end]], block[end], kind
                ):
                    end += 1
                self._cell(top + at, column, block[at], end - at, page)
                at = end

    def _cell(self, row: int, column: int, place: int, rowspan: int, page: int) -> None:
        source, kind = self.task_rows[place], self.plan.kinds[column]
        lines = () if self._unsaid(place, kind, page) else source.cells.get(kind, ())
        date = source.date if kind is Kind.DEADLINE else None
        self.grid.cells.append(Cell(row, column, lines, rowspan=rowspan, date=date))

    def _unsaid(self, place: int, kind: Kind, page: int) -> bool:
        """True where the category holds on from the row before and is not printed again."""
        categories = self.plan.category_kinds
        if kind not in categories or not place:
            return False
        level = self.plan.sections + categories.index(kind) + 1
        holds = self.task_rows[place].path[:level] == self.task_rows[place - 1].path[:level]
        if place == page:
            return holds and self.breaks.inner_only and kind is not categories[-1]
        return holds and self.plan.category_form == "blank"

    def _close(self) -> None:
        plan, dice, width = self.plan, self.dice, len(self.plan.columns)
        if plan.numbers is not Numbers.MERGED and dice.chance(0.08, Tag.TOTAL_ROW):
            texts = [dice.pick(("合计", "总计"))] + [""] * (width - 1)
            if Kind.POINTS in plan.kinds:
                texts[plan.kinds.index(Kind.POINTS)] = str(sum(row.points for row in self.task_rows))
            elif width > 1:
                texts[1] = f"共{len(self.task_rows)}项"
            self.grid.line(RowKind.TOTAL, texts)
        if plan.units.rule is not Rule.NONE and plan.rule_at is RuleAt.NOTE_ROW:
            dice.mark(Tag.NOTE_ROW)
            self.grid.across(RowKind.NOTE, "注：" + whole_sentence(dice, plan.units.rule, ""))
        elif plan.shape is None and dice.chance(0.06, Tag.NOTE_ROW):
            self.grid.across(
                RowKind.NOTE,
                dice.pick(("注：各项任务实行月调度、季通报。", "说明：本表由制表单位负责解释。")),
            )
        if plan.format in ("docx", "xlsx", "html") and dice.chance(0.07, Tag.EMPTY_ROWS):
            for _ in range(dice.between(1, 2)):
                self.grid.line(RowKind.EMPTY, [])
