"""Traditional characters told from simplified ones, and simplified without moving anything."""

import re
from functools import cache

import opencc

_KEPT = "昇噁脩鱀"  # 东昇镇, 二噁英, 束脩, 白鱀豚: written so in simplified texts too
_ENOUGH = 0.08  # traditional pages have 0.25 to 0.35, simplified ones with a stray name under 0.01
_PIECE = re.compile(r"[^。!?;！？；\n]*[。!?;！？；\n]?")


def is_traditional(text: str) -> bool:
    """Whether the text is written in traditional characters: by the share that only they have of all its Han."""
    written = _only_traditional(text)
    traditional = han = 0
    for character in text:
        if character > "⺀":
            han += character.isalpha()
            traditional += character in written
    return traditional > 0 and traditional >= han * _ENOUGH


def simplify(text: str) -> str:
    """The text in simplified characters, each in its place: the length never changes.

    A traditional text goes through OpenCC, which looks at phrases (乾隆 stays, 乾燥 becomes 干燥); in a
    simplified one only characters that simplified writing does not have are replaced (若幹 becomes 若干,
    瞭望 stays).
    """
    if text.isascii() or not _only_traditional(text):
        return text
    if not is_traditional(text):
        return text.translate(_translation(text))
    converted = _by_phrase(text)
    if len(converted) == len(text):
        return converted
    return "".join(_same_length(piece) for piece in _PIECE.findall(text))


def _same_length(piece: str) -> str:
    converted = _by_phrase(piece)
    return converted if len(converted) == len(piece) else piece.translate(_translation(piece))


def _by_phrase(text: str) -> str:
    try:
        converted: str = _converter().convert(text)
    except UnicodeEncodeError:  # half a surrogate pair, which OpenCC cannot take
        return text.translate(_translation(text))
    return converted


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _only_traditional(text: str) -> dict[str, str]:
    """The characters of a text that simplified writing (GB 2312) does not have, each with its simplified form."""
    return {character: simple for character in set(text) if (simple := _simplified(character))}


@cache
def _simplified(character: str) -> str | None:
    """What a character becomes that only traditional writing has; None for any other."""
    if character < "\u3400" or character in _KEPT or _in_gb2312(character):
        return None
    try:
        simple: str = _converter().convert(character)
    except UnicodeEncodeError:  # half of a surrogate pair
        return None
    return simple if simple != character and len(simple) == 1 else None


def _translation(text: str) -> dict[int, str]:
    """What is replaced in a simplified text: nothing that few fonts could show afterwards."""
    return {ord(before): after for before, after in _only_traditional(text).items() if after <= "\uffff"}


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
