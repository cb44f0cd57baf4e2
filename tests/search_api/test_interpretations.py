"""Interpretations over a store: which text is meant, what is shown beside it, what answers."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import NotFound
from corpus.model import Document
from corpus.settings import Settings
from crawler.readers import read
from indexer.cards import ReadingCarder
from indexer.engine import Entry, open_engine
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from search_api.service import Service
from search_api.values import ShownArticle

ON = date(2026, 6, 1)
Store = Callable[..., Service]

DOGS = "澜川市养犬管理条例"
CARE = "枕溪区社区养老服务设施管理办法"
BIKES = "澜川市电动自行车管理条例"
PLAN = "澜川市电动自行车充电设施建设和消防安全综合治理实施方案（2024—2026年）"
# Of each document of the sample that is explained: the clause, by which words it is named, and how the passage begins.
GOLDEN = {
    "澜川市养犬管理条例": [
        ("第四条", "article", "问：刚抱回家的小狗"),
        ("第五条", "article", "问：租房住可以养犬吗"),
        ("第五条之一", "article", "问：证件有没有有效期"),
        ("第六条", "quote", "问：遛狗的绳子"),
        ("第八条", "article", "问：狗咬了人怎么办"),
    ],
    "枕政规〔2023〕4号": [
        ("第四条", "article", "（一）配得更足"),
        ("第五条", "article", "（二）管得更清"),
        ("第八条", "quote", "（三）运营更稳"),
        ("第九条", "article", "正常运营满一年"),
    ],
    "澜川市电动自行车管理条例": [
        ("第七条", "article", "记者：条例对电池"),
        ("第十条", "quote", "记者：为什么对搭载"),
        ("第十四条", "article", "记者：物业到底"),
        ("第十七条", "article", "记者：条例对电池"),
        ("第二十条", "article", "记者：物业到底"),
    ],
    "澜政办发〔2024〕36号": [
        ("一", "quote", "“住宅小区集中充电"),
        ("(一)", "heading", "摸清家底"),
        ("(二)", "heading", "定好点位"),
        ("(三)", "quote", "老小区怎么办"),
        ("(四)", "quote", "收费要透明"),
        ("三", "heading", "见方案第三部分"),
    ],
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Makes a service over texts by their names, read in that order."""
    carder = ReadingCarder()
    engine = open_engine(tmp_path / "store", carder)

    def made(**texts: str) -> Service:
        for name, text in texts.items():
            data = text.encode()
            reading = read_blocks(read(f"{name}.txt", data), Source(path=f"{name}.txt"))
            engine.write([Entry(reading, carder(reading), data, "text/plain", f"{name}.txt")])
        return Service(engine, Settings(today=ON))

    yield made
    engine.close()


def explains(service: Service, title: str) -> list[tuple[str | None, str | None]]:
    """The title of each text that the document is told to explain, or the reason why there is none."""
    documents = {d.id: d for d in service.documents(size=100).items if isinstance(d, Document)}
    (own,) = (d.id for d in documents.values() if d.title == title)
    return [
        (str(documents[e.document_id].written_on) if e.document_id else None, e.reason)
        for e in service.show(own).document.explains
    ]


@pytest.mark.parametrize("name", GOLDEN)
def test_each_clause_of_the_sample_is_explained_where_a_passage_names_or_quotes_it(
    sample: Service, name: str
) -> None:
    reading = sample.show(name)
    labels = {clause.id: clause.path[-1] for clause in reading.clauses if clause.path}
    found = sample.interpretations(name)
    assert [each.clause_id for each in found].count(None) == 1
    told = []
    for each in found:
        assert each.evidence is not None
        text = sample.text(each.document_id)
        assert text[each.evidence.start : each.evidence.end] == each.evidence.quote
        assert each.type == "explanation"
        if each.clause_id is not None:
            assert each.mention is not None
            assert text[each.mention.start : each.mention.end] == each.mention.quote
            told.append((labels[each.clause_id], each.basis, each.evidence.quote))
    assert len(told) == len(GOLDEN[name])
    for (label, basis, quote), wanted in zip(told, GOLDEN[name], strict=True):
        assert (label, basis) == wanted[:2]
        assert quote.startswith(wanted[2])


def test_nothing_else_of_the_sample_is_explained(sample: Service) -> None:
    explained = {sample.show(name).document.id for name in GOLDEN}
    for document in sample.documents(size=200).items:
        assert isinstance(document, Document)
        if document.id not in explained:
            assert sample.interpretations(document.id) == ()


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("《岚江省安全生产举报奖励办法》解读", "库中没有这份文件"),
        (
            "《关于做好历史建筑挂牌保护工作的通知》解读",
            "库中同名的文件属于别的地方，或不能确定是不是同一个地方的",
        ),
    ],
)
def test_what_is_not_held_or_not_certain_is_told_and_not_linked(
    sample: Service, title: str, reason: str
) -> None:
    assert [(each.document_id, each.reason) for each in sample.show(title).document.explains] == [
        (None, reason)
    ]


def test_a_course_about_an_explanation_explains_nothing(sample: Service) -> None:
    assert sample.show("关于举办《澜川市养犬管理条例》解读培训班的通知").document.explains == ()


def test_an_article_is_shown_with_what_explains_it(sample: Service) -> None:
    answered = sample.ask("澜川市养犬管理条例第八条").answers[0]
    record = sample.record(answered.record.id)
    shown = sample.explained_clause(record)  # type: ignore[arg-type]
    assert isinstance(shown, ShownArticle)
    assert [each.mention.quote for each in shown.interpretations if each.mention] == ["第八条"]


def test_an_explanation_of_the_newer_text_is_not_shown_beside_the_older(sample: Service) -> None:
    older = list(sample.show(DOGS).document.other_texts)  # type: ignore[attr-defined]
    assert [sample.interpretations(text.id) for text in older] == [()]
    with pytest.raises(NotFound):
        sample.interpretations("没有这份文件")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (f"有没有对{CARE}的解读", f"《{CARE}》政策解读"),
        ("养犬管理条例怎么解读", f"《{DOGS}》政策问答"),
        (f"{DOGS}的政策解读在哪？", f"《{DOGS}》政策问答"),
        (f"哪里能看到《{DOGS}》的政策问答", f"《{DOGS}》政策问答"),
        (f"如何理解《{BIKES}》", f"市人大法制委员会负责人就《{BIKES}》答记者问"),
        (f"{PLAN}有解读吗", f"一图读懂《{PLAN}》"),
        (f"{DOGS}的百问百答", f"《{DOGS}》政策问答"),
        (f"有没有《{DOGS}》的热点问答", f"《{DOGS}》政策问答"),
        ("岚江省安全生产举报奖励办法的解读", "《岚江省安全生产举报奖励办法》解读"),
    ],
)
def test_asked_for_itself_the_explanation_answers(sample: Service, question: str, title: str) -> None:
    answer = sample.ask(question)
    assert (answer.intent, answer.outcome, answer.value) == ("document", "answered", title)
    assert [answered.kind for answered in answer.answers] == ["document"]


@pytest.mark.parametrize(
    "question", [f"{DOGS}第八条", f"怎么理解{DOGS}第八条", f"{CARE}第四条", "安全生产法的解读", "政策解读"]
)
def test_an_article_looked_up_is_told_of_its_explanation(sample: Service, question: str) -> None:
    answer = sample.ask(question)
    told = [notice.title for notice in answer.notices if notice.kind == "interpretation"]
    if "第" in question:
        assert answer.answers[0].kind == "article"
        assert told == [f"《{DOGS}》政策问答" if DOGS in question else f"《{CARE}》政策解读"]
    else:
        assert (answer.outcome, told) == ("not_held", [])


@pytest.mark.parametrize("piece", ["应该", "应当", "是不是有", "有没有", "有是不是有", "需要应该"])
@pytest.mark.parametrize("row", ["{}犬的解读", "{}的解读", "{}{}应", "怎么理解{}犬"])
def test_rows_of_words_before_a_name_are_read_in_no_time(sample: Service, piece: str, row: str) -> None:
    def took(times: int) -> float:
        began = time.process_time()
        sample.ask(row.format("养犬" + piece * times, ""))
        return time.process_time() - began

    once = max(took(4), 0.05)
    for times in (8, 12, 16, 20, 24, 28, 32, 36):
        assert took(times) < 12 * once, times


RULE = """澜川市共享单车停放管理办法
（2025年2月10日澜川市人民政府第30次常务会议通过）

第一条　为了规范共享单车停放，制定本办法。
第二条　共享单车企业应当按照每千辆不少于五人的标准配备停放管理人员。
第三条　市城市管理局负责共享单车停放的监督管理。
第四条　禁止在盲道停放共享单车。
第五条　本办法自2025年3月1日起施行。
"""
TOLD = """《澜川市共享单车停放管理办法》解读
发布日期：2025年2月20日

共享单车企业应当按照每千辆不少于五人的标准配备停放管理人员。
市城市管理局负责共享单车停放的监督管理。
"""


def test_where_the_same_words_stand_in_both_the_rule_answers(store: Store) -> None:
    service = store(rule=RULE, told=TOLD)
    for question in (
        "共享单车企业应当配备多少停放管理人员",
        "共享单车停放由谁监督管理",
        "能在盲道停放共享单车吗",
    ):
        answer = service.ask(question)
        assert answer.outcome == "answered", question
        for answered in answer.answers:
            assert answered.record.evidence is not None
            assert answered.record.evidence.title == "澜川市共享单车停放管理办法"


def test_without_the_rule_its_explanation_does_not_answer(store: Store) -> None:
    service = store(told=TOLD)
    assert service.ask("共享单车停放由谁监督管理").outcome == "not_held"


def test_the_order_in_which_texts_come_in_does_not_matter(store: Store) -> None:
    service = store(told=TOLD)
    assert explains(service, "《澜川市共享单车停放管理办法》解读") == [(None, "库中没有这份文件")]
    service = store(rule=RULE)
    assert explains(service, "《澜川市共享单车停放管理办法》解读") == [("2025-02-10", None)]
    assert [each.basis for each in service.interpretations("澜川市共享单车停放管理办法")] == [
        "title",
        "quote",
    ]


def yearly(year: int) -> str:
    """A paper that comes every year under one title."""
    head = f"澜川市应急管理局关于做好汛期值守工作的通知\n澜应急〔{year}〕8号"
    return f"{head}\n\n一、落实责任。\n二、备足物资。\n\n澜川市应急管理局\n{year}年4月2日\n"


def of_yearly(day: str) -> str:
    """What explains one of them, told on that day."""
    return f"《澜川市应急管理局关于做好汛期值守工作的通知》解读\n{day}\n\n值守要落实到人。\n"


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("发布日期：2024年4月9日", ("2024-04-02", None)),
        ("发布日期：2025年4月9日", ("2025-04-02", None)),
        ("澜川市应急管理局", (None, "库中有几份同名文件，不能确定是哪一份")),
        ("发布日期：2023年4月9日", (None, "库中只有在它之后的文本")),
        ("发布日期：2028年4月9日", (None, "库中有几份同名文件，不能确定是哪一份")),
    ],
)
def test_of_a_paper_of_every_year_that_of_its_time_is_explained(
    store: Store, day: str, wanted: tuple[str | None, str | None]
) -> None:
    service = store(a=yearly(2024), b=yearly(2025), told=of_yearly(day))
    assert explains(service, "《澜川市应急管理局关于做好汛期值守工作的通知》解读") == [wanted]


def test_the_number_tells_which_of_several_is_explained(store: Store) -> None:
    opening = "近日，市应急管理局印发了《澜川市应急管理局关于做好汛期值守工作的通知》（澜应急〔2024〕8号）。"
    service = store(a=yearly(2024), b=yearly(2025), told=of_yearly(opening))
    assert explains(service, "《澜川市应急管理局关于做好汛期值守工作的通知》解读") == [("2024-04-02", None)]


def test_a_number_that_is_not_held_explains_no_namesake(store: Store) -> None:
    opening = "近日，市应急管理局印发了《澜川市应急管理局关于做好汛期值守工作的通知》（澜应急〔2026〕3号）。"
    service = store(a=yearly(2024), told=of_yearly(opening))
    assert explains(service, "《澜川市应急管理局关于做好汛期值守工作的通知》解读") == [
        (None, "库中没有这份文件")
    ]


DUTIES = """澜川市落实生产经营单位安全生产主体责任实施办法
（2025年1月10日澜川市人民政府第29次常务会议通过）

第一条　为了落实主体责任，制定本办法。
第二条　生产经营单位应当落实安全生产主体责任。
第三条　本办法自2025年3月1日起施行。
"""
OF_DUTIES = """《澜川市落实生产经营单位安全生产主体责任实施办法》解读
发布日期：2025年1月20日

主体责任要落实到人。
"""


@pytest.mark.parametrize(
    ("question", "by_it"),
    [
        ("怎么理解主体责任", False),
        ("如何理解安全生产主体责任", False),
        ("主体责任的解读", False),
        ("怎么理解落实生产经营单位安全生产主体责任实施办法", True),
        ("落实安全生产主体责任实施办法的解读", False),
        ("落实生产经营单位安全生产主体责任办法的解读", True),
    ],
)
def test_some_words_of_a_title_ask_for_no_interpretation_of_it(
    store: Store, question: str, by_it: bool
) -> None:
    service = store(rule=DUTIES, told=OF_DUTIES)
    answer = service.ask(question)
    own = "《澜川市落实生产经营单位安全生产主体责任实施办法》解读"
    assert (answer.value == own) is by_it


def test_interpretations_come_newest_first_by_whichever_name_they_were_found(store: Store) -> None:
    def told(name: str, day: str) -> str:
        return f"{name}解读\n发布日期：2025年{day}\n\n共享单车要停得整齐。\n"

    texts = {
        "a": told("澜川市城市管理局关于《共享单车停放管理办法》", "5月2日"),
        "b": told("《澜川市共享单车停放管理办法》政策", "2月20日"),
        "c": told("澜川市城市管理局对《共享单车停放管理办法》的图文", "4月1日"),
        "d": told("《澜川市共享单车停放管理办法》", "6月3日"),
    }
    service = store(rule=RULE, **{name: f"{text}\n澜川市城市管理局\n" for name, text in texts.items()})
    found = service.interpretations("澜川市共享单车停放管理办法")
    whole = [each.document_id for each in found if each.clause_id is None]
    days = [service.show(id_).document.published_on for id_ in whole]
    assert len(days) > 2
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)


def test_asked_for_itself_what_explains_the_text_in_force_answers(store: Store) -> None:
    def rule(year: int) -> str:
        return RULE.replace("2025年2月10日", f"{year}年2月10日").replace("2025年3月1日", f"{year}年3月1日")

    def told(year: int) -> str:
        return TOLD.replace("2025年2月20日", f"{year}年2月20日").replace("》解读", f"》解读（{year}）")

    service = store(a=rule(2015), b=rule(2025), c=told(2015), d=told(2025))
    answer = service.ask("澜川市共享单车停放管理办法有解读吗")
    assert [shown.record.title for shown in answer.answers] == ["《澜川市共享单车停放管理办法》解读（2025）"]  # type: ignore[union-attr]


def about_heat(place: str, number: int) -> str:
    """A notice whose title says who issued it."""
    head = f"{place}住房和城乡建设局关于做好建筑施工现场防暑降温工作的通知\n{place[0]}建发〔2024〕{number}号"
    return f"{head}\n\n一、合理安排作业时间。\n二、发放高温津贴。\n\n{place}住房和城乡建设局\n2024年6月3日\n"


def of_heat(place: str) -> str:
    """What explains such a notice, named without who issued it."""
    opening = "《关于做好建筑施工现场防暑降温工作的通知》对高温停工作了规定。"
    return f"《关于做好建筑施工现场防暑降温工作的通知》解读\n{place}\n2024年6月15日\n\n{opening}\n"


@pytest.mark.parametrize(
    ("places", "by", "wanted"),
    [
        (("澜川市",), "澜川市住房和城乡建设局", ("2024-06-03", None)),
        (("澜川市", "霁阳市"), "澜川市住房和城乡建设局", ("2024-06-03", None)),
        # Another place's notice of the same title is another one.
        (
            ("澜川市",),
            "霁阳市住房和城乡建设局",
            (None, "库中同名的文件属于别的地方，或不能确定是不是同一个地方的"),
        ),
        (("澜川市",), "", (None, "库中同名的文件属于别的地方，或不能确定是不是同一个地方的")),
    ],
)
def test_a_paper_is_known_without_who_issued_it_in_its_own_place_alone(
    store: Store, places: tuple[str, ...], by: str, wanted: tuple[str | None, str | None]
) -> None:
    texts = {f"n{number}": about_heat(place, number) for number, place in enumerate(places, 1)}
    service = store(**texts, told=of_heat(by))
    assert explains(service, "《关于做好建筑施工现场防暑降温工作的通知》解读") == [wanted]


def ordered(place: str, number: int, year: int) -> str:
    """A rule that a mayor's order makes known."""
    return (
        f"{place}消防设施维护管理规定\n（{year}年9月15日{place}人民政府令第{number}号公布）\n\n"
        f"第一条　为了维护消防设施，制定本规定。\n第二条　消防设施每年检测一次。\n第三条　本规定自{year}年11月1日起施行。\n"
    )


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        ("市政府令第52号", ("2022-09-15", None)),
        ("澜川市人民政府令第52号", ("2022-09-15", None)),
        ("市政府令第31号", (None, "库中没有这份文件")),
        ("省政府令第52号", (None, "库中没有这份文件")),
    ],
)
def test_a_number_written_shorter_is_the_place_s_own(
    store: Store, number: str, wanted: tuple[str | None, str | None]
) -> None:
    told = (
        f"《消防设施维护管理规定》百问百答\n澜川市司法局\n2022年10月11日\n\n"
        f"《澜川市消防设施维护管理规定》（{number}）已公布。\n问：多久检测一次？\n答：每年一次。\n"
    )
    service = store(a=ordered("澜川市", 52, 2022), b=ordered("霁阳市", 52, 2022), told=told)
    assert explains(service, "《消防设施维护管理规定》百问百答") == [wanted]
