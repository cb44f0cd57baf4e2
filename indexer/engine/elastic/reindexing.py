"""Making the index of parts anew from the entries, beside the one in use, while others ask and write.

    claim -> build -> catch up -> verify -> catch up -> say from which change on -> switch -> catch up -> release

An index tells in its `_meta` by what it was made, and as `since` the change up to which it holds everything, noted before it goes
out of use. Catching up makes again the parts of every document committed after that; done twice it changes nothing, so whoever
finds a switch that was not done to its end, and nobody at work on it, does it.
"""

import logging
import math
import random
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError

from corpus.errors import NotFound, StoreBusy, StoreDamaged
from corpus.model import Reading
from indexer.engine.elastic.attempts import Attempts
from indexer.engine.elastic.claim import Claims, Making
from indexer.engine.elastic.cluster import Cluster, index_action
from indexer.engine.elastic.counting import parts_counted
from indexer.engine.elastic.entries import MARK, Head, head_of, mark, reading_of
from indexer.engine.elastic.faults import busy, outdated
from indexer.engine.elastic.getting import gone_through
from indexer.engine.elastic.layout import Body, Names
from indexer.engine.elastic.parts import parts_of, stamp_of
from indexer.engine.elastic.places import Places
from indexer.engine.elastic.query import leg_query, nearest, passing, terms
from indexer.engine.elastic.snapshots import Snapshots
from indexer.engine.elastic.sweep import Sweeper
from indexer.engine.elastic.texts import Texts
from indexer.engine.protocol import Carder
from indexer.engine.values import Card, Leg

# Readings are large: a page of so many is a few megabytes.
_PAGE = 20
# Before the switch it is caught up until so little is missing; the rest comes after it, in a moment.
_FEW = 20
# So many cards are asked for before the switch, each by so many of its own words and by its vector; nearly all must be found.
# Shards count words apart, so that a score may be smaller than the best, which is another's of the same words.
_SAMPLES, _WORDS, _FOUND = 60, 12, 0.9
_AS_WELL, _SURELY = 0.5, 0.99
# So many passes in a row may find no less than was found before.
_IN_VAIN = 10
# Who was about to commit when the index was switched is waited for, so long at the most.
_WAIT_SECONDS = 5.0
_NUMBER = re.compile(r"-(\d{6})$")

_log = logging.getLogger(__name__)


class Reindexing:
    """Builds, switches, switches back, drops."""

    def __init__(
        self,
        cluster: Cluster,
        names: Names,
        places: Places,
        snapshots: Snapshots,
        sweeper: Sweeper,
        texts: Texts,
        carder: Carder,
    ) -> None:
        self._cluster = cluster
        self._names = names
        self._places = places
        self._snapshots = snapshots
        self._carder = carder
        self._attempts = Attempts(cluster, names)
        self._claims = Claims(cluster, names)
        self._sweeper = sweeper
        self._texts = texts

    def rebuild(self) -> bool:
        """Makes a new index of parts, and switches to it once it holds all; whether the one before is kept.

        Raises StoreBusy, StoreDamaged.
        """
        self.finish()
        numbers = map(_number, self._places.all_parts())
        index = self._names.new_parts(self._places.version, 1 + max(numbers, default=0))
        making = self._claims.take(index)
        try:
            # What an earlier one left that did not come to its switch.
            self._drop_but(*self._kept())
            self._places.create_parts(index)
        except BaseException:
            making.release()
            raise
        used = self._used()
        self._switch(making, used, -1, new=True)
        return used is not None

    def back(self) -> None:
        """Switches to the index that was in use before. Raises NotFound, StoreBusy, StoreOutdated where it is not ours."""
        self.finish()
        previous = self._places.behind(self._names.previous)
        if not previous:
            raise NotFound("没有保留旧的索引", "请用 zhize reindex 重建")
        meta = self._places.fresh_meta(previous[0])
        if meta.get("version") != self._places.version:
            raise outdated()
        used = self._places.in_use()
        self._switch(self._claims.take(previous[0]), used, int(meta.get("since", -1)), new=False)

    def drop_old(self) -> int:
        """How many indices of parts were deleted: all but the one in use. Raises StoreBusy while one is being made."""
        self.finish()
        self._claims.check_free()
        return self._drop_but(self._places.in_use())

    def finish(self) -> None:
        """Does to its end the switch of one that was ended in the middle; nothing while it is at work itself.

        Who has not come to its switch may only be slow, and harms nobody: that claim is there for the next who makes an index.
        """
        claim = self._claims.held()
        if claim is None or claim.since is None or claim.is_alive or not self._is_ours(claim.index):
            return
        try:
            making = self._claims.take(claim.index, over=claim)
            if making.since is not None and making.index in self._places.all_parts():
                # Its maker may only sleep: were it left, it could still take over once nobody knew what it lacks.
                if (used := self._used()) != making.index:
                    self._take_over(used, making.index)
                    self._wait(making)
                self._catch_up(making, making.since)
                self._drop_but(*self._kept())
                self._let_know()
            making.release()
        except StoreBusy:
            return  # Somebody else does.

    def _is_ours(self, index: str) -> bool:
        """Whether it is gone, or made as we make them."""
        held = index in self._places.all_parts()
        return not held or self._places.meta(index).get("version") == self._places.version

    def _used(self) -> str | None:
        """The index in use; None where it was lost, or nobody can tell which it is."""
        used = self._places.behind(self._names.parts)
        return used[0] if len(used) == 1 else None

    def _switch(self, making: Making, used: str | None, since: int, *, new: bool) -> None:
        """Brings an index up to now, lets it take the place of the one in use, and brings it up to now again.

        Where it fails before it says that it takes over, a new index is dropped; from there on nothing is, and whoever comes next
        goes on: of a switch that was asked for nobody can tell whether it is still to come.
        """
        is_coming = False
        try:
            since = self._up_to_now(making, since)
            self._verify(making, since)
            since = self._up_to_now(making, since)
            # What is committed from here on may lie in either.
            if used is not None:
                self._places.note(used, since=self._settled())
            making.sign(since)
            is_coming = True
            self._take_over(used, making.index)
        except BaseException:
            if is_coming:
                making.leave()
            else:
                if new:
                    self._drop(making.index)
                making.release()
            raise
        try:
            settled = self._settled()
            self._catch_up(making, since)
            self._wait(making)
            self._catch_up(making, settled)
            self._drop_but(*self._kept())
            self._let_know()
        except BaseException:
            making.leave()
            raise
        making.release()
        self._snapshots.forget()

    def _let_know(self) -> None:
        """Lets all views be opened anew: what they looked at before may have lacked what the index holds now."""
        self._cluster.bulk([(index_action(self._names.documents, MARK), mark())], refresh=True)

    def _take_over(self, used: str | None, index: str) -> None:
        """Puts an index in the place of the one in use. Raises StoreBusy where another than that is in use by now."""
        previous, parts = self._names.previous, self._names.parts
        actions: list[Body] = [
            {"remove": {"index": "*", "alias": previous, "must_exist": False}},
            {"remove": {"index": used or "*", "alias": parts, "must_exist": used is not None}},
            {"add": {"index": index, "alias": parts}},
            *([{"add": {"index": used, "alias": previous}}] if used else []),
        ]
        try:
            self._cluster.write(
                lambda client: client.indices.update_aliases(actions=actions), expected=(NotFoundError,)
            )
        except NotFoundError:
            # The answer to our own may have been lost.
            if self._used() != index:
                raise busy("另一个进程换了索引") from None

    def _wait(self, making: Making) -> None:
        """Waits for those who were about to commit to the index that went out of use; for who comes later, views make up."""
        before = {note.attempt for note in self._attempts.under_way()}
        end = time.monotonic() + _WAIT_SECONDS
        while before and time.monotonic() < end:
            before &= {note.attempt for note in self._attempts.under_way()}
            making.sign()
            time.sleep(0.2)

    def _settled(self) -> int:
        """The change up to which all are done, on every copy: they can be found once the index is refreshed.

        Numbers are given before what bears them can be found, so below the highest that is found one may be missing.
        """

        def asked(client: Elasticsearch) -> Any:
            return client.indices.stats(index=self._names.documents, metric="store", level="shards")

        (index,) = self._cluster.write(asked)["indices"].values()
        shards = [shard for copies in index["shards"].values() for shard in copies]
        return int(next(one["seq_no"]["global_checkpoint"] for one in shards if one["routing"]["primary"]))

    def _up_to_now(self, making: Making, since: int) -> int:
        """The change up to which the index holds all, once little is missing. Raises StoreBusy where ever more is."""
        least, in_vain = math.inf, 0
        while in_vain < _IN_VAIN:
            settled = self._settled()
            count = self._catch_up(making, since)
            since = settled
            if count <= _FEW:
                return since
            in_vain = in_vain + 1 if count >= least else 0
            least = min(least, count)
        raise StoreBusy(
            "写入得比新的索引赶上得快", "请在写入较少的时候重新执行 zhize reindex；旧索引仍在使用"
        )

    def _catch_up(self, making: Making, since: int) -> int:
        """How many documents were committed after a change; now the index holds what they say, and no more."""
        count = 0
        for page in self._committed(since):
            count += len(page)
            live = [(head, reading) for _, head, reading in page if reading is not None]
            self._cluster.bulk(
                self._parts(making, live),
                # What lacks parts is found before the switch (`_verify`), and told by `check` after it: nobody waits for it.
                refused=lambda _, refusal: _log.warning("%s", refusal),
            )
            self._sweeper.sweep_parts([id_ for id_, _, _ in page], making.index)
            making.sign()
        return count

    def _committed(self, since: int) -> Iterator[list[tuple[str, Head, Reading | None]]]:
        """The entries committed after a change, as they are now: those of removed documents without a reading."""
        self._cluster.write(lambda client: client.indices.refresh(index=self._names.documents))
        states = {"terms": {"state": ["live", "gone"]}}
        query = {"bool": {"filter": [{"range": {"_seq_no": {"gt": since}}}, states]}}
        source = {"includes": ["head", "reading"]}
        for hits in gone_through(self._cluster, self._names.documents, query, size=_PAGE, source=source):
            yield [
                (
                    hit["_id"],
                    head_of(hit["_source"]),
                    reading_of(hit["_source"]["reading"]) if "reading" in hit["_source"] else None,
                )
                for hit in hits
            ]

    def _parts(self, making: Making, entries: Iterable[tuple[Head, Reading]]) -> Iterator[tuple[Body, Body]]:
        for head, reading in entries:
            making.sign_now_and_then()
            for id_, body in parts_of(reading, self._carder(reading), head.attempt):
                yield index_action(making.index, id_, routing=body["document"], require_alias=False), body

    def _verify(self, making: Making, until: int) -> None:
        """Raises StoreDamaged where the index lacks parts of what was committed up to a change, or does not find some of them."""

        def asked(body: Body) -> Any:
            return self._cluster.read(lambda client: client.search(index=making.index, **body), long=True)

        chosen: list[str] = []
        draw, seen = random.Random(until), 0  # noqa: S311 - a sample
        with self._snapshots.current_entries() as snapshot:
            for heads in snapshot.all_heads(until):
                counted = parts_counted(asked, heads)
                for id_, head in heads.items():
                    held = counted.get(stamp_of(id_, head.attempt), 0)
                    if held != head.parts and self._texts.is_current(id_, head):
                        raise _lacking(f"文件 {id_} 的 {head.parts - held} 条记录")
                    seen += 1
                    if len(chosen) < _SAMPLES:
                        chosen.append(id_)
                    elif (place := draw.randrange(seen)) < _SAMPLES:
                        chosen[place] = id_
                making.sign()
            told = snapshot.readings(chosen)
        cards = [draw.choice(cards) for id_ in chosen if (cards := self._carder(reading_of(told[id_])))]
        lost = [card for card in cards if not self._finds(asked, card) and self._texts.head(card.document_id)]
        if len(lost) > (1 - _FOUND) * len(cards):
            raise _lacking(f"检索不到的内容（抽查 {len(cards)} 条，{len(lost)} 条找不到）")

    def _finds(self, search: Any, card: Card) -> bool:
        """Whether a card is found by its own words nearly as well as anything, and by its own vector as surely as can be."""
        tokens = list(dict.fromkeys((card.body.words or card.title.words).split()))[:_WORDS]
        leg = Leg("words", tuple((token, 1.0) for token in tokens), (("body", 1.0), ("title", 1.0)))
        itself = [terms("record", [card.id])]
        if tokens:
            best, own = (_best(search({"query": passing(among, leg_query(leg))})) for among in ([], itself))
            if own < _AS_WELL * best or not own:
                return False
        if card.vector is None or not any(card.vector):
            return True
        near = (_best(search({"knn": nearest(card.vector, 1, among)})) for among in ([], itself))
        return min(near) > _SURELY

    def _kept(self) -> Sequence[str]:
        """The index in use, and the one that was before it."""
        return [*self._places.behind(self._names.parts), *self._places.behind(self._names.previous)]

    def _drop_but(self, *kept: str) -> int:
        dropped = [index for index in self._places.all_parts() if index not in kept]
        for index in dropped:
            self._drop(index)
        return len(dropped)

    def _drop(self, index: str) -> None:
        self._cluster.write(lambda client: client.indices.delete(index=index, ignore_unavailable=True))


def _best(answer: Any) -> float:
    return max((hit["_score"] for hit in answer["hits"]["hits"]), default=0.0)


def _lacking(what: str) -> StoreDamaged:
    return StoreDamaged(f"新的索引缺{what}", "请重新执行 zhize reindex；旧索引仍在使用")


def _number(index: str) -> int:
    found = _NUMBER.search(index)
    return int(found[1]) if found else 0
