"""What the cells of a catalogue say: numbers, titles, days, which standard took another's place."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from corpus.recognise.characters import DASHES, HAN, fold
from corpus.recognise.cited.standards import StandardMention, find_standards, year_of_number

# What may stand behind a number in its cell: an edition, a status, a mark of adoption.
_REMARK = 12
# A code that no list has, in a column of numbers: one to three groups of capitals, a number, a year.
_UNLISTED = re.compile(
    r"(?P<code>[A-Z]{1,8}\d{0,6}(?:/[A-Z]{1,8}){0,2}) ?(?P<number>\d{1,6}(?:\.\d{1,4}){0,3}) ?- ?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_DASHES = str.maketrans(dict.fromkeys(DASHES, "-"))
_CODE = re.compile(r"[A-Z]{1,6}\d{0,6}(?: ?/ ?[A-Z]{0,12})?(?:\([A-Z㐀-鿿]{1,6}\))?", re.IGNORECASE)
# 4192-2025 旱地谷子… : the number stands with the title where a site has cut it from its code.
_CUT_OFF = re.compile(r"\d{1,6}(?:\.\d{1,4}){0,3}-(?:(?:19|20)\d\d|[5-9]\d)(?!\d)")
_DAY = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})|(?P<compact>\d{4}))(?!\d)"
)
_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?")
_CHINA = timedelta(hours=8)
# 代替 before a number, 被 or 由 before it and 代替 behind.
_TAKES = re.compile(r"(?:代替|替代|取代)[:：]? ?$")
# What takes another's place only in part leaves it in force.
_IN_PART = re.compile(r"部分(?:代替|替代|取代)[:：]? ?$")
_TAKEN = re.compile(r"(?:被|由) ?$")
_APART = re.compile(r"[、,，;；和及与 ()\[\]]{0,4}")


class Named(NamedTuple):
    """A standard's number in normal form, and its title."""

    number: str
    title: str


class Replacement(NamedTuple):
    """The numbers of the standards that one replaces, and of the one that replaces it."""

    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()


def read_name(code: str, title: str) -> Named | None:
    """The standard of a row's number and title cells; None where the first holds no standard's number.

    A number that was cut in two between them (DB15/T, 4192-2025 旱地谷子…) is put together again; one that the title
    repeats is taken off it, and a cell that holds both is divided.
    """
    folded = fold(code).strip()
    if (number := _number_at(folded)) is not None:
        rest = code.strip()[number[1] :].lstrip(" 　-—:：").rstrip()
        return Named(number[0], _bare_title(title, number[0]) or rest)
    if _CODE.fullmatch(folded) and (cut := _CUT_OFF.match(fold(title).translate(_DASHES))):
        number = _number_at(f"{folded} {cut[0]}")
        return Named(number[0], title[cut.end() :].strip()) if number else None
    return None


def is_number(cell: str) -> bool:
    """Whether a cell holds the number of a standard and hardly anything else."""
    folded = fold(cell).strip()
    number = _number_at(folded)
    return number is not None and len(folded) - number[1] <= _REMARK


def begins_with_number(text: str) -> int:
    """Where the number of a standard ends with which a text begins; 0 where it begins otherwise."""
    number = _number_at(fold(text))
    return number[1] if number else 0


def _number_at(folded: str) -> tuple[str, int] | None:
    """The number with which a folded text begins, and where it ends."""
    if not folded[:1].isascii() or not folded[:1].isalpha():
        return None
    mentions = find_standards(folded[:60])
    if mentions and mentions[0].start == 0:
        return mentions[0].number, mentions[0].end
    if found := _UNLISTED.match(folded.translate(_DASHES)):
        return f"{found['code']} {found['number']}-{found['year']}", found.end()
    return None


def _bare_title(title: str, number: str) -> str:
    """The title without the number and the brackets it may stand in."""
    text = title.strip()
    own = _number_at(fold(text))
    if own is not None and own[0] == number:
        text = text[own[1] :].strip()
    return text.removeprefix("《").removesuffix("》").strip()


def read_day(cell: str) -> date | None:
    """The day of a cell: 2024-09-01 in any punctuation, 20240901, or seconds or milliseconds since 1970 as JSON has them."""
    folded = fold(cell).strip()
    if _SECONDS.fullmatch(folded) and not _DAY.fullmatch(folded):
        seconds = int(folded) / (1000 if len(folded) > 10 else 1)
        return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date()
    found = _DAY.match(folded)
    if found is None:
        return None
    month, day = (
        (found["compact"][:2], found["compact"][2:]) if found["compact"] else (found["month"], found["day"])
    )
    try:
        return date(int(found["year"]), int(month), int(day))
    except ValueError:
        return None


def read_replacement(cell: str, own: str, usual: str) -> Replacement:
    """What a cell says of which standard took another's place.

    代替X tells that X is the older one, 被X代替 that it is the newer. Where no word tells, `usual` does (`replaces` or
    `replaced_by`), and where that is neither the years do: what is older is replaced.
    """
    folded = fold(cell)
    older: list[str] = []
    newer: list[str] = []
    before, way = 0, ""
    for mention in find_standards(folded):
        between = folded[before : mention.start]
        if not (way and before and _APART.fullmatch(between)):
            way = _way(between, folded[mention.end : mention.end + 6])
        before = mention.end
        if way == "in_part":
            continue
        told = way or (usual if usual in ("replaces", "replaced_by") else _by_year(mention, own))
        if mention.number != own and told:
            (older if told == "replaces" else newer).append(mention.number)
    return Replacement(tuple(dict.fromkeys(older)), tuple(dict.fromkeys(newer)))


def _way(before: str, after: str) -> str:
    if _IN_PART.search(before):
        return "in_part"
    if _TAKEN.search(before) or after.lstrip(" )").startswith(("代替本", "替代本")):
        return "replaced_by"
    return "replaces" if _TAKES.search(before) else ""


def _by_year(mention: StandardMention, own: str) -> str:
    theirs, ours = year_of_number(mention.number), year_of_number(own)
    if theirs is None or ours is None or theirs == ours:
        return ""
    return "replaces" if theirs < ours else "replaced_by"


def is_title(text: str) -> bool:
    """Whether a text may be what a standard is called: some Chinese words, no sentence."""
    return bool(re.search(f"[{HAN}]{{2}}", text)) and "。" not in text[:-1]
