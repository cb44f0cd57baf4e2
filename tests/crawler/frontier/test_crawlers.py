"""Several crawlers at one frontier, killed at random: nothing is lost, and nothing is fetched twice but for the kills."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.frontier import LEASE_SECONDS, Counts, Target
from crawler.frontier import Frontier
from tests.crawler.frontier.conftest import frontier_at
from tests.crawler.frontier.crawler_child import SOURCE

ROOT = Path(__file__).resolve().parents[3]
CRAWLERS = 3
# Many more by hand.
PAGES, KILLS = (1500, 40) if os.environ.get("ZHIZE_TEST_FULL") else (120, 5)
_END_SECONDS = 120
# Longer than anybody here stands still on a busy machine, so that no lease ends but by a kill.
_SHORT_LEASE = 5.0
PAGE = [Target(SOURCE, f"http://a.example/{number}") for number in range(PAGES)]


@pytest.fixture
def filled(place: str) -> Iterator[Frontier]:
    """A frontier with all the pages."""
    frontier = frontier_at(place)
    assert frontier.add(PAGE) == PAGES
    yield frontier
    frontier.close()


def crawler(place: str, log: Path, lease: float, seed: int) -> "subprocess.Popen[bytes]":
    module = "tests.crawler.frontier.crawler_child"
    return subprocess.Popen([sys.executable, "-m", module, place, str(log), str(lease), str(seed)], cwd=ROOT)


def said(log: Path, word: str) -> Counter[str]:
    """How often it was said of each page."""
    lines = log.read_text("ascii").splitlines() if log.exists() else []
    return Counter(line.removeprefix(f"{word} ") for line in lines if line.startswith(f"{word} "))


def test_crawlers_share_a_frontier(filled: Frontier, place: str, tmp_path: Path) -> None:
    log = tmp_path / "said"
    crawlers = [crawler(place, log, LEASE_SECONDS, seed) for seed in range(CRAWLERS)]
    assert [each.wait(_END_SECONDS) for each in crawlers] == [0] * CRAWLERS
    keys = Counter(target.key for target in PAGE)
    assert (said(log, "ask"), said(log, "commit")) == (keys, keys)
    assert filled.counts(SOURCE) == Counts(done=PAGES)


def test_killed_crawlers_lose_nothing(filled: Frontier, place: str, tmp_path: Path) -> None:
    log, dice = tmp_path / "said", random.Random(PAGES)
    crawlers = [crawler(place, log, _SHORT_LEASE, seed) for seed in range(CRAWLERS)]
    try:
        for kill in range(KILLS):
            committed = len(said(log, "commit"))
            end = time.monotonic() + _END_SECONDS
            # Each somewhere in the middle of the work.
            while len(said(log, "commit")) < min(committed + 3, PAGES) and time.monotonic() < end:
                time.sleep(0.01)
            time.sleep(dice.uniform(0, 0.05))
            victim = crawlers.pop(dice.randrange(CRAWLERS))
            victim.kill()
            victim.wait()
            crawlers.append(crawler(place, log, _SHORT_LEASE, 100 + kill))
        assert [each.wait(_END_SECONDS) for each in crawlers] == [0] * CRAWLERS
    finally:
        for each in crawlers:
            each.kill()
            each.wait()
    asked, recorded = said(log, "ask"), said(log, "record")
    assert set(said(log, "commit")) == {target.key for target in PAGE}
    assert filled.counts(SOURCE) == Counts(done=PAGES)
    # One was at one page when it was killed: that one may be asked for or committed once more, no other.
    assert sum(asked.values()) <= PAGES + KILLS
    assert sum(recorded.values()) <= PAGES + KILLS
    assert sum(said(log, "commit").values()) <= PAGES + KILLS


def test_a_killed_crawler_holds_nobody_up_for_longer_than_its_lease(
    filled: Frontier, place: str, tmp_path: Path
) -> None:
    log = tmp_path / "said"
    lonely = crawler(place, log, _SHORT_LEASE, 1)
    while not said(log, "commit"):
        time.sleep(0.01)
    lonely.kill()
    lonely.wait()
    time.sleep(_SHORT_LEASE)
    held = filled.counts(SOURCE)
    assert held.claimed == 0
    assert held.open + held.done == PAGES
    claims = filled.claim(SOURCE, PAGES)
    assert len(claims) == held.open
    assert sum(claim.tries - 1 for claim in claims) <= 3
