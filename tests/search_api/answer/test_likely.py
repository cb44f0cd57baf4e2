"""When an article that was found by meaning is shown, and which part of it proves the answer."""

from datetime import date

import pytest

from corpus.model import Article, Evidence
from search_api.answer.cover import NOTHING
from search_api.answer.law.likely import Gate, any_of, gate
from search_api.answer.law.telling_part import with_telling_part
from search_api.question import read_question
from search_api.retrieval import Retrieved
from search_api.values import Answered

GATE = Gate(
    least=0.5,
    least_telling=0.3,
    near=0.5,
    most=2,
    bias=0.0,
    weights={"score": 1.0, "ahead": 0.0, "place": 0.0},
)


def found(*scores: float) -> list[tuple[Retrieved, object]]:
    return [(Retrieved(f"a{place}", score, {}), NOTHING) for place, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("scores", "shown"),
    [
        ((3.0, 2.9, 2.8), ["a0", "a1"]),
        ((2.0, -3.0), ["a0"]),
        # Each alone is not sure enough, two together are.
        ((-0.4, -0.5), ["a0", "a1"]),
        ((-0.4,), []),
        ((), []),
    ],
)
def test_only_the_sure_and_those_near_them_are_shown(scores: tuple[float, ...], shown: list[str]) -> None:
    assert [id_ for id_, _ in GATE.shown(found(*scores))] == shown  # type: ignore[arg-type]


def test_any_of_three_is_likelier_than_each() -> None:
    assert any_of([0.5, 0.5]) == pytest.approx(0.75)
    assert any_of([0.5, 0.5, 0.0, 0.9]) == pytest.approx(0.75)


def test_the_numbers_as_shipped_can_refuse_and_show() -> None:
    assert 0.2 < gate().least < 0.8
    assert 1 <= gate().most <= 5


TEXT = "第五条 经营者应当亮证经营。\n犬只伤害他人的，养犬人应当承担医疗费用。\n本条例自公布之日起施行。"


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("犬只伤害他人，医疗费用谁赔", "犬只伤害他人的，养犬人应当承担医疗费用。"),
        ("月球上能不能养猫", TEXT),
    ],
)
def test_the_paragraph_that_tells_is_the_evidence(question: str, quote: str) -> None:
    evidence = Evidence(document_id="d", locator="第五条", quote=TEXT, start=7, end=7 + len(TEXT))
    article = Article(
        id="d-a1",
        document_id="d",
        path=("第五条",),
        heading="",
        text=TEXT,
        evidence=evidence,
        law="宠物条例",
        number="第五条",
    )
    told = with_telling_part(
        Answered(kind="article", score=1.0, record=article), read_question(question, date(2026, 6, 1))
    )
    own = told.record.evidence
    assert own is not None
    assert own.quote == quote
    assert TEXT[own.start - 7 : own.end - 7] == quote
    assert own.locator == ("第五条" if quote == TEXT else "第五条第二款")
