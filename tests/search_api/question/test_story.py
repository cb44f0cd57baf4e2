"""What a question tells of its story weighs little where nothing answers it whole; what it asks for never does."""

from datetime import date

import pytest

from search_api.question import read_question
from search_api.question.matter import CONTENT, happens
from search_api.question.story import pieces_of_story, without_story
from search_api.values import Query

HELD = ("岚江省/澜川市/枕溪区",)


def read(question: str) -> Query:
    return read_question(question, date(2026, 6, 1), HELD)


@pytest.mark.parametrize(
    ("question", "story", "kept"),
    [
        ("枕溪区共享单车堆着谁疏导", "堆着", "共享单车"),
        ("枕溪区土楼里乱放烟花谁查", "乱放", "烟花"),
        ("枕溪区火扑灭以后谁守火场", "扑灭", "火场"),
    ],
)
def test_what_happened_weighs_little(question: str, story: str, kept: str) -> None:
    told = without_story(read(question))
    assert told is not None
    weights = {term.text: term.weight for term in told.terms}
    assert weights[story] < CONTENT <= weights[kept]
    assert story not in {term.text for term in told.head}


@pytest.mark.parametrize(
    "question",
    [
        "枕溪区充电桩由哪个部门牵头建设",  # no story in it
        "枕溪区助餐点老人摔倒了谁负责",  # a harm is asked about itself
        "枕溪区泳池里学游泳谁教",  # work that is named as such
        "枕溪区应急局堆着的烟花要做什么",  # of a unit
        "枕溪区乱放谁查",  # nothing else in it
    ],
)
def test_what_is_asked_for_is_no_story(question: str) -> None:
    assert without_story(read(question)) is None


def test_a_long_story_is_asked_piece_by_piece_without_its_setting() -> None:
    query = read("枕溪区我家孩子坐的校车老是超员，路上好危险，该找谁查")
    (piece,) = pieces_of_story(query)
    weights = {term.text: term.weight for term in piece.terms}
    assert weights["校车"] >= CONTENT > weights["孩子"]


def test_a_question_in_one_piece_is_no_long_story() -> None:
    assert not list(pieces_of_story(read("枕溪区小区里的校车超员谁查")))


def test_words_of_official_texts_are_no_story() -> None:
    assert not happens("整治")
    assert not happens("充电桩")
    assert not happens("游泳")
    assert happens("堆着")
