"""Cards with vectors: another carder's, each given the vector of what it says."""

from collections.abc import Iterator

from msgspec import structs

from corpus.model import Article, Clause, Reading
from indexer.engine.protocol import Carder
from indexer.engine.values import Card
from indexer.meaning.embedder import Embedder, pack

# Changes with every change to what of a record is embedded.
_RULES = "1"
# Texts encoded together; of longer texts the beginning tells what they are about.
_BATCH = 256
_LONGEST = 2000


class MeaningCarder:
    """Makes the cards of `carder` and adds vectors to those of articles, clauses, tasks and competences."""

    def __init__(self, carder: Carder, embedder: Embedder) -> None:
        self._carder = carder
        self._embedder = embedder

    @property
    def version(self) -> str:
        """The carder's, with what the vectors are made by."""
        return f"{self._carder.version} meaning {_RULES} {self._embedder.version}"

    def __call__(self, reading: Reading) -> tuple[Card, ...]:
        cards = self._carder(reading)
        texts = dict(passages(reading))
        said = [card for card in cards if card.id in texts]
        vectors: dict[str, bytes | None] = {}
        for start in range(0, len(said), _BATCH):
            ids = [card.id for card in said[start : start + _BATCH]]
            vectors.update(zip(ids, pack(self._embedder.encode([texts[id_] for id_ in ids])), strict=True))
        return tuple(structs.replace(card, vector=vectors.get(card.id)) for card in cards)


def passages(reading: Reading) -> Iterator[tuple[str, str]]:
    """The id of each record that gets a vector, with the text that stands for it: an article's begins with its law's name."""
    for clause in reading.clauses:
        yield clause.id, f"{_above(clause)}\n{clause.text[:_LONGEST]}"
    for task in reading.tasks:
        yield task.id, f"{' '.join(task.category)}\n{task.text[:_LONGEST]}"
    for competence in reading.competences:
        yield competence.id, f"{competence.matter}\n{competence.duty}"


def _above(clause: Clause) -> str:
    return clause.law if isinstance(clause, Article) else clause.heading
