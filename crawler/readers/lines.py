"""Printed lines without the blanks that only lay them out."""

import re

# Zero width characters, byte order marks, soft hyphens, marks of writing direction.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_BLANKS = re.compile("[ \t\r\f\v\u00a0\u2002-\u200a\u202f\u205f]+")
# CJK and full-width characters: no blank belongs between two of them where a source line was wrapped.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’—…"
_WRAPPED = re.compile(f"(?<=[{_WIDE}]) ?\n ?(?=[{_WIDE}])")
_INDENT = " \u3000\n"


def tidy(text: str) -> str:
    """One line: invisible characters gone, runs of blanks made one, the indent and trailing blanks stripped.

    Ideographic blanks inside the line stay as printed (标　　题).
    """
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip(_INDENT)


def unwrap(text: str) -> str:
    """One line of a text whose line feeds are the source's and not the document's."""
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip(_INDENT)
    if "\n" not in text:
        return text
    return _BLANKS.sub(" ", _WRAPPED.sub("", text).replace("\n", " "))
