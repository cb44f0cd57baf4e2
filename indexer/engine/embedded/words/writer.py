"""The word index as the writer sees it."""

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import tantivy

from corpus.model import Document
from indexer.engine.embedded.faults import disk_errors, word_errors
from indexer.engine.embedded.words.schema import MARK, MARK_VALUE, schema
from indexer.engine.terms import newness, token_field, unit_names, unit_terms
from indexer.engine.values import Card, FieldName, Tokens

# What is added between two commits is one segment as long as it fits: all of 200,000 cards, where an index is made anew.
_HEAP = 256_000_000


class WordWriter:
    """Replaces documents' cards and commits them under a change. One at a time, under the writer's lock."""

    def __init__(self, path: Path) -> None:
        with word_errors(path):
            self._writer = tantivy.Index.open(str(path)).writer(_HEAP, 1)
            # A writer killed in a commit leaves files behind whose names the next commit wants for its own.
            self._writer.garbage_collect_files()
        self._path = path

    @staticmethod
    def create(path: Path) -> None:
        """Makes an empty index that holds change 0."""
        path.mkdir(parents=True)
        with word_errors(path):
            tantivy.Index(schema(), str(path))
        with WordWriter(path) as writer:
            writer.commit(0)

    def replace(self, document: Document, cards: Iterable[tuple[int, Card]]) -> None:
        """The document's cards, each with its record's row, instead of those it had."""
        self.remove(document.id)
        order = newness(document)
        held = [_card(row, order, document, card) for row, card in cards]
        with word_errors(self._path):
            for card in held:
                self._writer.add_document(card)

    def clear(self) -> None:
        """No card of any document: what is written and committed next is all there is."""
        with word_errors(self._path):
            self._writer.delete_all_documents()

    def remove(self, document_id: str) -> None:
        """No card of the document."""
        with word_errors(self._path):
            self._writer.delete_documents_by_term("owner", document_id)

    def commit(self, change: int) -> None:
        """Makes all of it visible and lasting, at once, as what the store is at this change."""
        mark = tantivy.Document()
        mark.add_text(MARK, MARK_VALUE)
        mark.add_unsigned("change", change)
        with word_errors(self._path):
            self._writer.delete_documents_by_term(MARK, MARK_VALUE)
            self._writer.add_document(mark)
            self._writer.commit()
        self._let_others_read()

    def rollback(self) -> None:
        """Forgets what was not committed."""
        with word_errors(self._path):
            self._writer.rollback()

    def close(self) -> None:
        """Waits for merges under way; what was not committed is dropped."""
        with word_errors(self._path):
            self._writer.wait_merging_threads()
        self._let_others_read()

    def _let_others_read(self) -> None:
        """tantivy makes its `meta.json` for its own user alone; whoever may read the folder may read that too."""
        meta = self._path / "meta.json"
        with disk_errors(meta):
            allowed = stat.S_IMODE(self._path.stat().st_mode) & 0o044
            mode = stat.S_IMODE(meta.stat().st_mode)
            if allowed & ~mode:
                meta.chmod(mode | allowed)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _card(row: int, order: int, document: Document, card: Card) -> tantivy.Document:
    held = tantivy.Document()
    held.add_unsigned("row", row)
    held.add_unsigned("newness", order)
    if card.year is not None:
        held.add_unsigned("year", card.year)
    if card.due is not None:
        held.add_unsigned("due", card.due.toordinal())
    held.add_text("kind", card.kind)
    held.add_text("owner", document.id)
    held.add_text("document_kind", card.document_kind)
    for within in (document.id, document.parent_id):
        if within:
            held.add_text("within", within)
    if card.regions:
        held.add_text("place", card.regions[-1])
    values_of = (
        ("regions", card.regions),
        ("issuers", card.issuers),
        ("units", unit_terms(card)),
        ("unit_names", unit_names(card)),
        *_case(held, card),
    )
    for field, values in values_of:
        for value in values:
            held.add_text(field, value)
    _tokens(held, "title", card.title)
    _tokens(held, "body", card.body)
    _tokens(held, "context", card.context)
    return held


def _tokens(held: tantivy.Document, field: FieldName, tokens: Tokens) -> None:
    if tokens.words:
        held.add_text(token_field(field, "words"), tokens.words)
    if tokens.bigrams:
        held.add_text(token_field(field, "bigrams"), tokens.bigrams)


def _case(held: tantivy.Document, card: Card) -> Iterator[tuple[str, tuple[str, ...]]]:
    if card.case is None:
        return
    if card.case.deaths is not None:
        held.add_unsigned("deaths", card.case.deaths)
    yield "hazards", card.case.hazards
    yield "industries", card.case.industries
    yield "grades", (card.case.grade,) if card.case.grade else ()
    yield "broken", card.case.broken
