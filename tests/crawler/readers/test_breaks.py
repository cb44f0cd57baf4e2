"""Tables over a page break: what is one row, one merged cell, and what is not."""

import pytest

from crawler.readers.pdf.breaks import Ruled, continue_table
from crawler.readers.pdf.cells import Part, PrintedCell, text_of
from crawler.readers.pdf.layout import Box, Line

SIZE, PITCH, PADDING = 10.0, 13.0, 4.0
# The width of each column, in characters.
WIDTHS = (3, 12, 8)
Row = tuple[str, ...]


def part(text: str, column: int, height: int) -> Part:
    """A cell of so many lines' height, its text wrapped at its edge, a line feed being a line's end."""
    width = WIDTHS[column]
    left = sum(WIDTHS[:column]) * SIZE
    lines = [piece[at : at + width] for piece in text.split("\n") for at in range(0, len(piece), width)]
    printed = tuple(
        Line(line, left, left + len(line) * SIZE, top, top + SIZE, SIZE)
        for top, line in ((PADDING + at * PITCH, line) for at, line in enumerate(lines))
    )
    bottom = 2 * PADDING + (height - 1) * PITCH + SIZE
    return Part(Box(left, 0.0, left + width * SIZE, bottom), printed, 0.0, 2 * PADDING)


def ruled(*rows: tuple[int, Row], spans: dict[tuple[int, int], int] | None = None) -> Ruled:
    """A page's table: each row's height in lines, its cells' texts; `spans` by (row, column), None below them."""
    spans = spans or {}
    covered = {(row + n, column) for (row, column), span in spans.items() for n in range(1, span)}
    cells = []
    for row, (_, texts) in enumerate(rows):
        for column, text in enumerate(texts):
            if (row, column) in covered:
                continue
            span = spans.get((row, column), 1)
            shown = part(text, column, sum(height for height, _ in rows[row : row + span]))
            parts = (shown,) if text else ()
            cells.append(PrintedCell(text_of(parts), row, column, span, 1, parts, shown))
    edges = tuple(sum(WIDTHS[:at]) * SIZE for at in range(len(WIDTHS) + 1))
    return Ruled(
        Box(0.0, 0.0, edges[-1], 700.0),
        len(rows),
        edges,
        tuple(cells),
        tuple((1, row) for row in range(1, len(rows) + 1)),
    )


HEAD = (1, ("序号", "工作任务", "责任单位"))
FIRST = (2, ("1", "加强市场监管，开展专项整治。", "市场监管局"))
LONG = "完善应急预案和各项制度，组织各镇街道和企业开展联合演练和评估。"
SECOND = (2, ("2", "排查老旧小区，建立整治台账。", "住建局"))


def rows_of(table: Ruled) -> list[list[str]]:
    """The texts of each row, a merged cell's at every row that it covers."""
    return [
        [
            next(c.text for c in table.cells if c.column == column and c.row <= row < c.row + c.row_span)
            for column in range(len(WIDTHS))
        ]
        for row in range(table.rows)
    ]


CASES: dict[str, tuple[Ruled, Ruled, list[Row]]] = {
    "a row that is cut goes on": (
        ruled(HEAD, FIRST, SECOND, (2, ("3", LONG[:24], "应急局"))),
        ruled((1, ("", LONG[24:], ""))),
        [("3", LONG, "应急局")],
    ),
    "a numbered row is its own, however full the row above": (
        ruled(HEAD, FIRST, (1, ("2", "开展排查", "住建局"))),
        ruled((1, ("3", "加强宣传", "教育局"))),
        [("2", "开展排查", "住建局"), ("3", "加强宣传", "教育局")],
    ),
    "a row without a number is its own where cells above it have room": (
        ruled(HEAD, (2, ("", "加强市场监管，开展专项整治。", "市场监管局"))),
        ruled((2, ("", "排查老旧小区，建立整治台账。", "住建局"))),
        [("", "加强市场监管，开展专项整治。", "市场监管局"), ("", "排查老旧小区，建立整治台账。", "住建局")],
    ),
    "a merged cell of which a name is torn": (
        ruled(HEAD, FIRST, (2, ("2", "排查老旧小区，建立整治台账。", "应急局、住建局、市场监督管理"))),
        ruled(
            (2, ("3", "开展联合检查，及时消除隐患。", "局、教育局")),
            (1, ("4", "加强宣传", "")),
            spans={(0, 2): 2},
        ),
        [
            ("2", "排查老旧小区，建立整治台账。", "应急局、住建局、市场监督管理局、教育局"),
            ("3", "开展联合检查，及时消除隐患。", "应急局、住建局、市场监督管理局、教育局"),
            ("4", "加强宣传", "应急局、住建局、市场监督管理局、教育局"),
        ],
    ),
    "a merged cell said again": (
        ruled(HEAD, FIRST, SECOND, (1, ("3", "加强宣传", "")), spans={(2, 2): 2}),
        ruled((1, ("4", "开展演练", "住建局")), (1, ("5", "开展评估", "")), spans={(0, 2): 2}),
        [("3", "加强宣传", "住建局"), ("4", "开展演练", "住建局"), ("5", "开展评估", "住建局")],
    ),
    "a merged cell left blank": (
        ruled(HEAD, FIRST, SECOND, (1, ("3", "加强宣传", "")), spans={(2, 2): 2}),
        ruled((1, ("4", "开展演练", ""))),
        [("3", "加强宣传", "住建局"), ("4", "开展演练", "住建局")],
    ),
    "a full list that has ended, and a new one": (
        ruled(HEAD, FIRST, (1, ("2", "加强宣传", "应急局牵头，财政局"))),
        ruled((1, ("3", "开展演练", "教育局牵头")), (1, ("4", "开展评估", "")), spans={(0, 2): 2}),
        [
            ("2", "加强宣传", "应急局牵头，财政局"),
            ("3", "开展演练", "教育局牵头"),
            ("4", "开展评估", "教育局牵头"),
        ],
    ),
    "a heading inside the table": (
        ruled(HEAD, FIRST, SECOND),
        ruled((1, ("三、", "保障措施", "")), (1, ("3", "加强宣传", "教育局"))),
        [
            ("2", "排查老旧小区，建立整治台账。", "住建局"),
            ("三、", "保障措施", ""),
            ("3", "加强宣传", "教育局"),
        ],
    ),
    "nothing but the head above the break": (
        ruled(HEAD),
        ruled(HEAD, FIRST, SECOND),
        [HEAD[1], FIRST[1], SECOND[1]],
    ),
    "a list with a name a line, cut with its row": (
        ruled(HEAD, FIRST, SECOND, (2, ("3", "加强宣传", "应急局\n财政局"))),
        ruled((2, ("", "", "教育局\n住建局"))),
        [("3", "加强宣传", "应急局\n财政局\n教育局\n住建局")],
    ),
    "a total below the break": (
        ruled(HEAD, FIRST, SECOND),
        ruled((1, ("合计", "共2项", ""))),
        [("2", "排查老旧小区，建立整治台账。", "住建局"), ("合计", "共2项", "")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_two_parts_of_a_table_are_put_together(name: str) -> None:
    first, second, expected = CASES[name]
    rows = rows_of(continue_table(first, second, left=0.0))
    assert [tuple(row) for row in rows[-len(expected) :]] == expected


def test_a_page_that_left_much_room_cut_no_row() -> None:
    first, second, _ = CASES["a row that is cut goes on"]
    assert continue_table(first, second, left=200.0).rows == first.rows + second.rows
