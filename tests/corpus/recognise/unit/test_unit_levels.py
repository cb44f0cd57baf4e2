"""Which units a question may mean: a table of (asked, in which place) against (recorded, in a paper of which place)."""

import pytest

from corpus.recognise.unit.unit_identity import asked_keys, held_keys, unit_id, unit_keys
from corpus.recognise.unit.unit_reforms import is_ended, predecessors_of, successors_of

NATION = "全国"
PROVINCE = "江苏省"
CITY = "江苏省/南通市"
DISTRICT = "江苏省/南通市/崇川区"
COUNTY = "湖北省/荆州市/公安县"
STREET = "浙江省/台州市/临海市/古城街道"
MUNICIPAL = "上海市/静安区"
NEW_AREA = "上海市/浦东新区"
PREFECTURE = "湖北省/恩施土家族苗族自治州"
COUNTY_CITY = "湖北省/恩施土家族苗族自治州/利川市"
AUTONOMOUS_COUNTY = "河北省/秦皇岛市/青龙满族自治县"
AUTONOMOUS = "广西壮族自治区"
BANNER = "内蒙古自治区/兴安盟/科尔沁右翼前旗"
LEAGUE = "内蒙古自治区/兴安盟"
INVENTED = "岚江省/澜川市/枕溪区"


def meet(asked: str, where: str | None, name: str, region: str | None) -> bool:
    """Whether the question's unit may be the recorded one."""
    keys = unit_keys(asked, where) if where else asked_keys(asked)
    return bool(keys & held_keys(name, region))


SAME = [
    # Ministries, by whatever name and in whosever paper.
    ("教育部", None, "教育部", NATION),
    ("应急管理部", None, "应急部", DISTRICT),
    ("国家发改委", None, "发展改革委", NATION),
    ("发改委", None, "国家发展改革委", NATION),
    ("发改委", None, "省发展改革委", DISTRICT),
    ("统计局", None, "国家统计局", NATION),
    ("市场监管总局", None, "国家市场监督管理总局", NATION),
    ("证监会", None, "中国证监会", NATION),
    # Provinces.
    ("省应急管理厅", None, "省应急厅", DISTRICT),
    ("省应急管理厅", None, "应急管理厅", PROVINCE),
    ("应急管理厅", None, "省应急厅", CITY),
    ("住建厅", None, "自治区住房城乡建设厅", AUTONOMOUS),
    ("江苏省教育厅", None, "省教育厅", DISTRICT),
    ("自治区教育厅", None, "教育厅", AUTONOMOUS),
    ("省发改委", PROVINCE, "省发展改革委", CITY),
    ("省消防总队", None, "消防救援总队", PROVINCE),
    ("省高院", None, "高级人民法院", PROVINCE),
    # Cities, prefectures, leagues, municipalities.
    ("市应急局", None, "市应急管理局", DISTRICT),
    ("市应急局", None, "应急管理局", CITY),
    ("市教委", None, "市教委", MUNICIPAL),
    ("州教育局", None, "教育局", PREFECTURE),
    ("市教育局", None, "教育局", COUNTY_CITY),
    ("盟行署", LEAGUE, "行政公署", LEAGUE),
    ("消防支队", None, "市消防救援支队", DISTRICT),
    ("消防支队", None, "消防救援支队", MUNICIPAL),
    ("市中院", None, "中级人民法院", CITY),
    # Counties and what counts as one.
    ("县教体局", None, "教育局", COUNTY),
    ("县教育局", None, "教育局", AUTONOMOUS_COUNTY),
    ("旗应急管理局", None, "应急局", BANNER),
    ("区应急局", None, "区应急管理局", NEW_AREA),
    ("区应急局", CITY, "区应急局", DISTRICT),
    ("应急管理局", None, "区应急局", DISTRICT),
    ("应急管理局", None, "县应急局", COUNTY),
    ("教育局", None, "区教体局", DISTRICT),
    ("文旅局", None, "区文广旅局", DISTRICT),
    ("文旅局", None, "文广新旅局", COUNTY),
    ("崇川区应急管理局", None, "区应急局", DISTRICT),
    ("枕溪区应急局", None, "区应急管理局", INVENTED),
    ("岚江省澜川市枕溪区应急局", None, "区应急管理局", INVENTED),
    # Named by what they do: any level, or the place asked about.
    ("应急管理部门", None, "区应急局", DISTRICT),
    ("应急管理部门", None, "省应急厅", DISTRICT),
    ("教育部门", None, "教育部", NATION),
    ("教育部门", None, "教育行政部门", NATION),
    ("住建部门", None, "住房城乡建设部门", NATION),
    ("公安", None, "公安分局", DISTRICT),
    ("市场监管部门", DISTRICT, "区市场局", DISTRICT),
    # Branches and brigades.
    ("公安分局", None, "区公安分局", DISTRICT),
    ("公安局", None, "公安分局", DISTRICT),
    ("区公安分局", None, "公安分局", DISTRICT),
    ("崇川公安分局", None, "市公安局崇川分局", DISTRICT),
    ("消防大队", None, "崇川消防救援大队", DISTRICT),
    ("消防大队", None, "消防救援大队", COUNTY_CITY),
    # The Party, governments, streets, zones.
    ("区委宣传部", None, "宣传部", DISTRICT),
    ("省委办公厅", PROVINCE, "省委办公厅", CITY),
    ("县委办", COUNTY, "县委办公室", COUNTY),
    ("县政府办", None, "县政府办公室", COUNTY),
    ("街道应急站", None, "应急管理站", STREET),
    ("开发区管委会", None, "经开区管委会", CITY),
]

OTHER = [
    ("教育部", None, "县教体局", COUNTY),
    ("教育部", None, "教育局", DISTRICT),
    ("教育部", None, "省教育厅", PROVINCE),
    ("应急管理部", None, "应急管理部门", NATION),
    ("国务院办公厅", None, "县政府办公室", COUNTY),
    ("县政府办公室", None, "国务院办公厅", NATION),
    ("区政府办公室", None, "市政府办公厅", CITY),
    ("国家发改委", None, "区发改委", DISTRICT),
    ("区发改委", None, "发展改革委", NATION),
    ("省应急管理厅", None, "县应急局", COUNTY),
    ("省应急管理厅", None, "应急管理部", NATION),
    ("应急管理厅", None, "市应急局", DISTRICT),
    ("省住建厅", None, "区住建局", DISTRICT),
    ("县应急局", None, "省应急管理厅", PROVINCE),
    ("县应急局", None, "区应急局", DISTRICT),
    ("县应急局", None, "应急管理局", CITY),
    ("市应急局", None, "区应急局", DISTRICT),
    ("市应急局", DISTRICT, "区应急局", DISTRICT),
    ("区应急局", None, "市应急局", MUNICIPAL),
    ("区应急局", None, "市应急局", DISTRICT),
    ("区应急局", None, "应急管理局", CITY),
    ("区应急局", MUNICIPAL, "区应急局", DISTRICT),
    ("应急管理局", None, "应急管理部", NATION),
    ("应急管理局", COUNTY, "应急管理局", DISTRICT),
    ("教育局", None, "教育部", NATION),
    ("教育局", None, "教育行政部门", NATION),
    ("自治区教育厅", None, "省教育厅", PROVINCE),
    ("省教育厅", None, "市教育局", CITY),
    ("市教委", None, "区教育局", MUNICIPAL),
    ("县教育局", None, "教育局", BANNER),
    ("崇川区应急管理局", None, "区应急局", MUNICIPAL),
    ("枕溪区应急局", None, "区应急局", DISTRICT),
    ("崇川区应急局", None, "市应急局", DISTRICT),
    ("市公安局", None, "公安分局", DISTRICT),
    ("公安部", None, "公安机关", NATION),
    ("公安部", None, "市公安局", CITY),
    ("公安分局", None, "省公安厅", PROVINCE),
    ("公安分局", None, "市公安局", DISTRICT),
    ("消防大队", None, "市消防救援支队", CITY),
    ("省消防总队", None, "区消防救援大队", DISTRICT),
    ("消防支队", None, "区消防救援大队", DISTRICT),
    ("省高院", None, "区法院", DISTRICT),
    ("最高人民法院", None, "中级人民法院", CITY),
    ("市中院", None, "区法院", DISTRICT),
    ("中央宣传部", None, "区委宣传部", DISTRICT),
    ("区委宣传部", None, "市委宣传部", CITY),
    ("省委办公厅", None, "县委办公室", COUNTY),
    # Inside an agency is not the agency.
    ("县政府办公室", None, "县政府办公室督查室", COUNTY),
    ("县政府办公室督查室", None, "国务院办公厅", NATION),
    ("县政府办公室督查室", None, "县政府办公室", COUNTY),
    ("市委办督查室", None, "市委办", CITY),
    ("区政府办秘书科", None, "区政府办", DISTRICT),
    ("区委办公室", None, "区应急局办公室", DISTRICT),
    ("市教育局", None, "市教育局基础教育科", CITY),
    ("高新区管委会", None, "经开区管委会", CITY),
    ("各街道", None, "街道办事处", STREET),
]


@pytest.mark.parametrize(("asked", "where", "name", "region"), SAME)
def test_it_may_be_the_unit_asked_about(asked: str, where: str | None, name: str, region: str | None) -> None:
    assert meet(asked, where, name, region)


@pytest.mark.parametrize(("asked", "where", "name", "region"), OTHER)
def test_it_is_another_levels_or_places_unit(
    asked: str, where: str | None, name: str, region: str | None
) -> None:
    assert not meet(asked, where, name, region)


@pytest.mark.parametrize(
    ("names", "region"),
    [
        (("区应急局", "应急管理局", "崇川区应急管理局", "江苏省南通市崇川区应急局"), DISTRICT),
        (("公安分局", "崇川公安分局", "市公安局崇川分局", "区公安局"), DISTRICT),
        (("消防大队", "区消防救援大队", "崇川消防救援大队"), DISTRICT),
        (("区教体局", "教育体育局", "区教育和体育局"), DISTRICT),
        (("发展改革委", "国家发改委", "国家发展和改革委员会"), NATION),
        (("能源局", "国家能源局"), NATION),
        (("县政府办", "县政府办公室", "县人民政府办公室"), COUNTY),
    ],
)
def test_all_names_of_a_unit_have_one_id(names: tuple[str, ...], region: str) -> None:
    ids = {unit_id(name, region) for name in names}
    assert len(ids) == 1
    assert None not in ids


def test_units_have_ids_of_their_own() -> None:
    told = [
        *(("区应急局", region) for region in (DISTRICT, MUNICIPAL, INVENTED)),
        *((name, DISTRICT) for name in ("市应急局", "省应急厅", "应急管理部", "区应急局办公室", "区安监局")),
        *((name, DISTRICT) for name in ("区应急管理站", "区教体局", "区教育局", "区安委办", "区安委会")),
        *((name, COUNTY) for name in ("县政府办公室", "县政府办公室督查室", "县政府督查室")),
        ("国务院办公厅", NATION),
    ]
    ids = [unit_id(name, region) for name, region in told]
    assert None not in ids
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("应急局", None),
        ("区应急局", CITY),
        ("各街道", DISTRICT),
        ("有关部门", NATION),
        ("应急管理部门", DISTRICT),
        ("教育局", NATION),
        ("派出所", DISTRICT),
        ("供电公司", DISTRICT),
        ("张建国", DISTRICT),
    ],
)
def test_what_is_not_certain_has_no_id(name: str, region: str | None) -> None:
    assert unit_id(name, region) is None


@pytest.mark.parametrize(
    ("name", "region", "before", "after"),
    [
        ("教育部", NATION, (), ()),
        ("区教育局", DISTRICT, (), ()),
        ("区教育体育局", DISTRICT, ("体育局",), ()),
        ("市体育局", CITY, (), ()),
        ("体育总局", NATION, (), ()),
        ("应急管理部", NATION, ("国家安全生产监督管理总局",), ()),
        ("区应急局", DISTRICT, ("安全生产监督管理局",), ()),
        ("省生态环境厅", PROVINCE, ("环境保护厅",), ()),
        ("生态环境部", NATION, ("环境保护部",), ()),
        ("消防救援支队", CITY, ("公安消防支队",), ()),
        ("区安监局", DISTRICT, (), ("应急管理局",)),
        ("省环保厅", PROVINCE, (), ("生态环境厅",)),
        ("环境保护部", NATION, (), ("生态环境部",)),
        ("县国土局", COUNTY, (), ("自然资源局", "自然资源和规划局")),
        ("食药监局", None, (), ("市场监督管理局",)),
        ("住房城乡建设部", NATION, ("建设部",), ()),
        ("区住建局", DISTRICT, ("建设局", "房产管理局"), ()),
        ("科技部", NATION, (), ()),
        ("县信访局", COUNTY, (), ()),
        ("国家民委", NATION, (), ()),
    ],
)
def test_reform_is_told_at_the_units_own_level(
    name: str, region: str | None, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    assert tuple(reform.old for reform in predecessors_of(name, region)) == before
    assert tuple(reform.new for reform in successors_of(name, region)) == after
    assert is_ended(name, region) == bool(after)
