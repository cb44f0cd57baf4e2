"""Markdown: its headings, emphasis, comments and tables are markup; everything else is lines of text."""

import re

from corpus.blocks import Block, Blocks, Field, Paragraph
from crawler.readers.barred import tables_among
from crawler.readers.encoding import decode
from crawler.readers.reader import Limits, Reader

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_COMMENT = re.compile(r"<!--[^>]{0,200}-->")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1")
_QUOTED = re.compile(r"^[ \t]*>[ \t]?")
_PROPERTY = re.compile(r"([A-Za-z_-]{1,40}):[ \t]*(\S.{0,500})")
_RULE = re.compile(r"[ \t]*([-*_=])(?:[ \t]*\1){2,}[ \t]*")


def read_markdown(name: str, data: bytes, limits: Limits) -> Blocks:
    """The lines of a Markdown file as paragraphs, headings with their level, tables, properties at its head as fields.

    Raises `UndecodableInput`, and `OversizedInput` for a table of too many cells.
    """
    decoded = decode(name, data)
    lines = decoded.text.splitlines()
    fields, first = _properties(lines)
    words = [
        _STRONG.sub(r"\2", _QUOTED.sub("", _COMMENT.sub("", line)))
        for line in lines[first:]
        if not _RULE.fullmatch(line)
    ]
    blocks: list[Block] = []
    for drawn in tables_among(words, limits.max_cells):
        if not isinstance(drawn, str):
            blocks.append(drawn)
        elif drawn.strip():
            blocks.append(_paragraph(drawn))
    return Blocks(
        media_type="text/markdown",
        blocks=(*fields, *blocks),
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )


def _paragraph(line: str) -> Paragraph:
    heading = _HEADING.fullmatch(line.strip())
    return Paragraph(heading[2].rstrip("#").rstrip(), len(heading[1])) if heading else Paragraph(line)


def _properties(lines: list[str]) -> tuple[list[Field], int]:
    """The properties between the first two lines of dashes, and the number of the line behind them."""
    if not lines or lines[0].strip() != "---":
        return [], 0
    end = next((number for number, line in enumerate(lines[1:60], 1) if line.strip() == "---"), 0)
    found = [match for line in lines[1:end] if (match := _PROPERTY.fullmatch(line.strip()))]
    return [Field(match[1], match[2]) for match in found], end + 1 if end else 0


READER = Reader(
    "markdown", "Markdown", (".md", ".markdown"), lambda data: False, read_markdown, is_text=True, gentle=True
)
