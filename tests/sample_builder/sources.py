"""The builder's plain data, read.

A text file holds a paragraph a line, its style in a leading mark: `# ` title, `## ` heading, `= ` centred,
`> ` right-aligned, `---` page break, `+++` the place of the table (else it stands at the end), none body. A
TSV file holds a table with its head; a cell `^` is merged with the cell above it.
"""

from pathlib import Path
from typing import Literal, NamedTuple

DATA = Path(__file__).parent / "data"
MERGED_WITH_ABOVE = "^"

Style = Literal["title", "heading", "centred", "right", "body", "break", "table"]
MARKS: dict[str, Style] = {"#": "title", "##": "heading", "=": "centred", ">": "right"}
ALONE: dict[str, Style] = {"---": "break", "+++": "table"}


class Paragraph(NamedTuple):
    style: Style
    text: str


def read_paragraphs(name: str) -> list[Paragraph]:
    """The paragraphs of `data/<name>.txt`, in order."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_paragraph(line) for line in lines if line]


def read_rows(name: str) -> list[list[str]]:
    """The rows of `data/<name>.tsv`, head first, all of one width."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    narrow = [row for row in rows if len(row) != len(rows[0])]
    if narrow:
        raise ValueError(f"{name}.tsv: rows of another width than the head: {narrow}")
    return rows


def _paragraph(line: str) -> Paragraph:
    if line in ALONE:
        return Paragraph(ALONE[line], "")
    mark, _, text = line.partition(" ")
    return Paragraph(MARKS[mark], text) if mark in MARKS else Paragraph("body", line)


class Merge(NamedTuple):
    column: int
    first: int
    last: int


def merges_of(rows: list[list[str]]) -> list[Merge]:
    """The vertical merges of a table: each run of `^` cells with the cell that heads it (from 0)."""
    found = []
    for column in range(len(rows[0])):
        first = 0
        for index in range(1, len(rows) + 1):
            if index < len(rows) and rows[index][column] == MERGED_WITH_ABOVE:
                continue
            if index - first > 1:
                found.append(Merge(column, first, index - 1))
            first = index
    return found


def shown(cell: str) -> str:
    """The text that a cell carries itself: empty where it is merged with the one above."""
    return "" if cell == MERGED_WITH_ABOVE else cell
