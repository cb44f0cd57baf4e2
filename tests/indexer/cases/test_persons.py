"""Private persons in tellings of accidents: whom they name is found by no word, and nothing else is blotted out."""

import random

import pytest

from crawler.readers import read
from indexer.cards import ReadingCarder
from indexer.cases.persons import find_persons
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from tests.growth import LINEAR, growth

_SURNAMES = "王李张刘陈杨赵吴周徐孙朱郭何林罗郑梁谢宋韩冯邓曹彭"
_GIVEN = ["志强", "建国", "丽", "芳", "丽丽", "秀英", "桂兰", "海涛", "永福", "磊", "玉珍", "大勇"]
_WHOLE = ["欧阳修远", "阿不都热合曼", "买买提·吐尔逊", "诸葛文斌", "扎西次仁", "阿卜杜拉·艾山江"]
_ROLES = ["", "村民", "员工", "工人", "其妻子", "安全员", "司机", "项目经理", "死者", "水电工", "驾驶员："]
_VERBS = [
    "在家中触电死亡", "违章操作", "被困", "驾驶货车驶入厂区", "发现起火", "因抢救无效死亡", "擅自进入池内",
]  # fmt: skip


def _found_words(telling: str) -> set[str]:
    """Every token of every card of a report that tells this."""
    text = (
        "甲县“5·18”触电事故调查报告\n\n2023年5月18日8时许，甲县乙镇丙养殖场发生一起触电事故，造成1人死亡。\n\n"
        f"一、事故经过\n\n2023年5月18日8时许，{telling}。\n\n二、事故原因\n\n（一）直接原因：{telling}。\n"
    )
    reading = read_blocks(read("a.txt", text.encode()), Source(path="a.txt"))
    assert reading.cases
    cards = ReadingCarder()(reading)
    told = [tokens for card in cards for tokens in (card.title, card.body, card.context)]
    return {word for tokens in told for word in (*tokens.words.split(), *tokens.bigrams.split())}


def _pieces(name: str) -> set[str]:
    """The name, and its parts of two characters with the surname, as they would be indexed."""
    parts = name.split("·")
    return {name, *parts, *(part[:2] for part in parts)}


def test_no_name_at_random_is_in_any_card() -> None:
    draw = random.Random(7)
    left = []
    for _ in range(150):
        name = draw.choice([draw.choice(_SURNAMES) + draw.choice(_GIVEN)] * 3 + [draw.choice(_WHOLE)])
        role, verb = draw.choice(_ROLES), draw.choice(_VERBS)
        if not role and name in _WHOLE[1:3] + _WHOLE[4:5]:
            role = "职工"
        if left_over := _pieces(name) & _found_words(f"{role}{name}{verb}"):
            left.append((role, name, verb, left_over))
    assert left == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("村民张志强在家中触电死亡", {"张志强"}),
        ("身份证号000101197801010011，电话13800000000", {"000101197801010011", "13800000000"}),
        ("直接经济损失12345678901元", set()),
        ("员工李建国、王丽被困", {"李建国", "王丽"}),
        ("李建国、王丽和孙大勇被困井下", {"李建国", "王丽", "孙大勇"}),
        ("其妻子王芳", {"王芳"}),
        ("安全员欧阳修远", {"欧阳修远"}),
        ("工人阿不都热合曼在作业", {"阿不都热合曼"}),
        ("司机买买提·吐尔逊驾驶货车", {"买买提·吐尔逊"}),
        ("甲县乙镇张三家中起火", {"张三"}),
        ("8时许，职工王丽丽发现起火", {"王丽丽"}),
        ("致张志强当场死亡", {"张志强"}),
        ("法定代表人郭家美，项目总监不详", {"郭家美"}),
        ("副局长孙扎根，组长", {"孙扎根"}),
        ("村民李振兴发现起火", {"李振兴"}),
        ("张勇因抢救无效死亡", {"张勇"}),
    ],
)
def test_who_is_named(text: str, names: set[str]) -> None:
    assert find_persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "高某违章操作",
        "王家村发生火灾，村民王家庄组",
        "安全员证过期",
        "方向失控，驾驶员向左打方向",
        "中山市长江路改造工程，浠水县长江投资有限公司",
        "江西省安装工程有限公司，监管部门",
        "工人将梯子移开，工人高空作业，员工全部撤离",
        "司机应急处置不当，负责人安排作业，人员金属受伤",
        "阳光在午后直射，毛竹被压断，高峰因此提前，许可被吊销，李子在树上",
        "温度在升高，任何操作都在监控下，易被引燃，8时许火势蔓延",
        "居民方便出行，学生都是在食堂用餐",
        "8、楚雄州：发生事故1起",
        "恒大·江湾城项目，“5·18”事故，云·江小区",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert find_persons(text) == frozenset()


@pytest.mark.parametrize(
    "piece", ["张和", "张三、", "，张志强", "阿", "阿·", "村民", "乙镇张", "，王·李", "人"]
)
def test_time_grows_with_the_length(piece: str) -> None:
    assert growth(find_persons, piece, 1_000) < LINEAR
