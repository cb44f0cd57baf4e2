"""What readers give and the indexer takes: a document as paragraphs and tables, not yet interpreted."""

from typing import Literal

from corpus.model import Record


class Paragraph(Record, tag="paragraph"):
    """A paragraph as printed, with the heading level that the file's own markup gives it (1 is the title)."""

    text: str
    level: int | None = None


class Cell(Record):
    """One cell, at its top left corner; a merged cell stands once, with the rows and columns it covers."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Origin(Record):
    """Where the rows of a table stand in its file, as one who opens it counts: from 1, empty rows too.

    A spreadsheet counts the rows of its sheet; where a file has `pages`, one for each row, the rows of a page's table.
    """

    rows: tuple[int, ...]
    pages: tuple[int, ...] = ()
    sheet: str = ""


class Table(Record, tag="table"):
    """A grid of `rows` by `columns`, its cells in reading order. Over a page break it stays one table.

    Without an `origin` its rows are those of the file.
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    origin: Origin | None = None


class Field(Record, tag="field"):
    """A piece of metadata that the file carries outside its text (an HTML meta tag, a document property)."""

    key: str
    value: str


class Link(Record):
    """An attachment the document points to: its text and its address as printed."""

    title: str
    href: str


Block = Paragraph | Table | Field


class Blocks(Record):
    """One file as read. `warnings` tell a person what the reader had to leave out."""

    media_type: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    encoding: str | None = None
    origin: Literal["text", "ocr"] = "text"
    warnings: tuple[str, ...] = ()
