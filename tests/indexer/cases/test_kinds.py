"""The hazard and the industry of a case, by the words of its title and of what happened."""

import pytest

from indexer.cases.kinds import hazard_of, industry_of
from tests.indexer.cases.test_accounts import cases


@pytest.mark.parametrize(
    ("title", "happened", "hazard"),
    [
        # What the title calls it.
        ("甲公司“5·18”较大中毒事故", "发生一起爆炸，造成3人中毒死亡", "中毒和窒息"),
        ("甲工地坍塌事故", "塔吊倒塌", "坍塌"),
        ("甲厂触电事故", "工人坠落后触电", "触电"),
        ("甲厂高处坠落事故调查报告", "作业人员被塔吊撞击后坠落", "高处坠落"),
        # A stated class comes before all.
        ("甲厂事故", "事故类别为物体打击，工人坠落", "物体打击"),
        ("甲厂坍塌事故", "事故类型：物体打击", "物体打击"),
        # A machine before what it did.
        ("", "一台塔吊倒塌，造成2人坠落死亡", "起重伤害"),
        # What happened, not what it did to people.
        ("", "发生火灾，造成3人窒息死亡", "火灾"),
        ("", "脚手架坍塌，3人坠落", "坍塌"),
        ("", "客车翻坠入河，5人溺亡", "道路交通"),
        ("", "储罐爆炸引发火灾", "容器爆炸"),
        ("", "工人从脚手架坠落死亡", "高处坠落"),
        ("", "吊篮钢丝绳断裂，2人坠落", "高处坠落"),
        ("甲厂事故", "一切原因不明", None),
        ("", "", None),
    ],
)
def test_hazard(title: str, happened: str, hazard: str | None) -> None:
    assert hazard_of(title, happened) == ((hazard,) if hazard else ())


@pytest.mark.parametrize(
    ("title", "place", "happened", "account", "built", "industry"),
    [
        ("", "枕溪区望浦煤矿", "发生透水", "", False, "采矿业"),
        # Who digs in a mine is called 施工单位 too.
        ("望浦矿业有限公司大岭锡矿冒顶事故", "三号中段", "顶板冒落", "", True, "采矿业"),
        ("", "望江超市", "起火", "", False, "批发和零售业"),
        ("", "江山花园工程", "发生坍塌", "", False, "建筑业"),
        ("", "望江超市", "起火", "", True, "建筑业"),
        ("建筑施工事故", "望江超市", "起火", "", False, "建筑业"),
        ("甲化工厂爆炸事故", "", "发生爆炸", "", False, "制造业"),
        ("", "", "发生爆炸", "该公司从事烟花爆竹生产", False, "制造业"),
        ("", "一农户屋顶", "", "安装工沙某搬运光伏组件时踩破采光瓦", False, "建筑业"),
        ("", "", "", "屋顶光伏发电", False, None),
        ("", "", "", "", False, None),
    ],
)
def test_industry(
    title: str, place: str, happened: str, account: str, built: bool, industry: str | None
) -> None:
    found = industry_of(title, place, happened, account, built=built)
    assert found == ((industry,) if industry else ())


def test_where_an_account_tells_no_hazard_the_paper_s_title_does() -> None:
    found = cases(
        "关于近期两起有限空间中毒窒息事故的通报",
        "6月11日8时50分，枕溪区望浦酱菜公司清理盐渍池时发生硫化氢中毒，造成2人死亡。",
        "7月3日16时许，霁阳市一名维修工独自下井疏通水泵，一个小时后被发现倒在井底，送医后死亡。",
        "澜川市应急管理局",
        "2025年8月4日",
    )
    assert [case.hazard for case in found] == [("中毒和窒息",), ("中毒和窒息",)]
