"""Which questions ask for an office, and which ask the law who bears, owns or may do a thing."""

from datetime import date

import pytest

from search_api.answer.law.to_the_law import may_tell
from search_api.question import read_question

ON = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("小区狗咬人谁赔", "law"),
        ("楼上掉下来的花盆砸坏了车，应该找谁赔偿？", "law"),
        ("产品存在缺陷造成他人损害，谁承担侵权责任？", "law"),
        ("仓储物毁损、灭失，谁承担责任？", "law"),
        ("图纸错误造成的损失由谁承担？", "law"),
        ("听证费用由谁承担？", "law"),
        ("举证责任应由谁承担", "law"),
        ("孩子在学校受伤谁负责", "law"),
        ("被别人的狗咬伤了谁来管", "law"),
        ("留置物产生的收益由谁享有？", "law"),
        ("小区道路上划的停车位归谁所有", "law"),
        ("合作作品的权利归谁？", "law"),
        ("谁可以申请撤销监护人的监护资格？", "law"),
        ("谁来担任未成年人的监护人", "law"),
        ("劳动合同无效后应当如何处理？", "law"),
        ("路灯损坏谁负责", "responsibility"),
        ("餐厨垃圾收运归谁", "responsibility"),
        ("消防车购置经费由谁承担", "responsibility"),
        ("路边的树倒了该找谁", "responsibility"),
        ("职业学校学费标准谁定", "responsibility"),
    ],
)
def test_who_bears_owns_or_may_is_asked_of_the_law(question: str, intent: str) -> None:
    query = read_question(question, ON)
    assert query.intent == intent
    assert query.asks_office == (intent == "responsibility")


@pytest.mark.parametrize(
    ("question", "tells"),
    [
        ("投保人带病投保，但过了两年，发生保险事故后保险公司要理赔吗？", True),
        ("有价证券如何设立质权？", True),
        ("辞职应当多少天前告诉单位", True),
        ("租房合同签三十年有效吗", True),
        ("债权转让通知是否有效？", True),
        ("充电桩归谁建", False),
        ("出口退税谁负责", False),
        ("消防验收归哪个部门", False),
        # Of a place that is named its own laws are asked.
        ("枕溪区护理员工资标准是多少", True),
        ("消防安全管理办法的文号是多少", False),
        ("《河道管理办法》什么时候实施", False),
        ("2020年底前要完成哪些任务", False),
        ("GB 50016-2014现在有效吗", False),
    ],
)
def test_a_law_may_tell_what_is_asked_of_no_office_or_paper(question: str, tells: bool) -> None:
    assert may_tell(read_question(question, ON, ("岚江省/澜川市/枕溪区",))) == tells
