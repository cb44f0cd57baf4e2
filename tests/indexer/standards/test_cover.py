"""The head of a standard's own text: what it is, what it is called and since when."""

from datetime import date

import pytest

from corpus.model import Document
from tests.indexer.tasks.papers import read_lines

CLAUSES = (
    "1 范围",
    "本文件规定了管廊运行维护的要求。",
    "2 基本要求",
    "2.1 管廊运营单位应建立台账。",
    "2.2 台账保存期限不应少于十年。",
)


def read(*head: str) -> Document:
    """The document that begins with these lines."""
    return read_lines(*head[1:], *CLAUSES, title=head[0]).document


@pytest.mark.parametrize("number", ["DB32/T 1207-2024", "GB/T 1207-2024"])
@pytest.mark.parametrize(
    "title", ["城市地下综合管廊运行维护规程", "城市地下综合管廊运行维护规范", "管廊安全管理规则"]
)
def test_what_begins_with_its_number_is_a_standard(number: str, title: str) -> None:
    document = read(number, title, "发布日期：2024-09-10 实施日期：2024-12-01", "澜川市市场监督管理局发布")
    assert (document.kind, document.document_number, document.title) == ("standard", number, title)
    assert (document.published_on, document.in_force_from) == (date(2024, 9, 10), date(2024, 12, 1))


@pytest.mark.parametrize(
    "days",
    [
        "2024-09-10 发布    2024-12-01 实施",
        "发布日期：2024-09-10 实施日期：2024-12-01",
        "2024年9月10日发布，2024年12月1日实施",
    ],
)
def test_each_day_is_that_of_its_word(days: str) -> None:
    document = read("GB/T 1207-2024", "管廊运行维护规范", days)
    assert (document.published_on, document.in_force_from) == (date(2024, 9, 10), date(2024, 12, 1))


def test_a_regulation_that_names_a_standard_below_its_head_is_none() -> None:
    document = read(
        "管廊运行维护规程",
        "第一条 为了管好管廊，制定本规程。",
        "第二条 管廊应符合下列标准。",
        "GB/T 1207-2024",
    )
    assert document.kind == "regulation"


@pytest.mark.parametrize(
    ("number", "issued", "issuers", "region"),
    [
        ("DB32/T 1207-2024", "江苏省市场监督管理局 发布", ("江苏省市场监督管理局",), "江苏省"),
        ("DB3205/T 107-2024", "苏州市市场监督管理局发布", ("苏州市市场监督管理局",), "江苏省/苏州市"),
        (
            "GB/T 1207-2024",
            "国家市场监督管理总局 国家标准化管理委员会 发布",
            ("国家市场监督管理总局", "国家标准化管理委员会"),
            "全国",
        ),
        ("T/ABC 12-2024", "管廊协会发布", ("管廊协会",), None),
    ],
)
def test_who_issues_it_tells_whose_it_is(
    number: str, issued: str, issuers: tuple[str, ...], region: str | None
) -> None:
    document = read(number, "城市地下综合管廊运行维护规程", issued)
    assert (document.issuers, document.region) == (issuers, region)
