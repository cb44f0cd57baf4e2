"""What the tests of the command line share."""

from pathlib import Path

import pytest

from indexer.engine import open_engine
from indexer.meaning import own_carder
from search_api.cli.ingestion import find_files, ingest
from tests.sample_builder import SAMPLE
from tests.search_api.cli.running import Program

_SETTINGS = ("DATA", "SETTINGS", "ENGINE", "TODAY", "KEY", "JOBS")


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _SETTINGS:
        monkeypatch.delenv(f"ZHIZE_{name}", raising=False)


@pytest.fixture
def zhize(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Program:
    """The program with a store of its own."""
    return Program(capsys, tmp_path / "store")


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample corpus."""
    folder, carder = tmp_path_factory.mktemp("cli") / "store", own_carder()
    engine = open_engine(folder, carder)
    ingest(engine, find_files([str(SAMPLE)]), jobs=2)
    engine.close()
    return folder


@pytest.fixture
def over_sample(capsys: pytest.CaptureFixture[str], sample_store: Path) -> Program:
    """The program over the sample corpus; to be read only."""
    return Program(capsys, sample_store)
