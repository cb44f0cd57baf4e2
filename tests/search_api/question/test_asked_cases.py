"""What questions for cases ask of them: how grave, which is the gravest, whether an offence is meant, what was broken."""

from datetime import date

import pytest

from corpus.recognise.harm.grades import GRADES
from search_api.answer.case.matter import matter_of
from search_api.question.asked_cases import find_asked_cases
from search_api.question.reading import read_question

ON = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("question", "most"),
    [
        ("伤亡最大的事故", "deaths_most"),
        ("死亡人数最多的道路交通事故是哪一起", "deaths_most"),
        ("死人最多的火灾", "deaths_most"),
        ("最惨的一起事故", "deaths_most"),
        ("最严重的坍塌事故", "deaths_most"),
        ("损失最大的火灾是哪一起", "loss_most"),
        ("经济损失最重的爆炸事故", "loss_most"),
        ("死亡3人以上的事故", None),
        ("最大限度减少损失", None),
        ("坍塌事故案例", None),
    ],
)
def test_the_gravest_or_the_costliest(question: str, most: str | None) -> None:
    assert find_asked_cases(question, ON).harm.most == most


@pytest.mark.parametrize(
    ("question", "grades"),
    [
        ("特别重大的坍塌事故", GRADES[3:]),
        ("较大以上的火灾事故", GRADES[1:]),
        ("重大级别的事故", GRADES[2:3]),
        ("较大事故", GRADES[1:2]),
        ("重大的隐患", ()),
    ],
)
def test_grades_with_words_behind_them(question: str, grades: tuple[str, ...]) -> None:
    assert find_asked_cases(question, ON).grades == grades


@pytest.mark.parametrize(
    ("question", "punished"),
    [
        ("采石场执法案例", True),
        ("有限空间辨识不到位被处罚的企业", True),
        ("无证电焊被查处的案例", True),
        ("火灾事故处罚", False),
        ("采石场事故", False),
    ],
)
def test_whether_an_offence_is_meant(question: str, punished: bool) -> None:
    assert find_asked_cases(question, ON).punished is punished


@pytest.mark.parametrize(
    "question",
    [
        "违反安全生产法第四十三条的案例",
        "哪些事故违反了安全生产法第四十三条",
        "哪些企业因为违反安全生产法第四十三条出了事故",
        "有哪些案例是违反了《安全生产法》第四十三条的",
    ],
)
def test_the_provision_broken_however_it_is_led_in(question: str) -> None:
    assert "安全生产法第四十三条" in find_asked_cases(question, ON).broken


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("电梯里死人的事故", {"电梯"}),
        ("腌制池里熏倒人的事故有没有", {"腌制池", "熏倒"}),
        ("安全评价机构出假报告的案子", {"假报告", "评价", "机构"}),
        ("伤亡最大的事故", set()),
    ],
)
def test_what_came_of_it_says_nothing_of_the_matter(question: str, words: set[str]) -> None:
    asked = find_asked_cases(question, ON)
    terms = matter_of(read_question(question, ON), asked)
    told = {term.text for term in terms if term.weight > 0.3}
    assert words <= told
    assert not told & {"死人", "有没有", "案子", "最大", "伤亡"}


def test_a_thing_is_found_by_what_reports_call_it() -> None:
    question = "高支模坍塌事故的直接原因"
    (term,) = (
        one
        for one in matter_of(read_question(question, ON), find_asked_cases(question, ON))
        if one.text == "高支模"
    )
    assert {"模板支撑", "支模架"} <= {name for name, _ in term.alternatives}


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("违反消防法第十六条", "case"),
        ("违反了消防法第十六条的企业有哪些", "case"),
        ("违反消防法第十六条怎么处罚", "law"),
        ("砂场出过什么事", "case"),
        ("塌方死了人的那起", "case"),
        ("坍塌事故有没有", "case"),
        ("道路交通死亡最多的是哪一起", "case"),
        ("消防法第十六条", "law"),
    ],
)
def test_what_asks_for_cases(question: str, intent: str) -> None:
    assert read_question(question, ON).intent == intent


def test_a_trade_is_asked_for_by_its_name() -> None:
    assert find_asked_cases("教育系统的事故", ON).industries == ("教育",)
    assert find_asked_cases("2023年餐饮行业的爆炸事故", ON).industries == ("住宿和餐饮业",)
    assert find_asked_cases("消防系统的事故", ON).industries == ()
