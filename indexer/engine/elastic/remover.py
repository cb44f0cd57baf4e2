"""Removing documents: an entry in its place says that it is gone, then all that was kept of it is swept."""

from corpus.errors import StoreUnavailable
from indexer.engine.elastic.cluster import Cluster, index_action
from indexer.engine.elastic.entries import Head, tombstone
from indexer.engine.elastic.getting import gone_through
from indexer.engine.elastic.layout import Names
from indexer.engine.elastic.places import Places
from indexer.engine.elastic.query import PAGE, terms
from indexer.engine.elastic.works import on_condition, superseded
from indexer.engine.elastic.writer import TRIES, Writer


class Remover:
    """Removes documents. Killed at any moment, what it began is cleared up as what a writer left."""

    def __init__(self, cluster: Cluster, names: Names, places: Places, writer: Writer) -> None:
        self._cluster = cluster
        self._names = names
        self._places = places
        self._writer = writer

    def remove(self, document_id: str) -> bool:
        """Whether the document was held: it is removed with its annexes, and all of their versions."""
        self._places.parts()
        if not self._is_held(document_id):
            return False
        # What belongs to it goes first: as long as it is there itself, removing can be asked again.
        ids = self._with_all_below(document_id)
        attempt = self._writer.attempts.begin(ids)
        for id_ in ids:
            self._bury(id_, attempt)
        self._writer.sweeper.sweep(ids, *self._places.all_parts(), over=attempt)
        self._cluster.write(lambda client: client.indices.refresh(index=self._names.documents))
        self._writer.lead_on(ids)
        self._writer.attempts.end(attempt)
        return True

    def _is_held(self, id_: str) -> bool:
        state = self._writer.states([id_]).get(id_)
        return state is not None and state.live is not None

    def _bury(self, id_: str, attempt: str) -> None:
        """Puts an entry in place of a document's that says that it is gone."""
        for _ in range(TRIES):
            state = self._writer.states([id_]).get(id_)
            if state is None or state.live is None:
                return
            head = Head(attempt, 0, superseded=superseded(state))
            action = index_action(self._names.documents, id_, **on_condition(state))
            self._writer.show(self._cluster.bulk([(action, tombstone(id_, head))], refresh=True))
        raise StoreUnavailable(f"文件 {id_} 正被不断改写，没能删除", "请稍后再试")

    def _with_all_below(self, document_id: str) -> list[str]:
        """The document, and those that belong to it, and those that belong to them, the lowest first."""
        found, lowest = {document_id: None}, [document_id]
        while lowest:
            belongs = {"bool": {"filter": [terms("parent", lowest), {"term": {"state": "live"}}]}}
            pages = gone_through(self._cluster, self._names.documents, belongs, size=PAGE, source=False)
            # Two may say that each belongs to the other.
            lowest = [hit["_id"] for hits in pages for hit in hits if hit["_id"] not in found]
            found |= dict.fromkeys(lowest)
        return list(found)[::-1]
