"""What a worker process does with a roster's file after reading its bytes."""

import msgspec

from corpus.blocks import Blocks
from indexer.roster.reading import ReadRoster, RosterSource, read_roster


def take_roster(name: str, blocks: Blocks, given: bytes) -> ReadRoster:
    """The roster as read in the worker that read its bytes; `given` is its `RosterSource`, encoded."""
    return read_roster(name, blocks, msgspec.msgpack.decode(given, type=RosterSource))


def of_source(source: RosterSource) -> bytes:
    """What to give with a roster's file."""
    return msgspec.msgpack.encode(source)
