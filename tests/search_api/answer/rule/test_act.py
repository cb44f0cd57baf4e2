"""What one asks leave to do, and the rules that tell of just that."""

from datetime import date

import pytest

from corpus.recognise.demand.requirements import find_requirements
from search_api.answer.rule.act import asked_act
from search_api.question.reading import read_question

_ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("question", "rule", "told"),
    [
        ("未经许可能不能生产危险化学品", "未经许可，不得生产危险化学品。", True),
        # To whom a thing is done is not what is done.
        (
            "未经许可能不能生产危险化学品",
            "危险化学品经营企业不得向未经许可从事危险化学品生产、经营活动的企业采购危险化学品。",
            False,
        ),
        ("养狗要不要办证", "养犬人应当持《养犬登记证》到原办证机构办理注销手续。", False),
        ("公司可以扣员工工资吗", "用人单位不得克扣员工工资。", True),
        ("公司可以扣员工工资吗", "用人单位应当按月支付员工工资。", False),
        # A word that tells nothing elsewhere is here what is done.
        ("能不能在飞机上打电话", "滑翔机飞行员应当服从拖曳飞机飞行员的指挥。", False),
        ("骑电动车要不要戴头盔", "电动自行车驾驶人应当佩戴安全头盔。", True),
        # Where it is done may be told otherwise.
        ("可以在河里电鱼吗", "在河湖管理范围内，禁止炸鱼、毒鱼、电鱼。", True),
        ("可以买卖身份证吗", "任何人不得买卖居民身份证。", True),
        ("可以买卖身份证吗", "任何人不得扣押居民身份证。", False),
        ("可以在耕地上建房吗", "禁止占用耕地建窑、建坟或者擅自在耕地上建房、挖砂。", True),
    ],
)
def test_a_rule_tells_of_the_act_or_of_another(question: str, rule: str, told: bool) -> None:
    act = asked_act(read_question(question, _ON))
    assert act is not None
    assert any(act.is_told_by(requirement) for requirement in find_requirements(rule)) is told
    assert act.is_told_in(rule) is told


@pytest.mark.parametrize(
    "question", ["电梯多久检验一次", "押金最多多少钱", "养犬登记要什么材料", "刑法危险驾驶要坐牢吗"]
)
def test_other_questions_ask_leave_for_nothing(question: str) -> None:
    assert asked_act(read_question(question, _ON)) is None
