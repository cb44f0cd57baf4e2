"""Laws that speak of each other: one punishes the breach of another, one abolishes another and keeps saying so when amended."""

from collections.abc import Iterator
from datetime import date

import pytest

from search_api.cli.ingestion import find_files
from search_api.service import Service
from tests.search_api.conftest import store

SAFETY = """# 中华人民共和国甲安全法

2020年1月1日 全国人民代表大会常务委员会通过

第一条 为了安全，制定本法。

第二条 单位应当登记。

第三条 本法自2020年5月1日起施行。
"""
PENALTIES = """# 中华人民共和国乙处罚法

2005年1月1日 全国人民代表大会常务委员会通过

2021年1月1日 全国人民代表大会常务委员会修正

第一条 为了处罚，制定本法。

第二条 违反《中华人民共和国甲安全法》第二条规定，未登记的，处一万元罚款。

第三条 本法自2005年5月1日起施行。《丙安全条例》同时废止。
"""
ABOLISHED = """# 丙安全条例

2001年1月1日 国务院发布

第一条 为了安全，制定本条例。

第二条 单位应当备案。

第三条 本条例自2001年5月1日起施行。
"""
NEWER = ABOLISHED.replace("2001年", "2010年").replace("备案", "审批")


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("laws")
    for name, text in (("a.md", SAFETY), ("b.md", PENALTIES), ("c.md", ABOLISHED)):
        (folder / name).write_text(text, "utf-8")
    engine, service = store(tmp_path_factory.mktemp("store"), find_files([str(folder)]))
    yield service
    engine.close()


def test_another_law_punishes_the_breach(laws: Service) -> None:
    answer = laws.ask("违反甲安全法第二条怎么处罚")
    shown = [(getattr(each.record, "law", ""), getattr(each.record, "number", "")) for each in answer.answers]
    assert shown == [("中华人民共和国乙处罚法", "第二条"), ("中华人民共和国甲安全法", "第二条")]


@pytest.mark.parametrize(
    ("on", "outcome", "validity"),
    [
        (None, "superseded", "repealed"),
        # Abolished by the first text of a law that was amended much later.
        (date(2010, 1, 1), "superseded", "repealed"),
        (date(2005, 4, 30), "answered", "in_force"),
        (date(2005, 5, 1), "superseded", "repealed"),
        (date(2001, 4, 30), "answered", "not_yet_in_force"),
    ],
)
def test_an_abolished_law_on_a_day(laws: Service, on: date | None, outcome: str, validity: str) -> None:
    answer = laws.ask("丙安全条例第二条", on)
    assert (answer.outcome, getattr(answer.answers[0].record, "validity", None)) == (outcome, validity)
    if outcome == "superseded":
        assert getattr(answer.answers[1].record, "title", None) == "中华人民共和国乙处罚法"


def test_a_law_made_again_under_the_name_of_an_abolished_one_holds(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("again")
    for name, text in (("b.md", PENALTIES), ("c.md", ABOLISHED), ("d.md", NEWER)):
        (folder / name).write_text(text, "utf-8")
    engine, service = store(tmp_path_factory.mktemp("store"), find_files([str(folder)]))
    answer = service.ask("丙安全条例第二条")
    engine.close()
    record = answer.answers[0].record
    assert (answer.outcome, getattr(record, "version", None)) == ("answered", date(2010, 1, 1))
    assert [notice.title for notice in answer.notices] == ["丙安全条例（2001-01-01）"]
