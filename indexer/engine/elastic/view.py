"""The store on a cluster at one change."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any

import msgspec

from corpus.model import Document, Expert, Reading, Repair, Task, Version
from indexer.engine.elastic.deep import behind
from indexer.engine.elastic.entries import Head, head_of, place_of_text, reading_of
from indexer.engine.elastic.finding import NAMED, counted_facets, find, most_first
from indexer.engine.elastic.layout import Body
from indexer.engine.elastic.lookups import STAMPED, Lookups, record_of
from indexer.engine.elastic.originals import Originals
from indexer.engine.elastic.parts import public_id
from indexer.engine.elastic.query import (
    PAGE,
    Query,
    conditions,
    facets,
    passing,
    terms,
)
from indexer.engine.elastic.registers import Listed, Registers
from indexer.engine.elastic.snapshot import Snapshot
from indexer.engine.elastic.snapshots import Current
from indexer.engine.elastic.texts import Texts
from indexer.engine.filling import Filling
from indexer.engine.order import place_of
from indexer.engine.protocol import Entry
from indexer.engine.terms import FORM, form_of
from indexer.engine.values import (
    EVERYTHING,
    DocumentPage,
    FacetCount,
    FacetName,
    Filter,
    Found,
    Known,
    Original,
    Probe,
    Roster,
    Stats,
    StoredRecord,
    UnitCount,
    UnitForm,
)

# Readings are large: a page of so many is a few megabytes.
_READINGS = 20


class ElasticView(Lookups):
    """Records and cards as they were at one change; known questions and rosters as they are."""

    def __init__(
        self,
        current: Current,
        originals: Originals,
        texts: Texts,
        registers: Registers,
        filling: Callable[[], Filling | None],
        version: str,
        size: Callable[[], int],
    ) -> None:
        super().__init__(current)
        self._originals = originals
        self._texts = texts
        self._registers = registers
        self._filling = filling
        self._version = version
        self._size = size

    @property
    def change(self) -> int:
        return self._current.snapshot.change

    def document(self, document_id: str, version: str | None = None) -> Reading | None:
        def found(snapshot: Snapshot) -> Reading | None:
            head = snapshot.heads([document_id]).get(document_id)
            if head is None or (text := head.text_of(version)) is None:
                return None
            (told,) = snapshot.readings([place_of_text(document_id, head, text)]).values()
            return _with_versions(reading_of(told), head)

        return self._current.ask(found)

    def versions(self, document_id: str) -> tuple[Version, ...]:
        head = self._head(document_id)
        return head.versions if head else ()

    def original(self, document_id: str, version: str | None = None) -> Original | None:
        head = self._head(document_id)
        text = head.text_of(version) if head else None
        return self._originals.of(text) if text else None

    def repairs(self, document_id: str) -> tuple[Repair, ...]:
        reading = self.document(document_id)
        return reading.repairs if reading else ()

    def records(self, ids: Sequence[str]) -> dict[str, StoredRecord]:
        def found(snapshot: Snapshot) -> dict[str, StoredRecord]:
            held = snapshot.records.of(ids)
            if missing := [id_ for id_ in dict.fromkeys(ids) if id_ not in held]:
                hits = _of_records(snapshot, missing, (), {"_source": ["record_kind", "json"], **STAMPED})
                read = {public_id(hit["_id"]): record_of(hit) for hit in hits}
                snapshot.records.keep_all(read)
                held |= read
            return {id_: held[id_] for id_ in ids if id_ in held}

        return self._current.ask(found)

    def documents(
        self, where: Filter = EVERYTHING, page: int = 1, size: int = 20, facets: Sequence[FacetName] = ()
    ) -> DocumentPage:
        asked = msgspec.structs.replace(where, kinds=("document",))
        return self._current.ask(lambda snapshot: self._page(snapshot, asked, page, size, facets))

    def tasks(self, where: Filter = EVERYTHING) -> list[Task]:
        asked = conditions(msgspec.structs.replace(where, kinds=("task",)))
        found = self._parts(asked, ("record_kind", "json"))
        tasks = [task for hit in found if isinstance(task := record_of(hit), Task)]
        order = self._document_order({task.document_id for task in tasks})
        # They come in the text's order, which sorting leaves as it is.
        return sorted(tasks, key=lambda task: order[task.document_id])

    def search(self, probe: Probe) -> Found:
        return self._current.ask(lambda snapshot: find(snapshot, probe))

    def passing(self, ids: Sequence[str], where: Filter = EVERYTHING) -> frozenset[str]:
        hits = self._current.ask(lambda snapshot: _of_records(snapshot, ids, conditions(where), NAMED))
        return frozenset(hit["fields"]["record"][0] for hit in hits)

    def vectors(self, ids: Sequence[str]) -> dict[str, bytes]:
        asked, wanted = [{"exists": {"field": "vector"}}], {"_source": ["vector"], **STAMPED}
        hits = self._current.ask(lambda snapshot: _of_records(snapshot, ids, asked, wanted))
        return {public_id(hit["_id"]): bytes.fromhex(hit["_source"]["vector"]) for hit in hits}

    def regions(self) -> tuple[FacetCount, ...]:
        asked = conditions(Filter(kinds=("document",)))
        counted = self._current.ask(lambda snapshot: snapshot.counted("regions", asked))
        return most_first(FacetCount(value, count) for value, count in counted)

    def units(self, prefix: str, size: int = 10) -> list[UnitCount]:
        counted = self._current.ask(lambda snapshot: snapshot.counted("unit_names", (), prefix))
        found = [UnitCount(name, count) for name, count in counted]
        return sorted(found, key=lambda unit: (-unit.count, unit.name))[:size]

    def unit_forms(self) -> list[UnitForm]:
        counted = self._current.ask(lambda snapshot: snapshot.counted("units", (), FORM))
        return [form for term, count in sorted(counted) if (form := form_of(term, count))]

    def known(self) -> list[Known]:
        state, confirmed = self._registers.known.all()
        # Whoever commits a document leads its questions on right after: until then, and in an older view, they lead to what may
        # say something else.
        moved = self._current.moved_by(state)
        doubtful = {one.known.record_id for one in confirmed if moved is None or one.document in moved}
        records = self.records(sorted(doubtful)) if doubtful else {}
        return [
            one.known
            if one.known.record_id not in doubtful or one.is_said_by(records.get(one.known.record_id))
            else msgspec.structs.replace(one.known, held=False)
            for one in confirmed
        ]

    def known_version(self) -> str:
        told = "\n".join(f"{known.id} {known.record_id} {known.held}" for known in self.known())
        return blake2b(told.encode(), digest_size=16).hexdigest()

    def rosters(self) -> list[Roster]:
        return [listed.roster for listed in self._listed]

    def experts(self) -> list[Expert]:
        return [expert for listed in self._listed for expert in listed.experts]

    def private(self, ids: Sequence[str]) -> dict[str, dict[str, str]]:
        held = {id_: told for listed in self._listed for id_, told in listed.private.items()} if ids else {}
        return {id_: held[id_] for id_ in ids if id_ in held}

    @cached_property
    def _listed(self) -> list[Listed]:
        """What the rosters said when this view was first asked for them."""
        return self._registers.rosters.listed()

    def filling(self) -> Filling | None:
        return self._filling()

    def history(self) -> Iterator[Entry]:
        self._current.look()
        body = {"query": {"term": {"state": "live"}}, "sort": [{"_seq_no": "asc"}], "_source": ["head"]}
        for hits in self._current.snapshot.pages("entries", body, _READINGS):
            for hit in hits:
                yield from self._texts.of(hit["_id"], head_of(hit["_source"]))

    def stats(self) -> Stats:
        counts = self._current.ask(lambda snapshot: snapshot.once("counts", _counts))
        size = self._current.ask(lambda snapshot: snapshot.once("bytes", lambda _: self._size()))
        return Stats(change=self.change, version=self._version, bytes=size, **counts)

    def _page(
        self, snapshot: Snapshot, where: Filter, page: int, size: int, names: Sequence[FacetName]
    ) -> DocumentPage:
        asked: Body = {
            "query": passing([*conditions(where), *snapshot.strays]),
            "sort": [{"newness": "desc"}, {"document": "asc"}],
        }
        body = {
            **asked,
            **behind(snapshot, asked, (page - 1) * size, size),
            "size": size,
            "_source": ["record_kind", "json"],
            **STAMPED,
            "track_total_hits": True,
            "aggs": facets(names),
        }
        answer = snapshot.parts(body)
        items = [record_of(hit) for hit in snapshot.alive(answer["hits"]["hits"])]
        return DocumentPage(
            items=tuple(item for item in items if isinstance(item, Document)),
            total=answer["hits"]["total"]["value"],
            facets=counted_facets(answer),
        )

    def _head(self, document_id: str) -> Head | None:
        return self._current.ask(lambda snapshot: snapshot.heads([document_id])).get(document_id)

    def _document_order(self, ids: set[str]) -> dict[str, tuple[object, ...]]:
        heads = self._current.ask(lambda snapshot: snapshot.heads(sorted(ids)))
        documents = {id_: head.held.document for id_, head in heads.items() if head.held}
        missing = {
            document.parent_id for document in documents.values() if document.parent_id
        } - documents.keys()
        above = self._current.ask(lambda snapshot: snapshot.heads(sorted(missing))) if missing else {}
        parents = documents | {id_: head.held.document for id_, head in above.items() if head.held}
        return {id_: place_of(document, parents) for id_, document in documents.items()}


def _with_versions(reading: Reading, head: Head) -> Reading:
    return msgspec.structs.replace(
        reading, document=msgspec.structs.replace(reading.document, versions=head.versions)
    )


def _of_records(snapshot: Snapshot, ids: Sequence[str], asked: Sequence[Query], wanted: Body) -> list[Body]:
    """The parts of these records that count and meet what is asked."""
    held: list[Body] = []
    for start in range(0, len(ids), PAGE):
        some = ids[start : start + PAGE]
        body = {
            "query": passing([terms("record", some), *asked, *snapshot.strays]),
            # Each may be there from several attempts, one of which counts.
            "size": min(2 * PAGE, 2 * len(some) + 100),
            "track_total_hits": False,
            **wanted,
        }
        held += snapshot.alive(snapshot.parts(body)["hits"]["hits"])
    return held


def _counts(snapshot: Snapshot) -> dict[str, int]:
    """How much there is."""
    parts = {
        "query": passing(snapshot.strays),
        "size": 0,
        "track_total_hits": False,
        "aggs": {
            "records": {"terms": {"field": "record_kind", "size": 20}},
            "cards": {"filter": {"exists": {"field": "kind"}}},
        },
    }
    entries = {
        "query": {"term": {"state": "live"}},
        "size": 0,
        "track_total_hits": True,
        "aggs": {"versions": {"sum": {"field": "texts"}}},
    }
    held, listed = snapshot.ask([("parts", parts), ("entries", entries)])
    kinds: dict[str, Any] = {
        bucket["key"]: bucket["doc_count"] for bucket in held["aggregations"]["records"]["buckets"]
    }
    return {
        "documents": listed["hits"]["total"]["value"],
        "versions": int(listed["aggregations"]["versions"]["value"]),
        "clauses": kinds.get("clause", 0) + kinds.get("article", 0),
        "articles": kinds.get("article", 0),
        "tasks": kinds.get("task", 0),
        "competences": kinds.get("competence", 0),
        "standards": kinds.get("standard", 0),
        "cases": kinds.get("case", 0),
        "cards": held["aggregations"]["cards"]["doc_count"],
    }
