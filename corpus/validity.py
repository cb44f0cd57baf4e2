"""What holds on a day: the validity of a document, the end of its period, the passing of a deadline."""

import re
from datetime import date

import msgspec

from corpus.model import Deadline, Document, Validity

# What no longer holds on the day, because it was abolished or because its law has a younger text.
PAST: frozenset[Validity] = frozenset({"repealed", "amended"})
# These hold from the day they are adopted or made public where they do not say from when.
_HOLD_AT_ONCE = frozenset({"law", "interpretation"})
# Before that day no text of these holds, whether they say from when or not.
_LAWS = _HOLD_AT_ONCE | {"regulation"}
_YEAR = re.compile(r"(?:19|20)\d\d(?= ?年)")
_ENDED = ("失效", "废止", "无效")
_LIVING = ("有效", "现行", "在用")


def validity_on(document: Document, on: date) -> Validity:
    """Whether the document holds on that day, as far as it or what replaced it says; `unknown` where nothing does."""
    if document.repealed_on is not None and document.repealed_on <= on:
        return "repealed"
    if document.expires_on is not None and document.expires_on < on:
        return "repealed"
    stated = document.stated_validity or ""
    if any(word in stated for word in _ENDED) or stated == "否":
        return "repealed"
    if document.only_explains:
        return "unknown"
    if document.in_force_from is not None:
        return "not_yet_in_force" if document.in_force_from > on else "in_force"
    if any(word in stated for word in _LIVING) or stated == "是":
        return "in_force"
    adopted = document.written_on or document.published_on
    if adopted is not None and adopted > on and document.kind in _LAWS:
        return "not_yet_in_force"
    if adopted is not None and (document.kind in _HOLD_AT_ONCE or document.first_in_force_from is not None):
        return "in_force"
    return "unknown"


def holds(document: Document) -> bool:
    """Whether a document judged on a day (`document_on`) is then neither past nor still to come, as far as is known."""
    return document.validity not in PAST and document.validity != "not_yet_in_force"


def adopted_on(document: Document) -> date | None:
    """The day on which this text was adopted or last amended."""
    return document.written_on or document.published_on or document.in_force_from


def holds_from(document: Document) -> date | None:
    """The day from which the text of a law holds, as far as it says: never before it was adopted or last amended."""
    days = [day for day in (document.in_force_from, document.written_on) if day]
    return max(days, default=document.published_on)


def has_ended(document: Document, on: date) -> bool | None:
    """Whether the period that the document gives itself is over on that day; None where it gives none."""
    if document.period is None or document.period.to is None:
        return None
    return document.period.to < on


def deadline_on(deadline: Deadline, on: date) -> Deadline:
    """The deadline with `past` judged on that day. What recurs or goes on is never past.

    A season is past when its year is (2025年汛期前).
    """
    past = deadline.date is not None and deadline.date < on
    if deadline.date is None and deadline.kind == "relative":
        years = [int(year) for year in _YEAR.findall(deadline.printed)]
        past = bool(years) and max(years) < on.year
    return msgspec.structs.replace(deadline, past=past)


def document_on(document: Document, on: date) -> Document:
    """The document with `validity` and `ended` judged on that day."""
    return msgspec.structs.replace(
        document, validity=validity_on(document, on), ended=has_ended(document, on)
    )
