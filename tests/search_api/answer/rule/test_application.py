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

BOATS = """澜川市游船管理条例
（2024年9月27日澜川市第六届人民代表大会常务委员会第二十次会议通过）
第一条　为了加强游船管理，保障水上安全，制定本条例。
第二条　交通运输部门负责游船登记和航行的监督管理。
第三条　游船所有人应当自取得游船之日起三十日内，向交通运输部门申请登记，领取号牌。
第四条　申请登记应当提交下列材料：（一）所有人身份证明；（二）购船发票；（三）检验合格证。
第五条　申请注销登记应当提交号牌和注销申请书。
第六条　交通运输部门应当自受理登记申请之日起五个工作日内核发号牌。
第七条　游船不得在航道内停放。
第八条　本条例自2025年1月1日起施行。
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("application"), {"渣土": RULES, "游船": BOATS}) as service:
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


@pytest.mark.parametrize(
    "question",
    [
        "澜川市游船登记需要什么材料",
        "游船申请登记应当提交什么材料",
        "申请游船登记需要什么材料",
        "办理游船登记要带哪些材料",
    ],
)
def test_what_the_title_of_a_law_names_its_articles_need_not(rules: Service, question: str) -> None:
    answer = rules.ask(question)
    assert answer.outcome == "answered"
    assert answer.answers[0].record.evidence is not None
    assert "申请登记应当提交下列材料" in answer.answers[0].record.evidence.quote


def test_another_deed_about_the_same_thing(rules: Service) -> None:
    answer = rules.ask("游船注销登记要提交哪些材料")
    assert answer.answers[0].record.evidence is not None
    assert "注销登记应当提交" in answer.answers[0].record.evidence.quote


def test_within_what_time_a_law_titled_by_the_thing_has_it_decided(rules: Service) -> None:
    answer = rules.ask("游船登记几天能办好")
    assert (answer.outcome, answer.value) == ("answered", "五个工作日内")


@pytest.mark.parametrize(
    "question",
    [
        "渔船登记需要什么材料",
        "船舶登记需要什么材料",
        "游船变更登记需要什么材料",
        "游船停放需要什么材料",
        "游船需要什么材料",
        "游船注销登记几天能办好",
    ],
)
def test_of_another_thing_or_deed_the_law_tells_nothing(rules: Service, question: str) -> None:
    assert rules.ask(question).outcome == "not_held"
