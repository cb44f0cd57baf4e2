"""Which clause a passage explains: by number, heading or very words, and nothing that is not sure."""

import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Reading
from tests.growth import growth
from tests.indexer.interpretations.papers import PLAN, RULE, explained_labels, explanation, links
from tests.indexer.tasks.papers import read_lines

QUOTE = "每千辆不少于五人的标准配备停放管理人员"

ARTICLES: list[tuple[str, list[tuple[str, str]]]] = [
    ("第三条规定了不能停的地方。", [("第三条", "article")]),
    ("《办法》第三条规定了不能停的地方。", [("第三条", "article")]),
    ("《澜川市共享单车停放管理办法》第三条、第四条是罚则。", [("第三条", "article"), ("第四条", "article")]),
    ("本办法第二条第二款要求公布电话。", [("第二条", "article")]),
    ("办法第三条划出了禁区。", [("第三条", "article")]),
    # No such 款, no such article, another text's.
    ("第二条第五款要求公布电话。", []),
    ("第九十条规定了罚则。", []),
    ("《中华人民共和国道路交通安全法》第三条确立了原则。", []),
    ("《中华人民共和国道路交通安全法》第五十六条有规定，第三条也有原则。", []),
    ("道路交通安全法第三条确立了原则。", []),
    ("原第三条没有罚则。", []),
    ("原《办法》第三条没有罚则。", []),
    # What was said before in the line tells.
    ("与《道路交通安全法》相比，《办法》第三条更细。", [("第三条", "article")]),
    ("第一条至第九十条都是新的。", []),
]
QUOTES: list[tuple[str, list[tuple[str, str]]]] = [
    (f"今后要按“{QUOTE}”。", [("第二条", "quote")]),
    (f'今后要按"{QUOTE}"。', [("第二条", "quote")]),
    (f'今后要按"{QUOTE}，以"每人"计。', []),
    (f"今后要按「{QUOTE}」。", [("第二条", "quote")]),
    # Twelve characters are needed, and that they stand once.
    ("今后要“公布投诉电话”。", []),
    ("禁止“停放共享单车停放共享单车停放共享单车”。", []),
    # Words that another text is said to hold.
    (f"《甲省办法》要求“{QUOTE}”。", []),
    (f"《甲省办法》没有细说。我们要求“{QUOTE}”。", [("第二条", "quote")]),
    # Words left out, with a mark or a few without; letters and figures of another width.
    ("“企业应当按照……标准配备停放管理人员”。", [("第二条", "quote")]),
    ("“企业应当按照（略）配备停放管理人员”。", [("第二条", "quote")]),
    ("“企业应当按照...配备停放管理人员”。", [("第二条", "quote")]),
    ("“违反本办法规定的，由城市管理部门责令限期清理”。", [("第四条", "quote")]),
    ("“企业应……停放”。", []),
    ("“违反……停放共享单车”。", []),
    ("“企业应当按照每百辆不少于五人的标准配备停放管理人员”。", []),
    ("《甲省办法》没有细说。“违反本办法规定的，由城市管理部门责令限期清理”。", []),
    ("原办法规定“违反本办法规定的，由城市管理部门责令限期清理”。", []),
    # Without marks so many words in a row are no chance.
    (f"企业应当按照{QUOTE}。", [("第二条", "quote")]),
    ("配备停放管理人员，公布投诉电话。", []),
    (
        "今后，违反本办法第三条规定的，由城市管理部门责令企业限期清理。",
        [("第三条", "article"), ("第四条", "quote")],
    ),
]
PARTS: list[tuple[str, list[tuple[str, str]]]] = [
    ("《实施方案》第三部分“保障措施”说的是钱。", [("三", "heading")]),
    ("第三部分“保障措施”说的是钱。", [("三", "heading")]),
    ("方案第三部分“重点任务”说的是钱。", []),
    ("重点任务第（二）项补的是乡镇。", [("(二)", "heading")]),
    ("保障措施第（一）项说的是钱。", [("(一)", "heading")]),
    ("第三部分说的是钱。", []),
    ("第二部分第二项补的是乡镇。", [("(二)", "heading")]),
    ("方案第二部分第（二）项补的是乡镇。", [("(二)", "heading")]),
    ("《方案》第二部分“重点任务”第2项补的是乡镇。", [("(二)", "heading")]),
    ("“二、重点任务”第（二）项补的是乡镇。", [("(二)", "heading")]),
    ("第二项重点任务补的是乡镇。", [("(二)", "heading")]),
    ("“补齐乡镇短板”是重点。", [("(二)", "heading")]),
    ("“（二）补齐乡镇短板”是重点。", [("(二)", "heading")]),
    ("方案第三部分说的是钱。", [("三", "heading")]),
    ("《方案》第二条第二项补的是乡镇。", [("(二)", "article")]),
    ("《方案》第三条说的是钱。", [("三", "article")]),
    # No such item, of another text, of two meanings, of no text named.
    ("第二部分第五项补的是乡镇。", []),
    ("第三部分“重点任务”第（一）项补的是乡镇。", []),
    ("第三部分第一项第二点说的是钱。", []),
    ("《甲省方案》第二部分第二项补的是乡镇。", []),
    ("《方案》第二条补的是乡镇。", []),
    ("第三条说的是钱。", []),
    ("“短板”是重点。", []),
]
MEASURES = read_lines(
    "一、优化布局",
    "（一）加快城市网络建设。公共充电服务半径小于2公里。",
    "（二）推进小区全覆盖。固定车位全部预留安装条件。",
    "二、强化支持",
    "（三）给予建设补贴。按设备功率给予每千瓦300元一次性补贴。",
    title="澜川市促进充电设施建设若干措施",
)
NOTICE = read_lines(
    "一、合理安排作业时间。四十度以上停止室外作业。",
    "二、改善作业条件。现场应当设置休息点。",
    "三、发放高温津贴。每年6月至9月按时足额发放。",
    title="澜川市住房和城乡建设局关于做好防暑降温工作的通知",
)
RESPONSE = read_lines(
    "1 总则",
    "1.1 编制目的",
    "为高效处置突发事件，制定本预案。",
    "3 应急响应",
    "3.1 信息报告",
    "事发单位应当在三十分钟内报告。",
    title="澜川市燃气突发事件应急预案",
)
POINTS: list[tuple[Reading, str, list[tuple[str, str]]]] = [
    (NOTICE, "《通知》第三条要求发津贴。", [("三", "article")]),
    (RESPONSE, "预案3.1规定半小时内报告。", [("3.1", "heading")]),
    (RESPONSE, "《应急预案》第3.1条规定半小时内报告。", [("3.1", "heading")]),
    (RESPONSE, "预案3.5规定半小时内报告。", []),
    (RESPONSE, "《国家预案》3.1规定半小时内报告。", []),
    (RESPONSE, "投入比方案3.1亿元多。", []),
    (MEASURES, "《促进充电设施建设若干措施》第一部分讲布局。", [("一", "heading")]),
    (NOTICE, "《通知》第三点要求发津贴。", [("三", "heading")]),
    (NOTICE, "《通知》第五条要求发津贴。", []),
    (NOTICE, "第三条要求发津贴。", []),
    (NOTICE, "《防暑降温措施管理办法》第三条有要求。", []),
    # Measures that are counted through are what 第三条 means, no sections.
    (MEASURES, "《措施》第二条要求预留。", [("(二)", "article")]),
    (MEASURES, "《若干措施》第（三）条给了补贴。", [("(三)", "article")]),
    (MEASURES, "“给予每千瓦３００元一次性补贴”。", [("(三)", "quote")]),
]


@pytest.mark.parametrize(("line", "wanted"), [*ARTICLES, *QUOTES])
def test_a_line_explains_the_article_it_names_or_quotes(line: str, wanted: list[tuple[str, str]]) -> None:
    assert explained_labels(line) == wanted


def test_a_measure_that_a_notice_passes_on_is_called_by_its_kind() -> None:
    notice = read_lines(
        "现将《澜川市共享单车停放管理办法（试行）》印发给你们。",
        "第一条　为了规范共享单车停放，制定本办法。",
        "第二条　企业应当公布投诉电话。",
        title="澜川市人民政府关于印发《澜川市共享单车停放管理办法（试行）》的通知",
    )
    reading = explanation("《办法》第二条要求公布电话。", title="《澜川市共享单车停放管理办法（试行）》解读")
    assert [link.mention.quote for link in links(reading, notice)] == ["《办法》第二条"]


@pytest.mark.parametrize(("line", "wanted"), PARTS)
def test_a_line_explains_the_part_it_names(line: str, wanted: list[tuple[str, str]]) -> None:
    assert explained_labels(line, rule=PLAN) == wanted


@pytest.mark.parametrize(("paper", "line", "wanted"), POINTS)
def test_a_line_explains_the_point_of_a_notice_it_names(
    paper: Reading, line: str, wanted: list[tuple[str, str]]
) -> None:
    assert explained_labels(line, rule=paper) == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("一、关于《澜川市共享单车停放管理办法》", "第三条规定了禁区。"), ["第三条"]),
        (("一、关于《澜川市共享单车停放管理办法》", "（一）禁区", "第三条规定了禁区。"), ["第三条"]),
        (
            ("《澜川市共享单车停放管理办法》", "第三条规定了禁区。", "“公布投诉电话”与第二条。"),
            ["第三条", "第二条"],
        ),
        (("一、关于《澜川市共享电动车管理办法》", "第三条规定了禁区。"), []),
        (("一、关于《澜川市共享单车停放管理办法》", "好。", "二、施行时间", "第三条管五年。"), []),
        (("一、关于两个办法", "第三条都是新的。"), []),
        (
            (
                "一、关于《澜川市共享单车停放管理办法》",
                "二、关于《澜川市共享电动车管理办法》",
                "第三条规定了禁区。",
                "《澜川市共享单车停放管理办法》第四条也是。",
            ),
            ["《澜川市共享单车停放管理办法》第四条"],
        ),
    ],
)
def test_of_two_texts_one_has_what_stands_under_the_heading_that_names_it(
    lines: tuple[str, ...], wanted: list[str]
) -> None:
    title = "《澜川市共享单车停放管理办法》和《澜川市共享电动车管理办法》解读"
    found = links(explanation(*lines, title=title), alone=False)
    assert [link.mention.quote for link in found] == wanted


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("问：哪里不能停？", "答：看第三条。"),
        ("Q1：哪里不能停？", "A1：看第三条。"),
        ("记者：哪里不能停？", "负责人：看第三条。"),
        ("一、哪里不能停？", "看第三条。"),
        ("1.哪里不能停?", "看第三条。"),
    ],
)
def test_a_question_with_its_answer_is_one_passage(asked: str, answered: str) -> None:
    reading = explanation(asked, answered, "消防通道也算。", "问：罚不罚？", "答：罚。")
    (found,) = links(reading)
    assert reading.text[found.passage.start : found.passage.end] == f"{asked}\n{answered}\n消防通道也算。"
    assert found.mention.quote == "第三条"


def test_an_article_that_is_printed_is_told_with_what_explains_it() -> None:
    printed = "第三条　禁止在盲道、消防通道停放共享单车。"
    told = ("【释义】本条是禁区的规定。", "消防通道也算。")
    reading = explanation(printed, *told, "第四条　违反本办法第三条规定的，由城市管理部门责令企业限期清理。")
    first, second = (link.passage for link in links(reading) if link.basis == "quote")
    assert reading.text[first.start : first.end] == "\n".join((printed, *told))
    assert reading.text[second.start :].startswith("第四条")


def test_what_explains_two_texts_says_of_which_it_speaks() -> None:
    title = "《澜川市共享单车停放管理办法》和《澜川市共享电动车管理办法》解读"
    reading = explanation("第三条是新的。", "《澜川市共享单车停放管理办法》第四条也是。", title=title)
    found = links(reading, alone=False)
    assert [link.mention.quote for link in found] == ["《澜川市共享单车停放管理办法》第四条"]


def test_a_ruling_speaks_of_the_law_where_it_names_it() -> None:
    law = read_lines(
        *(f"第{number}条　各方应当遵守约定{number}。" for number in "一二三四五六"),
        title="中华人民共和国航路法",
    )
    ruling = read_lines(
        "第一条　航路法第三条规定的约定，包括口头约定。",
        "第二条　本解释第一条的约定，应当有证据。",
        "第三条　依照第五条处理的，适用航路法第四条、第六条。",
        "第四条　合同法第二条所称合同不在此列。",
        "第五条　本解释自公布之日起施行。",
        title="最高人民法院关于适用《中华人民共和国航路法》若干问题的解释",
    )
    labels = {clause.id: clause.path[-1] for clause in law.clauses if clause.path}
    found = [(labels[link.clause_id], ruling.text[link.passage.start :][:3]) for link in links(ruling, law)]
    assert found == [("第三条", "第一条"), ("第四条", "第三条"), ("第六条", "第三条")]


PIECES = (
    *("第三条", "《办法》", "《甲法》第二条", "“", "”", QUOTE, "。", "\n", "问：", "答："),
    *("第三部分", "任务第（一）项", "本办法", "原", "，", "第二条第二款"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_every_link_is_told_with_its_words(pieces: list[str]) -> None:
    reading = explanation("".join(pieces))
    ids = {clause.id for clause in RULE.clauses}
    for link in links(reading):
        assert link.clause_id in ids
        assert reading.text[link.mention.start : link.mention.end] == link.mention.quote
        assert link.passage.start <= link.mention.start < link.mention.end <= link.passage.end


@pytest.mark.parametrize(
    "piece",
    [
        f"“{QUOTE}”与“另外一些不在原文里的话，凑足十二个字”。\n",
        "第一条、第二条、第三条、第九百条都有规定。\n",
        "《甲办法》第三条与第三部分“重点任务”任务第（五）项。\n",
        "“" * 40 + "\n",
    ],
)
def test_links_take_linear_time(piece: str) -> None:
    readings: dict[str, Reading] = {}

    def work(text: str) -> object:
        reading = readings.setdefault(text, explanation(*text.split("\n")))
        return links(reading)

    assert growth(work, piece, 2_000) < 24


@cache
def long_plan() -> Reading:
    """A plan of many parts and items."""
    parts = "一二三四五六七八九十"
    return read_lines(
        *(
            f"（{n}）做好第{n}号事项的落实。" if n % 9 else f"{parts[n % 10]}、重点任务{n}"
            for n in range(1, 3_000)
        ),
        title="澜川市落实工作方案",
    )


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "任务第（一）项",
            "“重点任务9”第（三）项",
            "第二部分“重点任务”第（三）项",
            "《方案》第三点",
            "预案3.1",
        ),
        *(
            "“做好第……号事项的落实，做好第……号事项”",
            "“做好第12号事项落实做好第13号事项落实”",
            "做好第一号事项，",
        ),
    ],
)
def test_a_hostile_explanation_of_a_long_plan_is_bounded(piece: str) -> None:
    reading = explanation(piece * 4_000, title="《澜川市落实工作方案》解读")
    plan = long_plan()
    began = time.process_time()
    links(reading, plan)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "line",
    [
        "".join(f"“第{n}段引文，足足有十二个字以上的内容”" for n in range(10_000)),
        "".join(f"第{n}条、" for n in range(1, 1_001)),
        "".join(f"“{QUOTE}”" for _ in range(10_000)),
    ],
    ids=["quotes", "articles", "the same quote"],
)
def test_a_hostile_explanation_is_bounded(line: str) -> None:
    reading = explanation(line)
    began = time.process_time()
    found = links(reading)
    assert time.process_time() - began < 2
    assert len(found) <= 1_000
