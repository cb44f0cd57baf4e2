"""What a unit has to do in a situation (汛期) is all that the text on it gives the unit."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

PLAN = """澜川市防汛抗旱应急预案
1 总则
1.1 编制目的
做好水旱灾害防范与处置工作。
2 成员单位职责
市应急管理局：负责组织协调抗洪抢险救灾工作。
市文化和旅游局：负责涉水景区关闭和游客疏散。
中国电信澜川分公司：负责保障防汛通信畅通。
"""
OTHER = """澜川市旅游节工作方案
1.市文化和旅游局负责组织旅游节开幕式。
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("situations"), {"预案": PLAN, "方案": OTHER}) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("澜川市文化和旅游局汛期负责什么", "游客疏散"),
        ("澜川市应急管理局汛期要做什么", "抗洪抢险"),
        ("中国电信澜川分公司汛期负责什么", "通信畅通"),
        ("中国电信澜川分公司负责什么", "通信畅通"),
    ],
)
def test_all_that_the_text_on_it_gives(papers: Service, question: str, told: str) -> None:
    answer = papers.ask(question)
    assert (answer.outcome, len(answer.answers)) == ("answered", 1)
    evidence = answer.answers[0].record.evidence
    assert evidence is not None
    assert told in evidence.quote


def test_a_name_is_not_suggested_twice_over(papers: Service) -> None:
    answer = papers.ask("中国电信澜川分公司充电桩安全检查的配合任务是什么")
    assert answer.did_you_mean is None or "分公司澜川分公司" not in answer.did_you_mean
