"""Word documents: nothing that a person sees on the page is lost, and nothing is there that is not seen."""

import pytest

from corpus.blocks import Paragraph, Table
from crawler.readers import read
from tests.crawler.readers.build import cell, docx, paragraph, row, table

CONTINUE, RESTART = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
DELETED = "<w:trPr><w:del/></w:trPr>"
NOTES = "".join(
    f'<w:footnote w:id="{name}">{paragraph(text)}</w:footnote>'
    for name, text in (("0", "分隔"), ("1", "指列第一位的单位。"), ("2", "没有引用的注。"))
)
NOTED = '<w:p><w:r><w:t>牵头单位</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'


def shown(body: str, **parts: str) -> list[str]:
    """Each paragraph, and each cell at its row and column."""
    lines = []
    for block in read("文.docx", docx(body, **parts)).blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [
                f"{c.row},{c.column}+{c.row_span}x{c.column_span} {c.text}" for c in block.cells if c.text
            ]
    return lines


CASES: dict[str, tuple[str, list[str]]] = {
    "a foot note stands at the end": (
        NOTED + paragraph("正文。"),
        ["牵头单位", "正文。", "指列第一位的单位。"],
    ),
    "a foot note of a cell too": (
        table(row(cell("任务"), cell(NOTED))),
        ["0,0+1x1 任务", "0,1+1x1 牵头单位", "指列第一位的单位。"],
    ),
    "a merged cell stands once": (
        table(row(cell("类别", RESTART), cell("一")), row(cell("", CONTINUE), cell("二"))),
        ["0,0+2x1 类别", "0,1+1x1 一", "1,1+1x1 二"],
    ),
    "a cell that goes on with nothing shows its text": (
        table(row(cell("类别", CONTINUE), cell("一")), row(cell("", CONTINUE), cell("二"))),
        ["0,0+2x1 类别", "0,1+1x1 一", "1,1+1x1 二"],
    ),
    "a cell below a deleted row is its own": (
        table(
            row(cell("任务"), cell("单位")),
            f"<w:tr>{DELETED}{cell('旧类别', RESTART)}{cell('旧')}</w:tr>",
            row(cell("", CONTINUE), cell("新")),
        ),
        ["0,0+1x1 任务", "0,1+1x1 单位", "1,1+1x1 新"],
    ),
    "an inserted row is there, a deleted one is not": (
        table(
            row(cell("任务"), cell("单位")),
            f"<w:tr><w:trPr><w:ins/></w:trPr>{cell('新任务')}{cell('住建局')}</w:tr>",
            f"<w:tr>{DELETED}{cell('旧任务')}{cell('城管局')}</w:tr>",
        ),
        ["0,0+1x1 任务", "0,1+1x1 单位", "1,0+1x1 新任务", "1,1+1x1 住建局"],
    ),
    "a head over two columns": (
        table(
            row(cell("任务", RESTART), cell("责任单位", '<w:gridSpan w:val="2"/>')),
            row(cell("", CONTINUE), cell("牵头"), cell("配合")),
        ),
        ["0,0+2x1 任务", "0,1+1x2 责任单位", "1,1+1x1 牵头", "1,2+1x1 配合"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_page_is_read_as_it_is_seen(name: str) -> None:
    body, expected = CASES[name]
    assert shown(body, footnotes=NOTES) == expected
