"""Whom the law makes responsible, where no division of work says who has a matter."""

from collections.abc import Iterator
from datetime import date

import pytest

from corpus.model import Competence, Task
from search_api.cli.telling import tell_answer
from search_api.export.rows import answers_sheet
from search_api.service import Service
from search_api.values import Answer
from tests.search_api.answer.papers import asked_of

_NATION = """中华人民共和国凉茶管理法
（2021年4月29日第十三届全国人民代表大会常务委员会第二十八次会议通过）
第一条 为了加强凉茶管理，保障公众健康，制定本法。
第二条 国务院市场监督管理部门主管全国的凉茶监督管理工作。
县级以上地方市场监督管理部门主管本行政区域的凉茶监督管理工作。
第三条 县级以上人民政府公安机关负责凉茶竞渡活动的治安管理工作。
县级以上人民政府商务主管部门应当会同文物主管部门编制老字号名录。
伪造老字号标识的，由商务主管部门责令改正，处一万元罚款。
第四条 违反本法规定的，由市场监督管理部门责令改正，处一万元罚款。
第五条 本法自2021年6月1日起施行。
"""
_CITY = """澜川市凉茶铺管理条例
（2022年3月1日澜川市第七届人民代表大会常务委员会第二次会议通过）
第一条 为了加强凉茶铺管理，结合本市实际，制定本条例。
第二条 市商务主管部门负责本市凉茶铺的监督管理工作。
区商务主管部门负责本辖区内凉茶铺的监督管理工作。
第三条 本条例自2022年5月1日起施行。
"""
_OLD = """澜川市蒸汽浴室管理条例
（1990年3月1日澜川市第一届人民代表大会常务委员会第二次会议通过）
第一条 为了加强蒸汽浴室管理，制定本条例。
第二条 市商业主管部门主管全市的蒸汽浴室管理工作。
第三条 本条例自1990年5月1日起施行。
"""
_REPEAL = """澜川市人民代表大会常务委员会关于废止《澜川市蒸汽浴室管理条例》的决定
（2008年1月15日澜川市第四届人民代表大会常务委员会第二次会议通过）
澜川市人民代表大会常务委员会决定废止《澜川市蒸汽浴室管理条例》。
本决定自2008年1月15日起施行。
"""
_WORK = """棠阳区凉茶产业发展任务分工
澜川市棠阳区人民政府办公室
2024年3月1日
1.加强凉茶监督管理。（牵头单位：区农业农村局；配合单位：区市场监管局）
"""
_BIRDS = """中华人民共和国笼鸟管理法
（{adopted}第十三届全国人民代表大会常务委员会第二十八次会议{passed}）
第一条 为了加强笼鸟管理，制定本法。
第二条 国务院{office}部门主管全国的笼鸟管理工作。
第三条 本法自{since}起施行。
"""
_BIRDS_NOW = _BIRDS.format(adopted="2020年4月29日", passed="通过", office="林业", since="2020年6月1日")
_BIRDS_TO_COME = _BIRDS.format(
    adopted="2026年4月29日", passed="修订通过", office="农业农村", since="2027年3月1日"
)
_LACQUER = """中华人民共和国漆器专卖法
（2019年4月29日第十三届全国人民代表大会常务委员会第十次会议通过）
第一条 为了加强漆器管理，制定本法。
第二条 国务院商务主管部门主管全国的漆器专卖工作。
第三条 县级以上人民政府公安机关在各自职责范围内负责与漆器专卖有关的工作。
商务主管部门应当加强对漆器质量的监督检查。
第四条 漆器运输证由省级人民政府商务主管部门核发。
第五条 本法自2019年6月1日起施行。
"""
_SILK = """中华人民共和国桑蚕资源法
（2019年4月29日第十三届全国人民代表大会常务委员会第十次会议通过）
第一条 为了加强桑蚕资源管理，制定本法。
第二条 县级以上人民政府财政、公安等有关部门负责与桑蚕资源有关的管理工作。
第三条 国务院农业农村主管部门负责全国桑蚕资源普查、培育和产地修复等活动的监督管理工作。
地方各级人民政府负责本行政区域的桑蚕资源防火工作。
第四条 国务院商务主管部门对全国织锦业实施监督管理。
第五条 本法自2019年6月1日起施行。
"""
PAPERS = {
    "漆器法": _LACQUER,
    "桑蚕法": _SILK,
    "笼鸟法2020": _BIRDS_NOW,
    "笼鸟法2026": _BIRDS_TO_COME,
    "凉茶法": _NATION,
    "凉茶铺": _CITY,
    "浴室": _OLD,
    "废止": _REPEAL,
    "分工": _WORK,
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("competences"), PAPERS) as service:
        yield service


def first(answer: Answer) -> Competence:
    record = answer.answers[0].record
    assert isinstance(record, Competence)
    return record


def test_without_a_place_the_nation_s_office_comes_first(service: Service) -> None:
    answer = service.ask("谁管凉茶")
    assert (answer.outcome, answer.answers[0].kind) == ("answered", "competence")
    record = first(answer)
    assert [unit.name for unit in record.units] == ["国务院市场监督管理部门"]
    assert record.evidence.quote == "国务院市场监督管理部门主管全国的凉茶监督管理工作。"
    assert record.inferred is not None
    assert record.inferred.canonical == "国家市场监督管理总局"


def test_a_district_takes_the_sentence_of_its_level_and_its_own_unit(service: Service) -> None:
    answer = service.ask("南通市崇川区凉茶归哪个部门管")
    record = first(answer)
    assert [unit.name for unit in record.units] == ["县级以上地方市场监督管理部门"]
    assert record.inferred is not None
    assert record.inferred.canonical == "江苏省南通市崇川区市场监督管理局"
    assert answer.scope == "wider"


def test_the_place_s_own_rule_comes_before_the_nation_s(service: Service) -> None:
    record = first(service.ask("澜川市棠阳区凉茶铺归谁管"))
    assert [unit.name for unit in record.units] == ["区商务主管部门"]
    assert [unit.name for unit in first(service.ask("澜川市凉茶铺归谁管")).units] == ["市商务主管部门"]


def test_another_place_s_rule_never_answers(service: Service) -> None:
    answer = service.ask("杭州市凉茶铺归谁管")
    told = [each.record for each in answer.answers if isinstance(each.record, Competence)]
    assert told
    assert all(record.evidence.title == "中华人民共和国凉茶管理法" for record in told)
    assert service.ask("杭州市蒸汽浴室归谁管").outcome == "not_held"


def test_a_division_of_work_comes_first(service: Service) -> None:
    record = service.ask("澜川市棠阳区凉茶监督管理谁牵头").answers[0].record
    assert isinstance(record, Task)
    assert [unit.name for unit in record.lead] == ["区农业农村局"]


@pytest.mark.parametrize(
    "question", ["凉茶进口关税谁定", "凉茶铺的房租谁管", "谁管茶叶", "凉茶竞渡的奖金谁发"]
)
def test_what_the_law_does_not_give_to_anybody_is_not_held(service: Service, question: str) -> None:
    assert service.ask(question).outcome == "not_held"


def test_a_side_of_a_matter_does_not_answer_for_the_whole(service: Service) -> None:
    names = {unit.name for shown in service.ask("谁管凉茶").answers for unit in shown.record.units}  # type: ignore[union-attr]
    assert "县级以上人民政府公安机关" not in names
    assert [unit.name for unit in first(service.ask("凉茶竞渡治安谁管")).units] == [
        "县级以上人民政府公安机关"
    ]


@pytest.mark.parametrize(
    ("question", "office"),
    [
        # The charge of all that the law is about goes before an inspection, a share or a vague unit.
        ("谁管漆器", "国务院商务主管部门"),
        ("漆器专卖工作谁主管", "国务院商务主管部门"),
        ("桑蚕资源归哪个部门管", "国务院农业农村主管部门"),
        # One of several things that it is charged with.
        ("桑蚕资源普查归谁监管", "国务院农业农村主管部门"),
        # 织锦业 is 织锦.
        ("织锦行业谁管", "国务院商务主管部门"),
        # A plain word for the act.
        ("漆器运输证谁发", "省级人民政府商务主管部门"),
    ],
)
def test_the_charge_of_the_matter_itself_comes_first(service: Service, question: str, office: str) -> None:
    assert [unit.name for unit in first(service.ask(question)).units] == [office]


def test_a_repealed_rule_is_told_as_such(service: Service) -> None:
    answer = service.ask("澜川市蒸汽浴室归谁管")
    assert answer.outcome == "superseded"
    assert first(answer).inferred is None
    assert first(answer).evidence.validity == "repealed"
    assert service.ask("澜川市蒸汽浴室归谁管", on=date(2000, 1, 1)).outcome == "answered"


@pytest.mark.parametrize(
    ("on", "office"), [(date(2026, 6, 1), "国务院林业部门"), (date(2027, 6, 1), "国务院农业农村部门")]
)
def test_a_law_to_come_never_answers_beside_the_one_that_holds(
    service: Service, on: date, office: str
) -> None:
    answer = service.ask("笼鸟归谁管", on=on)
    assert answer.outcome == "answered"
    assert [[unit.name for unit in each.record.units] for each in answer.answers] == [[office]]  # type: ignore[union-attr]


def test_a_district_that_asks_is_told_no_ministry(service: Service) -> None:
    record = first(service.ask("南通市崇川区笼鸟归谁管", on=date(2026, 6, 1)))
    assert record.level == "全国"
    assert record.inferred is None


@pytest.mark.parametrize(
    ("question", "office", "helps"),
    [
        ("凉茶老字号名录由谁编制", "县级以上人民政府商务主管部门", ["文物主管部门"]),
        ("伪造凉茶老字号标识由谁处罚", "商务主管部门", []),
    ],
)
def test_acts_and_penalties_answer_who_asks_for_them(
    service: Service, question: str, office: str, helps: list[str]
) -> None:
    answer = service.ask(question)
    assert answer.outcome == "answered"
    record = first(answer)
    assert [unit.name for unit in record.units] == [office]
    assert [unit.name for unit in record.support] == helps


@pytest.mark.parametrize("question", ["凉茶老字号名录归谁管", "凉茶老字号名录由谁出版"])
def test_an_act_answers_for_nothing_else(service: Service, question: str) -> None:
    answer = service.ask(question)
    assert not any(each.kind == "competence" for each in answer.answers)


def test_whether_a_unit_has_the_matter(service: Service) -> None:
    told = service.ask("南通市崇川区凉茶是不是归市场监管局管").asked_unit
    assert told is not None
    assert told.role == "lead"
    other = service.ask("南通市崇川区凉茶是不是归教育局管").asked_unit
    assert other is not None
    assert other.role == "none"


def test_every_face_says_that_the_unit_is_inferred(service: Service) -> None:
    answer = service.ask("南通市崇川区凉茶归哪个部门管")
    said = "江苏省南通市崇川区市场监督管理局（据法律条文推定，原文未写这个名称）"
    assert f"对应单位：{said}" in "\n".join(tell_answer(answer))
    row = answers_sheet([answer]).rows[0]
    assert f"法定职责：{said}" in row
    assert "县级以上地方市场监督管理部门" in row
