"""The text of an assignment before its lists are read: what wraps it, the rules and marks it holds."""

import re

from corpus.recognise.role.role_words import Given, role_of_all, role_of_mark, role_words
from corpus.recognise.unit.units import UnitList, UnitMention, read_unit_list

# What may stand among units and name none: a person, a telephone, a remark.
LONGEST_REMARK = 8
# No name beside 商 is longer.
_LONGEST_SIDE = 60

_WRAPS = {"(": ")", "[": "]", "〔": "〕", "【": "】", "{": "}"}
# 商 begins the names of these places too.
_TOGETHER = re.compile(
    r"会同|会商|联合(?!会|社|体|国|采购|办)|(?P<consults>商)(?![务会业贸联户家场人品丘洛都]|南县|河县|水县|城县|州区)"
)
_PIECE_END = re.compile(r"[、,;。|:\s]")
_PART = r"[^,。;()〔〕|]+"
_CLAUSE = re.compile(_PART)
# 以下各项均需各镇(场)落实: a clause goes on behind the short bracket of a name.
_NAMED_CLAUSE = re.compile(rf"(?<![^,。;()〔〕|]){_PART}(?:\([^(),;。|]{{1,8}}\){_PART}){{1,8}}")
_SHORT_BRACKET = re.compile(r"\([^()]{1,8}\)")
_RULE = re.compile(
    r"(?:第一|首)(?:位|个|名|责任)?.{0,12}?(?:为|是|系).{0,6}?(?:牵头|主责|主办)|(?:牵头|主责|主办)(?:单位|部门)?(?:为|是).{0,8}?(?:第一|首)"
    r"|下同|以下同|不再(?:一一)?(?:列出|列示|重复|标注)|无牵头单位|未明确牵头|以下.{0,30}?均(?:需|由|须)|继任者|除标注|排名不分先后"
)


def without_rules(folded: str) -> str:
    """The text with every clause that states a rule, and brackets left empty by that, replaced by stops of the same length."""

    def blank(clause: re.Match[str]) -> str:
        return "。" * len(clause[0]) if _RULE.search(clause[0]) else clause[0]

    def blank_named(clause: re.Match[str]) -> str:
        bare = _SHORT_BRACKET.sub("", clause[0])
        return "。" * len(clause[0]) if _RULE.search(bare) else clause[0]

    plain = _CLAUSE.sub(blank, _NAMED_CLAUSE.sub(blank_named, folded) if "(" in folded else folded)
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


def together_in(folded: str, start: int, end: int) -> re.Match[str] | None:
    """The first word within the range that joins who leads to who supports: 会同, 联合, and 商 between two units."""
    words = _TOGETHER.finditer(folded, start, end)
    return next((word for word in words if not word["consults"] or _consults(folded, word, start, end)), None)


def together_at(folded: str, start: int, end: int) -> re.Match[str] | None:
    """Such a word at the very beginning of the range."""
    return _TOGETHER.match(folded, start, end)


def _consults(folded: str, word: re.Match[str], start: int, end: int) -> bool:
    """Whether 商 stands between two units (财政部商教育部), not within a word (营商环境局, 运营商)."""
    before = _PIECE_END.split(folded[max(start, word.start() - _LONGEST_SIDE) : word.start()])[-1]
    behind = _PIECE_END.split(folded[word.end() : min(end, word.end() + _LONGEST_SIDE)])[0]
    before = before.removeprefix("由")
    return _names_units(behind) and (not before or _names_units(before))


def _names_units(text: str) -> bool:
    listed = read_unit_list(text)
    return bool(listed.units) and not listed.rest


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


def lent(lender: str, printed: str, listed: UnitList) -> UnitList:
    """A list with the prefixes that its units take as members of the list of those before them."""
    begins = len(lender) + 1
    whole = read_unit_list(f"{lender}、{printed}")
    mentions = [
        UnitMention(start=mention.start - begins, end=mention.end - begins, unit=mention.unit)
        for mention in whole.units
        if mention.start >= begins
    ]
    if whole.rest or [(m.start, m.end) for m in mentions] != [(m.start, m.end) for m in listed.units]:
        return listed
    return UnitList(units=tuple(mentions), open_list=listed.open_list)
