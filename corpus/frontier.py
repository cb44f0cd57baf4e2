"""What there is to fetch and what became of it: the values that every member of the frontier keeps, and how one follows another.

    waiting -> claimed -> fetched -> done
                  |-> put off -> waiting        |-> given up

An address is done when its response lies in the archive and its document is committed. What a crawler that is gone had
claimed is had by the next one as soon as its lease is over; what it had fetched need not be fetched again.
"""

from hashlib import blake2b
from typing import Literal

import msgspec

from corpus.codec import to_json
from corpus.model import Record

LEASE_SECONDS = 60.0
"""How long a claim lasts that nobody renews. A crawler that works longer on one renews it every third of that time."""

State = Literal["open", "done", "given_up"]


class Target(Record):
    """One thing to fetch for a source; `body` is what is posted, where anything is. `kind` is the source's own word for it.

    `found_on` is the page that named it: the one its annexes belong to.
    """

    source: str
    url: str
    body: str = ""
    kind: str = ""
    found_on: str = ""

    @property
    def key(self) -> str:
        """What it is known by, however it was found: sources do not wait for each other."""
        return blake2b(to_json([self.source, self.url, self.body]), digest_size=16).hexdigest()


class Fetched(Record):
    """A response that lies in the archive, under the id of its record; `at` is in seconds since 1970.

    `etag` and `last_modified` are as the server gave them: by these it is asked whether there is anything newer.
    """

    record: str
    at: float
    etag: str = ""
    last_modified: str = ""


class Claim(Record):
    """An address that is one crawler's until `until`. `tries` counts its claims since it was last wanted, this one included.

    `held` is what was fetched when it was last done; `fetched` what a crawler that is gone had fetched since.
    """

    target: Target
    token: str
    until: float
    tries: int
    held: Fetched | None = None
    fetched: Fetched | None = None


class Counts(Record):
    """How many addresses of a source there are: to be fetched (of these claimed, or put off), done, given up."""

    open: int = 0
    claimed: int = 0
    put_off: int = 0
    done: int = 0
    given_up: int = 0


class Visit(Record):
    """All that is kept of an address. `due` is when it may be claimed: while it is claimed, the end of the lease.

    `token` is of the last claim, `added` of the call that added it: by them a caller knows its own work again.
    """

    target: Target
    order: int
    added: str
    state: State = "open"
    due: float = 0.0
    token: str = ""
    tries: int = 0
    held: Fetched | None = None
    fetched: Fetched | None = None
    ended: float = 0.0
    why: str = ""

    def is_of(self, claim: Claim) -> bool:
        """Whether it is still the claim's: nobody else has claimed it since, and it has not ended."""
        return self.state == "open" and self.token == claim.token

    def has_ended_before(self, time: float) -> bool:
        """Whether it was done or given up before then."""
        return self.state != "open" and self.ended < time

    def claimed(self, token: str, until: float) -> "Visit":
        """The same, had by whoever made the token."""
        return msgspec.structs.replace(self, token=token, due=until, tries=self.tries + 1)

    def renewed(self, until: float) -> "Visit":
        """The same, had for longer."""
        return msgspec.structs.replace(self, due=until)

    def with_fetched(self, fetched: Fetched) -> "Visit":
        """The same, its response in the archive."""
        return msgspec.structs.replace(self, fetched=fetched)

    def done(self, now: float) -> "Visit":
        """The same, its document committed; what was held before stays where nothing newer was fetched."""
        return msgspec.structs.replace(
            self, state="done", due=0.0, held=self.fetched or self.held, fetched=None, ended=now, why=""
        )

    def put_off(self, until: float, why: str) -> "Visit":
        """The same, not to be claimed before then."""
        return msgspec.structs.replace(self, token="", due=until, why=why)

    def given_up(self, now: float, why: str) -> "Visit":
        """The same, not to be tried again until it is wanted anew; what was held stays."""
        return msgspec.structs.replace(self, state="given_up", due=0.0, fetched=None, ended=now, why=why)

    def wanted_again(self, order: int) -> "Visit":
        """The same, to be fetched again behind all others, asked only for what is newer than what is held."""
        return msgspec.structs.replace(self, state="open", order=order, due=0.0, token="", tries=0, why="")

    def as_claim(self) -> Claim:
        """What its claimer is told."""
        return Claim(self.target, self.token, self.due, self.tries, self.held, self.fetched)


__all__ = ["LEASE_SECONDS", "Claim", "Counts", "Fetched", "State", "Target", "Visit"]
