"""A crawler to be killed: works through a frontier, and says in a file whatever it does before it goes on.

`ask KEY` where it would ask the site, `record KEY` where the response lies in the archive, `commit KEY` where the
document is in the store. It ends when nothing is left.
"""

import os
import random
import sys
import time

from corpus.frontier import Claim, Fetched
from crawler.frontier import Frontier
from tests.crawler.frontier.conftest import frontier_at

SOURCE = "库"
# So that kills fall into all of them.
_WORK_SECONDS = 0.004


def main(place: str, log: str, lease_seconds: str, seed: str) -> None:
    """Works until nothing is left, or it is killed."""
    dice = random.Random(seed)
    with open(log, "ab", buffering=0) as said:  # noqa: PTH123 - appended whole, line by line, by many processes
        frontier = frontier_at(place, lease_seconds=float(lease_seconds))
        while frontier.counts(SOURCE).open:
            claims = frontier.claim(SOURCE, dice.randint(1, 3))
            for claim in claims:
                _work(frontier, claim, said.fileno(), dice)
            if not claims:
                time.sleep(0.1)
        frontier.close()


def _work(frontier: Frontier, claim: Claim, said: int, dice: random.Random) -> None:
    key = claim.target.key
    if not frontier.renew([claim]):
        return
    if claim.fetched is None:
        os.write(said, f"ask {key}\n".encode())
        time.sleep(_WORK_SECONDS * dice.random())
        os.write(said, f"record {key}\n".encode())
        if not frontier.fetched(claim, Fetched(f"record of {key}", time.time())):
            return
    time.sleep(_WORK_SECONDS * dice.random())
    os.write(said, f"commit {key}\n".encode())
    frontier.done(claim)


if __name__ == "__main__":
    main(*sys.argv[1:])
