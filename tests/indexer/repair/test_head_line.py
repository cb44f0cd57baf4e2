"""Heads and signatures whose line ends were lost."""

import pytest

from corpus.blocks import Blocks, Paragraph
from indexer.draft import lay_out, undo
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from indexer.repair import repair
from indexer.repair.head_line import head_divisions

TITLE = "甲县人民政府关于印发防汛方案的通知"
NUMBER = "甲政发〔2024〕5号"
TO = "各乡镇人民政府，县直各部门："


def cut(text: str) -> list[str]:
    pieces, place = [], 0
    for start, end in head_divisions(text):
        pieces.append(text[place:start])
        place = end
    return [*pieces, text[place:]]


@pytest.mark.parametrize(
    "pieces",
    [
        (TITLE, NUMBER),
        (TITLE, f"（{NUMBER}）"),
        (NUMBER, TITLE),
        (TITLE, TO),
        (TITLE, NUMBER, TO),
        (NUMBER, TITLE, TO, "现将方案印发给你们。"),
        ("防汛专项行动工作方案", f"（{NUMBER}）"),
        ("关于转发《省政府办公厅关于印发方案的通知》的通知", TO),
        ("甲县人民政府办公室关于印发《办法（试行）》的通知", TO),
        ("通知", NUMBER),
    ],
)
@pytest.mark.parametrize("blank", ["", " ", "\u3000"])
def test_a_head_on_one_line(pieces: tuple[str, ...], blank: str) -> None:
    assert cut(blank.join(pieces)) == list(pieces)


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        NUMBER,
        "现将《防汛方案》印发给你们，请认真组织实施。",
        f"为贯彻落实《省政府关于加强防汛工作的通知》（{NUMBER}）精神，制定本方案。",
        f"根据县政府关于印发防汛方案的通知（{NUMBER}）要求，制定方案如下：",
        f"{TO}现将关于防汛的通知转发给你们：",
        f"县政府关于防汛的通知（{NUMBER}）第三条规定各乡镇落实责任",
    ],
)
def test_a_line_that_is_no_glued_head_stays(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize("blank", [" ", ""])
def test_a_paper_in_one_line_keeps_its_metadata(blank: str) -> None:
    parts = (
        TITLE,
        NUMBER,
        TO,
        "为做好防汛工作，现通知如下：",
        "一、巡查堤防。由县水利局负责，4月30日前完成。",
        "二、储备物资。（县应急局牵头，各乡镇配合）",
        "特此通知。",
        f"甲县人民政府{blank}2024年3月5日",
    )
    blocks = Blocks("text/plain", (Paragraph(blank.join(parts)),))
    document = read_blocks(blocks, Source(path="a.txt")).document
    assert (document.title, document.document_number) == (TITLE, NUMBER)
    assert document.issuers == ("甲县人民政府",)
    assert str(document.written_on) == "2024-03-05"
    laid_out = lay_out(blocks)
    repaired = repair(laid_out)
    assert undo(repaired.draft.text, repaired.repairs) == laid_out.text
