"""The interpretations of a document and its clauses, each with the passage that explains; and what one says it explains."""

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from corpus.model import Document, Evidence, Explained, Interpretation, Reading
from indexer.interpretations import ClauseLink, link_clauses, type_of
from indexer.interpretations.linking import MOST_WORDS
from search_api.answer.documents import Shelf
from search_api.answer.shown import complete
from search_api.interpretations.directory import Directory, Says
from search_api.interpretations.editions import IN_PARTS, Editions, Meant, may_be_part

# Of a text that more explain, so many are told; clauses are looked for in so many of them.
_MOST = 200
_MOST_READ = 60
# So many quotes are looked for in all of them together.
_MOST_WORDS_OF_ALL = 12_000
_LOCATORS = {"title": "标题", "opening": "开头", "field": "相关文件"}


class Interpreting:
    """What interprets what, in one view on one day."""

    def __init__(self, shelf: Shelf, directory: Directory) -> None:
        self._shelf, self._directory = shelf, directory
        self._editions = Editions(shelf.view)

    def whole(self, document: Document, most: int = _MOST) -> tuple[Interpretation, ...]:
        """The interpretations of the document as a whole, newest first, at most so many."""
        certain = ((says, meant) for says, meant in self._certain(document) if not meant.in_parts)
        return tuple(self._of_whole(says, meant) for says, meant in islice(certain, most))

    def by(self, document: Document, most: int) -> list[Document]:
        """The documents alone that interpret the document as a whole, newest first, at most so many."""
        certain = (says.by for says, meant in self._certain(document) if not meant.in_parts)
        return list(islice(certain, most))

    def named(self, name: str) -> tuple[Interpretation, ...]:
        """What says that it explains a text of this very name, held or not, newest first."""
        return tuple(self._of_whole(says, Meant()) for says in self._directory.named(name)[:_MOST])

    def all(self, reading: Reading) -> tuple[Interpretation, ...]:
        """Those of the document as a whole, then those of its clauses, in the order of its text."""
        certain = list(self._certain(reading.document))
        whole = tuple(self._of_whole(says, meant) for says, meant in certain if not meant.in_parts)
        return *whole, *self._of_clauses(reading, certain)

    def of_clause(self, reading: Reading, clause_id: str) -> tuple[Interpretation, ...]:
        """Those of one clause of the document."""
        found = self._of_clauses(reading, list(self._certain(reading.document)))
        return tuple(each for each in found if each.clause_id == clause_id)

    def explains(self, document: Document) -> tuple[Explained, ...]:
        """What the document says it explains, each with the held text that it means or the reason why there is none.

        What a title names without marks, and nobody holds, may be no text at all: it is left out.
        """
        found: list[Explained] = []
        for explained in document.explains:
            meant = self._editions.meant(document, explained)
            if meant.in_parts:
                found.append(msgspec.structs.replace(explained, reason=IN_PARTS))
                continue
            for text in meant.documents:
                found.append(msgspec.structs.replace(explained, document_id=text.id, notice=meant.notice))
            if not meant.documents and explained.marked:
                found.append(msgspec.structs.replace(explained, reason=meant.reason))
        return tuple(found)

    def _certain(self, document: Document) -> Iterator[tuple[Says, Meant]]:
        """What surely explains the document, newest first."""
        for says in self._directory.of(document)[:_MOST]:
            if not may_be_part(document, says.explained):
                continue
            meant = self._editions.meant(says.by, says.explained)
            if any(text.id == document.id for text in meant.documents):
                yield says, meant

    def _of_whole(self, says: Says, meant: Meant) -> Interpretation:
        explained = says.explained
        evidence = Evidence(
            document_id=says.by.id,
            locator=_LOCATORS.get(explained.basis, ""),
            quote=explained.quote,
            start=explained.start,
            end=explained.end,
        )
        return Interpretation(
            document_id=says.by.id,
            title=says.by.title,
            type=type_of(says.by.title),
            basis=explained.basis,
            evidence=self._complete(says.by, evidence),
            notice=meant.notice,
        )

    def _of_clauses(
        self, reading: Reading, certain: Sequence[tuple[Says, Meant]]
    ) -> tuple[Interpretation, ...]:
        order = {clause.id: place for place, clause in enumerate(reading.clauses)}
        found: list[Interpretation] = []
        most_words = min(MOST_WORDS, _MOST_WORDS_OF_ALL // max(1, min(len(certain), _MOST_READ)))
        for says, meant in certain[:_MOST_READ]:
            if meant.notice is not None:
                continue
            interpretation = self._shelf.view.document(says.by.id)
            if interpretation is None:
                continue
            alone = len(says.by.explains) == 1 and len(meant.documents) == 1
            links = link_clauses(interpretation, reading, says.explained, alone=alone, most_words=most_words)
            found += (self._of_clause(says, interpretation, link) for link in links)
        found.sort(key=lambda each: order[each.clause_id or ""])
        return tuple(found)

    def _of_clause(self, says: Says, interpretation: Reading, link: ClauseLink) -> Interpretation:
        start, end = link.passage.start, link.passage.end
        around = [
            clause.evidence
            for clause in interpretation.clauses
            if clause.path and clause.evidence.start <= start < clause.evidence.end
        ]
        nearest = min(around, key=lambda one: one.end - one.start, default=None)
        evidence = Evidence(
            document_id=says.by.id,
            locator=nearest.locator if nearest else "",
            quote=interpretation.text[start:end],
            start=start,
            end=end,
        )
        return Interpretation(
            document_id=says.by.id,
            clause_id=link.clause_id,
            title=says.by.title,
            type=type_of(says.by.title),
            basis=link.basis,
            evidence=self._complete(says.by, evidence),
            mention=link.mention,
        )

    def _complete(self, by: Document, evidence: Evidence) -> Evidence:
        return complete(evidence, self._shelf.judge(by).document)
