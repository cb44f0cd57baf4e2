"""What all tests share."""

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real documents beside the checkout; the test is skipped by name where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"real documents are not at hand: {SHARED_DATA.name}")
    return SHARED_DATA
