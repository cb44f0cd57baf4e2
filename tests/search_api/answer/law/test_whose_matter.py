"""Whose a matter is that no law is titled by and no charge names: that of the law which speaks of it."""

from collections.abc import Iterator

import pytest

from corpus.model import Competence
from search_api.answer.law.wanted_matter import WantedMatter
from search_api.service import Service
from tests.search_api.answer.papers import asked_of

_LANTERNS = """冰灯管理条例
（2021年4月29日国务院第三十次常务会议通过，国务院令第901号公布）
第一条 为了加强冰灯管理，制定本条例。
第二条 国务院文化主管部门主管全国的冰灯管理工作。
县级以上地方人民政府文化主管部门主管本行政区域内的冰灯管理工作。
县级以上人民政府公安、财政等有关部门在各自职责范围内负责冰灯管理的相关工作。
第三条 本条例所称冰灯，包括冰灯、雪雕、冰滑梯和冰船。
第四条 雪雕的高度不得超过十米。搭建雪雕应当备案。冰船的登记依照《冰船法》办理。
第五条 本条例自2021年6月1日起施行。
"""
_PARK = """澜川市公园管理条例
（2022年3月1日澜川市第七届人民代表大会常务委员会第二次会议通过）
第一条 为了加强公园管理，制定本条例。
第二条 市园林主管部门负责本市公园的监督管理工作。
第三条 公园内可以搭建雪雕。
第四条 公安、教育、民政、财政、商务等部门应当加强对溜冰鞋租借的管理。
第五条 本条例自2022年5月1日起施行。
"""
_CHILDREN = """禁止使用幼童拉冰车规定
（2020年4月1日国务院第十次常务会议通过，国务院令第902号公布）
第一条 为了保护幼童，制定本规定。
第二条 任何单位不得招用幼童拉冰车。幼童拉冰车的，由其父母领回。
第三条 县级以上人民政府人力资源社会保障行政部门负责本规定执行情况的监督检查。
第四条 本规定自2020年5月1日起施行。
"""
_SLEDGES = """冰橇条例
（2020年4月1日国务院第十次常务会议通过，国务院令第903号公布）
第一条 为了加强冰橇管理，制定本条例。
第二条 公安、教育等有关部门在各自职责范围内负责冰橇管理的相关工作。
第三条 县级以上人民政府应当加强对冰橇管理工作的领导。
第四条 省级人民政府建设主管部门负责冰橇生产企业安全许可证的颁发。
第五条 经营许可证由县级人民政府体育主管部门颁发，有效期三年。
第六条 本条例自2020年5月1日起施行。
"""
# Nobody has 冰钓 as a whole; one office is named wherever something is given out or punished.
_FISHING = """冰钓人员管理条例
（2020年4月1日国务院第十次常务会议通过，国务院令第904号公布）
第一条 为了规范冰钓活动，制定本条例。
第二条 冰钓人员应当取得冰钓证。冰钓证由省、自治区、直辖市人民政府渔业行政部门颁发。
第三条 无证冰钓的，由渔业行政部门责令改正，处一千元以下的罚款。
第四条 冰钓人员未佩戴冰钓证的，由渔业行政部门责令改正。
第五条 冰钓人员在冰面生火的，由渔业行政部门处五百元以下的罚款。
第六条 冰钓人员伪造冰钓证的，由渔业行政部门没收。
第七条 本条例自2020年6月1日起施行。
"""
_HALL = """澜川市冰场协会条例
（2022年3月1日澜川市第七届人民代表大会常务委员会第二次会议通过）
第一条 为了促进冰场协会发展，制定本条例。
第二条 市体育主管部门负责本市冰场协会的监督管理工作。
第三条 北苑公园管理机构负责北苑公园的浇冰和扫雪。
第四条 市商务部门应当加强对餐饮、摄影、住宿、寄存等行业协会的监督管理。
第五条 市审计部门应当对冰车采购进行审计监督。
第六条 本条例自2022年5月1日起施行。
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    papers = {"冰灯": _LANTERNS, "公园": _PARK, "冰车": _CHILDREN, "冰橇": _SLEDGES}
    papers |= {"冰钓": _FISHING, "冰场": _HALL}
    with asked_of(tmp_path_factory.mktemp("whose"), papers) as service:
        yield service


def told_first(service: Service, question: str) -> list[str]:
    """The offices of the competence that answers first; none where none does."""
    answers = service.ask(question).answers
    record = answers[0].record if answers else None
    return [unit.name for unit in record.units] if isinstance(record, Competence) else []


@pytest.mark.parametrize(
    "question",
    [
        "雪雕归谁管",
        "冰滑梯归哪个部门管",
        # Who deals in it, and what befell it.
        "冰灯厂归谁监管",
        "冰灯坏了找谁投诉",
    ],
)
def test_the_law_that_speaks_of_a_thing_tells_whose_it_is(service: Service, question: str) -> None:
    assert told_first(service, question) == ["国务院文化主管部门"]


def test_a_paper_may_be_called_without_what_its_law_is_about(service: Service) -> None:
    assert told_first(service, "冰橇经营许可证谁发") == ["县级人民政府体育主管部门"]


def test_the_law_itself_is_its_matter(service: Service) -> None:
    assert told_first(service, "幼童拉冰车归谁管") == ["县级以上人民政府人力资源社会保障行政部门"]


def test_the_one_office_that_a_law_names_throughout_has_its_matter(service: Service) -> None:
    assert told_first(service, "冰钓归谁管") in (
        ["渔业行政部门"],
        ["省、自治区、直辖市人民政府渔业行政部门"],
    )


def test_no_frame_of_a_question_begins_inside_a_word(service: Service) -> None:
    assert told_first(service, "冰场协会归谁管") == ["市体育主管部门"]


@pytest.mark.parametrize(
    "question",
    [
        # Of one park alone, only the trade's associations, an audit of it.
        "浇冰归谁管",
        "寄存归谁管",
        "冰车采购归谁管",
        # Shared among offices that are each only for their own, or left to a government.
        "冰橇归哪个部门管",
        "溜冰鞋租借归谁管",
        # 冰橇生产企业安全许可证 is another paper than 冰橇许可证.
        "冰橇许可证谁发",
        "滑雪板归谁管",
        # Nobody asks who has it; what was stolen is not the law's of the thing.
        "搭雪雕摔伤了算工伤吗",
        "冰灯被偷了归谁管",
        # Nor who does or leads a piece of work.
        "雪雕由谁搭建",
        "雪雕评比谁牵头",
        # 冰船 has a law of its own, which is not held.
        "冰船归谁管",
    ],
)
def test_a_share_a_government_or_another_thing_is_nobody_s_charge(service: Service, question: str) -> None:
    assert told_first(service, question) == []


@pytest.mark.parametrize(
    ("asked", "another"),
    [
        # People use the word for a place in a school; it only begins as what that law is about does.
        ("学位申请", True),
        ("学位", False),
        ("学位证", False),
    ],
)
def test_a_law_of_part_of_a_word_is_another(asked: str, another: bool) -> None:
    wanted = WantedMatter.of((asked,))
    assert wanted is not None
    assert wanted.is_another("学位") is another
