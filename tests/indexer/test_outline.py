"""The outline: labels into a tree."""

import pytest

from corpus.blocks import Blocks, Paragraph
from indexer.draft import lay_out
from indexer.lines import split_lines
from indexer.metadata.header import read_header
from indexer.outline import Node, ancestors_of, read_outline
from indexer.zones import find_zones


def outline_of(*lines: str) -> tuple[tuple[Node, ...], str]:
    draft = lay_out(Blocks("text/plain", tuple(Paragraph(line) for line in ("某市工作方案", *lines))))
    split = split_lines(draft)
    zones = find_zones(split, read_header(draft, split)).zones
    return read_outline(split, zones, ()), draft.text


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        (
            ["一、甲", "（一）乙", "1.丙", "（1）丁", "①戊"],
            ["一", "一(一)", "一(一)1", "一(一)1(1)", "一(一)1(1)①"],
        ),
        (["一、甲", "1.乙", "2.丙", "二、丁", "1.戊"], ["一", "一1", "一2", "二", "二1"]),
        (["一、甲", "（一）乙", "二、丙", "（二）丁"], ["一", "一(一)", "二", "二(二)"]),
        (["一、甲", "1.乙", "二、丙", "2.丁", "（1）戊"], ["一", "一1", "二", "二2", "二2(1)"]),
        (
            ["第一章 总则", "第一条 甲。", "（一）乙；", "第二章 分则", "第二条 丙。"],
            ["第一章", "第一章第一条", "第一章第一条(一)", "第二章", "第二章第二条"],
        ),
        (["1.1 目的", "1.2 范围", "1.2.1 地域", "2.1 指挥部"], ["1.1", "1.2", "1.21.2.1", "2.1"]),
    ],
)
def test_paths(lines: list[str], paths: list[str]) -> None:
    nodes, _ = outline_of(*lines)
    assert ["".join(node.path) for node in nodes] == paths
    for place, node in enumerate(nodes):
        above = ancestors_of(nodes, place)
        assert node.path == (*(above[-1].path if above else ()), node.path[-1])


def test_spans_cover_their_paragraphs_and_children() -> None:
    nodes, text = outline_of(
        "引言。", "一、甲", "甲的内容。", "（一）乙。乙的内容。", "乙的第二段。", "二、丙"
    )
    preamble, first, inner, last = nodes
    assert text[preamble.start : preamble.end] == "引言。"
    assert text[first.start : first.end] == "一、甲\n甲的内容。"
    assert text[first.start : first.stop].startswith("一、甲")
    assert text[inner.start : inner.end] == "（一）乙。乙的内容。\n乙的第二段。"
    assert inner.end <= first.stop <= last.start
    assert [text[span.start : span.end] for span in inner.own] == ["（一）乙。乙的内容。", "乙的第二段。"]


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("（二）集中攻坚阶段（3月至6月）。全面整治。", "3月至6月"),
        ("（一）动员部署阶段(2020年11月5日—2020年11月30日)。", "2020年11月5日—2020年11月30日"),
        ("（三）自评初审阶段（每年5月底前完成）。", "每年5月底前"),
        ("（一）甲市三年行动方案（2024—2026年）", None),
        ("（四）巩固提升阶段（长期坚持）。", None),
        ("（五）总结阶段（市应急局负责）。", None),
    ],
)
def test_stages(line: str, printed: str | None) -> None:
    nodes, _ = outline_of("一、实施步骤", line)
    stage = nodes[-1].stage
    assert (stage.printed if stage else None) == printed


def test_a_contents_list_is_left_out() -> None:
    nodes, _ = outline_of("目录", "一、总则", "二、附则", "一、总则", "甲。", "二、附则", "乙。")
    assert [(node.path, len(node.own)) for node in nodes if node.path] == [(("一",), 2), (("二",), 2)]


def test_a_row_of_buttons_is_no_caption() -> None:
    nodes, _ = outline_of("【收藏】 【字号 大 中 小】 【打印】", "一、总则", "甲。")
    assert [node.path for node in nodes if node.path] == [("一",)]


def test_a_first_han_number_closes_numbering_that_stood_above_it() -> None:
    nodes, _ = outline_of("1.错误类别：", "2.页面地址：", "一、总则", "（一）目的。", "二、附则")
    assert [node.path for node in nodes if node.path and node.path[0] in ("一", "二")] == [
        ("一",),
        ("一", "(一)"),
        ("二",),
    ]
