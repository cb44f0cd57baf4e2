"""Development zones and their like: places of their own below their city or county, whatever form of their name is used."""

import pytest

from corpus.model import UnitName
from corpus.recognise.place.regions import find_regions, level_of, region_of_issuer
from corpus.recognise.place.zones import called_zone, zone_called
from corpus.recognise.unit.unit_identity import asked_keys, held_keys, identify, unit_id, unit_keys
from corpus.recognise.unit.units import find_units, read_unit_list

HEFEI = "安徽省/合肥市"
HEFEI_HIGH = "安徽省/合肥市/合肥高新技术产业开发区"
HEFEI_TECH = "安徽省/合肥市/合肥经济技术开发区"
NANTONG = "江苏省/南通市"
NANTONG_TECH = "江苏省/南通市/南通经济技术开发区"
INVENTED = "岚江省/澜川市"
INVENTED_HIGH = "岚江省/澜川市/澜川高新区"


@pytest.mark.parametrize(
    ("name", "stem", "kind"),
    [
        ("合肥高新技术产业开发区", "合肥", "高新区"),
        ("合肥国家级高新区", "合肥", "高新区"),
        ("澜川经济开发区", "澜川", "经开区"),
        ("澜川经济技术开发区", "澜川", "经开区"),
        ("澜川开发区", "澜川", "开发区"),
        ("澜川综合保税区", "澜川", "综保区"),
        ("郑州航空港经济综合实验区", "郑州", "航空港区"),
        ("苏州工业园区", "苏州", "工业园区"),
        ("湖滨新区", "湖滨", "新区"),
        ("高新区", "", "高新区"),
    ],
)
def test_a_name_is_a_stem_and_a_kind(name: str, stem: str, kind: str) -> None:
    assert zone_called(name) == (stem, kind)


@pytest.mark.parametrize(
    "path", ["江苏省/南通市/崇川区", "江苏省/南通市/全市", "广东省/清远市/清新区", "辽宁省/沈阳市/沈北新区"]
)
def test_districts_are_no_zones(path: str) -> None:
    assert called_zone(path) is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        # Listed zones by every form of their name.
        ("合肥高新区科技局", HEFEI_HIGH),
        ("合肥市高新区科技局", HEFEI_HIGH),
        ("合肥高新技术产业开发区科技局", HEFEI_HIGH),
        ("合肥国家高新技术产业开发区", HEFEI_HIGH),
        ("安徽省合肥市高新区", HEFEI_HIGH),
        ("合肥市新站高新区", "安徽省/合肥市/合肥新站高新技术产业开发区"),
        ("新站高新区", "安徽省/合肥市/合肥新站高新技术产业开发区"),
        ("苏州工业园区管委会", "江苏省/苏州市/苏州工业园区"),
        ("南通开发区", NANTONG_TECH),
        ("南通经开区", NANTONG_TECH),
        ("南通市开发区管委会", NANTONG_TECH),
        ("郑州航空港区", "河南省/郑州市/郑州航空港经济综合实验区"),
        ("包头高新区", "内蒙古自治区/包头市/包头稀土高新技术产业开发区"),
        ("蚌埠高新区", "安徽省/蚌埠市/蚌埠市高新技术开发区"),
        ("唐山海港经济开发区", "河北省/唐山市/河北唐山海港经济开发区"),
        ("焦作示范区", "河南省/焦作市/焦作城乡一体化示范区"),
        # Zones that no list has, below a city, a county, a district, a municipality.
        ("对滨州北海经济开发区与高新区，以及" + "其他" * 50, "山东省/滨州市/北海经开区"),
        ("东阳经济开发区", "浙江省/金华市/东阳市/东阳经开区"),
        ("昆山高新区管委会", "江苏省/苏州市/昆山市/昆山高新区"),
        ("苏州市昆山高新技术产业开发区", "江苏省/苏州市/昆山市/昆山高新区"),
        ("海安经济开发区管委会", "江苏省/南通市/海安市/海安经开区"),
        ("如东县洋口港经济开发区", "江苏省/南通市/如东县/洋口港经开区"),
        ("崇川经济开发区", "江苏省/南通市/崇川区/崇川经开区"),
        ("北京经济技术开发区", "北京市/北京经开区"),
        ("北京经开区", "北京市/北京经开区"),
        ("上海自贸区", "上海市/上海自贸区"),
        ("中国（上海）自由贸易试验区", "上海市/上海自贸区"),
        ("海南自由贸易港", "海南省/海南自贸港"),
        ("黄山风景名胜区", "安徽省/黄山市/黄山风景区"),
        ("南昌综保区", "江西省/南昌市/南昌综保区"),
        ("阿拉山口口岸管委会", "新疆维吾尔自治区/博尔塔拉蒙古自治州/阿拉山口市/阿拉山口口岸"),
        # Those whose names do not tell their city.
        ("滨海新区应急管理局", "天津市/滨海新区"),
        ("东湖高新区", "湖北省/武汉市/东湖高新区"),
        ("武汉东湖新技术开发区", "湖北省/武汉市/东湖高新区"),
        ("郑东新区", "河南省/郑州市/郑东新区"),
        ("青岛西海岸新区", "山东省/青岛市/黄岛区"),
        ("苏州高新区", "江苏省/苏州市/虎丘区"),
        ("苏州国家高新技术产业开发区", "江苏省/苏州市/虎丘区"),
        ("广州开发区", "广东省/广州市/黄埔区"),
        ("武汉经济技术开发区", "湖北省/武汉市/汉南区"),
        ("广州花都经济开发区", "广东省/广州市/花都区/花都经开区"),
        ("仲恺高新区", "广东省/惠州市/仲恺高新区"),
    ],
)
def test_a_zone_is_a_place_below_its_city(text: str, path: str) -> None:
    [mention] = find_regions(text)
    assert mention.known
    assert mention.paths == (path,)
    assert text[mention.start : mention.end] == mention.printed


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("澜川高新区科技局", "澜川高新区"),
        ("澜川高新技术产业开发区", "澜川高新区"),
        ("澜川市高新区", "澜川市/澜川高新区"),
        ("运河经济开发区管委会", "运河经开区"),
        ("岚江省澜川市经济技术开发区的企业", "岚江省/澜川市/澜川经开区"),
        ("岚江省澜川市枕溪区经济开发区", "岚江省/澜川市/枕溪区/枕溪经开区"),
    ],
)
def test_a_zone_of_an_unknown_place_has_one_name(text: str, path: str) -> None:
    [mention] = find_regions(text)
    assert (mention.paths, mention.known) == ((path,), False)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("南通市推进高新区建设", ["江苏省/南通市"]),
        ("南通市开发区条例", ["江苏省/南通市"]),
        ("南通市各开发区、园区", ["江苏省/南通市"]),
        ("江苏省开发区名单", ["江苏省"]),
        ("江苏省级高新区", ["江苏省"]),
        ("合肥市科技局高新区分局", ["安徽省/合肥市"]),
        ("南通市化工园区安全整治", ["江苏省/南通市"]),
        ("霍尔果斯口岸的货车", ["新疆维吾尔自治区/伊犁哈萨克自治州/霍尔果斯市"]),
        ("各开发区、高新区、经开区", []),
        ("国家级高新区和省级经开区", []),
        ("经开区分局", []),
        ("市高新区管委会牵头什么", []),
        ("进出自贸试验区的货物", []),
        ("接受经济开发区管理委员会的监督", []),
        ("是指滨州经济技术开发区", []),
        ("中华人民共和国海南自由贸易港法", []),
        ("市属开发区管理委员会", []),
        ("临港经济开发区等特定经济区域", []),
        ("太湖旅游度假区", []),
    ],
)
def test_zones_in_general_are_no_place(text: str, paths: list[str]) -> None:
    assert [mention.paths[0] for mention in find_regions(text)] == paths


def test_held_zones_are_called_by_all_their_names() -> None:
    for called in ("澜川高新区", "澜川高新技术产业开发区", "澜川市高新区", "岚江省澜川市澜川高新区"):
        assert [m.paths for m in find_regions(f"{called}企业奖励", [INVENTED_HIGH])] == [(INVENTED_HIGH,)]
    for called in ("澜川开发区", "澜川经开区", "澜川经济开发区"):
        held = f"{INVENTED}/澜川经开区"
        assert [m.paths for m in find_regions(f"{called}企业奖励", [held])] == [(held,)]


def test_a_common_name_means_the_held_zone_and_the_nations() -> None:
    [mention] = find_regions("滨海新区谁管渔港", ["江苏省/盐城市/滨海新区"])
    assert set(mention.paths) == {"江苏省/盐城市/滨海新区", "天津市/滨海新区"}


@pytest.mark.parametrize(
    ("issuer", "hint", "region"),
    [
        ("合肥高新技术产业开发区管理委员会", None, HEFEI_HIGH),
        ("合肥高新区管委会办公室", None, HEFEI_HIGH),
        ("中共合肥高新区工作委员会", None, HEFEI_HIGH),
        ("昆山经济技术开发区管委会", None, "江苏省/苏州市/昆山市/昆山经开区"),
        ("高新区管委会", HEFEI, HEFEI_HIGH),
        ("经开区管委会", HEFEI_TECH, HEFEI_TECH),
        ("经开区管委会", None, None),
        ("开发区管委会", NANTONG, NANTONG_TECH),
        ("澜川高新技术产业开发区管委会", None, "澜川高新区"),
        ("澜川高新区管委会", INVENTED, INVENTED_HIGH),
        ("高新区管委会", INVENTED, INVENTED_HIGH),
        ("南通市开发区管理委员会", None, NANTONG_TECH),
    ],
)
def test_the_zone_of_an_issuer(issuer: str, hint: str | None, region: str | None) -> None:
    assert region_of_issuer(issuer, hint) == region


@pytest.mark.parametrize(
    ("path", "level", "expected"),
    [
        (HEFEI_HIGH, "区", HEFEI_HIGH),
        (HEFEI_HIGH, "高新区", HEFEI_HIGH),
        (HEFEI_HIGH, "市", HEFEI),
        (HEFEI, "高新区", HEFEI_HIGH),
        (NANTONG, "开发区", NANTONG_TECH),
        (INVENTED, "高新区", INVENTED_HIGH),
        ("江苏省/南通市/崇川区/崇川经开区", "区", "江苏省/南通市/崇川区"),
        ("江苏省/南通市/崇川区/崇川经开区", "开发区", "江苏省/南通市/崇川区/崇川经开区"),
        ("江苏省/苏州市/昆山市/昆山高新区", "区", "江苏省/苏州市/昆山市/昆山高新区"),
        ("上海市/浦东新区", "新区", "上海市/浦东新区"),
        ("全国", "高新区", None),
        ("江苏省", "高新区", None),
    ],
)
def test_what_a_paper_calls_by_the_kind_of_zone(path: str, level: str, expected: str | None) -> None:
    assert level_of(path, level) == expected


@pytest.mark.parametrize(
    ("one", "region", "other", "where"),
    [
        ("合肥高新区科技局", None, "区科技局", HEFEI_HIGH),
        ("合肥高新区科技局", None, "高新区科技局", HEFEI),
        ("合肥高新区科技局", None, "合肥高新技术产业开发区科技局", HEFEI),
        ("高新区科技局", HEFEI, "科技局", HEFEI_HIGH),
        ("南通开发区管委会", None, "开发区管委会", NANTONG),
        ("南通开发区管委会", None, "管委会", NANTONG_TECH),
        ("苏州工业园区管委会", None, "园区管委会", "江苏省/苏州市/苏州工业园区"),
        ("滨海新区应急管理局", None, "区应急局", "天津市/滨海新区"),
        ("滨海新区应急管理局", "天津市/滨海新区", "新区应急局", "天津市/滨海新区"),
        ("滨海新区应急管理局", "江苏省/盐城市", "区应急局", "江苏省/盐城市/滨海新区"),
        ("浦东新区应急局", "江苏省/盐城市", "区应急局", "上海市/浦东新区"),
        ("澜川高新技术产业开发区科技局", None, "区科技局", INVENTED_HIGH),
        ("澜川市高新区科技局", None, "高新区科技局", INVENTED),
        ("昆山高新区管委会", None, "高新区管委会", "江苏省/苏州市/昆山市"),
        ("市公安局高新区分局", HEFEI, "公安分局", HEFEI_HIGH),
        ("市公安局高新分局", HEFEI, "高新公安分局", HEFEI),
        ("新站高新区管委会", None, "新站高新区管委会", HEFEI),
        ("南昌综保区管理办公室", None, "综保区管理办公室", "江西省/南昌市"),
        ("苏州工业园区阳澄湖整治办", "安徽省/合肥市", "阳澄湖整治办", "江苏省/苏州市/苏州工业园区"),
        ("合肥高新区管委会办公室", None, "管委会办公室", HEFEI_HIGH),
        ("市生态环境局经开区分局", NANTONG, "南通市生态环境局经济技术开发区分局", None),
    ],
)
def test_names_of_a_zones_unit_meet(one: str, region: str | None, other: str, where: str | None) -> None:
    asked = unit_keys(one, region) if region else asked_keys(one)
    assert asked & held_keys(other, where)


@pytest.mark.parametrize(
    ("one", "region", "other", "where"),
    [
        ("合肥高新区科技局", None, "市科技局", HEFEI),
        ("合肥高新区科技局", None, "科技局", HEFEI),
        ("合肥高新区科技局", None, "区科技局", HEFEI_TECH),
        ("合肥高新区科技局", None, "高新区科技局", INVENTED),
        ("市科技局", HEFEI, "高新区科技局", HEFEI),
        ("市科技局", HEFEI_HIGH, "区科技局", HEFEI_HIGH),
        ("高新区管委会", HEFEI, "经开区管委会", HEFEI),
        ("市公安局高新区分局", HEFEI, "市公安局", HEFEI),
        ("市公安局高新区分局", HEFEI, "市公安局经开区分局", HEFEI),
        ("澜川市高新区科技局", None, "高新区科技局", HEFEI),
    ],
)
def test_units_of_a_zone_and_of_others_are_apart(
    one: str, region: str | None, other: str, where: str | None
) -> None:
    asked = unit_keys(one, region) if region else asked_keys(one)
    assert not asked & held_keys(other, where)


def test_a_zones_unit_has_one_id() -> None:
    told = [
        ("高新区科技局", HEFEI),
        ("合肥高新区科技局", HEFEI),
        ("合肥高新技术产业开发区科学技术局", HEFEI),
        ("区科技局", HEFEI_HIGH),
        ("科技局", HEFEI_HIGH),
    ]
    ids = {unit_id(name, region) for name, region in told}
    assert len(ids) == 1
    assert None not in ids


def test_what_a_zone_calls_its_offices_in_full_is_not_certain() -> None:
    for name in ("高新区科技局", "市公安局高新区分局"):
        assert identify(UnitName(printed=name, name=name), HEFEI).canonical is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由郑州航空港区社会事业局牵头", ["郑州航空港区社会事业局"]),
        ("由合肥高新区科技局牵头,经开区财政局配合", ["合肥高新区科技局", "经开区财政局"]),
        ("综保区市场监管局负责", ["综保区市场监管局"]),
        ("由苏州高新区科技局牵头,徐州经开区财政局配合", ["苏州高新区科技局", "徐州经开区财政局"]),
        ("由徐州公安局牵头", ["徐州公安局"]),
        ("由州公安局牵头", ["州公安局"]),
    ],
)
def test_a_zones_unit_in_a_text_is_named_with_its_zone(text: str, names: list[str]) -> None:
    assert [mention.unit.name for mention in find_units(text)] == names


def test_a_list_of_a_zone_shares_its_name() -> None:
    listed = read_unit_list("合肥高新区科技局、财政局、社会事业局")
    assert [mention.unit.name for mention in listed.units] == [
        "合肥高新区科技局",
        "合肥高新区财政局",
        "合肥高新区社会事业局",
    ]
