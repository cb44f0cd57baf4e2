"""At what hour it happened, where a later sentence tells it."""

import pytest

from tests.indexer.cases.test_accounts import cases

TITLE = "甲公司“5·18”坍塌事故调查报告"
TOLD = "2023年5月18日，枕溪区甲公司在建仓库发生坍塌事故，造成1人死亡。"


@pytest.mark.parametrize(
    ("later", "time"),
    [
        ("当日16时25分左右，脚手架突然倒塌。", "16:25"),
        ("上午9时许，工人清理基槽，槽壁突然坍塌，1人被埋。", "09:00"),
        ("7时30分，班长安排清理落料。10时42分，铁锹被卷入滚筒。", "10:42"),
        ("5月18日8时10分，工人进场。8时40分许，梁板塌落。", "08:40"),
        ("事发时间约为10点40分。", "10:40"),
        ("时间定格在下午3点05分。", "15:05"),
        # What was done about it, another day, and what is no hour.
        ("9时10分，县应急管理局接报后赶到，现场已经倒塌。", None),
        ("11时20分，经医生确认1人死亡。", None),
        ("5月19日6时30分，第二处墙体坍塌。", None),
        ("墙高3.5米，7个小时后坍塌。", None),
        ("提出2点建议，防止坍塌。", None),
    ],
)
def test_the_hour_at_which_something_happens(later: str, time: str | None) -> None:
    (case,) = cases(TITLE, TOLD, later)
    assert case.time == time


def test_what_stands_below_the_causes_tells_no_hour() -> None:
    (case,) = cases(TITLE, TOLD, "二、事故原因", "当日16时25分许，脚手架连墙件断裂。")
    assert case.time is None
