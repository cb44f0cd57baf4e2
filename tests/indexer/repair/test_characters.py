"""Pinyin, traditional characters, mistaken characters, marks of PDF files, document numbers."""

import pytest

from corpus.blocks import Blocks, Cell, Table
from indexer.draft import Draft, apply_edits, lay_out
from indexer.repair.numbers import mend_numbers
from indexer.repair.ocr import undo_ocr
from indexer.repair.pinyin import cut_pinyin
from indexer.repair.printing import mend_marks
from indexer.repair.traditional import simplify_lines
from tests.indexer.repair.case import doubts, repaired


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("推動城市發(fā)展，明確責(zé)任單位", "推動城市發展，明確責任單位"),
        ("推动城市发（fā）展", "推动城市发展"),
        ("䶮（yǎn）姓居民", "䶮（yǎn）姓居民"),
        ("甲(a)乙(fa)，见附件（b）", "甲(a)乙(fa)，见附件（b）"),
    ],
)
def test_pinyin(before: str, after: str) -> None:
    assert repaired(cut_pinyin, before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("區應急管理局牽頭,區發改委配合。\n联系电话", "区应急管理局牵头,区发改委配合。\n联系电话"),
        ("若幹措施的後續工作由區政府辦公室負責", "若干措施的后续工作由区政府办公室负责"),
        ("皇后大道位于乾县，瞭望台在前面，请各单位负责。", "皇后大道位于乾县，瞭望台在前面，请各单位负责。"),
    ],
)
def test_traditional_lines(before: str, after: str) -> None:
    assert repaired(simplify_lines, before) == after


def test_a_traditional_line_in_a_simplified_document_is_simplified_alone() -> None:
    simplified = "为加强安全生产工作，落实责任，现将有关事项通知如下，请认真贯彻执行。\n" * 30
    text = simplified + "區應急管理局牽頭，區發改委、財政局等單位配合，各鎮、街道負責落實。"
    edits = simplify_lines(Draft(text))
    assert [(edit.start, edit.end) for edit in edits] == [(len(simplified), len(text))]


def test_cells_are_simplified_and_stay_cells() -> None:
    cells = (Cell("責任單位", 0, 0), Cell("完成時間", 0, 1), Cell("區發改委", 1, 0), Cell("2020年底", 1, 1))
    draft = lay_out(Blocks("text/html", (Table(2, 2, cells),)))
    changed, _ = apply_edits(draft, simplify_lines(draft))
    texts = [changed.text[cell.start : cell.end] for cell in changed.grids[0].cells]
    assert texts == ["责任单位", "完成时间", "区发改委", "2020年底"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("三、主要任务\n(-)完善体系。\n(二)加强监管。", "三、主要任务\n(一)完善体系。\n(二)加强监管。"),
        ("（—）完善体系。（二）加强监管。", "（一）完善体系。（二）加强监管。"),
        ("力口强应急避难场所管理", "加强应急避难场所管理"),
        ("保障劳动力口粮供应", "保障劳动力口粮供应"),
        ("(-)完善体系。(一)另一项。(二)加强监管。", "(-)完善体系。(一)另一项。(二)加强监管。"),
        ("国资e学平台、A股市场、N个项目、B类企业", "国资e学平台、A股市场、N个项目、B类企业"),
    ],
)
def test_mistaken_characters(before: str, after: str) -> None:
    assert repaired(undo_ocr, before) == after


REPRINT = "《方案.docx》由会员分享，可在线阅读，更多相关《方案.docx》请在文库上搜索。\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("到2023年z 重大风险得到有效管控，总体平稳", "到2023年，重大风险得到有效管控，总体平稳"),
        ("健全应对机制。理J项基层应急管理体制", "健全应对机制。理顺基层应急管理体制"),
        ("严格考核。理J顺部门职责", "严格考核。理顺部门职责"),
    ],
)
def test_letters_inside_the_sentences_of_a_reprint(before: str, after: str) -> None:
    assert repaired(undo_ocr, REPRINT + before) == REPRINT + after
    assert "J" in before or repaired(undo_ocr, before) == before


def test_a_letter_that_may_be_meant_is_marked_in_a_reprint() -> None:
    assert doubts(undo_ocr, REPRINT + "依托国资e学平台开展培训") == ["e"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("（国办发〔2018104号）", "（国办发〔2018〕104号）"),
        ("国办发[20185号", "国办发[2018]5号"),
        ("国办发2018〕104号", "国办发〔2018〕104号"),
        ("安委办函2018104号", "安委办函〔2018〕104号"),
        ("行动方案(20202025年)", "行动方案(2020—2025年)"),
        (
            "国办发〔2018〕104号，粤B2018104号车，电话20181045号",
            "国办发〔2018〕104号，粤B2018104号车，电话20181045号",
        ),
        ("生于20181025年，编号20252020年", "生于20181025年，编号20252020年"),
        (
            "2018104号文、（2018）沪01民终104号、GB 50016-2014",
            "2018104号文、（2018）沪01民终104号、GB 50016-2014",
        ),
    ],
)
def test_document_numbers(before: str, after: str) -> None:
    assert repaired(mend_numbers, before) == after


def test_a_number_that_lost_too_much_is_marked() -> None:
    assert doubts(mend_numbers, "（京应急发202131）") == ["202131"]
    assert doubts(mend_numbers, "印发2021年工作要点，印发20万份") == []


POINTS = "请结合实际抓好落实.\n各地要加强领导.各单位要落实责任.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("印发«三年行动方案(2024年)»的通知", "印发《三年行动方案(2024年)》的通知"),
        ("首页 » 政务公开 » 通知公告", "首页 » 政务公开 » 通知公告"),
        (POINTS, POINTS.replace(".", "。")),
        ("见附件.docx。版本1.2.3。网址www.gov.cn。", "见附件.docx。版本1.2.3。网址www.gov.cn。"),
        ("第一项.\n第二项。", "第一项.\n第二项。"),
    ],
)
def test_marks_of_pdf_files(before: str, after: str) -> None:
    assert repaired(mend_marks, before) == after
