"""Answers measured against expected ones: the library behind `zhize eval`."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from corpus.errors import BadRequest
from corpus.model import Clause, Competence, Evidence, Record, Role, Task
from search_api.service import Service
from search_api.values import Answer, Answered, AskedUnit
from search_api.wording import (
    BASES,
    INTENTS,
    NOTICES,
    OUTCOMES,
    ROLES,
    SCOPES,
    asked_role_text,
    value_text,
    yes_no,
)

# A list of tasks is one answer: where a unit's tasks are asked for, all of them count as the first.
_WHOLE_LISTS = frozenset({"unit_tasks"})
_NEAR = 5
_ROLES: tuple[Role, ...] = ("lead", "support")
_NOTHING = "（无）"
_CLOSED: tuple[tuple[str, str, Mapping[Any, str]], ...] = (
    ("outcome", "结论", OUTCOMES),
    ("intent", "问的是哪一类", INTENTS),
    ("scope", "范围", SCOPES),
)

Expected = Mapping[str, Any]


class Checked(Record):
    """One question: what it got, what was right, and what was wrong, said in words. None where nothing was expected."""

    id: str
    kind: str
    question: str
    at_1: bool | None
    at_5: bool | None
    lead: bool | None
    support: bool | None
    outcome: bool | None
    quotes: bool
    wrong: tuple[str, ...]
    took_ms: float

    @property
    def right(self) -> bool:
        """Whether all that was expected came."""
        return not self.wrong


class Share(Record):
    """So many of so many."""

    right: int
    of: int


class Score(Record):
    """The measures of one kind of question, or of all."""

    questions: int
    right: int
    at_1: Share
    at_5: Share
    lead: Share
    support: Share
    outcome: Share
    quotes: Share


class Report(Record):
    """All measures, per kind in order of appearance and in all, with every question."""

    kinds: dict[str, Score]
    all: Score
    questions: tuple[Checked, ...]
    p50_ms: float

    @property
    def misses(self) -> tuple[Checked, ...]:
        """The questions with anything wrong."""
        return tuple(checked for checked in self.questions if not checked.right)


def read_expected(text: str) -> list[dict[str, Any]]:
    """The questions of an evaluation file, one JSON object a line. Raises BadRequest, naming the line, for another shape."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            expected = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadRequest(f"评测文件第 {number} 行不是 JSON", "请每行写一个 JSON 对象") from error
        if (
            not isinstance(expected, dict)
            or not isinstance(expected.get("q"), str)
            or not expected["q"].strip()
        ):
            raise BadRequest(f"评测文件第 {number} 行没有问题", "请在每行的 q 中写明问题")
        found.append(expected)
    return found


def evaluate(service: Service, questions: Iterable[Expected], on: date | None = None) -> Report:
    """Every question asked and its answer compared with what the file expects of it; absent fields are not compared."""
    texts: dict[str, str] = {}
    checked = []
    for expected in questions:
        answer = service.ask(expected["q"], on)
        checked.append(_check(expected, answer, _quotes_equal(service, answer, texts)))
    kinds: dict[str, list[Checked]] = {}
    for each in checked:
        kinds.setdefault(each.kind, []).append(each)
    times = sorted(each.took_ms for each in checked) or [0.0]
    return Report(
        kinds={kind: _score(group) for kind, group in kinds.items()},
        all=_score(checked),
        questions=tuple(checked),
        p50_ms=times[len(times) // 2],
    )


def fold(text: str) -> str:
    """The text as quotes are compared: without blanks, full-width forms narrowed."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _check(expected: Expected, answer: Answer, quotes: bool) -> Checked:
    choices = [expected, *expected.get("also", [])]
    place, choice = _found(answer, choices)
    has_evidence = "evidence" in expected
    whole = expected.get("kind") in _WHOLE_LISTS
    at_1 = (place == 0 or (whole and place is not None)) if has_evidence else None
    at_5 = (place is not None and (place < _NEAR or whole)) if has_evidence else None
    first = answer.answers[0].record if answer.answers else None
    units = {role: _units(choice or expected, role, first) for role in _ROLES}
    outcome = answer.outcome == expected["outcome"] if "outcome" in expected else None
    wrong = [
        *([] if at_1 is not False else [_place(place)]),
        *(f"{ROLES[role]}单位答成 {_said(_names(first, role))}" for role in _ROLES if units[role] is False),
        *_others(expected, choice, answer, first),
        *([] if quotes else ["有引文与原文的位置不符"]),
    ]
    return Checked(
        id=str(expected.get("id", "")),
        kind=str(expected.get("kind", "")),
        question=expected["q"],
        at_1=at_1,
        at_5=at_5,
        lead=units["lead"],
        support=units["support"],
        outcome=outcome,
        quotes=quotes,
        wrong=tuple(wrong),
        took_ms=answer.took_ms,
    )


def _found(answer: Answer, choices: Sequence[Expected]) -> tuple[int | None, Expected | None]:
    """The first answer that holds an expected quote, and which expectation that was."""
    for place, answered in enumerate(answer.answers):
        for choice in choices:
            if "evidence" in choice and _holds(answered, choice):
                return place, choice
    return None, None


def _holds(answered: Answered, choice: Expected) -> bool:
    evidence = answered.record.evidence
    if evidence is None or fold(choice["evidence"]) not in fold(evidence.quote):
        return False
    named = choice.get("doc") or choice.get("law")
    names = (evidence.document_number or "", evidence.title)
    return named is None or any(fold(named) in fold(name) or fold(name) == fold(named) for name in names)


def _units(choice: Expected, role: str, record: object) -> bool | None:
    wanted = choice.get(f"units_{role}")
    return None if wanted is None else set(_names(record, role)) == set(wanted)


def _names(record: object, role: str) -> list[str]:
    of_law = isinstance(record, Competence) and role == "lead"
    return sorted(unit.name for unit in getattr(record, "units" if of_law else role, ()))


def _others(expected: Expected, choice: Expected | None, answer: Answer, first: object) -> Iterator[str]:
    """What else a question file may expect, where it came out otherwise."""
    deadline = getattr(first, "deadline", None)
    printed = deadline.printed if deadline else None
    if "deadline" in expected and choice in (None, expected) and printed != expected["deadline"]:
        yield f"时限答成 {_said(printed)}"
    if "value" in expected and answer.value not in (expected["value"], *expected.get("value_any", ())):
        yield f"答案答成 {_said(value_text(answer.value) if answer.value else None)}"
    for field, called, words in _CLOSED:
        if field in expected and getattr(answer, field) != expected[field]:
            said, wanted = (
                _said(words.get(str(value), value)) for value in (getattr(answer, field), expected[field])
            )
            yield f"{called}是“{said}”，应是“{wanted}”"
    asked = {"name": answer.asked_unit.name, "role": answer.asked_unit.role} if answer.asked_unit else None
    if "asked_unit" in expected and asked != expected["asked_unit"]:
        yield f"所问单位答成 {_asked(answer.asked_unit)}"
    if "notice" in expected and expected["notice"] not in {notice.kind for notice in answer.notices}:
        yield f"缺少提示“{NOTICES.get(expected['notice'], expected['notice'])}”"
    basis = getattr(first, "basis", None)
    if "basis" in expected and basis != expected["basis"]:
        yield f"依据方式答成 {_said(BASES[basis] if basis else None)}"
    if "open_list" in expected and getattr(first, "open_list", None) != expected["open_list"]:
        yield f"单位是否未列尽（等）答成 {yes_no(getattr(first, 'open_list', None)) or _NOTHING}"
    if expected.get("ended") and not getattr(getattr(first, "evidence", None), "ended", None):
        yield "没有说明期限已过"
    if expected.get("past") and not (deadline and deadline.past):
        yield "没有说明时限已过"
    yield from _groups(expected, answer)


def _groups(expected: Expected, answer: Answer) -> Iterator[str]:
    for role in _ROLES:
        group = getattr(answer.groups, role) if answer.groups else None
        held = [a.record for a in answer.answers if group and a.record.id in group.ids]
        if f"count_{role}" in expected and (group.count if group else None) != expected[f"count_{role}"]:
            yield f"{ROLES[role]}的任务答成 {_said(group.count if group else None)} 项"
        numbers = sorted(record.number or "?" for record in held if isinstance(record, Task))
        if f"{role}_numbers" in expected and numbers != sorted(expected[f"{role}_numbers"]):
            yield f"{ROLES[role]}的任务序号答成 {_said(numbers)}"
        quotes = [fold(record.evidence.quote) for record in held if isinstance(record, Task | Clause)]
        for quote in expected.get(f"{role}_evidence", ()):
            if not any(fold(quote) in own for own in quotes):
                yield f"{ROLES[role]}的任务中没有“{quote}”"


def _place(place: int | None) -> str:
    return "没有答出所要的原文" if place is None else f"所要的原文排在第 {place + 1}"


def _asked(unit: AskedUnit | None) -> str:
    return f"{unit.name}（{asked_role_text(unit)}）" if unit else _NOTHING


def _said(value: object) -> str:
    """What was answered, as a person reads it."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "、".join(map(str, value)) or _NOTHING
    return _NOTHING if value is None else str(value)


def _quotes_equal(service: Service, answer: Answer, texts: dict[str, str]) -> bool:
    """Whether every quote is what stands at its span."""
    for evidence in (answered.record.evidence for answered in answer.answers):
        if isinstance(evidence, Evidence):
            if evidence.document_id not in texts:
                texts[evidence.document_id] = service.text(evidence.document_id)
            if (
                texts[evidence.document_id][evidence.start : evidence.end] != evidence.quote
                or not evidence.quote
            ):
                return False
    return True


def _score(group: Sequence[Checked]) -> Score:
    return Score(
        questions=len(group),
        right=sum(checked.right for checked in group),
        at_1=_share(checked.at_1 for checked in group),
        at_5=_share(checked.at_5 for checked in group),
        lead=_share(checked.lead for checked in group),
        support=_share(checked.support for checked in group),
        outcome=_share(checked.outcome for checked in group),
        quotes=_share(checked.quotes for checked in group),
    )


def _share(values: Iterable[bool | None]) -> Share:
    known = [value for value in values if value is not None]
    return Share(right=sum(known), of=len(known))
