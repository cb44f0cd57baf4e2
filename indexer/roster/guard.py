"""Whether a file that is read as a document is a roster, whose private columns must not be searched."""

from corpus.blocks import Blocks, Paragraph, Table
from indexer.roster.heads import Grid, find_head, grid_of, key_of, personal_heads, telling_heads

_TABLES = ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
# Enough to see whether anybody has filled it in.
_LOOKED_AT = 200
# A title, who made it and a note or two stand around the table of a paper that is nothing else; a notice says more.
_MOST_AROUND = 200
_UNTOLD = frozenset(("", "无", "/", "-", "—", "——"))


def holds_roster(blocks: Blocks) -> bool:
    """Whether a file is plainly a roster: a table of persons with what they know and private things that are filled in.

    Of a CSV or a workbook one such sheet is enough; any other paper is one where it has such tables and next to nothing else. A
    list of contacts (姓名, 职务, 电话) tells nobody's knowledge and is none, nor is an empty form.
    """
    tables = [block for block in blocks.blocks if isinstance(block, Table)]
    if blocks.media_type in _TABLES:
        return any(_is_roster(grid_of(table)) for table in tables)
    around = sum(len(block.text) for block in blocks.blocks if isinstance(block, Paragraph))
    return around <= _MOST_AROUND and bool(tables) and all(_is_roster(grid_of(table)) for table in tables)


def _is_roster(grid: Grid) -> bool:
    head = find_head(grid)
    if head is None or not head.has_people:
        return False
    keys = [
        {key_of(grid[row][place].text) for row in range(head.first, head.last + 1)}
        for place in range(len(head.columns))
    ]
    personal = [place for place, told in enumerate(keys) if told & personal_heads()]
    return any(told & telling_heads() for told in keys) and any(
        any(row[place].text.strip() for place in head.of("name"))
        and any(row[place].text.strip() not in _UNTOLD for place in personal)
        for row in grid[head.last + 1 : head.last + 1 + _LOOKED_AT]
    )
