"""What is handed in with an application and within what time it is decided."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

RULES = """澜川市渣土管理办法
（2025年4月25日澜川市人民政府令第76号公布）
第一条　为了加强渣土管理，制定本办法。
第二条　产生渣土的单位应当在工程开工前十五个工作日，向所在地区城市管理部门申请渣土处置核准。
第三条　申请渣土处置核准应当提交下列材料：（一）处置方案；（二）运输合同。城市管理部门应当自受理之日起五个工作日内作出决定。
第四条　住宅加装电梯，应当经三分之二以上的业主参与表决，并经其四分之三以上同意。
第五条　本办法自2025年7月1日起施行。
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("application"), {"渣土": RULES}) as service:
        yield service


@pytest.mark.parametrize(
    "question",
    [
        "澜川市渣土处置核准要提交哪些材料",
        "澜川市办理渣土处置核准需要什么材料",
        "澜川市渣土处置核准要交什么材料",
        "澜川市渣土处置核准需要带什么",
    ],
)
def test_the_article_that_lists_what_is_handed_in(rules: Service, question: str) -> None:
    answer = rules.ask(question)
    assert (answer.outcome, answer.intent, answer.value) == ("answered", "requirement", None)
    assert answer.answers[0].record.evidence is not None
    assert "提交下列材料" in answer.answers[0].record.evidence.quote


@pytest.mark.parametrize("question", ["澜川市渣土处置核准几天能批下来", "澜川市渣土处置核准多久能办好"])
def test_within_what_time_it_is_decided(rules: Service, question: str) -> None:
    answer = rules.ask(question)
    assert (answer.outcome, answer.value) == ("answered", "五个工作日内")


@pytest.mark.parametrize("question", ["澜川市加装电梯要提交哪些材料", "澜川市加装电梯几天能批下来"])
def test_what_no_rule_says(rules: Service, question: str) -> None:
    assert rules.ask(question).outcome == "not_held"
