"""Header blocks in the shapes that sites give them."""

import pytest

from corpus.blocks import Blocks, Cell, Field, Paragraph, Table
from indexer.draft import lay_out
from indexer.lines import split_lines
from indexer.metadata.header import Header, field_of, read_header


def header_of(*lines: str) -> tuple[Header, str]:
    draft = lay_out(Blocks(media_type="text/plain", blocks=tuple(Paragraph(text=line) for line in lines)))
    return read_header(draft, split_lines(draft)), draft.text


CASES = [
    (["索引号: 0142/2020-00372", "文号: 甲政办发〔2020〕11号"], {"document_number": "甲政办发〔2020〕11号"}),
    (
        ["| 文号: | 甲街办〔2022〕6号 | 成文日期: | 2022-03-20 |"],
        {"document_number": "甲街办〔2022〕6号", "written_on": "2022-03-20"},
    ),
    (
        ["  • 索 引 号： 0001", "• 发文日期：", "• 文号：", "• 信息名称： 关于某事的通知"],
        {"title": "关于某事的通知"},
    ),
    (
        ["成文日期:2018-07-27文号:索取号:JA13-016发布机构:区府办载体类型:纸质"],
        {"written_on": "2018-07-27", "issuers": "区府办"},
    ),
    (
        ["发文机关：", "国务院", "成文日期：", "2019年01月12日"],
        {"issuers": "国务院", "written_on": "2019年01月12日"},
    ),
    (["有效性: 有效", "各街道、各部门：", "为做好某项工作，现通知如下。"], {"stated_validity": "有效"}),
    (["PUBDATE: 2022-04-17 14:46"], {"published_on": "2022-04-17 14:46"}),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_values(lines: list[str], expected: dict[str, str]) -> None:
    header, text = header_of(*lines)
    known = {value.field: value.value for value in header.values if value.field in expected}
    assert known == expected
    for value in header.values:
        assert text[value.start : value.end] == value.value


@pytest.mark.parametrize("key", ["document_number", "written_on"])
def test_empty_keys_give_no_value(key: str) -> None:
    header, _ = header_of("文号：", "成文日期：", "发布机构：某区政府")
    assert header.first(key) is None


def test_a_header_in_a_table_keeps_to_its_row() -> None:
    cells = [("索 引 号：", "0001"), ("文号：", "甲发〔2020〕1号"), ("主题词：", "")]
    table = Table(
        rows=3,
        columns=2,
        cells=tuple(
            Cell(text, row, column) for row, pair in enumerate(cells) for column, text in enumerate(pair)
        ),
    )
    draft = lay_out(Blocks(media_type="text/html", blocks=(table, Paragraph(text="关于某事的通知"))))
    header = read_header(draft, split_lines(draft))
    assert [value.field for value in header.values] == ["index_number", "document_number"]


def test_meta_tags_are_header_values() -> None:
    draft = lay_out(
        Blocks(media_type="text/html", blocks=(Paragraph(text="正文"), Field("PubDate", "2022-04-17")))
    )
    value = read_header(draft, split_lines(draft)).first("published_on")
    assert value is not None
    assert (value.value, value.origin) == ("2022-04-17", "meta")


def test_body_text_is_no_header() -> None:
    header, _ = header_of("一、总体要求", "名称：某某工程", "发布日期：2020年1月1日")
    assert header.values == ()


@pytest.mark.parametrize(
    "line", ["备注：以上各项每季度报送一次", "责任部门：区教育局", "来源：区住房城乡建设局"]
)
def test_keys_that_stand_in_bodies_do_not_take_up_a_header(line: str) -> None:
    header, text = header_of("文号：甲发〔2020〕1号", "序号", "任务", "建设停车场", line)
    assert [value.field for value in header.values] == ["document_number"]
    assert header.end <= text.index("序号")


@pytest.mark.parametrize(
    ("key", "field"), [("索 引 号", "index_number"), ("标　　题：", "title"), ("正文", None)]
)
def test_keys(key: str, field: str | None) -> None:
    assert field_of(key) == field
