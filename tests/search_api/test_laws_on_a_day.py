"""Real laws on a day: which of their texts is told, and what no longer or not yet holds is marked wherever it is shown."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.model import Article, Document, Validity
from search_api.cli.ingestion import InputFile, find_files
from search_api.search import Wanted
from search_api.service import Service
from search_api.values import Answer, Hit
from tests.search_api.conftest import store

LAWS = {
    "lawrefbook/社会法": ("安全生产法(2021-06-10).md",),
    "lawrefbook/行政法": (
        "突发事件应对法(2007-08-30).md",
        "突发事件应对法(2024-06-28).md",
        "噪声污染防治法(2021-12-24).md",
        "环境噪声污染防治法(2018-12-29).md",
    ),
    "just-laws/docs/social/hazardous-chemicals-safety-law": ("README.md",),
}
EMERGENCIES, NOISE = "中华人民共和国突发事件应对法", "中华人民共和国环境噪声污染防治法"
TODAY = "2026-06-01"


@pytest.fixture(scope="module")
def laws(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    files: list[InputFile] = []
    for folder, names in LAWS.items():
        for name in names:
            files += find_files([str(shared_data / "laws" / folder / name)])
    engine, service = store(tmp_path_factory.mktemp("on_a_day"), files)
    yield service
    engine.close()


def first(answer: Answer) -> tuple[str, str, str]:
    record = answer.answers[0].record
    assert isinstance(record, Article | Document)
    day = record.version if isinstance(record, Article) else record.written_on
    assert record.evidence is not None
    assert record.evidence.validity == record.validity
    return answer.outcome, str(day), record.validity


@pytest.mark.parametrize(
    ("question", "on", "told"),
    [
        ("安全生产法第二十一条", TODAY, ("answered", "2021-06-10", "in_force")),
        ("突发事件应对法第三条", TODAY, ("answered", "2024-06-28", "in_force")),
        ("突发事件应对法第三条", "2024-10-31", ("answered", "2007-08-30", "in_force")),
        ("突发事件应对法（2007年）第三条", TODAY, ("superseded", "2007-08-30", "amended")),
        ("突发事件应对法（2024年）第三条", "2024-10-31", ("answered", "2024-06-28", "not_yet_in_force")),
        ("危险化学品安全法第一条", TODAY, ("answered", "2025-12-27", "in_force")),
        ("危险化学品安全法第一条", "2026-04-30", ("answered", "2025-12-27", "not_yet_in_force")),
        ("环境噪声污染防治法第二条", TODAY, ("superseded", "2018-12-29", "repealed")),
        ("环境噪声污染防治法第二条", "2022-06-04", ("answered", "2018-12-29", "in_force")),
    ],
)
def test_an_article_is_told_with_how_it_stands(
    laws: Service, question: str, on: str, told: tuple[str, str, str]
) -> None:
    assert first(laws.ask(question, date.fromisoformat(on))) == told


def test_the_earlier_text_is_offered_beside_the_one_in_force(laws: Service) -> None:
    answer = laws.ask("突发事件应对法第三条", date.fromisoformat(TODAY))
    [earlier] = [notice for notice in answer.notices if notice.kind == "earlier_version"]
    assert earlier.title == f"{EMERGENCIES}（2007-08-30）"
    assert laws.show(earlier.document_id or "", date.fromisoformat(TODAY)).document.validity == "amended"


TEXTS: dict[tuple[str, str], dict[str, Validity]] = {
    (EMERGENCIES, TODAY): {"2007-08-30": "amended", "2024-06-28": "in_force"},
    (EMERGENCIES, "2024-10-31"): {"2007-08-30": "in_force", "2024-06-28": "not_yet_in_force"},
    (NOISE, TODAY): {"2018-12-29": "repealed"},
    (NOISE, "2022-06-04"): {"2018-12-29": "in_force"},
}


@pytest.mark.parametrize(("title", "on"), TEXTS)
def test_every_face_marks_every_text(laws: Service, title: str, on: str) -> None:
    day, expected = date.fromisoformat(on), TEXTS[title, on]
    hits = laws.search(title, Wanted(kinds=("article",)), on=day, size=200).items
    found = [hit.record for hit in hits if isinstance(hit, Hit) and isinstance(hit.record, Article)]
    assert {(str(r.version), r.validity) for r in found if r.law == title} == set(expected.items())
    assert all(record.validity == record.evidence.validity for record in found)
    listed = [each for each in laws.documents(Wanted(), on=day).items if isinstance(each, Document)]
    assert {str(d.written_on): d.validity for d in listed if d.title == title} == expected
    for year, validity in expected.items():
        [citation] = laws.cite(f"《{title}》（{year[:4]}年）第二条", day)
        assert citation.target is not None
        assert (citation.target.version, citation.target.validity) == (year, validity)
        reading = laws.show(citation.target.id.rpartition("-")[0], day)
        assert reading.document.validity == validity
        assert {c.evidence.validity for c in reading.clauses} == {validity}


def test_a_text_is_searched_by_how_it_stands(laws: Service) -> None:
    wanted = Wanted(kinds=("article",), validity="repealed")
    hits = laws.search("噪声污染", wanted, on=date.fromisoformat(TODAY)).items
    assert hits
    assert {hit.record.law for hit in hits if isinstance(hit, Hit) and isinstance(hit.record, Article)} == {
        NOISE
    }
