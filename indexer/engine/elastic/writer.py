"""Writing without a lock: parts first, then the entry that commits them, under the sequence number it was planned on.

    note the attempt -> write parts and original -> let them be found -> commit the entries -> sweep what they superseded -> end

An entry that somebody else committed meanwhile is in conflict: it is planned again from what is there now.
"""

import random
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from elasticsearch import Elasticsearch

from corpus.errors import StoreUnavailable
from indexer.engine.elastic.attempts import Attempts
from indexer.engine.elastic.cluster import Cluster, index_action
from indexer.engine.elastic.counting import parts_counted
from indexer.engine.elastic.entries import (
    Head,
    State,
    entry_body,
    head_of,
    reading_of,
    tombstone,
    version_body,
    version_id,
)
from indexer.engine.elastic.layout import Body, Names
from indexer.engine.elastic.originals import Originals
from indexer.engine.elastic.parts import parts_of, stamp_of
from indexer.engine.elastic.places import Places
from indexer.engine.elastic.registers import Registers
from indexer.engine.elastic.sweep import Sweeper
from indexer.engine.elastic.works import Work, on_condition, superseded
from indexer.engine.keeping import check_cards, plan, records_of
from indexer.engine.protocol import Carder, Entry
from indexer.engine.values import Written

# So many documents, or so many bytes of theirs, are one attempt.
_DOCUMENTS, _BYTES = 100, 20_000_000
# Of writers of one document one commits each time; so many others may go first.
_TRIES = 200


class Writer:
    """Writes and removes documents."""

    def __init__(
        self,
        cluster: Cluster,
        names: Names,
        places: Places,
        registers: Registers,
        carder: Carder,
        today: Callable[[], date],
    ) -> None:
        self._cluster = cluster
        self._names = names
        self._places = places
        self._attempts = Attempts(cluster, names)
        self._originals = Originals(cluster, names)
        self._sweeper = Sweeper(cluster, names)
        self._registers = registers
        self._carder = carder
        self._today = today
        self._dims: dict[str, int | None] = {}

    def write(self, entries: Sequence[Entry]) -> list[Written]:
        """What became of each entry, in order."""
        index = self._places.parts()
        for entry in entries:
            check_cards(entry.cards, {record.id for record in records_of(entry.reading)})
        self._check_vectors(index, entries)
        written: dict[int, Written] = {}
        for batch in _batches(entries):
            written |= self._write({entry.reading.document.id: (place, entry) for place, entry in batch})
        return [written[place] for place in range(len(entries))]

    def remove(self, document_id: str) -> list[str]:
        """The ids of the documents this removes: the document and its annexes, with all their versions."""
        self._places.parts()
        if (state := self._replaced_by_tombstone(document_id)) is None:
            return []
        removed = [document_id]
        self._sweeper.replaced({}, {document_id: state})
        self._cluster.write(lambda client: client.indices.refresh(index=self._names.documents))
        self._registers.known.lead_on({document_id: ()})
        for annex in self._annexes(document_id):
            removed += self.remove(annex)
        return removed

    def sweep(self, attempt: str, documents: Sequence[str]) -> None:
        """Sweeps what a writer left that was killed."""
        tried = self._states_of(documents)
        for index in self._places.all_parts():
            # It may have been killed before it let its parts be found.
            self._cluster.write(lambda client, index=index: client.indices.refresh(index=index))  # type: ignore[misc]
            self._sweep(index, attempt, tried)
        gone = {id_: state for id_, state in tried.items() if state and state.live is None}
        self._sweeper.replaced({}, gone)
        self._mend(attempt, [id_ for id_, state in tried.items() if state and state.head.attempt == attempt])
        self._attempts.end(attempt)

    def _mend(self, attempt: str, documents: Sequence[str]) -> None:
        """Makes the parts again of what a killed writer committed while another index took over from the one it wrote to."""
        index, states = self._places.parts(), self.states(documents, readings=True)
        counted = parts_counted(self._cluster, index, {id_: state.head for id_, state in states.items()})
        for id_, state in states.items():
            if counted.get(stamp_of(id_, attempt), 0) < state.head.parts and state.reading:
                reading = reading_of(state.reading)
                self._cluster.bulk(
                    (index_action(self._names.parts, part, routing=id_), body)
                    for part, body in parts_of(reading, self._carder(reading), attempt)
                )
        self._cluster.write(lambda client: client.indices.refresh(index=index))

    def _write(self, batch: dict[str, tuple[int, Entry]]) -> dict[int, Written]:
        """Writes documents of different ids as one attempt."""
        written: dict[int, Written] = {}
        attempt, index = "", ""
        # What was tried, and what came of it.
        tried: dict[str, State | None] = {}
        committed: dict[str, Work] = {}
        waiting = {id_: entry for id_, (_, entry) in batch.items()}
        for _ in range(_TRIES):
            works = []
            for id_, state in self._states_of(waiting).items():
                planned = plan(waiting[id_], state.live if state else None, self._today())
                written[batch[id_][0]] = Written(id_, planned.change)
                if planned.change != "unchanged":
                    works.append(Work(waiting[id_], state, planned))
            if not works:
                break
            attempt = attempt or self._attempts.begin([work.id for work in works])
            index, conflicts = self._commit(works, attempt)
            tried |= {work.id: work.state for work in works}
            committed |= {work.id: work for work in works if work.id not in conflicts}
            waiting = {id_: entry for id_, entry in waiting.items() if id_ in conflicts}
            if not waiting:
                break
            time.sleep(random.uniform(0, 0.05))  # noqa: S311 - writers of one document come apart
        else:
            raise StoreUnavailable("同一份文件被许多写入者不断改写，没能写入", "请稍后再试")
        if attempt:
            self._finish(attempt, index, tried, committed)
        return written

    def _finish(
        self, attempt: str, index: str, tried: Mapping[str, State | None], committed: Mapping[str, Work]
    ) -> None:
        """What is done after a commit: parts for an index that came into use meanwhile, what was superseded swept."""
        while self._places.parts() != index:
            self._sweep(index, attempt, tried)
            index = self._put_parts(committed.values(), attempt)
        self._sweep(index, attempt, tried)
        self._sweeper.replaced(
            self.states(list(committed)),
            {id_: state for id_ in committed if (state := tried[id_]) is not None},
        )
        self._registers.known.lead_on(
            {id_: records_of(work.plan.reading) for id_, work in committed.items() if work.state}
        )
        self._attempts.end(attempt)

    def _sweep(self, index: str, attempt: str, tried: Mapping[str, State | None]) -> None:
        again = [id_ for id_, state in tried.items() if state is not None]
        states = self.states(list(tried))
        self._sweeper.tidy(index, {id_: states[id_] for id_ in again if id_ in states})
        self._sweeper.lost(index, states, tried, attempt)

    def _commit(self, works: Sequence[Work], attempt: str) -> tuple[str, set[str]]:
        """The index that has the parts, and the documents whose entries somebody else committed; all others are committed."""
        index = self._put_parts(works, attempt)
        originals = {
            work.id: self._originals.pieces(stamp_of(work.id, attempt), work.entry.original)
            for work in works
            if not work.keeps_original
        }
        self._cluster.bulk(piece for pieces in originals.values() for piece in pieces)
        self._cluster.bulk(self._replaced(works))
        entries = [self._entry(work, attempt, len(originals.get(work.id, ()))) for work in works]
        items = self._cluster.bulk(entries, refresh=True)
        return index, {
            work.id
            for work, item in zip(works, items, strict=True)
            if item["status"] == 409 and not self._is_ours(work, attempt)
        }

    def _is_ours(self, work: Work, attempt: str) -> bool:
        """Whether a conflict is with our own commit, of which the answer was lost."""
        id_ = work.id
        state = self.states([id_]).get(id_)
        return state is not None and state.head.attempt == attempt

    def _put_parts(self, works: Collection[Work], attempt: str) -> str:
        """The index of parts in use, which has all of them now, and lets them be found."""
        while True:
            index = self._places.parts()
            items = self._cluster.bulk(
                (index_action(self._names.parts, id_, routing=body["document"]), body)
                for work in works
                for id_, body in parts_of(work.plan.reading, work.entry.cards, attempt)
            )
            if all(item["_index"] == index for item in items):
                self._cluster.write(lambda client, index=index: client.indices.refresh(index=index))  # type: ignore[misc]
                return index

    def _replaced(self, works: Sequence[Work]) -> Iterator[tuple[Body, Body]]:
        """The entries that are about to be replaced by another text, as earlier versions."""
        changed = {work.id: work.state for work in works if work.plan.change == "changed" and work.state}
        for id_, state in self.states(list(changed), readings=True).items():
            # One that somebody replaced since is in conflict, and no version of ours.
            if state.seq_no == changed[id_].seq_no:
                version = version_id(id_, state.head.attempt)
                yield index_action(self._names.documents, version), version_body(id_, state)

    def _entry(self, work: Work, attempt: str, pieces: int) -> tuple[Body, Body]:
        action = index_action(self._names.documents, work.id, **on_condition(work.state))
        return action, entry_body(work.id, work.head(attempt, pieces), work.plan.reading)

    def _replaced_by_tombstone(self, document_id: str) -> State | None:
        """What was held of a document that is removed now; None where nothing was."""
        attempt = ""
        for _ in range(_TRIES):
            state = self.states([document_id]).get(document_id)
            if state is None or state.live is None:
                return None
            attempt = attempt or self._attempts.begin([document_id])
            # What is to be erased stands in it, so that the erasing can be done again.
            erased = tuple(msgspec.structs.replace(text, name="", media_type="") for text in state.head.texts)
            head = Head(attempt, 0, texts=erased, superseded=superseded(state))
            action = (
                index_action(self._names.documents, document_id, **on_condition(state)),
                tombstone(document_id, head),
            )
            (item,) = self._cluster.bulk([action], refresh=True)
            if item["status"] != 409 or self.states([document_id])[document_id].head.attempt == attempt:
                self._sweep_everywhere(document_id)
                self._attempts.end(attempt)
                return state
        raise StoreUnavailable(f"文件 {document_id} 正被不断改写，没能删除", "请稍后再试")

    def _sweep_everywhere(self, document_id: str) -> None:
        """Deletes all parts of a removed document, also from the index that was in use before and the one being made."""
        state = self.states([document_id])
        for index in self._places.all_parts():
            self._sweeper.tidy(index, state)

    def _annexes(self, document_id: str) -> list[str]:
        def asked(client: Elasticsearch) -> Any:
            return client.search(
                index=self._names.documents,
                size=10_000,
                query={"bool": {"filter": [{"term": {"parent": document_id}}, {"term": {"state": "live"}}]}},
                source=False,
                track_total_hits=False,
            )

        return [hit["_id"] for hit in self._cluster.read(asked)["hits"]["hits"]]

    def _states_of(self, waiting: Iterable[str]) -> dict[str, State | None]:
        states = self.states(list(waiting))
        return {id_: states.get(id_) for id_ in waiting}

    def states(self, ids: Sequence[str], *, readings: bool = False) -> dict[str, State]:
        """What is there under these ids, at this moment; with the readings, which are large, only where asked for."""
        if not ids:
            return {}
        fields = ["head", "reading"] if readings else ["head"]

        def asked(client: Elasticsearch) -> Any:
            return client.mget(index=self._names.documents, ids=list(ids), source_includes=fields)

        found = [each for each in self._cluster.write(asked)["docs"] if each.get("found")]
        return {
            each["_id"]: State(
                head_of(each["_source"]),
                each["_seq_no"],
                each["_primary_term"],
                each["_source"].get("reading"),
            )
            for each in found
        }

    def _check_vectors(self, index: str, entries: Sequence[Entry]) -> None:
        """Raises ValueError where a vector is not as long as those of the index, before anything is written."""
        if self._dims.get(index) is None:
            told = self._cluster.read(lambda client: client.indices.get_mapping(index=index))
            self._dims[index] = told[index]["mappings"]["properties"]["vector"].get("dims")
        held = self._dims[index]
        for card in (card for entry in entries for card in entry.cards if card.vector):
            held = held or len(card.vector or b"")
            if len(card.vector or b"") != held:
                raise ValueError(
                    f"the store's vectors have {held} components, those of {card.id} {len(card.vector or b'')}"
                )


def _batches(entries: Sequence[Entry]) -> Iterator[list[tuple[int, Entry]]]:
    """The entries with their places, so many at a time; of one document one at a time, in order."""
    batch: dict[str, tuple[int, Entry]] = {}
    size = 0
    for place, entry in enumerate(entries):
        bytes_ = len(entry.original) + 4 * len(entry.reading.text)
        id_ = entry.reading.document.id
        if batch and (id_ in batch or len(batch) >= _DOCUMENTS or size + bytes_ > _BYTES):
            yield list(batch.values())
            batch, size = {}, 0
        batch[id_] = place, entry
        size += bytes_
    if batch:
        yield list(batch.values())
