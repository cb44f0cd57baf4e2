"""Who does the deed that a lay question asks about, told by the sentence of the article that it means; else nobody."""

from collections.abc import Iterator

import pytest

from corpus.model import Competence
from indexer.laws.competence_names import is_collective
from search_api.answer.law.who_does import who_does
from search_api.question.asked_deed import asked_deed
from search_api.service import Service
from tests.search_api.answer.papers import asked_of

_ICE = """冰钓安全条例
（2020年4月1日国务院第十次常务会议通过，国务院令第904号公布）
第一条 为了保障冰钓安全，制定本条例。
第二条 从事冰钓的，应当持健康证明向县级以上地方人民政府渔业行政主管部门申请领取冰钓证。
第三条 冰钓场所依法使用的冰面受到车辆碾压的，可以向冰面管理机构投诉。受理投诉的冰面管理机构应当及时处理。
第四条 水产行政主管部门应当对冰钓场所遵守救生规定的情况进行监督检查。
第五条 因冰面塌陷面临人身危险的，可以向人民法院申请冰面禁入令。
第六条 冰面围栏由县级人民政府确定的部门负责拆除，逾期不拆除的，处一百元罚款。
第七条 冰上游客的救助，由公安机关或者民政部门组织实施。
第八条 冰钓比赛的名称，由有关部门审批。
第九条 冰钓困难补助，由本人向户籍所在地的乡镇人民政府、街道办事处提出书面申请。
第十条 质量监督部门对冰鱼生产企业颁发食品生产许可证，应当听取渔民意见。
第十一条 本条例自2020年6月1日起施行。
"""
_SCHOOLS = """冰雪学堂条例
（2020年4月1日国务院第十次常务会议通过，国务院令第905号公布）
第一条 为了规范冰雪学堂，制定本条例。
第二条 地方各级人民政府应当保障适龄儿童在户籍所在地的冰雪学堂就近入学。
第三条 本条例自2020年6月1日起施行。
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("deeds"), {"冰钓": _ICE, "学堂": _SCHOOLS}) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "office", "quote"),
    [
        (
            "体检合格了，冰钓证向哪个部门领？",
            "县级以上地方人民政府渔业行政主管部门",
            "从事冰钓的，应当持健康证明向县级以上地方人民政府渔业行政主管部门申请领取冰钓证。",
        ),
        (
            "老有人追着我要钱，冰面禁入令向谁申请？",
            "人民法院",
            "因冰面塌陷面临人身危险的，可以向人民法院申请冰面禁入令。",
        ),
        (
            "我们的冰钓场所冰面老是受碾压，向哪里投诉？",
            "冰面管理机构",
            "冰钓场所依法使用的冰面受到车辆碾压的，可以向冰面管理机构投诉。",
        ),
        (
            "孩子在户口所在地就近上冰雪学堂，由谁来保障？",
            "地方各级人民政府",
            "地方各级人民政府应当保障适龄儿童在户籍所在地的冰雪学堂就近入学。",
        ),
    ],
)
def test_the_sentence_that_names_the_deed_tells_who(
    service: Service, question: str, office: str, quote: str
) -> None:
    answer = service.ask(question)
    assert answer.outcome == "answered", question
    record = answer.answers[0].record
    assert isinstance(record, Competence)
    assert [unit.name for unit in record.units] == [office]
    assert record.evidence.quote == quote
    with service._engine.view() as view:
        reading = view.document(record.document_id)
    assert reading is not None
    assert reading.text[record.evidence.start : record.evidence.end] == quote


@pytest.mark.parametrize(
    "question",
    [
        "冰面上的围栏，由谁来拆？",  # Whom the county appoints, the law leaves open.
        "冰上游客掉进水里，由谁来救助？",  # Two offices share it.
        "冰钓比赛的名称由哪个部门审批？",  # Whoever may be meant.
        "冰钓证的工本费向哪个部门领？",  # Of another thing.
        "雪橇犬证向哪个部门领？",
        "企业安全生产许可证由谁发",
        "冰面禁入令的翻译由谁录音？",  # A deed that no law is known to tell.
        "隐身衣穿戴许可证由哪个部门发？",
    ],
)
def test_what_no_sentence_surely_tells_is_refused(service: Service, question: str) -> None:
    assert service.ask(question).outcome == "not_held", question


def test_the_offices_of_towns_and_streets_are_one(service: Service) -> None:
    record = service.ask("家里揭不开锅了，冰钓困难补助向谁申请？").answers[0].record
    assert isinstance(record, Competence)
    assert [unit.name for unit in record.units] == ["乡镇人民政府", "街道办事处"]


@pytest.mark.parametrize(
    ("question", "thing", "told"),
    [
        ("体检合格了，冰钓证向哪个部门领？", ("冰钓证",), "应当向渔业行政主管部门申请领取"),
        ("受了伤单位不管，自己向哪个部门申请冰钓认定？", ("冰钓认定",), "向渔业行政主管部门提出申请"),
        ("包工头拖着工钱不给，由哪个部门查处？", (), "由渔业行政主管部门责令改正"),
    ],
)
def test_the_deed_is_read_with_what_it_is_done_to(
    service: Service, question: str, thing: tuple[str, ...], told: str
) -> None:
    asked = asked_deed(service.read(question))
    assert asked is not None
    assert asked.names == thing
    assert any(who_does(told, asked.deeds, None)), told


@pytest.mark.parametrize(
    ("question", "sentence", "offices"),
    [
        ("冰橇由谁批准", "未经渔业行政主管部门批准，任何人不得入内", []),
        ("冰橇由谁批准", "进入冰面，应当经渔业行政主管部门批准", ["渔业行政主管部门"]),
        ("冰橇由谁批准", "市民政部门向市公安机关报告，由市公安机关批准", ["市公安机关"]),
        ("冰橇由谁来罚", "由县级人民政府指定的部门责令改正", []),
        ("冰橇由谁来罚", "由市公安机关责令改正，处一百元罚款", ["市公安机关"]),
        ("冰橇向谁举报", "发现冰面开裂的，有权向市公安机关举报", ["市公安机关"]),
        ("冰橇向谁举报", "受理举报的人应当向市公安机关移送", []),
        ("冰橇税归谁收", "冰橇税由税务机关征收", ["税务机关"]),
        ("冰橇办法由谁规定", "冰橇上岸的办法,由外交部规定", ["外交部"]),
        # Bodies that are called neither department nor organ.
        ("公积金由谁责令补上", "由住房公积金管理中心责令限期缴存", ["住房公积金管理中心"]),
        ("法律援助向谁申请", "可以向法律援助机构申请法律援助", ["法律援助机构"]),
    ],
)
def test_who_does_it_stands_before_its_deed(
    service: Service, question: str, sentence: str, offices: list[str]
) -> None:
    asked = asked_deed(service.read(question))
    assert asked is not None
    found = [unit.name for named in who_does(sentence, asked.deeds, None) for unit in named.offices.units]
    assert found == offices
    assert not any(map(is_collective, found))
