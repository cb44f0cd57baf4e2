"""The day in China, wherever the machine stands."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import clock
from indexer.engine import open_engine
from tests.indexer.engine.samples import PLAIN, entry, reading


@pytest.fixture(params=["Etc/GMT+12", "Etc/GMT-14"])
def far_away(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose own day is mostly another."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_store_dates_what_it_is_given_by_the_day_in_china(far_away: None, tmp_path: Path) -> None:
    before = clock.today()
    engine = open_engine(tmp_path, PLAIN)
    engine.write([entry(reading("d1"))])
    with engine.view() as view:
        (version,) = view.versions("d1")
    engine.close()
    assert before <= version.on <= clock.today()
