"""Whom an accident befell, as reports tell it bit by bit."""

import pytest

from tests.indexer.cases.test_accounts import cases


def test_who_dies_later_is_no_accident_of_his_own() -> None:
    (case,) = cases(
        "关于枕溪区“3·7”火灾事故的通报",
        "2025年3月7日凌晨3点，枫浦街道建设路一餐馆因燃气泄漏发生爆炸，造成3死7伤。3月9日，一名伤员经抢救无效死亡，死亡人数升至4人。",
    )
    assert (case.occurred, case.deaths, case.injuries) == ("2025-03-07", 4, 6)


def test_grades_of_before_2007_are_none() -> None:
    found = cases(
        "关于2002年全省建筑施工事故的通报",
        "2002年，全省发生四级重大事故12起，死亡15人。",
        "1、1月5日，枕溪区江山花园工程发生四级重大坍塌事故，死亡1人。",
        "2、3月8日，霁阳市商住楼工程发生三级重大事故，死亡三人，重伤1人。",
    )
    assert [(case.occurred, case.grade, case.deaths) for case in found] == [
        ("2002-01-05", None, 1),
        ("2002-03-08", None, 3),
    ]


@pytest.mark.parametrize(
    ("told", "injuries"),
    [
        ("碎片将附近3名工人击伤，其中1人抢救无效死亡，2人受伤。", 2),
        ("造成1人死亡、3人受伤。", 3),
    ],
)
def test_who_of_the_hurt_is_left(told: str, injuries: int) -> None:
    (case,) = cases(
        "望浦建材有限公司“5·27”容器爆炸事故情况", f"2023年5月27日2时许，望浦建材有限公司蒸压釜爆开，{told}"
    )
    assert (case.deaths, case.injuries) == (1, injuries)


def test_a_death_without_a_number_stands_behind_the_telling() -> None:
    (case,) = cases(
        "道口相撞事故值班快报",
        "2014年4月17日6时48分，枕溪区云田镇有人看守道口发生一起货物列车与汽车相撞事故。"
        "枕溪区顺达货运有限公司一辆货车停在道口内被列车撞上，造成货车驾驶员死亡，2名装卸工受伤。",
    )
    assert (case.deaths, case.injuries) == (1, 2)


def test_who_of_the_hurt_died_later_is_counted_with_the_dead() -> None:
    for told in (
        "造成3人当场死亡，2人受伤，其中1名伤者于9月22日经抢救无效死亡。",
        "造成3人死亡，2人受伤，其中1人后因抢救无效死亡。",
        "造成3人死亡，2人受伤。9月22日，1名伤者经抢救无效死亡。",
    ):
        (case,) = cases(
            "望浦化工有限公司“9·18”爆炸事故情况", f"2023年9月18日9时，望浦化工有限公司发生爆炸，{told}"
        )
        assert (case.occurred, case.deaths, case.injuries) == ("2023-09-18", 4, 1), told


def test_who_died_days_later_does_not_move_the_day() -> None:
    burnt, _ = cases(
        "关于2022年生产安全事故典型案例的通报",
        "案例一：望浦铸造厂“5·17”灼烫事故",
        "事发经过：2022年5月17日凌晨4时35分左右，枕溪区雁回镇的望浦铸造厂熔炼工段进行出铁作业。铁水突然喷溅，两人烧伤。"
        "黄某于5月21日医治无效死亡。事故共造成1人死亡、2人受伤。",
        "症结所在：浇包未按规定烘烤，残留水分遇高温铁水急剧汽化。",
        "案例二：枕溪区“7·29”触电事故",
        "事发经过：2022年7月29日13时许，枕溪区一厂房屋顶发生触电，造成1人死亡。",
    )
    assert (burnt.occurred, burnt.time, burnt.deaths) == ("2022-05-17", "04:35", 1)
    assert burnt.direct_causes == ("浇包未按规定烘烤，残留水分遇高温铁水急剧汽化",)


@pytest.mark.parametrize(
    ("closing", "grade"),
    [
        ("以上三起均为一般生产安全事故。", "一般事故"),
        ("上述事故等级均为一般，请各单位引以为戒。", "一般事故"),
        ("三起事故均为一般事故，教训深刻。", "一般事故"),
        ("上述事故均为责任事故。", None),
        ("以上三起事故均未达到较大事故。", None),
        ("以上三起事故应当按一般事故调查。", None),
    ],
)
def test_what_grade_all_were_is_said_behind_them(closing: str, grade: str | None) -> None:
    found = cases(
        "关于2023年近期三起事故的通报",
        "5月3日8时，枕溪区甲公司一名工人从梯子上坠落，当场死亡。",
        "5月9日，棠阳区乙公司发生触电，1人死亡。",
        "6月1日14时，霁阳市丙矿2人被埋，经抢救无效死亡。",
        closing,
    )
    assert [case.grade for case in found] == [grade] * 3
    assert found[2].place == "霁阳市丙矿"


def test_who_is_found_later_on_the_day_is_one_more() -> None:
    (case,) = cases(
        "事故快报",
        "2024年7月3日4时许，澜川市棠阳区水域一艘运沙船与一艘渔船碰撞，船上五人落水。初报2人获救、3人失联；续报搜救人员捞起1人，已无生命体征；"
        "截至今日17时，又打捞起遇难者1名，尚有1人失联。",
    )
    assert (case.deaths, case.missing) == (2, 1)


def test_who_is_found_without_a_sign_of_life_is_dead() -> None:
    (case,) = cases(
        "关于枫溪水电站引水隧洞突水事故的补充报告",
        "2021年6月18日1时20分，枕溪区枫溪水电站引水隧洞发生突水，3人失联。",
        "截至6月20日16时，3名失联人员中已有2人被找到，均无生命迹象；尚有1人下落不明。",
    )
    assert (case.deaths, case.missing) == (2, 1)


def test_who_was_not_hurt_is_not_counted() -> None:
    (case,) = cases(
        "望浦仓库“4·17”高处坠落事故",
        "2024年4月17日，枕溪区望浦仓库屋面，2名工人铺设支架时踩破采光瓦，其中1人坠落死亡，另1人被安全绳挂住未受伤。",
    )
    assert (case.deaths, case.injuries) == (1, None)
