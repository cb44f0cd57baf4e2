"""The unit columns of a table, and the assignment of each of its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.generator.dice import Dice
from tests.generator.places import Place
from tests.generator.roles import (
    FIRST,
    WEIGHTS,
    Assignment,
    cell_lines,
    count,
    keyed,
    marked,
    settle,
    worded,
)
from tests.generator.rules import Rule, short_clause
from tests.generator.tags import Tag
from tests.generator.unit_lists import Hand, ListStyle, UnitList

# Which unit columns stand side by side.
LAYOUTS = {
    ("responsible",): 42.0,
    ("lead", "support"): 26,
    ("lead", "responsible"): 9,
    ("responsible", "support"): 8,
    ("lead",): 5,
    ("lead", "support", "guide"): 4,
    ("lead", "responsible", "support"): 3,
    ("responsible", "guide"): 3,
}
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = [
    "建国",
    "志强",
    "丽华",
    "敏",
    "伟",
    "海燕",
    "文博",
    "晓东",
    "芳",
    "国平",
    "秀兰",
    "一鸣",
    "玉梅",
    "涛",
    "春生",
    "佳宁",
    "立新",
    "雪",
]


@dataclass(frozen=True)
class UnitPlan:
    """How one document fills its unit columns."""

    kinds: tuple[str, ...]
    style: ListStyle
    rule: Rule
    worded: bool
    placeholder: str
    persons: bool
    nobody: float


def person(dice: Dice) -> str:
    """The name of a person, at times with the blank that evens out two characters."""
    given = dice.pick(GIVEN)
    return dice.pick(SURNAMES) + ("　" if len(given) == 1 and dice.chance(0.3) else "") + given


def worded_row(hand: Hand, plan: UnitPlan, deadline: str | None) -> Assignment:
    """One cell that says the roles in words, or plainly lists."""
    barred = {"leads", "leads_each", "several_each"} if plan.rule in FIRST else set()
    if plan.rule is Rule.FIRST_LISTED_BUT:
        barred.remove("leads_each")
    name = hand.dice.weighted({name: weight for name, weight in WEIGHTS.items() if name not in barred})
    if name == "marked":
        return marked(hand, plan.style, plan.rule)
    if name == "keyed":
        return keyed(hand, plan.style, plan.rule, deadline)
    if name == "plain":
        return plain_row(hand, plan)
    return worded(hand, name, plan.style, plan.rule)


def lead_cell(hand: Hand, plan: UnitPlan) -> tuple[dict[str, UnitList], tuple[str, ...]]:
    """The roles that a lead column gives, and its lines."""
    dice = hand.dice
    leads = hand.deal(1 if dice.chance(0.78) else dice.between(2, 4))
    if len(leads.units) == 1 and dice.chance(0.04):
        dice.mark("wording:together")
        helpers = hand.deal(dice.between(1, 2))
        return {"L": leads, "S": helpers}, (f"{leads.joined()}会同{helpers.joined()}",)
    if dice.chance(0.04):
        dice.mark("wording:lead")
        return {"L": leads}, (f"{leads.joined()}牵头",)
    return {"L": leads}, cell_lines(leads, plan.style)


def support_list(hand: Hand, plan: UnitPlan) -> UnitList:
    """The list of a support column or of a responsible one beside a lead."""
    if hand.dice.chance(0.06):
        return hand.alone()
    parted = plan.style.separator in ("\n", " ")
    return hand.deal(count(hand.dice), collective=0.15, opening=0.0 if parted else 0.18, plain=parted)


def responsible_list(hand: Hand, plan: UnitPlan) -> UnitList:
    """The list of a responsible column that leads."""
    dice = hand.dice
    if dice.chance(0.03):
        return hand.alone()
    parted = plan.style.separator in ("\n", " ")
    number = count(dice)
    opening = 0.08 if number > 1 and not parted else 0.0
    return hand.deal(number, collective=0.08, opening=opening, plain=parted)


def plain_row(hand: Hand, plan: UnitPlan) -> Assignment:
    """A row whose unit columns say the roles by their heads."""
    dice, style = hand.dice, plan.style
    cells: dict[str, tuple[str, ...]] = {}
    roles: dict[str, UnitList] = {}
    missing = (plan.placeholder,) if plan.placeholder else ()
    if "lead" in plan.kinds:
        if "responsible" in plan.kinds and dice.chance(0.3 if plan.rule is Rule.NO_LEAD else 0.1):
            dice.mark(Tag.LEAD_MISSING)
            cells["lead"] = missing
        else:
            roles, cells["lead"] = lead_cell(hand, plan)
    if "responsible" in plan.kinds:
        roles["R"] = support_list(hand, plan) if "L" in roles else responsible_list(hand, plan)
        cells["responsible"] = cell_lines(roles["R"], style)
    if "support" in plan.kinds:
        if dice.chance(0.15, Tag.SUPPORT_MISSING):
            cells["support"] = missing
        else:
            found = support_list(hand, plan)
            cells["support"] = cell_lines(found, style)
            before = roles.get("S", UnitList())
            roles["S"] = UnitList(before.units + found.units, before.opener or found.opener)
    if "guide" in plan.kinds:
        cells["guide"] = missing
        if dice.chance(0.4):
            roles["G"] = hand.guide()
            cells["guide"] = cell_lines(roles["G"], style)
    if plan.kinds == ("responsible",):
        dice.mark("wording:plain")
    return settle(cells, roles, plan.rule)


def person_row(hand: Hand, plan: UnitPlan) -> Assignment:
    """A 责任单位及责任人 cell: each unit with the name of a person behind it, now and then a person alone."""
    dice, style = hand.dice, plan.style
    dice.mark(Tag.PERSON_IN_UNIT_CELL)
    if dice.chance(0.06, Tag.PERSON_FOR_UNIT):
        return settle({"responsible": (person(dice),)}, {}, plan.rule)
    found = hand.deal(1 if dice.chance(0.7) else 2, plain=True)
    names = [style.text(f"{unit.printed}（{person(dice)}）") for unit in found.units]
    return settle({"responsible": (style.text("、").join(names),)}, {"R": found}, plan.rule)


def assign(dice: Dice, place: Place, plan: UnitPlan, deadline: str | None, *, first: bool) -> Assignment:
    """The assignment of one row; `deadline` may go into a keyed cell, `first` says it is the table's first row."""
    if plan.placeholder and not first and dice.chance(plan.nobody, Tag.UNITS_NONE):
        return Assignment(dict.fromkeys(plan.kinds, (plan.placeholder,)), tags=frozenset(dice.tags))
    hand = Hand(dice, place, plan.style)
    if plan.persons:
        made = person_row(hand, plan)
    elif plan.worded:
        made = worded_row(hand, plan, deadline)
    else:
        made = plain_row(hand, plan)
    return replace(made, tags=frozenset(dice.tags))


def first_row_with_rule(dice: Dice, place: Place, plan: UnitPlan) -> Assignment:
    """The first row of a table whose rule stands in a bracket inside its own cell."""
    hand = Hand(dice, place, plan.style)
    found = hand.deal(dice.between(2, 5), plain=True)
    listed = found.joined() + ("负责" if plan.worded else "")
    text = plan.style.text(f"{listed}（{short_clause(dice)}）")
    cells = dict.fromkeys(plan.kinds, (plan.placeholder,) if plan.placeholder else ())
    made = settle({**cells, "responsible": (text,)}, {"R": found}, plan.rule)
    return replace(made, tags=frozenset(dice.tags))
