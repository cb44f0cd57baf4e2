"""The blocks of a file as a roster: its head found, every row a member or told why not."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import msgspec

from corpus.blocks import Blocks, Cell, Paragraph, Table
from corpus.errors import OversizedInput, UnsupportedInput
from corpus.identity import short_hash
from corpus.model import Record, RosterPlace
from corpus.recognise.characters import HAN
from indexer.engine.values import Member
from indexer.roster.heads import (
    NUMBER,
    PRIVATE,
    Grid,
    Head,
    find_head,
    grid_of,
    is_form,
    is_head_row,
    public_heads,
)
from indexer.roster.private import part
from indexer.roster.rows import BadRow, Listed, group_of, is_for_nobody, read_row, texts_of, told_group
from indexer.roster.served import Home, home_of
from indexer.roster.term import spelt_out

# No roster of a province has a tenth of them.
_MOST_MEMBERS = 20_000
_MOST_TITLES, _LONGEST_TITLE = 10, 60
_MOST_TOLD = 10
_PLACE, _MOST_PLACES = re.compile(rf"[{HAN}]{{1,12}}"), 5


class RosterSource(Record):
    """What is known of a roster beside its file: its name, whose it is where that was said, and the places held."""

    name: str
    region: str | None = None
    places: tuple[str, ...] = ()


class SkippedRow(Record):
    """A row that was not taken, and why; nothing of what stands in it."""

    sheet: str
    row: int
    reason: str


class ReadRoster(Record):
    """A roster as read: its members in order, the rows that were not taken, what else to tell, and which heads are public."""

    members: tuple[Member, ...]
    skipped: tuple[SkippedRow, ...] = ()
    notes: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    region: str | None = None


def read_roster(name: str, blocks: Blocks, source: RosterSource) -> ReadRoster:
    """The roster of a file called `name`. Raises UnsupportedInput where no table has a head that is known, OversizedInput."""
    file = file_shown(name)
    titles = [
        block.text
        for block in blocks.blocks
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST_TITLE
    ]
    found = home_of([*titles[:_MOST_TITLES], source.name, file], source.places)
    reader = _Reader(source, file, Home(source.region or found.region, source.places))
    for block in blocks.blocks:
        if isinstance(block, Table):
            reader.take(block)
    if not reader.is_headed:
        raise UnsupportedInput(
            f"“{file}”里没有找到名册的表头",
            "请让表格的一行写明各栏的名称：专家要有“姓名”，单位要有“单位名称”和专业或地区；"
            f"认得的栏名如 {'、'.join(public_heads())}",
        )
    return msgspec.structs.replace(reader.result(), notes=(*blocks.warnings, *reader.notes))


def file_shown(name: str) -> str:
    """A file's name as everybody may see it: without its folders and what looks private in it."""
    path = PurePosixPath(name)
    return f"{name_shown(path.stem) or '名册'}{path.suffix}"


def name_shown(name: str) -> str:
    """The name of a sheet or a roster without what looks private in it; a day written in eight digits stays."""
    parted = part(spelt_out(name))
    return parted.public if parted.private else name


class _Reader:
    """Takes the tables of one file in order."""

    def __init__(self, source: RosterSource, file: str, home: Home) -> None:
        self._source, self._file, self._home = source, file, home
        self._members: list[Member] = []
        self._skipped: list[SkippedRow] = []
        self._heads: list[Head] = []
        self._sheet: tuple[str, Head] | None = None
        self._seen: Counter[tuple[str, ...]] = Counter()
        self.notes: list[str] = []

    @property
    def is_headed(self) -> bool:
        return bool(self._heads)

    def take(self, table: Table) -> None:
        grid, printed = grid_of(table), table.origin.sheet if table.origin else ""
        sheet = name_shown(printed)
        numbers = table.origin.rows if table.origin else tuple(range(1, table.rows + 1))
        head, first = find_head(grid), 0
        if head is not None and is_form(grid, head):
            self.notes.append(
                f"{_at(sheet, numbers[head.first])}起像是一人一张的登记表，请改成每行一人的名册"
            )
            return
        if head is not None:
            first = head.last + 1
        elif self._sheet and self._sheet[0] == printed and len(self._sheet[1].columns) == table.columns:
            # The table goes on after a title of a group and blank rows.
            head = self._sheet[1]
        else:
            self.notes.append(f"{_at(sheet, numbers[0])}起的表格没有认得的表头，没有读入")
            return
        if len(head.of("name")) > 1:
            told = head.columns[head.of("name")[0]].head
            self._skipped.append(
                SkippedRow(sheet, numbers[head.first], f"有几栏都叫“{told}”，请改成每行只列一人")
            )
            self._heads.append(head)
            return
        self._heads.append(head)
        self._sheet = printed, head
        self._take_rows(grid, first, head, sheet, numbers)

    def _take_rows(self, grid: Grid, first: int, head: Head, sheet: str, numbers: Sequence[int]) -> None:
        group, in_column = "", ""
        unplaced: list[int] = []
        partly: list[str] = []
        for number, cells, texts in _rows(grid, first, head, numbers):
            if is_for_nobody(texts, head) or is_head_row(texts, head):
                continue
            if (told := group_of(cells, texts, head, group)) is not None:
                group = told
                continue
            in_column = told_group(texts, head) or in_column
            read = read_row(texts, head, self._home, group or in_column)
            if isinstance(read, BadRow):
                self._skipped.append(SkippedRow(sheet, number, read.reason))
                continue
            if read.unplaced and read.expert.regions:
                partly.append(_partly(_at(sheet, number), read.unplaced))
            elif read.unplaced:
                unplaced.append(number)
            self._add(read, RosterPlace(self._file, sheet, number))
        self.notes += partly[:_MOST_TOLD]
        if len(partly) > _MOST_TOLD:
            self.notes.append(f"另有 {len(partly) - _MOST_TOLD} 行的地区没有全部认出来")
        if unplaced:
            where = "、".join(map(str, unplaced[:_MOST_TOLD])) + ("等" if len(unplaced) > _MOST_TOLD else "")
            self.notes.append(
                f"{_at(sheet, where)}的地区认不出来，按不限地区排在最后；可用 --region 说明是哪里的名册"
            )

    def _add(self, read: Listed, place: RosterPlace) -> None:
        if len(self._members) >= _MOST_MEMBERS:
            raise OversizedInput(f"名册超过上限 {_MOST_MEMBERS} 人", "请按专业或地区拆成几个名册")
        expert = msgspec.structs.replace(
            read.expert, id=self._id(read), roster=self._source.name, source=place
        )
        self._members.append(Member(expert, read.private))

    def _id(self, read: Listed) -> str:
        """The same for the same person of the same roster, wherever in it; a second of that name has another."""
        who = (self._source.name, read.expert.kind, read.expert.name, read.expert.organisation or "")
        self._seen[who] += 1
        nth = self._seen[who]
        return short_hash("expert", *who, *([str(nth)] if nth > 1 else []))

    def result(self) -> ReadRoster:
        return ReadRoster(
            members=tuple(self._members),
            skipped=tuple(self._skipped),
            public=_once(_heads(self._heads, private=False)),
            private=_once(_heads(self._heads, private=True)),
            region=self._home.region,
        )


def _rows(
    grid: Grid, first: int, head: Head, numbers: Sequence[int]
) -> Iterator[tuple[int, Sequence[Cell], list[str]]]:
    """The rows below the head, each with its number and texts; those over which one name is merged are one row."""
    names = head.of("name", "unit")[:1]
    row = first
    while row < len(grid):
        name = grid[row][names[0]] if names else None
        last = row + 1
        while name is not None and name.text.strip() and last < len(grid) and grid[last][names[0]] is name:
            last += 1
        texts = [texts_of(cells) for cells in grid[row:last]]
        joined = ["、".join(dict.fromkeys(filter(None, column))) for column in zip(*texts, strict=True)]
        yield numbers[row], grid[row], joined
        row = last


def _heads(heads: Sequence[Head], *, private: bool) -> Iterator[str]:
    for head in heads:
        for column in head.columns:
            if column.role != NUMBER and (column.role == PRIVATE) is private and column.head:
                yield column.head


def _once(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _partly(where: str, unknown: Sequence[str]) -> str:
    """What to tell of a row some of whose places are not known. They are public; only what may be a name is shown."""
    shown = [f"“{name}”" for name in unknown if _PLACE.fullmatch(name)]
    told = "、".join(shown[:_MOST_PLACES]) or "一部分"
    return f"{where}的地区里 {told} 认不出来，其余的已经收录"


def _at(sheet: str, row: int | str) -> str:
    return f"工作表“{sheet}”第 {row} 行" if sheet else f"第 {row} 行"
