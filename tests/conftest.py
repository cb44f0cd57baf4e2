"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A run that decides whether work is taken must not depend on luck; elsewhere new examples are drawn each time.
# No example is timed: machines differ.
settings.register_profile("zhize", derandomize=bool(os.environ.get("CI")), deadline=None)
settings.load_profile("zhize")

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real documents beside the checkout; the test is skipped by name where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"real documents are not at hand: {SHARED_DATA.name}")
    return SHARED_DATA
