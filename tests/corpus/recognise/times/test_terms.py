"""Terms counted from an event, and times left to something else."""

from datetime import date

import pytest

from corpus.recognise.times.deadline_cells import read_deadline

WRITTEN_ON = date(2020, 3, 7)


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
        ("次年国庆节前", None),
        ("2020年中秋节前", None),
        ("3个月", None),
        ("10个工作日", None),
        ("根据工作进度安排", None),
        ("节前", None),
        ("开学前", None),
        ("汛期结束前", None),
        ("清明节前后", None),
        ("高考期间", None),
        ("项目竣工前", None),
        ("开工前", None),
        ("60个工作日内", None),
        ("事故发生后1小时内", None),
        ("每次会议后3日内", None),
        ("尽快", None),
        ("同步推进", None),
        ("重要时间节点", None),
        ("本周内", None),
        ("印发之日起30日内", "2020-04-06"),
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
