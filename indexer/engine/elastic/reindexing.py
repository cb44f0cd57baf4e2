"""Making the index of parts anew from the entries, beside the one in use, while others ask and write.

An index tells in its `_meta` by what it was made, and as `since` the change up to which it holds everything, noted before it goes
out of use. Catching up makes again the parts of every document committed after that; done twice it changes nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from elasticsearch import Elasticsearch

from corpus.errors import NotFound, StoreDamaged
from corpus.model import Reading
from indexer.engine.elastic.attempts import Attempts
from indexer.engine.elastic.cluster import Cluster, index_action
from indexer.engine.elastic.counting import parts_counted
from indexer.engine.elastic.entries import Head, head_of, reading_of
from indexer.engine.elastic.faults import busy, outdated
from indexer.engine.elastic.layout import Body, Names
from indexer.engine.elastic.parts import parts_of, stamp_of
from indexer.engine.elastic.places import Places
from indexer.engine.elastic.query import leg_query, passing, terms
from indexer.engine.elastic.snapshots import Snapshots
from indexer.engine.elastic.sweep import Sweeper
from indexer.engine.protocol import Carder
from indexer.engine.values import Card, Leg

# Readings are large: a page of so many is a few megabytes.
_PAGE = 20
# Before the switch it is caught up until so little is missing; the rest comes after it, in a moment.
_FEW = 20
# So many documents are asked for by their titles before the switch.
_SAMPLES = 50
_NUMBER = re.compile(r"-(\d{6})$")


class Reindexing:
    """Builds, switches, switches back, drops."""

    def __init__(
        self, cluster: Cluster, names: Names, places: Places, snapshots: Snapshots, carder: Carder
    ) -> None:
        self._cluster = cluster
        self._names = names
        self._places = places
        self._snapshots = snapshots
        self._carder = carder
        self._attempts = Attempts(cluster, names)
        self._sweeper = Sweeper(cluster, names)
        self._samples: list[Card] = []

    def rebuild(self) -> None:
        """Makes a new index of parts, and switches to it once it holds all."""
        used = self._places.in_use()
        index = self._names.new_parts(self._places.version, 1 + max(map(_number, self._places.all_parts())))
        self._attempts.claim(index)
        try:
            self._drop_but((used,))
            self._places.create_parts(index)
            self._switch(used, index, -1)
        except BaseException:
            self._drop_but((self._places.in_use(),))
            raise
        finally:
            self._attempts.release()

    def back(self) -> None:
        """Switches to the index that was in use before. Raises NotFound, StoreOutdated where it is not ours."""
        previous = self._places.behind(self._names.previous)
        if not previous:
            raise NotFound("没有保留旧的索引", "请用 zhize reindex 重建")
        meta = self._places.fresh_meta(previous[0])
        if meta.get("version") != self._places.version:
            raise outdated()
        self._attempts.claim(previous[0])
        try:
            self._switch(self._places.in_use(), previous[0], int(meta.get("since", -1)))
        finally:
            self._attempts.release()

    def drop_old(self) -> None:
        """Deletes all indices of parts but the one in use."""
        if self._attempts.claimed():
            raise busy("另一个 zhize reindex 正在建立索引")
        self._drop_but((self._places.in_use(),))

    def _switch(self, used: str, index: str, since: int) -> None:
        """Brings an index up to now, lets it take the place of the one in use, and brings it up to now again."""
        while True:
            newest = self._snapshots.newest()
            count = self._catch_up(index, since)
            since = newest
            self._attempts.still(index)
            if count <= _FEW:
                break
        self._verify(index, since)
        # What is committed from here on may lie in either.
        held = self._snapshots.newest()
        self._note(used, held)
        self._attempts.switching(index, since)
        actions: list[Body] = [
            {"remove": {"index": "*", "alias": self._names.previous, "must_exist": False}},
            {"remove": {"index": used, "alias": self._names.parts}},
            {"add": {"index": index, "alias": self._names.parts}},
            {"add": {"index": used, "alias": self._names.previous}},
        ]
        self._cluster.write(lambda client: client.indices.update_aliases(actions=actions))
        self._catch_up(index, since)
        self._snapshots.forget()

    def _catch_up(self, index: str, since: int) -> int:
        """How many documents were committed after a change; now the index holds what they say, and no more."""
        count = 0
        for page in self._committed(since):
            count += len(page)
            live = [(id_, head, reading) for id_, head, reading in page if reading is not None]
            self._cluster.bulk(self._parts(index, live))
            self._cluster.write(lambda client: client.indices.refresh(index=index))
            self._drop_others(index, [(id_, head) for id_, head, _ in page])
        return count

    def _committed(self, since: int) -> Iterator[list[tuple[str, Head, Reading | None]]]:
        """The entries committed after a change, as they are now: those of removed documents without a reading."""
        after = since
        self._cluster.write(lambda client: client.indices.refresh(index=self._names.documents))
        while True:

            def asked(client: Elasticsearch, after: int = after) -> Any:
                return client.search(
                    index=self._names.documents,
                    query={
                        "bool": {
                            "filter": [
                                {"range": {"_seq_no": {"gt": after}}},
                                terms("state", ("live", "gone")),
                            ]
                        }
                    },
                    size=_PAGE,
                    sort=[{"_seq_no": "asc"}],
                    source={"includes": ["head", "reading"]},
                    track_total_hits=False,
                )

            hits = self._cluster.read(asked, long=True)["hits"]["hits"]
            if not hits:
                return
            yield [
                (
                    hit["_id"],
                    head_of(hit["_source"]),
                    reading_of(hit["_source"]["reading"]) if "reading" in hit["_source"] else None,
                )
                for hit in hits
            ]
            after = hits[-1]["sort"][0]

    def _parts(self, index: str, entries: Iterable[tuple[str, Head, Reading]]) -> Iterator[tuple[Body, Body]]:
        for _, head, reading in entries:
            cards = self._carder(reading)
            if len(self._samples) < _SAMPLES:
                self._samples += [card for card in cards if card.kind == "document" and card.title.words]
            for id_, body in parts_of(reading, cards, head.attempt):
                yield index_action(index, id_, routing=body["document"], require_alias=False), body

    def _drop_others(self, index: str, entries: Sequence[tuple[str, Head]]) -> None:
        """Deletes the parts of attempts that these entries name as superseded."""
        stamps = [stamp_of(id_, attempt) for id_, head in entries for attempt in head.superseded]
        self._sweeper.delete_parts(index, stamps)

    def _verify(self, index: str, until: int) -> None:
        """Raises StoreDamaged where the index lacks parts of what was committed up to a change, or does not find some titles."""
        with self._snapshots.current_entries() as snapshot:
            for heads in snapshot.all_heads(until):
                counted = parts_counted(self._cluster, index, heads)
                for id_, head in heads.items():
                    held = counted.get(stamp_of(id_, head.attempt), 0)
                    if held < head.parts and self._is_current(id_, head):
                        raise _lacking(f"文件 {id_} 的 {head.parts - held} 条记录")
        for card in self._samples:
            if not self._finds(index, card) and self._is_held(card.document_id):
                raise _lacking(f"按标题检索不到的文件 {card.document_id}")

    def _finds(self, index: str, card: Card) -> bool:
        """Whether a document is found by the words of its own title."""
        asked = leg_query(Leg("words", tuple((token, 1.0) for token in card.title.words.split())))
        query = passing([terms("record", [card.id])], asked)
        return bool(self._cluster.read(lambda client: client.count(index=index, query=query))["count"])

    def _is_held(self, document_id: str) -> bool:
        with self._snapshots.current_entries() as snapshot:
            return document_id in snapshot.heads([document_id])

    def _is_current(self, document_id: str, head: Head) -> bool:
        """Whether nobody committed the document anew since."""
        told = self._cluster.read(
            lambda client: client.mget(
                index=self._names.documents, ids=[document_id], source_includes=["head"]
            )
        )
        (found,) = told["docs"]
        return bool(found.get("found")) and head_of(found["_source"]).attempt == head.attempt

    def _note(self, index: str, since: int) -> None:
        meta = {**self._places.meta(index), "since": since}
        self._cluster.write(lambda client: client.indices.put_mapping(index=index, meta=meta))

    def _drop_but(self, kept: Sequence[str]) -> None:
        for index in self._places.all_parts():
            if index not in kept:
                self._cluster.write(lambda client, index=index: client.indices.delete(index=index))  # type: ignore[misc]


def _lacking(what: str) -> StoreDamaged:
    return StoreDamaged(f"新的索引缺{what}", "请重新执行 zhize reindex；旧索引仍在使用")


def _number(index: str) -> int:
    found = _NUMBER.search(index)
    return int(found[1]) if found else 0
