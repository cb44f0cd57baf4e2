"""What a worker process does with each file after reading its bytes. It imports no more than it needs."""

from corpus.blocks import Blocks
from corpus.model import Record
from indexer.intake import Taken, take


class TakenFile(Record):
    """What comes back from a worker for one file."""

    taken: Taken
    media_type: str
    warnings: tuple[str, ...] = ()


def take_file(name: str, blocks: Blocks) -> TakenFile:
    """One file as read alone; runs in the worker that read its bytes."""
    return TakenFile(take(name, blocks), blocks.media_type, blocks.warnings)
