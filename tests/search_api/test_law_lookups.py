"""Exact look-ups over real laws: sixty articles in every written form, thirty near misses that are not held."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from search_api.cli.ingestion import find_files
from search_api.service import Service
from tests.search_api.conftest import store

TABLE = Path(__file__).with_name("law_lookups.tsv")
FOLDERS = ("社会法", "刑法", "民法典")
LAWS = (
    "行政法/消防法*",
    "行政法/治安管理处罚法*",
    "行政法/道路交通安全法*",
    "行政法/突发事件应对法*",
    "行政法/行政处罚法*",
    "行政法/行政许可法*",
    "行政法/食品安全法*",
    "行政法/环境保护法*",
    "诉讼与非诉讼程序法/民事诉讼法*",
    "行政法规/工伤保险条例*",
    "行政法规/劳动合同法实施条例*",
    "行政法规/危险化学品安全管理条例*",
    "行政法规/物业管理条例*",
    "行政法规/生产安全事故报告和调查处理条例*",
    "行政法规/建设工程安全生产管理条例*",
    "行政法规/住房公积金管理条例*",
    "DLC/上海地方法规/地方性法规/上海/上海市消防条例*",
)


@pytest.fixture(scope="module")
def laws(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A hundred national laws and regulations, some in two texts or from two collections."""
    root = shared_data / "laws" / "lawrefbook"
    paths = [path for folder in FOLDERS for path in root.glob(f"{folder}/*.md") if path.name != "_index.md"]
    paths += [path for pattern in LAWS for path in root.glob(pattern)]
    twice = shared_data / "laws" / "just-laws" / "docs" / "social"
    engine, service = store(
        tmp_path_factory.mktemp("laws"), find_files([*map(str, sorted(paths)), str(twice)])
    )
    yield service
    engine.close()


def rows() -> list[tuple[str, date | None, str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    cells = [line.split("\t") for line in lines[1:]]
    return [
        (question, date.fromisoformat(on) if on else None, version, begins)
        for question, on, version, begins in cells
    ]


def test_sixty_articles_in_every_written_form(laws: Service) -> None:
    assert len(rows()) == 60
    wrong = []
    for question, on, version, begins in rows():
        answer = laws.ask(question, on)
        first = answer.answers[0].record if answer.answers else None
        evidence = getattr(first, "evidence", None)
        quote = evidence.quote.replace("\u3000", " ") if evidence else ""
        told = str(getattr(first, "version", None))
        if told != version or not quote.startswith(begins) or len(answer.answers) > 2:
            wrong.append((question, told, quote[:30], answer.outcome))
        elif evidence is not None:
            text = laws.text(evidence.document_id)
            assert text[evidence.start : evidence.end] == evidence.quote
    assert not wrong, wrong


@pytest.mark.parametrize(
    "question",
    [
        "安全生产法第一百二十条",
        "安全生产法第九百条",
        "安法第120条",
        "刑法第四百五十三条",
        "民法典第一千二百六十一条",
        "民法典第1261条第1款",
        "劳动法第一百零八条",
        "劳动合同法第九十九条",
        "消防法第七十五条",
        "突发事件应对法第一百零七条",
        "安全生产管理法第三条",
        "生产安全法第三条",
        "道路安全生产法第三条",
        "劳动合同管理法第三条",
        "民法总典第三条",
        "消防安全法第三条",
        "治安管理法典第三条",
        "北京市消防条例第三条",
        "突发事件应急法第三条",
        "工伤保险管理条例第十四条",
        "2014年的安全生产法第三条",
        "安全生产法（2002年）第三条",
        "《消防法》（2019年修正）第十六条",
        "2015年的突发事件应对法第三条",
        "1995年劳动法第三条",
        "安全生产法第二十八条之一",
        "刑法第一百三十四条之二",
        "安全生产法第三十六条第五款",
        "消防法第十六条第一款第（九）项",
        "劳动法第三十六条第（一）项",
    ],
)
def test_a_near_miss_is_not_held(laws: Service, question: str) -> None:
    answer = laws.ask(question)
    assert (answer.intent, answer.outcome, answer.answers) == ("law", "not_held", ())


def test_of_a_law_in_two_texts_the_earlier_one_is_offered(laws: Service) -> None:
    answer = laws.ask("突发事件应对法第十七条")
    assert [(n.kind, n.title) for n in answer.notices] == [
        ("earlier_version", "中华人民共和国突发事件应对法（2007-08-30）")
    ]
    assert laws.ask("突发事件应对法现行有效吗").value == "in_force"
    assert laws.ask("2007年的突发事件应对法第七条").outcome == "superseded"


def test_a_law_not_yet_in_force_is_told_as_such(laws: Service) -> None:
    answer = laws.ask("危化品安全法第十条", date(2026, 1, 1))
    assert getattr(answer.answers[0].record, "validity", None) == "not_yet_in_force"
    assert getattr(laws.ask("危化品安全法第十条").answers[0].record, "validity", None) == "in_force"


def test_a_law_held_from_two_collections_answers_once(laws: Service) -> None:
    answer = laws.ask("劳动合同法第十九条")
    assert [each.kind for each in answer.answers] == ["article"]
    assert laws.ask("民法典有多少条").value == "1260"
