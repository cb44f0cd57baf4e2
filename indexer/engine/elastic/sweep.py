"""Deleting what no entry names any more: parts of superseded attempts, and of attempts whose writer was killed.

Never anything younger: an attempt that an entry does not name may be about to be committed, so it is swept only where its
own writer says that it lost, or when it was begun an hour ago.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError

from indexer.engine.elastic.cluster import Cluster, delete_action
from indexer.engine.elastic.entries import State, version_id
from indexer.engine.elastic.layout import Names
from indexer.engine.elastic.parts import stamp_of
from indexer.engine.elastic.query import PAGE, batches, terms


class Sweeper:
    """Sweeps parts, originals and earlier entries."""

    def __init__(self, cluster: Cluster, names: Names) -> None:
        self._cluster = cluster
        self._names = names

    def tidy(self, index: str, states: Mapping[str, State]) -> None:
        """Deletes the parts that entries name as superseded."""
        self.delete_parts(
            index, [stamp_of(id_, one) for id_, state in states.items() for one in state.head.superseded]
        )

    def lost(self, index: str, states: Mapping[str, State], documents: Iterable[str], attempt: str) -> None:
        """Deletes what an attempt that is over wrote of documents whose entries do not name it."""
        named = {id_: state.head for id_, state in states.items()}
        lost = [id_ for id_ in documents if id_ not in named or named[id_].attempt != attempt]
        self.delete_parts(index, [stamp_of(id_, attempt) for id_ in lost])
        unnamed = [
            stamp_of(id_, attempt)
            for id_ in lost
            if id_ not in named or all(text.original != stamp_of(id_, attempt) for text in named[id_].texts)
        ]
        self.delete_originals(unnamed)

    def replaced(self, states: Mapping[str, State], before: Mapping[str, State]) -> None:
        """Deletes what entries named before and do not name now, but for their parts: originals and earlier entries."""
        originals, earlier = [], []
        for id_, old in before.items():
            texts = states[id_].head.texts if id_ in states else ()
            originals += sorted(
                {text.original for text in old.head.texts} - {text.original for text in texts}
            )
            gone = {old.head.attempt, *(text.attempt for text in old.head.texts)} - {
                text.attempt for text in texts
            }
            earlier += [version_id(id_, attempt) for attempt in sorted(gone)]
        self.delete_originals(originals)
        self._delete(self._names.documents, earlier)

    def delete_originals(self, stamps: Sequence[str]) -> None:
        """Deletes the pieces of these originals."""
        for some in batches(stamps):
            self._cluster.write(lambda client: client.indices.refresh(index=self._names.originals))
            while ids := self._found(self._names.originals, some):
                self._delete(self._names.originals, (id_ for id_, _ in ids))
                self._cluster.write(lambda client: client.indices.refresh(index=self._names.originals))

    def delete_parts(self, index: str, stamps: Sequence[str]) -> None:
        """Deletes the parts that bear these stamps; no view opened later sees them."""
        for some in batches(stamps):
            while ids := self._found(index, some):
                self._cluster.bulk((delete_action(index, id_, routing=route), None) for id_, route in ids)
                self._cluster.write(lambda client: client.indices.refresh(index=index))

    def _delete(self, index: str, ids: Iterable[str]) -> None:
        self._cluster.bulk((delete_action(index, id_), None) for id_ in ids)

    def _found(self, index: str, stamps: Sequence[str]) -> list[tuple[str, str]]:
        def asked(client: Elasticsearch) -> Any:
            return client.search(
                index=index,
                query=terms("stamp", stamps),
                size=PAGE,
                source=False,
                track_total_hits=False,
                sort=["_doc"],
            )

        try:
            hits = self._cluster.write(asked, expected=(NotFoundError,))["hits"]["hits"]
        except NotFoundError:
            return []  # Somebody dropped the index, and all that was in it.
        return [(hit["_id"], hit.get("_routing", "")) for hit in hits]
