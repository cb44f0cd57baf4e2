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


ADOPTED = "（2024年3月1日澜川市人民代表大会常务委员会通过）"
ROADS = f"""市政工程设施管理条例
{ADOPTED}
第一条 市政工程主管部门负责对养护、维修工程的质量进行监督检查。
第二条 本条例自2024年5月1日起施行。
"""
PARTS = ("水管", "地暖", "浴缸", "阳台", "厨房", "马桶", "水箱", "地漏", "鱼缸", "空调")
NUMBERS = "一二三四五六七八九十"
HOMES = "\n".join(
    (
        "相邻房屋漏水处理条例",
        ADOPTED,
        *(f"第{n}条 楼上住户的{part}漏水的，应当修复。" for n, part in zip(NUMBERS, PARTS, strict=True)),
        *(
            f"第十{n}条 楼下住户因{part}漏水受损的，可以请楼上邻居查看。"
            for n, part in zip(NUMBERS, PARTS, strict=False)
            if n != "十"
        ),
        "第二十条 楼上漏水的，邻居之间应当互谅互让。",
        "第二十一条 本条例自2024年5月1日起施行。",
    )
)


@pytest.mark.parametrize(
    ("question", "texts", "stands"),
    [
        ("维修工程质量谁负责监督检查", (ROADS, HOMES), True),
        # Another word for what was asked (漏水: 维修) tells who has it only in a law that meaning finds.
        ("楼上漏水谁负责", (ROADS,), True),
        ("楼上漏水谁负责", (ROADS, HOMES), False),
    ],
)
def test_a_competence_in_other_words_stands_where_meaning_finds_its_law(
    tmp_path: Path, question: str, texts: tuple[str, ...], stands: bool
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for place, text in enumerate(texts):
        folder.joinpath(f"{place}.txt").write_text(text, "utf-8")
    engine = open_engine(tmp_path / "store", MeaningCarder(ReadingCarder(), own_model()))
    ingest(engine, find_files([str(folder)]))
    answer = Service(engine, Settings(), retrieval=own_retrieval()).ask(question)
    assert any(each.kind == "competence" for each in answer.answers) is stands


@pytest.mark.parametrize(
    "question",
    ["犬只伤害他人，医疗费用谁赔", "犬只应当注射疫苗吗", "月球上能不能养猫", "养犬人应当承担医疗费用吗"],
)
def test_the_law_tells_the_same_whichever_way_it_is_asked(service: Service, question: str) -> None:
    asked, by_law = service.ask(question), service.ask(question, intent="law")
    assert asked.outcome == by_law.outcome
    assert [each.record.id for each in asked.answers[:1]] == [each.record.id for each in by_law.answers[:1]]
