"""Laws: the article asked for and no other, in the text in force on the day; duty and liability together."""

from datetime import date

import pytest

from corpus.model import Article
from search_api.service import Service
from search_api.values import Answer

DOGS = "澜川市养犬管理条例"
EARLIER = date(2020, 1, 1)


def shown(answer: Answer) -> list[str]:
    return [getattr(each.record, "number", each.kind) for each in answer.answers]


def quote(answer: Answer) -> str:
    evidence = answer.answers[0].record.evidence
    assert evidence is not None
    return evidence.quote


@pytest.mark.parametrize(
    ("question", "on", "begins", "locator"),
    [
        (f"{DOGS}第四条", None, "第四条 养犬人应当自取得犬只之日起十五日内", "第二章第四条"),
        (f"《{DOGS}》4条", None, "第四条 养犬人应当自取得犬只之日起十五日内", "第二章第四条"),
        (f"{DOGS}第四条规定了什么", EARLIER, "第四条　养犬人应当自取得犬只之日起三十日内", "第二章第四条"),
        (f"2014年的{DOGS}第四条", None, "第四条　养犬人应当自取得犬只之日起三十日内", "第二章第四条"),
        (f"{DOGS}第五条之一", None, "第五条之一 养犬登记每两年延续一次。", "第二章第五条之一"),
        (f"{DOGS}第五条第二款", None, "公安派出所应当自受理申请之日起", "第二章第五条第二款"),
        (
            f"{DOGS}第五条第一款第（二）项",
            None,
            "（二）固定住所证明：\n1.自有房屋的",
            "第二章第五条第一款第（二）项",
        ),
        (f"{DOGS}第五条第2项第2目", None, "2.租赁房屋的", "第二章第五条第（二）项第二目"),
        (f"{DOGS}第六条第二款", None, "前款规定不适用于导盲犬", "第三章第六条第二款"),
    ],
)
def test_the_very_article(sample: Service, question: str, on: date | None, begins: str, locator: str) -> None:
    answer = sample.ask(question, on)
    first = answer.answers[0]
    assert (answer.intent, first.kind) == ("law", "article")
    evidence = first.record.evidence
    assert evidence is not None
    assert evidence.quote.startswith(begins)
    assert evidence.locator == locator
    text = sample.text(evidence.document_id)
    assert text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    "question",
    [
        f"{DOGS}第十四条",
        f"{DOGS}第一百条",
        f"{DOGS}第四条之一",
        f"{DOGS}第五条第三款",
        f"{DOGS}第五条第（四）项",
        f"{DOGS}第四条第（一）项",
        f"2018年的{DOGS}第四条",
        f"《{DOGS}》（2019年修正）第四条",
        "澜川市养猫管理条例第四条",
        "澜川市养犬登记管理条例第四条",
        "霁阳市养犬管理条例第四条",
    ],
)
def test_a_near_miss_is_not_held(sample: Service, question: str) -> None:
    answer = sample.ask(question)
    assert (answer.intent, answer.outcome, answer.answers) == ("law", "not_held", ())


def test_the_law_that_may_be_meant(sample: Service) -> None:
    assert sample.ask("澜川市养犬登记管理条例第四条").did_you_mean == f"{DOGS}第四条"
    assert sample.ask(f"2018年的{DOGS}第四条").did_you_mean == f"{DOGS}第四条"
    assert sample.ask(f"{DOGS}第十四条").did_you_mean is None


def test_the_text_in_force_on_the_day(sample: Service) -> None:
    now, then = sample.ask(f"{DOGS}第六条"), sample.ask(f"{DOGS}第六条", EARLIER)
    old = sample.ask(f"2014年的{DOGS}第六条")
    versions = [str(getattr(each.answers[0].record, "version", None)) for each in (now, then, old)]
    assert versions == ["2023-10-27", "2014-09-25", "2014-09-25"]
    assert [each.outcome for each in (now, then, old)] == ["answered", "answered", "superseded"]
    validities = [getattr(each.answers[0].record, "validity", None) for each in (now, then, old)]
    assert validities == ["in_force", "in_force", "amended"]
    assert [(notice.kind, notice.title) for notice in now.notices] == [
        ("earlier_version", f"{DOGS}（2014-09-25）")
    ]
    assert then.notices == ()
    assert old.answers[1].record.id == now.answers[0].record.evidence.document_id  # type: ignore[union-attr]


def test_before_the_first_text_holds_it_is_told_as_not_yet_in_force(sample: Service) -> None:
    answer = sample.ask(f"{DOGS}第四条", date(2014, 10, 1))
    assert getattr(answer.answers[0].record, "validity", None) == "not_yet_in_force"


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        (f"违反{DOGS}第四条怎么处罚", ["第四条", "第九条"]),
        (f"违反{DOGS}第六条第一款罚多少", ["第六条", "第十条"]),
        (f"{DOGS}第十一条处罚什么", ["第十一条", "第七条", "第八条"]),
        (f"{DOGS}第四条", ["第四条"]),
    ],
)
def test_duty_and_liability(sample: Service, question: str, numbers: list[str]) -> None:
    assert shown(sample.ask(question)) == numbers


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("澜川市携犬外出没有牵引带罚多少", ["第十条", "第六条"]),
        ("澜川市饲养禁养目录的烈性犬怎么处罚", ["第十一条", "第七条"]),
        ("澜川市养犬登记多久延续一次", ["第五条之一"]),
    ],
)
def test_what_the_public_asks(sample: Service, question: str, numbers: list[str]) -> None:
    """Where it is asked how much, the article on liability first, then the duty."""
    assert shown(sample.ask(question, intent="law"))[: len(numbers)] == numbers


@pytest.mark.parametrize(
    "question", ["澜川市养鸽子罚多少", "澜川市无证摆摊怎么处罚", "澜川市遛猫要牵绳吗会不会罚"]
)
def test_what_no_law_speaks_of_is_not_held(sample: Service, question: str) -> None:
    assert sample.ask(question, intent="law").outcome == "not_held"


def test_articles_listed_are_all_shown(sample: Service) -> None:
    assert shown(sample.ask(f"{DOGS}第四条、第七条")) == ["第四条", "第七条"]


@pytest.mark.parametrize(
    ("question", "on", "value"),
    [
        (f"{DOGS}什么时候施行", None, "2024-03-01"),
        (f"{DOGS}什么时候施行", EARLIER, "2015-01-01"),
        (f"{DOGS}现行有效吗", None, "in_force"),
        (f"2014年的{DOGS}还有效吗", None, "amended"),
        (f"{DOGS}有多少条", None, "13"),
    ],
)
def test_what_is_asked_of_the_law_as_a_document(
    sample: Service, question: str, on: date | None, value: str
) -> None:
    answer = sample.ask(question, on)
    assert (answer.intent, answer.outcome, answer.value) == ("document", "answered", value)


def test_the_penalty_is_linked_when_read(sample: Service) -> None:
    duty = sample.ask(f"{DOGS}第七条").answers[0].record
    assert isinstance(duty, Article)
    penalties = [sample.record(penalty) for penalty in duty.penalty_ids]
    assert [getattr(penalty, "number", None) for penalty in penalties] == ["第十一条"]
