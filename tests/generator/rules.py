"""Rules that a document states once about who leads, and where it states them."""

from __future__ import annotations

from enum import StrEnum

from tests.generator.dice import Dice


class Rule(StrEnum):
    """What the document says about rows that leave the lead open."""

    NONE = "none"
    FIRST_LISTED = "first_listed"
    FIRST_LISTED_BUT = "first_listed_but"
    NO_LEAD = "no_lead"


class RuleAt(StrEnum):
    """Where it says so."""

    COVER = "cover"
    TEXT = "text"
    ABOVE = "above"
    NOTE = "note"
    NOTE_ROW = "note_row"
    HEAD = "head"
    FIRST_CELL = "first_cell"


# Short ones fit a bracket, whole ones are sentences.
SHORT = (
    "列第一位的为牵头单位",
    "排在首位的为牵头单位",
    "第一责任单位为牵头单位",
    "列首位的为牵头单位",
    "排在第一位的部门为牵头部门",
)
WHOLE = {
    Rule.FIRST_LISTED: (
        "{table}责任单位列第一位的为牵头单位，下同。",
        "{table}多个责任单位的，原则上排在首位的为牵头单位。",
        "{table}涉及多个责任单位的，第一责任单位为牵头单位，其他为配合单位。",
        "{table}由多家责任单位共同完成的任务，首位的为牵头单位。",
        "{table}列第一位的为牵头单位。",
    ),
    Rule.FIRST_LISTED_BUT: (
        "{table}除标注“分别牵头”外，列第一位的为牵头单位。",
        "{table}除标注“分别牵头”的外，排在首位的为牵头单位，下同。",
    ),
    Rule.NO_LEAD: (
        "{table}无牵头单位的，责任单位即为牵头单位。",
        "{table}没有明确牵头单位的任务，责任单位即为牵头单位。",
    ),
}


def whole_sentence(dice: Dice, rule: Rule, table: str) -> str:
    """The rule as a sentence; `table` opens it (附件中, or nothing)."""
    return dice.pick(WHOLE[rule]).format(table=table)


def short_clause(dice: Dice) -> str:
    """The first-listed rule as it stands in a bracket."""
    return dice.pick(SHORT) + dice.pick(("，下同", ""))
