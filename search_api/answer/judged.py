"""How a document stands on a day: judged, with what repealed it; and what is known of many of them at one change."""

from collections.abc import Collection, Sequence
from datetime import date

from corpus.lately import Lately
from corpus.model import Citation, Competence, Document, Record
from corpus.recognise.cited.law_titles import bare_title
from corpus.recognise.keys import number_key, title_key
from corpus.validity import PAST
from indexer.engine import View
from indexer.engine.values import lineage

# A question meets fifty documents, most of them of the few thousand laws that all questions are about. Some 30 MB in all.
_MOST_DOCUMENTS, _MOST_TITLES = 10_000, 40_000


class Repeal(Record):
    """The citation that abolishes a document, and the document it stands in."""

    by: Document
    citation: Citation
    on: date | None


class Judged(Record):
    """A document with validity and period judged on the day, and what ended it.

    `until` is the text of its law that holds on the day, or will before it does, where the document itself is still to come.
    """

    document: Document
    repeal: Repeal | None = None
    replaced_by: Document | None = None
    until: Document | None = None

    @property
    def counts(self) -> bool:
        """Whether it may tell what is so on the day: it holds then, or is the first of its law's texts to do so."""
        return self.document.validity not in PAST and self.until is None


class Remembered:
    """The documents that were asked about at one change: as stored, by their titles, judged on a day, and what they give.

    Kept for the questions that follow, which ask about the same laws; at most so many. Several threads may ask at once.
    """

    def __init__(self) -> None:
        self.documents = Lately[str, Document](_MOST_DOCUMENTS)
        self.titled = Lately[str, tuple[Document, ...]](_MOST_TITLES)
        self.judged = Lately[tuple[str, date], Judged](_MOST_DOCUMENTS)
        self.given = Lately[str, tuple[Competence, ...]](_MOST_DOCUMENTS)


def find_repeal(
    view: View,
    number: str | None,
    titles: Sequence[str],
    region: str | None,
    own_ids: Collection[str] = (),
    adopted: date | None = None,
) -> Repeal | None:
    """The first text that abolishes the document of that number or those titles; one of `own_ids` only by that number.

    A title alone counts only in a text of the same place or of one above it, since many places use the same title; and
    what was adopted after it was to be abolished is another text of that title.
    """
    citing = view.citing(number=number, repealing=True) if number else []
    for title in titles:
        citing += view.citing(title=title, repealing=True)
    once = {
        (c.document_id, c.citation.start): c
        for c in citing
        if c.document_id not in own_ids or _is_by_number(c.citation, number)
    }
    repealing = list(once.values())
    if not repealing:
        return None
    documents = view.records([c.document_id for c in repealing])
    keys = {_key(title) for title in titles}
    found = []
    for held in repealing:
        by = documents.get(held.document_id)
        if not isinstance(by, Document):
            continue
        cited = held.citation.number
        other_number = bool(cited and number) and number_key(cited) != number_key(number)
        # A law is cited by the order of its first text as well, and one order may make several laws known.
        if other_number and adopted is None:
            continue
        if adopted is not None and held.citation.title and _key(held.citation.title) not in keys:
            continue
        # Every city has an order 市政府令第3号.
        of_any_place = bool(cited) and not other_number and (adopted is None or region is None)
        if not of_any_place and by.region != region and by.region not in lineage(region):
            continue
        day = held.citation.repeals_from or by.in_force_from or by.published_on or by.written_on
        if adopted is not None and day is not None and adopted > day:
            continue
        found.append(Repeal(by=by, citation=held.citation, on=day))
    return min(
        found, key=lambda repeal: (repeal.on or date.max, repeal.by.id, repeal.citation.start), default=None
    )


def _is_by_number(citation: Citation, number: str | None) -> bool:
    """Whether it abolishes just that paper: texts of one law, made anew under one title, abolish each other so."""
    return bool(number and citation.number) and number_key(citation.number or "") == number_key(number or "")


def _key(title: str) -> str | None:
    return title_key(bare_title(title))
