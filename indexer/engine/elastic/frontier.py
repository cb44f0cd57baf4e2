"""What there is to fetch, kept on the cluster, so that crawlers on any number of machines share it (crawler.frontier).

A claim is a change of the visit under the sequence number that it was found with: of crawlers that found the same, one
has it. Clocks of machines that share a frontier may differ by much less than a lease.
"""

import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Self
from uuid import uuid4

from elasticsearch import Elasticsearch

from corpus.codec import from_json, to_json
from corpus.errors import StoreUnavailable
from corpus.frontier import LEASE_SECONDS, Claim, Counts, Fetched, Target, Visit
from corpus.model import Record
from indexer.engine.address import Address
from indexer.engine.elastic.cluster import Cluster, index_action
from indexer.engine.elastic.getting import found_under
from indexer.engine.elastic.layout import Body, Names
from indexer.engine.elastic.places import Places

# So many may be claimed by others between our looking and our claiming, each time, and again so many times.
_MORE, _TRIES = 4, 50
# A server gives so many at once.
_MOST = 10_000
_BATCH = 1_000

_MAPPING: Body = {
    "source": {"type": "keyword"},
    "state": {"type": "keyword"},
    "due": {"type": "double"},
    "place": {"type": "long"},
    "had": {"type": "boolean"},
    "visit": {"type": "keyword", "index": False, "doc_values": False},
}


class _Read(Record):
    """A visit with the sequence number and term that it was read at; or what is to come in its place, on that condition."""

    visit: Visit
    seq_no: int
    term: int

    def changed(self, visit: Visit) -> "_Read":
        """Another visit in its place."""
        return _Read(visit, self.seq_no, self.term)


class ElasticFrontier:
    """A frontier on a cluster, beside a store or by itself; its index is made when it is first used."""

    def __init__(
        self,
        address: Address,
        *,
        lease_seconds: float = LEASE_SECONDS,
        now: Callable[[], float] = time.time,
    ) -> None:
        names = Names(address.prefix)
        self._cluster = Cluster(address)
        self._places = Places(self._cluster, names, "")
        self._index = f"{address.prefix}-frontier"
        self._lease = lease_seconds
        self._now = now
        self._made = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, targets: Iterable[Target], *, again_before: float | None = None) -> int:
        self._make()
        by_key = {target.key: target for target in targets}
        keys, unknown = list(by_key), 0
        for start in range(0, len(keys), _BATCH):
            part = {key: by_key[key] for key in keys[start : start + _BATCH]}
            unknown += self._add(part, time.time_ns(), again_before)
        return unknown

    def claim(self, source: str, count: int = 1) -> list[Claim]:
        self._make()
        token, claims, is_crowded = uuid4().hex, list[Claim](), False
        for _ in range(_TRIES):
            wanted = min(count - len(claims), _BATCH)
            if not wanted or not (found := self._due(source, min(_MORE * wanted, _MOST))):
                break
            # Who found the same as others takes any of it, so that they come apart.
            taken = random.sample(found, min(wanted, len(found))) if is_crowded else found[:wanted]
            until = self._now() + self._lease
            kept = self._keep([read.changed(read.visit.claimed(token, until)) for read in taken])
            claims += [visit.as_claim() for visit in kept]
            is_crowded = len(kept) < len(taken)
        return claims

    def renew(self, claims: Sequence[Claim]) -> list[Claim]:
        until = self._now() + self._lease
        return [
            visit.as_claim()
            for start in range(0, len(claims), _BATCH)
            for visit in self._change(claims[start : start + _BATCH], lambda visit: visit.renewed(until))
        ]

    def fetched(self, claim: Claim, response: Fetched) -> bool:
        return bool(self._change([claim], lambda visit: visit.with_fetched(response)))

    def done(self, claim: Claim) -> bool:
        return bool(self._change([claim], lambda visit: visit.done(self._now())))

    def put_off(self, claim: Claim, until: float, why: str) -> bool:
        return bool(self._change([claim], lambda visit: visit.put_off(until, why)))

    def give_up(self, claim: Claim, why: str) -> bool:
        return bool(self._change([claim], lambda visit: visit.given_up(self._now(), why)))

    def counts(self, source: str) -> Counts:
        self._make()
        later = {"range": {"due": {"gt": self._now()}}}
        filters: Mapping[str, list[Body]] = {
            "open": [{"term": {"state": "open"}}],
            "claimed": [{"term": {"state": "open"}}, later, {"term": {"had": True}}],
            "put_off": [{"term": {"state": "open"}}, later, {"term": {"had": False}}],
            "done": [{"term": {"state": "done"}}],
            "given_up": [{"term": {"state": "given_up"}}],
        }

        def asked(client: Elasticsearch) -> Any:
            return client.search(
                index=self._index,
                size=0,
                query={"term": {"source": source}},
                aggs={name: {"filter": {"bool": {"filter": held}}} for name, held in filters.items()},
            )

        self._show()
        told = self._cluster.read(asked)["aggregations"]
        return Counts(**{name: told[name]["doc_count"] for name in filters})

    def close(self) -> None:
        self._cluster.close()

    def _make(self) -> None:
        if not self._made:
            self._places.make_one(self._index, _MAPPING)
            self._places.wait(self._index)
            self._made = True

    def _add(self, targets: Mapping[str, Target], order: int, again_before: float | None) -> int:
        """How many were unknown."""
        call = uuid4().hex
        visits = [Visit(target, place, call) for place, target in enumerate(targets.values(), order)]
        items = self._cluster.bulk(
            (index_action(self._index, visit.target.key, op_type="create"), _body(visit)) for visit in visits
        )
        there = [visit for visit, item in zip(visits, items, strict=True) if item["status"] == 409]
        unknown = len(visits) - len(there)
        held = self._read([visit.target.key for visit in there])
        again = []
        for visit in there:
            known = held[visit.target.key]
            # It may be there by this very call, whose answer was lost.
            unknown += known.visit.added == call
            if again_before is not None and known.visit.has_ended_before(again_before):
                again.append(known.changed(known.visit.wanted_again(visit.order)))
        # What somebody else changed meanwhile is wanted again by them.
        self._keep(again)
        return unknown

    def _due(self, source: str, count: int) -> list[_Read]:
        """What anybody may claim now, in order."""

        def asked(client: Elasticsearch) -> Any:
            return client.search(
                index=self._index,
                size=count,
                query={
                    "bool": {
                        "filter": [
                            {"term": {"source": source}},
                            {"term": {"state": "open"}},
                            {"range": {"due": {"lte": self._now()}}},
                        ]
                    }
                },
                sort=[{"place": "asc"}],
                seq_no_primary_term=True,
                source_includes=["visit"],
                track_total_hits=False,
            )

        self._show()
        return [_read(hit) for hit in self._cluster.write(asked)["hits"]["hits"]]

    def _change(self, claims: Sequence[Claim], change: Callable[[Visit], Visit]) -> list[Visit]:
        """What became of those that still are their claims', kept."""
        waiting, changed = {claim.target.key: claim for claim in claims}, list[Visit]()
        self._make()
        for _ in range(_TRIES):
            held = self._read(list(waiting))
            ours = {key: read for key, read in held.items() if read.visit.is_of(waiting[key])}
            if not ours:
                return changed
            kept = self._keep([read.changed(change(read.visit)) for read in ours.values()])
            changed += kept
            # One whose lease was renewed meanwhile, by another thread, is still ours.
            waiting = {key: waiting[key] for key in set(ours) - {visit.target.key for visit in kept}}
            if not waiting:
                return changed
        raise StoreUnavailable("抓取进度正被不断改写，没能记下", "请稍后再试")

    def _keep(self, changes: Sequence[_Read]) -> list[Visit]:
        """Those of the visits that nobody changed since they were read: they are kept."""
        if not changes:
            return []
        items = self._cluster.bulk(
            (
                index_action(self._index, to.visit.target.key, if_seq_no=to.seq_no, if_primary_term=to.term),
                _body(to.visit),
            )
            for to in changes
        )
        refused = {
            to.visit.target.key for to, item in zip(changes, items, strict=True) if item["status"] == 409
        }
        # A conflict may be with our own change, whose answer was lost.
        held = {key: read.visit for key, read in self._read(list(refused)).items()}
        visits = [to.visit for to in changes]
        return [v for v in visits if v.target.key not in refused or held.get(v.target.key) == v]

    def _read(self, keys: Sequence[str]) -> dict[str, _Read]:
        """The visits under these keys, at this moment."""
        return {each["_id"]: _read(each) for each in found_under(self._cluster, self._index, keys, "visit")}

    def _show(self) -> None:
        """Lets all that was kept be found."""
        self._cluster.write(lambda client: client.indices.refresh(index=self._index))


def _body(visit: Visit) -> Body:
    return {
        "source": visit.target.source,
        "state": visit.state,
        "due": visit.due,
        "place": visit.order,
        "had": bool(visit.token),
        "visit": to_json(visit).decode(),
    }


def _read(found: Body) -> _Read:
    visit = from_json(found["_source"]["visit"], Visit)
    return _Read(visit, found["_seq_no"], found["_primary_term"])
