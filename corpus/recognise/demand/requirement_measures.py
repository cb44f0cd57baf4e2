"""How much a demand asks, and by when or how often."""

from datetime import date

from corpus.model import Deadline
from corpus.recognise.characters import fold
from corpus.recognise.demand.requirement_words import thresholds
from corpus.recognise.times.deadlines import find_deadlines
from corpus.recognise.times.lead_times import find_lead_times
from corpus.recognise.times.rhythms import find_rhythms


def measures_in(text: str, written_on: date | None = None) -> tuple[tuple[str, ...], Deadline | None]:
    """What a piece of a demand measures, and when it is due: of one item of a list, say."""
    return tuple(text[m.start() : m.end()] for m in thresholds().finditer(fold(text))), deadline_in(
        text, written_on
    )


def deadline_in(sentence: str, written_on: date | None) -> Deadline | None:
    """By when a sentence demands it, how long before, or how often; None where it says nothing of that."""
    if found := find_deadlines(sentence, written_on):
        return found[0].deadline
    for told in find_lead_times(sentence, fold(sentence)):
        return told.deadline
    return rhythms[0].deadline if (rhythms := find_rhythms(sentence)) else None
