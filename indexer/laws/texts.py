"""The texts of one law as they are held: which of them holds on a day, which comes after which, which is a part of one."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from corpus.model import Document
from corpus.recognise.characters import fold
from corpus.recognise.cited.law_titles import bare_title
from corpus.validity import adopted_on, holds_from
from indexer.engine.values import NATION
from indexer.laws.kind import LAW_KINDS

# 宪法修正案（2018年）begins with article 32.
_AMENDING = re.compile(r"修正案(?:\([^()]{1,12}\))?$")
_COUNTED_ON = re.compile(r"修正案\((?:19|20)\d\d年\)$")


def law_key(document: Document) -> tuple[str, str | None]:
    """By which two documents are texts of one law: its bare name and its place."""
    return "".join(fold(bare_title(document.title)).split()), document.region


def whole_of(document: Document) -> str | None:
    """The title of the law of which the document is a part printed alone (民法典 合同编); None where it is none."""
    return next(
        (name for name in document.other_titles if name and document.title.startswith(f"{name} ")), None
    )


def is_titled_by_place(document: Document) -> bool:
    """Whether the title itself names the place that the document is of (江苏省物业管理条例)."""
    place = (document.region or "").rpartition("/")[2].rstrip("省市区县旗")[:2]
    return bool(place) and document.region != NATION and place in document.title


def counted_on(texts: Sequence[Document]) -> tuple[tuple[Document, ...], ...]:
    """The texts by law where each of several goes on counting the articles of the one before; else all of them together."""
    laws: dict[str, list[Document]] = {}
    for text in texts:
        laws.setdefault(law_key(text)[0], []).append(text)
    if len(laws) > 1 and all(_COUNTED_ON.search(name) for name in laws):
        return tuple(tuple(law) for law in laws.values())
    return (tuple(texts),)


def labels_in(text: Document, number: str) -> tuple[str, ...]:
    """The labels that an article may bear in a text: 刑法修正案（十一）第三条 is printed as 三、 of it, and so of a paper."""
    if number.endswith("条") and (text.kind not in LAW_KINDS or _AMENDING.search(fold(text.title))):
        return number, number.removeprefix("第").removesuffix("条")
    return (number,)


def version_of(document: Document) -> str | None:
    """The version of a text as targets name it: the day it was adopted or last amended."""
    day = adopted_on(document)
    return day.isoformat() if day else None


def years_of(text: Document) -> set[int]:
    """The years by which somebody may call this text of a law: those of its adoption and its publication, else of its force."""
    days = (text.written_on, text.published_on)
    return {day.year for day in (days if any(days) else (text.in_force_from,)) if day is not None}


def of_year(texts: Sequence[Document], year: int) -> tuple[Document, ...]:
    """The texts that may be called by the year."""
    return tuple(text for text in texts if year in years_of(text))


def in_order(texts: Iterable[Document]) -> tuple[Document, ...]:
    """Texts of one law in the order in which they come to hold; of two that do on one day the one adopted last is the later."""
    return tuple(sorted(texts, key=lambda text: (*_order(text), text.id)))


def with_common_force(texts: Sequence[Document]) -> tuple[Document, ...]:
    """The texts; a part of a law printed alone holds from the day that another part of the same text states."""
    stated = {adopted_on(text): text.in_force_from for text in texts if text.in_force_from and whole_of(text)}
    return tuple(
        msgspec.structs.replace(text, in_force_from=stated[adopted_on(text)])
        if text.in_force_from is None and adopted_on(text) in stated
        else text
        for text in texts
    )


def holding_on(texts: Sequence[Document], on: date) -> tuple[Document, ...]:
    """The text of a law that holds on the day, which every earlier one has given way to; none where none holds yet.

    Several documents where it is held twice or printed in parts.
    """
    begun = in_order(text for text in texts if (day := holds_from(text)) is None or day <= on)
    return _same_text(begun, begun[-1]) if begun else ()


def first_to_hold(texts: Sequence[Document]) -> tuple[Document, ...]:
    """The text of a law that is the first of these to hold, as `holding_on` gives it."""
    ordered = in_order(texts)
    return _same_text(ordered, ordered[0]) if ordered else ()


def later_text(document: Document, texts: Sequence[Document], on: date) -> Document | None:
    """The text of the same law that holds on the day and came after the document; None where none did."""
    if adopted_on(document) is None:
        return None
    now = holding_on([text for text in texts if adopted_on(text) is not None], on)
    if not now or adopted_on(now[-1]) == adopted_on(document) or _order(now[-1]) <= _order(document):
        return None
    return now[-1]


def _same_text(texts: Sequence[Document], one: Document) -> tuple[Document, ...]:
    return tuple(text for text in texts if adopted_on(text) == adopted_on(one) and text.region == one.region)


def _order(text: Document) -> tuple[date, date]:
    return holds_from(text) or date.min, adopted_on(text) or date.min
