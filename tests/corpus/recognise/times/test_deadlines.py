"""Deadlines as the whole content of a cell, a bracket or a value. Wordings as real papers have them."""

from datetime import date

import pytest

from corpus.recognise.times.deadline_cells import read_deadline

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
        ("3月中下旬", "2020-03-31"),
        ("2020年7、8月", "2020-08-31"),
        ("7、8、9月", "2020-09-30"),
        ("2020年年内", "2020-12-31"),
        ("年度内", "2020-12-31"),
        ("2020年12月底前完成50%，2021年12月底前全部完成", "2021-12-31"),
        ("2025年底前取得阶段性成效", "2025-12-31"),
        ("本月底", "2020-03-31"),
        ("远期（2035年）", "2035-12-31"),
    ],
)
def test_a_cell_with_a_day(cell: str, day: str) -> None:
    deadline = read_deadline(cell, WRITTEN_ON)
    assert deadline is not None
    assert (deadline.kind, deadline.from_, deadline.recurrence) == ("date", None, None)
    assert deadline.date == date.fromisoformat(day)
    assert deadline.printed in cell


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        (" 2020年底前完成方案,2025年底前完成整改 ", "2020年底前完成方案,2025年底前完成整改"),
        ("（2020年底）", "2020年底"),
        ("完成时限：2020年底。", "2020年底"),
    ],
)
def test_what_is_printed_is_the_whole_cell_without_its_brackets_key_and_closing_mark(
    cell: str, printed: str
) -> None:
    deadline = read_deadline(cell)
    assert deadline is not None
    assert deadline.printed == printed


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
        ("自发文之日起至2020年12月31日", "2020-03-07", "2020-12-31"),
        ("印发之日起至年底", "2020-03-07", "2020-12-31"),
        ("2024—2026年", "2024-01-01", "2026-12-31"),
        ("2024—2026", "2024-01-01", "2026-12-31"),
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
        *((cell, None, None) for cell in ("第一时间", "即时", "马上", "动态更新", "日常监管", "按年度推进")),
        ("2020年6月—长期", "2020-06-01", None),
        ("分年度：2024年完成30%，2025年完成60%", None, "2025-12-31"),
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
