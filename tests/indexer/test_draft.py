"""Blocks laid out as text, edits that keep spans right, and a ledger that can be undone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.blocks import Blocks, Cell, Field, Paragraph, Table
from corpus.model import Repair
from indexer.draft import Draft, Edit, apply_edits, lay_out, undo


def blocks(*given_blocks: Paragraph | Table | Field) -> Blocks:
    return Blocks("text/plain", tuple(given_blocks))


def test_paragraphs_are_lines_stripped_and_blank_ones_left_out() -> None:
    draft = lay_out(
        blocks(Paragraph("\u3000 一、总则\ufeff", 2), Paragraph(" \xa0\u200b"), Paragraph("正文"))
    )
    assert draft.text == "一、总则\n正文"
    (heading,) = draft.headings
    assert (draft.text[heading.start : heading.end], heading.level) == ("一、总则", 2)


def test_fields_lead_the_text() -> None:
    draft = lay_out(blocks(Paragraph("正文。"), Field("PubDate ", "2020-03-07\n08:00")))
    assert draft.text == "PubDate: 2020-03-07 08:00\n正文。"
    (field,) = draft.fields
    assert field.key == "PubDate"
    assert draft.text[field.value_start : field.value_end] == "2020-03-07 08:00"
    assert draft.text[field.start : field.end] == "PubDate: 2020-03-07 08:00"


def table() -> Table:
    return Table(
        3,
        3,
        (
            Cell("任务", 0, 0),
            Cell("牵头单位", 0, 1, 1, 2),
            Cell("治理\n整顿", 1, 0, 2, 1),
            Cell("区住建局", 1, 1),
            Cell("", 1, 2),
            Cell("区城管局", 2, 1),
            Cell("年底", 2, 2),
        ),
    )


def test_a_merged_cell_stands_once_and_every_span_slices_its_cell() -> None:
    draft = lay_out(blocks(Paragraph("附件"), table()))
    assert draft.text == "附件\n任务\t牵头单位\n治理\n整顿\t区住建局\t\n区城管局\t年底"
    (grid,) = draft.grids
    assert draft.text[grid.start : grid.end] == draft.text[3:]
    assert [draft.text[cell.start : cell.end] for cell in grid.cells] == [c.text for c in table().cells]
    assert [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells][2] == (1, 0, 2, 1)


def test_an_edit_inside_a_cell_moves_the_cells_behind_it() -> None:
    draft = lay_out(blocks(table()))
    at = draft.text.index("\n整顿")
    joined, ledger = apply_edits(draft, [Edit(at, at + 1, "", "line_end")])
    assert [joined.text[c.start : c.end] for c in joined.grids[0].cells][2:4] == ["治理整顿", "区住建局"]
    assert undo(joined.text, ledger) == draft.text


@pytest.mark.parametrize(("start", "end"), [(1, 4), (2, 3), (3, 3), (0, 12)])
def test_an_edit_across_a_cell_is_not_made(start: int, end: int) -> None:
    draft = lay_out(blocks(table(), Paragraph("说明")))
    assert apply_edits(draft, [Edit(start, end, "甲乙", "x")]) == (draft, ())


def test_an_edit_of_equal_length_may_cross_cells() -> None:
    draft = lay_out(blocks(Table(1, 2, (Cell("責任", 0, 0), Cell("單位", 0, 1)))))
    edited, _ = apply_edits(draft, [Edit(0, 5, "责任\t单位", "traditional")])
    assert [edited.text[c.start : c.end] for c in edited.grids[0].cells] == ["责任", "单位"]


def test_text_put_in_before_a_heading_stays_outside_of_it_and_a_cut_line_loses_its_mark() -> None:
    draft = lay_out(blocks(Field("k", "v"), Paragraph("正文。"), Paragraph("一、总则", 1)))
    edited, _ = apply_edits(draft, [Edit(0, 5, "", "furniture"), Edit(9, 9, "\n", "line_feed")])
    assert edited.text == "正文。\n\n一、总则"
    assert edited.fields == ()
    assert edited.text[edited.headings[0].start : edited.headings[0].end] == "一、总则"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_edits(Draft("甲乙丙"), [Edit(0, 2, "", "x"), Edit(1, 3, "", "x")])
    with pytest.raises(ValueError, match="outside"):
        apply_edits(Draft("甲乙丙"), [Edit(2, 9, "", "x")])


def chain(text: str, *passes: list[Edit]) -> tuple[str, tuple[Repair, ...]]:
    draft = Draft(text)
    ledger: tuple[Repair, ...] = ()
    for edits in passes:
        draft, ledger = apply_edits(draft, edits, ledger)
    return draft.text, ledger


def test_a_line_simplified_after_a_slip_keeps_both_repairs_apart() -> None:
    text, ledger = chain(
        "演練??茖W規劃",
        [Edit(2, 6, "。科學", "gbk_slip")],
        [Edit(0, 7, "演练。科学规划", "traditional")],
    )
    assert text == "演练。科学规划"
    assert [(r.kind, r.before, r.after) for r in ledger] == [
        ("traditional", "演練", "演练"),
        ("gbk_slip", "??茖W", "。科学"),
        ("traditional", "規劃", "规划"),
    ]


def test_an_edit_inside_a_simplified_line_divides_it() -> None:
    text, ledger = chain(
        "對 廣東", [Edit(0, 4, "对 广东", "traditional")], [Edit(1, 2, "", "blank"), Edit(4, 4, "。", "x")]
    )
    assert text == "对广东。"
    assert [(r.kind, r.before, r.after) for r in ledger] == [
        ("traditional", "對", "对"),
        ("blank", " ", ""),
        ("traditional", "廣東", "广东"),
        ("x", "", "。"),
    ]


def test_a_cut_swallows_the_repairs_in_it() -> None:
    text, ledger = chain(
        "正文甲乙丙丁", [Edit(3, 4, "乙乙", "x"), Edit(5, 6, "", "y")], [Edit(2, 6, "", "spam", why="链接")]
    )
    assert text == "正文"
    assert ledger == (Repair("spam", 2, 2, "甲乙丙丁", "", True, "链接"),)


def test_a_change_taken_back_leaves_no_repair_and_a_doubt_does() -> None:
    assert chain("甲乙", [Edit(0, 1, "丙", "x")], [Edit(0, 1, "甲", "y")]) == ("甲乙", ())
    _, ledger = chain("甲乙", [Edit(0, 2, "甲乙", "gbk_slip", certain=False)])
    assert ledger == (Repair("gbk_slip", 0, 2, "甲乙", "甲乙", False),)


@st.composite
def some_edits(draw: st.DrawFn, length: int) -> list[Edit]:
    places = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    edits: list[Edit] = []
    for start, end in zip(places[::2], places[1::2], strict=False):
        if edits and (start < edits[-1].end or (start, end) == (edits[-1].start, edits[-1].end)):
            continue
        same = draw(st.booleans())
        after = draw(st.text("ABC", min_size=end - start if same else 0, max_size=end - start if same else 4))
        edits.append(Edit(start, end, after, "xy"[len(edits) % 2]))
    return edits


@given(st.data())
def test_any_chain_of_edits_can_be_undone_exactly(data: st.DataObject) -> None:
    first = data.draw(st.text("甲乙丙\n", max_size=14))
    draft = Draft(first)
    ledger: tuple[Repair, ...] = ()
    for _ in range(data.draw(st.integers(1, 4))):
        edits = data.draw(some_edits(len(draft.text)))
        draft, ledger = apply_edits(draft, edits, ledger)
        assert undo(draft.text, ledger) == first
        assert undo(draft.text, reversed(ledger)) == first
        assert all(draft.text[repair.start : repair.end] == repair.after for repair in ledger)
        assert all(a.end <= b.start for a, b in pairwise(ledger))


@given(st.data())
def test_cells_stay_apart_whatever_is_edited(data: st.DataObject) -> None:
    draft = lay_out(blocks(Paragraph("甲乙"), table(), Paragraph("丙丁")))
    edits = data.draw(some_edits(len(draft.text)))
    kept = [e for e in edits if len(e.after) != e.end - e.start]
    edited, ledger = apply_edits(draft, kept)
    assert undo(edited.text, ledger) == draft.text
    (grid,) = edited.grids
    assert [(a.row, a.column) for a in grid.cells] == [(a.row, a.column) for a in draft.grids[0].cells]
    for left, right in pairwise(grid.cells):
        assert edited.text[left.end : right.start] == ("\t" if left.row == right.row else "\n")
