"""Characters that official texts use for the same thing, folded to one without moving anything."""

# Each further range makes a pattern slower to compile: 㐀-鿿 holds the hexagrams between its two blocks too, which texts do not.
HAN = "㐀-鿿豈-﫿𠀀-𲎯"
DASHES = "-‐‑‒–—―−─━﹣～~〜"
OPENING = "([{〔〈【〖﹝［"
CLOSING = ")]}〕〉】〗﹞］"
BLANKS = " \t\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff"

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANKS = {ord(blank): " " for blank in BLANKS}
_ZEROS = {ord(zero): "〇" for zero in "○◯"}
_FOLDS: dict[int, int | str] = {**_FULL_WIDTH, **_BLANKS, **_ZEROS}


def fold(text: str) -> str:
    """The text with full-width forms made half-width, of the same length, so that spans hold in both.

    Blanks of every width become a space (line feeds stay), the circles ○ ◯ become 〇. Chinese marks without
    an ASCII twin (。、《》〔〕【】) stay.
    """
    return text if text.isascii() else text.translate(_FOLDS)
