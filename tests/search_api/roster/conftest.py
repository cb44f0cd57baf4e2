"""A store of the sample corpus with its rosters."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.settings import Settings
from crawler.readers import Limits
from indexer.engine import Engine
from search_api.cli.ingestion import find_files
from search_api.cli.rosters import import_roster
from search_api.service import Service
from tests.sample_builder import SAMPLE
from tests.sample_builder.roster import ROSTERS
from tests.search_api.conftest import store

KEY = "秘密 key"
NUMBER, MAIL = "000-5550", "@example.org"
_SETTINGS = ("DATA", "SETTINGS", "ENGINE", "TODAY", "KEY", "JOBS")


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _SETTINGS:
        monkeypatch.delenv(f"ZHIZE_{name}", raising=False)


@pytest.fixture(scope="session")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Service, Path]]:
    """The sample corpus with its two rosters, to be read only."""
    folder = tmp_path_factory.mktemp("experts") / "store"
    engine, service = store(folder, find_files([str(SAMPLE)]))
    for file in sorted(ROSTERS.iterdir()):
        if file.suffix != ".md":
            import_roster(engine, file, Settings(), Limits(), None, None)
    yield engine, service, folder
    engine.close()


@pytest.fixture
def service(listed: tuple[Engine, Service, Path]) -> Service:
    return listed[1]
