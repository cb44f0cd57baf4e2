"""Patterns over what pages of public bodies call their parts (names.toml)."""

import re
import tomllib
from pathlib import Path

from corpus.lexicon import lexicon

_NAMES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _any(names: list[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


BODY_RANK = {name: rank for rank, name in enumerate(_NAMES["body"])}
TITLE = frozenset(_NAMES["title"])

# A word of an id or class: topNav is top and Nav.
WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PREFIX, _SUFFIX = _any(_NAMES["around_prefixes"]), _any(_NAMES["around_suffixes"])
AROUND = re.compile(f"(?:{_PREFIX})?(?:{_any(_NAMES['around'])})(?:{_SUFFIX})?")
AROUND_ELEMENTS = frozenset(_NAMES["around_elements"])

# Over a simplified text without blanks: keys are spread to the width of their column (文　　号).
_KEYS = _any(
    [
        *_NAMES["keys"],
        *(key for field, keys in lexicon("metadata").items() if field != "other" for key in keys),
    ]
)
KEY_AND_COLON = re.compile(f"[•·▪【\\[|]?(?:{_KEYS})[:：】\\]]")
KEY_ALONE = re.compile(f"(?:{_KEYS})[:：]?")

DOCUMENT_WORD = re.compile(f"{_any(_NAMES['document_words'])}|法$")

CONTROL_LINE = re.compile(
    f"(?:{_any(_NAMES['controls'])}|[\\s:：\\[\\]【】()（）|｜/<>《》A+\\-\\d.，,;；])+"
)
BOILERPLATE = re.compile("|".join(_NAMES["boilerplate"]))

META = {name.lower(): name for name in _NAMES["meta"]}
# Variables left in by the template, or the name of the value in place of the value.
PLACEHOLDER = re.compile(f"[{{}}<>$]|%[a-zA-Z_]|^\\[.*\\]$|^(?:{_any(_NAMES['placeholders'])})$")
