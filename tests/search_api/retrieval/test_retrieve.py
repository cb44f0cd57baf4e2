"""Retrieval over a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.retrieval.readings import entry, readings, record_ids
from benchmarks.training.passages import LawArticle
from indexer.cards import ReadingCarder
from indexer.engine import Engine, open_engine
from indexer.engine.values import Filter
from indexer.meaning import MeaningCarder, own_model
from search_api.retrieval import PARTS, Retrieval, own_retrieval

LAWS = [
    LawArticle(
        1, "劳动合同法第三十条", "用人单位应当按照劳动合同约定和国家规定，向劳动者及时足额支付劳动报酬。"
    ),
    LawArticle(
        2, "劳动合同法第三十一条", "用人单位应当严格执行劳动定额标准，不得强迫或者变相强迫劳动者加班。"
    ),
    LawArticle(
        3, "道路交通安全法第七十六条", "机动车发生交通事故造成人身伤亡、财产损失的，由保险公司予以赔偿。"
    ),
    LawArticle(4, "商标法第三十九条", "注册商标的有效期为十年，自核准注册之日起计算。"),
]
IDS = record_ids(LAWS)
ARTICLES = Filter(kinds=("article",))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = opened(tmp_path_factory.mktemp("laws"))
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def retrieval() -> Retrieval:
    return own_retrieval()


def opened(folder: Path) -> Engine:
    carder = MeaningCarder(ReadingCarder(), own_model())
    engine = open_engine(folder, carder)
    engine.write(entry(reading, carder) for reading in readings(LAWS))
    return engine


def first(engine: Engine, retrieval: Retrieval, question: str, without: str | None = None) -> str:
    with engine.view() as view:
        return retrieval.ask(view, question, ARTICLES, without=without)[0].id


@pytest.mark.parametrize("without", [None, *PARTS])
@pytest.mark.parametrize(
    ("question", "article"), [("商标有效期多久", 4), ("机动车撞了人谁赔偿", 3), ("单位强迫加班", 2)]
)
def test_a_question_finds_its_article_by_any_leg(
    engine: Engine, retrieval: Retrieval, question: str, article: int, without: str | None
) -> None:
    assert first(engine, retrieval, question, without) == IDS[article]


def test_only_what_passes_the_filter_is_found(engine: Engine, retrieval: Retrieval) -> None:
    with engine.view() as view:
        found = {one.id for one in retrieval.ask(view, "劳动者的劳动报酬", ARTICLES)}
        everything = {one.id for one in retrieval.ask(view, "劳动合同法", Filter())}
        assert not retrieval.ask(view, "劳动报酬", Filter(kinds=("task",)))
    assert found <= set(IDS.values())
    assert everything - found


def test_every_part_tells_what_it_saw(engine: Engine, retrieval: Retrieval) -> None:
    with engine.view() as view:
        told = retrieval.ask(view, "商标有效期多久", ARTICLES, explain=True)[0].explain
        plain = retrieval.ask(view, "商标有效期多久", ARTICLES)[0].explain
    assert plain is None
    assert told is not None
    assert told["words_share"] == 1
    assert told["vectors"] > 0.3
    assert told["known_words"] == 0


def test_a_known_question_leads_to_its_article_and_is_forgotten_with_it(
    tmp_path: Path, retrieval: Retrieval
) -> None:
    engine = opened(tmp_path)
    question = "老赖不发钱咋整"
    known = engine.add_known(question, IDS[1])
    with engine.view() as view:
        assert retrieval.ask(view, question + "呢", ARTICLES)[0].id == IDS[1]
        assert not retrieval.ask(view, question, Filter(kinds=("task",)))
        assert not retrieval.ask(view, question, Filter(kinds=("article",), years=(1999,)))
    engine.remove(IDS[1].rpartition("-")[0])
    with engine.view() as view:
        assert IDS[1] not in {one.id for one in retrieval.ask(view, question, ARTICLES)}
    engine.remove_known(known.id)
    engine.close()


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (Filter(), True),
        (Filter(kinds=("article",)), True),
        (Filter(kinds=("article",), regions=("全国",)), True),
        (Filter(document_kinds=("law",)), True),
        (Filter(documents=(IDS[1].rpartition("-")[0],)), True),
        (Filter(kinds=("article",), regions=("岚江省",)), False),
        (Filter(documents=(IDS[4].rpartition("-")[0],)), False),
        (Filter(kinds=("clause",)), False),
    ],
)
def test_what_only_a_known_question_leads_to_passes_every_filter_or_is_dropped(
    tmp_path: Path, retrieval: Retrieval, where: Filter, found: bool
) -> None:
    engine = opened(tmp_path)
    engine.add_known("老赖咋整", IDS[1])
    with engine.view() as view:
        ids = {one.id for one in retrieval.ask(view, "老赖咋整", where, without="vectors")}
    assert (IDS[1] in ids) is found
    engine.close()


def test_known_questions_are_those_of_the_store_as_it_is(
    tmp_path: Path, engine: Engine, retrieval: Retrieval
) -> None:
    other, where = opened(tmp_path), Filter(kinds=("article",))

    def led(store: Engine) -> list[str]:
        with store.view() as view:
            return [one.id for one in retrieval.ask(view, "老赖咋整", where, without="vectors")]

    first = other.add_known("老赖咋整", IDS[1])
    assert led(other) == [IDS[1]]
    assert led(engine) == []
    other.remove_known(first.id)
    other.add_known("老赖咋整", IDS[4])
    assert led(other) == [IDS[4]]
    other.close()


@pytest.mark.parametrize("question", ["", "？！", "xyzzy"])
def test_a_question_of_no_known_word_finds_nothing_and_does_not_fail(
    engine: Engine, retrieval: Retrieval, question: str
) -> None:
    with engine.view() as view:
        assert retrieval.ask(view, question, ARTICLES) == []
