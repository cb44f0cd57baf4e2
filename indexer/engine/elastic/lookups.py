"""Documents, articles and citations looked up by their names."""

from collections.abc import Sequence

from corpus.codec import from_json
from corpus.model import Citation, Clause, Document
from corpus.recognise.keys import number_key, title_key
from indexer.engine.elastic.entries import Head, head_of
from indexer.engine.elastic.layout import Body
from indexer.engine.elastic.query import PAGE, Query, any_of, passing, terms
from indexer.engine.elastic.snapshot import Snapshot
from indexer.engine.elastic.snapshots import Current
from indexer.engine.values import TYPES, CardKind, Citing, StoredRecord

# With which attempt wrote it.
STAMPED: Body = {"docvalue_fields": ["stamp"]}


class Lookups:
    """Answers by number, title and label."""

    def __init__(self, current: Current) -> None:
        self._current = current

    def find_documents(self, number: str | None = None, title: str | None = None) -> list[Document]:
        """The documents of exactly this number, or title."""
        conditions = [
            {"term": {field: key}}
            for field, key in (("number_key", number_key(number)), ("title_keys", title_key(title)))
            if key
        ]
        return [_document(head) for _, head in self._entries(any_of(conditions))] if conditions else []

    def named(self, numbers: Sequence[str] = (), titles: Sequence[str] = ()) -> dict[str, list[Document]]:
        """The documents of exactly these numbers and titles, by the name as it was given."""
        by_number = {key for number in numbers if (key := number_key(number))}
        by_title = {key for title in titles if (key := title_key(title))}
        conditions = [
            terms(field, sorted(keys))
            for field, keys in (("number_key", by_number), ("title_keys", by_title))
            if keys
        ]
        if not conditions:
            return {}
        held: dict[tuple[str, str], list[Document]] = {}
        for source, head in self._entries(any_of(conditions)):
            names = [("n", source.get("number_key")), *(("t", key) for key in source.get("title_keys", ()))]
            for name, key in names:
                if key:
                    held.setdefault((name, key), []).append(_document(head))
        numbered = {number: held.get(("n", number_key(number) or ""), []) for number in numbers}
        titled = {title: held.get(("t", title_key(title) or ""), []) for title in titles}
        return {
            name: [*numbered.get(name, ()), *titled.get(name, ())]
            for name in (*numbered, *titled)
            if numbered.get(name) or titled.get(name)
        }

    def labelled(self, document_ids: Sequence[str], labels: Sequence[str]) -> list[Clause]:
        """The clauses of these documents whose own label is one of these, in the text's order."""
        if not document_ids or not labels:
            return []
        asked = [
            terms("document", document_ids),
            terms("label", labels),
            terms("record_kind", ("article", "clause")),
        ]
        found = [record_of(hit) for hit in self._parts(asked, ("record_kind", "json"))]
        return [record for record in found if isinstance(record, Clause)]

    def citing(
        self,
        number: str | None = None,
        title: str | None = None,
        *,
        repealing: bool = False,
        most: int | None = None,
    ) -> list[Citing]:
        """The citations of the document of this number, or title; of those that repeal it alone; so many at the most."""
        conditions = [
            {"term": {field: key}}
            for field, key in (("cited_number", number_key(number)), ("cited_title", title_key(title)))
            if key
        ]
        if not conditions:
            return []
        asked = [any_of(conditions)] + ([{"term": {"repeals": True}}] if repealing else [])
        return [
            Citing(document_id=hit["_routing"], citation=from_json(hit["_source"]["json"], Citation))
            for hit in self._parts(asked, ("json",), most)
        ]

    def _parts(self, asked: Sequence[Query], fields: Sequence[str], most: int | None = None) -> list[Body]:
        """The parts that are asked for, document by document, in the text's order."""
        page = PAGE if most is None else min(PAGE, max(1, most + most // 4))

        def found(snapshot: Snapshot) -> list[Body]:
            body = {
                "query": passing([*asked, *snapshot.strays]),
                "sort": [{"document": "asc"}, {"place": "asc"}, "_shard_doc"],
                "_source": list(fields),
                **STAMPED,
            }
            held: list[Body] = []
            for hits in snapshot.pages("parts", body, page):
                held += snapshot.alive(hits)
                if len(hits) < page or (most is not None and len(held) >= most):
                    break
            return held[:most]

        return self._current.ask(found)

    def _entries(self, asked: Query) -> list[tuple[Body, Head]]:
        """The entries that are asked for, by the ids of their documents."""

        def found(snapshot: Snapshot) -> list[Body]:
            body = {
                "query": passing([asked, {"term": {"state": "live"}}]),
                "_source": ["head", "number_key", "title_keys"],
            }
            held: list[Body] = []
            for hits in snapshot.pages("entries", body, PAGE):
                held += hits
                if len(hits) < PAGE:
                    break
            return held

        hits = sorted(self._current.ask(found), key=lambda hit: str(hit["_id"]))
        return [(hit["_source"], head_of(hit["_source"])) for hit in hits]


def record_of(hit: Body) -> StoredRecord:
    """The record that a part bears."""
    kind: CardKind = hit["_source"]["record_kind"]
    return from_json(hit["_source"]["json"], TYPES[kind])


def _document(head: Head) -> Document:
    if head.held is None:
        raise ValueError("an entry that is live tells no document")
    return head.held.document
