"""Which text of several a name asks for by its year: 2012年《甲法》, 甲法（2019年修正）, 甲法2012年版. Texts here are folded."""

import re

from corpus.model import Record

_CENTURY = r"(?:19|20)\d\d"
_AMENDED = r"(?:第[一二三四五六七八九十]次)?(?:修正|修订|修改|公布|颁布|发布|施行)?(?:[版本])?"
_DAY = rf"{_CENTURY} ?年?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?"
_PRINT = rf"{_CENTURY} ?年?(?:修[正订])?[版本]"
_IN_BRACKET = re.compile(
    rf" {{0,2}}\((?P<edition>试行|暂行|草案|修订草案|修[订正][版本]?|{_DAY}{_AMENDED})\)", re.ASCII
)
_ARTICLE = r"第 {0,2}(?:\d{1,4}|[〇零一二三四五六七八九十百千]{1,9}) {0,2}条"
_BARE_BEHIND = re.compile(
    rf" ?(?P<edition>{_PRINT}(?=的? {{0,2}}第)|{_CENTURY} ?年?(?=的? {{0,2}}{_ARTICLE}))", re.ASCII
)
_LAST = re.compile(
    rf" {{0,2}}(?:\((?P<inside>{_DAY}{_AMENDED}|修[正订][版本]?)\)|(?P<bare>{_PRINT}|{_CENTURY} ?年?))的? {{0,2}}$",
    re.ASCII,
)
_BEFORE = re.compile(
    rf"(?P<edition>{_CENTURY} ?年?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?(?:修正|修订|修改)?(?:通过|施行|公布|[版本])?)的? ?$",
    re.ASCII,
)
_YEAR_BEFORE = re.compile(
    rf"(?:\((?P<inside>{_CENTURY} ?年?)\)|(?<!\d)(?P<bare>{_CENTURY} ?年)的?) ?$", re.ASCII
)
# 2012版甲法, 2012年版甲法: what a name in plain words takes along from the year before it.
_OF_YEAR = re.compile(r"(?:年?版|年)的?")
_LONGEST_BEFORE, _LONGEST_BEHIND = 16, 28


class Edition(Record):
    """An edition as printed, and where the words that say it begin and end."""

    printed: str
    start: int
    end: int


def edition_in_bracket(folded: str, position: int, end: int) -> str | None:
    """The edition that is all of a bracket behind a title: （2019年修正）, （试行）."""
    found = _IN_BRACKET.fullmatch(folded, position, end)
    return found["edition"] if found else None


def edition_behind(folded: str, position: int) -> Edition | None:
    """The edition printed without brackets between a title and an article: 《甲法》2012年版第七条."""
    found = _BARE_BEHIND.match(folded, position)
    return Edition(printed=found["edition"], start=found.start(), end=found.end()) if found else None


def edition_at_end(folded: str, floor: int, position: int) -> Edition | None:
    """The edition that ends at the position, behind a name in plain words: 甲法（2012年）第七条."""
    found = _LAST.search(folded, max(floor, position - _LONGEST_BEHIND), position)
    return (
        Edition(printed=found["inside"] or found["bare"], start=found.start(), end=position)
        if found
        else None
    )


def edition_before(folded: str, floor: int, position: int) -> Edition | None:
    """The edition that is named as one before a title: 2014年修正的《甲法》. A year alone may be when something was done."""
    found = _BEFORE.search(folded, max(floor, position - _LONGEST_BEFORE), position)
    if found is None or found["edition"][-1] in "年日月" or found["edition"].isdigit():
        return None
    return Edition(printed=found["edition"], start=found.start(), end=position)


def year_before(folded: str, floor: int, position: int) -> Edition | None:
    """The bare year before a text of which an article is cited: 2012年《甲法》第七条."""
    found = _YEAR_BEFORE.search(folded, max(floor, position - _LONGEST_BEFORE), position)
    return (
        Edition(printed=found["inside"] or found["bare"], start=found.start(), end=position)
        if found
        else None
    )


def taken_from_year(folded: str, position: int, name: str) -> int:
    """How many characters of a name in plain words are of the year before it: the 版 of 2012版甲法."""
    found = _OF_YEAR.match(name) if folded[max(0, position - 1) : position].isdigit() else None
    return found.end() if found and len(name) > found.end() + 1 else 0


def edition_of_name(folded: str, floor: int, position: int) -> Edition | None:
    """The edition before a name in plain words of which an article is cited: 2012年甲法, 2012年版甲法, 2012年修正的甲法."""
    if year := year_before(folded, floor, position):
        return year
    found = _BEFORE.search(folded, max(floor, position - _LONGEST_BEFORE), position)
    return Edition(printed=found["edition"], start=found.start(), end=position) if found else None
