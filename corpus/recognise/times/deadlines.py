"""Deadlines: in running text, and as the whole content of a table cell, a bracket or a key's value."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from corpus.model import Deadline, Record
from corpus.recognise.characters import fold
from corpus.recognise.times.calendar import Bounds, bounds
from corpus.recognise.times.deadline_words import deadline_words
from corpus.recognise.times.festivals import festival_day
from corpus.recognise.times.moments import CLOCK, CONNECTOR, Moment, scan_sentences
from corpus.recognise.times.recurrences import find_recurrences
from corpus.recognise.times.terms import find_due_terms, find_lone_terms, find_terms

# What turns a moment into a deadline when it follows …
_BY = re.compile(
    rf" {{0,2}}{CLOCK}(?P<loose>[之以])?前(?![三两几数述后往者景提款列期夕沿\d]|[一四五六七八九十]+[位名个条项])",
    re.ASCII,
)
_DONE = re.compile(
    r" {0,2}(?:基本|全面|全部|力争|确保|要|须|应)?(?:完成|办结|到位)(?![了过的]|[^,。;:!?、\n()]{0,12}的[,。])"
)
# … and when it stands before. 从现在到2009年, 持续到2025年 and 有效期至2025年 tell how long, not by when.
_UNTIL = re.compile(
    r"(?:(?:^|[,。;:!?、\n() ”])(?P<at_start>到|至)|(?:力争|确保|争取|目标|即|将|计划)(?P<inside>到)) {0,2}$"
)
# 确保2021年6月投入使用; 于2025年11月开展专项检查: a moment to come, in which something is to be done.
_ASSURED = re.compile(r"(?:确保|力争|争取)(?:于|在)? {0,2}$")
_ON = re.compile(r"(?<![自位关鉴处])(?:于|在) {0,2}$")
_OF = re.compile(r"[^,。;:!?、\n()]{0,24}的")
_TITLE = re.compile(r"《[^《》\n]{0,200}》")

_NOTHING = re.compile(r"[/\\—―－–\-─_*无空 ]*")
_KEY = re.compile(
    r"(?:(?:完成|整改|办结|落实|工作)?(?:时限|时间|期限|日期)(?:要求|节点|安排)?|时间节点|时限要求) ?[:]? ?(?=.)"
)
_YEARS = re.compile(rf"(20\d\d){CONNECTOR}(20\d\d)", re.ASCII)
_BLANK = re.compile(r"\s")
_LONGEST_CELL = 160
_LOOSE = 8  # characters beside fillings that one deadline of a cell may carry: 完成方案, 取得实质性进展


class DeadlineMention(Record):
    """A deadline found in running text: `text[start:end] == deadline.printed`."""

    start: int
    end: int
    deadline: Deadline


class _Event(Record):
    """One time expression; `strong` where it says by when, not only when."""

    start: int
    end: int
    deadline: Deadline
    strong: bool


def find_deadlines(text: str, written_on: date | None = None) -> list[DeadlineMention]:
    """The deadlines in running text, in order: …前, …底前完成, 到…年, 年内完成, 每年…前, 自…之日起…内.

    Not periods in which something holds, dates of cited documents, or dates that the text looks back on. A date
    without a year takes the one before it in its sentence, else the year of writing.
    """
    folded = fold(text)
    looks_back = deadline_words().looks_back
    events = [
        *(event for event in _recurring(text, folded) if event.strong),
        *(event for event in _counted(text, folded, written_on) if event.strong),
        *(event for event in _seasonal(text, folded, written_on) if not looks_back.match(folded, event.end)),
        *_due_terms(text, folded),
        *_points(text, folded, written_on),
    ]
    titles = [title.span() for title in _TITLE.finditer(folded)]
    ends = [end for _, end in titles]
    return [
        DeadlineMention(event.start, event.end, event.deadline)
        for event in _apart(events)
        if (title := bisect_right(ends, event.start)) == len(titles) or event.start < titles[title][0]
    ]


def read_deadline(cell: str, written_on: date | None = None) -> Deadline | None:
    """The deadline that a cell, a bracket or a key's value consists of; None where it is empty or something else.

    `printed` is the whole content. Of several dates the last counts; a date after which the work goes on
    (2019年12月取得阶段性成果并持续推进) is `ongoing` with that date.
    """
    folded = _BLANK.sub(" ", fold(cell))
    start, end = _content(folded)
    if not 0 < end - start <= _LONGEST_CELL or _NOTHING.fullmatch(folded, start, end):
        return None
    printed, folded = cell[start:end], folded[start:end]
    if years := _YEARS.fullmatch(folded):
        return Deadline(printed, "range", date(int(years[1]), 1, 1), date(int(years[2]), 12, 31))
    words = deadline_words()
    events = _apart(_events(printed, folded, written_on))
    if events:
        left = words.filling.sub("", _without(folded, events))
        if len(left) <= (_LOOSE * len(events) if events[0].strong else 0):
            return _joined(printed, [event.deadline for event in events])
    vague = words.vague.fullmatch(folded) or words.season.fullmatch(folded)
    return Deadline(printed, "relative") if vague else None


def _content(folded: str) -> tuple[int, int]:
    """The cell without blanks, its outer brackets, a key, and the mark that ends it."""
    start, end = len(folded) - len(folded.lstrip()), len(folded.rstrip(" 。;,、"))
    while (
        end - start > 2
        and folded[start] == "("
        and folded[end - 1] == ")"
        and ")" not in folded[start : end - 1]
    ):
        start, end = start + 1, end - 1
    if key := _KEY.match(folded, start, end):
        start = key.end()
    return start, max(start, end)


def _events(text: str, folded: str, written_on: date | None) -> list[_Event]:
    return [
        *_recurring(text, folded),
        *_relative(text, folded, written_on),
        *_seasonal(text, folded, written_on),
        *_times(text, folded, written_on),
        *_ongoing(text, folded, written_on),
    ]


def _joined(printed: str, deadlines: list[Deadline]) -> Deadline:
    """What the deadlines of one cell say together."""
    dates = [deadline.date for deadline in deadlines if deadline.date]
    last = max(dates, default=None)
    kinds = {deadline.kind for deadline in deadlines}
    recurrence = next((deadline.recurrence for deadline in deadlines if deadline.recurrence), None)
    if recurrence:
        return Deadline(printed, "recurring", None, last, recurrence)
    if "ongoing" in kinds:
        begins = deadlines[0].from_ if deadlines[0].kind == "ongoing" else None
        bounded = kinds != {"ongoing"} and begins is not None
        return Deadline(printed, "range" if bounded else "ongoing", begins, last)
    if kinds == {"range"} and len(deadlines) == 1:
        return Deadline(printed, "range", deadlines[0].from_, last)
    if kinds == {"relative"}:
        return Deadline(printed, "relative", None, last)
    return Deadline(printed, "date", None, last)


def _recurring(text: str, folded: str) -> Iterator[_Event]:
    for found in find_recurrences(folded):
        deadline = Deadline(text[found.start : found.end], "recurring", None, None, found.rule)
        yield _Event(found.start, found.end, deadline, found.due)


def _counted(text: str, folded: str, written_on: date | None) -> Iterator[_Event]:
    for term in find_terms(folded, written_on):
        deadline = Deadline(text[term.start : term.end], "relative", None, term.date)
        yield _Event(term.start, term.end, deadline, term.unit != "年")


def _relative(text: str, folded: str, written_on: date | None) -> Iterator[_Event]:
    yield from _counted(text, folded, written_on)
    for term in find_lone_terms(folded):
        yield _Event(term.start, term.end, Deadline(text[term.start : term.end], "relative"), False)


def _seasonal(text: str, folded: str, written_on: date | None) -> Iterator[_Event]:
    """What is due before a festival or a season: a date where the day is fixed and its year known."""
    if "前" not in folded:
        return
    for season in deadline_words().season.finditer(folded):
        if season["before"]:
            day = festival_day(season["quoted"] or season["season"], season["year"], written_on)
            printed = text[season.start() : season.end()]
            yield _Event(
                *season.span(), Deadline(printed, "date" if day else "relative", None, day), strong=True
            )


def _due_terms(text: str, folded: str) -> Iterator[_Event]:
    for term in find_due_terms(folded):
        yield _Event(term.start, term.end, Deadline(text[term.start : term.end], "relative"), True)


def _ongoing(text: str, folded: str, written_on: date | None) -> Iterator[_Event]:
    words = deadline_words()
    for found in words.ongoing.finditer(folded):
        yield _Event(*found.span(), Deadline(text[found.start() : found.end()], "ongoing"), False)
    for found in words.from_now.finditer(folded):
        yield _Event(*found.span(), Deadline(text[found.start() : found.end()], "ongoing", written_on), True)


def _points(text: str, folded: str, written_on: date | None) -> Iterator[_Event]:
    """The moments in running text that the words around them make deadlines."""
    words = deadline_words()
    for first, last, begin, finish in _dated(folded, written_on):
        moment = last or first
        start, end = first.start, moment.end
        future = bool(finish and written_on and finish.last >= written_on)
        if moment.year is not None and finish and written_on and finish.last.year < written_on.year:
            continue
        if by := _BY.match(folded, end):
            if not future and words.looks_back.match(folded, by.end()):
                continue
            if by["loose"] and not words.achieved.match(folded, by.end()):
                continue
            end = by.end()
        elif done := _DONE.match(folded, end):
            end = done.end()
            if last is None and (until := _UNTIL.search(folded, max(0, start - 8), start)):
                start = _begins(until)
        elif last is None and (until := _UNTIL.search(folded, max(0, start - 8), start)):
            start = _begins(until)
        elif last is None and moment.month is not None and _is_set(folded, start, end, future):
            pass
        elif (
            last
            or not words.achieved.match(folded, end)
            or (moment.part not in ("底", "末", "内") and not (future and _is_part_of_year(moment)))
        ):
            continue
        yield _Event(start, end, _deadline(text[start:end], last is not None, begin, finish), True)


def _is_set(folded: str, start: int, end: int, future: bool) -> bool:
    """Whether a moment is that in which something is made sure of, or is to begin."""
    words = deadline_words()
    before = max(0, start - 6)
    if _ASSURED.search(folded, before, start):
        return words.achieved.match(folded, end) is not None
    acts = future and _ON.search(folded, before, start) is not None and words.acting.match(folded, end)
    return bool(acts) and _OF.match(folded, end) is None


def _begins(until: re.Match[str]) -> int:
    return until.start("at_start" if until["at_start"] else "inside")


def _times(text: str, folded: str, written_on: date | None) -> Iterator[_Event]:
    """All moments and ranges, for places that hold nothing but a deadline."""
    since = deadline_words().since
    for first, last, begin, finish in _dated(folded, written_on):
        moment = last or first
        by = _BY.match(folded, moment.end) or _DONE.match(folded, moment.end)
        end = by.end() if by else moment.end
        if last is None and (open_end := since.match(folded, end)):
            printed = text[first.start : open_end.end()]
            deadline = Deadline(printed, "ongoing", begin.first if begin else None)
            yield _Event(first.start, open_end.end(), deadline, True)
            continue
        ranged = (
            last is not None or moment.part == "全年" or (moment.plan is not None and moment.part is None)
        )
        deadline = _deadline(text[first.start : end], ranged, begin, finish)
        yield _Event(first.start, end, deadline, by is not None or moment.part in ("底", "末", "内"))


def _dated(
    folded: str, written_on: date | None
) -> Iterator[tuple[Moment, Moment | None, Bounds | None, Bounds | None]]:
    """The moments and ranges with their days, in the year told before them in the sentence or that of writing.

    A year that was over when the text was written is told of the past: 2019年以来…，6月底前完成 means this June.
    """
    known: int | None = None
    for first, last, is_new in scan_sentences(folded):
        if is_new:
            known = None
        base = known if known is not None and first.follows else written_on
        begin = bounds(first, base)
        finish = bounds(last, base) if last else begin
        if not _possible(first) or (begin and finish and finish.last < begin.first):
            continue
        yield first, last, begin, finish
        moment = last or first
        told = finish and (moment.year is not None or moment.year_shift is not None)
        if finish and told and not (written_on and finish.last.year < written_on.year):
            known = finish.last.year


def _is_part_of_year(moment: Moment) -> bool:
    return moment.part is not None and moment.part.endswith(("半年", "季度"))


def _possible(moment: Moment) -> bool:
    """Whether there are such months and days; 9月31日 is let through, as a deadline whose day is not known."""
    return (moment.month is None or 1 <= moment.month <= 12) and (moment.day is None or 1 <= moment.day <= 31)


def _deadline(printed: str, ranged: bool, begin: Bounds | None, finish: Bounds | None) -> Deadline:
    last = finish.last if finish else None
    return (
        Deadline(printed, "range", begin.first if begin else None, last)
        if ranged
        else Deadline(printed, "date", None, last)
    )


def _apart(events: list[_Event]) -> list[_Event]:
    """The events in order without those that lie in an earlier or longer one."""
    kept: list[_Event] = []
    for event in sorted(events, key=lambda event: (event.start, -event.end)):
        if not kept or event.start >= kept[-1].end:
            kept.append(event)
    return kept


def _without(folded: str, events: list[_Event]) -> str:
    pieces, position = [], 0
    for event in events:
        pieces.append(folded[position : event.start])
        position = event.end
    return "".join([*pieces, folded[position:]])
