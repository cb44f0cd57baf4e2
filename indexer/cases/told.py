"""Accounts without headings: each from the sentence that tells it to where another begins; one told twice is one."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import islice

from corpus.model import Span
from corpus.recognise.characters import fold
from corpus.recognise.harm.tolls import toll_of
from indexer.cases.account import Account
from indexer.cases.telling import Telling
from indexer.lines import Line

_IN_COMMON = 3
# An accident told again is told near by.
_MOST_OF_A_DAY = 20
# How a paragraph goes on to tell of the accident that the one before told.
# The sentence that names an accident before the one that tells it: 兴发煤矿“7·8”较大瓦斯爆炸事故。7月8日3时….
_NAME = re.compile(r"\s*(?P<name>[^。;:\n]{4,60}(?:事故|火灾|事件|案))(?:情况|影响较大)?[。:：]\s*")
_GOES_ON = re.compile(r"\s*(?:[该据经【目]|事故|(?:直接|间接|主要)?原因|建设单位|施工单位|截至|目前)")


def accounts_told(lines: Sequence[Line], tellings: Sequence[Telling], end: int) -> list[Account]:
    """Accounts without headings: each from the sentence that tells it to the next, the next heading, or the end."""
    accounts = []
    starts = [line.start for line in lines]
    for number, telling in enumerate(tellings):
        stop = tellings[number + 1].start if number + 1 < len(tellings) else end
        for line in islice(lines, bisect_right(starts, telling.end), bisect_left(starts, stop)):
            if line.label is not None or not _goes_on(line, len(tellings)):
                stop = line.start
                break
        own = bisect_right(starts, telling.start) - 1
        title = _name_before(lines[own], telling) if own >= 0 else None
        accounts.append(
            Account(title.start if title else telling.start, stop, (telling,), title, whole=False)
        )
    return _joined(accounts)


def _name_before(line: Line, telling: Telling) -> Span | None:
    """The name that stands before the telling on its line, where nothing else does."""
    begin = line.label.end if line.label else 0
    found = _NAME.fullmatch(fold(line.text[begin : telling.start - line.start]))
    if found is None:
        return None
    start = line.start + begin + found.start("name")
    return Span(start=start, end=start + len(found["name"]))


def _goes_on(line: Line, tellings: int) -> bool:
    """Whether a line without a label still tells of the accident before it: all do where only one is told."""
    return tellings == 1 or _GOES_ON.match(line.text) is not None


def _joined(accounts: Sequence[Account]) -> list[Account]:
    """Accounts of one accident told again later (overview, then detail) as one: the longer, with all its tellings."""
    kept: list[Account] = []
    of_day: dict[date | None, list[int]] = defaultdict(list)
    for account in accounts:
        before = of_day[account.tellings[0].moment.day]
        place = next((place for place in before[-_MOST_OF_A_DAY:] if _same(kept[place], account)), None)
        if place is None:
            before.append(len(kept))
            kept.append(account)
            continue
        other = kept[place]
        fuller, less = (
            (account, other) if account.end - account.start > other.end - other.start else (other, account)
        )
        tellings = tuple(sorted((*fuller.tellings, *less.tellings), key=lambda one: one.start))
        kept[place] = Account(fuller.start, fuller.end, tellings, fuller.title, fuller.whole)
    return kept


def _share(one: str, other: str) -> bool:
    """Whether two names of places have three characters in a row in common."""
    return any(one[start : start + _IN_COMMON] in other for start in range(len(one) - _IN_COMMON + 1))


def _same(one: Account, other: Account) -> bool:
    a, b = one.tellings[0], other.tellings[0]
    if a.moment.day != b.moment.day:
        return False
    if a.moment.time and b.moment.time and a.moment.time != b.moment.time:
        return False
    dead, also = toll_of(a.told).deaths, toll_of(b.told).deaths
    if dead is not None and also is not None and dead != also:
        return False
    if a.named and b.named and not _share(a.named, b.named):
        return False
    kinds, others = (one.hazards for one in (a, b))
    return not kinds or not others or bool(kinds & others)
