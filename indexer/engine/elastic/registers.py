"""What belongs to no document and no change: known questions and rosters, as they are now."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec
from elasticsearch import ApiError, Elasticsearch, TransportError

from corpus.codec import from_json, to_json
from corpus.errors import StoreError
from corpus.model import Expert
from indexer.engine.confirmed import Sayings, document_of, known_id, said_by
from indexer.engine.elastic.cluster import Cluster, delete_action, index_action
from indexer.engine.elastic.getting import found_under, gone_through
from indexer.engine.elastic.layout import Body, Names
from indexer.engine.elastic.query import terms
from indexer.engine.values import Known, Member, Roster, StoredRecord

_PAGE = 10_000
# So often somebody else may change a question while it is led on.
_TRIES = 20
# What documents say at this moment, of those that are held.
Now = Callable[[Sequence[str]], Mapping[str, Sequence[StoredRecord]]]


# How many there are in a register, and the last to be written.
State = tuple[int, int]


class Confirmed(NamedTuple):
    """A known question, the document that its record stands in, and what was confirmed (`said_by`)."""

    known: Known
    document: str
    said: str

    def is_said_by(self, record: StoredRecord | None) -> bool:
        """Whether a record says what was confirmed."""
        return record is not None and said_by(record) == self.said


class Listed(NamedTuple):
    """A roster, whom it lists in the order of its rows, and what is private of them, by their ids."""

    roster: Roster
    experts: list[Expert]
    private: dict[str, dict[str, str]]


class _Register:
    """One of the record's indices, of which all is read: it is small."""

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster = cluster
        self._index = index

    def _all(self, query: Body | None = None) -> list[Body]:
        """Everything that a query finds; who gives one writes, and waits for a cluster that is away."""
        pages = gone_through(self._cluster, self._index, query, size=_PAGE, patient=query is not None)
        return [hit for hits in pages for hit in hits]

    def _state(self) -> State:
        """Another pair whenever there is something else: how many there are, and the last to be written."""

        def asked(client: Elasticsearch) -> Any:
            return client.search(
                index=self._index,
                preference=self._cluster.preference,
                size=1,
                sort=[{"_seq_no": "desc"}],
                source=False,
                track_total_hits=True,
            )

        hits = self._cluster.read(asked)["hits"]
        return hits["total"]["value"], hits["hits"][0]["sort"][0] if hits["hits"] else -1

    def _put(self, id_: str, body: Body, **how: Any) -> bool:
        """Whether it was put: not where somebody else was there first, against the conditions in `how`."""
        (item,) = self._cluster.bulk([(index_action(self._index, id_, **how), body)], refresh=True)
        return bool(item["status"] != 409)

    def _delete(self, id_: str) -> bool:
        """Whether it was there."""
        if self._get(id_) is None:
            return False
        self._cluster.bulk([(delete_action(self._index, id_), None)], refresh=True)
        return True

    def _get(self, id_: str) -> Body | None:
        found = found_under(self._cluster, self._index, [id_])
        return found[0] if found else None


class KnownQuestions(_Register):
    """The known questions of a store."""

    def __init__(self, cluster: Cluster, names: Names) -> None:
        super().__init__(cluster, names.known)
        self._read: tuple[tuple[int, int], list[Confirmed]] | None = None

    def all(self) -> tuple[State, list[Confirmed]]:
        """The questions at this moment, oldest first, and a pair that is another whenever they are."""
        state = self._state()
        read = self._read
        if read is None or read[0] != state:
            hits = sorted(self._all(), key=lambda hit: (hit["_source"]["added"], hit["_id"]))
            read = self._read = state, [_confirmed(hit["_source"]) for hit in hits]
        return state, list(read[1])

    def add(self, question: str, record: StoredRecord, on: date, now: int) -> Known:
        """Keeps the question, once."""
        known = Known(known_id(question, record), question, record.id, on)
        body = {
            "document": document_of(record),
            "added": now,
            "known": to_json(known).decode(),
            "said": said_by(record),
        }
        self._put(known.id, body, op_type="create")
        held = self._get(known.id)
        return from_json(held["_source"]["known"], Known) if held else known

    def remove(self, id_: str) -> bool:
        """Forgets a question."""
        return self._delete(id_)

    def lead_on(self, documents: Sequence[str], now: Now) -> None:
        """Leads the questions of these documents to the records that say at this moment what was confirmed.

        One that somebody else changed meanwhile is looked at again, so that the last to look sees what was committed last.
        """
        if not documents:
            return
        for _ in range(_TRIES):
            hits = self._all(terms("document", documents))
            if not hits:
                return
            records = now(sorted({hit["_source"]["document"] for hit in hits}))
            sayings = {id_: Sayings(said) for id_, said in records.items()}
            led = [self._lead(hit, sayings) for hit in hits]
            if all(led):
                return

    def _lead(self, hit: Body, sayings: Mapping[str, Sayings]) -> bool:
        """Whether a question leads to what says it now; not where somebody else was there first."""
        known, source = from_json(hit["_source"]["known"], Known), hit["_source"]
        saying = sayings.get(source["document"])
        to = saying.saying(source["said"], known.record_id) if saying else None
        led = msgspec.structs.replace(known, record_id=to or known.record_id, held=to is not None)
        if led == known:
            return True
        how = {"if_seq_no": hit["_seq_no"], "if_primary_term": hit["_primary_term"]}
        return self._put(hit["_id"], {**source, "known": to_json(led).decode()}, **how)


class Rosters(_Register):
    """The rosters of a store, each whole in one entry; what is private is kept in it, and never indexed."""

    def __init__(self, cluster: Cluster, names: Names) -> None:
        super().__init__(cluster, names.rosters)
        self._read: tuple[tuple[int, int], list[Listed]] | None = None

    def listed(self) -> list[Listed]:
        """The rosters with all whom they list, by name."""
        state = self._state()
        read = self._read
        if read is None or read[0] != state:
            hits = sorted(self._all(), key=lambda hit: str(hit["_source"]["name"]))
            read = self._read = state, [_listed(hit["_source"]) for hit in hits]
        return read[1]

    def keep(self, roster: Roster, members: Sequence[Member]) -> None:
        """Keeps a roster in place of the one of its name."""
        private = {member.expert.id: member.private for member in members if member.private}
        body = {
            "name": roster.name,
            "roster": to_json(roster).decode(),
            "experts": to_json([member.expert for member in members]).decode(),
            "private": to_json(private).decode(),
        }
        self._put(_id(roster.name), body)
        self._expunge()

    def remove(self, name: str) -> bool:
        """Forgets a roster with all that was private in it."""
        removed = self._delete(_id(name))
        self._expunge()
        return removed

    def ill_listed(self) -> list[str]:
        """The names of rosters that do not hold as many as they were written with."""
        return [
            roster.name
            for roster, experts, _ in self.listed()
            if [sum(expert.kind == kind for expert in experts) for kind in ("expert", "unit")]
            != [roster.experts, roster.units]
        ]

    def _expunge(self) -> None:
        """Has the cluster write its files anew without what was replaced, but for what it keeps for copies that were away."""
        with suppress(ApiError, TransportError, StoreError):
            self._cluster.once(
                lambda client: client.indices.forcemerge(index=self._index, max_num_segments=1), 30.0
            )


class Registers:
    """Both of them."""

    def __init__(self, cluster: Cluster, names: Names) -> None:
        self.known = KnownQuestions(cluster, names)
        self.rosters = Rosters(cluster, names)


def _confirmed(source: Body) -> Confirmed:
    return Confirmed(from_json(source["known"], Known), source["document"], source["said"])


def _listed(source: Body) -> Listed:
    return Listed(
        from_json(source["roster"], Roster),
        from_json(source["experts"], list[Expert]),
        msgspec.json.decode(source["private"], type=dict[str, dict[str, str]]),
    )


def _id(name: str) -> str:
    return blake2b(name.encode(), digest_size=16).hexdigest()


__all__ = ["KnownQuestions", "Listed", "Registers", "Rosters"]
