"""What an accident cost: 直接经济损失约1234.5万元."""

import re

from corpus.model.base import Record
from corpus.recognise.characters import fold
from corpus.recognise.numerals import read_numeral

_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟两", "一二三四五六七八九十百千二")
_UNITS = {"亿": 100_000_000, "千万": 10_000_000, "百万": 1_000_000, "万": 10_000, "千": 1_000, "": 1}
_HAN = "一二两三四五六七八九十百千零〇壹贰叁肆伍陆柒捌玖拾佰仟"
_FIGURE = rf"\d{{1,9}}(?:,\d{{3}}){{0,4}}(?:\.\d{{1,6}})?|[{_HAN}]{{1,12}}(?:万[{_HAN}]{{1,8}})?"
_AMOUNT = rf"(?P<figure>{_FIGURE})\s?(?:余|多)?\s?(?P<unit>亿|千万|百万|万|千|)(?:余|多)?元"
# A first guess put right at once: 约200万元，经核定为203万元.
_SETTLED = re.compile(rf",?(?:后)?经(?:核定|核算|审计|评估)(?:实际|最终)?(?:为|共|达)?\s?{_AMOUNT}")
# What was saved, and the bounds of a rule, are no loss of this accident.
_SPARED = re.compile(r"(?:挽回|避免|减少|追回|防止|赔偿)[^,;。\n]{0,4}$")
_BOUND = re.compile(r"以上|以下|以内")
_LOOK_BACK = 8
_LOSS = re.compile(
    r"(?:(?P<direct>直接)(?:经济|财产)?|经济|财产)损失(?:\((?:人民币|RMB|单位)?[^)\n]{0,6}\))?(?:金额|总额|合计|共计|总计)?"
    rf"(?:,?经[^\d,;。\n]{{1,6}}?)?[^\d,;。\n一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{{0,8}}?(?:人民币)?\s?{_AMOUNT}"
)
# Told without what kind of loss it is: 船舶和设备受损约96万元.
_BARE = re.compile(
    rf"(?<!直接)(?<!经济)(?<!财产)(?:损失|受损)(?:约|达|为|共计?|近|超过?)?(?:人民币)?\s?{_AMOUNT}"
)


class Loss(Record):
    """What was lost, in yuan: `text[start:end] == printed`. `direct` where it is told as 直接经济损失."""

    start: int
    end: int
    printed: str
    yuan: float
    direct: bool


def find_losses(text: str) -> list[Loss]:
    """All losses told in money, in order."""
    folded = fold(text)
    if "损" not in folded:
        return []
    found = []
    for match in (*_LOSS.finditer(folded), *_BARE.finditer(folded)):
        if _SPARED.search(folded, max(0, match.start() - _LOOK_BACK), match.start()) or _BOUND.match(
            folded, match.end()
        ):
            continue
        settled = _SETTLED.match(folded, match.end()) or match
        yuan = _yuan(settled["figure"], settled["unit"])
        if yuan is not None:
            start, end = match.start(), settled.end()
            found.append(Loss(start, end, text[start:end], yuan, "直接" in match[0]))
    return sorted(found, key=lambda one: one.start)


def _yuan(figure: str, unit: str) -> float | None:
    plain = figure.replace(",", "")
    if plain[0].isdigit():
        # Rounded to the cent: 1234.56 times ten thousand is not exact in floating point.
        return round(float(plain) * _UNITS[unit], 2)
    value = read_numeral(plain.translate(_CAPITALS))
    return None if value is None else float(value * _UNITS[unit])
