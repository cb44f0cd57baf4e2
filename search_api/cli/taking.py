"""What a worker process does with each file after reading its bytes. It imports no more than it needs."""

from corpus.blocks import Blocks
from corpus.model import Record
from indexer.cards import ReadingCarder
from indexer.engine.values import Card
from indexer.intake import Taken, take

_carder = ReadingCarder()


class TakenFile(Record):
    """What comes back from a worker for one file. The cards are of the reading as it is, before annexes are joined."""

    taken: Taken
    cards: tuple[Card, ...]
    media_type: str
    warnings: tuple[str, ...] = ()


def take_file(name: str, blocks: Blocks) -> TakenFile:
    """One file as read alone; runs in the worker that read its bytes."""
    taken = take(name, blocks)
    return TakenFile(taken, _carder(taken.reading), blocks.media_type, blocks.warnings)
