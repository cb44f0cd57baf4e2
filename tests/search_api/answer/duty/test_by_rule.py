"""A rule answers who has a matter only where it gives the matter to an office."""

import msgspec
import pytest

from corpus.model import Clause, Document, Evidence
from search_api.answer.cover import Matter
from search_api.answer.duty.by_rule import is_rule, tells_who
from search_api.answer.judged import Judged
from search_api.answer.passages import Passage
from search_api.answer.place import Near
from search_api.question.matter import pieces_of, terms_of
from search_api.rank import Ranked


def passage(
    text: str, title: str = "某省优化营商环境条例", kind: str = "regulation", matter: str = ""
) -> Passage:
    evidence = Evidence(document_id="d", quote=text, start=0, end=len(text))
    record = Clause(id="c", document_id="d", path=(), heading="", text=text, evidence=evidence)
    document = Document(id="d", title=title, kind=kind)  # type: ignore[arg-type]
    pieces = pieces_of(matter, ())
    cover = Matter(terms_of(pieces), pieces).cover(text)
    return Passage(
        record=record,
        judged=Judged(document=document),
        near=Near(lies="same"),
        cover=cover,
        ranked=Ranked(score=1.0, parts={}),
    )


@pytest.mark.parametrize(
    ("matter", "sentence", "tells"),
    [
        (
            "出口退税",
            "税务机关应当落实税收优惠政策，保障市场主体依法享受减税、免税、出口退税，确保政策惠及市场主体。",
            False,
        ),
        ("房地产征收", "因国家建设需要依法征收、收回的房地产。", False),
        (
            "秸秆焚烧罚款",
            "露天焚烧秸秆的，由农业农村主管部门责令改正，可以处五百元以上二千元以下的罚款。",
            False,
        ),
        ("道路停车收费", "交通行政管理部门应当划设停车泊位标线，公示停车收费标准和道路停车规则。", False),
        ("校车安全管理", "国务院教育、公安、交通运输等部门依照法律规定，负责校车安全管理的有关工作。", True),
        ("土地增值税征收", "土地增值税由税务机关征收。", True),
        ("土地增值税征收", "土地增值税由税务机关征收,并入库。", True),
        (
            "碳排放权交易",
            "市生态环境部门应当参考名录确定重点单位，负责碳排放权交易相关工作的组织协调。",
            True,
        ),
        ("校园周边秩序维护", "公安机关应当加强校园周边秩序维护。", True),
        ("彩票发行", "彩票销售机构应当在彩票发行机构的指导下，统筹规划彩票销售场所的布局。", False),
        ("停车场建设", "停车场建设单位负责人应当到场。", False),
    ],
)
def test_what_a_rule_tells(matter: str, sentence: str, tells: bool) -> None:
    pieces = pieces_of(matter, ())
    assert tells_who(passage(sentence, matter=matter), Matter(terms_of(pieces), pieces)) is tells


@pytest.mark.parametrize(
    ("title", "kind", "rule"),
    [
        ("某市停车条例", "regulation", True),
        ("最高人民法院关于审理食品安全民事纠纷案件适用法律若干问题的解释", "other", True),
        ("国务院办公厅关于对典型经验做法给予表扬的通报", "notice", True),
        ("某区停车管理实施方案", "plan", False),
        ("某区关于加强停车管理的通知", "notice", False),
    ],
)
def test_which_texts_are_rules(title: str, kind: str, rule: bool) -> None:
    assert is_rule(passage("停车。", title, kind)) is rule


def test_an_offices_own_numbered_paper_is_no_law() -> None:
    numbered = passage("停车。", "某区停车管理办法")
    document = msgspec.structs.replace(numbered.document, document_number="某政规〔2023〕4号")
    assert is_rule(numbered)
    assert not is_rule(msgspec.structs.replace(numbered, judged=Judged(document=document)))
