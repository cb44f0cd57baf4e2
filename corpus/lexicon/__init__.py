"""Names as data: what the files of this folder hold. Each begins with a note saying where its facts are from."""

import gzip
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lists of `name`.toml, read once and shared: not to be changed."""
    return tomllib.loads(read_text(f"{name}.toml"))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; without a group around it."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def read_text(name: str) -> str:
    """A file as it stands."""
    return read_bytes(name).decode("utf-8")


def read_bytes(name: str) -> bytes:
    """The bytes of a file."""
    return _FOLDER.joinpath(name).read_bytes()


def read_packed(name: str) -> str:
    """A packed table without its note."""
    return gzip.decompress(read_bytes(name)).decode("utf-8").partition("\n")[2]


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a TSV file, without its notes and its head; missing last cells are empty."""
    head: list[str] | None = None
    for line in read_text(name).splitlines():
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if head is None:
            head = cells
            continue
        yield cells + [""] * (len(head) - len(cells))
