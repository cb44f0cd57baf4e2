"""Where an accident happened, as printed, and the region that the words name."""

import pytest

from corpus.recognise.characters import fold
from indexer.cases.moment import Carried, find_moments
from indexer.cases.place import place_after, place_before, place_checked
from indexer.cases.region import region_of, region_told

DAY = "2023年5月18日"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("，岚江省澜川市枕溪区望浦化工有限公司发生一起中毒事故", "岚江省澜川市枕溪区望浦化工有限公司"),
        ("9时许，澜川市江山花园工程发生坍塌", "澜川市江山花园工程"),
        ("，位于澜川市的望江商场发生火灾", "澜川市的望江商场"),
        ("，在澜川市某工地，发生一起坍塌事故", "澜川市某工地"),
        (" 澜川市某厂 发生爆炸", "澜川市某厂"),
        ("左右，澜川市某厂发生爆炸", "澜川市某厂"),
        ("，某建筑公司（一级资质）承建的澜川市图书馆工程发生坍塌", "澜川市图书馆工程"),
        ("，一辆货车行驶至S217线K43+200处时，与客车相撞", "S217线K43+200"),
        ("，某物流公司一辆货车行驶至枕溪区绕城高速入口处时侧翻", "枕溪区绕城高速入口"),
        ("，某物流公司一辆货车行驶至枕溪区绕城高速12公里处时侧翻", "枕溪区绕城高速12公里"),
        ("，澜川市枕溪区一在建工地发生塔吊倒塌", "澜川市枕溪区一在建工地"),
        ("，澜川市枕溪区某村3名村民在沼气池内中毒", "澜川市枕溪区某村"),
        ("，澜川市枕溪区某公司员工王某在操作机床时死亡", "澜川市枕溪区某公司"),
        ("，棠阳区“江山国际”商住楼工程施工过程中，塔吊倾覆", "棠阳区“江山国际”商住楼工程"),
        ("，棠阳区某小区5号楼（22层）外墙施工过程中吊篮坠落", "棠阳区某小区5号楼"),
        ("，枕溪区枫浦街道新建路12号居民楼起火", "枕溪区枫浦街道新建路12号居民楼"),
        ("，枕溪区某学院学生宿舍起火", "枕溪区某学院学生宿舍"),
        ("，枕溪区某厂职工宿舍发生火灾", "枕溪区某厂职工宿舍"),
        ("（星期四），澜川市某厂发生爆炸", "澜川市某厂"),
        # Told behind whoever was at work there.
        (
            "，由某公司承建的位于枕溪区工业园内的某粮库3号仓项目，在浇筑屋面时坍塌",
            "枕溪区工业园内的某粮库3号仓项目",
        ),
        ("，望浦水务公司投资建设的管网工程，在望江大道交叉口东侧进行开挖时坍塌", "望江大道交叉口东侧"),
        (
            "，位于石家庄市望江路6号的望浦食品有限公司在清理调节池过程中发生事故",
            "石家庄市望江路6号的望浦食品有限公司",
        ),
        ("，正定县望浦加工厂安排2人到望浦建材有限公司位于雁回镇的库房更换采光瓦", "雁回镇的库房"),
        ("，望浦铸造有限公司造型车间工人蒋某在正定县正定镇厂区内使用风扇", "正定县正定镇厂区"),
        ("，枕溪区搜救中心接“某渔088”船求救", None),
        (
            "约1912时，“恒荣29”轮由正定县空载驶往石家庄市途中，在主航道38号灯浮以南0.6海里附近路段与渔船碰撞",
            "主航道38号灯浮以南0.6海里附近路段",
        ),
        ("，正定县正定镇正在建设的望浦冷库项目屋顶混凝土浇筑时垮塌", "正定县正定镇正在建设的望浦冷库项目"),
        ("，正定县正定镇某厂房钢结构安装过程中，钢屋架倾覆", "正定县正定镇某厂房"),
        ("，枕溪区望浦豆腐作坊锅炉爆裂，蒸汽喷出", "枕溪区望浦豆腐作坊"),
        ("，枕溪区望浦采石场挖掘机司机李某装车时被砸", "枕溪区望浦采石场"),
        ("，位于雁回镇的望浦家具有限公司在对仓库雨棚进行改造时起火", "雁回镇的望浦家具有限公司"),
        ("，发生一起火灾", None),
        ("，因操作不当，某厂发生爆炸", None),
        ("，澜川市公安局接到报警", None),
        ("，工人张某在枕溪区某工地坠落死亡", None),
    ],
)
def test_the_place_behind_the_day(sentence: str, place: str | None) -> None:
    text = DAY + sentence
    folded = fold(text)
    found, _ = find_moments(folded, Carried())
    span = place_after(folded, found[0].end, len(folded))
    assert (span and text[span.start : span.end]) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("对位于正定县正定镇的望浦机械有限公司开展执法检查", "正定县正定镇"),
        ("对石家庄市正定县正定镇的望浦机械有限公司检查", "石家庄市正定县正定镇"),
        ("在正定县正定镇望江路望浦公司检查时发现", "正定县正定镇望江路望浦公司"),
        ("在正定县工业园区南片区一在建厂房检查时", "正定县工业园区南片区"),
        ("对望浦煤矿（地址：正定县正定镇）进行检查", "正定县正定镇"),
        ("反映正定县望浦加油站有人无证电焊。执法人员赶到位于正定县正定镇的厂区核查", "正定县正定镇"),
        ("执法人员在对正定县正定镇的望浦采石场开展检查时", "正定县正定镇"),
        ("在对正定县望浦矿业有限公司北山铅锌矿进行检查时", "正定县望浦矿业有限公司北山铅锌矿"),
        # The firm itself, who checked, and what is no more than a district are no places.
        ("对正定县望浦烟花店进行现场核查", None),
        ("在正定县应急管理局检查中", None),
        ("对石家庄市正定县的望浦机械有限公司检查", None),
        ("在检查中发现", None),
    ],
)
def test_where_an_offence_was_found(text: str, place: str | None) -> None:
    span = place_checked(fold(text), 0, len(text))
    assert (span and text[span.start : span.end]) == place


@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("澜川市某公司于", "澜川市某公司"),
        ("澜川市某公司在", "澜川市某公司"),
        ("澜川市某公司", "澜川市某公司"),
        ("据了解：澜川市某公司于", "澜川市某公司"),
        ("经核实，澜川市某公司于", "澜川市某公司"),
        ("", None),
        ("于", None),
        ("厂", None),
    ],
)
def test_the_place_before_the_day(before: str, place: str | None) -> None:
    text = before + DAY
    span = place_before(fold(text), 0, len(before))
    assert (span and text[span.start : span.end]) == place


@pytest.mark.parametrize(
    ("texts", "known", "region"),
    [
        (["河北省石家庄市正定县某厂"], None, "河北省/石家庄市/正定县"),
        (["石家庄市某厂"], None, "河北省/石家庄市"),
        (["四川省南充阆中市某厂"], None, "四川省/南充市/阆中市"),
        (["岚江省澜川市枕溪区某厂"], None, "岚江省/澜川市/枕溪区"),
        (["枕溪区某厂"], "岚江省/澜川市", "岚江省/澜川市/枕溪区"),
        (["某厂"], "岚江省/澜川市", "岚江省/澜川市"),
        (["某厂", "河北省石家庄市某公司事故"], None, "河北省/石家庄市"),
        (["石家庄市某厂", "正定县某公司事故"], None, "河北省/石家庄市/正定县"),
        (["朝阳区某厂"], "北京市", "北京市/朝阳区"),
        (["鼓楼区某厂"], "江苏省/南京市", "江苏省/南京市/鼓楼区"),
        # Many places have this district: it is not guessed.
        (["鼓楼区某厂"], None, None),
        (["某厂"], None, None),
        ([""], None, None),
        ([], "河北省", "河北省"),
        # A town whose city's name follows it is not read without its district: it would be another place than the town held.
        (["雁回镇澜川市某站"], "岚江省/澜川市", "岚江省/澜川市"),
        (["雁回镇霁阳市某站"], "岚江省/澜川市", "岚江省/澜川市"),
    ],
)
def test_the_region(texts: list[str], known: str | None, region: str | None) -> None:
    assert region_of(texts, known) == region


@pytest.mark.parametrize(
    ("sentence", "region", "told"),
    [
        ("行驶至G30连霍高速公路古浪段2358公里处", "甘肃省/武威市", "甘肃省/武威市/古浪县"),
        # Where somebody lives or drives to is not where it happened; nor is one of two sections.
        ("古浪县土门镇村民张某驾驶三轮车", "甘肃省/武威市", "甘肃省/武威市"),
        ("从古浪县驶往民勤县途中", "甘肃省/武威市", "甘肃省/武威市"),
        ("从高速公路古浪段2358公里驶至公路民勤段12公里", "甘肃省/武威市", "甘肃省/武威市"),
        # What is known nearer stays; of a province nothing is told so.
        ("高速公路古浪段2358公里处", "甘肃省/武威市/凉州区", "甘肃省/武威市/凉州区"),
        ("高速公路古浪段2358公里处", "甘肃省", "甘肃省"),
        ("高速公路古浪段2358公里处", None, None),
    ],
)
def test_the_county_of_which_the_telling_speaks(sentence: str, region: str | None, told: str | None) -> None:
    assert region_told(sentence, region) == told
