"""Laws asked by meaning: questions that people confirmed, and articles that surely mean what is asked."""

from pathlib import Path

import pytest

from corpus.model import Article
from corpus.settings import Settings
from indexer.cards import ReadingCarder
from indexer.engine import Engine, open_engine
from indexer.meaning import MeaningCarder, own_model
from search_api.cli.finding_files import find_files
from search_api.cli.ingestion import ingest
from search_api.retrieval import own_retrieval
from search_api.service import Service

LAW = """宠物饲养管理条例
（2024年3月1日澜川市人民代表大会常务委员会通过）
第一条 为了加强宠物饲养管理，制定本条例。
第二条 养犬人应当为犬只注射狂犬病疫苗，每年一次。
第三条 犬只伤害他人的，养犬人应当承担医疗费用。
第四条 本条例自2024年5月1日起施行。
"""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    folder = tmp_path / "in"
    folder.mkdir()
    folder.joinpath("条例.txt").write_text(LAW, "utf-8")
    made = open_engine(tmp_path / "store", MeaningCarder(ReadingCarder(), own_model()))
    ingest(made, find_files([str(folder)]))
    return made


@pytest.fixture
def service(engine: Engine) -> Service:
    return Service(engine, Settings(), retrieval=own_retrieval())


def test_a_question_that_people_confirmed_is_answered_by_their_article(
    engine: Engine, service: Service
) -> None:
    question = "小狗咬人谁赔"
    assert service.ask(question).outcome == "not_held"
    with engine.view() as view:
        (law,) = view.documents().items
        reading = view.document(law.id)
    assert reading is not None
    (meant,) = [c for c in reading.clauses if isinstance(c, Article) and c.number == "第三条"]
    engine.add_known(question, meant.id)
    for wording in (question, f"{question}？", "小狗咬人，谁赔"):
        answer = service.ask(wording)
        assert (answer.outcome, answer.answers[0].record.id) == ("answered", meant.id), wording
    assert service.ask("小猫打架怎么罚").outcome == "not_held"


def test_without_vectors_words_answer_alone(engine: Engine) -> None:
    by_words = Service(engine, Settings())
    assert by_words.ask("小狗咬人谁赔").outcome == "not_held"
    assert by_words.ask("宠物饲养管理条例第三条").answers[0].kind == "article"


def test_cards_of_a_worker_carry_the_vectors_of_the_store(engine: Engine) -> None:
    assert engine.check() == []
