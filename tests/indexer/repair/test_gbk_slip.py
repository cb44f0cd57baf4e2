"""A byte was lost and the decoder ran out of step: put back where that is certain, marked where it is plain."""

import pytest

from indexer.draft import Draft
from indexer.repair.gbk_slip import undo_slips
from tests.growth import FACTOR, LINEAR, growth
from tests.indexer.repair.case import doubts, repaired


def without_lead(text: str, character: str, mark: str) -> str:
    """The text as a decoder shows it that met a mark, or nothing, where the lead byte of a character was."""
    before, after = text.split(character, 1)
    stream = before.encode("gbk") + mark.encode() + character.encode("gbk")[1:] + after.encode("gbk")
    return stream.decode("gbk", "ignore")


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        # The two marks of a real page: one for the lost byte, one a full-width ？ that the site folded.
        ("定期開展應急演練??茖W規劃和建設應急救援基地", "定期開展應急演練。科學規劃和建設應急救援基地"),
        ("定期開展應急演練?？茖W規劃和建設應急救援基地", "定期開展應急演練。科學規劃和建設應急救援基地"),
        ("定期開展應急演練\ufffd？茖W規劃和建設應急救援基地", "定期開展應急演練。科學規劃和建設應急救援基地"),
    ],
)
def test_a_short_slip_in_traditional_text(damaged: str, whole: str) -> None:
    assert repaired(undo_slips, damaged) == whole


def test_where_two_texts_are_as_likely_the_place_is_marked() -> None:
    # Without the second mark it may be 。科學 or ，科學.
    damaged = "定期開展應急演練？茖W規劃和建設應急救援基地"
    assert repaired(undo_slips, damaged) == damaged
    assert doubts(undo_slips, damaged) == ["？茖W"]


@pytest.mark.parametrize("mark", ["?", ""])
@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("各级人民政府应当加强安全生产工作。有关部门应当依法履行监督管理职责\n", "作"),
        ("县级以上地方人民政府应当建立健全应急救援体系，完善应急预案\n", "立"),
    ],
)
def test_a_long_slip_to_the_end_of_a_simplified_line(text: str, character: str, mark: str) -> None:
    damaged = without_lead(text, character, mark)
    assert damaged != text
    assert repaired(undo_slips, damaged)[: len(text) - 3] == text[: len(text) - 3]


def test_a_slip_at_the_start_of_a_line_after_the_wide_blank() -> None:
    text = "\u3000（一）加强组织领导，落实安全生产责任制\n"
    damaged = without_lead(text, "\u3000", "?")
    assert damaged.startswith("?。ㄒ唬")
    assert repaired(undo_slips, damaged).startswith(text[:-3])


def test_several_slips_in_one_line_and_the_same_one_twice() -> None:
    damaged = "完善應急預案，定期開展應急演練?？茖W規劃和建設基地。落實到國土空間規劃中?？茖W設置生活區。"
    whole = "完善應急預案，定期開展應急演練。科學規劃和建設基地。落實到國土空間規劃中。科學設置生活區。"
    assert repaired(undo_slips, damaged) == whole


def test_a_character_lost_whole_is_marked_not_invented() -> None:
    damaged = "企业事业单位应当如实报告\ufffd?产安全事故，有关部门应当依法处?。"
    assert repaired(undo_slips, damaged) == damaged
    assert "\ufffd?" in doubts(undo_slips, damaged)


@pytest.mark.parametrize(
    "healthy",
    [
        "什么是安全生产责任制?怎么落实?由谁负责?",
        "您是否同意?同意请签字。",
        "当前位置\xa0>\xa0信息公开?>?区府办?>?政府信息公开目录",
        "桑蚕、柞蚕种的生产、经营，适用本条例。本条例所称蚕种是指桑蚕种、柞蚕种。",
        "外伤性脑脓肿、鼻中隔骨折、颈动脉海绵窦瘘；帽状腱膜下血肿。",
        "张䶮、李堃、王喆等同志参加会议，地点在浐灞生态区。",
        "https://example.gov.cn/show?id=12&channel=7",
        "",
    ],
)
def test_healthy_text_is_left_alone(healthy: str) -> None:
    assert undo_slips(Draft(healthy)) == ()


def test_question_marks_that_are_no_trace_are_not_all_looked_into() -> None:
    # Twelve marks, and eight times as many: each that is looked into costs as much.
    assert growth(lambda text: undo_slips(Draft(text)), "办法?", 36) < FACTOR / 2


def test_rare_characters_that_come_back_are_found_in_time_that_grows_with_the_text() -> None:
    assert growth(lambda text: undo_slips(Draft(text)), "①清淤②修路", 6_000) < LINEAR / 2
