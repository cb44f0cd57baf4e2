"""The rules a document states once for all its later lines: who leads where nobody is said to lead."""

import re
from collections.abc import Sequence
from typing import Literal

from corpus.model import Record, Rule, UnitName
from corpus.recognise.characters import fold
from corpus.recognise.scanning import scan
from corpus.recognise.unit.units import read_unit_list
from indexer.zones import Zone

_Kind = Literal["first_is_lead", "listed_is_lead", "everyone_below"]

_LEAD = r"(?:总?牵头|主办|主责)"
_BODY = r"(?:单位|部门|机构|的|者|方){0,2}"
_FIRST = r"(?:第一|首)(?:位|个|名|家|责任)?"
_IS = r"(?:即?为|是|系|作为)"
_REST = "[^。;,()〔〕\n\t]"

# Each with the characters it begins with.
_PATTERNS: tuple[tuple[_Kind, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "first_is_lead",
        re.compile("[第首总牵主列排居]"),
        re.compile(
            rf"{_FIRST}{_REST}{{0,10}}?{_IS}{_REST}{{0,4}}?{_LEAD}{_BODY}"
            rf"|{_LEAD}{_BODY}{_IS}(?:排名?在?|排列在?|排序在?|列|位列|居)?{_FIRST}{_BODY}"
            rf"|(?:列|排|居){_REST}{{0,4}}?{_FIRST}{_BODY}牵头"
        ),
    ),
    (
        "listed_is_lead",
        re.compile("[无未没]"),
        re.compile(
            rf"(?:无|未|没有){_REST}{{0,8}}?牵头{_BODY}{_REST}{{0,8}}?,?{_REST}{{0,8}}?责任{_BODY}(?:则|就)?{_IS}牵头{_BODY}"
        ),
    ),
    (
        "everyone_below",
        re.compile("以下|下列|具体|各项"),
        re.compile(
            rf"(?:以下|下列|具体|各项){_REST}{{0,20}}?均(?:需|由|须|要|请|涉及)(?P<units>[^。;,\n\t]{{2,60}}?)(?:负责|具体|共同|抓好|组织){{0,2}}"
            rf"(?:(?P<verb>落实|实施|执行|推进|配合|参与){_REST}{{0,12}})?,不(?:再|另){_REST}{{0,8}}(?:,下同)?"
        ),
    ),
)
# 标注“分别负责”“共同牵头”的除外, 除注明“并列”的外
_QUOTED = re.compile(r"[“\"'‘「]([^“”\"'‘’「」]{2,12})[”\"'’」]")
_MARKED = r"(?:标注|注明|标明|标有|写明|注有)(?:为|有|了)?(?P<marks>[“\"'‘「][^。;\n]{2,40}?[”\"'’」])[^。;,\n“”]{0,8}?"
_EXCEPTED = re.compile(rf"{_MARKED}(?:除外|不在此列|不在此限)|除{_MARKED.replace('<marks>', '<other>')}[外,]")
_LATER = re.compile(r"下同|以下(?:均)?(?:同|如此)|不(?:再|另)(?:一一)?列")
_OPENING = "([{〔【"
_BRACKETS = re.compile(r"[(\[{〔【)\]}〕】\n]")
# 责任单位(列第一位的为牵头单位): the bracket of a head or a key speaks of all that stands below it.
_HEAD = re.compile(r"(?:单位|部门|分工|责任)\s?$")


class _Bracket(Record):
    """The outermost bracket around a place, and the inside of the innermost one from `first` to `last`."""

    start: int
    end: int
    first: int
    last: int


def find_rules(text: str, zones: Sequence[Zone]) -> tuple[Rule, ...]:
    """All rules of a text, each quoted as its own sentence, with the range of text for which it holds.

    A rule in a bracket that says 下同, behind a head, or alone in its bracket (the first that needs it) holds from there
    on in its zone; one beside units without 下同 only for what its bracket ends. One in a sentence holds for the whole
    text, in an annex for that annex. What everyone is told to do 以下 holds from the rule on.
    """
    folded = fold(text)
    said = [
        (kind, *match.span()) for kind, first, pattern in _PATTERNS for match in scan(first, pattern, folded)
    ]
    brackets = _brackets_around(folded, sorted(start for _, start, _ in said))
    rules: list[Rule] = []
    for kind, first, last in said:
        bracket = found if (found := brackets.get(first)) is not None and last < found.end else None
        start, end = _sentence_around(folded, first, last, bracket)
        reach = _reach(folded, zones, start, end, bracket, kind)
        quote = text[start:end]
        rules.append(Rule(kind, start=start, end=end, quote=quote, reach_from=reach[0], reach_to=reach[1]))
    return tuple(sorted(rules, key=lambda rule: rule.start))


def rule_at(rules: Sequence[Rule], kind: str, place: int) -> Rule | None:
    """The rule of that kind that holds at the place; the last one stated before it where there are several."""
    reaching = [rule for rule in rules if rule.kind == kind and rule.reach_from <= place < rule.reach_to]
    before = [rule for rule in reaching if rule.start <= place]
    found = before or reaching
    return found[-1] if found else None


def leads_below(folded: str, start: int, end: int) -> bool:
    """Whether a span says that the first who is listed leads, and that this holds for what comes later."""
    rule = _PATTERNS[0][2].search(folded, start, end)
    return rule is not None and _LATER.search(folded, rule.end(), end) is not None


def is_excepted(rule: Rule, folded: str) -> bool:
    """Whether a rule excepts what bears a mark, and the folded text bears it: 标注“分别负责”的除外."""
    quote = fold(rule.quote)
    marks = [
        mark
        for stated in _EXCEPTED.finditer(quote)
        for mark in _QUOTED.findall(stated["marks"] or stated["other"])
    ]
    return any(mark in folded for mark in marks)


def everyone_in(rule: Rule) -> tuple[tuple[UnitName, ...], bool]:
    """The units that a rule of the kind everyone_below names, and whether they only help."""
    match = _PATTERNS[2][2].search(fold(rule.quote))
    if match is None:
        return (), False
    units = read_unit_list(rule.quote[match.start("units") : match.end("units")]).units
    return tuple(mention.unit for mention in units), match["verb"] in ("配合", "参与")


def _reach(
    folded: str, zones: Sequence[Zone], start: int, end: int, bracket: _Bracket | None, kind: _Kind
) -> tuple[int, int]:
    zone = next((zone for zone in zones if zone.start <= start < zone.end), None)
    last = zone.end if zone is not None and zone.kind != "cover" else len(folded)
    if kind == "everyone_below":
        return (bracket.end if bracket else end), last
    if bracket is not None:
        later = _LATER.search(folded, start, min(bracket.end, end + 12))
        alone = bracket.end - bracket.start - (end - start) <= 2
        general = later or alone or _follows_head(folded, bracket.start)
        return bracket.start, last if general else bracket.end
    return (zone.start, zone.end) if zone is not None and zone.kind == "annex" else (0, len(folded))


def _follows_head(folded: str, start: int) -> bool:
    """Whether nothing stands between a bracket and the edge of its line or cell but a head."""
    begins = max(folded.rfind("\n", 0, start), folded.rfind("\t", 0, start)) + 1
    return start - begins <= 12 and bool(_HEAD.search(folded, begins, start))


def _brackets_around(folded: str, places: Sequence[int]) -> dict[int, _Bracket]:
    """The bracket around each of some sorted places that stands in one, closed on its line. One pass over the text."""
    opened: list[int] = []
    closed: dict[int, int] = {}
    within: dict[int, tuple[int, int]] = {}
    waiting = iter(places)
    place = next(waiting, None)
    for mark in _BRACKETS.finditer(folded) if place is not None else ():
        while place is not None and place <= mark.start():
            if opened:
                within[place] = opened[0], opened[-1]
            place = next(waiting, None)
        if mark[0] in _OPENING:
            opened.append(mark.start())
        elif mark[0] == "\n":
            opened.clear()
        elif opened:
            closed[opened.pop()] = mark.start()
    return {
        place: _Bracket(outer, closed[outer] + 1, inner + 1, closed[inner])
        for place, (outer, inner) in within.items()
        if outer in closed
    }


def _sentence_around(folded: str, start: int, end: int, bracket: _Bracket | None) -> tuple[int, int]:
    """The sentence around a span, inside its bracket, without the mark that ends it."""
    if bracket is not None:
        first, last = bracket.first, bracket.last
    else:
        first, last = folded.rfind("\n", 0, start) + 1, folded.find("\n", end)
        last = last if last >= 0 else len(folded)
    marks = "。;" if bracket is not None else "。;\t"
    first = max(first, *(folded.rfind(mark, first, start) + 1 for mark in marks))
    last = min([last, *(place for mark in "。;\t" if (place := folded.find(mark, end, last)) >= 0)])
    while first < start and folded[first] in " 。;,":
        first += 1
    return first, last
