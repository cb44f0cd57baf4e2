"""Numbers written with Chinese numerals or digits of any width."""

import re

from corpus.recognise.characters import fold

_DIGITS = {
    **{han: value for value, han in enumerate("〇一二三四五六七八九")},
    **{han: value for value, han in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "兩": 2,
    "貳": 2,
    "叄": 3,
    "陸": 6,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = str.maketrans({"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十", "萬": "万", "億": "亿"})
_LONGEST = 24  # 九千九百九十九万亿 with every zero written needs fewer
_LARGEST = 10**12 - 1

_ARABIC = re.compile(r"[0-9]{1,15}")
_POSITIONAL = re.compile(r"[〇零一二三四五六七八九]+")


def read_numeral(text: str) -> int | None:
    """The value of a text that is one whole number from 0 on, else None.

    Reads 12, １２, 一百二十三, 一百零三, 十一, 廿一, 两千, 一万二千, and digits in a row (二〇二一). Strict: 一百二,
    二十一二, 百 and the like are no numbers.
    """
    folded = fold(text).strip()
    if not folded or len(folded) > _LONGEST:
        return None
    if _ARABIC.fullmatch(folded):
        return int(folded)
    if _POSITIONAL.fullmatch(folded):
        return int("".join(str(_DIGITS[han]) for han in folded))
    return _read_large(folded.translate(_TENS))


def write_numeral(value: int) -> str:
    """The value in Chinese numerals as laws number their articles: 21 gives 二十一, 103 gives 一百零三.

    Raises ValueError outside 0 … 999,999,999,999.
    """
    if not 0 <= value <= _LARGEST:
        raise ValueError(value)
    if value == 0:
        return "零"
    written = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, value = divmod(value, scale)
        if part:
            gap = written and part < 1000
            written += ("零" if gap else "") + _write_section(part) + name
    return written[1:] if written.startswith("一十") else written


def _read_large(han: str) -> int | None:
    """Han numerals with 亿 and 万, each at most once and in that order."""
    total = 0
    for name, scale in (("亿", 10**8), ("万", 10**4)):
        before, found, after = han.partition(name)
        if found:
            part = _read_section(before)
            if not part:
                return None
            total += part * scale
            han = after
    if total and not han:
        return total
    if total and len(han) == 1:  # 一万二 is 12,000 to some and 10,002 to others
        return None
    rest = _read_section(han)
    return None if rest is None else total + rest


def _read_section(han: str) -> int | None:
    """Han numerals below 10,000."""
    if han in ("零", "〇"):
        return 0
    value = 0
    smallest = 10_000
    digit: int | None = None
    zero = False
    for character in han:
        unit = _UNITS.get(character)
        if unit is not None:
            if unit >= smallest or (digit is None and unit != 10):
                return None
            value += (1 if digit is None else digit) * unit
            smallest, digit, zero = unit, None, False
            continue
        read = _DIGITS.get(character)
        if read is None or digit is not None:
            return None
        if read == 0:
            if zero:
                return None
            zero = True
        else:
            digit = read
    if digit is None:
        return value if value and not zero else None
    if value and smallest > 10 and not zero:
        return None
    return value + digit


def _write_section(value: int) -> str:
    """1 … 9,999 in Han numerals, 一十 for ten."""
    written = ""
    gap = False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            written += ("零" if gap and written else "") + "零一二三四五六七八九"[digit] + name
        gap = not digit
    return written
