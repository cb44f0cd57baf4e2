"""Documents and citations looked up by number and title, in both directions."""

from datetime import date

import msgspec
import pytest

from corpus.model import Citation, Repair
from indexer.engine import Engine
from indexer.engine.elastic import deep, lookups
from tests.indexer.engine.samples import entry, reading


def citation(printed: str, **given: object) -> Citation:
    return Citation(printed=printed, start=0, end=len(printed), kind="document", **given)  # type: ignore[arg-type]


@pytest.fixture
def held(engine: Engine) -> Engine:
    engine.write(
        [
            entry(reading("law", title="岚江省安全生产条例", number="岚政发〔2020〕11号")),
            entry(
                reading(
                    "later",
                    citations=(
                        citation("《岚江省安全生产条例》", title="岚江省安全生产条例", repeals=True),
                        citation("岚政发〔2020〕11号", number="岚政发〔2020〕11号"),
                        citation("GB 50016-2014", number="GB 50016-2014"),
                    ),
                )
            ),
        ]
    )
    return engine


@pytest.mark.parametrize(
    "number", ["岚政发〔2020〕11号", "岚政发[2020]11号", "岚政发（2020）１１号", "岚政发 〔2020〕 11 号"]
)
def test_a_document_is_found_by_its_number_however_printed(held: Engine, number: str) -> None:
    with held.view() as view:
        assert [document.id for document in view.find_documents(number=number)] == ["law"]


@pytest.mark.parametrize("title", ["岚江省安全生产条例", "《岚江省安全生产条例》", "岚江省 安全生产条例"])
def test_a_document_is_found_by_its_title(held: Engine, title: str) -> None:
    with held.view() as view:
        assert [document.id for document in view.find_documents(title=title)] == ["law"]


def test_a_document_is_found_by_each_of_its_titles(engine: Engine) -> None:
    engine.write([entry(reading("a", title="印发实施方案的通知", other_titles=("实施方案",)))])
    with engine.view() as view:
        for title in ("印发实施方案的通知", "《实施方案》"):
            assert [document.id for document in view.find_documents(title=title)] == ["a"]
    engine.remove("a")
    with engine.view() as view:
        assert view.find_documents(title="实施方案") == []


def test_pages_of_documents_go_on_to_the_end(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a cluster beyond the window too, up to which it counts by itself."""
    monkeypatch.setattr(deep, "WINDOW", 3)
    days = [date(2024, 1, day) for day in (1, 2, 2, 3, 4, 5, 5)]
    engine.write([entry(reading(f"d{n}", published_on=day)) for n, day in enumerate(days)])
    with engine.view() as view:
        whole = [document.id for document in view.documents(size=100).items]
        pages = [view.documents(page=page, size=2, facets=("kind",)) for page in range(1, 5)]
        assert [document.id for page in pages for document in page.items] == whole
        assert len(whole) == len(days)
        for page in (*pages, view.documents(page=501, size=20), view.documents(page=10**9, size=20)):
            assert page.total == len(days)
        assert all(page.facets == pages[0].facets for page in pages)
        assert view.documents(page=501, size=20).items == ()


def test_documents_of_one_title_are_all_found(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "PAGE", 2)
    ids = [f"d{n}" for n in range(5)]
    engine.write([entry(reading(id_, title="防汛预案")) for id_ in ids])
    with engine.view() as view:
        assert [document.id for document in view.find_documents(title="防汛预案")] == ids
        assert [document.id for document in view.named(titles=["防汛预案"])["防汛预案"]] == ids


def test_nothing_asked_nothing_found(held: Engine) -> None:
    with held.view() as view:
        assert view.find_documents() == []
        assert view.find_documents(title="《》") == []
        assert view.citing() == []


def test_a_part_of_a_title_or_number_is_no_match(held: Engine) -> None:
    with held.view() as view:
        assert view.find_documents(title="安全生产条例") == []
        assert view.find_documents(number="〔2020〕11号") == []


def test_who_cites_and_who_abolishes(held: Engine) -> None:
    with held.view() as view:
        (by_title,) = view.citing(title="岚江省安全生产条例")
        assert (by_title.document_id, by_title.citation.repeals) == ("later", True)
        assert [found.citation.printed for found in view.citing(number="岚政发[2020]11号")] == [
            "岚政发〔2020〕11号"
        ]
        assert [found.document_id for found in view.citing(number="gb50016-2014")] == ["later"]


def test_only_what_repeals_is_given_where_that_is_asked(held: Engine) -> None:
    with held.view() as view:
        assert [
            found.citation.printed for found in view.citing(title="岚江省安全生产条例", repealing=True)
        ] == ["《岚江省安全生产条例》"]
        assert view.citing(number="岚政发〔2020〕11号", repealing=True) == []


def test_every_place_is_given_however_many_there_are(engine: Engine) -> None:
    towns = [f"岚江省/澜川市/第{n}镇" for n in range(300)]
    engine.write([entry(reading(f"d{n}", region=town)) for n, town in enumerate(towns)])
    engine.write([entry(reading("nation", region="全国"))])
    with engine.view() as view:
        counts = {place.value: place.count for place in view.regions()}
    assert counts == {"全国": 301, "岚江省": 300, "岚江省/澜川市": 300} | dict.fromkeys(towns, 1)
    engine.remove("d7")
    with engine.view() as view:
        assert {place.value for place in view.regions()} == counts.keys() - {towns[7]}


def test_a_removed_document_cites_nothing(held: Engine) -> None:
    held.remove("later")
    with held.view() as view:
        assert view.citing(title="岚江省安全生产条例") == []


def test_repairs_are_kept(engine: Engine) -> None:
    repaired = reading("a")
    change = Repair(kind="ocr", start=0, end=1, before="理J项", after="事项", why="字形相近")
    engine.write([entry(msgspec.structs.replace(repaired, repairs=(change,)))])
    with engine.view() as view:
        assert view.repairs("a") == (change,)
        assert view.repairs("nothing") == ()
