"""What the tests of the command line share."""

from pathlib import Path

import pytest

from tests.search_api.cli.running import Program


@pytest.fixture
def zhize(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program, with a store of its own and no settings from outside."""
    for name in ("ZHIZE_DATA", "ZHIZE_SETTINGS", "ZHIZE_ENGINE", "ZHIZE_TODAY", "ZHIZE_KEY"):
        monkeypatch.delenv(name, raising=False)
    return Program(capsys, tmp_path / "store")
