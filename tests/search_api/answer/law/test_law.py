"""Laws: the article asked for and no other, in the text in force on the day; duty and liability together."""

from collections.abc import Iterator
from datetime import date

import pytest

from corpus.model import Article
from search_api.service import Service
from search_api.values import Answer
from tests.search_api.answer.papers import asked_of
from tests.search_api.citations.stores import law

DOGS = "澜川市养犬管理条例"
EARLIER = date(2020, 1, 1)


def shown(answer: Answer) -> list[str]:
    return [getattr(each.record, "number", each.kind) for each in answer.answers]


def quote(answer: Answer) -> str:
    evidence = answer.answers[0].record.evidence
    assert evidence is not None
    return evidence.quote


def measure(title: str, place: str) -> str:
    """A rule that a government made, which only its order says."""
    return (
        f"# {title}\n\n2019年5月1日 {place}人民政府令第1号\n\n<!-- INFO END -->\n\n第一条 为了规范{place}的饲养，制定本办法。\n\n"
        f"第二条 饲养人应当向{place}登记。\n\n第三条 本办法自2019年6月1日起施行。\n\n{place}人民政府\n2019年5月1日\n"
    )


@pytest.fixture(scope="module")
def of_places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    texts = {
        "南京犬": measure("养犬管理办法", "南京市"),
        "江苏鸽": measure("养鸽管理办法", "江苏省"),
        "浙江鸽": measure("养鸽管理办法", "浙江省"),
        "浙江鱼": measure("浙江省养鱼条例", "浙江省"),
        "鸟": law("中华人民共和国养鸟法", "2019-05-01", "为了鸟。", "养鸟应当登记。", force="2019-06-01"),
    }
    with asked_of(tmp_path_factory.mktemp("of_places"), texts, "md") as service:
        yield service


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
        ("earlier_version", f"{DOGS}（2014-09-25）"),
        ("interpretation", f"《{DOGS}》政策问答"),
    ]
    assert then.notices == ()
    assert old.answers[1].record.id == now.answers[0].record.evidence.document_id  # type: ignore[union-attr]


def test_before_the_first_text_holds_it_is_told_as_not_yet_in_force(sample: Service) -> None:
    answer = sample.ask(f"{DOGS}第四条", date(2014, 10, 1))
    assert getattr(answer.answers[0].record, "validity", None) == "not_yet_in_force"


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        (f"违反{DOGS}第四条怎么处罚", ["第九条", "第四条"]),
        (f"违反{DOGS}第六条第一款罚多少", ["第十条", "第六条"]),
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


@pytest.mark.parametrize(
    ("question", "region", "scope"),
    [
        ("在苏州，养犬管理办法第二条怎么说", None, None),
        ("南京市养犬管理办法第二条", None, None),
        ("在南京，养犬管理办法第二条怎么说", "江苏省/南京市", "asked"),
        ("在江苏，养犬管理办法第二条怎么说", "江苏省/南京市", "asked"),
        ("在苏州，养鸽管理办法第二条怎么规定", "江苏省", "wider"),
        ("在杭州，养鸽管理办法第二条怎么规定", "浙江省", "wider"),
        ("在广东，养鸽管理办法第二条怎么规定", None, None),
        ("在苏州，浙江省养鱼条例第二条怎么规定", "浙江省", None),
        ("在苏州，养鸟法第二条怎么规定", "全国", "wider"),
        ("养犬管理办法第二条", "江苏省/南京市", None),
        ("养鸽管理办法第二条", None, None),
    ],
)
def test_a_law_of_the_place_asked_or_one_that_binds_it(
    of_places: Service, question: str, region: str | None, scope: str | None
) -> None:
    answer = of_places.ask(question)
    found = {
        of_places.show(e.document_id).document.region
        for each in answer.answers
        if (e := each.record.evidence)
    }
    assert (found, answer.scope) == ({region} if region else set(), scope)
    below = region == "江苏省/南京市" and question.startswith("在江苏")
    assert ("lower_place" in {notice.kind for notice in answer.notices}) == below


def test_an_article_that_is_not_there_is_told(of_places: Service) -> None:
    answer = of_places.ask("养鸟法第二条和第九条")
    assert [each.record.evidence.locator for each in answer.answers if each.record.evidence] == ["第二条"]
    assert [(n.kind, n.title) for n in answer.notices] == [("article_not_held", "养鸟法第九条")]
