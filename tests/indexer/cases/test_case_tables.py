"""Tables that tell a case in each row, and tables that do not."""

from collections.abc import Sequence

from corpus.blocks import Blocks, Cell, Paragraph, Table
from corpus.model import Case, Reading
from indexer.metadata.head import Source
from indexer.reading import read_blocks

NAMED = (
    ("序号", "事故名称", "发生时间", "发生地点", "简要经过", "伤亡及损失", "主要原因", "防范要点"),
    (
        "1",
        "霁阳市衡铸金属有限公司灼烫事故",
        "2021.03.18 02:30",
        "霁阳市安澜街道",
        "炉前工向炉内投加潮湿废钢，钢水突然喷溅，3人被灼伤。",
        "重伤1人，轻伤2人；直接损失52万元",
        "直接原因：废钢含水，遇钢水急剧汽化。\n间接原因：废钢露天堆放，入炉料无人验收。",
        "入炉料必须干燥。",
    ),
    (
        "2",
        "澜川市万象家居仓库火灾",
        "2021.12.26",
        "枕溪区柏津街道",
        "仓库内电动三轮车起火，引燃海绵。",
        "无人员伤亡；直接财产损失126万元",
        "充电线路短路。",
        "/",
    ),
)
COUNTED = (
    ("日期", "单位名称", "地点", "事故类别", "死亡人数", "重伤", "直接经济损失（万元）", "事故概况"),
    ("5月6日", "澜川市恒炬建材有限公司", "枕溪区", "坍塌", "2", "1", "318.5", "料仓坍塌，压埋3人"),
    ("7月19日", "张三", "棠阳区", "触电", "1", "0", "无", "安装空调时触电"),
)


def read(title: str, rows: Sequence[Sequence[str]], *lines: str) -> Reading:
    """The reading of a paper that holds a table of those rows."""
    cells = tuple(
        Cell(row=row, column=column, text=text)
        for row, own in enumerate(rows)
        for column, text in enumerate(own)
    )
    return paper(title, Table(rows=len(rows), columns=len(rows[0]), cells=cells), *lines)


def paper(title: str, table: Table, *lines: str) -> Reading:
    before = tuple(Paragraph(line) for line in (title, *lines))
    return read_blocks(Blocks("text/html", (*before, table)), Source(path=f"{title}.html"))


def held(reading: Reading, case: Case, field: str) -> list[str]:
    """The words of the spans of a field."""
    text = reading.text or ""
    return [text[span.start : span.end] for span in case.spans[field]]


def test_a_row_is_a_case() -> None:
    reading = read("岚江省事故警示案例汇编（第六期）", NAMED)
    burnt, fire = reading.cases
    assert burnt.title == "霁阳市衡铸金属有限公司灼烫事故"
    assert (burnt.occurred, burnt.time, burnt.place) == ("2021-03-18", "02:30", "霁阳市安澜街道")
    assert (burnt.deaths, burnt.injuries, burnt.loss_yuan) == (None, 3, 520_000)
    assert burnt.hazard == ("灼烫",)
    assert burnt.course == "炉前工向炉内投加潮湿废钢，钢水突然喷溅，3人被灼伤"
    assert burnt.direct_causes == ("废钢含水，遇钢水急剧汽化",)
    assert burnt.indirect_causes == ("废钢露天堆放，入炉料无人验收",)
    assert burnt.measures == ("入炉料必须干燥",)
    assert [party.name for party in burnt.parties] == ["霁阳市衡铸金属有限公司"]
    assert (fire.occurred, fire.time, fire.loss_yuan) == ("2021-12-26", None, 1_260_000)
    assert (fire.deaths, fire.injuries) == (0, 0)
    assert fire.direct_causes == ("充电线路短路",)
    assert fire.measures == ()


def test_the_evidence_of_a_row_is_the_row() -> None:
    reading = read("岚江省事故警示案例汇编（第六期）", NAMED)
    text = reading.text or ""
    for case, row in zip(reading.cases, NAMED[1:], strict=True):
        assert text[case.evidence.start : case.evidence.end] == case.evidence.quote
        assert all(cell in case.evidence.quote for cell in row)
        assert held(reading, case, "title") == [case.title]
        assert held(reading, case, "place") == [case.place]
        assert held(reading, case, "direct_causes") == list(case.direct_causes)


def test_numbers_below_heads_are_counts() -> None:
    reading = read("澜川市2024年事故情况通报", COUNTED)
    fell, shocked = reading.cases
    assert (fell.occurred, fell.deaths, fell.injuries, fell.loss_yuan) == ("2024-05-06", 2, 1, 3_185_000)
    assert (fell.hazard, fell.title) == (("坍塌",), "澜川市恒炬建材有限公司")
    assert [party.name for party in fell.parties] == ["澜川市恒炬建材有限公司"]
    assert held(reading, fell, "deaths") == ["2"]
    assert held(reading, fell, "loss_yuan") == ["318.5"]
    assert (shocked.deaths, shocked.injuries, shocked.loss_yuan) == (1, 0, None)
    assert shocked.parties == ()


def test_heads_of_two_rows() -> None:
    heads = (
        Cell(row=0, column=0, text="时间", row_span=2),
        Cell(row=0, column=1, text="事故名称", row_span=2),
        Cell(row=0, column=2, text="伤亡情况（人）", column_span=2),
        Cell(row=1, column=2, text="死亡"),
        Cell(row=1, column=3, text="受伤"),
    )
    row = ("2023年4月1日9时", "霁阳市甲煤矿透水事故", "3", "5")
    cells = (*heads, *(Cell(row=2, column=place, text=text) for place, text in enumerate(row)))
    (case,) = paper("典型事故情况通报", Table(rows=3, columns=4, cells=cells)).cases
    assert (case.occurred, case.time, case.deaths, case.injuries) == ("2023-04-01", "09:00", 3, 5)
    assert case.title == "霁阳市甲煤矿透水事故"


def test_tables_that_tell_no_case() -> None:
    months = (
        ("时间", "地点", "事故起数", "死亡人数"),
        ("1月", "枕溪区", "3", "1"),
        ("2月", "棠阳区", "2", "2"),
    )
    empty = (*NAMED[:1], ("1", "", "    年  月  日", "", "", "", "", ""))
    drills = (
        ("时间", "地点", "演练科目", "参加单位"),
        ("2024年5月6日", "枕溪区", "火灾疏散", "区应急管理局"),
    )
    lessons = (
        ("时间", "地点", "基本情况", "责任单位"),
        ("2024年5月6日", "枕溪区", "火灾防控培训，讲解中毒和窒息", "区应急管理局"),
    )
    tasks = (
        ("序号", "任务", "完成时间", "牵头单位", "责任单位"),
        ("1", "排查火灾隐患", "2024年5月6日", "区应急管理局", "区消防救援大队"),
    )
    for title, rows in (
        ("2024年全市事故情况通报", months),
        ("事故情况通报", empty),
        ("应急演练安排情况的通报", drills),
        ("安全生产事故警示培训情况的通报", lessons),
        ("关于印发消防安全任务分工的通知", tasks),
    ):
        assert read(title, rows).cases == (), title


def test_a_form_of_keys_and_values_is_one_case() -> None:
    rows = (
        ("事故发生单位", "岚江准峰焦化有限公司", "行业类别", "炼焦"),
        ("单位地址", "霁阳市安澜街道罐区", "接报时间", "2023/05/14 12:15"),
        ("事故发生时间", "2023/05/14 11:47", "事故类别", "其他爆炸"),
        ("伤亡情况", "死亡（人）", "重伤（人）", "轻伤（人）"),
        ("", "1", "1", "2"),
        ("直接经济损失（初估）", "约90万元", "是否涉外", "否"),
        ("事故简要经过", "3名工人在罐顶焊接时，罐内可燃气体发生闪爆。", "", ""),
        ("事故原因初步分析", "储罐未清洗置换合格，逸出的可燃气体遇火花引发闪爆。", "", ""),
        ("已采取措施", "罐区停止一切动火作业。", "", ""),
    )
    (case,) = read("生产安全事故快报表", rows).cases
    assert (case.occurred, case.time, case.place) == ("2023-05-14", "11:47", "霁阳市安澜街道罐区")
    assert (case.deaths, case.injuries, case.loss_yuan) == (1, 3, 900_000)
    assert case.hazard == ("其他爆炸",)
    assert case.industry == ("制造业",)
    assert case.course == "3名工人在罐顶焊接时，罐内可燃气体发生闪爆"
    assert case.direct_causes == ("储罐未清洗置换合格，逸出的可燃气体遇火花引发闪爆",)
    assert case.measures == ()
    assert [party.name for party in case.parties] == ["岚江准峰焦化有限公司"]


def test_a_ledger_of_days_that_refer_back_with_the_hour_beside() -> None:
    rows = (
        ("序", "月日", "时分", "县区及单位", "怎么回事", "死/伤", "损失（万元）"),
        (
            "1",
            "3月2日",
            "16:20",
            "棠阳区，恒炬铸造有限公司",
            "浇包倾翻，铁水遇积水爆溅，烫伤炉前工",
            "1/2",
            "151.2",
        ),
        ("2", "同月27日", "深夜11点半", "枕溪区在建厂房", "屋面工踩空掉到一楼地面", "1/0", "92"),
        ("3", "10月末", "—", "霁阳市竹炭厂", "烘房里烧炭取暖，两人一氧化碳中毒身亡", "2/1", ""),
        ("合计", "", "", "", "", "4/3", ""),
    )
    cases = read("工贸领域亡人事故登记簿（2018年）", rows).cases
    assert [(case.occurred, case.time, case.deaths) for case in cases] == [
        ("2018-03-02", "16:20", 1),
        ("2018-03-27", "23:30", 1),
        ("2018-10", None, 2),
    ]
    assert cases[1].place == "枕溪区在建厂房"


def test_a_long_list_is_no_form_though_its_cells_are_called_like_keys() -> None:
    form = (
        ("合同", "事故发生单位", "澜川市万象家居有限公司", "2023/05/14"),
        ("合同", "事故发生时间", "2023/05/14 11:47", ""),
        ("合同", "事故类别", "触电", "死亡1人"),
    )
    assert len(read("合同台账", form).cases) == 1
    others = tuple(("合同", f"第{number}号", "仓储", "2023/06/01") for number in range(80))
    assert read("合同台账", (*form, *others)).cases == ()


def test_an_empty_form_is_no_case() -> None:
    rows = (
        ("事故发生单位", "", "事故类别", ""),
        ("事故发生时间", "    年  月  日", "事故地点", ""),
        ("伤亡情况", "死亡（人）", "重伤（人）", "轻伤（人）"),
        ("", "", "", ""),
    )
    assert read("生产安全事故快报表", rows).cases == ()


def test_heads_in_other_words_and_the_dead_and_hurt_in_one_cell() -> None:
    rows = (
        (
            "死／伤（人）",
            "事故简称",
            "情况简述",
            "直接损失（万元）",
            "何时",
            "发生地点",
            "使用（责任）单位",
            "查明的成因",
            "应汲取的教训",
        ),
        (
            "1／0",
            "物流园叉车伤害事故",
            "司机倒车将理货员撞倒碾压。",
            "96.5",
            "2021.08.17 14:20",
            "枕溪区物流园",
            "岚江驰诚仓配有限公司",
            "倒车时未瞭望后方。",
            "无证者不得碰车钥匙。",
        ),
        (
            "0／3",
            "屠宰厂氨泄漏事故",
            "检修时液氨喷出，3名在场工人吸入氨气。",
            "1 056.2",
            "2019年6月2日上午9时30分",
            "棠阳区",
            "棠阳清溢肉食品有限公司",
            "未隔离即拆卸阀门。",
            "—",
        ),
    )
    crushed, poisoned = read("岚江省特种设备事故案例汇编", rows).cases
    assert (crushed.title, crushed.deaths, crushed.injuries) == ("物流园叉车伤害事故", 1, 0)
    assert crushed.hazard == ("车辆伤害",)
    assert [party.name for party in crushed.parties] == ["岚江驰诚仓配有限公司"]
    assert crushed.direct_causes == ("倒车时未瞭望后方",)
    assert crushed.lessons == ("无证者不得碰车钥匙",)
    assert (poisoned.deaths, poisoned.injuries, poisoned.loss_yuan) == (0, 3, 10_562_000)
    assert (poisoned.hazard, poisoned.industry) == (("中毒和窒息",), ("制造业",))
    assert poisoned.lessons == ()


def test_the_grade_stands_in_a_column() -> None:
    rows = (
        (
            "事故名称",
            "发生时间",
            "事故地点",
            "事故单位",
            "事故类别",
            "事故等级",
            "死亡（人）",
            "事故简要经过",
        ),
        (
            "望浦家纺有限公司火灾事故",
            "2019年12月19日",
            "枕溪区纺织园",
            "望浦家纺有限公司",
            "火灾",
            "较大",
            "0",
            "仓库起火。",
        ),
        (
            "望浦机电有限公司触电事故",
            "2019年1月12日",
            "枕溪区",
            "望浦机电有限公司",
            "触电",
            "一般事故",
            "1",
            "电工触电。",
        ),
    )
    assert [case.grade for case in read("2019年度事故结案情况统计表", rows).cases] == ["较大事故", "一般事故"]


def test_a_cell_may_list_whose_it_was() -> None:
    rows = (
        ("事故名称", "发生时间", "发生地点", "涉及单位", "死亡人数", "受伤人数", "事故等级", "事故简要经过"),
        (
            "芝山康复医院配电间触电事故",
            "2025年2月11日9时20分",
            "枕溪区芝山镇",
            "澜川明德电力工程有限公司（施工单位）、枕溪区芝山康复医院（发包单位）",
            "1",
            "0",
            "一般",
            "澜川明德电力工程有限公司2名电工更换断路器，触及带电母排。",
        ),
    )
    (case,) = read("澜川市2025年上半年典型事故情况一览表", rows).cases
    assert {(party.role, party.name) for party in case.parties} == {
        ("施工单位", "澜川明德电力工程有限公司"),
        ("建设单位", "枕溪区芝山康复医院"),
    }


def test_whom_a_column_counts_its_row_counts_no_second_time() -> None:
    rows = (
        ("日期", "单位名称", "地点", "事故类别", "死亡人数", "轻伤", "事故概况"),
        (
            "6月3日",
            "澜川市恒水养护有限公司",
            "枕溪区",
            "淹溺",
            "2",
            "",
            "其中1人落水，另1人拉拽时落水，均溺亡",
        ),
        ("7月4日", "澜川市恒炬建材有限公司", "枕溪区", "灼烫", "1", "3", "4人被烫伤，其中1人送医后死亡"),
    )
    first, second = read("澜川市2021年事故情况表", rows).cases
    assert (first.deaths, second.deaths, second.injuries) == (2, 1, 3)
