"""What a document takes the place of, in the words of its sentence."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

MARKETS = """澜川市露天集市管理办法
（2025年3月6日澜川市人民政府令第81号公布）
第一条　为了规范露天集市，制定本办法。
第二条　街道办事处负责集市的日常管理。
第三条　本办法自2025年5月1日起施行。2011年公布的《澜川市早市管理规定》同时废止。
"""
OLD, NEW = (
    """澜川市停车场管理办法
（2016年3月18日澜川市人民政府令第41号公布）
第一条　停车场应当保存监控录像十五日。
第二条　本办法自2016年5月1日起施行。
""",
    """澜川市停车场管理办法
（2024年1月22日澜川市人民政府令第78号公布）
第一条　停车场应当保存监控录像三十日。
第二条　本办法自2024年4月1日起施行。2016年5月1日起施行的《澜川市停车场管理办法》（澜川市人民政府令第41号）同时废止。
""",
)
CABINS = """DB32/T 3312-2024
索道运行维护规程
2024-03-10发布 2024-06-01实施
江苏省市场监督管理局 发布
前言
本文件代替DB32/T 1407—2016《客运索道养护规程》。
1 范围
本文件规定了索道运行维护的要求。
2 检查
2.1 吊厢应每日检查不少于一次。
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    held = {"集市": MARKETS, "索道": CABINS, "停车2016": OLD, "停车2024": NEW}
    with asked_of(tmp_path_factory.mktemp("replaced"), held) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        (
            "DB32/T 3312-2024代替了哪个标准",
            "DB32/T 1407-2016",
            "本文件代替DB32/T 1407—2016《客运索道养护规程》。",
        ),
        ("索道运行维护规程替代什么", "DB32/T 1407-2016", "本文件代替DB32/T 1407—2016《客运索道养护规程》。"),
        (
            "澜川市露天集市管理办法代替了什么",
            "澜川市早市管理规定",
            "2011年公布的《澜川市早市管理规定》同时废止。",
        ),
    ],
)
def test_what_it_replaces(papers: Service, question: str, value: str, said: str) -> None:
    answer = papers.ask(question)
    assert (answer.outcome, answer.value) == ("answered", value)
    assert answer.answers[0].record.evidence is not None
    assert answer.answers[0].record.evidence.quote == said


def test_a_local_standard_is_of_the_place_of_who_issues_it(papers: Service) -> None:
    answer = papers.ask("江苏省的索道吊厢多久检查一次")
    assert (answer.outcome, answer.value) == ("answered", "每日")
    assert papers.ask("浙江省的索道吊厢多久检查一次").outcome == "not_held"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        # Made anew under one title, and by its number.
        ("澜川市人民政府令第41号还有效吗", "repealed"),
        ("澜川市停车场管理办法还有效吗", "in_force"),
        ("澜川市早市管理规定还有效吗", "repealed"),
        # The 规定 is not the 办法 that its words lead to.
        ("2011年的集市管理规定还有效吗", None),
    ],
)
def test_whether_it_still_holds(papers: Service, question: str, value: str | None) -> None:
    assert papers.ask(question).value == value
