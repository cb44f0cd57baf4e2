"""Known questions: what they recall."""

from typing import NamedTuple

import pytest

from indexer.meaning import own_model
from indexer.tokens import tokenize
from search_api.retrieval import KnownQuestions
from search_api.retrieval.known import TOLD

ANSWERED = [
    ("拖欠工资怎么办？", "劳动合同法-a30"),
    ("拖欠工资怎么办？", "劳动合同法-a85"),
    ("离婚后孩子由谁抚养？", "民法典-a1084"),
    ("工资被拖欠可以辞职吗？", "劳动合同法-a30"),
]


class Recalled(NamedTuple):
    words: float
    meaning: float
    by_words: float
    by_meaning: float
    questions: float


def recall(question: str, known: KnownQuestions) -> dict[str, Recalled]:
    """What is told of each record."""
    assert Recalled._fields == TOLD
    told = known.recall(tokenize(question), own_model().encode([question])[0])
    return dict(zip(told.places, map(Recalled._make, told.columns.T.tolist()), strict=True))


@pytest.fixture(scope="module")
def known() -> KnownQuestions:
    return KnownQuestions(ANSWERED, own_model())


def test_the_same_question_is_likeness_1(known: KnownQuestions) -> None:
    same = recall("拖欠工资怎么办？", known)["劳动合同法-a85"]
    assert same.words == pytest.approx(1, abs=0.05)
    assert same.meaning == pytest.approx(1, abs=1e-5)
    assert same.questions == 1


def test_a_record_is_as_near_as_its_nearest_question(known: KnownQuestions) -> None:
    recalled = recall("工资拖欠了能辞职吗", known)
    assert (
        recalled["劳动合同法-a30"].words > recalled["劳动合同法-a85"].words > recalled["民法典-a1084"].words
    )
    assert recalled["劳动合同法-a30"].questions == 2


def test_the_surest_come_first(known: KnownQuestions) -> None:
    told = known.recall(tokenize("孩子归谁抚养"), own_model().encode(["孩子归谁抚养"])[0])
    assert told.likely(1) == ["民法典-a1084"]
    assert len(told.likely(9)) == 3


def test_likeness_adds_up_over_the_questions_of_a_record(known: KnownQuestions) -> None:
    recalled = recall("工资被拖欠可以辞职吗？", known)
    assert recalled["劳动合同法-a30"].by_meaning == pytest.approx(1 + recalled["劳动合同法-a85"].by_meaning)
    assert 0 < recalled["劳动合同法-a85"].by_meaning == pytest.approx(recalled["劳动合同法-a85"].meaning ** 3)


def test_all_records_of_all_questions_are_recalled_and_documents_counted(known: KnownQuestions) -> None:
    assert set(recall("电动车上楼", known)) == {record for _, record in ANSWERED}
    assert known.laws == {"劳动合同法": 3, "民法典": 1}


@pytest.mark.parametrize("question", ["", "？", "abc"])
def test_a_question_without_known_words_recalls_nothing_near(known: KnownQuestions, question: str) -> None:
    assert all(one.words == one.meaning == 0 for one in recall(question, known).values())


def test_no_known_questions_recall_nothing() -> None:
    assert recall("拖欠工资怎么办", KnownQuestions((), own_model())) == {}
