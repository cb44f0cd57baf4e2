"""What binds a place from above answers for it as `wider`; what binds its sibling never does."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

NATION = """教育部等五部门关于开展儿童青少年近视防控光明提升行动的通知
教体艺〔2024〕2号
各省、自治区、直辖市教育厅（教委）、卫生健康委：
现就有关事项通知如下。
一、改善视觉环境。到2026年，中小学教室照明达标率达到100%。（教育部牵头，国家卫生健康委配合）
二、加强公共体育场地供给。各市人民政府负责公共体育场馆夜间免费开放时段的安排，保障学生放学后活动。
教育部
2024年3月1日
"""
CITY = """昆明市人民政府办公室关于加强滇池封湖禁渔期管理工作的通知
昆政办〔2024〕37号
各县（市）、区人民政府，市政府有关委办局：
现就封湖禁渔期管理工作通知如下。
一、执法巡查。市农业农村局牵头，市公安局、市滇池管理局配合，严查电鱼、毒鱼和地笼捕捞行为。
二、渔民转产。沿湖各区人民政府负责渔民转产转业培训。
昆明市人民政府办公室
2024年5月28日
"""
DISTRICT = """昆明市官渡区人民政府办公室关于规范滇池沿岸垂钓行为的通告
官政办〔2024〕2号
现通告如下：
一、区滇池管理局负责劝离违规垂钓人员、清缴锚鱼钩，区农业农村局配合。
二、矣六街道办事处负责清理沿岸钓位垃圾。
昆明市官渡区人民政府办公室
2024年6月14日
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    papers = {"近视": NATION, "滇池": CITY, "垂钓": DISTRICT}
    with asked_of(tmp_path_factory.mktemp("wider"), papers) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "outcome", "unit"),
    [
        ("拉萨市中小学教室照明达标由谁牵头", "answered", "教育部"),
        ("西藏拉薩市的中小學教室照明達標由誰牽頭？", "answered", "教育部"),
        ("昆明市西山区中小学教室照明达标归谁管", "answered", "教育部"),
        ("拉萨市公共体育场馆夜间免费开放时段由谁安排", "collective_only", "各市人民政府"),
        ("昆明市西山区有人在滇池电鱼归谁查", "answered", "市农业农村局"),
        ("西山区滇池地笼捕捞由哪个部门查处?", "answered", "市农业农村局"),
    ],
)
def test_what_binds_from_above(service: Service, question: str, outcome: str, unit: str) -> None:
    answer = service.ask(question)
    assert (answer.outcome, answer.scope) == (outcome, "wider")
    assert [lead.name for lead in getattr(answer.answers[0].record, "lead", ())] == [unit]


def test_the_place_itself_stands_before_what_binds_it(service: Service) -> None:
    answer = service.ask("官渡区钓位垃圾由谁清理")
    assert (answer.outcome, answer.scope) == ("answered", "asked")


@pytest.mark.parametrize(
    "question",
    [
        "昆明市西山区沿岸钓位垃圾由谁清理",
        "拉萨市滇池电鱼归谁查",
        "曲靖市有人电鱼归谁查",
        "拉萨市教室归谁管",
        "昆明市西山区学生归谁管",
        "西山区违规垂钓人员由谁劝离",
    ],
)
def test_a_sibling_and_a_few_common_words_answer_nothing(service: Service, question: str) -> None:
    assert service.ask(question).outcome == "not_held"
