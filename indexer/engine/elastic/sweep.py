"""Deleting what nothing names any more: neither the entry of a document nor an attempt under way.

First it is found, then notes and entries are read, then it is deleted. An attempt is noted before it writes anything, and its
note is taken back only when its entry is committed; so what was there when notes and entries were read is named by one of them,
or by nobody ever again. What is written once more meanwhile is not deleted: it bears another sequence number.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch, NotFoundError

from indexer.engine.elastic.attempts import Attempts
from indexer.engine.elastic.cluster import Cluster, delete_action
from indexer.engine.elastic.entries import State
from indexer.engine.elastic.layout import Names
from indexer.engine.elastic.parts import public_id, stamp_of
from indexer.engine.elastic.query import PAGE, Query, any_of, terms

_DOCUMENTS = 100
# What an entry names of each kind of thing that is kept of its document.
Naming = Callable[[str, State], set[str]]
States = Callable[[Sequence[str]], Mapping[str, State]]


class _Found(NamedTuple):
    """Something kept of a document, with the stamp of the attempt that wrote it."""

    id: str
    routing: str
    stamp: str
    seq_no: int
    term: int


class Sweeper:
    """Sweeps parts, originals and earlier entries. `states` tells what is there under ids at this moment."""

    def __init__(self, cluster: Cluster, names: Names, attempts: Attempts, states: States) -> None:
        self._cluster = cluster
        self._names = names
        self._attempts = attempts
        self._states = states

    def sweep(self, documents: Sequence[str], *indices: str, over: str | None = None) -> None:
        """Deletes of these documents what nothing names: parts in these indices, originals, earlier entries.

        The attempt that is `over` is under way no longer: what it committed is named by entries alone.
        """
        for index in indices:
            self.sweep_parts(documents, index, over)
        for start in range(0, len(documents), _DOCUMENTS):
            some = documents[start : start + _DOCUMENTS]
            of_them = any_of({"prefix": {"stamp": stamp_of(id_, "")}} for id_ in some)
            self._sweep(self._names.originals, some, [of_them], _originals, over)
            versions = [of_them, {"term": {"state": "version"}}]
            self._sweep(self._names.documents, some, versions, _versions, over)

    def sweep_parts(self, documents: Sequence[str], index: str, over: str | None = None) -> None:
        """Deletes the parts of these documents that nothing names; no view opened later sees them."""
        for start in range(0, len(documents), _DOCUMENTS):
            some = documents[start : start + _DOCUMENTS]
            self._sweep(index, some, [terms("document", some)], _parts, over)

    def _sweep(
        self,
        index: str,
        documents: Sequence[str],
        kept: Sequence[Query],
        naming: Naming,
        over: str | None,
    ) -> None:
        named = {stamp for id_, state in self._states(documents).items() for stamp in naming(id_, state)}
        wanted = frozenset(documents)
        self._refresh(index)
        while found := self._page(index, kept, sorted(named)):
            # A stamp that begins as one of these may be another's.
            named |= {one.stamp for one in found if public_id(one.stamp) not in wanted}
            named |= self._named(documents, naming, over)
            unnamed = [one for one in found if one.stamp not in named]
            if unnamed:
                self._cluster.bulk((_deletion(index, one), None) for one in unnamed)
                self._refresh(index)

    def _named(self, documents: Sequence[str], naming: Naming, over: str | None) -> set[str]:
        """What notes and entries name at this moment: notes first, since an attempt is committed before it is taken back.

        An attempt whose commit has been superseded names nothing, though its note is there yet: its writer, who saw nothing to
        sweep, does not come back to it.
        """
        notes = self._attempts.under_way()
        wanted = frozenset(documents)
        named = {
            stamp_of(id_, note.attempt)
            for note in notes
            if not note.is_given_up and note.attempt != over
            for id_ in note.documents
            if id_ in wanted
        }
        states = self._states(documents)
        named -= {
            stamp_of(id_, attempt) for id_, state in states.items() for attempt in state.head.superseded
        }
        return named.union(*(naming(id_, state) for id_, state in states.items()))

    def _page(self, index: str, kept: Sequence[Query], named: Sequence[str]) -> list[_Found]:
        """Some of what is kept, but for what is named."""

        def asked(client: Elasticsearch) -> Any:
            return client.search(
                index=index,
                query={"bool": {"filter": list(kept), "must_not": [terms("stamp", named)]}},
                size=PAGE,
                source=False,
                docvalue_fields=[{"field": "stamp"}],
                seq_no_primary_term=True,
                track_total_hits=False,
            )

        try:
            hits = self._cluster.write(asked, expected=(NotFoundError,))["hits"]["hits"]
        except NotFoundError:
            return []  # Somebody dropped the index, and all that was in it.
        return [
            _Found(
                hit["_id"],
                hit.get("_routing", ""),
                hit["fields"]["stamp"][0],
                hit["_seq_no"],
                hit["_primary_term"],
            )
            for hit in hits
        ]

    def _refresh(self, index: str) -> None:
        self._cluster.write(lambda client: client.indices.refresh(index=index, ignore_unavailable=True))


def _deletion(index: str, one: _Found) -> dict[str, Any]:
    routing = {"routing": one.routing} if one.routing else {}
    return delete_action(index, one.id, if_seq_no=one.seq_no, if_primary_term=one.term, **routing)


def _parts(id_: str, state: State) -> set[str]:
    return {stamp_of(id_, state.head.attempt)} if state.live else set()


def _originals(_: str, state: State) -> set[str]:
    return {text.original for text in state.head.texts} if state.live else set()


def _versions(id_: str, state: State) -> set[str]:
    """Of earlier texts, and of the one that is about to be replaced."""
    attempts = {text.attempt for text in state.head.texts} | {state.head.attempt}
    return {stamp_of(id_, attempt) for attempt in attempts} if state.live else set()
