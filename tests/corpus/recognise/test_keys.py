"""Numbers and titles that are the same however they are printed."""

import pytest

from corpus.recognise.keys import number_key, title_key


@pytest.mark.parametrize(
    "printed",
    [
        "崇川政办发(2020)11号",
        "崇川政办发［２０２０］１１号",
        "崇川政办发 〔2020〕 11 号",
        "崇川政办发【2020】11号",
    ],
)
def test_one_number_however_it_is_printed(printed: str) -> None:
    assert number_key(printed) == number_key("崇川政办发〔2020〕11号")


@pytest.mark.parametrize("other", ["崇川政办发〔2020〕1号", "崇川政发〔2020〕11号", "崇川政办发〔2021〕11号"])
def test_other_numbers_stay_apart(other: str) -> None:
    assert number_key(other) != number_key("崇川政办发〔2020〕11号")


@pytest.mark.parametrize("nothing", [None, "", " 　"])
def test_nothing_has_no_key(nothing: str | None) -> None:
    assert number_key(nothing) is None
    assert title_key(nothing) is None


def test_a_title_is_the_same_in_any_marks() -> None:
    assert title_key("《某某办法（试行）》") == title_key("某某 办法(试行)")
