"""The verbs that faces call, over the sample corpus."""

from collections import Counter
from datetime import date

import pytest

from corpus.codec import to_builtins, to_json
from corpus.errors import BadRequest, NotFound
from corpus.model import Document, Task
from search_api.service import Service, Wanted
from search_api.values import Hit, ShownDocument

PLAN = "枕政办发〔2024〕21号"


def test_an_answer_is_whole(sample: Service) -> None:
    answer = sample.ask("枕溪区小区里的充电桩归谁建？")
    evidence = answer.answers[0].record.evidence
    assert evidence is not None
    assert evidence.document_number == PLAN
    assert evidence.issuers == ("枕溪区人民政府办公室",)
    assert evidence.region == "岚江省/澜川市/枕溪区"
    assert evidence.locator.startswith("附件")
    assert answer.took_ms > 0
    assert answer.legs["words"] > 0


def test_an_answer_is_json_as_the_contract_has_it(sample: Service) -> None:
    answer = sample.ask("枕溪区小区里的充电桩归谁建？")
    fields = to_builtins(answer)
    assert isinstance(fields, dict)
    assert set(fields) == {
        *("question", "intent", "outcome", "scope", "asked_unit", "value", "answers", "groups", "notices"),
        *("did_you_mean", "legs", "took_ms"),
    }
    assert to_json(answer).startswith(b'{"question":')


def test_validity_and_deadlines_are_judged_on_the_day(sample: Service) -> None:
    question = "枕溪区小区里的充电桩归谁建？"
    early = sample.ask(question, date(2024, 9, 1)).answers[0].record
    late = sample.ask(question, date(2025, 9, 1)).answers[0].record
    assert isinstance(early, Task)
    assert isinstance(late, Task)
    assert early.deadline is not None
    assert late.deadline is not None
    assert (early.deadline.past, late.deadline.past) == (False, True)


def test_a_text_answers_until_the_day_it_is_replaced(sample: Service) -> None:
    question = "枕溪区社区助浴点的开办补贴找哪个部门审核?"
    assert sample.ask(question, date(2020, 1, 1)).outcome == "answered"
    assert sample.ask(question, date(2024, 1, 1)).outcome == "superseded"


def test_a_superseded_answer_shows_what_replaced_it(sample: Service) -> None:
    answer = sample.ask("枕溪区社区助浴点的开办补贴找哪个部门审核?", date(2024, 1, 1))
    last = answer.answers[-1].record
    assert isinstance(last, Document)
    assert last.document_number == "枕政规〔2023〕4号"


def test_where_no_place_is_named_every_place_answers(sample: Service) -> None:
    answer = sample.ask("小区里的电动自行车集中充电点谁来建?")
    places = {a.record.evidence.region for a in answer.answers if a.record.evidence}
    assert {"岚江省/澜川市/枕溪区", "岚江省/澜川市/棠阳区", "岚江省/澜川市", "岚江省"} <= places
    assert answer.scope is None


def test_a_sibling_place_never_answers(sample: Service) -> None:
    for place in ("棠阳区", "霁阳市", "杭州市西湖区", "曜川市"):
        answer = sample.ask(f"{place}群租房违规分隔由谁整治？")
        assert (answer.outcome, answer.answers) == ("not_held", ())


def test_an_intent_can_be_forced(sample: Service) -> None:
    assert sample.ask("枕溪区小区充电桩什么时候建好？", intent="responsibility").intent == "responsibility"


def test_a_slip_in_a_place_is_noticed(sample: Service) -> None:
    answer = sample.ask("枕西区的充电桩谁建?")
    assert answer.outcome == "not_held"
    assert answer.did_you_mean == "枕溪区的充电桩谁建?"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("枕溪区教肓局牵头哪些任务？", "枕溪区教育局牵头哪些任务?"),
        ("枕溪区应急管里局负责什么？", "枕溪区应急管理局负责什么?"),
        ("枕溪区教育局牵头建火箭发射场吗？", None),
        ("枕溪区的火箭发射场归谁建？", None),
        ("枕溪区小区充电庄谁建？", "枕溪区小区充电桩谁建?"),
    ],
)
def test_a_slip_is_noticed(sample: Service, question: str, meant: str | None) -> None:
    answer = sample.ask(question)
    assert (answer.outcome, answer.did_you_mean) == ("not_held", meant)


def test_a_unit_of_another_level_points_to_the_one_held(sample: Service) -> None:
    answer = sample.ask("省应急管理厅牵头哪些任务？")
    assert answer.outcome == "not_held"
    assert answer.did_you_mean is not None
    assert sample.ask(answer.did_you_mean).outcome == "answered"


def test_two_texts_of_one_place_that_differ_are_told(sample: Service) -> None:
    kinds = {notice.kind for answer in (sample.ask("棠阳区建充电点谁牵头?"),) for notice in answer.notices}
    assert "conflict" not in kinds
    assert "ended" in kinds


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_refused(sample: Service, question: str) -> None:
    with pytest.raises(BadRequest):
        sample.ask(question)


def test_facets_count_what_the_day_leaves(sample: Service) -> None:
    whole = sample.search("电动自行车 充电设施", size=100)
    parts = [
        sample.search("电动自行车 充电设施", Wanted(validity=validity), size=100)
        for validity in ("in_force", "amended", "repealed", "not_yet_in_force", "unknown")
    ]
    assert sum(part.total for part in parts) == whole.total
    assert sum(part.total > 0 for part in parts) > 1
    for name in ("kind", "region", "year", "issuer", "document_kind", "unit"):
        counts: Counter[str] = Counter()
        for part in parts:
            counts.update({each.value: each.count for each in part.facets[name]})
        assert counts == {each.value: each.count for each in whole.facets[name]}, name


def test_search_marks_counts_and_explains(sample: Service) -> None:
    found = sample.search("电动自行车 充电设施", explain=True)
    assert found.total >= len(found.items) > 5
    first = found.items[0]
    assert isinstance(first, Hit)
    assert "<mark>" in first.highlights[0]
    assert first.explain is not None
    assert {"words", "bigrams", "cover", "place", "validity"} <= set(first.explain)
    assert {count.value for count in found.facets["kind"]} >= {"task", "clause"}


def test_search_is_narrowed(sample: Service) -> None:
    narrowed = sample.search("充电", Wanted(kinds=("task",), region="岚江省/澜川市/棠阳区"))
    assert narrowed.items
    for hit in narrowed.items:
        assert isinstance(hit, Hit)
        assert hit.kind == "task"
        assert hit.record.evidence is not None
        assert hit.record.evidence.region == "岚江省/澜川市/棠阳区"
    repealed = sample.search("社区养老服务设施", Wanted(kinds=("document",), validity="repealed"))
    records = [hit.record for hit in repealed.items if isinstance(hit, Hit)]
    assert [record.document_number for record in records if isinstance(record, ShownDocument)] == [
        "枕政规〔2019〕2号"
    ]


def test_pages_follow_on_each_other(sample: Service) -> None:
    whole = sample.search("充电", size=20)
    pages = [hit for page in (1, 2) for hit in sample.search("充电", page=page, size=10).items]
    assert [hit.record.id for hit in pages if isinstance(hit, Hit)] == [
        hit.record.id for hit in whole.items if isinstance(hit, Hit)
    ]


def test_many_small_pages_are_one_large_page(sample: Service) -> None:
    whole = sample.search("安全管理", size=100)
    pages = [hit for page in range(1, 11) for hit in sample.search("安全管理", page=page, size=10).items]
    assert len(pages) == 100
    assert [hit.record.id for hit in pages if isinstance(hit, Hit)] == [
        hit.record.id for hit in whole.items if isinstance(hit, Hit)
    ]


@pytest.mark.parametrize(
    ("words", "page", "size"), [("", 1, 20), ("充电", 0, 20), ("充电", 1000, 20), ("充电", 1, 0)]
)
def test_a_search_that_makes_no_sense_is_refused(sample: Service, words: str, page: int, size: int) -> None:
    with pytest.raises(BadRequest):
        sample.search(words, page=page, size=size)


def test_highlights_escape_what_is_not_ours(sample: Service) -> None:
    for hit in sample.search("<b>充电</b> & 消防", size=20).items:
        assert isinstance(hit, Hit)
        for text in hit.highlights:
            assert "<b>" not in text.replace("<mark>", "").replace("</mark>", "")


def test_tasks_by_unit_document_and_role(sample: Service) -> None:
    place = "岚江省/澜川市/枕溪区"
    led = sample.tasks(Wanted(unit="应急管理局", region=place, role="lead"))
    assert len(led) >= 8
    assert all(task.evidence.title and task.evidence.validity for task in led)
    assert len(sample.tasks(Wanted(document=PLAN))) >= 32
    assert sample.tasks(Wanted(unit="无此单位", region=place)) == []


def test_a_document_is_shown_whole(sample: Service) -> None:
    reading = sample.show("枕政规〔2023〕4号")
    assert reading.document.text == reading.text
    assert reading.document.validity == "in_force"
    repealing = next(citation for citation in reading.citations if citation.repeals)
    assert repealing.target is not None
    assert repealing.target.number == "枕政规〔2019〕2号"
    clause = reading.clauses[3]
    assert reading.text[clause.evidence.start : clause.evidence.end] == clause.evidence.quote
    assert sample.show(reading.document.id).document.id == reading.document.id


@pytest.mark.parametrize("name", ["无此文件", "0123456789abcdef"])
def test_what_is_not_held_is_not_found(sample: Service, name: str) -> None:
    with pytest.raises(NotFound):
        sample.show(name)
    with pytest.raises(NotFound):
        sample.record(name)


def test_citations_are_resolved_or_told_why_not(sample: Service) -> None:
    found = sample.cite("依据《澜川市电动自行车管理条例》第十九条、GB 50016-2014和《无此办法》")
    article, standard, unknown = found
    assert article.target is not None
    assert article.target.number == "第十九条"
    assert (standard.target, unknown.target) == (None, None)
    assert standard.reason
    assert unknown.reason


def test_suggestions_complete_places_units_and_titles(sample: Service) -> None:
    assert "枕溪区" in sample.suggest("枕")
    assert any("住" in name for name in sample.suggest("区住"))
    assert any("条例" in title for title in sample.suggest("电动自行车管理"))
    assert sample.suggest("") == ()


@pytest.mark.parametrize("typed", ["枕溪区电动自行车", "电动自行车充", "枕溪区消防"])
def test_titles_that_lack_what_is_typed_are_not_suggested(sample: Service, typed: str) -> None:
    assert all(set(typed) <= set(name) for name in sample.suggest(typed, size=20))


def test_units_tell_their_reforms(sample: Service) -> None:
    unit = next(unit for unit in sample.units("区应急管理局").items if unit.name == "区应急管理局")
    assert any("安全生产监督管理" in former.name for former in unit.predecessors)


def test_documents_are_listed_newest_first(sample: Service) -> None:
    found = sample.documents(Wanted(region="岚江省/澜川市/枕溪区"))
    days = [d.published_on or d.written_on for d in found.items if isinstance(d, Document)]
    known = [day for day in days if day is not None]
    assert known == sorted(known, reverse=True)
    assert found.total >= 5
