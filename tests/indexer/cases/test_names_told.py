"""What a case and those who had to do with it are called."""

import pytest

from indexer.cases.titles import name_of
from tests.indexer.cases.test_accounts import cases


def test_a_day_before_a_name_belongs_to_neither_region_nor_party() -> None:
    found = cases(
        "澜川市通报两起典型事故",
        "一、2023年1月8日枕溪区甲物业公司“1·8”触电事故",
        "1月8日，电工王某在更换配电箱时触电身亡。",
        "二、2023年2月9日棠阳区乙家具公司“2·9”机械伤害事故",
        "2月9日，操作工李某手臂被卷入，送医后死亡。",
    )
    assert [case.occurred for case in found] == ["2023-01-08", "2023-02-09"]
    assert [party.name for case in found for party in case.parties] == [
        "枕溪区甲物业公司",
        "棠阳区乙家具公司",
    ]
    assert not any("日枕溪区" in (case.region or "") or "日棠阳区" in (case.region or "") for case in found)


@pytest.mark.parametrize(
    "who",
    [
        "电工王某",
        "焊工李某某",
        "架子工张某",
        "安全员王某",
        "项目经理李某",
        "李某",
        "王某某",
        "杂工赵某",
    ],
)
def test_no_person_is_a_place(who: str) -> None:
    (case,) = cases("甲物业公司“1·8”触电事故调查报告", f"2023年1月8日，{who}在更换配电箱时触电身亡。")
    assert case.place is None
    assert case.deaths == 1


def test_whose_case_is_told_behind_who_writes_of_it() -> None:
    (case,) = cases(
        "澜川市安委会关于甲家具公司“4·5”火灾事故挂牌督办的通知",
        "枕溪区人民政府：",
        "2024年4月5日，枕溪区甲家具公司发生火灾事故，造成3人死亡。决定对该起事故查处实行挂牌督办。",
    )
    assert case.title == "甲家具公司“4·5”火灾事故"
    assert all("安委会" not in party.name for party in case.parties)


def test_a_market_is_no_city() -> None:
    (case,) = cases(
        "枕溪区甲市场“2·14”火灾事故调查报告", "2024年2月14日，枕溪区甲市场发生火灾，造成6人死亡。"
    )
    assert case.region is not None
    assert case.region.endswith("枕溪区")


def test_an_explanation_names_whose_accident_it_is() -> None:
    (case,) = cases(
        "关于甲家具公司“8·8”事故的情况说明",
        "2024年8月8日15:30，枕溪区甲家具公司发生坍塌，造成1人死亡、1人重伤。",
    )
    assert case.title == "甲家具公司“8·8”事故"
    assert not any(party.name.startswith("关于") for party in case.parties)


def test_a_title_of_any_accident_names_none() -> None:
    (case,) = cases(
        "事故调查报告",
        "2025年1月9日19时03分，霁阳市安澜镇岚江津通仓储有限公司发生一起叉车伤人事故，造成1人死亡。",
    )
    assert case.title == "霁阳市安澜镇岚江津通仓储有限公司发生一起叉车伤人事故"
    assert [party.name for party in case.parties] == ["岚江津通仓储有限公司"]


@pytest.mark.parametrize("site", ["江口镇大吴村一废弃养殖场", "安澜镇一在建幼儿园", "安澜镇一标准化厂"])
def test_what_nobody_names_is_no_party(site: str) -> None:
    (case,) = cases("火灾事故快报", f"2024年3月2日10时，霁阳市{site}发生火灾，造成2人死亡。")
    assert case.parties == ()


def test_a_mine_is_run_by_the_company_before_it() -> None:
    (case,) = cases(
        "事故快报", "2024年7月11日，霁阳市岚江兴盛煤业有限公司大坪煤矿发生瓦斯爆炸，造成3人死亡。"
    )
    assert [party.name for party in case.parties] == ["霁阳市岚江兴盛煤业有限公司"]


def test_a_plate_without_its_number_is_no_template() -> None:
    (case, *_) = cases(
        "关于2014年10月份全市生产安全事故情况的通报",
        "1.10月3日6时40分许，王某驾驶岚F3×××7号货车行至326国道K287处，因制动失效翻坠，造成3人死亡、2人受伤。"
        "事故直接原因是车辆超载且制动不合格。该车所属棠阳县鸿运运输有限公司对挂靠车辆失管失控，未开展检查。"
        "事故造成直接经济损失210万元。",
        "2.10月9日14时，枕溪区兴隆煤矿掘进工作面发生顶板事故，死亡1人。",
    )
    assert (case.occurred, case.deaths) == ("2014-10-03", 3)
    assert case.direct_causes == ("车辆超载且制动不合格",)
    assert case.indirect_causes == ("该车所属棠阳县鸿运运输有限公司对挂靠车辆失管失控，未开展检查",)


def test_a_sentence_that_names_an_accident_is_its_title() -> None:
    blast, boat = cases(
        "关于2010年第三季度典型生产安全事故情况的通报",
        "1.枕溪区兴发煤矿“7·8”较大瓦斯爆炸事故。7月8日3时15分，枕溪区兴发煤矿掘进工作面发生瓦斯爆炸，4人死亡，2人受伤。",
        "2.棠阳县九龙河“8·29”翻船事故。8月29日17时5分，棠阳县一村民驾驶自用木船横渡九龙河，行至河中因水流湍急翻沉，2人死亡。",
    )
    assert (blast.title, blast.grade) == ("枕溪区兴发煤矿“7·8”较大瓦斯爆炸事故", "较大事故")
    assert (boat.title, boat.hazard) == ("棠阳县九龙河“8·29”翻船事故", ("水上交通",))
    assert "河中" not in (boat.place or "")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("澜川市应急管理局澜川市甲公司“9·6”较大中毒事故调查报告", "澜川市甲公司“9·6”较大中毒事故"),
        ("关于兰青高速“2·8”道路交通事故深度调查情况的函", "兰青高速“2·8”道路交通事故"),
        ("澜川市政府采购中心“9·6”火灾事故调查报告", "澜川市政府采购中心“9·6”火灾事故"),
    ],
)
def test_a_name_is_without_who_writes_and_what_the_paper_is(printed: str, name: str) -> None:
    assert name_of(printed) == name


@pytest.mark.parametrize(
    ("told", "hazard"),
    [
        ("一辆重型半挂车失控撞上对向轿车，3人死亡。", "道路交通"),
        ("一辆三轮摩托车翻下路坎，4人死亡。", "道路交通"),
        ("挖沟时边坡垮下，把两名工人埋在土中，2人死亡。", "坍塌"),
        ("操作工把上半身探进模腔取料，机器合模，1人死亡。", "机械伤害"),
    ],
)
def test_kinds_told_in_plain_words(told: str, hazard: str) -> None:
    (case,) = cases("一起事故的通报", f"2022年10月3日21时45分，枕溪区枫浦镇，{told}")
    assert case.hazard[:1] == (hazard,)


@pytest.mark.parametrize(
    "title",
    [
        "海望县人民政府关于同意望浦公司“3·14”较大火灾事故调查报告的批复",
        "关于提请审批望浦公司“3·14”较大火灾事故调查报告的请示",
        "关于印发望浦公司“3·14”较大火灾事故调查报告的通知",
    ],
)
def test_what_is_done_with_a_report_is_no_part_of_its_name(title: str) -> None:
    assert name_of(title) == "望浦公司“3·14”较大火灾事故"


def test_where_a_vehicle_came_to_behind_a_comma_is_the_place() -> None:
    (case,) = cases(
        "枕溪县地苏镇“1·27”道路交通事故调查情况",
        "2022年1月27日18时05分，覃某驾驶货车沿省道S308线由县城往大化方向行驶，至地苏镇丹阳村路段下坡右转弯处时，"
        "与一辆面包车正面相撞，造成4人死亡。",
    )
    assert case.place is not None
    assert case.place.startswith("地苏镇丹阳村路段")
