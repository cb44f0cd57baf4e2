"""The Frontier protocol.

A crawler's way through it:

    add -> claim -> (ask) -> into the archive -> fetched -> (read) -> into the store -> done

Killed anywhere, it loses nothing: whatever was not done is claimed again once its lease is over, and what lies in the
archive is not asked for again. Several crawlers may share a frontier; whether a host is asked too often, they see to.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from corpus.frontier import Claim, Counts, Fetched, Target


class Frontier(Protocol):
    """All that there is to fetch, and what became of it. Every call is kept before it returns.

    Any call may raise StoreError. Several threads and several processes may use one frontier at once.
    """

    def add(self, targets: Iterable[Target], *, again_before: float | None = None) -> int:
        """How many of them were unknown. Those that ended (done, given up) before that time are fetched again.

        What is to be fetched already stays as it is.
        """
        ...

    def claim(self, source: str, count: int = 1) -> list[Claim]:
        """Up to so many that nobody else has, those first that were added first; none where there are none now."""
        ...

    def renew(self, claims: Sequence[Claim]) -> list[Claim]:
        """Those of the claims that still are the caller's, their leases begun anew."""
        ...

    def fetched(self, claim: Claim, response: Fetched) -> bool:
        """Keeps that the response lies in the archive. False, as below, where the claim is somebody else's by now."""
        ...

    def done(self, claim: Claim) -> bool:
        """Keeps that its document is committed, or that there is nothing newer."""
        ...

    def put_off(self, claim: Claim, until: float, why: str) -> bool:
        """Gives it back, not to be claimed before that time (in seconds since 1970)."""
        ...

    def give_up(self, claim: Claim, why: str) -> bool:
        """Keeps that it cannot be had."""
        ...

    def counts(self, source: str) -> Counts:
        """How many there are, by what became of them."""
        ...

    def close(self) -> None:
        """Lets go of the files or connections."""
        ...
