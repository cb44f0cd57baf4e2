"""A flash report that is a form: keys with their values, one below the other (事故时间：…, 事故地点：…, 伤亡情况：…)."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from corpus.model import Span
from corpus.recognise.harm.casualties import find_casualties
from corpus.recognise.harm.hazards import find_hazards
from indexer.cases.headed import befalls
from indexer.cases.moment import Carried, Moment, find_moments
from indexer.cases.telling import Telling
from indexer.lines import Line

_SAID = r"\s?(?:\([^()\n]{1,8}\))?\s?(?:[:\t】\]]|\s)\s{0,4}(?P<value>[^\s][^\n\t]*)"
_KEYS = {
    "time": r"(?:事故)?(?:发生|事发)?(?:的)?(?:日期|时间)",
    "place": r"(?:事故)?(?:发生|事发|单位)?(?:的)?(?:详细)?(?:地点|地址)",
    "hazard": r"事故?(?:类别|类型|种类)",
    "toll": r"(?:人员)?伤亡(?:情况|人数)?(?:[及和与、](?:财产|经济|直接经济)?损失(?:情况)?)?|死亡人数|死亡",
    "course": r"(?:事故)?(?:简要|发生)?经过",
}
_PATTERNS = {
    name: re.compile(
        rf"(?:[一二三四五六七八九十]{{1,2}}、|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}[、.\s]?\s?|[【\[])?(?:{keys}){_SAID}"
    )
    for name, keys in _KEYS.items()
}
# A key that heads its value, which stands on the next line: 二、事故时间.
_HEADS = {
    name: re.compile(
        rf"(?:[一二三四五六七八九十]{{1,2}}、|\([一二三四五六七八九十]{{1,2}}\)|\d{{1,2}}[、.\s]\s?)(?:{keys})[\s:]*"
    )
    for name, keys in _KEYS.items()
}
_NEEDED = ("time", "place")


def read_form(text: str, folded: str, lines: Sequence[Line], end: int, carried: Carried) -> Telling | None:
    """What the form tells, its words from the first of its keys to the last; None where no form tells time and place."""
    told: dict[str, Span] = {}
    for line, below in zip_longest(lines, lines[1:]):
        if line.start >= end:
            break
        for name, head in _HEADS.items():
            if name not in told and below is not None and head.fullmatch(folded, line.start, line.end):
                told[name] = Span(start=below.start, end=below.end)
        for name, pattern in _PATTERNS.items():
            found = pattern.match(folded, line.start, line.end)
            if found and name not in told:
                told[name] = Span(start=found.start("value"), end=found.end("value"))
    course = told.pop("course", None)
    if not all(name in told for name in _NEEDED):
        return None
    if not ("toll" in told or "hazard" in told):
        if course is None or not befalls(text[course.start : course.end]):
            return None
        told["course"] = course
    moments, _ = find_moments(folded[told["time"].start : told["time"].end], carried)
    first = next((one for one in moments if one.day), None)
    if first is None:
        return None
    begin = told["time"].start
    moment = Moment(begin + first.start, begin + first.end, first.day, first.iso, first.time)
    span = told.get("toll") or told.get("course") or told["place"]
    counts = tuple(one.moved(span.start) for one in find_casualties(text[span.start : span.end]))
    kind = told.get("hazard") or told.get("course")
    hazards = (
        frozenset(one.hazard for one in find_hazards(text[kind.start : kind.end])) if kind else frozenset()
    )
    start = min(one.start for one in told.values())
    stop = max([*(one.end for one in told.values()), *(one.end for one in counts)])
    return Telling(folded.rfind("\n", 0, start) + 1, stop, moment, told["place"], counts, hazards)
