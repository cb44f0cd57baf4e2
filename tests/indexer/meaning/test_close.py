"""Close reading: what each column says of a text."""

from pathlib import Path

import numpy as np
import pytest

from indexer.meaning import CloseReader, StaticModel, own_model
from indexer.meaning.close import READ
from indexer.meaning.static import save

# 工资 and 报酬 mean nearly the same; the others nothing of each other. A model's file can hold 7 and 5 steps, not 8 and 6.
ALIKE, APART = 7 / 74**0.5, 5 / 74**0.5
TOKENS = ("商标", "工资", "报酬", "拖欠", "有效")
ROWS = np.array(
    [[0, 0, 1, 0], [1, 0, 0, 0], [ALIKE, APART, 0, 0], [0, 0, 0, 1], [0, 0, 1, 1]], dtype=np.float32
)


@pytest.fixture
def reader(tmp_path: Path) -> CloseReader:
    save(tmp_path, "small", TOKENS, ROWS, {})
    return CloseReader(StaticModel(tmp_path))


def test_a_token_counts_as_far_as_the_nearest_means_the_same(reader: CloseReader) -> None:
    read = reader.read("工资", ["法\n报酬", "法\n工资", "法\n商标"])
    assert read["aligned"] == pytest.approx([ALIKE, 1, 0], abs=0.001)
    assert read["held"].tolist() == [0, 1, 0]


def test_the_sentence_that_answers_is_not_lost_in_a_long_text(reader: CloseReader) -> None:
    read = reader.read("拖欠工资", ["法\n商标有效。拖欠报酬。商标有效。", "法\n拖欠。商标有效。报酬。"])
    assert read["sentence"][0] > 0.9 > read["sentence"][1]
    assert read["one_sentence"][0] > read["one_sentence"][1]
    assert read["aligned"][0] == pytest.approx(read["aligned"][1])


def test_two_sentences_are_read_together_only_where_they_follow_each_other(reader: CloseReader) -> None:
    read = reader.read("拖欠工资", ["法\n拖欠；报酬。商标", "法\n拖欠；商标。报酬", "法\n拖欠", "法\n报酬"])
    assert read["two_sentences"][0] > 0.9 > read["two_sentences"][1:].max()


def test_a_text_that_says_much_else_is_less_about_the_question(reader: CloseReader) -> None:
    read = reader.read("工资", ["法\n工资", "法\n工资商标拖欠"])
    assert read["backwards"][0] > 0.9 > read["backwards"][1]


def test_every_part_of_a_question_finds_its_own_sentence(reader: CloseReader) -> None:
    read = reader.read("老板拖欠工资，商标还有效吗", ["法\n拖欠工资。商标有效。", "法\n拖欠工资。"])
    assert read["least_part"][0] > 0.9
    assert read["least_part"][1] < 0.8
    assert read["parts"][0] > read["parts"][1]


def test_the_name_of_the_law_tells_what_a_sentence_is_about(reader: CloseReader) -> None:
    read = reader.read("商标有效", ["商标法\n有效", "工资法\n有效"])
    assert read["named_sentence"][0] > read["named_sentence"][1]
    assert read["sentence"][0] == pytest.approx(read["sentence"][1])


@pytest.mark.parametrize("question", ["", "？！", "xyzzy"])
@pytest.mark.parametrize("passages", [[], [""], ["\n", "法\n", "某法", "法\n没有一个词在表里"]])
def test_what_nothing_is_known_of_is_nothing(reader: CloseReader, question: str, passages: list[str]) -> None:
    for asked in (question, "工资"):
        read = reader.read(asked, passages)
        assert {*read} == {*READ}
        assert not any(column.any() for column in read.values())


def test_width_of_marks_does_not_matter() -> None:
    reader = CloseReader(own_model())
    wide, narrow = (
        reader.read("老板不给工资怎么办", [f"劳动法\n用人单位应当支付工资{mark}不得克扣{mark}"])["sentence"]
        for mark in "；;"
    )
    assert wide == pytest.approx(narrow)
