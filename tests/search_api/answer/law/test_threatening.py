"""Which article answers first where it is asked how much one is punished: the one in force that threatens the very act."""

from collections.abc import Iterator

import pytest

from corpus.model import Article
from search_api.service import Service
from tests.search_api.answer.papers import asked_of
from tests.search_api.citations.stores import law

TEXTS = {
    "风筝": law(
        "中华人民共和国风筝法",
        "2020-01-01",
        "为了规范风筝放飞，制定本法。",
        "违反本法规定，销售虚假风筝，使购买者的合法权益受到损害的，由销售者依法承担民事责任。",
        "违反本法规定，销售虚假风筝的，由市场监督管理部门责令改正，处一万元以上三万元以下罚款。",
        "风筝的线长应当合理。",
        force="2020-05-01",
    ),
    "旧灯船": law(
        "渡口灯船安全管理办法",
        "2003-01-01",
        "为了安全，制定本办法。",
        "渡口灯船应当每年组织一次沉船演练。",
        "渡口灯船的灯罩应当使用绿色玻璃。",
        force="2003-05-01",
    ),
    "新灯船": law(
        "渡口灯船安全条例",
        "2015-01-01",
        "为了安全，制定本条例。",
        "渡口灯船应当每半年组织一次沉船演练。",
        "违反本条例第二条规定，未组织沉船演练的，处五万元罚款。",
        "本条例自2015年5月1日起施行。《渡口灯船安全管理办法》同时废止。",
    ),
}


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("laws"), TEXTS, "md") as service:
        yield service


@pytest.mark.parametrize(
    ("question", "law_of", "number"),
    [
        ("销售虚假风筝罚多少", "中华人民共和国风筝法", "第三条"),
        ("销售虚假风筝怎么处罚", "中华人民共和国风筝法", "第三条"),
        ("渡口灯船不搞沉船演练罚多少", "渡口灯船安全条例", "第三条"),
    ],
)
def test_the_fine_in_force_goes_first(laws: Service, question: str, law_of: str, number: str) -> None:
    answer = laws.ask(question)
    first = answer.answers[0].record
    assert isinstance(first, Article)
    assert (answer.outcome, first.law, first.number) == ("answered", law_of, number)


def test_what_the_new_text_does_not_say_is_told_as_past(laws: Service) -> None:
    answer = laws.ask("渡口灯船的灯罩用什么颜色的玻璃会被罚")
    assert answer.outcome in ("superseded", "not_held")
    assert all(
        getattr(each.record, "law", "渡口灯船安全管理办法") == "渡口灯船安全管理办法"
        for each in answer.answers
    )
