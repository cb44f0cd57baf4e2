"""Times that return: their rules, in cells and in running text."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.times.deadline_cells import read_deadline
from corpus.recognise.times.deadlines import find_deadlines
from corpus.recognise.times.recurrences import find_recurrences

WRITTEN_ON = date(2020, 3, 7)


RULES = [
    ("每年", "FREQ=YEARLY"),
    ("每年5月底前", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1"),
    ("每年 5 月底前", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1"),
    ("每年十月底前", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=-1"),
    ("每年1月31日前", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31"),
    ("每年的12月15日之前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
    ("每年3月上旬", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10"),
    ("每年6月、12月底前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
    ("每年6月底和12月底前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
    ("每年底前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
    ("每年年底前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
    ("每年上半年", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"),
    ("每年第一季度", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"),
    ("每两年", "FREQ=YEARLY;INTERVAL=2"),
    ("每半年", "FREQ=MONTHLY;INTERVAL=6"),
    ("每季度", "FREQ=MONTHLY;INTERVAL=3"),
    ("按季度", "FREQ=MONTHLY;INTERVAL=3"),
    ("每季度末", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
    ("每季度最后一个月的30日前", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=30"),
    ("每季度末月25日前", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),
    ("每季度首月10日前", "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"),
    ("每月", "FREQ=MONTHLY"),
    ("每个月", "FREQ=MONTHLY"),
    ("每2个月", "FREQ=MONTHLY;INTERVAL=2"),
    ("每月5日前", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("每月底前", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("每月月底前", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("每月31日前", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("每周", "FREQ=WEEKLY"),
    ("每周五前", "FREQ=WEEKLY;BYDAY=FR"),
    ("每日", "FREQ=DAILY"),
    ("每天", "FREQ=DAILY"),
    ("每年至少1次", "FREQ=YEARLY"),
    ("每年10月至次年4月", "FREQ=YEARLY;BYMONTH=1,2,3,4,10,11,12"),
    ("每年11月至次年3月底前", "FREQ=YEARLY;BYMONTH=1,2,3,11,12"),
    ("每年6—9月", "FREQ=YEARLY;BYMONTH=6,7,8,9"),
    ("每年5月1日至9月30日", "FREQ=YEARLY;BYMONTH=5,6,7,8,9"),
    ("每年汛前", "FREQ=YEARLY"),
    ("每年春节前", "FREQ=YEARLY"),
    ("每学期", "FREQ=MONTHLY;INTERVAL=6"),
    ("每学期开学前", "FREQ=MONTHLY;INTERVAL=6"),
    ("每学年", "FREQ=YEARLY"),
    ("各季度末", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
    ("每季度结束后10日内", "FREQ=MONTHLY;INTERVAL=3"),
    ("按季度调度", "FREQ=MONTHLY;INTERVAL=3"),
    ("每月10日、25日前", "FREQ=MONTHLY;BYMONTHDAY=10,25"),
    ("每月15日和月底前", "FREQ=MONTHLY;BYMONTHDAY=15,-1"),
    ("每半月", "FREQ=MONTHLY;BYMONTHDAY=15,-1"),
    ("每双周", "FREQ=WEEKLY;INTERVAL=2"),
    ("每周五下班前", "FREQ=WEEKLY;BYDAY=FR"),
    ("每工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("每日16时前", "FREQ=DAILY"),
    ("长期（每年更新）", "FREQ=YEARLY"),
]


@pytest.mark.parametrize(("cell", "rule"), RULES)
def test_a_cell_with_a_returning_time(cell: str, rule: str) -> None:
    deadline = read_deadline(cell, WRITTEN_ON)
    assert deadline is not None
    assert (deadline.kind, deadline.recurrence, deadline.printed) == ("recurring", rule, cell)


# RFC 5545, 3.3.10: the parts used here, each with the values it may take.
RRULE = re.compile(
    r"FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)(;INTERVAL=[1-9]\d{0,2})?"
    r"(;BYMONTH=([1-9]|1[0-2])(,([1-9]|1[0-2]))*)?(;BYMONTHDAY=(-1|[1-9]|[12]\d|3[01])(,(-1|[1-9]|[12]\d|3[01]))*)?"
    r"(;BYDAY=(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR))*)?"
)


@given(
    st.sampled_from(["每", "按", "逐"]),
    st.sampled_from(["", "2", "三", "十二", "0", "99"]),
    st.sampled_from(["年", "半年", "季度", "个月", "月", "周", "日", "旬", "学期", "半月", "工作日"]),
    st.sampled_from(
        [
            "",
            "5月底前",
            "13月底前",
            "2月30日前",
            "6月、12月",
            "底前",
            "末月31日前",
            "0日前",
            "32日前",
            "五前",
            "上旬",
            "元月1日",
            "10月至次年4月",
            "13月至2月",
            "汛前",
            "5日、31日前",
            "结束后5日内",
        ]
    ),
)
def test_every_rule_follows_rfc_5545(word: str, count: str, unit: str, detail: str) -> None:
    for found in find_recurrences(word + count + unit + detail):
        assert RRULE.fullmatch(found.rule), found.rule


def test_a_returning_deadline_is_found_in_running_text() -> None:
    (found,) = find_deadlines("2020年起，国家卫生健康委每年3月底前完成上述工作。", WRITTEN_ON)
    assert (found.deadline.printed, found.deadline.kind) == ("每年3月底前", "recurring")
    assert found.deadline.recurrence == "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"


@pytest.mark.parametrize(
    ("text", "printed", "rule"),
    [
        ("每年汛前完成隐患整治", "每年汛前", "FREQ=YEARLY"),
        ("每学期开学前完成校舍排查", "每学期开学前", "FREQ=MONTHLY;INTERVAL=6"),
        ("每月10日、25日前报送进展", "每月10日、25日前", "FREQ=MONTHLY;BYMONTHDAY=10,25"),
        ("每季度末月25日前报送", "每季度末月25日前", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),
        ("每月结束后5个工作日内上报", "每月结束后5个工作日内", "FREQ=MONTHLY"),
        ("每周五下班前报送", "每周五下班前", "FREQ=WEEKLY;BYDAY=FR"),
    ],
)
def test_by_when_a_returning_duty_is_due(text: str, printed: str, rule: str) -> None:
    (found,) = find_deadlines(text, WRITTEN_ON)
    assert (found.deadline.printed, found.deadline.recurrence) == (printed, rule)
