"""The clause of a standard whose text is held, by its number: GB 50016-2014第5.1.3条."""

import re
from collections.abc import Iterable

from corpus.model import Clause, Document
from search_api.answer.asking import Asking
from search_api.answer.not_held import not_held
from search_api.answer.shown import show_record
from search_api.question.numbers import standards_in
from search_api.standards import editions_of
from search_api.values import Answer, Answered, Query

_MOST = 20
# 第5.1.3条, 5.1.3, A.2.1, 第8条.
_CLAUSE = re.compile(
    r"(?:第 ?)?(?<![\d.])(?P<label>(?:\d{1,3}|[A-Z])(?:\.\d{1,3}){1,4})(?![\d.]* ?(?:米|m|%|元|万))"
    r"|第 ?(?P<plain>\d{1,3}) ?[条章节]"
)


def asks_clause(query: Query) -> bool:
    """Whether a question names a clause of a standard."""
    return any(not number.endswith("号") for number in query.numbers) and label_in(query) is not None


def numbers_of(asking: Asking) -> tuple[str, ...]:
    """The numbers of standards that the question names."""
    return tuple(number for number in asking.query.numbers if not number.endswith("号"))


def texts_of(asking: Asking, numbers: Iterable[str]) -> list[Document]:
    """The documents held that are the texts of the standards of these numbers, those in force first."""
    known = [
        edition.number for number in numbers for edition in editions_of(asking.view, asking.shelf, number)
    ]
    found = [d for number in (*known, *numbers) for d in asking.view.find_documents(number=number)]
    return list({document.id: document for document in found}.values())


def label_in(query: Query) -> str | None:
    """The label of the clause that the question names beside the number."""
    text = query.text
    for mention in standards_in(text):
        text = text[: mention.start] + "\n" * (mention.end - mention.start) + text[mention.end :]
    found = _CLAUSE.search(text)
    return (found["label"] or found["plain"]) if found else None


def answer_clause(asking: Asking, number: str, label: str) -> Answer:
    """The clause of that label, from the text of the edition in force first; what stands under it behind it."""
    for document in texts_of(asking, [number]):
        reading = asking.view.document(document.id)
        clauses = reading.clauses if reading else ()
        own = max(
            (clause for clause in clauses if _is_labelled(clause, label)),
            key=lambda clause: len(clause.text),
            default=None,
        )
        if own is None:
            continue
        under = [c for c in clauses if c.path[: len(own.path)] == own.path and len(c.path) > len(own.path)]
        on_day = asking.shelf.judged(document.id)
        answers = tuple(
            Answered(kind="clause", score=1.0, record=show_record(clause, on_day, asking.query.on))
            for clause in (own, *under)[:_MOST]
        )
        ended = on_day.document.validity == "repealed"
        return Answer(
            question=asking.query.question,
            intent=asking.query.intent,
            outcome="superseded" if ended else "answered",
            answers=answers,
            legs=asking.legs,
        )
    return not_held(asking.query, asking.legs)


def _is_labelled(clause: Clause, label: str) -> bool:
    return bool(clause.path) and clause.path[-1].strip("第条章节 ") == label
