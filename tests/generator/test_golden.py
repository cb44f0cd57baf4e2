"""Samples that a person read beside their truth: a change of the generator that moves them asks for reading them again."""

from __future__ import annotations

import pytest

from tests.generator import ExpectedTask, ExpectedUnit, generate

SEED = 1
# Each row: number, category, begin of text, lead, support, basis, open list, deadline.
Row = tuple[str | None, tuple[str, ...], str, str, str, str, bool, str | None]
MARKET = ("一、守牢“三品一特”安全底线", "（一）推进质量强区建设")
GOLDEN: dict[tuple[int, str], tuple[Row, ...]] = {
    # Tabs; a section row; the category said where it changes; persons behind units; names with brackets.
    (4, "txt"): (
        ("1", (*MARKET, "强化人才培养"), "统筹推进“铁拳”", "区残联", "", "stated", False, "长期坚持"),
        (
            "2",
            (*MARKET, "强化人才培养"),
            "聚焦重点领域，紧盯老旧住宅",
            "区交通局 区科技局（大数据局）",
            "",
            "all_listed",
            False,
            None,
        ),
        ("3", (*MARKET, "强化人才培养"), "统筹推进“双随机", "区财政局", "", "stated", False, "长期"),
        (
            "4",
            (*MARKET, "加强示范创建"),
            "全面排查涉企违规收费。",
            "中国铁塔松岚分公司",
            "",
            "stated",
            False,
            "2021年6月底前完成",
        ),
    ),
    # The number before the category in lines of their own; no deadlines; roles in words.
    (27, "txt"): (
        (
            "1",
            ("一、建设高效应急管理体系", "强化标准体系"),
            "组织开展重大",
            "司法所",
            "派出所 纪工委 退役军人服务站 人武部",
            "stated",
            False,
            None,
        ),
        (
            "2",
            ("二、增强全民安全素质", "深化宣传引导"),
            "探索建立",
            "党群服务中心 网格中心 区住建局",
            "派出所 综合执法中队 人武部 社区卫生服务中心 党建办",
            "stated",
            True,
            None,
        ),
        (
            "3",
            ("二、增强全民安全素质", "深化宣传引导"),
            "推进化工",
            "社会事务办 城建办 便民服务中心",
            "",
            "all_listed",
            False,
            None,
        ),
        (
            "4",
            ("二、增强全民安全素质", "深化宣传引导"),
            "组织开展“一案",
            "退役军人服务站 平安办",
            "",
            "stated",
            False,
            None,
        ),
    ),
    # Task cells blank below; measures as text; a shared prefix behind a party committee's; 等 at the end.
    (8, "docx"): (
        (
            "1",
            ("规范制度建设",),
            "分类处置数据安全漏洞,",
            "省气象局 团省委",
            "省民政厅",
            "stated",
            False,
            "长期",
        ),
        (
            "2",
            ("规范制度建设",),
            "加大对",
            "省消防救援总队 省政府办公室 省体育局",
            "",
            "stated",
            False,
            "2019年底前完成，持续推进",
        ),
        (
            "3",
            ("规范制度建设",),
            "对照上级部署,修订",
            "团省委",
            "省药监局 省委组织部 省检察院 省财政厅 省国资委 省邮政管理局",
            "stated",
            True,
            None,
        ),
        (
            "4",
            ("全面排查政务信息系统“僵尸栏目”",),
            "提升惠企",
            "省残联",
            "省教育厅 省委政法委 省自然资源厅",
            "stated",
            False,
            "2019年9月30日",
        ),
    ),
    # Units first, merged over tasks, with persons; a day kept as a day.
    (7, "xlsx"): (
        ("1", (), "聚焦重点领域，扩大", "区政府办公室 区食安办", "", "all_listed", False, "2020年8月30日"),
        ("2", (), "严肃查处涉企", "区政府办公室 区食安办", "", "all_listed", False, "2020年10月底前"),
        ("3", (), "聚焦重点领域，统筹", "区政府办公室 区食安办", "", "all_listed", False, "2020年9月30日前"),
        ("4", (), "按照“应改尽改", "区消委办 区应急管理局", "", "all_listed", False, "2020年8月底"),
        ("5", (), "分类处置涉企", "区消委办 区应急管理局", "", "all_listed", False, "2020年1月—12月"),
    ),
    # A first-listed rule in the last row of the table.
    (0, "html"): (
        (None, (), "深入开展数据归集", "城建中心", "", "stated", False, None),
        (None, (), "坚持问题导向，组织", "水务局", "", "stated", False, None),
        (None, (), "修订完善数据分类", "消防救援支队", "省通信管理局", "first_listed", False, None),
        (None, (), "聚焦重点领域，统筹", "医保局", "妇联 数据局", "first_listed", False, None),
    ),
    # A responsible column beside a supporting one; a collective alone; a task without support.
    (26, "html"): (
        (
            "1",
            (),
            "新建、改建",
            "省药品监督管理局 省残疾人联合会",
            "省高级人民法院 省商务厅 省粮食和物资储备局",
            "all_listed",
            True,
            None,
        ),
        ("2", (), "聚焦重点领域,", "省卫生健康委员会", "", "stated", False, None),
        ("3", (), "紧盯行政审批", "省级有关部门", "省消防救援总队", "stated", False, None),
        (
            "4",
            (),
            "推动水电气网",
            "省农业农村厅 省发展和改革委员会 省委政法委 省委编办 省地震局 省民政厅 省自然资源厅",
            "团省委",
            "all_listed",
            False,
            None,
        ),
    ),
    # Two head rows, wrapped names, categories in two columns, said once.
    (27, "pdf"): (
        (
            "1",
            ("推进服务供给", "新建、改建一批病险水库除险加固工程"),
            "坚持问题导向，",
            "科学技术局",
            "政务服务和数据管理局 地方金融工作办公室 中国铁塔丹浦分公司 市场监督管理局",
            "stated",
            False,
            None,
        ),
        (
            "2",
            ("推进服务供给", "新建、改建一批病险水库除险加固工程"),
            "统筹推进水行政",
            "红十字会",
            "",
            "stated",
            False,
            None,
        ),
        (
            "3",
            ("整治突出火灾风险", "优化源头治理"),
            "统筹布局电动",
            "工业和信息化局",
            "丹浦水务集团 公安局 住房和城乡建设局 气象局 人民检察院 烟草专卖局 司法局 商务局 中国电信丹浦分公司 妇女联合会",
            "stated",
            False,
            None,
        ),
        (
            "4",
            ("整治突出火灾风险", "优化源头治理"),
            "建立健全消防",
            "地方金融工作办公室",
            "税务局 供销合作社联合社",
            "stated",
            True,
            None,
        ),
    ),
}


def names(units: tuple[ExpectedUnit, ...]) -> str:
    return " ".join(unit.name for unit in units)


def row(task: ExpectedTask, begin: str) -> Row:
    """The record in the shape of the golden rows."""
    text = task.text[: len(begin)]
    return (
        task.number,
        task.category,
        text,
        names(task.lead),
        names(task.support),
        task.basis,
        task.open_list,
        task.deadline,
    )


@pytest.mark.parametrize(("index", "form"), GOLDEN, ids=lambda value: str(value))
def test_truth_is_what_a_person_reads(index: int, form: str) -> None:
    golden = GOLDEN[index, form]
    tasks = generate(SEED, index, form).tasks
    assert tuple(row(task, line[2]) for task, line in zip(tasks, golden, strict=True)) == golden
    assert all(not task.guide for task in tasks)
