"""The frames in which people ask (corpus/lexicon/questions.toml), compiled, and where they stand in a question.

Before frames are looked for, what has been recognised is masked: every character of a unit, a 《title》, a number or a place
becomes one of a private range, so that no word inside a name is taken for a word of the question.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from corpus.lexicon import lexicon
from corpus.model import Span

# Each kind of masked name has its own run of private characters; two names side by side stay apart.
_FIRST = {"unit": 0xE000, "title": 0xE100, "number": 0xE200, "place": 0xE300, "day": 0xE400, "late": 0xE500}
_MOST = 0x100
_TAKEN = "\0"
# 几 that asks for a number, {few} in the frames: one told is 好几天, 没几天, 过几天, 前几天, but 超过几个月 and 提前几日 ask.
FEW = "(?<![没好这近十])(?<![^超]过)(?<!^过)(?<![^提]前)(?<!^前)几"


def mask(text: str, kind: str, spans: Iterable[Span]) -> str:
    """The text, of the same length, with each span made of the private characters of its kind (the keys of `_FIRST`)."""
    for place, span in enumerate(spans):
        text = (
            text[: span.start]
            + chr(_FIRST[kind] + place % _MOST) * (span.end - span.start)
            + text[span.end :]
        )
    return text


def blank(text: str, spans: Iterable[Span]) -> str:
    """The text, of the same length, with the spans made of a character that no frame matches."""
    for span in spans:
        text = text[: span.start] + _TAKEN * (span.end - span.start) + text[span.end :]
    return text


def find(frame: str, masked: str, start: int = 0) -> list[Span]:
    """Where a frame stands in a masked question, longest matches first taken, in order of the text."""
    found = [match.span() for pattern in _compiled(frame) for match in pattern.finditer(masked, start)]
    taken: list[tuple[int, int]] = []
    for begin, end in sorted(
        (span for span in found if span[1] > span[0]), key=lambda span: span[0] - span[1]
    ):
        if not any(begin < stop and first < end for first, stop in taken):
            taken.append((begin, end))
    return [Span(start=begin, end=end) for begin, end in sorted(taken)]


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list of the frames' file."""
    return frozenset(_table()["words"][name])


def masked_as(*kinds: str) -> str:
    """A pattern for one character of a masked name of those kinds (the keys of `_FIRST`)."""
    return f"[{''.join(_range(_FIRST[kind]) for kind in kinds)}]"


def pattern(name: str) -> re.Pattern[str]:
    """One of the pieces as a pattern of its own."""
    return _piece(name)


@cache
def _piece(name: str) -> re.Pattern[str]:
    return re.compile(_filled(_table()["pieces"][name]))


@cache
def _compiled(frame: str) -> tuple[re.Pattern[str], ...]:
    table: Any = _table()
    *path, last = frame.split(".")
    for part in path:
        table = table[part]
    entry = table[last]
    sources = entry["patterns"] if isinstance(entry, dict) else entry
    return tuple(
        re.compile(_filled(source)) for source in ([sources] if isinstance(sources, str) else sources)
    )


def _filled(source: str) -> str:
    """The source with every {piece} put in its place."""
    pieces = _table()["pieces"]
    while names := _NAME.findall(source):
        for name in set(names):
            source = source.replace("{" + name + "}", _own(name) or f"(?:{pieces[name]})")
    return source


_NAME = re.compile(r"\{([a-z_]+)\}")


def _own(name: str) -> str | None:
    if name == "few":
        return FEW
    first = _FIRST.get(name)
    return None if first is None else f"(?:[{_range(first)}]+)"


def _range(first: int) -> str:
    return f"{chr(first)}-{chr(first + _MOST - 1)}"


def _table() -> dict[str, Any]:
    return lexicon("questions")
