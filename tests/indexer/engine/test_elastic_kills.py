"""Two ingests at once, of the same and of different documents, killed again and again: the end is that of an undisturbed run.

`ZHIZE_TEST_KILLS` sets how many are killed (4 by default, 30 before a release).
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine
from tests.elastic.leftovers import amiss, problems, swept
from tests.elastic.load import CLAUSES, said
from tests.elastic.server import remove_indices
from tests.elastic.writer_child import documents
from tests.indexer.engine.samples import PLAIN

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("ZHIZE_TEST_KILLS", "4"))


@pytest.fixture
def prefix(elastic_url: str) -> Iterator[str]:
    prefix = f"k{uuid4().hex[:10]}"
    yield prefix
    remove_indices(elastic_url, prefix)


def ingest(url: str, prefix: str, share: int, version: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.elastic.writer_child", url, prefix, str(share), str(version)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def ended(process: "subprocess.Popen[str]") -> set[str]:
    """The documents that a process said were acknowledged before it ended."""
    told, _ = process.communicate()
    return {id_ for line in told.splitlines() for id_ in line.split()[1:]}


def state(url: str, prefix: str) -> dict[str, list[int]]:
    """Of which version each clause is that is found of each document, by public ids."""
    engine = ElasticEngine(Address((url,), prefix), PLAIN)
    ids = {*documents(0), *documents(1)}
    held = {id_: said(engine, id_) for id_ in sorted(ids)}
    engine.close()
    return held


def test_the_end_is_that_of_an_undisturbed_run(elastic_url: str, prefix: str) -> None:
    dice, version, killed = random.Random(30), 1, 0
    acknowledged = dict.fromkeys(ended(ingest(elastic_url, prefix, 0, version)), version)
    while killed < KILLS:
        version += 1
        running = [ingest(elastic_url, prefix, share, version) for share in (0, 1)]
        for process in running:
            # A start takes half a second, and all of it two or three.
            time.sleep(dice.uniform(0.3, 2.0))
            if process.poll() is None:
                process.kill()
                killed += 1
        for process in running:
            acknowledged |= dict.fromkeys(ended(process), version)
        for id_, clauses in state(elastic_url, prefix).items():
            # What nobody acknowledged may be there, whole, or not yet.
            least = acknowledged.get(id_, 0)
            is_whole = len(clauses) == CLAUSES and len(set(clauses)) == 1 and least <= clauses[0] <= version
            assert is_whole or not (clauses or least), f"{id_}: {clauses}, acknowledged {least}"
    last = [ingest(elastic_url, prefix, share, version + 1) for share in (0, 1)]
    assert [bool(ended(process)) and process.returncode for process in last] == [0, 0]
    undisturbed = f"{prefix}-calm"
    for share in (0, 1):
        assert ended(ingest(elastic_url, undisturbed, share, version + 1))
    assert state(elastic_url, prefix) == state(elastic_url, undisturbed)
    engine = swept(elastic_url, prefix)
    assert (amiss(elastic_url, prefix), problems(engine)) == ([], [])
    with engine.view() as view:
        assert view.stats().clauses == CLAUSES * len({*documents(0), *documents(1)})
    engine.close()
