"""Traditional characters told from simplified ones, and simplified without moving anything."""

import re
from functools import cache

import opencc

_HAN_RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2FA20))
_KEPT = "昇噁脩鱀"  # 东昇镇, 二噁英, 束脩, 白鱀豚: written so in simplified texts too
_ENOUGH = 0.08  # traditional pages have 0.25 to 0.35, simplified ones with a stray name under 0.01
_PIECE = re.compile(r"[^。!?;！？；\n]*[。!?;！？；\n]?")


def is_traditional(text: str) -> bool:
    """Whether the text is written in traditional characters: by the share that only they have of all its Han."""
    simplified = _only_traditional()
    traditional = han = 0
    for character in text:
        if character > "⺀":
            han += character.isalpha()
            traditional += character in simplified
    return traditional > 0 and traditional >= han * _ENOUGH


def simplify(text: str) -> str:
    """The text in simplified characters, each in its place: the length never changes.

    A traditional text goes through OpenCC, which looks at phrases (乾隆 stays, 乾燥 becomes 干燥); in a
    simplified one only characters that simplified writing does not have are replaced (若幹 becomes 若干,
    瞭望 stays).
    """
    if text.isascii() or _only_traditional().keys().isdisjoint(text):
        return text
    if not is_traditional(text):
        return text.translate(_translation())
    converted = _by_phrase(text)
    if len(converted) == len(text):
        return converted
    return "".join(_same_length(piece) for piece in _PIECE.findall(text))


def _same_length(piece: str) -> str:
    converted = _by_phrase(piece)
    return converted if len(converted) == len(piece) else piece.translate(_translation())


def _by_phrase(text: str) -> str:
    try:
        converted: str = _converter().convert(text)
    except UnicodeEncodeError:  # half a surrogate pair, which OpenCC cannot take
        return text.translate(_translation())
    return converted


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _only_traditional() -> dict[str, str]:
    """Each character that simplified writing (GB 2312) does not have, with its simplified form."""
    characters = [chr(code) for start, stop in _HAN_RANGES for code in range(start, stop)]
    converted = _by_phrase("\n".join(characters)).split("\n")
    return {
        before: after
        for before, after in zip(characters, converted, strict=True)
        if before != after and len(after) == 1 and before not in _KEPT and not _in_gb2312(before)
    }


@cache
def _translation() -> dict[int, str]:
    """What is replaced in a simplified text: nothing that few fonts could show afterwards."""
    return {ord(before): after for before, after in _only_traditional().items() if after <= "\uffff"}


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
