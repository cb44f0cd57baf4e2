"""A task that only stands beside what is asked about does not answer; the part that tells it does, with its own unit."""

from collections.abc import Iterator

import pytest

from corpus.model import Clause, Task
from search_api.answer.duty.givings import find_givings
from search_api.service import Service
from tests.search_api.answer.papers import asked_of

CANALS = """澜川市人民政府办公室关于印发内河水上巴士管理分工的通知
澜政办发〔2024〕72号
各区人民政府，市政府各部门：
现将有关事项通知如下。
一、重点工作
（一）船舶整治。市市场监管局负责船用油销售环节监管；市交通运输局负责船舶登记和航道执法；市城管局负责人行栈桥违规摊点的清理，枕溪区政府配合。
（二）岸线巡查。市水务局依法查处向河道倾倒泥浆行为，公安机关对构成犯罪的依法立案侦查。
（三）经费保障。市财政局要统筹现有资金给予支持，市残联负责收集残疾乘客的意见建议并及时转送。
二、科研支持
支持澜川大学开展潮汐预报技术攻关，市科技局在立项上予以倾斜。原由市住建局负责的码头护栏检测，自2024年7月1日起划转至市交通运输局。
三、供应管理
供应商应当随货提供缆绳检验合格证明，学校安排两人以上共同验收。市市场监管局每学期开展抽查。
四、应急处置
市水务局：负责水位监测；协助转移滞留乘客。
市应急局：负责综合协调。
五、游客救援。遇水位超过警戒线，枕溪区政府组织滞留乘客疏散。需要救援的，由市消防救援支队组织实施，市卫生健康委、市红十字会予以支援。
澜川市人民政府办公室
2024年5月6日
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("own_clause"), {"水上巴士": CANALS}) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "outcome", "units"),
    [
        ("人行栈桥违规摊点由谁清理", "answered", ["市城管局"]),
        ("向河道倾倒泥浆构成犯罪的由谁立案侦查", "collective_only", ["公安机关"]),
        ("向河道倾倒泥浆由谁查处", "answered", ["市水务局"]),
        ("谁去收集残疾乘客的意见", "answered", ["市残联"]),
        ("潮汐预报技术攻关谁在立项上倾斜", "answered", ["市科技局"]),
        ("码头护栏检测由谁负责", "answered", ["市交通运输局"]),
        ("缆绳检验合格证明由谁提供", "no_unit_named", []),
        ("滞留乘客救援由谁支援", "answered", ["市卫生健康委", "市红十字会"]),
    ],
)
def test_the_unit_of_the_part_that_tells_it(
    service: Service, question: str, outcome: str, units: list[str]
) -> None:
    answer = service.ask(question)
    record = answer.answers[0].record
    assert isinstance(record, Task | Clause)
    named = (*record.lead, *record.support) if isinstance(record, Task) else record.subjects
    assert (answer.outcome, [unit.name for unit in named]) == (outcome, units)


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("人行栈桥违规摊点清理是市交通运输局负责吗", "none"),
        ("人行栈桥违规摊点清理是市城管局负责吗", "lead"),
        ("转移滞留乘客市水务局是牵头还是协助", "support"),
    ],
)
def test_the_part_of_the_unit_asked_about(service: Service, question: str, role: str) -> None:
    asked = service.ask(question).asked_unit
    assert asked is not None
    assert asked.role == role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市水务局负责人行桥养护；市残联协助。", [("市水务局", "lead"), ("市残联", "support")]),
        ("市水务局负责人参加会议", [("", "lead")]),
        (
            "以市文物保护中心为主，澜川大学参加，每两年开展一次普查。",
            [("市文物保护中心", "lead"), ("澜川大学", "support"), ("市文物保护中心", "lead")],
        ),
        (
            "导航软件要增加路线规划。（自然资源部、工业和信息化部）",
            [("自然资源部、工业和信息化部", "lead")] * 2,
        ),
        ("逾期未改的，由林业主管部门处每株五千元罚款", [("林业主管部门", "lead")]),
        ("拟由市商务局牵头举办的文化周，待条件成熟后另行研究。", [("", "lead")] * 2),
        ("崇川区、通州区人民政府是辖区内保护工作的责任主体。", [("崇川区、通州区人民政府", "lead")]),
        ("市水务局：负责水位监测；协助转移群众。", [("市水务局", "lead"), ("市水务局", "support")]),
    ],
)
def test_to_whom_each_part_is_given(text: str, expected: list[tuple[str, str]]) -> None:
    found = [("、".join(unit.name for unit in one.units), one.role) for one in find_givings(text)]
    assert [one for one in found if one in expected or one[0]] == expected


CITY = """南通市人民政府办公室关于印发水上巴士管理分工的通知
通政办发〔2024〕9号
各区人民政府：
一、重点工作。市市场监管局负责船用油销售环节监管。
南通市人民政府办公室
2024年5月6日
"""
FIRE = """澜川市人民政府办公室关于印发澜川市森林草原火灾应急预案的通知
澜政办发〔2024〕80号
各区人民政府：
一、职责分工
市水务局：负责取水点维护；组织供水车辆调度。
二、火场清理
火场清理由市水务局组织，市公安局派员协助。
澜川市人民政府办公室
2024年5月6日
"""
STREET = """望潮街道办事处关于做好梅汛期防范工作的通知
各村（社区）：
一、值班值守。街道应急办负责值班安排，市水务局第二管护所负责闸门启闭。
望潮街道办事处
2024年5月6日
"""


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    papers = {"水上巴士": CITY, "森林火灾": FIRE, "梅汛": STREET}
    with asked_of(tmp_path_factory.mktemp("own_level"), papers) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("江苏省船用油销售环节监管由省里哪个厅负责", "not_held"),
        ("江苏省船用油销售环节监管由谁负责", "answered"),
        ("南通市船用油销售环节监管由市里哪个局负责", "answered"),
    ],
)
def test_an_office_of_its_own_level(province: Service, question: str, outcome: str) -> None:
    assert province.ask(question).outcome == outcome


def test_all_that_a_plan_titled_by_the_matter_gives_a_unit(province: Service) -> None:
    answer = province.ask("澜川市水务局森林防火要做什么")
    assert answer.groups is not None
    assert answer.groups.lead.count == 3


def test_a_street_that_only_its_own_paper_tells(province: Service) -> None:
    answer = province.ask("望潮街道闸门启闭由谁负责")
    assert (answer.outcome, answer.scope) == ("answered", "asked")
