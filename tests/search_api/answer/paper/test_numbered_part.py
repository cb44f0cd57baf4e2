"""The part of a paper that is asked for by its number: the very part of the very paper, or nothing."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

_PLAN = """枕溪区人民政府办公室关于印发枕溪区灯塔修缮实施方案的通知

枕政办发〔2024〕18号

各街道办事处：

现将《枕溪区灯塔修缮实施方案》印发给你们，请认真贯彻执行。

枕溪区人民政府办公室
2024年4月10日

枕溪区灯塔修缮实施方案

为推进灯塔修缮，制定本方案。

一、总体要求

先急后缓，分批实施。

二、主要任务

（一）更换灯具。由区住建局牵头。

（二）加固塔身。由区水务局牵头。

三、保障措施

（一）成立专班。统筹推进修缮。
"""
_NOTICE = """枕溪区应急管理局关于加强浮标零售点管理的通知

枕应急〔2024〕7号

各街道办事处：

一、严格许可条件。零售点与学校距离不少于100米。

二、加强日常检查。每季度检查不少于一次。

枕溪区应急管理局
2024年1月8日
"""
_RULES = """枕溪区浮标管理办法

第一章 总则

第一条 为规范浮标，制定本办法。

第二章 登记

第二条 浮标应当登记。

第三条 每户限用一个浮标。

第三章 附则

第四条 本办法自2024年5月1日起施行。
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    papers = {"方案": _PLAN, "通知": _NOTICE, "办法": _RULES}
    with asked_of(tmp_path_factory.mktemp("parts"), papers) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "first", "count"),
    [
        ("枕溪区灯塔修缮实施方案第三部分", "三、保障措施", 2),
        ("《枕溪区灯塔修缮实施方案》第二部分是什么", "二、主要任务", 3),
        ("灯塔修缮实施方案第2部分", "二、主要任务", 3),
        ("枕溪区灯塔修缮实施方案第二部分第（二）项", "（二）加固塔身", 1),
        ("枕溪区灯塔修缮实施方案第二部分第一点", "（一）更换灯具", 1),
        ("枕政办发〔2024〕18号第三部分", "三、保障措施", 2),
        ("枕应急〔2024〕7号第二条", "二、加强日常检查", 1),
        ("关于加强浮标零售点管理的通知第一条", "一、严格许可条件", 1),
        ("枕溪区浮标管理办法第二章", "第二章", 3),
    ],
)
def test_the_part_is_shown_with_what_stands_below_it(
    service: Service, question: str, first: str, count: int
) -> None:
    told = service.ask(question)
    assert (told.intent, told.outcome) == ("document", "answered")
    assert len(told.answers) == count
    evidence = told.answers[0].record.evidence
    assert evidence is not None
    assert evidence.quote.startswith(first)


@pytest.mark.parametrize(
    "question",
    [
        "枕溪区灯塔修缮实施方案第四部分",
        "枕溪区灯塔修缮实施方案第二部分第三项",
        "枕溪区灯塔修缮实施意见第三部分",
        "灯塔拆除实施方案第三部分",
        "枕政办发〔2024〕19号第三部分",
        "枕政办发〔2023〕18号第三条",
        "枕应急〔2024〕7号第三条",
        "枕溪区浮标管理办法第四章",
        "枕溪区浮标管理办法第五条",
        "实施方案第三部分",
    ],
)
def test_another_number_or_paper_is_none(service: Service, question: str) -> None:
    assert service.ask(question).outcome == "not_held"


def test_who_does_it_is_asked_of_the_matter(service: Service) -> None:
    """Where the question tells a matter beside, that is asked, not the part."""
    told = service.ask("枕溪区灯塔修缮实施方案第二部分加固塔身谁牵头")
    assert told.intent == "responsibility"


def test_a_citation_of_a_paper_s_article_means_its_part(service: Service) -> None:
    (citation,) = service.cite("枕应急〔2024〕7号第二条")
    assert citation.target is not None
    assert citation.target.id == service.ask("枕应急〔2024〕7号第二条").answers[0].record.id
    (beyond,) = service.cite("枕应急〔2024〕7号第三条")
    assert beyond.target is None
