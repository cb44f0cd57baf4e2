"""Whatever the bytes, a reader gives blocks or a `BadInput` that is not its own failure."""

import string

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.blocks import Blocks, Cell, Table
from corpus.errors import BadInput, ReaderFailed
from crawler.readers import READERS, read
from crawler.readers.encoding import decode
from crawler.readers.grid import Piece, SpannedCell, arrange, compact, merge_down
from crawler.readers.lines import tidy, unwrap
from tests.crawler.readers.test_golden import NAMES, source

SUFFIXES = sorted(suffix for reader in READERS for suffix in reader.suffixes)
GOLDEN = [(source(name).name, source(name).read_bytes()) for name in NAMES]
MAGICS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<html>",
    b"<table><tr>",
    b"\xff\xfe",
]

slow = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def read_or_refuse(name: str, data: bytes) -> None:
    outcome: Blocks | BadInput
    try:
        outcome = read(name, data)
    except BadInput as error:
        outcome = error
    if isinstance(outcome, BadInput):
        assert not isinstance(outcome, ReaderFailed), outcome.__cause__
        assert name in outcome.message
        assert outcome.remedy
    else:
        msgspec.msgpack.encode(outcome)  # What holds half a character could not be written anywhere.


@slow
@given(st.sampled_from(SUFFIXES), st.sampled_from(MAGICS), st.binary(max_size=400))
def test_random_bytes(suffix: str, magic: bytes, data: bytes) -> None:
    read_or_refuse(f"任意{suffix}", magic + data)


@slow
@given(st.data())
def test_good_files_with_bytes_changed(data: st.DataObject) -> None:
    name, content = data.draw(st.sampled_from(GOLDEN))
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at] = data.draw(st.integers(0, 255))
    read_or_refuse(name, bytes(changed))


@slow
@given(st.data())
def test_good_files_cut_and_put_together(data: st.DataObject) -> None:
    name, content = data.draw(st.sampled_from(GOLDEN))
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(0, len(content)))
    read_or_refuse(name, content[:start] + content[end:])


TAGS = [
    "div",
    "p",
    "table",
    "tr",
    "td",
    "br",
    "b",
    "h1",
    "ol",
    "li",
    "pre",
    "a href=x.pdf",
    "td rowspan=0 colspan=3",
]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]),
    st.sampled_from(
        ["<!--", "-->", "<script>", "</script>", "&nbsp;", "　", "<![CDATA[", '<p a="', "<?", "\n"]
    ),
    st.text(string.printable + "区应急管理局：。", max_size=8),
)


@slow
@given(st.lists(PIECES, max_size=60))
def test_any_markup(pieces: list[str]) -> None:
    read_or_refuse("任意.html", "".join(pieces).encode())


spans = st.builds(Piece, st.text("甲乙丙", max_size=2), st.integers(0, 4), st.integers(0, 4))
continued = st.builds(
    SpannedCell, st.text("甲乙丙", max_size=2), st.integers(0, 5), st.integers(1, 3), st.booleans()
)
placed = st.builds(Cell, st.text("甲乙丙", max_size=2), *[st.integers(0, 6)] * 2, *[st.integers(1, 4)] * 2)


def assert_each_place_has_one_cell(table: Table | None, texts: list[str]) -> None:
    if table is None:
        assert not any(texts)
        return
    places = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(places) == [(row, column) for row in range(table.rows) for column in range(table.columns)]
    assert sorted("".join(cell.text for cell in table.cells).replace("\n", "")) == sorted(
        "".join(texts).replace("\n", "")
    )


@given(st.lists(st.lists(spans, max_size=5), max_size=6))
def test_arranged_cells_cover_the_grid_once(rows: list[list[Piece]]) -> None:
    assert_each_place_has_one_cell(arrange(rows, 10_000), [piece.text for row in rows for piece in row])


@given(st.lists(placed, max_size=20))
def test_compacted_cells_cover_the_grid_once(cells: list[Cell]) -> None:
    assert_each_place_has_one_cell(compact(cells, 10_000), [cell.text for cell in cells])


@given(st.lists(st.lists(continued, max_size=4), max_size=6))
def test_merged_cells_cover_the_grid_once(rows: list[list[SpannedCell]]) -> None:
    table = merge_down(rows, 10_000)
    if table is not None:
        assert_each_place_has_one_cell(table, [cell.text for cell in table.cells])


@given(st.text())
def test_tidy_lines_stay_tidy(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert "\n" not in unwrap(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=30))
def test_utf8_is_always_read_as_itself(text: str) -> None:
    if len(text.encode()) >= len(text) + 8 and "\ufeff" not in text:
        assert decode("任意.txt", text.encode()).text == text
