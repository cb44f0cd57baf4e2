"""The decisions of one document, drawn so that a careful reader can still tell what every cell is."""

from __future__ import annotations

from dataclasses import replace

from tests.generator.assign import LAYOUTS, UnitPlan
from tests.generator.dice import Dice
from tests.generator.domains import DOMAINS
from tests.generator.heads import WITH_PERSONS, WORDED, Column, Kind, draw_columns, ordered
from tests.generator.places import Level, draw_place
from tests.generator.plan import Numbers, Plan, Shape
from tests.generator.rules import Rule, RuleAt, short_clause
from tests.generator.tags import Tag
from tests.generator.unit_lists import draw_style

FLAT = "txt"
# How many levels of section rows stand in a table, by the categories that its columns have.
SECTIONS = ({0: 50.0, 1: 32, 2: 18}, {0: 62.0, 1: 29, 2: 9}, {0: 75.0, 1: 25}, {0: 1.0})


def draw_shape(dice: Dice) -> Shape:
    """How a flattened table is flattened."""
    return dice.weighted(
        {Shape.BLANK_LINES: 36.0, Shape.LINES: 28, Shape.TABS: 16, Shape.SPACES: 11, Shape.GLUED: 9}
    )


def draw_rule(dice: Dice, kinds: tuple[str, ...]) -> Rule:
    """A rule that can reach these columns."""
    if kinds == ("lead", "responsible"):
        return Rule.NO_LEAD if dice.chance(0.4) else Rule.NONE
    if "lead" in kinds or not dice.chance(0.4):
        return Rule.NONE
    return dice.weighted({Rule.FIRST_LISTED: 80.0, Rule.FIRST_LISTED_BUT: 20})


def draw_rule_at(dice: Dice, rule: Rule, *, worded: bool) -> RuleAt:
    """Where the document states it; a head or a cell holds short rules only."""
    places = [RuleAt.COVER, RuleAt.TEXT, RuleAt.ABOVE, RuleAt.NOTE, RuleAt.NOTE_ROW]
    if rule is Rule.FIRST_LISTED:
        places += [RuleAt.FIRST_CELL] if worded else [RuleAt.HEAD, RuleAt.HEAD, RuleAt.FIRST_CELL]
    where = dice.pick(places)
    if rule is not Rule.NONE:
        dice.mark(f"rule:{rule}", f"rule_at:{where}")
    return where


def draw_separator(dice: Dice, document: str, *, listing: bool) -> str:
    """What parts the units of a cell that holds nothing but a list."""
    if not listing:
        return "、"
    weights = {"、": 66.0, "，": 9, "；": 5}
    if document in ("docx", "xlsx", "html"):
        weights |= {"\n": 10, " ": 10}
    if document == "pdf":
        weights |= {"\n": 8}
    separator = dice.weighted(weights)
    tags = {
        "，": Tag.SEPARATOR_COMMA,
        "；": Tag.SEPARATOR_SEMICOLON,
        "\n": Tag.SEPARATOR_LINE,
        " ": Tag.SEPARATOR_SPACE,
    }
    if separator in tags:
        dice.mark(tags[separator])
    return separator


def draw_units(dice: Dice, document: str, level: Level, shape: Shape | None, *, merged: bool) -> UnitPlan:
    """The unit columns and how they are filled."""
    kinds = ("responsible",) if shape is Shape.GLUED else dice.weighted(LAYOUTS)
    sole = kinds == ("responsible",)
    persons = sole and shape is not Shape.GLUED and dice.chance(0.1)
    worded = sole and not persons and (shape is Shape.GLUED or dice.chance(0.68))
    separator = draw_separator(dice, document, listing=not worded and not persons)
    style = draw_style(dice, level, separator)
    # A cell left empty is read as part of a merge, or lost from flattened text: there it holds a sign.
    holders = {"/": 30.0, "—": 30, "-": 14, "无": 12}
    if not merged and shape is None:
        holders[""] = 40
    nobody = 0.0 if shape is Shape.GLUED else dice.weighted({0.0: 80.0, 0.06: 20})
    rule = Rule.NONE if persons else draw_rule(dice, kinds)
    return UnitPlan(kinds, style, rule, worded, dice.weighted(holders), persons, nobody)


def draw_kinds(dice: Dice, units: UnitPlan, shape: Shape | None, *, units_first: bool) -> frozenset[Kind]:
    """The columns that the table has besides those for units."""
    kinds = {Kind.TASK, *(Kind(kind) for kind in units.kinds)}
    if dice.chance(0.68) or shape is Shape.GLUED:
        kinds.add(Kind.DEADLINE)
    else:
        dice.mark(Tag.DEADLINE_COLUMN_ABSENT)
    if not units_first:
        depth = dice.weighted({0: 36.0, 1: 42, 2: 22})
        kinds |= set((Kind.CATEGORY, Kind.SUBCATEGORY)[:depth])
        if dice.chance(0.32, Tag.MEASURE_COLUMN):
            kinds.add(Kind.MEASURE)
    if shape not in (Shape.SPACES, Shape.GLUED) and dice.chance(0.13, Tag.PERSON_COLUMN):
        kinds.add(Kind.PERSON)
    if dice.chance(0.2, Tag.NOTE_COLUMN):
        kinds.add(Kind.NOTE)
    if shape is None and dice.chance(0.07, Tag.POINTS_COLUMN):
        kinds.add(Kind.POINTS)
    return frozenset(kinds)


def draw_numbers(dice: Dice, kinds: frozenset[Kind], shape: Shape | None) -> Numbers:
    """Where numbers stand; flattened text without them keeps a rhythm only with deadlines."""
    weights = {Numbers.COLUMN: 50.0, Numbers.IN_TASK: 28}
    if Kind.CATEGORY in kinds:
        weights[Numbers.DASHED] = 6
    if Kind.MEASURE in kinds and shape is None:
        weights[Numbers.MERGED] = 22
    if shape in (None, Shape.BLANK_LINES, Shape.LINES) and (shape is None or Kind.DEADLINE in kinds):
        weights[Numbers.ABSENT] = 17
    if shape is Shape.GLUED:
        weights = {Numbers.IN_TASK: 1.0}
    numbers = dice.weighted(weights)
    dice.mark(numbers)
    return numbers


def fixed_heads(dice: Dice, units: UnitPlan) -> dict[Kind, str]:
    """Heads that go with what the cells hold."""
    if units.persons:
        return {Kind.RESPONSIBLE: dice.pick(WITH_PERSONS)}
    return {Kind.RESPONSIBLE: dice.pick(WORDED)} if units.worded else {}


def draw_plan(dice: Dice, document: str) -> Plan:
    """The decisions for one document of the format."""
    shape = draw_shape(dice) if document == FLAT else None
    if shape is not None:
        dice.mark(shape)
    place = draw_place(dice)
    units_first = shape is None and dice.chance(0.07, Tag.UNITS_FIRST)
    merged = shape is None and (units_first or dice.chance(0.28))
    units = draw_units(dice, document, place.level, shape, merged=merged)
    kinds = draw_kinds(dice, units, shape, units_first=units_first)
    numbers = draw_numbers(dice, kinds, shape)
    if numbers in (Numbers.COLUMN, Numbers.DASHED, Numbers.MERGED):
        kinds |= {Kind.NUMBER}
    # Where merged cells go on over pages with nothing in them, an empty cell could be one.
    may_go_on = document == "pdf" and bool(kinds & {Kind.CATEGORY, Kind.MEASURE})
    if may_go_on and not units.placeholder:
        units = replace(units, placeholder="—")
    columns = draw_columns(dice, ordered(dice, kinds, units_first=units_first), fixed_heads(dice, units))
    rule_at = draw_rule_at(dice, units.rule, worded=units.worded)
    if units.rule is not Rule.NONE and rule_at is RuleAt.HEAD:
        columns = with_rule(dice, columns, units)
    depth = len(kinds & {Kind.CATEGORY, Kind.SUBCATEGORY, Kind.MEASURE})
    sections = 0 if units_first else dice.weighted(SECTIONS[depth])
    forms = {"merged": 70.0}
    if document != "pdf":
        forms["unmerged"] = 15
    if columns[0].kind is Kind.NUMBER:
        forms["two_cells"] = 15
    section_form = dice.weighted(forms) if shape is None else "merged"
    if sections:
        dice.mark(Tag.SECTION_ROWS if sections == 1 else Tag.SECTION_ROWS_NESTED)
        extra = {"two_cells": Tag.SECTION_IN_TWO_CELLS, "unmerged": Tag.SECTION_UNMERGED}
        dice.mark(*(tag for form, tag in extra.items() if form == section_form))
    category_form = draw_category_form(dice, kinds, shape)
    merged_deadlines = shape is None and Kind.DEADLINE in kinds and dice.chance(0.2, Tag.DEADLINE_MERGED)
    flat_holders = {"/": 40.0, "—": 40, "-": 20}
    steady = merged_deadlines or may_go_on or shape is not None
    return Plan(
        format=document,
        place=place,
        year=dice.between(2018, 2025),
        domains=tuple(dice.some(DOMAINS, dice.between(1, 3))),
        columns=columns,
        sections=sections,
        section_form=section_form,
        category_form=category_form,
        numbered=dice.chance(0.35, Tag.CATEGORY_NUMBERED) if Kind.CATEGORY in kinds else False,
        numbers=numbers,
        number_mark=dice.pick(("{}.", "{}.", "{}、", "{}．", "（{}）")),
        restarts=Kind.CATEGORY in kinds and dice.chance(0.15, Tag.NUMBER_RESTARTS),
        units=units,
        rule_at=rule_at,
        stop="。" if shape or numbers is Numbers.ABSENT else dice.weighted({"。": 76.0, "；": 8, "": 16}),
        narrow=dice.chance(0.2, Tag.HALF_WIDTH_TEXT),
        wide_digits=document in ("pdf", "txt", "docx") and dice.chance(0.06, Tag.FULL_WIDTH_DIGITS),
        merged_units=merged,
        merged_deadlines=merged_deadlines,
        deadline_habit="plain" if shape is Shape.GLUED else dice.weighted({"one": 24.0, "varied": 76}),
        deadline_placeholder=dice.weighted(flat_holders if steady else {**flat_holders, "": 60, "无": 10}),
        paragraphs=dice.weighted({0.0: 75.0, 0.2: 25}) if may_wrap(columns, numbers, shape) else 0.0,
        rows=dice.weighted({dice.between(4, 9): 30.0, dice.between(10, 25): 50, dice.between(26, 60): 20}),
        shape=shape,
    )


def may_wrap(columns: tuple[Column, ...], numbers: Numbers, shape: Shape | None) -> bool:
    """Whether a task cell may hold several paragraphs and still be told from its neighbours."""
    if shape is None:
        return True
    kinds = [column.kind for column in columns]
    categories_behind = kinds[0] is Kind.NUMBER and kinds[1] in (Kind.CATEGORY, Kind.TASK)
    lines = shape in (Shape.BLANK_LINES, Shape.LINES)
    return lines and (numbers is Numbers.IN_TASK or (numbers is Numbers.COLUMN and not categories_behind))


def with_rule(dice: Dice, columns: tuple[Column, ...], units: UnitPlan) -> tuple[Column, ...]:
    """The columns with the first-listed rule in the head of the responsible one."""
    bracket = units.style.text(f"（{short_clause(dice)}）")
    return tuple(
        replace(column, head=column.head + bracket) if column.kind is Kind.RESPONSIBLE else column
        for column in columns
    )


def draw_category_form(dice: Dice, kinds: frozenset[Kind], shape: Shape | None) -> str:
    """How a category that holds for several rows is printed."""
    if Kind.CATEGORY not in kinds and Kind.MEASURE not in kinds:
        return "merged"
    if Kind.SUBCATEGORY in kinds:
        dice.mark(Tag.CATEGORY_COLUMNS_TWO)
    form = "merged" if shape is not None else dice.weighted({"merged": 78.0, "repeated": 11, "blank": 11})
    tags = {
        "merged": Tag.CATEGORY_MERGED,
        "repeated": Tag.CATEGORY_REPEATED,
        "blank": Tag.CATEGORY_BLANK_BELOW,
    }
    dice.mark(tags[form])
    return form
