"""Returning times in running text that say no day by which."""

import pytest

from corpus.recognise.times.rhythms import find_rhythms


@pytest.mark.parametrize(
    ("text", "printed", "rule"),
    [
        ("各乡镇于每季度末报送拆除台账", "每季度末", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("每季度开展一次犬只办证免疫上门服务", "每季度", "FREQ=MONTHLY;INTERVAL=3"),
        ("组织救生员急救技能培训，每半年一次", "每半年", "FREQ=MONTHLY;INTERVAL=6"),
        ("开展专项检查，每年不少于2次", "每年", "FREQ=YEARLY"),
        ("每年至少组织开展 1 次应急演练", "每年", "FREQ=YEARLY"),
        ("每年11月举办开采节", "每年11月", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=-1"),
        ("每三年开展一次安全评估", "每三年", "FREQ=YEARLY;INTERVAL=3"),
    ],
)
def test_work_that_returns(text: str, printed: str, rule: str) -> None:
    (found,) = find_rhythms(text)
    assert (found.deadline.printed, found.deadline.recurrence) == (printed, rule)
    assert text[found.start : found.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        "国务院常务会议一般每月召开三次",
        "联席会议原则上每年召开两次会议",
        "培养绣花工、版师每年1000名",
        "每年安排专项资金",
        "每户每年补助2000元，一次性发放",
        "推动经营单位主要负责人每季度带队对本单位重大事故隐患排查整治情况至少开展1次检查",
        "推进每年安全生产月宣传活动",
    ],
)
def test_what_counts_nothing_or_is_only_usual_is_left(text: str) -> None:
    assert find_rhythms(text) == []
