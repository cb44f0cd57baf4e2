"""A text of a law that is still to come: silent while another text holds, told as such where none does."""

from collections.abc import Iterator
from datetime import date

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of
from tests.search_api.citations.stores import law

PETS = "中华人民共和国宠物法"
RULES = (
    "为了保护宠物，制定本法。",
    "养宠物的人应当{often}为宠物注射疫苗。",
    "违反本法第二条规定的，处{fine}元罚款。",
    "国务院应急管理部门负责全国宠物救援的监督管理工作。",
)
PAPERS = {
    "宠物法(2020-05-28)": law(
        PETS, "2020-05-28", *(rule.format(often="每年", fine="五百") for rule in RULES), force="2021-01-01"
    ),
    "宠物法(2026-10-28)": law(
        PETS,
        "2026-10-28",
        *(rule.format(often="每半年", fine="一千") for rule in RULES),
        force="2027-03-01",
        amended=True,
    ),
}


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("to_come"), PAPERS, "md") as service:
        yield service


@pytest.mark.parametrize(
    ("on", "version", "validity", "notices"),
    [
        ("2020-07-01", "2020-05-28", "not_yet_in_force", ["not_yet_in_force"]),
        ("2026-06-01", "2020-05-28", "in_force", []),
        ("2026-12-01", "2020-05-28", "in_force", []),
        ("2027-03-01", "2026-10-28", "in_force", []),
    ],
)
@pytest.mark.parametrize(
    "question",
    [
        "宠物注射疫苗有什么法律规定",
        "不给宠物注射疫苗罚多少钱",
        "宠物法对注射疫苗有什么处罚",
        "宠物救援的监督管理由谁负责",
    ],
)
def test_one_text_of_a_law_answers(
    laws: Service, question: str, on: str, version: str, validity: str, notices: list[str]
) -> None:
    answer = laws.ask(question, date.fromisoformat(on))
    shown = [each.record.evidence for each in answer.answers]
    texts = {laws.show(each.document_id).document.written_on for each in shown if each}
    assert texts == {date.fromisoformat(version)}
    assert {each.validity for each in shown if each} == {validity}
    assert [notice.kind for notice in answer.notices] == notices


def test_a_text_to_come_answers_where_its_year_is_asked_for(laws: Service) -> None:
    answer = laws.ask("2026年的宠物法第二条", date(2026, 12, 1))
    evidence = answer.answers[0].record.evidence
    assert evidence is not None
    assert (evidence.validity, "每半年" in evidence.quote) == ("not_yet_in_force", True)
    assert [notice.kind for notice in answer.notices] == ["not_yet_in_force", "earlier_version"]
