"""Documents as an answer needs them: judged on the day, with what repealed them; and found by what a question calls them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

import msgspec

from corpus.model import Annex, Citation, Document, Record
from corpus.recognise.cited.law_titles import bare_title
from corpus.recognise.keys import number_key, title_key
from corpus.validity import PAST, adopted_on, document_on, validity_on
from indexer.engine import View
from indexer.engine.values import NATION, CardKind, Found, Probe, StoredRecord, lineage
from indexer.laws.kind import LAW_KINDS
from indexer.laws.texts import first_to_hold, holding_on, later_text, law_key, with_common_force
from search_api.answer.cover import Cover
from search_api.answer.law_texts import (
    HeldTitles,
    parts_beside,
    texts_of,
    titles_for,
    titles_for_its_day,
    with_amending_force,
)
from search_api.answer.scales import Scales
from search_api.values import Query, Term


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


class Shelf:
    """The documents of one view, judged on one day, and the records looked at in them, each fetched and weighed once."""

    def __init__(self, view: View, on: date) -> None:
        self.view, self.on = view, on
        self._plain: dict[str, Document] = {}
        self._records: dict[str, StoredRecord] = {}
        self._found: dict[Probe, tuple[frozenset[CardKind], Found]] = {}
        self._titles = HeldTitles(view)
        self._scales: dict[Query, Scales] = {}
        self._covers: dict[tuple[tuple[Term, ...], tuple[str, ...]], dict[str, Cover]] = {}
        self._judged: dict[str, Judged] = {}
        self._texts: dict[tuple[str, str | None], tuple[Document, ...]] = {}

    def fetch(self, ids: Iterable[str]) -> None:
        """Makes the documents ready in one go."""
        if missing := [id_ for id_ in dict.fromkeys(ids) if id_ not in self._plain]:
            found = self.view.records(missing)
            self._plain |= {id_: record for id_, record in found.items() if isinstance(record, Document)}

    def search(self, probe: Probe) -> Found:
        """What the probe finds. Asked for fewer kinds than before, that is the same where no other kind was among it."""
        kinds = frozenset(probe.where.kinds)
        all_kinds = msgspec.structs.replace(probe, where=msgspec.structs.replace(probe.where, kinds=()))
        if kinds and all_kinds in self._found:
            asked, found = self._found[all_kinds]
            if kinds <= asked and all(match.kind in kinds for leg in found.legs.values() for match in leg):
                return found
        found = self.view.search(probe)
        self._found[all_kinds] = kinds, found
        return found

    def records(self, ids: Iterable[str]) -> list[StoredRecord]:
        """The records of these ids that are held, in that order."""
        asked = list(ids)
        if missing := [id_ for id_ in asked if id_ not in self._records]:
            self._records |= self.view.records(missing)
        return [self._records[id_] for id_ in asked if id_ in self._records]

    def scales(self, query: Query) -> Scales:
        """What records are weighed on against the matter of the question."""
        if query not in self._scales:
            covers = self._covers.setdefault((query.terms, query.phrases), {})
            self._scales[query] = Scales(query, covers)
        return self._scales[query]

    def plain(self, document_id: str) -> Document:
        """The document as stored. Raises KeyError where it is not held."""
        if document_id not in self._plain:
            self.fetch([document_id])
        return self._plain[document_id]

    def judge_all(self, ids: Iterable[str]) -> None:
        """Makes ready in one go what the documents are judged by."""
        new = [id_ for id_ in dict.fromkeys(ids) if id_ not in self._judged]
        self.fetch(new)
        documents = [self._plain[id_] for id_ in new if id_ in self._plain]
        self.fetch(document.parent_id for document in documents if document.parent_id)
        self._titles.fetch(title for document in documents for title in titles_for(document))

    def to_come(self, ids: Iterable[str]) -> set[str]:
        """Those of the documents before which another text of their law holds on the day, or will."""
        asked = [self.plain(id_) for id_ in dict.fromkeys(ids)]
        self._titles.fetch(title for document in asked for title in titles_for_its_day(document))
        late = (one for one in asked if validity_on(self._with_its_day(one), self.on) == "not_yet_in_force")
        return {document.id for document in late if self.judged(document.id).until is not None}

    def judged(self, document_id: str) -> Judged:
        """The document as it is on the day. An annex stands and falls with its document."""
        if document_id not in self._judged:
            self._judged[document_id] = self.judge(self.plain(document_id))
        return self._judged[document_id]

    def judge(self, document: Document) -> Judged:
        """The document given as it is on the day, which may be an earlier version of the one held."""
        own = self._judge(document)
        if own.document.validity not in PAST and document.parent_id:
            self.fetch([document.parent_id])
            if document.parent_id in self._plain:
                parent = self.judged(document.parent_id)
                if parent.document.validity in PAST:
                    ended = msgspec.structs.replace(own.document, validity=parent.document.validity)
                    return Judged(document=ended, repeal=parent.repeal, replaced_by=parent.replaced_by)
        return own

    def texts_of(self, document: Document) -> tuple[Document, ...]:
        """The texts held of the document's law, oldest first; itself alone where it is no law."""
        if document.kind not in LAW_KINDS:
            return (document,)
        key = law_key(document)
        if key not in self._texts:
            self._texts[key] = texts_of(self._titles, document)
        return self._texts[key]

    def _judge(self, document: Document) -> Judged:
        document = self._with_its_day(document)
        texts = tuple(document if text.id == document.id else text for text in self.texts_of(document))
        repeal = find_repeal(
            self.view,
            document.document_number,
            _names(document),
            document.region,
            own_ids={text.id for text in texts},
            adopted=adopted_on(document) if document.kind in LAW_KINDS else None,
        )
        if repeal is not None and (repeal.on is None or repeal.on <= self.on):
            ended = msgspec.structs.replace(document, repealed_on=repeal.on, replaced_by=repeal.by.id)
            judged = msgspec.structs.replace(document_on(ended, self.on), validity="repealed")
            return Judged(document=judged, repeal=repeal, replaced_by=repeal.by)
        later = later_text(document, texts, self.on)
        judged = document_on(document, self.on)
        if later is not None:
            return Judged(
                document=msgspec.structs.replace(judged, validity="amended", replaced_by=later.id),
                replaced_by=later,
            )
        if judged.validity != "not_yet_in_force":
            return Judged(document=judged)
        sooner = holding_on(texts, self.on) or first_to_hold(texts)
        return Judged(
            document=judged, until=sooner[0] if adopted_on(sooner[0]) != adopted_on(judged) else None
        )

    def _with_its_day(self, document: Document) -> Document:
        """The document; a law that says no day itself, with that of its parts or of what amended it."""
        if document.in_force_from is not None or document.kind not in LAW_KINDS:
            return document
        beside = with_common_force(parts_beside(self._titles, document))
        own = next((text for text in beside if text.id == document.id), document)
        return with_amending_force(self._titles, [own])[0]


def find_repeal(
    view: View,
    number: str | None,
    titles: Sequence[str],
    region: str | None,
    own_ids: Collection[str] = (),
    adopted: date | None = None,
) -> Repeal | None:
    """The first text that abolishes the document of that number or those titles, but for those of `own_ids`.

    A title alone counts only in a text of the same place or of one above it, since many places use the same title; and
    what was adopted after it was to be abolished is another text of that title.
    """
    citing = view.citing(number=number, repealing=True) if number else []
    for title in titles:
        citing += view.citing(title=title, repealing=True)
    once = {(c.document_id, c.citation.start): c for c in citing if c.document_id not in own_ids}
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


def _key(title: str) -> str | None:
    return title_key(bare_title(title))


def missing_annexes(document: Document) -> tuple[Annex, ...]:
    """The annexes that the document announces and that are not held."""
    return tuple(annex for annex in document.annexes if not annex.held)


def _names(document: Document) -> tuple[str, ...]:
    """The titles by which others cite the document: a law's also without 中华人民共和国."""
    bare = (bare_title(document.title),) if document.kind in LAW_KINDS and document.region == NATION else ()
    return tuple(dict.fromkeys(filter(None, (document.title, *document.other_titles, *bare))))
