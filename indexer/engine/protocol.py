"""What every engine can do. Members: embedded (one folder, no server), elastic (a cluster that many machines share).

An engine keeps readings and answers from them. `Engine` writes and hands out views; a `View` is what the
store was at one change, however long it is held and whatever is written meanwhile.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from corpus.model import Clause, Document, Expert, Reading, Record, Repair, Task, Version
from indexer.engine.filling import Filling
from indexer.engine.values import (
    EVERYTHING,
    Card,
    Citing,
    DocumentPage,
    FacetCount,
    FacetName,
    Filter,
    Found,
    Known,
    Member,
    Original,
    Probe,
    Roster,
    Stats,
    StoredRecord,
    UnitCount,
    UnitForm,
    Written,
)


class Entry(Record):
    """One document to be kept: its reading, the cards made of that, and the bytes it was read from.

    `on` is the day on which this text came in; the day of writing where it is not given.
    """

    reading: Reading
    cards: tuple[Card, ...]
    original: bytes
    media_type: str
    name: str
    on: date | None = None


class Carder(Protocol):
    """Makes a reading's cards. The index belongs to its `version`: tokenizer, lexicon, models, code."""

    @property
    def version(self) -> str: ...

    def __call__(self, reading: Reading) -> tuple[Card, ...]: ...

    def words(self, reading: Reading) -> tuple[Card, ...]:
        """The same cards without vectors, which take the longest to make."""
        ...


class View(Protocol):
    """The store at one change."""

    @property
    def change(self) -> int:
        """The number of the last change this view shows."""
        ...

    def document(self, document_id: str, version: str | None = None) -> Reading | None:
        """The document's reading, or that of one of its earlier versions; None where it is not held."""
        ...

    def versions(self, document_id: str) -> tuple[Version, ...]:
        """The texts the document has had, newest first."""
        ...

    def original(self, document_id: str, version: str | None = None) -> Original | None:
        """The bytes the document was read from."""
        ...

    def repairs(self, document_id: str) -> tuple[Repair, ...]:
        """What was changed in the document's text."""
        ...

    def records(self, ids: Sequence[str]) -> dict[str, StoredRecord]:
        """The records of these ids; ids that are not held are left out."""
        ...

    def documents(
        self, where: Filter = EVERYTHING, page: int = 1, size: int = 20, facets: Sequence[FacetName] = ()
    ) -> DocumentPage:
        """The documents that pass, newest first (`where.kinds` is not looked at)."""
        ...

    def tasks(self, where: Filter = EVERYTHING) -> list[Task]:
        """All tasks that pass: newest documents first, annexes after their document, in the text's order."""
        ...

    def search(self, probe: Probe) -> Found:
        """What each leg of the probe finds."""
        ...

    def passing(self, ids: Sequence[str], where: Filter = EVERYTHING) -> frozenset[str]:
        """Those of these ids whose cards are held and pass."""
        ...

    def vectors(self, ids: Sequence[str]) -> dict[str, bytes]:
        """The vectors of the cards of these ids, as they were written; cards that have none are left out."""
        ...

    def find_documents(self, number: str | None = None, title: str | None = None) -> list[Document]:
        """The documents of exactly this number or title; width, brackets and blanks do not matter."""
        ...

    def named(self, numbers: Sequence[str] = (), titles: Sequence[str] = ()) -> dict[str, list[Document]]:
        """The documents of exactly these numbers and titles, by the name as it was given; names of none are left out."""
        ...

    def labelled(self, document_ids: Sequence[str], labels: Sequence[str]) -> list[Clause]:
        """The clauses of these documents whose own label is one of these (第二十一条), in the text's order."""
        ...

    def citing(
        self,
        number: str | None = None,
        title: str | None = None,
        *,
        repealing: bool = False,
        most: int | None = None,
    ) -> list[Citing]:
        """The citations of the document of this number or title, resolved or not, in the order of documents, at most so many.

        With `repealing`, those that repeal it.
        """
        ...

    def regions(self) -> tuple[FacetCount, ...]:
        """Every place that a document held is of or lies below, with how many such documents there are, most first."""
        ...

    def units(self, prefix: str, size: int = 10) -> list[UnitCount]:
        """The unit names that begin so, most used first."""
        ...

    def unit_forms(self) -> list[UnitForm]:
        """Every name of every unit that is listed, in the order of names; one name of two places' units stands twice."""
        ...

    def known(self) -> list[Known]:
        """The questions confirmed as answered by a record, oldest first."""
        ...

    def known_version(self) -> str:
        """Another word whenever `known` gives other questions or records; cheaper than reading them."""
        ...

    def rosters(self) -> list[Roster]:
        """The rosters held, by name."""
        ...

    def experts(self) -> list[Expert]:
        """All whom the rosters list, roster by roster, in the order of their rows; without what is private."""
        ...

    def private(self, ids: Sequence[str]) -> dict[str, dict[str, str]]:
        """What is private of those whom these ids name, by the heads of its columns; where there is nothing it is left out."""
        ...

    def filling(self) -> Filling | None:
        """What the store is being filled by at this moment, under way or cut off; None where it is whole."""
        ...

    def history(self) -> Iterator[Entry]:
        """Every version of every document, a document's oldest first, as it was written but without cards.

        Written again, each with its cards, they make the same store.
        """
        ...

    def stats(self) -> Stats:
        """How much the store holds, at no more cost in a large one."""
        ...


class Engine(Protocol):
    """A store: writes documents, removes them, answers through views.

    Every method may raise StoreError: StoreBusy where another process keeps writing, StoreOutdated where the
    index was made by another carder, StoreDamaged, StoreUnavailable.
    """

    def write(self, entries: Iterable[Entry]) -> list[Written]:
        """What became of each entry, in order. On return all of them are kept and can be found.

        Raises PartlyWritten where some are refused for what they hold; all others are kept.
        """
        ...

    def remove(self, document_id: str) -> bool:
        """Whether it was held. Every view opened later is without it, its versions, annexes and original."""
        ...

    def add_known(self, question: str, record_id: str, on: date | None = None) -> Known:
        """The question, kept as answered by that record since that day, by default today; once, however often it is added.

        Raises NotFound where no such record is held.
        """
        ...

    def remove_known(self, known_id: str) -> bool:
        """Whether a known question of that id was held, which now is not."""
        ...

    def keep_roster(self, roster: Roster, members: Sequence[Member]) -> None:
        """Keeps the roster in place of the one of that name, as one change; of those no longer listed no trace is left."""
        ...

    def remove_roster(self, name: str) -> bool:
        """Whether a roster of that name was held, which now is not, nor anything that was private in it."""
        ...

    def note_filling(self, filling: Filling | None) -> None:
        """Notes by what the store is being filled from here on, or that it is whole."""
        ...

    def view(self) -> AbstractContextManager[View]:
        """The store as it is now."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Keeps the writer's place over several writes; within it other writers wait."""
        ...

    def settle(self) -> None:
        """Lets the index answer as soon as it can, after much was written; what it answers stays the same.

        Where it cannot, for want of room or since another process is writing, it is left as it is.
        """
        ...

    def rebuild(self) -> bool:
        """Makes the index anew from the records, beside the old one, and switches once; whether the old one is kept."""
        ...

    def back(self) -> None:
        """Switches back to the index that the last rebuild replaced. Raises NotFound where none is kept."""
        ...

    def drop_old(self) -> int:
        """How many indexes that are no longer used were deleted."""
        ...

    def check(self) -> list[str]:
        """What is wrong with the store, a sentence each; empty where all parts agree."""
        ...

    def close(self) -> None:
        """Lets go of everything held. Views must have been closed."""
        ...
