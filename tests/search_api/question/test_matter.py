"""Words of a matter: cut side by side, weighed, with their other names."""

import pytest

from search_api.question.matter import CONTENT, head_of, pieces_of, side_by_side, terms_of, weight_of
from search_api.question.synonyms import synonyms_of


@pytest.mark.parametrize(
    "piece",
    ["老旧燃气管网改造", "小区里的电动车充电桩", "AED配置", "GB50016消防", "综合防灾减灾规划", "甲乙丙丁"],
)
def test_words_side_by_side_make_the_piece(piece: str) -> None:
    assert "".join(side_by_side(piece)) == piece.lower()


def test_a_compound_is_its_words() -> None:
    assert side_by_side("危房改造") == ["危房", "改造"]


def test_a_word_with_other_names_stays_whole() -> None:
    assert "充电桩" in side_by_side("小区充电桩")


def test_rare_words_weigh_more_than_common_ones_and_verbs_least() -> None:
    assert weight_of("充电桩") > weight_of("安全") > weight_of("管理") > 0
    assert weight_of("应急避难") > weight_of("排查")


def test_stop_words_and_repeats_are_left_out() -> None:
    texts = [term.text for term in terms_of(("小区的充电桩", "在小区里"))]
    assert texts == ["小区", "充电桩"]


def test_pieces_break_at_marks_and_at_what_is_taken() -> None:
    assert pieces_of("小区、楼道的充电桩", ()) == ("小区", "楼道的充电桩")


def test_everyday_words_stand_for_official_ones() -> None:
    assert dict(synonyms_of("电动车"))["电动自行车"] > dict(synonyms_of("电动车"))["电瓶车"]
    assert synonyms_of("无此词") == ()


def test_other_names_come_best_first() -> None:
    worths = [worth for _, worth in synonyms_of("充电桩")]
    assert worths == sorted(worths, reverse=True)
    assert all(0 < worth < 1 for worth in worths)


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        (("户外广告的审批",), ["审批"]),
        (("社区养老设施的消防验收费用", "出"), ["消防", "验收", "费用"]),
        (("消防通道上的违建", "拆"), ["违建"]),
        (("应急救援队伍",), ["队伍"]),
        (("燃气", "建设"), ["燃气"]),
        (("建设",), []),
        ((), []),
    ],
)
def test_the_head_names_the_thing_itself(pieces: tuple[str, ...], words: list[str]) -> None:
    assert [term.text for term in head_of(pieces)] == words


@pytest.mark.parametrize(("rare", "common"), [("茶", "区"), ("煤", "法"), ("盐", "建")])
def test_a_single_character_weighs_by_the_words_it_stands_in(rare: str, common: str) -> None:
    assert weight_of(rare) >= CONTENT > weight_of(common)


def test_no_single_character_stands_for_a_word() -> None:
    assert all(len(other) > 1 for other, _ in synonyms_of("巡查"))
