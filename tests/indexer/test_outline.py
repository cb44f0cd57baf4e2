"""The outline: labels into a tree."""

import pytest

from corpus.blocks import Blocks, Paragraph
from indexer.draft import lay_out
from indexer.lines import split_lines
from indexer.metadata.header import read_header
from indexer.outline import Node, ancestors_of, read_outline
from indexer.zones import find_zones
from tests.indexer.tasks.papers import read_lines


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


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        # Titles over numbering that begins anew.
        (
            [
                "一、总体要求。",
                "二、附则。",
                "工贸安全专项实施方案",
                "为做好工作，制定本方案。",
                "一、目标",
                "二、任务",
            ],
            ["一", "二", "工贸安全专项实施方案", "工贸安全专项实施方案一", "工贸安全专项实施方案二"],
        ),
        # Numbered titles; the first one stands before all numbering.
        (
            [
                "1.道路交通安全专项实施方案",
                "一、目标",
                "1.改造路口。",
                "二、任务",
                "2.文化旅游安全专项实施方案",
                "（市文旅局）",
                "一、目标",
                "二、任务",
            ],
            [
                "道路交通安全专项实施方案",
                "道路交通安全专项实施方案一",
                "道路交通安全专项实施方案一1",
                "道路交通安全专项实施方案二",
                "文化旅游安全专项实施方案",
                "文化旅游安全专项实施方案一",
                "文化旅游安全专项实施方案二",
            ],
        ),
        # A title over two lines.
        (
            [
                "（一）甲。",
                "（二）乙。",
                "住房城乡建设领域老旧小区燃气管道",
                "更新改造工作方案",
                "（一）丙。",
            ],
            [
                "(一)",
                "(二)",
                "住房城乡建设领域老旧小区燃气管道更新改造工作方案",
                "住房城乡建设领域老旧小区燃气管道更新改造工作方案(一)",
            ],
        ),
        # What only looks like a title: an item, a line that runs on, numbering that does not begin anew.
        (["一、甲", "1.制定年度安全生产工作计划", "二、乙"], ["一", "一1", "二"]),
        (
            ["一、甲", "二、会同各有关部门和单位认真研究并抓紧制定本地区安全专项", "整治工作方案", "三、丙"],
            ["一", "二", "三"],
        ),
    ],
)
def test_subplans_begin_parts_of_their_own(lines: list[str], paths: list[str]) -> None:
    nodes, _ = outline_of(*lines)
    assert ["".join(node.path) for node in nodes] == paths


@pytest.mark.parametrize(
    "listed",
    [
        [
            "1.教育系统安全三年行动方案（2024-2026年）.....5",
            "2.水利系统安全三年行动方案（2024-2026年）........11",
        ],
        ["教育系统安全三年行动方案（2024－2026年） …… 5", "水利系统安全三年行动方案（2024-", "2026年）…… 11"],
        [
            "目　录",
            "1.教育系统安全三年行动方案（2024-2026年）5",
            "2.水利系统安全三年行动方案（2024-2026年）...11",
        ],
    ],
)
def test_a_contents_list_makes_no_clauses_and_names_the_subplans(listed: list[str]) -> None:
    nodes, text = outline_of(
        *listed,
        "教育系统安全三年行动方案（2024—2026年）",
        "为做好工作，制定本方案。",
        "一、任务",
        "水利系统安全三年行动方案（2024—2026年）",
        "一、任务",
    )
    parts = [node for node in nodes if len(node.path) == 1]
    assert [text[node.start : node.end].split("\n")[0] for node in parts] == [
        "教育系统安全三年行动方案（2024—2026年）",
        "水利系统安全三年行动方案（2024—2026年）",
    ]
    assert [node.path[-1] for node in nodes if node not in parts] == ["一", "一"]
    assert all("..." not in text[node.start : node.end] for node in nodes)


@pytest.mark.parametrize(
    "signature",
    [
        ("望浦区人民政府办公室", "2025年5月30日"),
        ("望浦区人民政府办公室 2025年5月30日",),
        ("望浦区水利局", "望浦区财政局", "2025年5月30日"),
        ("望浦区人民政府办公室", "2025年5月30日", "（此件公开发布）"),
        ("望浦区人民政府办公室", "2025-05-30", "抄送：区委各部门，区人武部。"),
        ("望浦区人民政府办公室", "二〇二五年五月三十日"),
    ],
)
@pytest.mark.parametrize(
    "last", ["5.健全气象预警叫应机制。", "（五）健全气象预警叫应机制", "5．健全气象预警叫应机制;"]
)
def test_the_signature_belongs_to_no_clause(last: str, signature: tuple[str, ...]) -> None:
    clauses = read_lines("一、强化应急处置", last, *signature).clauses
    assert clauses[1].text == last
    assert not any(line in clause.text for clause in clauses for line in signature[:1])


@pytest.mark.parametrize(
    "lines",
    [
        # Rows of a list, one of which only ends it.
        ("望浦区水利局", "2025年5月30日", "望浦区财政局", "2025年6月30日"),
        # The value of a key.
        ("责任单位：", "望浦区水利局", "2025年5月30日"),
        ("一是望浦区水利局已于2025年5月30日完成。",),
    ],
)
def test_units_with_dates_that_sign_nothing_stay(lines: tuple[str, ...]) -> None:
    clauses = read_lines("一、强化应急处置", "5.健全气象预警叫应机制。", *lines).clauses
    assert clauses[-1].text.endswith(lines[-1])
