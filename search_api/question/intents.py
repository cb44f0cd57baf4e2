"""Which of the intents a question has: the first whose frame stands in it."""

import re
from datetime import date

from corpus.model import Span
from search_api.question import frames
from search_api.question.asked import Asked, overlap, set_aside
from search_api.question.asked_cases import find_asked_cases
from search_api.question.due import find_due
from search_api.question.named import Names
from search_api.question.paper_facts import of_a_name_alone, of_a_paper
from search_api.question.unit_parts import of_a_unit, of_unit_tasks
from search_api.question.whole_words import after_words
from search_api.values import Intent

# Who broke a provision, or the provision alone: 违反消防法第十六条的企业, 违反消防法第十六条.
_BROKE = re.compile(
    r"^(?:违反|触犯|违背)[^,。?]{2,40}?[条款项法例定》](?P<who>(?:的(?:企业|单位|公司|事故|案件)(?:有(?:哪些|什么))?)?[?。!]*$)"
)
_OTHERS: tuple[Intent, ...] = ("law", "standard", "case", "requirement")


def find_asked(text: str, masked: str, names: Names, on: date) -> Asked:
    """What the question wants: where no frame stands in it, a named unit's tasks, else who has the matter."""
    return (
        _of_due_tasks(text, masked, names, on)
        or _of_cases(masked)
        or of_a_paper(masked, names)
        or of_a_unit(masked, names)
        or _of_responsibility(masked)
        or of_unit_tasks(masked, names)
        or _of_frame("requirement", "requirement.handed_in", masked)
        or _of_frame("requirement", "requirement.decided_in", masked)
        or _of_frame("requirement", "requirement.times", masked)
        or _of_a_deadline(masked)
        or _of_kinds_of_cases(text, masked, names, "listed")
        or _of_others(masked)
        or _of_kinds_of_cases(text, masked, names, "kind_of")
        or of_a_name_alone(masked, names)
        or Asked("unit_tasks" if names.units else "responsibility", [], names.units[:1])
    )


def _of_due_tasks(text: str, masked: str, names: Names, on: date) -> Asked | None:
    """The tasks that are due by a time that the question names, of a unit where it names one."""
    for due in find_due(text, on):
        if masked[due.span.start : due.span.end] == text[due.span.start : due.span.end]:
            timed = frames.mask(masked, "late" if due.over else "day", [due.span])
            spans = [span for span in frames.find("due_tasks", timed) if overlap(span, due.span)]
            if spans:
                listed = frames.find("unit_tasks.list_words", masked)
                return Asked("unit_tasks", [*spans, *listed], names.units[:1], due=due)
    return None


def _of_cases(masked: str) -> Asked | None:
    """Cases that are looked for; not who has to do with them."""
    if frames.find("responsibility", masked):
        return None
    return _of_frame("case", "case.sought", masked)


def _of_kinds_of_cases(text: str, masked: str, names: Names, frame: str) -> Asked | None:
    """A kind of accident and nothing else: of what hazard it is, how grave, when or how deadly the question must say."""
    if broken := _BROKE.search(text):
        start, end = broken.span("who")
        return Asked("case", [Span(start=start, end=end)] if end > start else [])
    if names.units or names.titles:
        return None
    if told := _of_frame("case", "case.told_as", masked):
        return told
    if not find_asked_cases(text, date.max).narrows:
        return None
    return _of_frame("case", f"case.{frame}", masked)


def _of_responsibility(masked: str) -> Asked | None:
    """Who has the matter; the law, where it asks by law, or how much and how is punished besides by whom."""
    spans = after_words(masked, frames.find("responsibility", masked))
    if not spans:
        return None
    by_law = ("law.by_law", "law.who_pays", "law.who_owns", "law.who_may", "law.how_punished")
    if law := [span for frame in by_law for span in frames.find(frame, masked)]:
        return Asked("law", [*spans, *law])
    punishing = frames.find("responsibility.punishing", masked)
    also = [*punishing, *frames.find("deadline", masked)]
    return Asked("responsibility", [*spans, *also], punishes=bool(punishing), aside=set_aside(masked))


def _of_a_deadline(masked: str) -> Asked | None:
    spans = frames.find("deadline", masked)
    return Asked("deadline", [*spans, *frames.find("deadline.ended", masked)]) if spans else None


def _of_others(masked: str) -> Asked | None:
    found = (_of_frame(intent, intent, masked) for intent in _OTHERS)
    return next((asked for asked in found if asked is not None), None)


def _of_frame(intent: Intent, frame: str, masked: str) -> Asked | None:
    spans = frames.find(frame, masked)
    return Asked(intent, spans) if spans else None
