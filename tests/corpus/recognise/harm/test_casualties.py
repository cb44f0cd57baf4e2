"""Counts of people who came to harm, in the forms that reports print."""

import pytest

from corpus.recognise.characters import fold
from corpus.recognise.harm.casualties import Casualties, find_casualties, find_unnumbered


def counts(text: str) -> str:
    """All counts of a text in one line: a part in brackets, a whole after =, further ones after +."""
    return " ".join(_short(one) for one in find_casualties(text))


def _short(one: Casualties) -> str:
    own = f"{one.harm}{one.count}{one.gravity}"
    if one.part:
        own = f"({own})"
    return f"{'=' if one.whole else ''}{'+' if one.then else ''}{own}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("死亡3人", "dead3"),
        ("3人经抢救无效死亡，另2人伤势平稳", "dead3 +injured2"),
        ("3名就餐群众和1名服务员没能逃出来", "dead4"),
        ("2名工人和1名村民当场死亡", "dead3"),
        ("造成1人死亡和2人受伤", "dead1 injured2"),
        ("获救1人和2人失联", "missing2"),
        ("夫妻二人及其女儿遇难", "dead3"),
        ("两人及其同伴的车辆受损，司机死亡1人", "dead1"),
        ("又有1人于3月9日死亡", "+dead1"),
        ("三名学生呛入烟气送医观察", "injured3"),
        ("甲矿死亡2人，乙矿死亡1人", "dead2 +dead1"),
        ("客车死亡5人，轿车死亡3人，货车死亡1人", "dead5 +dead3 +dead1"),
        ("造成3人死亡，甲矿死亡2人，乙矿死亡1人", "dead3 dead2 dead1"),
        ("共死亡3人，其中甲公司死亡2人，乙公司死亡1人", "=dead3 (dead2) dead1"),
        ("死亡３人", "dead3"),
        ("死亡 3 人", "dead3"),
        ("死亡三人", "dead3"),
        ("死亡人数3人", "dead3"),
        ("死亡人数为3人", "=dead3"),
        ("死亡达10人", "dead10"),
        ("死亡0人", "dead0"),
        ("3人死亡", "dead3"),
        ("2００人受伤", "injured200"),
        ("二人死亡", "dead2"),
        ("两人死亡", "dead2"),
        ("两名工人当场死亡", "dead2"),
        ("十二人死亡", "dead12"),
        ("廿一人死亡", "dead21"),
        ("卅人死亡", "dead30"),
        ("一百零三人死亡", "dead103"),
        ("3名矿工遇难", "dead3"),
        ("遇难3人，失踪2人", "dead3 missing2"),
        ("三名消防员牺牲", "dead3"),
        ("两名民警殉职", "dead2"),
        ("1人坠落身亡", "dead1"),
        ("3人溺水身亡", "dead3"),
        ("3人中毒死亡", "dead3"),
        ("3人（均为男性）死亡", "dead3"),
        ("4人全部死亡", "dead4"),
        ("4名作业人员坠落，均已死亡", "dead4"),
        ("2人因伤势过重死亡", "dead2"),
        ("2人因伤势过重，经抢救无效死亡", "dead2"),
        ("1名作业人员被掩埋，后经抢救无效死亡", "dead1"),
        ("1人送医院后经抢救无效于当日死亡", "dead1"),
        ("2名工人被埋，送医抢救无效，先后死亡", "dead2"),
        ("张某、李某2人死亡", "dead2"),
        ("作业人员3人死亡", "dead3"),
        ("3人死亡、2人受伤", "dead3 injured2"),
        ("1名学生死亡，2名教师受伤", "dead1 injured2"),
        ("三死两伤", "dead3 injured2"),
        ("3死2伤", "dead3 injured2"),
        ("3 死 2 伤", "dead3 injured2"),
        ("1死1伤1失踪", "dead1 injured1 missing1"),
        ("2死3重伤", "dead2 injured3重伤"),
        ("重伤2人，轻伤3人", "injured2重伤 injured3轻伤"),
        ("1人受轻伤", "injured1轻伤"),
        ("5名人员不同程度受伤", "injured5"),
        ("10余人受伤", "injured10"),
        ("3人烧伤", "injured3"),
        ("失联1人", "missing1"),
        ("一人失踪", "missing1"),
        ("1人下落不明", "missing1"),
        ("33人遇难、12人失联", "dead33 missing12"),
        ("3人死亡，其中2人当场死亡", "dead3 (dead2)"),
        ("8人受伤，其中重伤3人", "injured8 (injured3重伤)"),
        ("4人死亡（含失踪1人）", "dead4 (missing1)"),
        ("后又有1人死亡", "+dead1"),
        ("另有3人受伤", "+injured3"),
        ("死亡人数升至5人", "=dead5"),
        ("死亡人数由此升到3人", "=dead3"),
        ("1人右臂截肢，没有人死亡", "injured1 dead0"),
        ("5人烫伤，其中1人离世，仍有4人住院治疗", "injured5 (dead1) =(injured4)"),
        ("2名值班人员吸入氨气后被送往县医院观察", "injured2"),
        ("一人呼吸道灼伤，一人手部二度烧伤", "injured1 +injured1"),
        ("张某右腿骨折，评定为重伤", "injured1重伤"),
        ("死亡人数上升至12人", "=dead12"),
        ("受伤人数增至27人", "=injured27"),
        ("共造成71人死亡、6人受伤", "=dead71 =injured6"),
        ("无人员伤亡", "dead0 injured0"),
        ("未造成人员伤亡", "dead0 injured0"),
        ("没有造成任何人员伤亡", "dead0 injured0"),
        ("未发生人员伤亡", "dead0 injured0"),
        ("1人死亡，无其他人员伤亡", "dead1 dead0 injured0"),
        ("未造成人员死亡，2人受伤", "dead0 injured2"),
        ("无人死亡", "dead0"),
        # Nobody is counted here.
        ("死亡事故3起", ""),
        ("3起死亡事故", ""),
        ("第三死角", ""),
        ("死因3项", ""),
        ("一级伤残", ""),
        ("三名伤员", ""),
        ("3名死者家属", ""),
        ("12人获救", ""),
        ("5人被困", ""),
        ("12人伤亡", ""),
        ("死亡率3%", ""),
        ("工亡保险", ""),
        ("直接经济损失300万元", ""),
        ("", ""),
        ("造成3 人死亡", "dead3"),
        ("造成 1 名工人死亡、 2 人受伤", "dead1 injured2"),
        ("3人死亡1人受伤", "dead3 injured1"),
        ("两人死亡两人受伤", "dead2 injured2"),
        ("1人死亡 2人受伤", "dead1 injured2"),
        ("死3人伤2人", "dead3 injured2"),
        ("3人以上10人以下死亡", ""),
        ("10人以上50人以下重伤", ""),
        ("1,234人受伤", "injured1234"),
        ("20至30人受伤", ""),
        ("数十人受伤", ""),
        ("第3人死亡", ""),
        ("死亡人数：3人", "dead3"),
        ("10人死、5人伤", "dead10 injured5"),
        ("5人被困，其中3人获救、2人遇难", "(dead2)"),
        ("死亡二十余人", "dead20"),
    ],
)
def test_counts(text: str, expected: str) -> None:
    assert counts(text) == expected
    assert counts(f"事故造成{text}。") == expected or expected.startswith(("=", "+", "("))


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("1名伤者经抢救无效死亡", True),
        ("2名重伤人员死亡", True),
        ("1名受伤人员经抢救无效死亡", True),
        ("1名工人经抢救无效死亡", False),
        ("1名伤者送医", None),
    ],
)
def test_who_was_hurt_before(text: str, wounded: bool | None) -> None:
    assert [one.wounded for one in find_casualties(text)] == ([] if wounded is None else [wounded])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("触电后不治", 1),
        ("虽经同伴抢救，最终没能救回", 1),
        ("经医院抢救无效", 1),
        ("班长赶来时他已没有了呼吸", 1),
        ("王某某经抢救无效死亡", 1),
        ("王某当场死亡", 1),
        ("李某触电身亡", 1),
        ("李某当晚在医院去世", 1),
        ("两人经送医，唐某于当日13时死亡", 1),
        ("致其坠落死亡", 1),
        ("2名工人被埋。经抢救无效死亡", 2),
        ("两名工人在井内，送医途中死亡", 2),
        ("１名工人触电，经抢救无效死亡", 1),
        ("三人入池，窒息死亡", 3),
        # Several, nobody knows how many.
        ("张某、李某均当场死亡", None),
        ("王某等人经抢救无效死亡", None),
        ("多名工人先后窒息死亡", None),
        # A time is no number of people.
        ("作业5个小时后触电死亡", 1),
        ("人民医院确认其当场死亡", 1),
        # No death is told.
        ("经抢救无效死亡事故", None),
        ("触电死亡人数", None),
        ("当场受伤", None),
        ("", None),
    ],
)
def test_somebody_died(text: str, count: int | None) -> None:
    found = find_unnumbered(text)
    assert (found and found.count) == count
    assert found is None or (found.harm == "dead" and text[found.start : found.end] == found.printed)


@pytest.mark.parametrize(
    ("text", "dies"),
    [
        ("等工友拍下急停时人已经没了。", True),
        ("经现场急救宣告死亡，", True),
        ("送到医院时已没了心跳。", True),
        ("钱早没了，", False),
        ("手机没了。", False),
        ("人没了影。", False),
    ],
)
def test_somebody_dies_in_the_words_of_everyday(text: str, dies: bool) -> None:
    told = find_unnumbered(fold(text))
    assert (told is not None and told.harm == "dead") is dies
