"""Who does an act of upkeep that a rule gives to no office; whoever supervises the thing does not do it."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

LIFTS = """澜川市住宅加装座椅电梯管理办法
（2025年4月8日澜川市人民政府令第83号公布）
第一条　为了规范座椅电梯的使用，保障安全，制定本办法。
第二条　市市场监督管理部门负责座椅电梯安全的监督管理工作。
第三条　公共楼道的座椅电梯由物业服务企业负责日常维护。户内的座椅电梯由业主负责日常维护，业主可以委托维护单位维护。
第四条　安装单位应当每年对座椅电梯的导轨进行检测，检测报告应当存档。
第五条　住户应当每月清洁座椅电梯的坐垫。
第六条　业主与安装单位约定由安装单位清洗导轨的，从其约定。
第七条　公共楼道座椅电梯的电费由全体业主承担。
第八条　座椅电梯的看护责任人按照下列规定确定：
（一）单位院落内的，所在单位为看护责任人；
（二）养老院内的，养老院为看护责任人。
看护责任人承担看护费用确有困难的，可以申请看护补助。
第九条　本办法自2025年6月1日起施行。
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("obliged"), {"电梯": LIFTS}) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("公共楼道的座椅电梯谁负责维护", "物业服务企业"),
        ("户内座椅电梯坏了谁来修", "业主"),
        ("座椅电梯导轨由谁检测", "安装单位"),
        ("座椅电梯的坐垫谁来清洁", "住户"),
        ("澜川市公共楼道座椅电梯由哪个单位维护", "物业服务企业"),
        ("养老院里的座椅电梯谁来看护", "养老院"),
    ],
)
def test_whom_a_rule_obliges(rules: Service, question: str, who: str) -> None:
    answer = rules.ask(question)
    assert (answer.outcome, answer.value) == ("answered", who)
    evidence = answer.answers[0].record.evidence
    assert evidence is not None
    assert who in evidence.quote


def test_of_several_things_each_has_its_own(rules: Service) -> None:
    answer = rules.ask("座椅电梯由谁负责日常维护")
    quotes = [each.record.evidence.quote for each in answer.answers if each.record.evidence]
    assert answer.value is None
    assert any("物业服务企业" in quote for quote in quotes)
    assert any("业主负责" in quote for quote in quotes)


def test_what_is_only_a_case_of_a_rule_obliges_nobody(rules: Service) -> None:
    assert rules.ask("座椅电梯导轨由谁清洗").value != "安装单位"


def test_who_supervises_has_what_is_supervised(rules: Service) -> None:
    answer = rules.ask("座椅电梯安全归哪个部门监管")
    assert "市市场监督管理部门" in str(answer.answers[0].record)
