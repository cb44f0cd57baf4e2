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
    "lawrefbook/刑法": ("刑法.md", "刑法修正案（十二）(2023-12-29).md"),
    "lawrefbook/民法典": ("附则.md", "侵权责任编.md"),
    "lawrefbook/DLC/广东地方法规/地方性法规/广东": ("广东省实施《消防法》办法(2022-03-29).md",),
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


FORCE = "本法自2002年11月1日起施行"


@pytest.mark.parametrize(
    ("question", "on", "told"),
    [
        # No text says from when the amendment of 2021 holds: 2002 is the first text's day.
        ("安全生产法第二十一条", TODAY, (None, "in_force", ["force_not_said"])),
        (
            "安全生产法第二十一条",
            "2021-06-01",
            (None, "not_yet_in_force", ["not_yet_in_force", "force_not_said"]),
        ),
        # 刑法修正案（十二） says it for the text that it made.
        ("刑法第一百六十五条", "2024-01-15", ("2024-03-01", "not_yet_in_force", ["not_yet_in_force"])),
        ("刑法第一百六十五条", "2024-03-01", ("2024-03-01", "in_force", [])),
        ("突发事件应对法第三条", TODAY, ("2024-11-01", "in_force", ["earlier_version"])),
    ],
)
def test_only_a_day_that_a_text_says_is_told_as_that_of_entry_into_force(
    laws: Service, question: str, on: str, told: tuple[str | None, str, list[str]]
) -> None:
    answer = laws.ask(question, date.fromisoformat(on))
    article = answer.answers[0].record
    assert isinstance(article, Article)
    day = article.in_force_from.isoformat() if article.in_force_from else None
    assert (day, article.validity, [notice.kind for notice in answer.notices]) == told
    [citation] = laws.cite(question, date.fromisoformat(on))
    assert citation.target is not None or article.validity == "not_yet_in_force"


@pytest.mark.parametrize(
    ("question", "value", "versions", "sentence"),
    [
        (
            "突发事件应对法(2007)现行有效吗",
            "amended",
            ["2007-08-30", "2024-06-28"],
            "本法自2007年11月1日起施行",
        ),
        (
            "突发事件应对法2007版现行有效吗",
            "amended",
            ["2007-08-30", "2024-06-28"],
            "本法自2007年11月1日起施行",
        ),
        (
            "修订前的突发事件应对法还有效吗",
            "amended",
            ["2007-08-30", "2024-06-28"],
            "本法自2007年11月1日起施行",
        ),
        ("突发事件应对法现行有效吗", "in_force", ["2024-06-28"], "本法自2024年11月1日起施行"),
        ("安全生产法现行有效吗", "in_force", ["2021-06-10"], FORCE),
        ("民法典现行有效吗", "in_force", ["2020-05-28"], "2021年1月1日"),
        ("环境噪声污染防治法还有效吗", "repealed", ["2021-12-24", "2018-12-29"], "同时废止"),
        ("婚姻法现行有效吗", "repealed", ["2020-05-28"], "同时废止"),
        (
            "广东省实施《中华人民共和国消防法》办法现行有效吗",
            "in_force",
            ["2022-03-29"],
            "本办法自2022年7月1日起施行",
        ),
        ("突发事件应对法(1998)现行有效吗", None, [], ""),
    ],
)
def test_whether_a_law_holds_is_told_with_its_sentence(
    laws: Service, question: str, value: str | None, versions: list[str], sentence: str
) -> None:
    answer = laws.ask(question, date.fromisoformat(TODAY))
    shown = [each.record for each in answer.answers]
    assert all(isinstance(record, Document) for record in shown)
    assert (answer.value, [str(record.written_on) for record in shown if isinstance(record, Document)]) == (
        value,
        versions,
    )
    quotes = [record.evidence.quote for record in shown if record.evidence is not None]
    assert len(quotes) == len(shown)
    assert sentence in "".join(quotes[:1])
    # That nothing else is held is the ground of what no text says.
    assert [notice.kind for notice in answer.notices if notice.kind == "no_later_text"] == (
        ["no_later_text"] if value == "in_force" else []
    )


@pytest.mark.parametrize(
    ("question", "law", "number"),
    [
        ("广东省实施《中华人民共和国消防法》办法第三条", "广东省实施《中华人民共和国消防法》办法", "第三条"),
        (
            "《广东省实施〈中华人民共和国消防法〉办法》第三条",
            "广东省实施《中华人民共和国消防法》办法",
            "第三条",
        ),
        ("广东省实施消防法办法三条", "广东省实施《中华人民共和国消防法》办法", "第三条"),
        ("民法典侵权责任编第一千二百四十五条", "中华人民共和国民法典", "第一千二百四十五条"),
    ],
)
def test_a_law_is_found_by_what_it_is_called(laws: Service, question: str, law: str, number: str) -> None:
    article = laws.ask(question).answers[0].record
    assert isinstance(article, Article)
    assert (article.law, article.number) == (law, number)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("安全生产发第二十一条", "中华人民共和国安全生产法第二十一条"),
        ("民法典合同编第一千二百四十五条", None),
        ("第二十一条", None),
        ("本法第二十一条", None),
        ("突发事件应对法1998版第七条", "中华人民共和国突发事件应对法第七条"),
    ],
)
def test_what_names_no_held_article_is_refused(laws: Service, question: str, meant: str | None) -> None:
    answer = laws.ask(question)
    assert (answer.outcome, answer.answers, answer.did_you_mean) == ("not_held", (), meant)
    assert meant is None or laws.ask(meant).outcome == "answered"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("广东省实施《中华人民共和国消防法》办法有多少条", "51"),
        ("广东省实施《中华人民共和国消防法》办法什么时候施行", "2022-07-01"),
        ("突发事件应对法(2007)有多少条", "70"),
        ("突发事件应对法有多少条", "106"),
    ],
)
def test_a_fact_is_that_of_the_very_text(laws: Service, question: str, value: str) -> None:
    assert laws.ask(question).value == value
