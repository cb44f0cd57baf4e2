"""Searching for articles: by all legs of the retrieval, each explained; what is cited first, what no longer holds last."""

from collections.abc import Iterator
from datetime import date

import pytest

from corpus.model import Article
from indexer.engine import Engine
from search_api.cli.ingestion import find_files
from search_api.search import Wanted
from search_api.service import Service
from search_api.values import Hit
from tests.search_api.citations.stores import law
from tests.search_api.conftest import ON, store

PETS, BOATS = "中华人民共和国宠物法", "中华人民共和国游艇法"
OLD, NEW = "养宠物的人应当每年为宠物注射疫苗。", "养宠物的人应当每半年为宠物注射疫苗。"
PAPERS = {
    "宠物法(2020-05-28)": law(PETS, "2020-05-28", "为了保护宠物，制定本法。", OLD, force="2021-01-01"),
    "宠物法(2024-10-28)": law(
        PETS, "2024-10-28", "为了保护宠物，制定本法。", NEW, force="2025-03-01", amended=True
    ),
    "游艇法": law(BOATS, "2019-05-28", "为了管理游艇，制定本法。", "游艇应当登记。", "驾驶人不得饮酒。"),
}
ARTICLES = Wanted(kinds=("article",))
LEGS = {"words", "bigrams", "vectors", "known", "citation"}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Service]]:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in PAPERS.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    engine, service = store(tmp_path_factory.mktemp("articles_store"), find_files([str(folder)]))
    yield engine, service
    engine.close()


def hits(service: Service, words: str, on: date = ON, wanted: Wanted = ARTICLES) -> list[Hit]:
    found = service.search(words, wanted, on=on, explain=True).items
    return [hit for hit in found if isinstance(hit, Hit)]


def names(found: list[Hit]) -> list[str]:
    records = [hit.record for hit in found]
    return [f"{r.law} {r.number} {r.version} {r.validity}" for r in records if isinstance(r, Article)]


def test_every_leg_is_explained(held: tuple[Engine, Service]) -> None:
    first = hits(held[1], "给宠物打疫苗")[0]
    assert first.explain is not None
    assert set(first.explain) >= LEGS
    assert min(first.explain["words"], first.explain["bigrams"], first.explain["vectors"]) > 0.3
    assert (first.explain["known"], first.explain["citation"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("on", "order"),
    [
        (ON, ["2024-10-28 in_force", "2020-05-28 amended"]),
        (date(2022, 1, 1), ["2020-05-28 in_force", "2024-10-28 not_yet_in_force"]),
    ],
)
def test_the_text_of_the_day_stands_first_and_each_is_marked(
    held: tuple[Engine, Service], on: date, order: list[str]
) -> None:
    found = [name for name in names(hits(held[1], "宠物注射疫苗", on)) if "第二条" in name]
    assert found[:2] == [f"{PETS} 第二条 {each}" for each in order]


@pytest.mark.parametrize("words", ["游艇法第三条", "《中华人民共和国游艇法》第三条"])
def test_an_article_that_is_cited_stands_first(held: tuple[Engine, Service], words: str) -> None:
    first = hits(held[1], words)[0]
    assert (names([first])[0].split(" 20")[0], first.score) == (f"{BOATS} 第三条", 1.0)
    assert first.explain is not None
    assert first.explain["citation"] == 1.0


def test_what_people_confirmed_is_a_leg(held: tuple[Engine, Service]) -> None:
    _, service = held
    question = "喝了酒能开船吗"
    target = hits(service, "游艇法第三条")[0].record.id
    known = service.confirm(question, target)
    first = hits(service, question)[0]
    service.forget(known.id)
    assert first.record.id == target
    assert first.explain is not None
    assert first.explain["known"] > 0.9


def test_all_pages_together_hold_each_article_once_best_first(held: tuple[Engine, Service]) -> None:
    _, service = held
    pages = [service.search("游艇 宠物", ARTICLES, page=page, size=2) for page in range(1, 6)]
    found = [hit for page in pages for hit in page.items if isinstance(hit, Hit)]
    assert len({hit.record.id for hit in found}) == len(found) == pages[0].total
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


def test_other_kinds_and_a_store_without_a_model_are_searched_by_words(
    held: tuple[Engine, Service],
) -> None:
    engine, service = held
    for asked, wanted in ((service, Wanted(kinds=("document",))), (Service(engine), ARTICLES)):
        found = hits(asked, "宠物", wanted=wanted)
        assert found
        assert all(hit.explain is not None and "cover" in hit.explain for hit in found)
