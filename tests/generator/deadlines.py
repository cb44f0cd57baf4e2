"""Deadlines as documents print them."""

from __future__ import annotations

from tests.generator.dice import Dice

FIXED = (
    "{year}年底",
    "{year}年底前",
    "{year}年{month}月底前",
    "{year}年{month}月底",
    "{year}年{month}月30日前",
    "{year}年{month}月30日",
    "{year}年{month}月15日",
    "{year}年{month}月",
    "{year}年12月31日前",
    "{month}月20日前",
    "{month}月底完成",
    "{month}月底前",
    "年内",
    "年底前",
    "到{later}年",
    "{later}年底前",
    "{later}年6月底前完成",
)
OPEN = (
    "持续推进",
    "长期坚持",
    "常态化推进",
    "长期",
    "{year}年12月取得阶段性成果并持续推进",
    "{year}年底前完成，持续推进",
)
RECURRING = ("每季度最后一个月的30日前", "每年5月底前", "每月底前", "每年12月底前")
RANGES = ("{year}年{month}月至12月", "{year}—{later}年", "{year}年1月—12月")
# Those that stand at the head of a sentence.
IN_TEXT = ("{year}年{month}月底前", "{year}年底前", "到{later}年", "{month}月底前", "{later}年底前")


def fill(dice: Dice, pattern: str, year: int) -> str:
    """The deadline that the pattern prints in a document of the year."""
    return pattern.format(year=year, later=year + dice.between(1, 3), month=dice.between(3, 11))


def draw_deadline(dice: Dice, year: int) -> str:
    """One deadline of any kind."""
    family = dice.weighted({FIXED: 66, OPEN: 18, RECURRING: 8, RANGES: 8})
    return fill(dice, dice.pick(family), year)


def plain_deadline(dice: Dice, year: int) -> str:
    """One that names its year and needs no reader's knowledge to be told from other text."""
    return fill(
        dice, dice.pick(("{year}年底", "{year}年底前", "{year}年{month}月底前", "{later}年底前")), year
    )


def text_deadline(dice: Dice, year: int) -> str:
    """One that can open a sentence."""
    return fill(dice, dice.pick(IN_TEXT), year)
