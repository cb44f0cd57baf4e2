"""Whether a table that is read as a document is a roster, whose telephones must not be searched."""

from corpus.blocks import Blocks, Table
from indexer.roster.heads import Grid, find_head, grid_of, key_of, telephone_heads, telling_heads
from indexer.roster.private import part

_TABLES = ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
# Enough to see whether anybody has filled it in.
_LOOKED_AT = 200


def holds_roster(blocks: Blocks) -> bool:
    """Whether a CSV or a workbook is plainly a roster: a table of persons with what they know and telephones that are filled in.

    A list of contacts (姓名, 职务, 电话) tells nobody's knowledge and is none, nor is an empty form.
    """
    return blocks.media_type in _TABLES and any(
        _is_roster(grid_of(block)) for block in blocks.blocks if isinstance(block, Table)
    )


def _is_roster(grid: Grid) -> bool:
    head = find_head(grid)
    if head is None or not head.has_people:
        return False
    keys = [
        [key_of(grid[row][place].text) for row in range(head.first, head.last + 1)]
        for place in range(len(head.columns))
    ]
    telephones = [place for place, told in enumerate(keys) if set(told) & telephone_heads()]
    knows = any(set(told) & telling_heads() for told in keys)
    return knows and any(
        part(row[place].text).private
        for row in grid[head.last + 1 : head.last + 1 + _LOOKED_AT]
        for place in telephones
    )
