"""What writers are about to commit: noted before, taken back after, so that what a killed one left is known and swept."""

import time
from collections.abc import Sequence
from uuid import uuid4

from corpus.model import Record
from indexer.engine.elastic.claim import CLAIM
from indexer.engine.elastic.cluster import Cluster, delete_action, index_action
from indexer.engine.elastic.getting import found_under, gone_through
from indexer.engine.elastic.layout import Body, Names

# Nobody takes so long between two lines of one attempt: what is older was left behind.
LEFT_SECONDS = 3600
_PAGE = 1000
# When an attempt was begun that has been given up.
_GIVEN_UP = 0


class Note(Record):
    """An attempt under way: the documents that it writes, and when it was begun, in seconds; 0 where it was given up."""

    attempt: str
    documents: tuple[str, ...]
    begun: int

    @property
    def is_given_up(self) -> bool:
        """Whether what it wrote is being swept: should its writer live after all, it writes its parts again."""
        return self.begun == _GIVEN_UP


class Attempts:
    """The attempts under way. Each writes one version of each of some documents, under an id of its own."""

    def __init__(self, cluster: Cluster, names: Names) -> None:
        self._cluster = cluster
        self._index = names.attempts

    def begin(self, documents: Sequence[str]) -> str:
        """The id of a new attempt for these documents, seen by every view opened later."""
        attempt = uuid4().hex[:16]
        self._put(attempt, {"begun": int(time.time()), "documents": list(documents)})
        return attempt

    def end(self, attempt: str) -> None:
        """Takes an attempt back, all of which is committed or swept."""
        self._cluster.bulk([(delete_action(self._index, attempt), None)], refresh=True)

    def give_up(self, note: Note) -> None:
        """Says that an attempt is swept from here on."""
        self._put(note.attempt, {"begun": _GIVEN_UP, "documents": list(note.documents)})

    def is_under_way(self, attempt: str) -> bool:
        """Whether nobody has given up an attempt, at this moment."""
        found = found_under(self._cluster, self._index, [attempt])
        return bool(found) and found[0]["_source"]["begun"] != _GIVEN_UP

    def left(self, older_than: float) -> list[Note]:
        """The attempts that were begun longer ago."""
        latest = time.time() - older_than
        return [note for note in self.under_way() if note.begun <= latest]

    def under_way(self) -> list[Note]:
        """All attempts, at this moment."""
        self._cluster.write(lambda client: client.indices.refresh(index=self._index))
        return [
            Note(hit["_id"], tuple(hit["_source"].get("documents", ())), hit["_source"]["begun"])
            for hits in gone_through(self._cluster, self._index, size=_PAGE)
            for hit in hits
            if hit["_id"] != CLAIM
        ]

    def _put(self, attempt: str, body: Body) -> None:
        self._cluster.bulk([(index_action(self._index, attempt), body)], refresh=True)
