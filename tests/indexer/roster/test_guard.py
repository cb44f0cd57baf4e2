"""Which tables are plainly rosters, whose telephones must not be searched."""

import io

import docx
import pytest

from crawler.readers import read
from indexer.roster import holds_roster


@pytest.mark.parametrize(
    ("text", "is_roster"),
    [
        ("姓名,工作单位,专业领域,联系电话\n沈砚秋,甲院,消防,000-5550-0101\n", True),
        ("应急专家名册,,,\n序号,姓名,研究方向,手机号码\n1,沈砚秋,化工,000 5550 0101\n", True),
        ("姓名,擅长处置事故类型,联系方式,\n,,手机,邮箱\n沈砚秋,火灾,000-5550-0101,\n", True),
        ("专家姓名,专业,移动电话\n沈砚秋,化工,13800000000\n", True),
        ("姓名,专业,邮箱,身份证号\n沈砚秋,化工,a@example.org,000000190001010000\n", True),
        ("姓名,专业,出生年月,住址\n沈砚秋,化工,1980.05,溪岸路8号\n", True),
        ("姓名,专业,微信\n沈砚秋,化工,abcd\n", True),
        ("姓名,专业,邮箱\n沈砚秋,化工,/\n", False),
        ("姓名,专业,备注\n沈砚秋,化工,连任\n", False),
        # Contacts of an annex, forms that nobody filled in, divisions of work.
        ("姓名,单位,职务,联系电话\n沈砚秋,甲局,科长,000-5550-0101\n", False),
        ("单位,联系人,联系电话\n甲局,沈砚秋,000-5550-0101\n", False),
        ("姓名,职责分工,组别,电话\n沈砚秋,负责抢险,抢险组,000-5550-0101\n", False),
        ("姓名,工作单位,专业领域,联系电话\n,,,\n", False),
        ("姓名,工作单位,专业领域\n沈砚秋,甲院,消防\n", False),
        ("序号,任务,牵头单位,配合单位,完成时限,联系电话\n1,清淤,水务局,各街道,6月底,000-5550-0101\n", False),
        ("标准编号,标准名称,状态\nGB 50016-2014,建筑设计防火规范,现行\n", False),
    ],
)
def test_a_roster_is_known_and_an_annex_of_contacts_is_none(text: str, is_roster: bool) -> None:
    assert holds_roster(read("表.csv", text.encode())) is is_roster


_ROSTER = [("姓名", "专业领域", "手机"), ("沈砚秋", "消防", "000-5550-0101")]
_CONTACTS = [("单位", "联系人", "电话"), ("甲局", "沈砚秋", "000-5550-0101")]


def _page(around: str, *tables: list[tuple[str, ...]]) -> bytes:
    rows = [
        "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table)
        for table in tables
    ]
    return f"<html><body>{around}{''.join(f'<table>{row}</table>' for row in rows)}</body></html>".encode()


def _paper(around: str, *tables: list[tuple[str, ...]]) -> bytes:
    paper, out = docx.Document(), io.BytesIO()
    paper.add_paragraph(around)
    for rows in tables:
        table = paper.add_table(rows=len(rows), cols=len(rows[0]))
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                table.cell(number, place).text = text
    paper.save(out)
    return out.getvalue()


_NOTICE = "各有关单位：现将应急专家库成员名单印发给你们，请认真做好专家的联系、服务和保障工作。" * 6


@pytest.mark.parametrize(
    ("around", "tables", "is_roster"),
    [
        ("岚江省应急专家名单", (_ROSTER,), True),
        ("岚江省应急专家名单", (_ROSTER, _ROSTER), True),
        (_NOTICE, (_ROSTER,), False),
        ("岚江省应急专家名单", (_ROSTER, _CONTACTS), False),
        ("联系方式", (_CONTACTS,), False),
        ("岚江省应急专家名单", (), False),
    ],
)
def test_another_paper_is_one_where_it_is_nothing_else(
    around: str, tables: tuple[list[tuple[str, ...]], ...], *, is_roster: bool
) -> None:
    assert holds_roster(read("页.html", _page(f"<h1>{around}</h1>", *tables))) is is_roster
    assert holds_roster(read("表.docx", _paper(around, *tables))) is is_roster
