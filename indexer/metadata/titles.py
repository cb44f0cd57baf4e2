"""Titles: what looks like one, where it stands, and what kind of document it names."""

import re
from collections.abc import Sequence
from functools import cache

from corpus.lexicon import lexicon
from corpus.model import DocumentKind, Record
from corpus.recognise.characters import HAN, fold
from corpus.recognise.cited.document_numbers import find_document_numbers
from corpus.recognise.place.regions import find_regions
from indexer.lines import Line
from indexer.metadata.header import field_of
from indexer.metadata.joint import is_organ
from indexer.metadata.signature import ends_with_date
from indexer.repair.furniture import TEMPLATE

# A title is seldom longer; a longer match is a sentence.
_LONGEST = 120
_MOST_LINES = 5
_LONGEST_NUMBER = 40
# What no ending shows to be a title: longer than a name, shorter than a paragraph.
_SHORTEST_BARE, _LONGEST_BARE = 8, 60

_TAIL = r"(?:[（(〔\[][^（）()]{1,30}[）)〕\]]){0,2}"
_INSIDE = re.compile(r"《([^《》]{2,100}(?:〈[^〈〉]{2,80}〉[^《》]{0,40})?)》")
_FORWARDS = re.compile(r"(?:印发|转发|发布|公布|颁布|下发)(.{4,100}?)的(?:通知|决定|公告|函|命令|令)")
# （此件公开发布） and the like stand alone on their line.
_REMARK = re.compile(r"[（(][^（）()]{2,30}[）)]")
_SENTENCE = re.compile(r"[。；;！？!?]|[:：]$")
_PUNCTUATED = re.compile(r"[，。；：！？,;:!?|\t>]")
_MARKS = re.compile(r"[\W_]+")
_ISSUED = re.compile(r"日|发布|公布|颁布|通过|批准|印发|施行|实施")
_OF_YEAR = re.compile(r"(?:19|20|21)\d\d\s?(?:[-－—–]{1,2}\s?\d{4}\s?)?年")


# What a notice passes on lends it its kind; a list or a table passed on leaves it a notice.
_PASSED_ON = frozenset({"plan", "regulation", "law", "standard", "interpretation"})
# Lines that stand over a title and belong to none: a red head, an annex's mark, a number.
_OVER = re.compile(r"[^关《]{4,40}文件|附\s?[件表]\s?[一二三四五六七八九十\d]{0,3}\s?[:：]?")

# A site's own tag before a title: “党政混合信息公开” 中共……
_TAG = re.compile(r"^[“\"【\[][^”\"】\]]{2,12}[”\"】\]][\s\u3000]+")
# 更多>> ends the name of a list of links.
_LINKS = re.compile(r"更多\s?(?:[>＞»]|$)|[>＞]{2}")
# 附件1： before the title of an annex in a file of its own.
_ANNEX_MARK = re.compile(r"^附\s?[件表录]\s?[一二三四五六七八九十\d]{0,3}\s?[:：.．、\s]\s*(?=\S{4})")


class Title(Record):
    """A title in the text and the span it was read from."""

    text: str
    start: int
    end: int


@cache
def _endings() -> dict[str, str]:
    table = lexicon("titles")
    return {ending: kind for kind, endings in table.items() for ending in endings}


@cache
def _pattern() -> re.Pattern[str]:
    endings = "|".join(sorted(map(re.escape, _endings()), key=len, reverse=True))
    return re.compile(rf"(?P<ending>{endings})[》」”\"]?{_TAIL}[》」”\"]?$")


def looks_like_title(text: str) -> bool:
    """Whether the text reads as the title of an official paper: it ends as one does and is no sentence."""
    folded = re.sub(r"\s+", "", text)
    return 4 <= len(folded) <= _LONGEST and not _SENTENCE.search(folded) and bool(_pattern().search(folded))


def kind_of_title(title: str) -> DocumentKind | None:
    """The kind of document a title names; a notice that passes a plan or a measure on is of the inner kind."""
    kinds = [kind for text in (*inner_titles(title), title) if (kind := _kind_of(text)) is not None]
    passed_on = next((kind for kind in kinds[:-1] if kind in _PASSED_ON), None)
    return passed_on or (kinds[-1] if kinds else None)


def _kind_of(title: str) -> DocumentKind | None:
    match = _pattern().search(re.sub(r"\s+", "", title))
    return _endings()[match["ending"]] if match else None  # type: ignore[return-value]


def inner_titles(title: str) -> tuple[str, ...]:
    """The titles that a title passes on: 关于印发《X》的通知 gives X, with or without the marks."""
    folded = re.sub(r"\s+", "", title)
    forwarded = _FORWARDS.search(folded)
    if not forwarded:
        return ()
    return inside_marks(forwarded[1]) or (forwarded[1].strip("《》"),)


def inside_marks(text: str) -> tuple[str, ...]:
    """The titles that stand in 《》."""
    return tuple(match[1] for match in _INSIDE.finditer(text))


def find_title(lines: Sequence[Line], first: int) -> tuple[Title, int] | None:
    """The title that begins at line `first`, over as many lines as it takes, and the number of the line after it."""
    joined = ""
    for number in range(first, min(first + _MOST_LINES, len(lines))):
        line = lines[number]
        if (
            line.grid is not None
            or (line.label is not None and number > first)
            or _SENTENCE.search(line.text)
            or _OVER.fullmatch(line.text)
            or _LINKS.search(line.text)
            or field_of(line.text) is not None
            or _is_number(line.text)
        ):
            return None
        if ends_with_date(line) or (number > first and line.text.startswith("附件")):
            return None
        if is_remark(line.text) and not (number > first and _is_year(line.text)):
            return None
        joined += line.text.strip("| ")
        if len(joined) > _LONGEST:
            return None
        if looks_like_title(joined) and not _goes_on(lines, number):
            return Title(text=re.sub(r"\s+", " ", joined), start=lines[first].start, end=line.end), number + 1
    return None


def find_bare_title(lines: Sequence[Line], first: int) -> tuple[Title, int] | None:
    """Line `first` as a title by its place alone: it opens the text, names a place or a year, and says no sentence."""
    if first + 1 >= len(lines):
        return None
    line = lines[first]
    text = line.text.strip()
    if (
        not _SHORTEST_BARE <= len(text) <= _LONGEST_BARE
        or line.grid is not None
        or line.label is not None
        or _PUNCTUATED.search(text)
        or _OVER.fullmatch(text)
        or _is_number(text)
        or is_remark(text)
        or ends_with_date(line)
        or field_of(text) is not None
        or is_organ(text)
    ):
        return None
    opens = any(mention.start == 0 and mention.end < len(text) for mention in find_regions(text))
    if not opens and not _OF_YEAR.search(text):
        return None
    return Title(text=re.sub(r"\s+", " ", text), start=line.start, end=line.end), first + 1


def is_remark(text: str) -> bool:
    """Whether a line is a note in brackets, no part of a title: （此件公开发布）."""
    return _REMARK.fullmatch(text) is not None


def _is_number(text: str) -> bool:
    """Whether a line is a document number and nothing else."""
    found = find_document_numbers(text) if len(text) < _LONGEST_NUMBER else []
    return len(found) == 1 and not re.sub(r"[\s（）()]", "", text.replace(found[0].printed, ""))


def find_stated_title(lines: Sequence[Line], first: int, stated: str) -> tuple[Title, int] | None:
    """The lines from `first` that together say the stated title, as one Title, and the number of the line after them."""
    wanted, joined = fold_title(stated), ""
    for number in range(first, min(first + _MOST_LINES, len(lines))):
        joined += lines[number].text.strip("| ")
        said = fold_title(joined)
        if not wanted.startswith(said):
            return None
        if said == wanted:
            return Title(text=stated, start=lines[first].start, end=lines[number].end), number + 1
    return None


def fold_title(text: str) -> str:
    """The title by which two prints of it are compared: its letters and figures alone, half-width."""
    return _MARKS.sub("", fold(text))


def _goes_on(lines: Sequence[Line], number: int) -> bool:
    """Whether the next line only completes the title: 《…规定》 broken before 的通知, or a bracketed year."""
    if number + 1 >= len(lines):
        return False
    text = lines[number + 1].text
    return bool(re.match(r"的(?:通知|意见|决定|函|公告)", text)) or _is_year(text)


def _is_year(text: str) -> bool:
    """Whether a line is the bracketed year of a title (2019年修订), not who issued it and when (1995年3月1日交通部发布)."""
    bracketed = re.fullmatch(r"[（(][^（）()]{2,20}[）)]", text)
    return bracketed is not None and "年" in text and not _ISSUED.search(text)


def clean_title(title: str) -> str:
    """The title without the tag or the annex mark before it, and without what templates and line breaks left in it."""
    bare = _ANNEX_MARK.sub("", _TAG.sub("", TEMPLATE.sub("", title)))
    inner = re.sub(rf"(?<=[{HAN}》”）)])[\s\u3000]+(?=[{HAN}《“（(])", lambda gap: _gap(bare, gap), bare)
    return inner.strip(" |\u3000")


def _gap(title: str, gap: re.Match[str]) -> str:
    """A blank between two issuers stays, since it is the only mark between them."""
    before = title[: gap.start()]
    return (
        " "
        if re.search(r"(?:办公室|办公厅|委员会|政府|部|厅|局|办|委)$", before) and "关于" not in before
        else ""
    )
