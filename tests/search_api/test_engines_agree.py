"""The same questions over the same documents, asked of both engines."""

import json
from collections.abc import Iterator
from uuid import uuid4

import pytest

from indexer.engine import Address
from search_api.cli.ingestion import find_files
from search_api.service import Service
from search_api.values import Hit
from tests.elastic.server import remove_indices
from tests.sample_builder import SAMPLE
from tests.search_api.conftest import store
from tests.search_api.test_evaluation import TESTS

# Measured over the sample, the seeds and the pages, 566 questions: 565 the same, the first ten alike at 0.97. The one has two
# cases of nearly one score.
FIRST, ALIKE = 0.99, 0.9


@pytest.fixture(scope="module")
def on_cluster(elastic_url: str) -> Iterator[Service]:
    """The sample corpus, read into a cluster."""
    prefix = f"a{uuid4().hex[:10]}"
    engine, service = store(Address((elastic_url,), prefix), find_files([str(SAMPLE)]))
    yield service
    engine.close()
    remove_indices(elastic_url, prefix)


def questions() -> list[str]:
    """Every third of the visible questions over the sample: those of tasks, laws and cases."""
    lines = [
        line
        for name in ("sample", "cases")
        for line in (TESTS / "questions" / f"{name}.jsonl").read_text("utf-8").splitlines()
        if line.startswith("{")
    ]
    return [json.loads(line)["q"] for line in lines[::3]]


def test_both_give_the_same_first_answer(sample: Service, on_cluster: Service) -> None:
    asked = questions()
    other = []
    for question in asked:
        own, theirs = sample.ask(question), on_cluster.ask(question)
        first = [
            (each.outcome, each.value, [answer.record.id for answer in each.answers[:1]])
            for each in (own, theirs)
        ]
        if first[0] != first[1]:
            other.append((question, *first))
    assert len(other) <= (1 - FIRST) * len(asked), other


def test_the_first_ten_that_are_found_are_alike(sample: Service, on_cluster: Service) -> None:
    shares = []
    for question in questions():
        own, theirs = (
            {hit.record.id for hit in service.search(question).items[:10] if isinstance(hit, Hit)}
            for service in (sample, on_cluster)
        )
        shares.append(len(own & theirs) / max(1, len(own), len(theirs)))
    assert sum(shares) / len(shares) >= ALIKE
