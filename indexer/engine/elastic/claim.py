"""Who is making an index anew: one at a time, who gives signs of life. Another goes on where there are none."""

import time
from typing import Any
from uuid import uuid4

import msgspec

from corpus.model import Record
from indexer.engine.elastic.cluster import Cluster, delete_action, index_action
from indexer.engine.elastic.faults import busy
from indexer.engine.elastic.getting import found_under
from indexer.engine.elastic.layout import Body, Names

# Its id, among the notes of attempts.
CLAIM = "reindex"
# Whoever makes an index gives a sign with every few documents, which may take long to read; once it takes over little is left
# to do, and those who ask may be waiting for it.
_SILENT_SECONDS, _SILENT_SWITCHING = 120, 15
# Who makes many cards says so that often.
_SIGNED_SECONDS = 4
_BUSY = "另一个 zhize reindex 正在建立索引"


class Claim(Record):
    """The claim to make `index`, of whoever holds `token`; `sign` is when it last gave one, in seconds.

    `since` is told from the moment on in which the index takes over: what was committed after that change may be missing in it,
    until the claim is given up.
    """

    token: str
    index: str
    sign: int
    since: int | None = None
    seq_no: int = -1
    term: int = 0

    @property
    def is_alive(self) -> bool:
        """Whether its maker is at work."""
        silent = _SILENT_SECONDS if self.since is None else min(_SILENT_SECONDS, _SILENT_SWITCHING)
        return self.sign > time.time() - silent


class Claims:
    """The one claim of a store."""

    def __init__(self, cluster: Cluster, names: Names) -> None:
        self._cluster = cluster
        self._index = names.attempts

    def held(self) -> Claim | None:
        """The claim that somebody holds, at this moment."""
        held = found_under(self._cluster, self._index, [CLAIM])
        if not held:
            return None
        (found,) = held
        return msgspec.structs.replace(
            claim_of(found["_source"]), seq_no=found["_seq_no"], term=found["_primary_term"]
        )

    def take(self, index: str, over: Claim | None = None) -> "Making":
        """The claim to make an index, in place of one `over` whose maker is gone. Raises StoreBusy where another has it."""
        held = over or self.check_free()
        return Making(self, self.put(Claim(uuid4().hex, index, _now(), over.since if over else None), held))

    def check_free(self) -> Claim | None:
        """The claim of one who is gone, if there is one. Raises StoreBusy where its maker is at work."""
        held = self.held()
        if held is not None and held.is_alive:
            raise busy(_BUSY)
        return held

    def put(self, claim: Claim, before: Claim | None) -> Claim:
        """Puts a claim in place of the one before. Raises StoreBusy where that is not there any more."""
        how: dict[str, Any] = {"op_type": "create"}
        if before is not None:
            how = {"if_seq_no": before.seq_no, "if_primary_term": before.term}
        body: Body = {"begun": claim.sign, "index": claim.index, "token": claim.token}
        if claim.since is not None:
            body["since"] = claim.since
        (item,) = self._cluster.bulk([(index_action(self._index, CLAIM, **how), body)], refresh=True)
        if item["status"] == 409:
            # The answer to our own may have been lost.
            held = self.held()
            if held is None or (held.token, held.sign) != (claim.token, claim.sign):
                raise busy(_BUSY)
            return held
        return msgspec.structs.replace(claim, seq_no=item["_seq_no"], term=item["_primary_term"])

    def remove(self, claim: Claim) -> None:
        """Takes a claim away, if it is there as it was."""
        action = delete_action(self._index, CLAIM, if_seq_no=claim.seq_no, if_primary_term=claim.term)
        self._cluster.bulk([(action, None)], refresh=True)


class Making:
    """The claim that this process holds."""

    def __init__(self, claims: Claims, claim: Claim) -> None:
        self._claims = claims
        self._claim = claim

    @property
    def index(self) -> str:
        """The index that is made."""
        return self._claim.index

    @property
    def since(self) -> int | None:
        """Since which change it may lack something."""
        return self._claim.since

    def sign(self, since: int | None = None) -> None:
        """Gives a sign of life, and says since which change the index may lack something. Raises StoreBusy where it is lost."""
        self._put(_now(), self.since if since is None else since)

    def sign_now_and_then(self) -> None:
        """Gives a sign of life where the last one is a while ago. Raises StoreBusy where the claim is lost."""
        if self._claim.sign < _now() - _SIGNED_SECONDS:
            self.sign()

    def leave(self) -> None:
        """Leaves what is not done to whoever comes next, who need not wait."""
        self._put(0, self.since)

    def release(self) -> None:
        """Gives the claim up."""
        self._claims.remove(self._claim)

    def _put(self, sign: int, since: int | None) -> None:
        claim = msgspec.structs.replace(self._claim, sign=sign, since=since)
        self._claim = self._claims.put(claim, self._claim)


def _now() -> int:
    return int(time.time())


def claim_of(source: Body) -> Claim:
    """The claim as it is kept."""
    return Claim(source.get("token", ""), source["index"], source["begun"], source.get("since"))
