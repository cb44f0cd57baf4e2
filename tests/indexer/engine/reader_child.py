"""A reader: asks a store over and over until its standard input ends, then says how many views it had.

It says `reading` once it has had the first. In every view, what the words find of a document must be what its record holds.
"""

import os
import sys
from pathlib import Path

from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.values import Filter, Leg, Probe
from tests.indexer.engine.test_vectors import CARDER


def main(folder: str) -> None:
    """Prints the number of views and of changes seen."""
    engine = EmbeddedEngine(Path(folder), CARDER)
    os.set_blocking(0, False)
    views, changes = 0, set[int]()
    while os_read() is None:
        with engine.view() as view:
            views, changes = views + 1, changes | {view.change}
            if views == 1:
                os.write(1, b"reading\n")
            for document in view.documents(size=5).items:
                reading = view.document(document.id)
                leg = Leg(name="words", tokens=(("编", 1.0), ("条", 1.0)), fields=(("body", 1.0),))
                probe = Probe(legs=(leg,), where=Filter(documents=(document.id,)), size=100)
                found = {match.id for match in view.search(probe).legs["words"]}
                assert reading is not None
                assert found == {clause.id for clause in reading.clauses}
                records = view.records(sorted(found))
                assert {record.text for record in records.values()} == {
                    clause.text for clause in reading.clauses
                }
    engine.close()
    sys.stdout.write(f"{views} {len(changes)}\n")


def os_read() -> bytes | None:
    """What stands on standard input; None while nothing does."""
    try:
        return os.read(0, 1)
    except BlockingIOError:
        return None


if __name__ == "__main__":
    main(*sys.argv[1:])
