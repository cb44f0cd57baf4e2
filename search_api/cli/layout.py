"""Text on a terminal: columns that line up although a Chinese character is two columns wide."""

import shutil
import unicodedata
from collections.abc import Iterator, Sequence

_NARROWEST, _WIDEST = 40, 100
# Marks that may not begin a line (GB/T 15834), and opening ones that may not end one.
_NO_START = frozenset("，。、；：？！）》〉”’】〕…—,.;:?!)")


def width_of(text: str) -> int:
    """How many columns the text takes."""
    return sum(_columns(character) for character in text)


def screen_width() -> int:
    """The width of the terminal within reason."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns))


def padded(text: str, width: int) -> str:
    """The text with blanks behind it up to that width."""
    return text + " " * max(0, width - width_of(text))


def cut(text: str, width: int) -> str:
    """The text, shortened with … to that width."""
    if width_of(text) <= width:
        return text
    kept, taken = "", 0
    for character in text:
        taken += _columns(character)
        if taken > width - 2:
            break
        kept += character
    return kept + "…"


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most that width: broken at blanks, or after any wide character."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if line and width_of(line + piece.rstrip()) > width:
                lines.append(line.rstrip())
                line = piece.lstrip()
            else:
                line += piece
        lines.append(line.rstrip())
    return lines


def table(head: Sequence[str], rows: Sequence[Sequence[str]], most: Sequence[int]) -> list[str]:
    """The rows under their head, each column as wide as it needs, at most so wide as said."""
    clipped = [[cut(cell, limit) for cell, limit in zip(row, most, strict=True)] for row in (head, *rows)]
    widths = [max(width_of(row[place]) for row in clipped) for place in range(len(head))]
    lines = [
        "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in clipped
    ]
    return [lines[0], "  ".join("─" * width for width in widths), *lines[1:]]


def _pieces(text: str) -> Iterator[str]:
    """What a line may not break inside: a word with the blanks behind it, a wide character with closing marks."""
    piece = ""
    for character in text:
        if piece and _may_break(piece, character):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _may_break(before: str, character: str) -> bool:
    if character in _NO_START or character.isspace():
        return False
    return before[-1].isspace() or _columns(before[-1]) == 2 or _columns(character) == 2


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" and character not in "…—“”‘’·" else 1
