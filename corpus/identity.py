"""Ids: short hashes of what a document is, so that the same input has the same id on any machine."""

from datetime import date
from hashlib import sha256
from typing import Literal

PartKind = Literal["article", "case", "clause", "competence", "standard", "task"]

# Where two begin alike, the later one has a letter of its sound: k for case, p for competence.
_LETTERS: dict[PartKind, str] = {
    "article": "a",
    "case": "k",
    "clause": "c",
    "competence": "p",
    "standard": "s",
    "task": "t",
}
# 16 hexadecimal digits: among ten million documents two share an id with a chance of three in a million.
_LENGTH = 16


def document_id(
    *,
    url: str | None = None,
    number: str | None = None,
    issuers: tuple[str, ...] = (),
    title: str | None = None,
    region: str | None = None,
    written_on: date | None = None,
    path: str | None = None,
    parent_id: str | None = None,
) -> str:
    """The id of a document: of its URL; else its number and issuers; else its title, region and date; else its path.

    An annex in a file of its own is known by its parent and its title. Raises ValueError where nothing is given.
    """
    if url:
        return short_hash("url", url)
    if parent_id and title:
        return short_hash("annex", parent_id, title)
    if number and issuers:
        return short_hash("number", number, *issuers)
    if title and region and written_on:
        return short_hash("title", title, region, written_on.isoformat())
    if path:
        return short_hash("path", path)
    raise ValueError("a document needs a URL, a number, a title with place and date, or a path")


def part_id(document: str, kind: PartKind, place: int) -> str:
    """The id of the part of that kind at that place (counted from 1) in the document."""
    return f"{document}-{_LETTERS[kind]}{place}"


def short_hash(*parts: str) -> str:
    """The first hexadecimal digits of the SHA-256 of the parts."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:_LENGTH]
