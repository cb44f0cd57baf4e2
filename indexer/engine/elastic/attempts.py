"""What writers are about to commit: noted before, taken back after, so that what a killed one left is known and swept."""

import time
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from elasticsearch import ConflictError, Elasticsearch

from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.faults import busy
from indexer.engine.elastic.layout import Body, Names

# Nobody takes so long between two lines of one attempt: what is older was left behind.
LEFT_SECONDS = 3600
_REINDEX = "reindex"


class Attempts:
    """The attempts under way. Each writes one version of each of some documents, under an id of its own."""

    def __init__(self, cluster: Cluster, names: Names) -> None:
        self._cluster = cluster
        self._index = names.attempts

    def begin(self, documents: Sequence[str]) -> str:
        """The id of a new attempt for these documents, seen by every view opened later."""
        attempt = uuid4().hex[:16]
        body = {"begun": int(time.time()), "documents": list(documents)}
        self._cluster.write(
            lambda client: client.index(
                index=self._index, id=attempt, document=body, refresh=True, require_alias=True
            )
        )
        return attempt

    def end(self, attempt: str) -> None:
        """Takes an attempt back, all of which is committed or swept."""
        action = [{"delete": {"_index": self._index, "_id": attempt}}]
        self._cluster.write(lambda client: client.bulk(operations=action))

    def left(self, older_than: float) -> dict[str, list[str]]:
        """The documents of each attempt that was begun longer ago."""

        def asked(client: Elasticsearch) -> Any:
            return client.search(
                index=self._index,
                size=1000,
                query={"range": {"begun": {"lte": int(time.time() - older_than)}}},
                track_total_hits=False,
            )

        self._cluster.write(lambda client: client.indices.refresh(index=self._index))
        hits = self._cluster.read(asked)["hits"]["hits"]
        return {hit["_id"]: hit["_source"].get("documents", []) for hit in hits if hit["_id"] != _REINDEX}

    def claim(self, index: str) -> None:
        """Claims the making of an index for this process. Raises StoreBusy where another has it."""
        held = self._claim()
        if held is not None and held["begun"] > time.time() - LEFT_SECONDS:
            raise busy("另一个 zhize reindex 正在建立索引")
        how: dict[str, Any] = {"op_type": "create"} if held is None else {}
        body = {"begun": int(time.time()), "index": index}
        try:
            self._cluster.write(
                lambda client: client.index(
                    index=self._index, id=_REINDEX, document=body, refresh=True, **how
                ),
                expected=(ConflictError,),
            )
        except ConflictError:
            raise busy("另一个 zhize reindex 正在建立索引") from None

    def claimed(self) -> str | None:
        """The index that somebody is making."""
        held = self._claim()
        return str(held["index"]) if held and held["begun"] > time.time() - LEFT_SECONDS else None

    def switching(self, index: str, since: int) -> None:
        """Says, to every view opened later, that an index takes over which may lack yet what is committed after a change."""
        body = {"begun": int(time.time()), "index": index, "since": since}
        self._cluster.write(
            lambda client: client.index(index=self._index, id=_REINDEX, document=body, refresh=True)
        )

    def still(self, index: str) -> None:
        """Says that its maker is at work."""
        body = {"begun": int(time.time()), "index": index}
        self._cluster.write(lambda client: client.index(index=self._index, id=_REINDEX, document=body))

    def release(self) -> None:
        """Gives the claim up."""
        action = [{"delete": {"_index": self._index, "_id": _REINDEX}}]
        self._cluster.write(lambda client: client.bulk(operations=action, refresh=True))

    def _claim(self) -> Body | None:
        asked = self._cluster.read(lambda client: client.mget(index=self._index, ids=[_REINDEX]))
        (found,) = asked["docs"]
        source: Body | None = found["_source"] if found.get("found") else None
        return source
