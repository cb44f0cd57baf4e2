"""Cards with vectors: another carder's, each given the vector of what it says."""

from collections.abc import Iterator

from msgspec import structs

from corpus.model import Article, Case, Clause, Competence, Reading, Task
from indexer.engine.protocol import Carder
from indexer.engine.values import Card, CardKind, StoredPart, StoredRecord
from indexer.meaning.embedder import Embedder, pack

# Changes with every change to what of a record is embedded.
_RULES = "1"
# Texts encoded together; of longer texts the beginning tells what they are about.
_BATCH = 256
_LONGEST = 2000


# What is asked by meaning. Tasks are found by their words: over the visible questions vectors brought them nothing that a sixth
# of the time of ingesting would be worth (`python -m benchmarks.retrieval.policy`).
ASKED: frozenset[CardKind] = frozenset({"article", "case"})
ALL_KINDS: frozenset[CardKind] = frozenset({"article", "case", "clause", "task", "competence"})


class MeaningCarder:
    """Makes the cards of `carder` and adds vectors to those of the kinds that are asked by meaning."""

    def __init__(self, carder: Carder, embedder: Embedder, kinds: frozenset[CardKind] = ASKED) -> None:
        self._carder = carder
        self._embedder = embedder
        self._kinds = kinds

    @property
    def version(self) -> str:
        """The carder's, with what the vectors are made by."""
        kinds = ",".join(sorted(self._kinds))
        return f"{self._carder.version} meaning {_RULES} {kinds} {self._embedder.version}"

    def words(self, reading: Reading) -> tuple[Card, ...]:
        return self._carder.words(reading)

    def __call__(self, reading: Reading) -> tuple[Card, ...]:
        cards = self._carder(reading)
        said = [card for card in cards if card.kind in self._kinds]
        if not said:
            return cards
        texts = dict(passages(reading))
        vectors: dict[str, bytes | None] = {}
        for start in range(0, len(said), _BATCH):
            ids = [card.id for card in said[start : start + _BATCH]]
            vectors.update(zip(ids, pack(self._embedder.encode([texts[id_] for id_ in ids])), strict=True))
        return tuple(structs.replace(card, vector=vectors.get(card.id)) for card in cards)


def passages(reading: Reading) -> Iterator[tuple[str, str]]:
    """The id of each record that may get a vector, with the text that stands for it."""
    records: tuple[StoredPart, ...] = (
        *reading.clauses,
        *reading.tasks,
        *reading.competences,
        *reading.cases,
    )
    for record in records:
        yield record.id, passage(record)


def passage(record: StoredRecord) -> str:
    """The text that stands for a record: what is above it, then in lines of its own what it says; an article is below its law.

    Empty for records that say nothing by themselves.
    """
    match record:
        case Article():
            return f"{record.law}\n{record.text[:_LONGEST]}"
        case Clause():
            return f"{record.heading}\n{record.text[:_LONGEST]}"
        case Task():
            return f"{' '.join(record.category)}\n{record.text[:_LONGEST]}"
        case Case():
            causes = " ".join((*record.direct_causes, *record.indirect_causes))
            return f"{record.title} {' '.join(record.hazard)}\n{record.text}\n{causes}"[:_LONGEST]
        case Competence():
            return f"{record.matter}\n{record.duty}"
        case _:
            return ""
