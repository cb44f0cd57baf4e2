"""Words of hazards, and the classes that they stand for."""

import pytest

from corpus.lexicon import read_rows
from corpus.recognise.harm.hazards import families, find_hazards

# GB 6441-1986, 企业职工伤亡事故分类, in its order.
_STANDARD = """物体打击 车辆伤害 机械伤害 起重伤害 触电
淹溺 灼烫 火灾 高处坠落 坍塌
冒顶片帮 透水 放炮 火药爆炸 瓦斯爆炸
锅炉爆炸 容器爆炸 其他爆炸 中毒和窒息 其他伤害"""
GB_6441 = _STANDARD.split()


def rows() -> list[tuple[str, str, str]]:
    """Each word of the lexicon with its class and its family."""
    return [
        (word, hazard, family) for family, hazard, words in read_rows("hazards.tsv") for word in words.split()
    ]


@pytest.mark.parametrize(
    ("text", "hazards"),
    [
        ("发生一起高处坠落事故", ["高处坠落"]),
        ("塔吊倾覆", ["起重伤害"]),
        ("塔式起重机在顶升作业时发生倒塌", ["起重伤害"]),
        ("施工升降机坠落", ["起重伤害"]),
        ("汽车吊侧翻", ["起重伤害"]),
        ("架桥机倾覆", ["起重伤害"]),
        ("吊篮坠落", ["高处坠落"]),
        ("基坑坍塌", ["坍塌"]),
        ("边坡滑坡", ["坍塌"]),
        ("山体滑坡", ["自然灾害"]),
        ("污水池清淤时一氧化碳中毒", ["中毒和窒息"]),
        ("食物中毒", ["食物中毒"]),
        ("烟花爆竹爆炸", ["火药爆炸"]),
        ("锅炉房爆炸", ["锅炉爆炸"]),
        ("液化石油气储罐爆炸", ["容器爆炸"]),
        ("粉尘爆炸", ["其他爆炸"]),
        ("煤与瓦斯突出", ["瓦斯爆炸"]),
        ("井下透水", ["透水"]),
        ("顶板垮落", ["冒顶片帮"]),
        ("叉车倒车时碾压工人", ["车辆伤害"]),
        ("工人被钢筋切断机绞入", ["机械伤害"]),
        ("漏电致1人死亡", ["触电"]),
        ("电梯轿厢坠落", ["特种设备"]),
        ("渔船倾覆", ["水上交通"]),
        ("客车翻坠", ["道路交通"]),
        ("列车脱轨", ["铁路交通"]),
        ("发生拥挤踩踏", ["拥挤踩踏"]),
        ("起火后爆炸", ["火灾", "其他爆炸"]),
        ("爆炸引发火灾，数人中毒", ["其他爆炸", "火灾", "中毒和窒息"]),
        # A word of several parts does not reach over a comma.
        ("塔吊，倾覆", []),
        ("塔吊、脚手架", []),
        ("吊装作业结束后工人离场", []),
        ("一切正常", []),
        ("", []),
    ],
)
def test_hazards(text: str, hazards: list[str]) -> None:
    assert [one.hazard for one in find_hazards(text)] == hazards


@pytest.mark.parametrize(
    ("text", "hazard"),
    [
        ("车祸", "道路交通"),
        ("被砸死", "物体打击"),
        ("电死了人", "触电"),
        ("楼塌了", "坍塌"),
        ("踩踏", "拥挤踩踏"),
        ("电梯坠落", "特种设备"),
    ],
)
def test_what_only_people_say_counts_in_questions(text: str, hazard: str) -> None:
    assert [one.hazard for one in find_hazards(text, asked=True)] == [hazard]
    assert [one.hazard for one in find_hazards(text)] != [hazard]


def test_every_class_of_the_standard_is_there() -> None:
    assert len(GB_6441) == 20
    assert set(GB_6441) <= set(families())
    own = {hazard for hazard in GB_6441 if families()[hazard] == "生产安全"}
    assert own == set(GB_6441) - {"火灾"}
    assert families()["火灾"] == "火灾"


def test_the_families_beside_it_are_there() -> None:
    assert {"道路交通", "水上交通", "铁路交通"} <= {
        name for name, family in families().items() if family == "交通"
    }
    assert set(families().values()) == {"生产安全", "火灾", "交通", "公共安全"}


def test_no_word_stands_in_two_classes_nor_twice() -> None:
    words = [word.lstrip("~") for word, _, _ in rows()]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_a_class_stands_in_one_row_and_calls_itself() -> None:
    classes = [hazard for _, hazard, _ in read_rows("hazards.tsv")]
    assert len(classes) == len(set(classes))
    for hazard in GB_6441:
        assert [one.hazard for one in find_hazards(hazard)] == [hazard]


@pytest.mark.parametrize(("word", "hazard", "family"), rows())
def test_every_word_is_read_as_its_class(word: str, hazard: str, family: str) -> None:
    spoken = word.startswith("~")
    for gap in ("", "了", "在作业过程中突然"):
        found = find_hazards(f"当日{word.lstrip('~').replace('*', gap)}。", asked=spoken)
        assert (found[0].hazard, found[0].family) == (hazard, family)


def test_a_gap_is_bounded() -> None:
    assert find_hazards(f"塔吊{'甲' * 12}倾覆")
    assert not find_hazards(f"塔吊{'甲' * 13}倾覆")
