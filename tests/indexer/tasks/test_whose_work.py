"""Whose work a clause is: what stands before 由, and what another unit does beside the first."""

import pytest

from tests.indexer.tasks.papers import found

NARROW = str.maketrans("，；：（）", ",;:()")


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("学校集中接种点由县教育局协助设置。", " / 县教育局"),
        ("学校集中用餐场所由县市场监管局配合检查。", " / 县市场监管局"),
        ("学校定期体检由县卫健局协助开展。", " / 县卫健局"),
        ("企业集中供热管网由市供热公司配合改造。", " / 市供热公司"),
        ("医院集中隔离点由县卫健局牵头设置，县财政局配合。", "县卫健局 / 县财政局"),
        ("幼儿园定期消防检查由县消防救援大队负责。", "县消防救援大队"),
        ("社区接种点由县教育局协助设置。", " / 县教育局"),
        ("学校每年体检由县卫健局组织实施。", "县卫健局"),
        ("养老机构集中供餐由县民政局负责监管。", "县民政局"),
        ("单位自行组织的演练由县应急局配合指导。", " / 县应急局"),
    ],
)
def test_what_stands_before_the_doer_is_no_unit(line: str, units: str) -> None:
    tasks = found(f"二、{line}", "三、其他工作。")
    assert [named for _, named, _ in tasks] == [units]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "市公安局交警支队牵头制定绕行方案，市公共交通集团调整12条公交线路。",
            ["市公安局交警支队", "市公共交通集团"],
        ),
        ("市住建局负责编制方案，市财政局筹措资金3000万元。", ["市住建局", "市财政局"]),
        ("市住建局牵头制定方案，市财政局划拨首期资金。", ["市住建局", "市财政局"]),
        ("市住建局负责选址，市水务集团承建泵站。", ["市住建局", "市水务集团"]),
        ("市公安局牵头制定方案，市公共交通集团增开临时班次。", ["市公安局", "市公共交通集团"]),
        ("市住建局牵头制定方案，督促企业落实整改。", ["市住建局"]),
        ("市住建局牵头制定方案，公交线路同步调整。", ["市住建局"]),
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_another_unit_in_the_second_half_has_its_own_work(
    line: str, expected: list[str], narrow: bool
) -> None:
    tasks = found(f"四、{line.translate(NARROW) if narrow else line}")
    assert [named for _, named, _ in tasks] == expected
    assert all(text.startswith(named) for _, named, text in tasks)


def test_minutes_give_work_beside_a_word_of_role_without_one() -> None:
    lines = (
        "市住建局牵头制定方案，市公共交通集团调整12条公交线路。",
        "会议听取了汇报，市财政局安排资金较多。",
    )
    tasks = found(
        *(f"{label}、{line}" for label, line in zip("一二", lines, strict=True)), title="澜川市专题会议纪要"
    )
    assert [named for _, named, _ in tasks] == ["市住建局", "市公共交通集团"]


@pytest.mark.parametrize("decided", ["会议要求", "会议决定", "会议明确", "会议议定", "会议确定"])
@pytest.mark.parametrize("narrow", [False, True])
def test_what_a_meeting_decided_is_given(decided: str, narrow: bool) -> None:
    line = f"二、会议听取了汇报。{decided}，县教育局8月20日前完成设备搬运，县公安局做好交通管控。"
    tasks = found(line.translate(NARROW) if narrow else line, title="韶岭县人民政府常务会议纪要")
    assert [named for _, named, _ in tasks] == ["县教育局", "县公安局"]


def test_what_a_meeting_heard_is_not() -> None:
    line = "二、会议听取了汇报，县教育局完成设备搬运，县公安局做好交通管控。"
    assert found(line, title="韶岭县人民政府常务会议纪要") == []
