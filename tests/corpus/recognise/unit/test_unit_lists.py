"""Lists of units: who stands in them, by which name, and what is no unit. Wordings as real papers have them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.unit.units import UnitList, is_unit, read_unit_list
from tests.corpus.recognise.strategies import FULL_WIDTH, official_text

NARROW = str.maketrans("，；：（）", ",;:()")


def names(listed: UnitList) -> list[str]:
    """The names, a star behind collectives, and … behind an open list."""
    found = [mention.unit.name + ("*" if mention.unit.collective else "") for mention in listed.units]
    return [*found, "…"] if listed.open_list else found


CASES = [
    # A prefix goes from a member to those behind it.
    ("区发改委、科技局、财政局", ["区发改委", "区科技局", "区财政局"]),
    (
        "省发展改革委、工业和信息化厅，各地级以上市人民政府",
        ["省发展改革委", "省工业和信息化厅", "各地级以上市人民政府*"],
    ),
    # But not to a body with a place of its own.
    ("县公安局、西江千户苗寨景区管理局、城管局", ["县公安局", "西江千户苗寨景区管理局", "县城管局"]),
    ("县水利局、水库管理处", ["县水利局", "县水库管理处"]),
    # Enterprises of several trades are a kind, not agencies.
    ("通信、供电、燃气企业", ["通信、供电、燃气企业*"]),
    ("县园林局、河长办、消委办", ["县园林局", "县河长办", "县消委办"]),
    (
        "镇应急办、派出所、综合行政执法中队、各村（社区）",
        ["镇应急办", "派出所", "镇综合行政执法中队", "各村（社区）*"],
    ),
    ("街道平安办、城管办、各社区", ["街道平安办", "街道城管办", "各社区*"]),
    ("市自规局、人防办，省能源局", ["市自规局", "市人防办", "省能源局"]),
    ("市公交集团、水务局", ["市公交集团", "市水务局"]),
    ("自治区住房和城乡建设厅、财政厅", ["自治区住房和城乡建设厅", "自治区财政厅"]),
    ("教育局、区住建局、城管局", ["教育局", "区住建局", "区城管局"]),
    ("省公安厅、住房城乡建设厅，消防救援总队", ["省公安厅", "省住房城乡建设厅", "省消防救援总队"]),
    # A series of bare words shares what stands before the first of them; 城乡 is no place.
    ("国务院统计、生态环境等有关部门", ["国务院统计", "国务院生态环境", "…"]),
    ("国务院财政、税务主管部门", ["国务院财政", "国务院税务"]),
    ("市发展改革、财政部门", ["市发展改革", "市财政"]),
    ("澜川市公安、城管等部门", ["澜川市公安", "澜川市城管", "…"]),
    ("城乡规划、环境保护部门", ["环境保护部门"]),
    ("各省、自治区、直辖市的统计、价格主管部门", ["各省、自治区、直辖市的统计、价格主管部门*"]),
    ("各乡镇街道、区直各部门", ["各乡镇街道*", "区直各部门*"]),
    ("有关省、自治区、直辖市及军区", ["有关省、自治区、直辖市及军区*"]),
    # A bracket says what some of a kind are called; a company of the grid without its last word.
    ("综合执法局、各派驻执法中队（分队）", ["综合执法局", "各派驻执法中队（分队）*"]),
    ("各科室（中心）、各所（站）", ["各科室（中心）*", "各所（站）*"]),
    ("各大队（中队）、各支行（分理处）", ["各大队（中队）*", "各支行（分理处）*"]),
    ("国网湖南电力、省能源局", ["国网湖南电力", "省能源局"]),
    ("国网新能源电力", []),
    # Party organs take 区委, others 区.
    ("区委宣传部、组织部、教育局", ["区委宣传部", "区委组织部", "区教育局"]),
    ("市教育局、市委网信办、宣传部", ["市教育局", "市委网信办", "市委宣传部"]),
    ("市纪委监委、市委巡察办、审计局", ["市纪委监委", "市委巡察办", "市审计局"]),
    ("区发改委、团区委、气象局", ["区发改委", "团区委", "区气象局"]),
    # Members that take none.
    ("区住建局、公安分局、自然资源和规划分局", ["区住建局", "公安分局", "自然资源和规划分局"]),
    ("区应急管理局、崇川消防救援大队", ["区应急管理局", "崇川消防救援大队"]),
    ("区发改委、消防救援大队、法院", ["区发改委", "区消防救援大队", "区法院"]),
    ("公安分局、区检察院、法院", ["公安分局", "区检察院", "区法院"]),
    ("市住建局、国网澜川供电公司、电信公司", ["市住建局", "国网澜川供电公司", "电信公司"]),
    ("市水利局、市自然资源和规划局枕溪分局、财政局", ["市水利局", "市自然资源和规划局枕溪分局", "市财政局"]),
    ("区城管局、街道办事处、派出所", ["区城管局", "街道办事处", "派出所"]),
    ("市财政局、越秀区、两江新区", ["市财政局", "越秀区", "两江新区"]),
    ("区民宗局、东砚经济开发区管委会、烟草局", ["区民宗局", "东砚经济开发区管委会", "区烟草局"]),
    ("区住建局、农业农村部、财政厅", ["区住建局", "农业农村部", "财政厅"]),
    # Bodies of the nation lend nothing.
    (
        "国家发展改革委、工业和信息化部、住房城乡建设部",
        ["国家发展改革委", "工业和信息化部", "住房城乡建设部"],
    ),
    ("中央宣传部、中央网信办、教育部、广电总局", ["中央宣传部", "中央网信办", "教育部", "广电总局"]),
    ("商务部、国际发展合作署、中央广播电视总台", ["商务部", "国际发展合作署", "中央广播电视总台"]),
    (
        "各省（自治区、直辖市）人民政府，新疆生产建设兵团",
        ["各省（自治区、直辖市）人民政府*", "新疆生产建设兵团"],
    ),
    # 和 joins, unless it stands within a name.
    (
        "自然资源和规划局、发展和改革委员会、住房和城乡建设局",
        ["自然资源和规划局", "发展和改革委员会", "住房和城乡建设局"],
    ),
    ("市应急管理局和自然资源和规划局", ["市应急管理局", "市自然资源和规划局"]),
    ("县人力资源和社会保障局以及县市场监督管理局", ["县人力资源和社会保障局", "县市场监督管理局"]),
    ("司法局和金融监管分局", ["司法局", "金融监管分局"]),
    ("区红十字会和各镇、街道", ["区红十字会", "各镇、街道*"]),
    ("人力资源社会保障部、粮食和储备局", ["人力资源社会保障部", "粮食和储备局"]),
    (
        "科学技术协会、供销合作社联合社和县河长制办公室",
        ["科学技术协会", "供销合作社联合社", "县河长制办公室"],
    ),
    # Names with a bracket.
    ("教育局（旅游局）、财政局", ["教育局（旅游局）", "财政局"]),
    ("区住建局（人防办）、城管局（综合行政执法局）", ["区住建局（人防办）", "区城管局（综合行政执法局）"]),
    # Open lists.
    ("区发改委、住建局等", ["区发改委", "区住建局", "…"]),
    ("区发改委、住建局等部门", ["区发改委", "区住建局", "…"]),
    ("区发改委、住建局等有关部门和单位", ["区发改委", "区住建局", "…"]),
    ("省水利厅、能源局等省有关部门和各市人民政府", ["省水利厅", "省能源局", "各市人民政府*", "…"]),
    ("人民银行等部门", ["人民银行", "…"]),
    # Words that stand for agencies.
    (
        "建管、公安、安监、市场监管、民防、房管等部门",
        ["建管", "公安", "安监", "市场监管", "民防", "房管", "…"],
    ),
    ("公安、应急、消防部门", ["公安", "应急", "消防"]),
    ("公安机关交通管理部门", ["公安机关交通管理部门"]),
    # Collectives, some of them with 、 of their own.
    ("各市、县、区政府", ["各市、县、区政府*"]),
    ("各镇、街道", ["各镇、街道*"]),
    ("各街道、开发区", ["各街道、开发区*"]),
    ("各县（市、区）人民政府、开发区管委会", ["各县（市、区）人民政府、开发区管委会*"]),
    ("各区、县级市", ["各区、县级市*"]),
    ("各县区政府（管委会）", ["各县区政府（管委会）*"]),
    ("各乡镇（街道）、县直有关部门", ["各乡镇（街道）*", "县直有关部门*"]),
    ("各有关部门", ["各有关部门*"]),
    ("区直各部门", ["区直各部门*"]),
    ("省级有关部门", ["省级有关部门*"]),
    ("市安委会各成员单位、各县（市、区）安委会", ["市安委会各成员单位*", "各县（市、区）安委会*"]),
    ("各相关职能部门", ["各相关职能部门*"]),
    ("各生产经营单位", ["各生产经营单位*"]),
    ("辖区派出所、社区居委会、物业服务企业", ["辖区派出所*", "社区居委会*", "物业服务企业*"]),
    ("各级河长办", ["各级河长办*"]),
    ("试点城市政府", ["试点城市政府*"]),
    ("省级应急管理部门", ["省级应急管理部门*"]),
    ("区应急管理局、各街道、区城管局", ["区应急管理局", "各街道*", "区城管局"]),
    # Names that begin with a place of their own, or with the nation, take none; words of places may head an office.
    ("新疆维吾尔自治区人民政府和新疆生产建设兵团", ["新疆维吾尔自治区人民政府", "新疆生产建设兵团"]),
    ("省发改委、上海期货交易所", ["省发改委", "上海期货交易所"]),
    ("省水利厅、黄河水利委员会", ["省水利厅", "黄河水利委员会"]),
    ("市气象局、国家信息中心", ["市气象局", "国家信息中心"]),
    ("市发改委、平安办、长江办", ["市发改委", "市平安办", "市长江办"]),
    (
        "国务院税务主管部门及各省、自治区、直辖市和计划单列市税务局",
        ["国务院税务主管部门", "各省、自治区、直辖市和计划单列市税务局*"],
    ),
    ("国家融资担保基金、国办", ["国家融资担保基金", "国办"]),
    ("国家社会保障基金", []),
    # Separators of every kind; numbers and marks before names.
    ("市住建局,市财政局;市城管局", ["市住建局", "市财政局", "市城管局"]),
    ("市住建局/市财政局", ["市住建局", "市财政局"]),
    ("市住建局 市财政局 科协", ["市住建局", "市财政局", "市科协"]),
    ("市住建局\n市财政局\n各县（市、区）人民政府", ["市住建局", "市财政局", "各县（市、区）人民政府*"]),
    ("区住房和城乡\n建设局、城管局", ["区住房和城乡建设局", "区城管局"]),
    ("1.市住建局 2.市财政局", ["市住建局", "市财政局"]),
    ("★市住建局、市财政局", ["市住建局", "市财政局"]),
    # Persons, remarks, columns and nothing.
    ("张建国", []),
    ("李伟、王芳", []),
    ("区住建局 张建国", ["区住建局"]),
    ("区住建局（张建国）", ["区住建局"]),
    ("主要负责同志", []),
    ("责任单位", []),
    ("2023年12月底前", []),
    ("长期坚持", []),
    ("——", []),
    ("", []),
    # Names that no list knows, believed for their form.
    ("区退役军人关爱协会、枫浦小学", ["区退役军人关爱协会", "枫浦小学"]),
    ("国家组织药品集中采购和使用试点工作小组办公室", ["国家组织药品集中采购和使用试点工作小组办公室"]),
    ("上海市医药集中招标采购事务管理所", ["上海市医药集中招标采购事务管理所"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:24] for text, _ in CASES])
def test_a_list_names_its_units(text: str, expected: list[str]) -> None:
    assert names(read_unit_list(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [case for case in CASES if case[0].translate(NARROW) != case[0]]
)
def test_half_width_marks_mean_the_same(text: str, expected: list[str]) -> None:
    assert names(read_unit_list(text.translate(NARROW))) == [name.translate(NARROW) for name in expected]


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_every_unit_slices_back(text: str) -> None:
    for mention in read_unit_list(text).units:
        assert text[mention.start : mention.end] == mention.unit.printed


@pytest.mark.parametrize(
    "text",
    [
        "统筹布局公共法律服务工作站",
        "新建、改建一批综治中心",
        "建立城市安全智能监控信息中心",
        "严肃查处建筑工地起重机械带病运行",
        "优化国土空间开发保护格局",
        "毕节市七星关区创建国家安全发展示范城市",
        "浅海养殖区",
        "老旧小区",
        "全面排查",
        "党的二十大",
        "数据库",
        "区长",
        "主管单位",
        "同意组建首都国际机场协调委员会",
        "创新发展",
        "创新发展格局",
        "加强协同创新中心",
        "苏木",
        "嘎查",
    ],
)
def test_work_and_things_are_no_units(text: str) -> None:
    assert not is_unit(text)
    assert names(read_unit_list(text)) == []


@pytest.mark.parametrize(
    "name",
    [
        "自然资源和规划崇川分局",
        "市公安局交通警察支队",
        "国家税务总局南通市税务局",
        "人民银行南通市中心支行",
        "中国电信映湖分公司",
        "区专治办",
        "各有关部门",
        "区 应 急 局",
        "团市委",
        "市安委会办公室",
        "推进办",
        "创新发展局",
        "协同创新局",
        "经信中心",
        "盟行署",
        "旗农牧局",
        "巴彦苏木",
        "巴彦苏木人民政府",
        "各嘎查",
        "荣成海警工作站",
        "应急管理厅（局）",
    ],
)
def test_names_of_units(name: str) -> None:
    assert is_unit(name)


@given(official_text)
def test_any_text_is_read_and_slices_back(text: str) -> None:
    listed = read_unit_list(text)
    places = [(mention.start, mention.end) for mention in listed.units]
    assert places == sorted(places)
    assert all(first[1] <= second[0] for first, second in pairwise(places))
    assert all(text[m.start : m.end] == m.unit.printed and m.unit.printed for m in listed.units)


MEMBERS = [
    "区发改委",
    "科技局",
    "财政局",
    "公安分局",
    "应急管理局",
    "消防救援大队",
    "各街道",
    "住房和城乡建设局",
    "文旅局",
]


@given(
    st.lists(st.sampled_from(MEMBERS), min_size=1, max_size=9), st.sampled_from(["、", "，", ",", "；", "\n"])
)
def test_each_member_is_named_once_in_its_place(members: list[str], separator: str) -> None:
    listed = read_unit_list(separator.join(members))
    assert [mention.unit.printed for mention in listed.units] == members
    assert all(mention.unit.name.endswith(mention.unit.printed) for mention in listed.units)


@given(st.lists(st.sampled_from(MEMBERS), min_size=1, max_size=6))
def test_the_width_of_marks_changes_nothing(members: list[str]) -> None:
    text = "、".join(members) + "(等)"
    wide = text.translate(FULL_WIDTH)
    assert [m.unit.printed for m in read_unit_list(wide).units] == [
        m.unit.printed for m in read_unit_list(text).units
    ]


@pytest.mark.parametrize(
    "unit", ["和", "区住建局和", "各有关", "等部门", "(", "（区", "、", "1.", "各市、", "监督管理"]
)
def test_repetition_is_read_in_linear_time(unit: str) -> None:
    assert read_unit_list(unit * (3900 // len(unit))) is not None
