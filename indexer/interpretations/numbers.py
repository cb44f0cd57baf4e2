"""Numbers of papers as explanations write them: 市政府令第31号 may be 澜川市人民政府令第31号."""

import re

from corpus.recognise.characters import fold
from corpus.recognise.cited.document_numbers import NumberMention, find_document_numbers
from corpus.recognise.keys import number_key
from corpus.recognise.numerals import read_numeral

_NATION = "中华人民共和国"
_SESSION = re.compile(r"第?([〇零一二三四五六七八九十百\d]{1,4})届")
_IN_FULL = (
    (re.compile(r"(?<!人民)政府"), "人民政府"),
    (re.compile(r"人大常委会"), "人民代表大会常务委员会"),
    (re.compile(r"人大(?!常)"), "人民代表大会"),
)
# An office that is called by its kind and level alone is that of whoever speaks.
_GENERAL = re.compile(
    r"(?:[省市县区州盟旗镇乡部厅局]|自治[区州县]|本[省市县区州])?(?:人民政府|人民代表大会常务委员会|人民代表大会)?(?:令|公告|政府规章)"
)


def may_be_same(one: str | None, other: str | None) -> bool:
    """Whether two numbers may be one paper's: the same, or the same count of an office that one of them writes shorter.

    True too where one is not known. 通政办发〔2023〕61号 and 政办发〔2023〕61号 may be one, of 2022 and 2023 none are.
    """
    if not one or not other or number_key(one) == number_key(other):
        return True
    first, second = _read(one), _read(other)
    if first is None or second is None or first.serial.lstrip("0") != second.serial.lstrip("0"):
        return False
    if any(a and b and a != b for a, b in ((first.year, second.year), (_session(first), _session(second)))):
        return False
    shorter, longer = sorted((_office(first), _office(second)), key=len)
    return longer.endswith(shorter)


def tells_office(number: str) -> bool:
    """Whether a number tells whose it is: 市政府令第31号 is that of any city."""
    read = _read(number)
    return read is None or _GENERAL.fullmatch(_office(read)) is None


def _read(number: str) -> NumberMention | None:
    found = find_document_numbers(fold(number))
    return found[0] if len(found) == 1 else None


def _session(number: NumberMention) -> int | None:
    """Which session of a congress gave the number: the thirteenth of 省十三届人大常委会公告第98号."""
    found = _SESSION.search(number.agency)
    return read_numeral(found[1]) if found else None


def _office(number: NumberMention) -> str:
    """The office of a number, its kind in full and without the session that it sat in."""
    office = _SESSION.sub("", fold(number.agency)).removeprefix(_NATION)
    for short, full in _IN_FULL:
        office = short.sub(full, office)
    return office
