"""Who does what in one row: the units of each role, and the words that say so in its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.generator.dice import Dice
from tests.generator.rules import Rule
from tests.generator.tags import Tag
from tests.generator.truth import ExpectedUnit
from tests.generator.unit_lists import Hand, ListStyle, UnitList

Units = tuple[ExpectedUnit, ...]

# Slots: L leads, R is responsible, S supports, G guides, C is a collective alone; a digit is the exact number of
# units, + means two or more, {,} parts the clauses.
WORDINGS: Mapping[str, tuple[str, ...]] = {
    "lead": ("{L}牵头", "{L}牵头负责", "由{L}牵头", "{L}总牵头", "{L}主责"),
    "leads": ("{L+}牵头", "由{L+}牵头"),
    "leads_each": ("{L+}分别牵头",),
    "lead_support": (
        "{L}牵头{,}{S}配合",
        "{L}牵头{,}{S}参与",
        "{L}牵头{,}{S}协助",
        "{L}牵头{,}{S}参加",
        "{L}牵头{,}{S}协同",
        "{L}牵头{,}{S}协作",
        "由{L}牵头{,}{S}配合",
        "{L}牵头负责{,}{S}配合",
        "{L}主责{,}{S}协办",
    ),
    "lead_responsible": (
        "{L1}牵头{,}{R}负责",
        "{L1}牵头{,}{R+}按职责分工负责",
        "{L1}牵头{,}{R}落实",
        "{L1}牵头{,}{R}具体实施",
        "{L1}总牵头{,}{R+}分别负责",
        "{L1}牵头督导{,}{R}落实",
    ),
    "lead_support_responsible": ("{L1}牵头{,}{S}参与{,}{R}负责落实", "{L1}牵头{,}{S}配合{,}{R}具体落实"),
    "lead_support_guide": (
        "{L}牵头{,}{S}配合{,}{G}指导",
        "{L}牵头{,}{S}配合{,}{G}督导",
        "{L}牵头{,}{S}参与{,}{G}督办",
    ),
    "sole": ("{R1}负责", "{R1}承办", "{R1}落实", "{R1}负责落实", "由{R1}负责", "{R1}组织实施"),
    "several": ("{R+}负责", "由{R+}负责", "{R+}承办"),
    "several_by_duty": ("{R+}按职责分工负责", "{R+}按照职责分工负责", "{R+}按职责分工落实"),
    "several_each": ("{R+}分别负责",),
    "responsible_support": (
        "{R}负责{,}{S}配合",
        "{R}负责{,}{S}参与",
        "{R}负责{,}{S}协助",
        "{R1}承办{,}{S}协办",
    ),
    "together": (
        "{L1}会同{S}",
        "{L1}会同{S}负责",
        "由{L1}会同{S}负责",
        "由{L1}牵头会同{S}",
        "{L1}牵头，会同{S}",
    ),
    "collective": ("{C}按职责分工负责", "{C}负责", "{C}落实"),
}
WEIGHTS = {
    "lead": 20.0,
    "leads": 8,
    "leads_each": 4,
    "lead_support": 34,
    "lead_responsible": 7,
    "lead_support_responsible": 3,
    "lead_support_guide": 3,
    "sole": 9,
    "several": 8,
    "several_by_duty": 6,
    "several_each": 3,
    "responsible_support": 8,
    "together": 7,
    "collective": 2,
    "marked": 6,
    "keyed": 6,
    "plain": 6,
}
FIRST = (Rule.FIRST_LISTED, Rule.FIRST_LISTED_BUT)
SLOT = re.compile(r"\{([LRSGC])([1+]?)\}")
LEAD_MARKS = ("（牵头）", "（牵头单位）", "（主责）", "（第一责任单位）")
LEAD_KEYS = ("牵头单位", "牵头部门", "主责单位", "牵头")
SUPPORT_KEYS = ("配合单位", "配合部门", "参与单位", "协办单位", "责任单位", "其他责任单位", "配合")


@dataclass(frozen=True)
class Assignment:
    """The roles of one row, and the lines of each cell that gives them (by the kind of its column)."""

    cells: Mapping[str, tuple[str, ...]]
    lead: Units = ()
    support: Units = ()
    guide: Units = ()
    basis: str = "none"
    open_list: bool = False
    deadline: str | None = None
    tags: frozenset[str] = field(default_factory=frozenset)


def ranked(units: Units, rule: Rule) -> tuple[Units, Units, str]:
    """Lead, support and basis of units that are responsible with no named lead beside them."""
    if len(units) < 2:
        return units, (), "stated" if units else "none"
    if rule in FIRST:
        return units[:1], units[1:], "first_listed"
    return units, (), "all_listed"


def settle(cells: Mapping[str, tuple[str, ...]], roles: Mapping[str, UnitList], rule: Rule) -> Assignment:
    """The assignment that lists in the roles L, R, S, G (C is R) come to."""
    lists = {slot: roles.get(slot, UnitList()) for slot in "LRSG"}
    lead, support, responsible = lists["L"].units, lists["S"].units, lists["R"].units
    basis = "stated" if lead else "none"
    if lead:
        support = responsible + support
    else:
        lead, rest, basis = ranked(responsible, rule)
        support = rest + support
    opened = any(found.opener for found in lists.values())
    return Assignment(cells, lead, support, lists["G"].units, basis, opened)


def count(dice: Dice) -> int:
    """How many units a list has: mostly few, at times twenty."""
    low, high = dice.weighted({(1, 1): 34.0, (2, 2): 22, (3, 4): 26, (5, 8): 13, (9, 13): 3, (14, 20): 2})
    return dice.between(low, high)


def fill_slot(hand: Hand, role: str, size: str, rule: Rule) -> UnitList:
    """The list that stands in a slot; under a first-listed rule nobody else is named lead beside the first."""
    dice = hand.dice
    if role == "C":
        return hand.alone()
    if role == "G":
        return hand.guide()
    if role == "L" or size == "1":
        alone = rule in FIRST if size != "+" else False
        few = 1 if size == "1" or alone or (not size and dice.chance(0.8)) else dice.between(2, 3)
        return hand.deal(few)
    if role == "S" and dice.chance(0.05):
        return hand.alone()
    number = max(count(dice), 2 if size == "+" else 1)
    opening = 0.35 if role == "S" else 0.1 if number > 1 else 0.0
    return hand.deal(number, collective=0.12, opening=opening)


def worded(hand: Hand, name: str, style: ListStyle, rule: Rule) -> Assignment:
    """One cell whose words say the roles."""
    dice = hand.dice
    pattern = dice.pick(WORDINGS[name])
    roles: dict[str, UnitList] = {}
    parting = dice.weighted({"，": 84.0, "；": 12, "。": 4})

    def put(slot: re.Match[str]) -> str:
        found = fill_slot(hand, slot[1], slot[2], rule)
        roles["R" if slot[1] == "C" else slot[1]] = found
        return found.joined()

    text = SLOT.sub(put, pattern.replace("{,}", parting))
    dice.mark(f"wording:{name}")
    return settle({"responsible": (style.text(text + dice.pick(("", "。"))),)}, roles, rule)


def marked(hand: Hand, style: ListStyle, rule: Rule) -> Assignment:
    """A（牵头）、B、C: marks behind the names of one list."""
    dice = hand.dice
    found = hand.deal(max(2, count(dice)), collective=0.1, opening=0.15, plain=True)
    leads = 2 if len(found.units) > 2 and rule not in FIRST and dice.chance(0.15) else 1
    mark = dice.pick(LEAD_MARKS)
    behind = dice.weighted({"": 75.0, "（配合）": 25}) if not found.opener else ""
    tokens = [unit.printed + (mark if place < leads else behind) for place, unit in enumerate(found.units)]
    text = style.text("、".join(tokens) + found.opener)
    dice.mark("wording:marked")
    roles = {"L": UnitList(found.units[:leads]), "S": UnitList(found.units[leads:], found.opener)}
    return settle({"responsible": (text,)}, roles, rule)


def keyed(hand: Hand, style: ListStyle, rule: Rule, deadline: str | None) -> Assignment:
    """牵头单位：A；配合单位：B、C in one cell, on one line or on lines of their own."""
    dice = hand.dice
    named = dice.chance(0.8)
    first = dice.pick(LEAD_KEYS) if named else "责任单位"
    second = dice.pick(SUPPORT_KEYS) if named else dice.pick(SUPPORT_KEYS[:4])
    roles = {"L" if named else "R": fill_slot(hand, "L", "", rule)}
    parts = [f"{first}：{next(iter(roles.values())).joined()}"]
    if dice.chance(0.85):
        roles["S"] = fill_slot(hand, "S", "", rule)
        parts.append(f"{second}：{roles['S'].joined()}")
    if dice.chance(0.12):
        roles["G"] = hand.guide()
        parts.append(f"{dice.pick(('指导单位', '督导单位'))}：{roles['G'].joined()}")
    own = deadline if deadline and dice.chance(0.5, Tag.DEADLINE_IN_UNIT_CELL) else None
    if own:
        parts.append(f"{dice.pick(('完成时限', '完成时间'))}：{own}")
    lines = tuple(parts) if dice.chance(0.45) else (dice.pick(("；", "。")).join(parts),)
    dice.mark("wording:keyed")
    settled = settle({"responsible": tuple(style.text(line) for line in lines)}, roles, rule)
    return Assignment(
        settled.cells, settled.lead, settled.support, settled.guide, settled.basis, settled.open_list, own
    )


def cell_lines(found: UnitList, style: ListStyle) -> tuple[str, ...]:
    """A cell with nothing but the list, in the document's separator."""
    if style.separator == "\n":
        return tuple(unit.printed for unit in found.units)
    return (found.joined(style.text(style.separator)),)
