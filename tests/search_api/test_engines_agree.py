"""The same questions over the same documents, asked of both engines."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import uuid4

import pytest

from indexer.engine import Address
from search_api.cli.ingestion import InputFile, find_files
from search_api.service import Service
from search_api.values import Hit
from tests.elastic.server import remove_indices
from tests.sample_builder import SAMPLE
from tests.search_api.conftest import pages, store
from tests.search_api.test_evaluation import TESTS

# Over the sample, the seeds and the pages 565 of 566 questions have the same first answer on both engines, and of the first ten
# that are found 0.97 are alike. The known difference: one question asks for a case of a kind of which two have nearly one score,
# and each engine puts another of the two first.
FIRST, ALIKE = 0.99, 0.9
# Of the questions over the seeds and the pages every so many are asked, where those are at hand.
APART = 9


@pytest.fixture(scope="module")
def on_cluster(elastic_url: str) -> Iterator[Service]:
    """The sample corpus, read into a cluster."""
    yield from _on_cluster(elastic_url, find_files([str(SAMPLE)]))


@pytest.fixture(scope="module")
def seeds_on_cluster(elastic_url: str, shared_data: Path) -> Iterator[Service]:
    """The five first documents, read into a cluster."""
    yield from _on_cluster(elastic_url, find_files([str(shared_data / "seeds")]))


@pytest.fixture(scope="module")
def pages_on_cluster(elastic_url: str, shared_data: Path) -> Iterator[Service]:
    """Those beside the sample corpus and the State Council pages."""
    files = [*find_files([str(SAMPLE)]), *find_files([str(shared_data / "seeds")]), *pages(shared_data)]
    yield from _on_cluster(elastic_url, files)


def _on_cluster(url: str, files: list[InputFile]) -> Iterator[Service]:
    prefix = f"a{uuid4().hex[:10]}"
    engine, service = store(Address((url,), prefix), files)
    yield service
    engine.close()
    remove_indices(url, prefix)


def questions(*names: str, apart: int = 3) -> list[str]:
    """Every so many of the visible questions of these names."""
    lines = [
        line
        for name in names
        for line in (TESTS / "questions" / f"{name}.jsonl").read_text("utf-8").splitlines()
        if line.startswith("{")
    ]
    return [json.loads(line)["q"] for line in lines[::apart]]


def test_both_give_the_same_first_answer(sample: Service, on_cluster: Service) -> None:
    first_answers_are_the_same(sample, on_cluster, questions("sample", "cases"))


def test_the_first_ten_that_are_found_are_alike(sample: Service, on_cluster: Service) -> None:
    first_ten_are_alike(sample, on_cluster, questions("sample", "cases"))


def test_over_real_documents_too(seeds: Service, seeds_on_cluster: Service) -> None:
    asked = questions("seeds", apart=APART)
    first_answers_are_the_same(seeds, seeds_on_cluster, asked)
    first_ten_are_alike(seeds, seeds_on_cluster, asked)


def test_over_pages_too(all_pages: Service, pages_on_cluster: Service) -> None:
    asked = questions("sample", "cases", "seeds", "unanswerable", apart=2 * APART)
    first_answers_are_the_same(all_pages, pages_on_cluster, asked)
    first_ten_are_alike(all_pages, pages_on_cluster, asked)


def first_answers_are_the_same(own: Service, theirs: Service, asked: Sequence[str]) -> None:
    """All but very few of the questions have the same first answer, or none, on both."""
    other = []
    for question in asked:
        first = [
            (each.outcome, each.value, [answer.record.id for answer in each.answers[:1]])
            for each in (own.ask(question), theirs.ask(question))
        ]
        if first[0] != first[1]:
            other.append((question, *first))
    assert len(other) <= (1 - FIRST) * len(asked), other


def first_ten_are_alike(own: Service, theirs: Service, asked: Sequence[str]) -> None:
    """Most of the first ten that one finds the other finds among its first ten."""
    shares = []
    for question in asked:
        found = [
            {hit.record.id for hit in service.search(question).items[:10] if isinstance(hit, Hit)}
            for service in (own, theirs)
        ]
        shares.append(len(found[0] & found[1]) / max(1, *map(len, found)))
    assert sum(shares) / len(shares) >= ALIKE
