"""Accounts below headings: each from its heading to the next, or to what is said of all."""

import re
from collections.abc import Sequence

from corpus.model import Span
from corpus.recognise.characters import fold
from corpus.recognise.harm.casualties import find_casualties, find_unnumbered
from indexer.cases.account import Account
from indexer.cases.headings import Heading
from indexer.cases.moment import Carried
from indexer.cases.telling import Telling, find_tellings, first_dated
from indexer.cases.titles import on_the_day, told_of_the_day
from indexer.cases.words import words
from indexer.lines import Line

# A heading that names an offence, no accident.
_ENFORCED = re.compile(r"(?:案|案件)[”\"')]?$")
# A heading that counts cases.
_CASE = re.compile(r"\s*[【\[(（]?(?:典型|火灾|事故|警示)*(?:案例|例)(?:之)?[一二三四五六七八九十\d]")
_LEAST_LED = 2
# So many times as many tell an accident as do not.
_MOST = 3
# A line that heads: short, and no sentence.
_PLAIN_HEAD = re.compile(r"[^。;!?]{3,44}[^。;!?:,]")
# What is said of all the accidents told before, to all who read it.
_OF_ALL = re.compile(
    r"(?:上述|以上|这些|这几起|这\d{1,2}起)[^,。;]{0,8}(?:事故|火灾|案例|案件|事件)|(?:请|要求)?各(?:地|县|市|区|级|部门|单位|有关)|"
    r"为(?:深刻)?(?:吸取|汲取|防范)|为[^,。;]{0,4}做好(?:下一步|下步|当前)[^,。;]{0,8}工作|下一步,[^,。;]{0,4}全[省市县区]"
)
_TO_ALL = re.compile(r"(?:工作|几点|有关|相关|下一步|具体)?(?:要求|工作要求|工作安排|工作建议)")


def accounts_below(
    text: str,
    folded: str,
    lines: Sequence[Line],
    headings: Sequence[Heading],
    end: int,
    carried: Carried,
    *,
    sure: bool = False,
) -> list[Account]:
    """An account below each heading that tells a case; each that says a day does where the headings are `sure` to name one."""
    first = headings[0].place
    own = lines[first].label
    own_style = own.style if own else None
    outer = {label.style for line in lines[:first] if (label := line.label)} - {own_style}
    accounts: list[Account] = []
    untold: list[Account] = []
    for number, heading in enumerate(headings):
        place, title = heading.place, heading.title
        stop = headings[number + 1].place if number + 1 < len(headings) else len(lines)
        for after in range(place + 1, stop):
            label = lines[after].label
            numbered = label is not None and (label.style != "caption" or label.value is not None)
            ends = numbered and label is not None and label.style in (*outer, own_style)
            if ends or lines[after].start >= end or (len(headings) > 1 and _closes(lines, after, number)):
                stop = after
                break
        start, last = lines[place].start, min(end, lines[stop - 1].end)
        before = carried
        tellings, carried = find_tellings(text, folded, start, last, carried)
        name = folded[title.start : title.end]
        event = words("titles", "event").search(name) or (not name and befalls(text[start:last]))
        if not tellings and (sure or event) and not _ENFORCED.search(name):
            tellings = first_dated(text, folded, start, last, before)
        if not told_of_the_day(name, tellings):
            dated = first_dated(text, folded, start, last, before)
            tellings = dated if told_of_the_day(name, dated) else tellings
        if tellings or _ENFORCED.search(name):
            accounts.append(Account(start, last, tuple(on_the_day(name, tellings)), title))
        elif _CASE.match(lines[place].text) and (dated := first_dated(text, folded, start, last, before)):
            untold.append(Account(start, last, tuple(dated), title))
    harmed = [one for one in untold if befalls(text[one.start : one.end])]
    return sorted(
        [*accounts, *_as_the_others(accounts, untold, harmed, len(headings))], key=lambda one: one.start
    )


def _as_the_others(
    accounts: Sequence[Account], untold: Sequence[Account], harmed: Sequence[Account], headings: int
) -> Sequence[Account]:
    """The accounts that say a day in words of no accident, where most of those below like headings (案例三) tell one each.

    Of those by which somebody was `harmed` one other is enough.
    """
    accidents = sum(1 for one in accounts if one.tellings)
    if not accidents or accidents != len(accounts):
        return ()
    return untold if accidents >= _MOST * (headings - accidents) else harmed


def befalls(own: str) -> bool:
    """Whether a stretch tells whom something befell."""
    return bool(find_casualties(own) or find_unnumbered(own))


def _closes(lines: Sequence[Line], place: int, number: int) -> bool:
    """Whether a line begins what is said of all accidents: in words, or as a heading of its own below the second case on."""
    own = fold(lines[place].text)
    if lines[place].label is not None:
        return False
    return bool(is_of_all(own) or (number > 0 and _TO_ALL.fullmatch(own.strip(" :"))))


def is_of_all(own: str) -> bool:
    """Whether a folded line speaks of all accidents told before it, or to all who read them."""
    return _OF_ALL.match(own) is not None


def led_in(lines: Sequence[Line], tellings: Sequence[Telling]) -> list[Heading]:
    """The plain lines that head a telling each, where every one of several has one: 一餐午饭的教训."""
    heads: list[Heading] = []
    days = {telling.moment.day for telling in tellings}
    for telling in tellings:
        place = next((at for at, line in enumerate(lines) if line.start <= telling.start < line.end), 0)
        above = lines[place - 1] if place and lines[place].start == telling.start else None
        if above is None or above.label is not None or not _PLAIN_HEAD.fullmatch(fold(above.text)):
            return []
        named = bool(words("titles", "event").search(fold(above.text)))
        heads.append(Heading(place - 1, Span(start=above.start if named else above.end, end=above.end)))
    return heads if len(heads) == len(days) >= _LEAST_LED else []
