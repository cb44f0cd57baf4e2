"""Numbers and dates as a cell shows them, by its number format (ECMA-376, 18.8.30 and 18.8.31)."""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from corpus.model import Record

GENERAL = "General"
# Formats that a file refers to by number only; 14 and 27 to 58 as Chinese Excel shows them.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"',
    30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "h:mm:ss",
    47: "mm:ss", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip

_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|(AM/PM|A/P|上午/下午|General|yyyy|yy|y|e|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d'
    r"|aaaa|aaa|hh|h|ss|s|[0#?]+|[.,%@/]|E[+-])|(.)",
    re.IGNORECASE | re.DOTALL,
)
_DATE_PARTS = frozenset(
    ("yyyy", "yy", "y", "e", "m", "mm", "mmm", "mmmm", "mmmmm", "d", "dd", "ddd", "dddd", "aaa", "aaaa")
) | {"h", "hh", "s", "ss"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = "一二三四五六日"
_DIGITS = "〇一二三四五六七八九"
_EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 (a sheet has no time zone)
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
# 31 December 9999, the last day that Excel shows.
_LAST_SERIAL = 2_958_465
# Beyond its 15 digits Excel shows zeros; we show the power.
_PLAIN_FROM = 1e15
_LONGEST_FORMAT = 255


class Token(Record):
    """A piece of a format: literal text, or a code in lower case."""

    text: str
    is_code: bool = False


class Section(Record):
    """One part of a format between semicolons, with the Chinese numerals ([DBNum1]) it asks for."""

    tokens: tuple[Token, ...]
    is_date: bool
    is_chinese: bool


def show(value: float, number_format: str, since_1904: bool = False) -> str:
    """A number as the format shows it; a format we do not know shows it plainly."""
    sections = _sections(number_format)
    section = sections[0]
    if abs(value) >= _PLAIN_FROM:
        return _plain(value)
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    if section.is_date:
        if not 0 <= value < _LAST_SERIAL + 1:
            return _plain(value)
        return _date(section, value, since_1904)
    return _number(section, value)


@lru_cache(maxsize=512)
def _sections(number_format: str) -> tuple[Section, ...]:
    sections = []
    tokens: list[Token] = []
    is_chinese = False
    for match in _TOKEN.finditer(number_format[:_LONGEST_FORMAT]):
        quoted, escaped, bracketed, code, other = match.groups()
        if other == ";":
            sections.append(_section(tokens, is_chinese))
            tokens, is_chinese = [], False
        elif bracketed is not None:
            is_chinese = is_chinese or bracketed.lower() == "dbnum1"
            if bracketed.lower() in ("h", "hh", "m", "mm", "s", "ss"):
                tokens.append(Token(bracketed.lower(), is_code=True))
        elif code is not None:
            tokens.append(Token(code.lower(), is_code=True))
        elif (literal := quoted if quoted is not None else escaped or other) is not None:
            tokens.append(Token(literal))
    sections.append(_section(tokens, is_chinese))
    return tuple(sections)


def _section(tokens: list[Token], is_chinese: bool) -> Section:
    codes = {token.text for token in tokens if token.is_code}
    return Section(tuple(tokens), bool(codes & _DATE_PARTS) and not codes & {"general", "@"}, is_chinese)


def _number(section: Section, value: float) -> str:
    codes = [token.text for token in section.tokens if token.is_code]
    if section.tokens and not codes:
        return "".join(token.text for token in section.tokens)
    if "general" in codes:
        return _around(section, _plain(value))
    whole, decimals, scale = _places(codes)
    if not whole + decimals or "/" in codes or any(code.startswith("e") for code in codes):
        return _plain(value)
    percent = 100 if "%" in codes else 1
    exact = Decimal(repr(value * percent / 1000**scale))
    rounded = abs(exact).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    digits, _, fraction = f"{rounded:f}".partition(".")
    digits = digits.zfill(whole.count("0"))
    if "," in whole:
        digits = f"{int(digits):,}"
    required = len(decimals.rstrip("#?"))
    fraction = fraction[:required] + fraction[required:].rstrip("0")
    sign = "-" if value < 0 else ""
    return _around(section, f"{sign}{digits}.{fraction}" if fraction else f"{sign}{digits}")


def _places(codes: list[str]) -> tuple[str, str, int]:
    """The places before and after the point, and by how many thousands the number is divided (0.0,)."""
    printed = "".join(code for code in codes if code[0] in "0#?.,")
    scaled = printed.rstrip(",")
    whole, _, decimals = scaled.partition(".")
    return whole, decimals.replace(",", ""), len(printed) - len(scaled)


def _around(section: Section, shown: str) -> str:
    """The number with the literals of its format before and after it, the percent sign among them."""
    pieces = []
    placed = False
    for token in section.tokens:
        if not token.is_code or token.text == "%":
            pieces.append(token.text)
        elif not placed:
            pieces.append(shown)
            placed = True
    return "".join(pieces)


def _plain(value: float) -> str:
    """A number without a format: whole numbers with all their digits, others to 10 places."""
    if abs(value) < _PLAIN_FROM and value == int(value):
        return str(int(value))
    return f"{value:.10g}".upper()


def _date(section: Section, serial: float, since_1904: bool) -> str:
    epoch = _EPOCH_1904 if since_1904 else _EPOCH_1900
    if not since_1904 and serial < 60:
        # Excel takes 1900 for a leap year: its serial 60 is a day that never was.
        serial += 1
    moment = epoch + timedelta(seconds=round(serial * 86_400))
    codes = section.tokens
    half = any(token.is_code and token.text in ("am/pm", "a/p", "上午/下午") for token in codes)
    pieces = []
    after_hour = False
    for index, token in enumerate(codes):
        if not token.is_code:
            pieces.append(token.text)
            continue
        code = token.text
        if code in ("m", "mm") and (after_hour or _before_seconds(codes[index + 1 :])):
            pieces.append(f"{moment.minute:0{len(code)}d}")
            after_hour = False
            continue
        if code in _DATE_PARTS:
            after_hour = code in ("h", "hh")
        pieces.append(_date_part(code, moment, half, section.is_chinese))
    return "".join(pieces)


def _before_seconds(tokens: tuple[Token, ...]) -> bool:
    following = next((token.text for token in tokens if token.is_code and token.text in _DATE_PARTS), "")
    return following in ("s", "ss")


def _date_part(code: str, moment: datetime, half: bool, is_chinese: bool) -> str:
    hour = (moment.hour - 1) % 12 + 1 if half else moment.hour
    parts = {
        "y": moment.year,
        "e": moment.year,
        "m": moment.month,
        "d": moment.day,
        "h": hour,
        "s": moment.second,
    }
    if code in ("am/pm", "a/p"):
        return "AM" if moment.hour < 12 else "PM"
    if code == "上午/下午":
        return "上午" if moment.hour < 12 else "下午"
    if code in ("mmm", "mmmm", "mmmmm"):
        return _MONTHS[moment.month - 1]
    if code in ("aaa", "aaaa", "ddd", "dddd"):
        return ("星期" if len(code) == 4 else "") + _WEEKDAYS[moment.weekday()]
    if code[0] not in parts:
        return code
    number = parts[code[0]]
    if code in ("yy", "y"):
        number %= 100
    if is_chinese:
        return _chinese(number, as_digits=code[0] in "ye")
    width = 2 if code in ("yy", "y") else len(code)
    return f"{number:0{width}d}"


def _chinese(number: int, as_digits: bool) -> str:
    if as_digits or number < 10:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")
