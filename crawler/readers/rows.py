"""Tables from rows of plain texts, as files that only hold rows give them."""

from collections.abc import Sequence

from corpus.blocks import Block, Cell, Origin, Paragraph, Table
from corpus.errors import OversizedInput
from crawler.readers.lines import unwrap

# Places of a grid that the file itself writes out, one by one: no merged cell can claim them, so that many more do no harm.
_MOST_PLACES = 1_000_000
_MOST_COLUMNS = 500


def table_of(rows: Sequence[Sequence[str]], *, counted: bool = False) -> list[Block]:
    """The rows as one table, shorter ones filled up; rows and columns without text are left out.

    Rows of a single text at the top are titles and become paragraphs, as do all rows where no row has two. `counted` rows are
    those of the file, of which the table tells which it has. Raises `OversizedInput`.
    """
    tidied = [[unwrap(text) for text in row] for row in rows]
    numbers = [number for number, row in enumerate(tidied, 1) if any(row)]
    tidied = [row for row in tidied if any(row)]
    first = next((place for place, row in enumerate(tidied) if sum(map(bool, row)) > 1), len(tidied))
    titles: list[Block] = [Paragraph("".join(row)) for row in tidied[:first]]
    body = tidied[first:]
    if not body:
        return titles
    width = max(map(len, body))
    if width > _MOST_COLUMNS or width * len(body) > _MOST_PLACES:
        raise OversizedInput(
            f"表格有 {len(body)} 行、{width} 列，超过上限", "请把表格拆成几个文件，或删去用不到的列再导入"
        )
    kept = [column for column in range(width) if any(column < len(row) and row[column] for row in body)]
    cells = tuple(
        Cell(row[column] if column < len(row) else "", number, place)
        for number, row in enumerate(body)
        for place, column in enumerate(kept)
    )
    is_told = counted and numbers[first:] != list(range(1, len(body) + 1))
    origin = Origin(tuple(numbers[first:])) if is_told else None
    return [*titles, Table(len(body), len(kept), cells, origin)]
