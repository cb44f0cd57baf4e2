"""The cover of a standard's own text: its number, title and days; and its sections, which bear bare figures (5 充电设施)."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from corpus.model import Document, Found, Record
from corpus.recognise.characters import HAN, fold
from corpus.recognise.cited.standards import find_standards
from corpus.recognise.numbering import Label
from corpus.recognise.place.regions import NATION, region_of_issuer
from corpus.recognise.times.dates import find_dates
from indexer.lines import Line

# A cover with its marks, names in two languages and days is hardly longer.
_WITHIN = 40
# The title stands right above or below the number, at most a few lines of marks between them.
_NEAR = 6
_LONGEST_TITLE = 60
# How standards are called (GB/T 1.1-2020, 6.1): by what kind of rule they give.
_TITLE = re.compile(
    rf"(?=[^。；，：:]{{4,{_LONGEST_TITLE}}}$)[{HAN}].*(?:规范|标准|规程|要求|导则|指南|规则|方法|通则|条件|术语|准则|规定|规格|图例|分类|限值|限量|等级|总则|部分.*)(?:[（(].{{1,20}}[)）])?$"
)
_NO_TITLE = re.compile(r"(?:国家|行业|地方|团体|企业)(?:军用)?标准$|^(?:备案号|代替|替代|部分代替)")
_TAKES = re.compile(r"^(?:代替|替代|部分代替)")
_PUBLISHED = re.compile(r"发布|批准")
_BEGINS = re.compile(r"实施|施行")
_OFFICE = rf"[{HAN}]{{2,20}}(?:局|委员会|委|厅|部|政府|院|会|署)"
_ISSUED = re.compile(rf"(?P<names>{_OFFICE}(?:[ 、]{{1,4}}{_OFFICE}){{0,3}}) {{0,4}}(?:联合)?发布")
_LOCAL = re.compile(r"DB")
# A group's or an enterprise's binds no place.
_OF_A_BODY = re.compile(r"[TQ] ?/")
_SECTION = re.compile(rf"(?P<number>\d{{1,2}})[ 　]{{1,4}}(?P<name>[{HAN}][^。；:：]{{1,30}})")
# A text of fewer numbered clauses is a notice about a standard; what begins with the number is the standard.
_CLAUSES = 3
_TOP = 2
_AROUND_TITLE = " \u3000:：《》"


_MAY_BE = frozenset({"standard", "regulation", "other"})
# Behind 实施日期： stands its day, behind 2024-09-01 实施 none.
_LED_IN = re.compile(r"(?:日期|时间)?[ 　]{0,2}[:：为]")


class _Cover(Record):
    """What the cover says, each with the line it stands on."""

    number: str
    number_line: Line
    title: tuple[str, int] | None
    at_top: bool
    published_on: tuple[date, Line] | None
    in_force_from: tuple[date, Line] | None
    issuers: tuple[tuple[str, ...], Line] | None


def with_cover(document: Document, lines: Sequence[Line]) -> Document:
    """The document with what its cover as a standard says; unchanged where it is no standard's text."""
    if document.document_number is not None or document.kind not in _MAY_BE:
        return document
    cover = _read(lines[:_WITHIN])
    # A 规程 is a regulation as well; one that begins with its number as a standard is that.
    if cover is None or (document.kind == "regulation" and not cover.at_top):
        return document
    if sum(_is_clause(line) for line in lines) < (1 if cover.at_top else _CLAUSES):
        return document
    found = dict(document.found)
    line = cover.number_line
    known: dict[str, object] = {"kind": "standard", "document_number": cover.number}
    found["document_number"] = Found(start=line.start, end=line.end, origin="header")
    if cover.title is not None:
        title, start = cover.title
        known["title"] = title
        found["title"] = Found(start=start, end=start + len(title), origin="header")
    for field, told in (("published_on", cover.published_on), ("in_force_from", cover.in_force_from)):
        if told is not None:
            known[field] = told[0]
            found[field] = Found(start=told[1].start, end=told[1].end, origin="header")
    if cover.issuers is not None:
        known["issuers"], line = cover.issuers
        found["issuers"] = Found(start=line.start, end=line.end, origin="header")
    if (region := _region(cover)) is not None:
        known["region"] = region
        at = cover.issuers[1] if cover.issuers is not None else cover.number_line
        found["region"] = Found(start=at.start, end=at.end, origin="header")
    return msgspec.structs.replace(document, **known | {"found": found})


def _region(cover: _Cover) -> str | None:
    """The place whose standard it is: the nation's by its code, a place's by who issues it."""
    if _OF_A_BODY.match(cover.number):
        return None
    if not _LOCAL.match(cover.number):
        return NATION
    names = cover.issuers[0] if cover.issuers is not None else ()
    return next((region for name in names if (region := region_of_issuer(name))), None)


def with_sections(document: Document, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those labelled that head the sections of a standard's text: figures in order, each with its name."""
    if document.kind != "standard":
        return tuple(lines)
    made, last = list[Line](), 0
    for line in lines:
        section = _SECTION.fullmatch(line.text) if line.label is None and line.grid is None else None
        if section is not None and int(section["number"]) == last + 1:
            last += 1
            label = Label(section["number"], str(last), "decimal", last, section.end("number"))
            line = msgspec.structs.replace(line, label=label)
        made.append(line)
    return tuple(made)


def _read(lines: Sequence[Line]) -> _Cover | None:
    for place, line in enumerate(lines):
        text = fold(line.text)
        mentions = find_standards(text)
        if len(mentions) != 1 or _TAKES.match(text) or mentions[0].start > 0:
            continue
        if mentions[0].end < len(text) and _behind_number(line) is None:
            continue
        return _Cover(
            number=mentions[0].number,
            number_line=line,
            title=_behind_number(line) or _title(lines, place),
            at_top=place < _TOP,
            published_on=_day(lines, _PUBLISHED),
            in_force_from=_day(lines, _BEGINS),
            issuers=_issuers(lines),
        )
    return None


def _behind_number(line: Line) -> tuple[str, int] | None:
    """The title that stands on the line behind the number which begins it, and its place; None where none does."""
    mentions = find_standards(fold(line.text))
    rest = line.text[mentions[0].end :] if mentions else ""
    title = rest.strip(_AROUND_TITLE)
    if not _TITLE.match(title):
        return None
    return title, line.start + len(line.text) - len(rest.lstrip(_AROUND_TITLE))


def _title(lines: Sequence[Line], number: int) -> tuple[str, int] | None:
    """The line that reads like a standard's title, below the number first, then above it, and its place."""
    below = lines[number + 1 : number + 1 + _NEAR]
    above = reversed(lines[max(0, number - _NEAR) : number])
    return next(
        (
            (line.text, line.start)
            for line in (*below, *above)
            if _TITLE.match(line.text) and not _NO_TITLE.search(line.text)
        ),
        None,
    )


def _day(lines: Sequence[Line], word: re.Pattern[str]) -> tuple[date, Line] | None:
    """The day on a short line that stands right before or behind the word (2024-09-01 实施, 施行日期：2015年5月1日)."""
    for line in lines:
        if len(line.text) > _LONGEST_TITLE or not word.search(line.text):
            continue
        days = [mention for mention in find_dates(line.text) if mention.precision == "day"]
        told = word.search(line.text)
        if days and told is not None:
            behind = [day for day in days if day.start >= told.end()]
            before = [day for day in days if day.end <= told.start()][-1:]
            nearest = behind[:1] if _LED_IN.match(line.text, told.end()) else before or behind[:1]
            if nearest and nearest[0].to is not None:
                return nearest[0].to, line
    return None


def _issuers(lines: Sequence[Line]) -> tuple[tuple[str, ...], Line] | None:
    """Who issues it, on a line that ends so (某市市场监督管理局 发布), and that line."""
    for line in lines:
        if told := _ISSUED.fullmatch(fold(line.text)):
            return tuple(told["names"].replace("、", " ").split()), line
    return None


def _is_clause(line: Line) -> bool:
    return line.label is not None and line.label.style == "decimal"
