"""An ingest to be killed: brings all documents of its share to a version, and says which batches were acknowledged.

python -m tests.elastic.writer_child URL PREFIX SHARE VERSION
"""

import sys

from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine
from tests.elastic.load import document
from tests.indexer.engine.samples import PLAIN

# Of each share the first documents are those of the other share too.
SHARED, OWN, BATCH = 20, 20, 4


def documents(share: int) -> list[str]:
    """The ids of a share's documents."""
    return [f"s{n}" for n in range(SHARED)] + [f"o{share}-{n}" for n in range(OWN)]


def main(url: str, prefix: str, share: str, version: str) -> None:
    """Writes until it is killed, or done."""
    engine = ElasticEngine(Address((url,), prefix), PLAIN)
    ids = documents(int(share))
    # The two meet in the middle of what they share.
    if share == "1":
        ids = ids[::-1]
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        engine.write(document(id_, int(version)) for id_ in some)
        print("done", *some, flush=True)
    engine.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
