"""Deadlines: cells and values read whole, and those found in running text. Wordings as real papers have them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.deadlines import find_deadlines, read_deadline
from corpus.recognise.recurrences import find_recurrences

WRITTEN_ON = date(2020, 3, 7)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2020年底", "2020-12-31"),
        ("2020 年底", "2020-12-31"),
        ("2020年\n底", "2020-12-31"),
        ("２０２０年底", "2020-12-31"),
        ("2020年底前", "2020-12-31"),
        ("2020年底前完成", "2020-12-31"),
        ("2020年年底前", "2020-12-31"),
        ("2020年12月", "2020-12-31"),
        ("2020年", "2020-12-31"),
        ("2020年度", "2020-12-31"),
        ("2022年10月底前", "2022-10-31"),
        ("2022年10月底前。", "2022-10-31"),
        ("(2022年10月底前)", "2022-10-31"),
        ("（2022年10月底前）", "2022-10-31"),
        ("完成时限:2022年10月底前", "2022-10-31"),
        ("时限要求：2022年10月底前", "2022-10-31"),
        ("6月底完成", "2020-06-30"),
        ("6月底", "2020-06-30"),
        ("10月中旬", "2020-10-20"),
        ("十月底前", "2020-10-31"),
        ("3月20日前", "2020-03-20"),
        ("3月20日17:00前", "2020-03-20"),
        ("次年3月20日前", "2021-03-20"),
        ("明年3月20日前", "2021-03-20"),
        ("到2025年", "2025-12-31"),
        ("年内", "2020-12-31"),
        ("年底前", "2020-12-31"),
        ("今年年底前", "2020-12-31"),
        ("本月底前", "2020-03-31"),
        ("第二季度", "2020-06-30"),
        ("第四季度完成", "2020-12-31"),
        ("上半年", "2020-06-30"),
        ("2025年12月31日", "2025-12-31"),
        ("2025.12", "2025-12-31"),
        ("2025-12-31", "2025-12-31"),
        ("2025年12月", "2025-12-31"),
        ("2021-12-31 00:00:00", "2021-12-31"),
        ("2021.12.31前", "2021-12-31"),
        ("2020年6月已完成", "2020-06-30"),
        ("2020年12月底前全部完成年度任务", "2020-12-31"),
        ("“十四五”末", "2025-12-31"),
        ("“十四五”末完成", "2025-12-31"),
        ("2020年8月、9月", "2020-09-30"),
        ("12月中旬前", "2020-12-20"),
        ("2020年12月31日24时前", "2020-12-31"),
        ("2023年、2024年", "2024-12-31"),
        ("2023年6月底前完成方案，2025年底前完成整改", "2025-12-31"),
        ("2023年6月底前完成方案,12月底前完成整改", "2023-12-31"),
        ("2023年6月底前完成方案；次年3月底前完成整改", "2024-03-31"),
        ("2020年10月底前取得实质性进展", "2020-10-31"),
    ],
)
def test_a_cell_with_a_day(cell: str, day: str) -> None:
    deadline = read_deadline(cell, WRITTEN_ON)
    assert deadline is not None
    assert (deadline.kind, deadline.from_, deadline.recurrence) == ("date", None, None)
    assert deadline.date == date.fromisoformat(day)
    assert deadline.printed in cell


def test_what_is_printed_is_the_whole_cell_without_its_brackets_key_and_closing_mark() -> None:
    assert [
        read_deadline(cell).printed
        for cell in (" 2020年底前完成方案,2025年底前完成整改 ", "（2020年底）", "完成时限：2020年底。")
    ] == [  # type: ignore[union-attr]
        "2020年底前完成方案,2025年底前完成整改",
        "2020年底",
        "2020年底",
    ]


@pytest.mark.parametrize(
    "cell", ["2020年9月31日前", "6月底完成", "3月20日前", "年底前", "本月底前", "今年10月底前", "第二季度"]
)
def test_where_the_day_cannot_be_told_it_stays_open(cell: str) -> None:
    deadline = read_deadline(cell)
    assert deadline is not None
    assert (deadline.kind, deadline.date) == ("date", None)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2020年3月至6月", "2020-03-01", "2020-06-30"),
        ("3月至6月", "2020-03-01", "2020-06-30"),
        ("2020年1月—2025年12月", "2020-01-01", "2025-12-31"),
        ("2021-2023年", "2021-01-01", "2023-12-31"),
        ("2022年至2024年", "2022-01-01", "2024-12-31"),
        ("2020年全年", "2020-01-01", "2020-12-31"),
        ("“十四五”期间", "2021-01-01", "2025-12-31"),
        ("8-10月", "2020-08-01", "2020-10-31"),
        ("即日起至2020年12月31日", "2020-03-07", "2020-12-31"),
    ],
)
def test_a_cell_with_a_range(cell: str, first: str, last: str) -> None:
    deadline = read_deadline(cell, WRITTEN_ON)
    assert deadline is not None
    assert (deadline.kind, deadline.printed) == ("range", cell)
    assert (deadline.from_, deadline.date) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        *(
            (cell, None, None)
            for cell in ("持续推进", "长期坚持", "长期", "全年", "分年度推进", "常态化", "立行立改", "立即")
        ),
        *((cell, None, None) for cell in ("长期坚持，持续推进", "持续推进。", "贯穿全过程")),
        ("2019年12月取得阶段性成果并持续推进", None, "2019-12-31"),
        ("2020年底前完成,并长期坚持", None, "2020-12-31"),
        ("2020年底并持续推进", None, "2020-12-31"),
        ("即日起", "2020-03-07", None),
        ("2020年4月起", "2020-04-01", None),
        ("2020年4月至今", "2020-04-01", None),
        ("2020年起长期坚持", "2020-01-01", None),
        ("长期（2020年底前取得阶段性成效）", None, "2020-12-31"),
    ],
)
def test_a_cell_with_work_that_goes_on(cell: str, first: str | None, last: str | None) -> None:
    deadline = read_deadline(cell, WRITTEN_ON)
    assert deadline is not None
    assert deadline.kind == "ongoing"
    assert (deadline.from_ and deadline.from_.isoformat(), deadline.date and deadline.date.isoformat()) == (
        first,
        last,
    )


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
    r"(;BYDAY=(MO|TU|WE|TH|FR|SA|SU))?"
)


@given(
    st.sampled_from(["每", "按", "逐"]),
    st.sampled_from(["", "2", "三", "十二", "0", "99"]),
    st.sampled_from(["年", "半年", "季度", "个月", "月", "周", "日", "旬"]),
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
        ]
    ),
)
def test_every_rule_follows_rfc_5545(word: str, count: str, unit: str, detail: str) -> None:
    for found in find_recurrences(word + count + unit + detail):
        assert RRULE.fullmatch(found.rule), found.rule


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("印发后30个工作日内", None),
        ("自印发之日起3个月内", "2020-06-07"),
        ("本方案印发之日起1个月内", "2020-04-07"),
        ("印发后15日内", "2020-03-22"),
        ("印发后两周内", "2020-03-21"),
        ("自收到申请之日起20日内", None),
        ("收到通知后5个工作日内", None),
        ("30日内", None),
        ("汛期前", None),
        ("春节前完成", None),
        ("按照省统一部署", None),
        ("按省级要求时限", None),
        ("按要求推进", None),
        ("按计划", None),
        ("按合同工期", None),
        ("与主体工程同步", None),
        ("适时", None),
        ("视情况而定", None),
        ("汛期", None),
        ("汛前", None),
        ("2020年国庆节前", None),
        ("3个月", None),
        ("10个工作日", None),
        ("根据工作进度安排", None),
    ],
)
def test_a_cell_with_a_term_counted_from_something(cell: str, day: str | None) -> None:
    deadline = read_deadline(cell, WRITTEN_ON)
    assert deadline is not None
    assert (deadline.kind, deadline.printed) == ("relative", cell)
    assert (deadline.date and deadline.date.isoformat()) == day
    unknown = read_deadline(cell)
    assert unknown is not None
    assert unknown.date is None


def test_a_month_later_ends_with_the_month() -> None:
    deadline = read_deadline("自印发之日起1个月内", date(2020, 1, 31))
    assert deadline is not None
    assert deadline.date == date(2020, 2, 29)


@pytest.mark.parametrize(
    "cell", ["", " ", "/", "／", "—", "——", "-", "－", "无", "\\", "\n", "（）", "\u3000"]
)
def test_an_empty_cell_is_no_deadline(cell: str) -> None:
    assert read_deadline(cell, WRITTEN_ON) is None


@pytest.mark.parametrize(
    "cell",
    [
        "区应急管理局",
        "加强安全生产",
        "加强2020年防汛工作",
        "2020年重点任务",
        "2020",
        "20",
        "13",
        "(一)",
        "2020年底前完成全市老旧小区电动自行车充电设施排查整改工作并建立长效机制",
        "推进每年安全生产月宣传活动进企业、进农村、进社区、进学校、进家庭",
        "长期存在的安全隐患得到有效治理",
        "按照职责分工负责，落实属地监管责任，全面加强安全生产工作要求",
        "春季防火",
        "汛期安全",
        "定期检查",
        "日常巡查",
        "崇川政办发〔2020〕11号",
        "2020年13月底前",
    ],
)
def test_another_cell_is_no_deadline(cell: str) -> None:
    assert read_deadline(cell, WRITTEN_ON) is None


@pytest.mark.parametrize(
    ("text", "printed", "day"),
    [
        ("试点地区要于2019年12月底前，对本地区试点情况进行总结", "2019年12月底前", None),
        ("原则上于2020年12月底前完成相关建设规划", "2020年12月底前", "2020-12-31"),
        ("各地应于六月底前将基数情况报送", "六月底前", "2020-06-30"),
        ("(一)动员部署阶段(3月20日前)。及时召开动员会议", "3月20日前", "2020-03-20"),
        ("（一）动员部署阶段（３月２０日前）。", "３月２０日前", "2020-03-20"),
        ("在12月10日前将阶段性工作总结报市安委办", "12月10日前", "2020-12-10"),
        ("3月20日（星期五）下午5点前报送", "3月20日（星期五）下午5点前", "2020-03-20"),
        ("年底前实现监管清单对象执法全覆盖", "年底前", "2020-12-31"),
        ("经批准，2020年年底前省属重点文化企业可免缴收益", "2020年年底前", "2020-12-31"),
        ("2020年底完成整改", "2020年底完成", "2020-12-31"),
        ("(A牵头,B配合,6月底完成)", "6月底完成", "2020-06-30"),
        ("到2025年,应急管理科学化水平明显提高", "到2025年", "2025-12-31"),
        ("二是力争到2020年底，基本建成", "到2020年底", "2020-12-31"),
        ("总量明显减少。到2035年，全面建成", "到2035年", "2035-12-31"),
        ("至2025年，全面建成", "至2025年", "2025-12-31"),
        ("到“十四五”末，全面建成", "到“十四五”末", "2025-12-31"),
        ("3月底前完成方案", "3月底前", "2020-03-31"),
        ("年内完成合同用量", "年内完成", "2020-12-31"),
        ("于2020年12月31日以前报送", "2020年12月31日以前", "2020-12-31"),
        ("全面排查于月底前报我办", "月底前", "2020-03-31"),
        ("自印发之日起3个月内制定细则", "自印发之日起3个月内", "2020-06-07"),
        ("应当自受理申请之日起20日内作出决定", "自受理申请之日起20日内", None),
        ("受理申请的部门应当自收到申请之日起六十个工作日以内决定", "自收到申请之日起六十个工作日以内", None),
        ("汛期前完成隐患整治", "汛期前", None),
    ],
)
def test_a_deadline_is_found_in_running_text(text: str, printed: str, day: str | None) -> None:
    written_on = None if printed.startswith("2019") else WRITTEN_ON
    (found,) = find_deadlines(text, written_on)
    assert found.deadline.printed == printed == text[found.start : found.end]
    if written_on:
        assert (found.deadline.date and found.deadline.date.isoformat()) == day


def test_a_returning_deadline_is_found_in_running_text() -> None:
    (found,) = find_deadlines("2020年起，国家卫生健康委每年3月底前完成上述工作。", WRITTEN_ON)
    assert (found.deadline.printed, found.deadline.kind) == ("每年3月底前", "recurring")
    assert found.deadline.recurrence == "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"


def test_several_deadlines_share_the_year_of_their_sentence() -> None:
    found = find_deadlines(
        "2023年6月底前完成方案，12月底前完成整改，次年3月底前验收。6月底前总结", WRITTEN_ON
    )
    assert [mention.deadline.date for mention in found] == [
        date(2023, 6, 30),
        date(2023, 12, 31),
        date(2024, 3, 31),
        date(2020, 6, 30),
    ]


def test_a_year_that_is_over_gives_no_deadline_its_year() -> None:
    (found,) = find_deadlines("2019年以来，各单位开展整治，6月底前完成总结", WRITTEN_ON)
    assert found.deadline.date == date(2020, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "执行期限为2019年1月1日至2023年12月31日",
        "2018年以来，全区共排查隐患",
        "2020年，市政府将",
        "会议于2020年3月7日召开",
        "按照《2020年底前工作方案》要求",
        "《关于2020年12月底前完成整改的通知》",
        "根据2018年3月20日印发的文件",
        "2018年12月31日之前已完成转制的企业",
        "2008年以前，协调委原则上每半年召开一次",
        "2000年前建成的住宅",
        "2019年底完成了整改",
        "从现在到2009年，随着工程蓄水",
        "有效期至2025年12月31日",
        "持续到2025年",
        "2020年前三季度",
        "“十四五”期间，全区",
        "“十四五”规划纲要",
        "前10日内",
        "五年内免征企业所得税",
        "自暂扣测绘资质证书之日起六个月内仍不汇交的",
        "年内全县查处非法捕捞案件",
        "在赔偿请求时效的最后六个月内",
        "每年至少一次",
        "每半年召开一次例会",
        "截至2018年8月底，全国共发生",
        "汛期前、汛期中",
    ],
)
def test_what_only_looks_like_a_deadline_is_left(text: str) -> None:
    assert find_deadlines(text, WRITTEN_ON) == []
