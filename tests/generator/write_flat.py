"""The document as text whose table has lost its lines and columns, as pages saved as text have it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.generator.dice import Dice
from tests.generator.document import Document, Paragraph, Style
from tests.generator.plan import Plan, Shape
from tests.generator.table import Cell, RowKind, Table
from tests.generator.tags import Tag


def broader(plan: Plan, table: Table, cell: Cell) -> bool:
    """Whether the cell is a category of its row."""
    return table.kinds[cell.row] is RowKind.TASK and plan.kinds[cell.column] in plan.category_kinds


def cell_lines(table: Table, cell: Cell) -> list[str]:
    """The lines of a cell; a head broken for a narrow column is one line."""
    if table.kinds[cell.row] is RowKind.HEAD:
        return ["".join(cell.lines)]
    return list(cell.lines)


def one_line(table: Table, cell: Cell) -> str:
    """The cell where a whole row is one line."""
    if table.kinds[cell.row] is RowKind.HEAD:
        return "".join("".join(cell.lines).split())
    return "；".join(cell.lines)


def tabbed(plan: Plan, table: Table, row: int, owners: list[Cell], keep: bool) -> str:
    """The row with tabs; places that a merge covers are empty or gone."""
    texts = [
        one_line(table, cell) if cell.row == row and at == cell.column else ""
        for at, cell in enumerate(owners)
    ]
    if table.kinds[row] is RowKind.TASK:
        held = [plan.kinds[at] in plan.category_kinds and not keep for at in range(len(texts))]
        return "\t".join(text for text, gone in zip(texts, held, strict=True) if text or not gone)
    return "\t".join(texts) if keep else "\t".join(filter(None, texts))


def row_lines(plan: Plan, table: Table, row: int, owners: list[Cell], keep: bool) -> list[str]:
    """The lines that one row of the grid becomes."""
    begun = [cell for cell in dict.fromkeys(owners) if cell.row == row and cell.lines]
    if plan.shape is Shape.TABS:
        return [tabbed(plan, table, row, owners, keep)]
    if plan.shape is Shape.SPACES:
        return [" ".join(one_line(table, cell) for cell in begun)]
    if plan.shape is Shape.GLUED and table.kinds[row] is RowKind.TASK:
        labels = [cell.text for cell in begun if broader(plan, table, cell)]
        return [*labels, "".join(one_line(table, cell) for cell in begun if not broader(plan, table, cell))]
    return [line for cell in begun for line in cell_lines(table, cell)]


def table_lines(plan: Plan, table: Table, dice: Dice) -> Iterator[str]:
    """The lines of the whole table."""
    keep = dice.chance(0.5)
    numbered = bool(table.pages) and dice.chance(0.5, Tag.PAGE_NUMBER_LINES)
    page = dice.between(3, 8)
    for row, owners in enumerate(table.owners()):
        if numbered and row in table.pages:
            yield dice.pick((f"— {page} —", f"- {page} -", f"—{page}—"))
            page += 1
        yield from row_lines(plan, table, row, owners, keep)


def write_flat(document: Document, plan: Plan, dice: Dice) -> bytes:
    """The bytes of the text, in UTF-8."""
    parting = "\n\n" if plan.shape is Shape.BLANK_LINES else "\n"
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            indent = "　　" if block.style in (Style.BODY, Style.HEADING) else ""
            lines.append(indent + block.text)
        else:
            lines += table_lines(plan, block, dice)
    return (parting.join(lines) + "\n").encode()
