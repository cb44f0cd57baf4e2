"""Names of files as they may be shown and kept: the system's names are bytes, and not always UTF-8."""

import contextlib
import os
import re
import unicodedata

from corpus.recognise.characters import HAN

_HAN = re.compile(f"[{HAN}]")
# Letters of Latin, Greek and Cyrillic: what people write beside Chinese in characters of two bytes.
_TWO_BYTES = re.compile("[\u0080-\u07ff]")
_ALPHABETS = re.compile("[\u00a0-\u024f]+|[\u0370-\u03ff]+|[\u0400-\u052f]+")
# Control and format characters, line ends and what stands for bytes: a name must not move the cursor or turn the line.
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def printable(path: str) -> str:
    """The name or path with every part readable: a part that is not UTF-8 is read as GB18030, else its bytes are escaped."""
    return "/".join(map(_part, path.split("/")))


def _part(name: str) -> str:
    return "".join(
        character.encode("unicode_escape").decode()
        if unicodedata.category(character) in _UNSHOWN
        else character
        for character in _decoded(os.fsencode(name))
    )


def _decoded(data: bytes) -> str:
    """The bytes as text. Names come from Windows in GB18030, and a few of those are UTF-8 by chance (通知 is)."""
    readings = []
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            readings.append(data.decode(encoding))
    if len(readings) == 2 and _HAN.search(readings[1]) and not _makes_sense(readings[0]):
        return readings[1]
    return readings[0] if readings else data.decode("utf-8", "backslashreplace")


def _makes_sense(text: str) -> bool:
    """Whether the characters of two bytes are of one alphabet."""
    odd = "".join(_TWO_BYTES.findall(text))
    return not odd or _ALPHABETS.fullmatch(odd) is not None
