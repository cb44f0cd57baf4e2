"""A cluster that takes questions and answers none: those who ask are told, all of them, and readiness is."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from corpus.settings import Settings
from indexer.engine import Address, open_engine
from indexer.meaning import own_carder
from search_api.http import create_app
from search_api.service import Service
from tests.elastic.gate import Gate, gate_to
from tests.elastic.server import remove_indices
from tests.search_api.http.asking import BASE, LOCAL

# More than there are threads to answer them.
MANY = 50
ASKED = "/v1/ask?q=养犬由谁负责"


@pytest.fixture
def gate(elastic_url: str) -> Iterator[Gate]:
    """A way to a cluster that can fall silent."""
    with gate_to(elastic_url) as gate:
        yield gate


@pytest.fixture
def app(gate: Gate, elastic_url: str) -> Iterator[FastAPI]:
    """The service over an empty store behind the gate."""
    prefix = f"s{uuid4().hex[:12]}"
    engine = open_engine(Address((gate.url,), prefix), own_carder())
    with engine.writing():
        pass
    settings = Settings(engine=gate.url, index_prefix=prefix)
    yield create_app(Service(engine, settings), settings)
    gate.speak()
    engine.close()
    remove_indices(elastic_url, prefix)


def ask(app: FastAPI, *paths: str) -> list[tuple[str, httpx.Response]]:
    """What is answered when all are asked at once, in the order in which it comes."""
    answers: list[tuple[str, httpx.Response]] = []

    async def ask_all() -> None:
        transport = httpx.ASGITransport(app, client=LOCAL, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=BASE, timeout=120) as client:

            async def ask_one(path: str) -> None:
                answers.append((path, await client.get(path)))

            await asyncio.gather(*map(ask_one, paths))

    asyncio.run(ask_all())
    return answers


@pytest.mark.parametrize("is_warm", [True, False], ids=["asked-before", "never-asked"])
def test_whoever_asks_a_silent_cluster_is_told_when_to_come_back(
    app: FastAPI, gate: Gate, is_warm: bool
) -> None:
    if is_warm:
        assert {answer.status_code for _, answer in ask(app, ASKED, "/readyz")} == {200}
    gate.hush()
    answers = ask(app, *[ASKED] * MANY, "/readyz")
    assert Counter(answer.status_code for _, answer in answers) == {503: MANY + 1}
    assert all(int(answer.headers["retry-after"]) > 0 for _, answer in answers)
    assert {answer.json()["type"] for _, answer in answers} == {"urn:zhize:problem:store-unavailable"}
    # Who watches need not wait until those are answered who came before.
    assert answers[0][0] == "/readyz"
    assert ask(app, "/metrics")[0][1].status_code == 200
    gate.speak()
    # Whoever looks again finds it; until then others are told what was found.
    for _ in range(300):
        if ask(app, "/readyz")[0][1].status_code == 200:
            break
        time.sleep(0.1)
    assert ask(app, ASKED)[0][1].status_code == 200
