"""The text of an assignment before its lists are read: what wraps it, the rules and marks it holds."""

import re

from corpus.recognise.role_words import Given, role_of_all, role_of_mark, role_words
from corpus.recognise.units import UnitList

# What may stand among units and name none: a person, a telephone, a remark.
LONGEST_REMARK = 8

_WRAPS = {"(": ")", "[": "]", "〔": "〕", "【": "】", "{": "}"}
_CLAUSE = re.compile(r"[^,。;()〔〕|]+")
_RULE = re.compile(
    r"(?:第一|首)(?:位|个|名|责任)?.{0,12}?(?:为|是|系).{0,6}?(?:牵头|主责|主办)|(?:牵头|主责|主办)(?:单位|部门)?(?:为|是).{0,8}?(?:第一|首)"
    r"|下同|以下同|不再(?:一一)?(?:列出|列示|重复|标注)|无牵头单位|未明确牵头|以下.{0,30}?均(?:需|由|须)|继任者|除标注|排名不分先后"
)


def without_rules(folded: str) -> str:
    """The text with every clause that states a rule, and brackets left empty by that, replaced by stops of the same length."""

    def blank(clause: re.Match[str]) -> str:
        return "。" * len(clause[0]) if _RULE.search(clause[0]) else clause[0]

    plain = _CLAUSE.sub(blank, folded)
    return re.sub(r"\([。,\s]*\)|〔[。,\s]*〕", lambda empty: "。" * (empty.end() - empty.start()), plain)


def unwrap(folded: str, start: int, end: int) -> tuple[int, int]:
    """The range without the marks around it and the brackets that wrap it whole."""
    while start < end:
        if folded[start] in " \n\t。,;、|":
            start += 1
        elif folded[end - 1] in " \n\t。,;、|.":
            end -= 1
        elif _WRAPS.get(folded[start]) == folded[end - 1] and _closes_last(folded, start, end):
            start, end = start + 1, end - 1
        else:
            break
    return start, end


def _closes_last(folded: str, start: int, end: int) -> bool:
    depth = 0
    for place in range(start, end):
        depth += (folded[place] == folded[start]) - (folded[place] == folded[end - 1])
        if depth == 0:
            return place == end - 1
    return False


def marks_in(folded: str) -> list[tuple[int, int, Given | None]]:
    """Brackets that give the name before them a role, or that say nothing of units at all."""
    found: list[tuple[int, int, Given | None]] = []
    for match in role_words().mark.finditer(folded):
        role = role_of_mark(match["mark"]) or role_of_all(match["mark"])
        if role is not None:
            found.append((match.start(), match.end(), role))
    return found


def is_mostly_units(listed: UnitList) -> bool:
    """Whether units make up most of a list."""
    named = sum(mention.end - mention.start for mention in listed.units)
    others = [len(piece) for piece in listed.rest]
    return named > sum(others) and max(others) <= LONGEST_REMARK


def joined_lines(text: str) -> str:
    return text.replace("\r", " ")
