"""A writer to be killed: changes a store at random, and says on standard output what it was promised.

`begin OP ID TEXT` stands before each operation and `done` after it. With `--die POINT` it kills itself where
that function would be called for the second time.
"""

import importlib
import os
import random
import signal
import sys
from pathlib import Path

from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.embedded.words import WordSnapshot
from tests.indexer.engine.samples import entry, reading
from tests.indexer.engine.test_vectors import CARDER

IDS = 30


def main(folder: str, seed: str, *options: str) -> None:
    """Works until it is killed."""
    engine = EmbeddedEngine(Path(folder), CARDER)
    # However few cards there are.
    setattr(WordSnapshot, "is_scattered", True)  # noqa: B010 - it is a property
    if options:
        _die_at(options[1])
    dice = random.Random(int(seed))
    while True:
        document, word = f"d{dice.randrange(IDS)}", f"{dice.randrange(10**6):06d}"
        operation = dice.choices(("write", "remove", "rebuild", "settle"), (70, 15, 8, 7))[0]
        say("begin", operation, document, word)
        if operation == "write":
            engine.write([entry(content(document, word), CARDER)])
        elif operation == "remove":
            engine.remove(document)
        elif operation == "settle":
            engine.settle()
        else:
            engine.rebuild()
        say("done")


def content(document: str, word: str):  # type: ignore[no-untyped-def]
    """The reading of a document that says that word."""
    return reading(document, clauses=(f"编号{word}", *(f"第{n}条{word}" for n in range(20))))


def say(*words: str) -> None:
    os.write(1, (" ".join(words) + "\n").encode())


def _die_at(point: str) -> None:
    """Lets the process kill itself at a point `module:name` or `module:class.name`, before the call; with + after."""
    after = point.endswith("+")
    module, _, path = point.rstrip("+").partition(":")
    owner: object = importlib.import_module(module)
    *holders, name = path.split(".")
    for holder in holders:
        owner = getattr(owner, holder)
    real, calls = getattr(owner, name), [0]

    def deadly(*given: object, **named: object) -> object:
        calls[0] += 1
        if calls[0] == 2 and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*given, **named)
        if calls[0] == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, deadly)


if __name__ == "__main__":
    main(*sys.argv[1:])
