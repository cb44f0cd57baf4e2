"""Catalogues of standards in the forms in which sites and offices give them."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import BadInput
from corpus.model import Reading, Standard
from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from indexer.standards import columns
from indexer.standards.cells import Named, Replacement, read_day, read_name, read_replacement
from indexer.standards.columns import column_of, status_of


def reading(name: str, data: bytes) -> Reading:
    """The reading of a file, all evidence of whose standards slices back."""
    made = read_blocks(read(name, data), Source(path=name))
    for standard in made.standards:
        own = standard.evidence
        assert made.text[own.start : own.end] == own.quote
    return made


def of_csv(text: str) -> tuple[Standard, ...]:
    return reading("目录.csv", text.encode()).standards


NAMES = [
    ("GB 50016-2014", "建筑设计防火规范", Named("GB 50016-2014", "建筑设计防火规范")),
    ("ＧＢ５００１６—2014", "建筑设计防火规范", Named("GB 50016-2014", "建筑设计防火规范")),
    ("GB 50016-2014（2018年版）", "建筑设计防火规范", Named("GB 50016-2014", "建筑设计防火规范")),
    ("DB15/T", "4192-2025 旱地谷子栽培技术规程", Named("DB15/T 4192-2025", "旱地谷子栽培技术规程")),
    ("T/CACE", "029-2021 生产者履责通用要求", Named("T/CACE 029-2021", "生产者履责通用要求")),
    ("GB 175-2007 通用硅酸盐水泥", "", Named("GB 175-2007", "通用硅酸盐水泥")),
    ("XYZ/T 12-2020", "一种没有收录代号的标准", Named("XYZ/T 12-2020", "一种没有收录代号的标准")),
    ("住建部令第37号", "安全管理规定", None),
    ("", "建筑设计防火规范", None),
    ("合计", "12", None),
]


@pytest.mark.parametrize(("code", "title", "named"), NAMES)
def test_number_and_title_of_a_row(code: str, title: str, named: Named | None) -> None:
    assert read_name(code, title) == named


DAYS = [
    ("2024-09-01", date(2024, 9, 1)),
    ("2024.9.1", date(2024, 9, 1)),
    ("2024年9月1日", date(2024, 9, 1)),
    ("20240901", date(2024, 9, 1)),
    ("2024/09/01 00:00:00", date(2024, 9, 1)),
    ("1725120000000", date(2024, 9, 1)),
    ("1725120000", date(2024, 9, 1)),
    ("2024-13-41", None),
    ("99999999999999999999", None),
    ("—", None),
]


@pytest.mark.parametrize(("cell", "day"), DAYS)
def test_day_of_a_cell(cell: str, day: date | None) -> None:
    assert read_day(cell) == day


STATUSES = [
    ("现行", "in_force"),
    ("现行有效", "in_force"),
    ("即将实施", "upcoming"),
    ("尚未实施", "upcoming"),
    ("已被代替", "replaced"),
    ("有更新版", "replaced"),
    ("废止", "withdrawn"),
    ("已作废", "withdrawn"),
    ("待查", "unknown"),
    ("", "unknown"),
]


@pytest.mark.parametrize(("cell", "status"), STATUSES)
def test_status_of_a_cell(cell: str, status: str) -> None:
    assert status_of(cell) == status


REPLACEMENTS = [
    ("代替DB11/T 2025-2022主管部门：北京市市场监督管理局", "replacement", Replacement(("DB11/T 2025-2022",))),
    (
        "代替GB 1-1999、GB 2-2001，GB/T 3-1998",
        "replacement",
        Replacement(("GB 1-1999", "GB 2-2001", "GB/T 3-1998")),
    ),
    ("被GB 50016-2024代替", "replacement", Replacement((), ("GB 50016-2024",))),
    ("由GB 50016-2024 替代", "replacement", Replacement((), ("GB 50016-2024",))),
    ("部分代替GB 1-1999", "replacement", Replacement()),
    ("GB 50016-2006", "replacement", Replacement(("GB 50016-2006",))),
    ("GB 50016-2024", "replacement", Replacement((), ("GB 50016-2024",))),
    ("GB 50016-2006", "replaces", Replacement(("GB 50016-2006",))),
    ("GB 55037-2022", "replaced_by", Replacement((), ("GB 55037-2022",))),
    ("主管部门：内蒙古自治区市场监督管理局", "replacement", Replacement()),
]


@pytest.mark.parametrize(("cell", "column", "told"), REPLACEMENTS)
def test_what_replaced_what(cell: str, column: str, told: Replacement) -> None:
    assert read_replacement(cell, "GB 50016-2014", column) == told


def test_json_of_a_catalogue_site() -> None:
    rows = [
        {
            "C_STD_CODE": f"GB/T {number}-2024",
            "C_C_NAME": f"<sacinfo>某类</sacinfo>产品通用规范 第{number}部分",
            "STATE": "现行",
            "ACT_DATE": 1725120000000,
        }
        for number in range(101, 104)
    ]
    found = reading(
        "查询.json", json.dumps({"total": 3, "rows": rows}, ensure_ascii=False).encode()
    ).standards
    assert [standard.number for standard in found] == ["GB/T 101-2024", "GB/T 102-2024", "GB/T 103-2024"]
    assert found[0].title == "某类产品通用规范 第101部分"
    assert (found[0].status, found[0].in_force_from) == ("in_force", date(2024, 9, 1))


def test_records_of_keys() -> None:
    text = "\n".join(
        f"标准名称 ：某产品安全技术规范{number}\n标准编号 ：GB 4737{number}-2026\n标准状态 ：即将实施\n"
        "现行或作废 ：现行\n替代情况 ：\n"
        f"发布部门 ：工业和信息化部\n发布日期 ：2026-03-31\n实施日期 ：2027-04-01\n"
        for number in range(1, 5)
    )
    made = reading("清单.txt", text.encode())
    assert [s.number for s in made.standards] == [f"GB 4737{n}-2026" for n in range(1, 5)]
    assert {s.status for s in made.standards} == {"upcoming"}
    assert made.document.title == "清单"
    assert made.tasks == ()
    assert made.citations == ()


def test_a_page_of_a_list() -> None:
    entries = "".join(
        f'<div class="related"><a href="/{n}.html">GB 4737{n}-2026 某产品安全技术规范{n}</a></div><div class="state">现行</div>'
        f'<div class="panel-footer"><span>发布日期:<em>2026-03-31</em></span><span>实施日期:<em>2026-04-01</em></span></div>'
        for n in range(1, 6)
    )
    made = reading("列表.html", f"<html><body><h1>国家标准</h1>{entries}</body></html>".encode())
    assert [s.number for s in made.standards] == [f"GB 4737{n}-2026" for n in range(1, 6)]
    assert made.standards[0].in_force_from == date(2026, 4, 1)


NO_CATALOGUES = [
    "序号,检测项目,限值,执行标准\n1,总悬浮物,70,GB 8978-1996\n2,氨氮,15,GB 8978-1996\n3,总磷,0.5,GB 8978-1996\n",
    "序号,主要任务,牵头单位,完成时限\n1,制定电动自行车充电标准,区市场监管局,2024年底\n2,落实GB 50016-2014,区住建局,持续推进\n",
    "编号,名称,数量\nA-1,灭火器,2\nA-2,消火栓,3\n",
]


@pytest.mark.parametrize("text", NO_CATALOGUES)
def test_a_table_that_only_mentions_standards_lists_none(text: str) -> None:
    assert of_csv(text) == ()


def test_a_catalogue_without_known_heads() -> None:
    found = of_csv("甲,乙\nGB 1-2001,标准化工作导则\nGB 2-2002,量和单位的规定\nGB 3-2003,图形符号通则\n")
    assert (found[0].number, found[0].title) == ("GB 1-2001", "标准化工作导则")


HOSTILE = [
    ("深.json", b"[" * 100_000 + b"]" * 100_000),
    ("深.json", b'{"a":' * 200 + b"[]" + b"}" * 200),
    ("断.json", b'[{"code": "GB 1-2000", '),
    ("重.json", b'[{"code": "GB 1-2000", "code": "GB 2-2000"}]'),
    ("空.json", b"[]"),
    ("数.json", b"12345"),
    ("串.json", b'["GB 1-2000", "GB 2-2000"]'),
    ("引.csv", '"没有结束的引号,a,b\n1,2,3\n'.encode()),
    ("宽.csv", ("标准编号," * 600 + "\n" + "a," * 600 + "\n").encode()),
]


@pytest.mark.parametrize(("name", "data"), HOSTILE)
def test_hostile_lists_give_one_error_that_says_what_to_do(name: str, data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        read(name, data)
    assert caught.value.remedy
    assert name in caught.value.message


ODD = [
    b'[{"code": 1e400, "name": null, "x": [1, {"y": 2}], "z": {"a": [[]]}}, {"code": true}]',
    b'[{"code": ' + b"9" * 50_000 + b"}, {}]",
    '[{"标准编号": ["GB 1-2000"], "标准名称": {"zh": "甲类规范"}}, {"标准编号": "GB 2-2000", "标准名称": "乙类规范"}]'.encode(),
]


@pytest.mark.parametrize("data", ODD)
def test_odd_types_are_read_as_they_are_printed(data: bytes) -> None:
    reading("怪.json", data)


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("ld_all_standards_merged_with_replacement.json", 2270),
        ("ld_biaozhun_guojia_standards.txt", 950),
        ("ld_biaozhun_jiliang_standards.txt", 500),
        ("ld_biaozhun_hangye_list.json", 500),
        ("ld_guojia_1.html", 10),
        ("scut_standards_database.json", 66),
    ],
)
def test_catalogues_as_sites_gave_them(shared_data: Path, name: str, least: int) -> None:
    path = shared_data / "standards" / name
    found = reading(name, path.read_bytes()).standards
    assert len(found) >= least
    assert sum(not standard.title for standard in found) == 0


def test_what_strangers_write_into_cells_is_not_kept_for_ever() -> None:
    assert column_of("标准编号（GB/T 系列）") == "number"
    assert column_of("标准编号" + "（备注）" * 10_000) is None
    assert status_of("现行" + " " * 10_000) == "unknown"
    for place in range(6_000):
        assert column_of(f"甲{place}") is None
        assert status_of(f"甲{place}") == "unknown"
    for kept in (columns._column_of, columns._status_of):
        info = kept.cache_info()
        assert info.maxsize is not None
        assert info.currsize <= info.maxsize


def test_a_row_tells_nothing_of_the_list() -> None:
    text = """标准编号 ：DB15/T 100-2024
标准名称 ：旱地谷子栽培技术规程
发布日期 ：2024-01-02
发布机构 ：内蒙古自治区市场监督管理局
标准状态 ：现行
标准编号 ：GB 50016-2014
标准名称 ：建筑设计防火规范
发布日期 ：2014-08-27
标准状态 ：现行
标准编号 ：GB 50300-2013
标准名称 ：建筑工程施工质量验收统一标准
发布日期 ：2013-11-01
标准状态 ：现行
"""
    made = reading("目录.txt", text.encode())
    document = made.document
    assert len(made.standards) == 3
    assert (document.title, document.issuers, document.region, document.published_on) == (
        "目录",
        (),
        None,
        None,
    )


COVERS = [
    ("# GB/T 30220-2013 冰场运行规范\n\n## 4 运行\n\n### 4.2 氨制冷\n\n4.2.1 应设置报警装置。\n", "4.2.1"),
    ("GB/T 30220-2013 冰场运行规范\n5.1 应设置报警装置。\n", "5.1"),
    ("GB/T 30220-2013\n冰场运行规范\n5.1 应设置报警装置。\n", "5.1"),
    ("冰场运行规范\nGB/T 30220-2013\n5.1 应设置报警装置。\n", "5.1"),
]


@pytest.mark.parametrize(("text", "label"), COVERS)
def test_a_short_text_of_a_standard(text: str, label: str) -> None:
    made = reading("冰场.md", text.encode())
    document = made.document
    told = (document.kind, document.document_number, document.title)
    assert told == ("standard", "GB/T 30220-2013", "冰场运行规范")
    place = document.found["title"]
    assert made.text[place.start : place.end] == document.title
    assert label in {clause.path[-1] for clause in made.clauses if clause.path}


def test_a_notice_about_a_standard_is_none() -> None:
    text = "关于发布标准的通知\n各单位：\nGB/T 30220-2013 冰场运行规范\n已经发布。\n1.1 认真学习。\n"
    assert reading("通知.txt", text.encode()).document.kind != "standard"
