"""Writing without a lock: parts first, then the entry that commits them, under the sequence number it was planned on.

    note the attempt -> write parts and original -> let them be found -> commit the entries -> sweep what they superseded -> end

An entry that somebody else committed meanwhile is in conflict: it is planned again, as another attempt, from what is there now.
"""

import logging
import random
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from corpus.errors import RefusedInput, StoreUnavailable
from corpus.model import Reading
from indexer.engine.elastic.attempts import Attempts, Note
from indexer.engine.elastic.cluster import Cluster, Item, index_action
from indexer.engine.elastic.counting import parts_counted
from indexer.engine.elastic.entries import (
    MARK,
    State,
    Text,
    entry_body,
    head_of,
    mark,
    reading_of,
    version_body,
    version_id,
)
from indexer.engine.elastic.getting import found_under, newest_of
from indexer.engine.elastic.layout import Body, Names
from indexer.engine.elastic.originals import Originals
from indexer.engine.elastic.parts import parts_of, stamp_of
from indexer.engine.elastic.places import Places
from indexer.engine.elastic.registers import Registers
from indexer.engine.elastic.sweep import Sweeper
from indexer.engine.elastic.works import Work, on_condition
from indexer.engine.keeping import check_cards, plan, records_of
from indexer.engine.protocol import Carder, Entry
from indexer.engine.values import Card, PartlyWritten, StoredRecord, Written

# So many documents, or so many bytes of theirs, are one attempt.
_DOCUMENTS, _BYTES = 100, 20_000_000
# Of writers of one document one commits each time; so many others may go first.
TRIES = 200

_log = logging.getLogger(__name__)

Refusals = dict[str, RefusedInput]


class Writer:
    """Writes documents, and clears up behind writers that were killed."""

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
        self.attempts = Attempts(cluster, names)
        self._originals = Originals(cluster, names)
        self.sweeper = Sweeper(cluster, names, self.attempts, self.states)
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
        refused: dict[int, RefusedInput] = {}
        for batch in _batches(entries):
            self._write(
                {entry.reading.document.id: (place, entry) for place, entry in batch}, written, refused
            )
        if refused:
            raise PartlyWritten(refused, written)
        return [written[place] for place in range(len(entries))]

    def clear_up(self, note: Note) -> None:
        """Clears up behind a writer that was killed: what it did not commit is swept, what it did is made whole."""
        self.attempts.give_up(note)
        indices = self._places.all_parts()
        self.sweeper.sweep(note.documents, *indices)
        states = self.states(note.documents)
        self.make_whole([id_ for id_, state in states.items() if state.head.attempt == note.attempt])
        self.lead_on(note.documents)
        self.attempts.end(note.attempt)

    def lead_on(self, documents: Sequence[str]) -> None:
        """Leads the known questions of these documents to what their records say now."""
        self._registers.known.lead_on(documents, self._records)

    def _records(self, ids: Sequence[str]) -> Mapping[str, Sequence[StoredRecord]]:
        """What documents say at this moment, of those that are held."""
        return {
            id_: records_of(reading_of(state.reading))
            for id_, state in self.states(ids, readings=True).items()
            if state.live and state.reading
        }

    def make_whole(self, documents: Sequence[str]) -> None:
        """Makes the parts again that these documents lack: who committed them after another index took over is dead or asleep."""
        if not documents:
            return
        index, states = self._places.parts(), self.states(documents, readings=True)

        def asked(body: Body) -> Any:
            return self._cluster.write(lambda client: client.search(index=index, **body))

        counted = parts_counted(asked, {id_: state.head for id_, state in states.items()})
        lacking = [
            (reading_of(state.reading), state.head.attempt)
            for id_, state in states.items()
            if counted.get(stamp_of(id_, state.head.attempt), 0) < state.head.parts and state.reading
        ]
        for reading, attempt in lacking:
            self._cluster.bulk(
                self._parts(reading, self._carder(reading), attempt),
                # `check` tells what lacks parts; nobody else waits for it.
                refused=lambda _, refusal: _log.warning("%s", refusal),
            )
        # Of what somebody else replaced meanwhile nothing is left behind; what was put can be found.
        self.sweeper.sweep_parts([reading.document.id for reading, _ in lacking], index)

    def _parts(self, reading: Reading, cards: Sequence[Card], attempt: str) -> Iterator[tuple[Body, Body]]:
        for id_, body in parts_of(reading, cards, attempt):
            yield index_action(self._names.parts, id_, routing=body["document"]), body

    def _write(
        self,
        batch: dict[str, tuple[int, Entry]],
        written: dict[int, Written],
        refused: dict[int, RefusedInput],
    ) -> None:
        """Writes documents of different ids, each as part of one attempt or, after conflicts, of several."""
        waiting = {id_: entry for id_, (_, entry) in batch.items()}
        for _ in range(TRIES):
            states = self.states(list(waiting))
            works, unchanged = [], []
            for id_, entry in waiting.items():
                state = states.get(id_)
                planned = plan(entry, state.live if state else None, self._today())
                written[batch[id_][0]] = Written(id_, planned.change)
                if planned.change != "unchanged":
                    works.append(Work(entry, state, planned))
                elif state:
                    unchanged.append((entry, state.head.texts[0]))
            self._put_back(unchanged)
            conflicts, refusals = self._attempt(works) if works else (set(), {})
            for id_, refusal in refusals.items():
                place = batch[id_][0]
                refused[place] = refusal
                del written[place]
            if not conflicts:
                return
            waiting = {id_: entry for id_, entry in waiting.items() if id_ in conflicts}
            time.sleep(random.uniform(0, 0.05))  # noqa: S311 - writers of one document come apart
        raise StoreUnavailable("同一份文件被许多写入者不断改写，没能写入", "请稍后再试")

    def _put_back(self, unchanged: Sequence[tuple[Entry, Text]]) -> None:
        """Puts originals that were lost where the same bytes come again."""
        lost = set(self._originals.lost([text for _, text in unchanged]))
        again = [(entry, text) for entry, text in unchanged if text in lost]
        self._cluster.bulk(
            piece for entry, text in again for piece in self._originals.pieces(text.original, entry.original)
        )
        # Of those that somebody removed or replaced meanwhile nothing is left behind.
        self.sweeper.sweep([entry.reading.document.id for entry, _ in again], self._places.parts())

    def _attempt(self, works: Sequence[Work]) -> tuple[set[str], Refusals]:
        """The documents whose entries somebody else committed meanwhile, and those that are refused.

        All others are committed, and cleared up behind.
        """
        attempt = self.attempts.begin([work.id for work in works])
        refusals: Refusals = {}
        written = set[str]()
        index, conflicts = self._commit(works, attempt, refusals, written)
        committed = [work for work in works if work.id not in conflicts and work.id not in refusals]
        is_again = False
        while True:
            if not self.attempts.is_under_way(attempt):
                # It slept so long that it was taken for dead; what was swept before the commit is written once more.
                self._put_originals(committed, attempt)
                index, is_again = self._put_parts(committed, attempt, refusals, written), True
            if self._places.parts() == index:
                break
            # Another index came into use meanwhile.
            index, is_again = self._put_parts(committed, attempt, refusals, written), True
        # What is put for the first time has nothing to sweep; what is put once more may be superseded, and swept, already.
        again = [work.id for work in works if is_again or work.state is not None or work not in committed]
        self.sweeper.sweep(again, *written, over=attempt)
        self.lead_on([work.id for work in committed if work.state is not None])
        self.attempts.end(attempt)
        return conflicts, refusals

    def _commit(
        self, works: Sequence[Work], attempt: str, refusals: Refusals, written: set[str]
    ) -> tuple[str, set[str]]:
        """The index that has the parts, and the documents whose entries somebody else committed.

        All others are committed but those that are refused, which no entry names.
        """
        index = self._put_parts(works, attempt, refusals, written)
        pieces = self._put_originals(works, attempt)
        taken = [work for work in works if work.id not in refusals]
        self._cluster.bulk(self._replaced(taken))
        items = self._cluster.bulk(
            [self._entry(work, attempt, pieces.get(work.id, 0)) for work in taken],
            refresh=True,
            refused=_teller([work.id for work in taken], refusals),
        )
        self.show(items)
        return index, {
            work.id
            for work, item in zip(taken, items, strict=True)
            if item["status"] == 409 and not self._is_ours(work, attempt)
        }

    def show(self, items: Sequence[Item]) -> None:
        """Lets views see what was committed where they may have seen a later commit before it: by a mark later than both.

        Sequence numbers are given before what bears them can be found, so two commits may come to be found in the other order.
        """
        own = max((item["_seq_no"] for item in items if item["status"] < 400), default=None)
        if own is None:
            return
        newest = newest_of(self._cluster, self._names.documents)
        if newest.seq_no > own:
            self._cluster.bulk([(index_action(self._names.documents, MARK), mark())], refresh=True)

    def _is_ours(self, work: Work, attempt: str) -> bool:
        """Whether a conflict is with our own commit, of which the answer was lost; somebody may have replaced it since."""
        state = self.states([work.id]).get(work.id)
        return state is not None and attempt in (state.head.attempt, *state.head.superseded)

    def _put_originals(self, works: Collection[Work], attempt: str) -> dict[str, int]:
        """Of how many pieces each original is that was put."""
        originals = {
            work.id: self._originals.pieces(stamp_of(work.id, attempt), work.entry.original)
            for work in works
            if not work.keeps_original
        }
        self._cluster.bulk(piece for pieces in originals.values() for piece in pieces)
        return {id_: len(pieces) for id_, pieces in originals.items()}

    def _put_parts(self, works: Collection[Work], attempt: str, refusals: Refusals, written: set[str]) -> str:
        """The index of parts in use, which has all of them now but those that are refused, and lets them be found.

        `written` is told every index that took some of them.
        """
        owners = [work.id for work in works for _ in range(work.parts)]
        refused = _teller(owners, refusals)
        while True:
            index = self._places.parts()
            items = self._cluster.bulk(
                (
                    part
                    for work in works
                    for part in self._parts(work.plan.reading, work.entry.cards, attempt)
                ),
                refused=refused,
            )
            took = {item["_index"] for item in items if item["status"] < 400}
            written |= took
            if took <= {index}:
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

    def states(self, ids: Sequence[str], *, readings: bool = False) -> dict[str, State]:
        """What is there under these ids, at this moment; with the readings, which are large, only where asked for."""
        fields = ("head", "reading") if readings else ("head",)
        found = found_under(self._cluster, self._names.documents, ids, *fields)
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
            told = self._cluster.write(lambda client: client.indices.get_mapping(index=index))
            self._dims[index] = told[index]["mappings"]["properties"]["vector"].get("dims")
        held = self._dims[index]
        for card in (card for entry in entries for card in entry.cards if card.vector):
            held = held or len(card.vector or b"")
            if len(card.vector or b"") != held:
                raise ValueError(
                    f"the store's vectors have {held} components, those of {card.id} {len(card.vector or b'')}"
                )


def _teller(owners: Sequence[str], refusals: Refusals) -> Callable[[int, RefusedInput], None]:
    """What a bulk tells refusals to, of which each action is one document's: the first of each document is kept."""

    def tell(place: int, refusal: RefusedInput) -> None:
        refusals.setdefault(owners[place], refusal)

    return tell


def _batches(entries: Iterable[Entry]) -> Iterator[list[tuple[int, Entry]]]:
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
