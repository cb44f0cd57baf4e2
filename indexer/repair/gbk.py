"""Bytes of GBK: what a character was in the stream that lost one, and what a pair of bytes is."""

from functools import cache

from indexer.repair.likelihood import fold, likelihood

LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
# log P alone, in nats: the 1,100 most used characters.
_EVERY_DAY = -9.0


@cache
def bytes_of(character: str) -> bytes:
    """The two bytes of a character, one for ASCII, none where GBK does not have it.

    GB 18030 is GBK with its private areas filled as browsers fill them.
    """
    encoded = character.encode("gb18030", "ignore")
    return encoded if len(encoded) <= 2 else b""


@cache
def full_width(character: str) -> str | None:
    """The form that a half-width mark may have had before a site folded it, if it is printed ASCII."""
    return chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else None


@cache
def pair(lead: int, trail: int) -> str | None:
    """The character of two bytes, if the likelihood table has met it or its simplified form."""
    try:
        character = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return None
    return character if len(character) == 1 and likelihood().knows(character) else None


@cache
def with_trail(trail: int) -> tuple[str, ...]:
    """All known characters that end in this byte: what may stand where the byte before it was lost."""
    return tuple(c for lead in LEADS if (c := pair(lead, trail)))


@cache
def with_lead(lead: int) -> tuple[str, ...]:
    """All known characters that begin with this byte."""
    return tuple(c for trail in TRAILS if (c := pair(lead, trail)))


@cache
def is_traditional_form(character: str) -> bool:
    """Whether the character is one that simplified writing replaces."""
    return fold(character) != character and not character.isascii() and bytes_of(character)[:1] != b"\xa3"


@cache
def has_traditional_form(character: str) -> bool:
    """Whether a traditional text would rather write this simplified character in another form."""
    return character in _replaced()


@cache
def _replaced() -> frozenset[str]:
    characters = (pair(lead, trail) for lead in LEADS for trail in TRAILS)
    return frozenset(fold(c) for c in characters if c and is_traditional_form(c))


@cache
def thrown_away(lead: int, following: int) -> tuple[str, ...]:
    """The known characters with this lead whose trail a decoder throws away before the byte that follows."""
    return tuple(
        c for c in with_lead(lead) if (trail := bytes_of(c)[1]) >= 0x80 and not _is_gbk(trail, following)
    )


@cache
def _is_gbk(lead: int, trail: int) -> bool:
    try:
        bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return False
    return True


@cache
def common_characters() -> tuple[str, ...]:
    """The characters that official texts use every day, written in Chinese."""
    characters = (pair(lead, trail) for lead in LEADS for trail in TRAILS)
    return tuple(c for c in characters if c and is_common(c))


@cache
def is_common(character: str) -> bool:
    """Whether a character is Chinese and among those used every day."""
    return "\u4e00" <= character <= "\u9fff" and likelihood().alone(character) > _EVERY_DAY


def between(first: str, second: str) -> str | None:
    """The known character of the last byte of one character and the first of the next."""
    code, following = bytes_of(first), bytes_of(second)
    return pair(code[1], following[0]) if len(code) == 2 and following else None


@cache
def is_everyday(character: str) -> bool:
    """Whether a character, or its simplified form, is one of the common 3,755 of GB 2312."""
    try:
        lead = fold(character).encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= lead <= 0xD7
