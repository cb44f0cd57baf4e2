"""Answers and records as lines for people: who leads, who supports, by when, and where it stands."""

from collections import Counter
from collections.abc import Iterator

from corpus.model import Article, Case, Clause, Competence, Document, Evidence, Standard, Task
from search_api import wording
from search_api.cli.layout import screen_width, width_of, wrapped
from search_api.interpretations import wording as interpretations
from search_api.values import Answer, Answered, ShownDocument

_MOST_ANSWERS = 5
_MOST_TASKS = 50
_QUOTE = 600


def tell_answer(answer: Answer) -> Iterator[str]:
    """The answer, line by line: the short answer, each record with its evidence, then what else to know."""
    if answer.outcome != "answered":
        yield f"结论：{wording.OUTCOMES[answer.outcome]}"
    if answer.scope == "wider":
        yield f"说明：{wording.SCOPES['wider']}"
    yield from _short(answer)
    main, also = main_answers(answer)
    replaced = answer.outcome == "superseded"
    for number, answered in enumerate(main, 1):
        if replaced and answered.kind == "document":
            yield ""
            yield "【替代它的文件】"
        elif len(main) > 1:
            yield from ([""] if number > 1 else [])
            yield f"【{number}】{_region(answered)}"
        yield from tell_answered(answered)
        if len(main) == 1 and answered.kind in ("task", "clause") and _region(answered):
            yield f"地区：{_region(answered)}"
    for answered in also:
        if answered.record.evidence:
            yield f"另见：{wording.place_text(answered.record.evidence)}"
    if more := len(answer.answers) - len(main) - len(also):
        yield f"另有 {more} 条，用 --json 可看全部"
    for notice in answer.notices:
        yield f"注意：{wording.NOTICES[notice.kind]}——{notice.title}"
    if answer.did_you_mean:
        yield f"您是不是想问：{answer.did_you_mean}"


def main_answers(answer: Answer) -> tuple[list[Answered], list[Answered]]:
    """The answers to be told in full, and those of which the place is enough.

    Tasks and clauses answer once a place, unless rules conflict there; a unit's tasks and documents are all answers.
    """
    if answer.groups is not None:
        return list(answer.answers[:_MOST_TASKS]), []
    conflict = any(notice.kind == "conflict" for notice in answer.notices)
    main: list[Answered] = []
    also: list[Answered] = []
    regions: set[str] = set()
    for answered in answer.answers:
        passage = answered.kind in ("task", "clause")
        (also if passage and _region(answered) in regions and not conflict else main).append(answered)
        regions.add(_region(answered))
    return main[:_MOST_ANSWERS], also[:_MOST_ANSWERS]


def _short(answer: Answer) -> Iterator[str]:
    unit, groups = answer.asked_unit, answer.groups
    if groups is not None:
        name = f"{unit.name}：" if unit else ""
        yield f"{name}牵头 {groups.lead.count} 项，配合 {groups.support.count} 项，指导 {groups.guide.count} 项"
        return
    if unit is not None:
        yield f"所问单位：{unit.name}（{wording.asked_role_text(unit)}）"
    if answer.value:
        yield f"答案：{wording.value_text(answer.value)}"


def _region(answered: Answered) -> str:
    evidence = answered.record.evidence
    return (evidence.region or "") if evidence else ""


def tell_answered(answered: Answered) -> Iterator[str]:
    """One record that answers."""
    record = answered.record
    if isinstance(record, Task):
        yield from tell_task(record)
    elif isinstance(record, Clause):
        for label, fact in wording.article_facts(record) if isinstance(record, Article) else ():
            yield f"{label}：{fact}"
        if record.deadline:
            yield f"时限：{wording.deadline_text(record.deadline)}"
        yield from tell_evidence(record.evidence)
    elif isinstance(record, Competence):
        for label, fact in wording.competence_facts(record):
            yield f"{label}：{fact}"
        yield from tell_evidence(record.evidence)
    elif isinstance(record, Standard):
        for label, fact in wording.standard_facts(record):
            yield f"{label}：{fact}"
        yield from tell_evidence(record.evidence)
    elif isinstance(record, Case):
        for label, fact in wording.case_facts(record):
            yield f"{label}：{fact}"
        yield from tell_evidence(record.evidence)
    elif isinstance(record, Document):
        yield from tell_document(record)
        if record.evidence is not None:
            yield from tell_evidence(record.evidence)


def tell_task(task: Task) -> Iterator[str]:
    """Units in their roles, deadline, how the lead is known, and the evidence."""
    for label, units, open_list in (
        ("牵头", task.lead, task.open_list and not task.support),
        ("配合", task.support, task.open_list),
        ("指导", task.guide, False),
    ):
        if units:
            collective = "（统称）" if all(unit.collective for unit in units) else ""
            yield f"{label}：{wording.units_text(units, open_list=open_list)}{collective}"
    if not (task.lead or task.support or task.guide):
        yield f"单位：{wording.BASES['none']}"
    if task.deadline:
        yield f"时限：{wording.deadline_text(task.deadline)}"
    if task.basis != "none":
        yield f"依据：{wording.BASES[task.basis]}"
    yield from tell_evidence(task.evidence)


def tell_evidence(evidence: Evidence) -> Iterator[str]:
    """Title, number and place, the quote below, the rule it rests on, and what to beware of."""
    yield f"出处：{wording.place_text(evidence)}"
    yield from _quoted(evidence.quote)
    if evidence.cited_rule:
        yield f"规则：“{evidence.cited_rule}”"
    marks = wording.marks_of(evidence)
    if marks:
        yield f"提醒：{'；'.join(marks)}"


def tell_document(document: Document) -> Iterator[str]:
    """What a document is: title, number, issuers, place, dates, validity, annexes."""
    yield f"文件：{document.title}"
    for label, text in wording.facts_of(document):
        yield f"{label}：{text}"
    for annex in document.annexes:
        held = "" if annex.held else "（未收录）"
        yield f"附件：{annex.title}{held}"
    for explained in document.explains:
        yield f"解读的是：{interpretations.explained_text(explained)}  {explained.document_id or ''}".rstrip()
    yield from _tell_interpretations(document)
    for other in document.other_texts if isinstance(document, ShownDocument) else ():
        yield f"另有文本：{wording.law_text(other)}  {other.id}"


def _tell_interpretations(document: Document) -> Iterator[str]:
    """Each document that explains this one, and how many passages of it explain a clause."""
    passages = Counter(each.document_id for each in document.interpretations if each.clause_id)
    for each in document.interpretations:
        if each.clause_id is None:
            told = f"，解释具体条款 {passages[each.document_id]} 处" if passages[each.document_id] else ""
            notice = f"（{each.notice}）" if each.notice else ""
            yield f"{interpretations.MARKS[each.type]}：{each.title}{told}{notice}  {each.document_id}"


def _quoted(quote: str) -> Iterator[str]:
    indent = " " * width_of("出处：")
    text = wording.quote_text(quote)
    text = text if len(text) <= _QUOTE else text[:_QUOTE] + "…"
    for line in wrapped(f"“{text}”", screen_width() - len(indent)):
        yield indent + line
