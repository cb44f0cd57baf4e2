"""Documents as an answer needs them, judged on the day, and what was searched, fetched and weighed for a question."""

from collections.abc import Iterable
from datetime import date

import msgspec

from corpus.model import Annex, Competence, Document
from corpus.recognise.cited.law_titles import bare_title
from corpus.validity import PAST, adopted_on, document_on, validity_on
from indexer.engine import View
from indexer.engine.values import NATION, CardKind, Filter, Found, Probe, StoredRecord
from indexer.laws.kind import LAW_KINDS
from indexer.laws.texts import first_to_hold, holding_on, later_text, law_key, with_common_force
from search_api.answer.cover import Cover
from search_api.answer.judged import Judged, Remembered, find_repeal
from search_api.answer.law_texts import (
    HeldTitles,
    parts_beside,
    texts_of,
    titles_for,
    titles_for_its_day,
    with_amending_force,
)
from search_api.answer.scales import Scales
from search_api.retrieval import Retrieval, Retrieved
from search_api.values import Query, Term

# More than any part of an answer looks at.
_MEANT = 30


class Shelf:
    """The documents of one view, judged on one day, and the records looked at in them, each fetched and weighed once.

    What is `remembered` of the view's change is not looked up again, and what is looked up is remembered.
    """

    def __init__(self, view: View, on: date, remembered: Remembered | None = None) -> None:
        self.view, self.on = view, on
        self._remembered = remembered or Remembered()
        self._plain: dict[str, Document] = {}
        self._records: dict[str, StoredRecord] = {}
        self._found: dict[Probe, tuple[frozenset[CardKind], Found]] = {}
        self._meant: dict[tuple[str, Filter], list[Retrieved]] = {}
        self._titles = HeldTitles(view, self._remembered.titled)
        self._scales: dict[Query, Scales] = {}
        self._covers: dict[tuple[tuple[Term, ...], tuple[str, ...]], dict[str, Cover]] = {}
        self._judged: dict[str, Judged] = {}
        self._texts: dict[tuple[str, str | None], tuple[Document, ...]] = {}

    def fetch(self, ids: Iterable[str]) -> None:
        """Makes the documents ready in one go."""
        if missing := [id_ for id_ in dict.fromkeys(ids) if id_ not in self._plain]:
            held = self._remembered.documents
            self._plain |= held.of(missing)
            if unknown := [id_ for id_ in missing if id_ not in self._plain]:
                found = self.view.records(unknown).items()
                documents = {id_: record for id_, record in found if isinstance(record, Document)}
                held.keep_all(documents)
                self._plain |= documents

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

    def meant(self, retrieval: Retrieval, text: str, where: Filter, size: int) -> list[Retrieved]:
        """The best `size` records that meaning finds for the text, with what every part of the ranking saw in them."""
        found = self._meant.get((text, where))
        if found is None or size > _MEANT:
            found = retrieval.ask(self.view, text, where, max(size, _MEANT), explain=True)
            self._meant[text, where] = found
        return found[:size]

    def given(self, document_id: str) -> tuple[Competence, ...]:
        """What a law gives to anybody."""
        given = self._remembered.given.get(document_id)
        if given is None:
            read = self.view.document(document_id)
            given = read.competences if read is not None else ()
            self._remembered.given.keep(document_id, given)
        return given

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
        new = [id_ for id_ in dict.fromkeys(ids) if self._known(id_) is None]
        self.fetch(new)
        documents = [self._plain[id_] for id_ in new if id_ in self._plain]
        self.fetch(document.parent_id for document in documents if document.parent_id)
        self._titles.fetch(title for document in documents for title in titles_for(document))

    def to_come(self, ids: Iterable[str]) -> set[str]:
        """Those of the documents before which another text of their law holds on the day, or will."""
        asked = dict.fromkeys(ids)
        new = [self.plain(id_) for id_ in asked if self._known(id_) is None]
        self._titles.fetch(title for document in new for title in titles_for_its_day(document))
        # Of most the day alone tells that they need not be judged.
        late = {one.id for one in new if validity_on(self._with_its_day(one), self.on) == "not_yet_in_force"}
        return {
            id_
            for id_ in asked
            if (judged := self.judged(id_) if id_ in late else self._known(id_)) is not None
            and judged.until is not None
        }

    def judged(self, document_id: str) -> Judged:
        """The document as it is on the day. An annex stands and falls with its document."""
        judged = self._known(document_id)
        if judged is None:
            judged = self._judged[document_id] = self.judge(self.plain(document_id))
            self._remembered.judged.keep((document_id, self.on), judged)
        return judged

    def _known(self, document_id: str) -> Judged | None:
        """The document as it is on the day, where it was judged before."""
        judged = self._judged.get(document_id)
        if judged is None:
            judged = self._remembered.judged.get((document_id, self.on))
            if judged is not None:
                self._judged[document_id] = judged
        return judged

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


def missing_annexes(document: Document) -> tuple[Annex, ...]:
    """The annexes that the document announces and that are not held."""
    return tuple(annex for annex in document.annexes if not annex.held)


def _names(document: Document) -> tuple[str, ...]:
    """The titles by which others cite the document: a law's also without 中华人民共和国."""
    bare = (bare_title(document.title),) if document.kind in LAW_KINDS and document.region == NATION else ()
    return tuple(dict.fromkeys(filter(None, (document.title, *document.other_titles, *bare))))
