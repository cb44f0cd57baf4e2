"""One row of a roster as a member: names, what is known, where, from when to when; and what is private, apart."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from corpus.blocks import Cell
from corpus.lexicon import any_of, lexicon
from corpus.model import Expert, ExpertKind, Record, RosterPlace
from corpus.recognise.characters import HAN, fold
from indexer.roster.heads import NUMBER, PRIVATE, Head
from indexer.roster.knowledge import fields_of, hazards_of, industries_of, is_known_field
from indexer.roster.names import BRACKETED, read_name, why_no_name
from indexer.roster.private import part
from indexer.roster.served import Home, Served, places_served
from indexer.roster.term import Term, after, read_day, read_status, read_term, spelt_out

_LONGEST, _LONGEST_PRIVATE = 500, 2_000
_NUMBER = re.compile(r"[\dA-Za-z.、()（）一二三四五六七八九十\-]{1,12}")
_AS_TEXT = re.compile(r'^="([^"]*)"$')
_TERMS = ("valid_from", "valid_until", "term")
_NOWHERE = RosterPlace("", "", 0)


class BadRow(Record):
    """Why a row is not taken; it says nothing of what stands in it."""

    reason: str


class Listed(Record):
    """A row as read, before it has its id: the record without roster and source, and what is private.

    `unplaced` is what its places say that is no known place.
    """

    expert: Expert
    private: dict[str, str]
    unplaced: tuple[str, ...] = ()


def texts_of(cells: Sequence[Cell]) -> list[str]:
    """The texts of a row, printable, on one line each; a number that a sheet was told to keep as text (="013") bare."""
    texts = (
        " ".join(
            "".join(mark if mark.isprintable() else " " for mark in cell.text[:_LONGEST_PRIVATE]).split()
        )
        for cell in cells
    )
    return [_AS_TEXT.sub(r"\1", text) for text in texts]


def is_for_nobody(texts: Sequence[str], head: Head) -> bool:
    """Whether a row is empty but for its number, a sum or a note."""
    told = [
        text
        for place, text in enumerate(texts)
        if text and not (head.columns[place].role == NUMBER and _NUMBER.fullmatch(text))
    ]
    first = next((text for text in texts if text), "")
    return not told or _no_one().match(fold(first)) is not None


def group_of(cells: Sequence[Cell], texts: Sequence[str], head: Head, before: str = "") -> str | None:
    """The field that a row names which is no one's but stands over those below: 一、危险化学品组. None for a row of somebody.

    Of a row that names a person (组长：李四) it is the one `before`; of one that is not plainly a group's none, as it would be
    shown to everybody beside each of those below.
    """
    told = {
        id(cell): place
        for place, (cell, text) in reversed(list(enumerate(zip(cells, texts, strict=True))))
        if text
    }
    if len(told) != 1:
        return None
    ((_, place),) = told.items()
    if head.columns[place].role in ("name", "unit") and cells[place].column_span == 1:
        return None
    told_of = BRACKETED.sub("", fold(texts[place]))
    if ":" in told_of or _role().search(told_of):
        return before
    parted = part(_together(told_of).strip())
    return _group_name(parted.public) if not parted.private and _is_group(parted.public) else ""


def told_group(texts: Sequence[str], head: Head) -> str:
    """What a row's column of groups says; in a file that knows no merged cells it holds for the rows below it too."""
    return next((part(texts[place]).public for place in head.of("group") if texts[place]), "")


def _is_group(text: str) -> bool:
    """Whether a row's words are a group's: they end as such names do, in one piece, or are fields that are known."""
    plain = _NUMBERED.sub("", BRACKETED.sub("", text)).strip()
    is_one = _GROUPED.fullmatch(plain) is not None and _ends_group().search(plain) is not None
    return is_one or is_known_field(_group_name(text))


def _together(text: str) -> str:
    """The text, without the blanks that only spread it: 消 防 组."""
    pieces = text.split()
    return "".join(pieces) if all(len(piece) == 1 for piece in pieces) else text


def read_row(texts: Sequence[str], head: Head, home: Home, group: str = "") -> Listed | BadRow:
    """Who is listed in a row."""
    kind: ExpertKind = "expert" if head.has_people else "unit"
    public, private = _parted(texts, head)
    (place, *_) = head.of("name") if kind == "expert" else head.of("unit")
    name, aside = read_name(public.get(place, ""), kind)
    if aside:
        held = private.get(head.columns[place].head)
        private[head.columns[place].head] = "；".join(filter(None, (held, aside)))
    if name is None:
        return BadRow(f"“{head.columns[place].head}”一栏{why_no_name(texts[place], kind)}")
    term = _term(public, head)
    if isinstance(term, BadRow):
        return term
    where = "".join(dict.fromkeys(public[column] for column in head.of("region") if column in public))
    served = places_served(where, home) if where else Served((home.region,) if home.region else ())
    fields = fields_of([*_told(public, head, "fields"), *_told(public, head, "industries")])
    if not fields:
        told = [_group_name(each) for each in _told(public, head, "group")]
        fields = fields_of(told or [_group_name(group)])
    named = fields_of(_told(public, head, "hazards"))
    # 长期 is no day.
    ends = [] if term.last else _told(public, head, "valid_until")
    row = {
        head.columns[column].head: text
        for column, text in sorted(public.items())
        if head.columns[column].role != NUMBER
    }
    row[head.columns[place].head] = name
    expert = Expert(
        id="",
        kind=kind,
        name=name,
        roster="",
        source=_NOWHERE,
        organisation=_organisation(public, head) if kind == "expert" else None,
        post="、".join(dict.fromkeys(_told(public, head, "post"))) or None,
        fields=tuple(dict.fromkeys([*fields, *(each for each in named if not hazards_of([each], ()))])),
        hazards=hazards_of(named, fields),
        industries=industries_of(fields),
        regions=served.places,
        valid_from=term.first,
        valid_until=term.last,
        ended=term.is_over,
        term="、".join(dict.fromkeys(_told(public, head, "term") or ends)) or None,
        row=row,
    )
    return Listed(expert, private, served.unknown)


def _parted(texts: Sequence[str], head: Head) -> tuple[dict[int, str], dict[str, str]]:
    """The public texts by their columns; by the heads what is private: whole columns, and what public ones must not hold."""
    public: dict[int, str] = {}
    private: dict[str, str] = {}
    for place, (text, column) in enumerate(zip(texts, head.columns, strict=True)):
        if not text:
            continue
        if column.role == PRIVATE:
            private[column.head or f"第{place + 1}栏"] = text
            continue
        parted = part(spelt_out(text) if column.role in _TERMS else text)
        if parted.private:
            private[column.head] = "；".join(parted.private)
        if parted.public:
            whole = text if column.role in _TERMS and not parted.private else parted.public
            public[place] = whole[:_LONGEST]
    return public, private


def _organisation(public: Mapping[int, str], head: Head) -> str | None:
    return next(iter([*_told(public, head, "unit"), *_told(public, head, "unit_post")]), None)


def _told(public: Mapping[int, str], head: Head, role: str) -> list[str]:
    return [public[column] for column in head.of(role) if column in public]


def _term(public: Mapping[int, str], head: Head) -> Term | BadRow:
    first = last = months = None
    is_over = False
    for column in head.of(*_TERMS, "status"):
        if column not in public:
            continue
        told = _told_term(public[column], head.columns[column].role)
        is_over = is_over or told.is_over
        if not told.is_read and head.columns[column].role == "status":
            return BadRow(f"“{head.columns[column].head}”一栏看不懂，请写 在聘 或 已解聘")
        if not told.is_read:
            return BadRow(
                f"“{head.columns[column].head}”一栏的日期看不懂，请写作 2023年1月1日至2025年12月31日"
            )
        if told.is_lone:
            if not head.columns[column].head.startswith("有效"):
                return BadRow(f"“{head.columns[column].head}”一栏只有一个日期，看不出是起是止")
            told = Term(last=told.last)
        first, last, months = first or told.first, last or told.last, months or told.months
    if first and months and not last:
        last = after(first, months)
    if first and last and last < first:
        return BadRow("聘期结束早于开始")
    return Term(first, last, months, is_over=is_over)


def _told_term(text: str, role: str) -> Term:
    if role == "status":
        return read_status(text)
    return read_term(text) if role == "term" else read_day(text, last=role == "valid_until")


def _group_name(text: str) -> str:
    """What a group's name says of its field: 危化 of 危化专家组, 消防 of 第二组（消防）; empty for 第三组."""
    bare = _GROUP.sub("", BRACKETED.sub("", text)).strip(" :：、")[:_LONGEST]
    aside = next((found[1] for found in BRACKETED.finditer(text) if is_known_field(found[1])), "")
    return bare or aside


_GROUP = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十\d]{1,3}[、.．组类部]?分?)\s*|(?:专家)?(?:工作)?[组类库]?(?:专家|成员|名单|人员)?$"
)


# 一、 and 第二组 before the name.
_NUMBERED = re.compile(
    r"^\s*(?:第[一二三四五六七八九十\d]{1,3}[组类部分]{1,2}|[一二三四五六七八九十\d]{1,3}[、.．])\s*"
)
_GROUPED = re.compile(rf"[{HAN}A-Za-z\d、/·及]{{0,30}}")


@cache
def _ends_group() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(lexicon('roster')['rows']['groups'])})(?:专家|成员|名单|人员)?$")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(any_of(lexicon("roster")["persons"]["roles"]))


@cache
def _no_one() -> re.Pattern[str]:
    rows = lexicon("roster")["rows"]
    return re.compile(rf"(?:{any_of(rows['sums'])})(?:$|[\s:\d])|(?:{any_of(rows['notes'])})\s?\d{{0,2}}[:.]")
