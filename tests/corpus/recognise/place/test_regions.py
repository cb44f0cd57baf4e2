"""Places: named in texts, told from issuers, and what a paper calls 市 or 区."""

import pytest
from hypothesis import given

from corpus.recognise.place.gazetteer import gazetteer, street_paths
from corpus.recognise.place.regions import find_regions, level_of, region_of_issuer
from tests.corpus.recognise.strategies import official_text
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("崇川区应急管理局", ["江苏省/南通市/崇川区"]),
        ("南通市崇川区人民政府", ["江苏省/南通市/崇川区"]),
        ("江苏省崇川区", ["江苏省/南通市/崇川区"]),
        ("鄂温克旗草场", ["内蒙古自治区/呼伦贝尔市/鄂温克族自治旗"]),
        ("互助县土族刺绣", ["青海省/海东市/互助土族自治县"]),
        ("大理州巍山县", ["云南省/大理白族自治州/巍山彝族回族自治县"]),
        ("湖南湘江新区管委会", ["湖南省/长沙市/湘江新区"]),
        ("兰州市的湘江路", ["甘肃省/兰州市"]),
        ("关于南通的", ["江苏省/南通市"]),
        ("崇川小区充电桩", ["江苏省/南通市/崇川区"]),
        ("崇川区学田街道小区", ["江苏省/南通市/崇川区/学田街道"]),
        ("临海市人民政府古城街道办事处", ["浙江省/台州市/临海市/古城街道"]),
        ("上海市静安区", ["上海市/静安区"]),
        ("静安区彭浦镇", ["上海市/静安区/彭浦镇"]),
        ("广东省东莞市长安镇", ["广东省/东莞市/长安镇"]),
        ("内蒙古呼和浩特市新城区", ["内蒙古自治区/呼和浩特市/新城区"]),
        ("湖北省仙桃市", ["湖北省/仙桃市"]),
        ("毕节市七星关区安委会", ["贵州省/毕节市/七星关区"]),
        ("延边朝鲜族自治州", ["吉林省/延边朝鲜族自治州"]),
        ("深圳哪一年要评上", ["广东省/深圳市"]),
        ("荣成渔船谁检查", ["山东省/威海市/荣成市"]),
        ("库尔勒非法营运黑车归谁查", ["新疆维吾尔自治区/巴音郭楞蒙古自治州/库尔勒市"]),
        ("霍尔果斯口岸", ["新疆维吾尔自治区/伊犁哈萨克自治州/霍尔果斯市"]),
        ("在康定开民宿", ["四川省/甘孜藏族自治州/康定市"]),
        ("凭祥的边民互市", ["广西壮族自治区/崇左市/凭祥市"]),
        ("平罗谁管秸秆焚烧", ["宁夏回族自治区/石嘴山市/平罗县"]),
        ("义乌、乳山", ["浙江省/金华市/义乌市", "山东省/威海市/乳山市"]),
        ("织金和崇明", ["贵州省/毕节市/织金县", "上海市/崇明区"]),
        ("瓦房店和石河子", ["辽宁省/大连市/瓦房店市", "新疆维吾尔自治区/石河子市"]),
        ("余姚、如皋", ["浙江省/宁波市/余姚市", "江苏省/南通市/如皋市"]),
        ("科右中旗草原防火", ["内蒙古自治区/兴安盟/科尔沁右翼中旗"]),
        ("科尔沁右翼中旗草原防火", ["内蒙古自治区/兴安盟/科尔沁右翼中旗"]),
        ("阿左旗", ["内蒙古自治区/阿拉善盟/阿拉善左旗"]),
        ("雄安新区、贵安新区", ["河北省/雄安新区", "贵州省/贵安新区"]),
        ("温泉、自流井、灯塔和石棉", []),
        ("从江苏来的车，于洪水期前", ["江苏省"]),
        ("农安全、高安全等级的设备", []),
        ("定日期和会理事", []),
        ("资源、港口、运河、建安工程", []),
        ("社会荣成就感", []),
        ("沿海城市、临海建筑物、普通化妆品", []),
        ("会同县级以上人民政府推广安全生产", []),
        ("老城区、主城区、郊区", []),
        ("和平与发展，建成安全城市", []),
        ("区域划分和市场监管", []),
    ],
)
def test_places_in_a_text(text: str, paths: list[str]) -> None:
    found = find_regions(text)
    assert [mention.paths[0] for mention in found] == paths
    assert all(len(mention.paths) == 1 and mention.known for mention in found)
    assert all(text[mention.start : mention.end] == mention.printed for mention in found)


def test_a_name_that_several_places_bear_has_all_their_paths() -> None:
    [mention] = find_regions("鼓楼区")
    assert len(mention.paths) >= 3
    assert "江苏省/南京市/鼓楼区" in mention.paths
    [nested] = find_regions("徐州市鼓楼区")
    assert nested.paths == ("江苏省/徐州市/鼓楼区",)
    [street] = find_regions("古城街道的四化方案")
    assert "浙江省/台州市/临海市/古城街道" in street.paths


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("岚江省澜川市枕溪区柏津街道", "岚江省/澜川市/枕溪区/柏津街道"),
        ("枕溪区小区里的充电桩归谁建?", "枕溪区"),
        ("枕溪区澜川市翰林中学", "枕溪区"),
        ("澜川市衡渠市政养护有限公司", "澜川市"),
        ("澜川市衡渠市政协办公室", "澜川市/衡渠市"),
        ("澜川市汛前检查谁牵头?", "澜川市"),
        ("岚江省充电设施布点规划", "岚江省"),
    ],
)
def test_a_place_no_table_knows_is_read_from_its_form(text: str, path: str) -> None:
    [mention] = find_regions(text)
    assert mention.paths == (path,)
    assert not mention.known


@pytest.mark.parametrize(
    "text",
    [
        "技术市场",
        "贫困县",
        "老旧小区",
        "各镇区",
        "计划单列市",
        "建筑控制区内",
        "哪天前报市",
        "全市",
        "县级市",
        "澄海省应急管理厅",
    ],
)
def test_common_nouns_are_no_places(text: str) -> None:
    assert find_regions(text) == []


def test_places_of_the_documents_at_hand_may_be_named_in_short() -> None:
    held = ["岚江省/澜川市/枕溪区/柏津街道"]
    assert [m.paths for m in find_regions("枕溪新開的助浴點", held)] == [("岚江省/澜川市/枕溪区",)]
    assert [m.paths for m in find_regions("澜川市柏津街道", held)] == [("岚江省/澜川市/枕溪区/柏津街道",)]
    assert all(m.known for m in find_regions("柏津街道的违建", held))


@pytest.mark.parametrize(
    ("issuer", "hint", "region"),
    [
        ("昆山市淀山湖镇人民政府", None, "江苏省/苏州市/昆山市/淀山湖镇"),
        ("昆山市周庄镇人民政府办公室", None, "江苏省/苏州市/昆山市/周庄镇"),
        ("昆山市城乡建设局", None, "江苏省/苏州市/昆山市"),
        ("昆山市新型城镇委员会", None, "江苏省/苏州市/昆山市"),
        ("南通市崇川区人民政府办公室", None, "江苏省/南通市/崇川区"),
        ("崇川人民政府办公室", None, "江苏省/南通市/崇川区"),
        ("中共静安区委办公室", None, "上海市/静安区"),
        ("临海市人民政府古城街道办事处", None, "浙江省/台州市/临海市/古城街道"),
        ("毕节市七星关区安全生产委员会办公室", None, "贵州省/毕节市/七星关区"),
        ("国家税务总局南通市税务局", None, "江苏省/南通市"),
        ("国务院办公厅", None, "全国"),
        ("工业和信息化部", None, "全国"),
        ("中共中央办公厅", None, "全国"),
        ("区政府办公室", None, None),
        ("区政府办公室", "江苏省/南通市/崇川区", "江苏省/南通市/崇川区"),
        ("市安委办", "江苏省/南通市/崇川区", "江苏省/南通市"),
        ("古城街道", None, None),
        ("古城街道", "浙江省/台州市/临海市", "浙江省/台州市/临海市/古城街道"),
        ("鼓楼区人民政府", None, None),
        ("鼓楼区人民政府", "江苏省/南京市", "江苏省/南京市/鼓楼区"),
        ("岚江省人民政府办公厅", None, "岚江省"),
        ("枕溪区人民政府", "岚江省/澜川市", "岚江省/澜川市/枕溪区"),
        ("枕溪区人民政府", "岚江省/澜川市/枕溪区", "岚江省/澜川市/枕溪区"),
        ("", None, None),
    ],
)
def test_the_region_of_an_issuer(issuer: str, hint: str | None, region: str | None) -> None:
    assert region_of_issuer(issuer, hint) == region


@pytest.mark.parametrize(
    ("path", "level", "expected"),
    [
        ("江苏省/南通市/崇川区", "区", "江苏省/南通市/崇川区"),
        ("江苏省/南通市/崇川区", "市", "江苏省/南通市"),
        ("浙江省/台州市/临海市/古城街道", "市", "浙江省/台州市/临海市"),
        ("上海市/静安区", "市", "上海市"),
        ("江苏省/南通市", "区", None),
        ("广西壮族自治区/南宁市", "区", None),
        ("广西壮族自治区/南宁市", "自治区", "广西壮族自治区"),
        ("吉林省/延边朝鲜族自治州/延吉市", "州", "吉林省/延边朝鲜族自治州"),
        ("全国", "市", None),
    ],
)
def test_what_a_paper_of_a_place_calls_by_its_level(path: str, level: str, expected: str | None) -> None:
    assert level_of(path, level) == expected


def test_placeholder_levels_are_left_out() -> None:
    paths = gazetteer().paths.values()
    assert not any("市辖区" in path or "直辖县级" in path or "/县/" in path for path in paths)
    assert {"上海市/静安区", "重庆市/巫山县", "河南省/济源市", "广东省/东莞市"} <= set(paths)
    assert len(set(paths)) > 3200
    assert street_paths("学田街道") == ("江苏省/南通市/崇川区/学田街道",)
    assert len(street_paths("城关镇")) > 50


@given(official_text)
def test_mentions_slice_back_in_order(text: str) -> None:
    end = 0
    for mention in find_regions(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.printed
        assert mention.paths
        end = mention.end


@pytest.mark.parametrize("piece", ["区", "省市", "在和县", "街道", "岚江省", "江苏省南通市"])
def test_repetition_is_read_in_linear_time(piece: str) -> None:
    assert growth(find_regions, piece, 500) < LINEAR
