"""The rules a document states once for all its later lines: who leads where nobody is said to lead."""

import re
from collections.abc import Sequence

from corpus.model import Rule
from indexer.zones import Zone

_LEAD = r"(?:总?牵头|主办|主责|主要责任|第一责任)"
_UNIT = r"(?:单位|部门|人|者)?"

_FIRST_IS_LEAD = re.compile(
    rf"(?:排名?(?:在|列)?|列|位列|位于|居)?(?:第一|首)(?:位|个|名|责任)?[^。；，,;()（）]{{0,10}}?(?:为|是|系|作为|即为)[^。；，,;()（）]{{0,4}}?{_LEAD}{_UNIT}"
    rf"|{_LEAD}{_UNIT}(?:为|是|系)(?:排(?:名|列)?(?:在|列)?|列|位列)?(?:第一|首)位?(?:的)?{_UNIT}"
)
_LISTED_IS_LEAD = re.compile(
    rf"(?:无|未(?:明确|标明|注明|列明|确定|列出)|没有(?:明确|标明)?)[^。；，,;]{{0,4}}?牵头{_UNIT}[^。；，,;]{{0,6}}?[，,]?\s?[^。；，,;]{{0,8}}?责任{_UNIT}(?:即|则|就)?(?:为|是|作为)牵头{_UNIT}"
)
_EVERYONE = re.compile(
    r"以下[^。；]{0,20}?(?:任务|工作|事项|措施)[^。；]{0,8}?均(?:需|由|须|要)(?P<units>[^。；，,]{2,40}?)(?:负责)?(?:落实|配合|实施|执行|组织实施)[^。；]{0,12}?(?:不再|不另)[^。；]{0,4}"
)
_LATER = re.compile(r"下同|以下同|以下(?:均)?(?:同|如此)|下列各项均|不再列出|不再一一列出")
_SENTENCE = re.compile(r"[^。；\n]*")
_BRACKETS = str.maketrans("（）〔〕[]", "()()()")


def find_rules(text: str, zones: Sequence[Zone]) -> tuple[Rule, ...]:
    """All rules of a text, each quoted as its sentence or bracket, with the range of text for which it holds.

    A rule that says 下同 holds from the bracket it stands in to the end of the text; one inside a bracket without it
    only for that bracket; one in a sentence of the covering letter, the body or a table's note for the whole text, and one
    in an annex for that annex.
    """
    rules: list[Rule] = []
    for kind, pattern in (
        ("first_is_lead", _FIRST_IS_LEAD),
        ("listed_is_lead", _LISTED_IS_LEAD),
        ("everyone_below", _EVERYONE),
    ):
        for match in pattern.finditer(text):
            bracket = _bracket_around(text, match.start(), match.end())
            start, end = bracket or _sentence_around(text, match.start(), match.end())
            reach = _reach(text, zones, start, end, bracket is not None, kind == "everyone_below")
            rules.append(
                Rule(
                    kind=kind,  # type: ignore[arg-type]
                    start=start,
                    end=end,
                    quote=text[start:end],
                    reach_from=reach[0],
                    reach_to=reach[1],
                )
            )
    return tuple(sorted(rules, key=lambda rule: rule.start))


def rule_at(rules: Sequence[Rule], kind: str, place: int) -> Rule | None:
    """The rule of that kind that holds at the place; the last one stated before it where there are several."""
    reaching = [rule for rule in rules if rule.kind == kind and rule.reach_from <= place < rule.reach_to]
    before = [rule for rule in reaching if rule.start <= place]
    return (before or reaching or [None])[-1]


def _reach(
    text: str, zones: Sequence[Zone], start: int, end: int, in_bracket: bool, below: bool
) -> tuple[int, int]:
    later = bool(_LATER.search(text[start : end + 12]))
    if below:
        return end, len(text)
    if in_bracket:
        return (start, len(text)) if later else (start, end)
    annex = next((zone for zone in zones if zone.kind == "annex" and zone.start <= start < zone.end), None)
    return (annex.start, annex.end) if annex else (0, len(text))


def _bracket_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The outermost bracket around the span, on its line, where one is open there."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)].translate(_BRACKETS)
    depth, opened = 0, -1
    for offset, character in enumerate(line):
        if character == "(":
            opened = offset if depth == 0 else opened
            depth += 1
        elif character == ")" and depth:
            depth -= 1
            if depth == 0 and line_start + opened < start and end <= line_start + offset:
                return line_start + opened, line_start + offset + 1
    return None


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind(mark, 0, start) for mark in "。；\n\t") + 1
    match = _SENTENCE.match(text, end)
    last = match.end() if match else end
    while first < start and text[first] in " \u3000":
        first += 1
    return first, last + 1 if text[last : last + 1] in {"。", "；"} else last
