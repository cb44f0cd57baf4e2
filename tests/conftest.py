"""What all tests share."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.elastic.server import URL_VARIABLE, Servers, packed_server

# A run that decides whether work is taken must not depend on luck; elsewhere new examples are drawn each time.
# No example is timed: machines differ.
settings.register_profile("zhize", derandomize=bool(os.environ.get("CI")), deadline=None)
settings.load_profile("zhize")

# A run that was started in the background of a shell ignores Ctrl-C, and so would the programs that tests press it on.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real documents beside the checkout; the test is skipped by name where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"real documents are not at hand: {SHARED_DATA.name}")
    return SHARED_DATA


@pytest.fixture(scope="session")
def elastic_url() -> Iterator[str]:
    """A cluster to test on: the one that is named, else a server of our own. Skips by name where there is neither."""
    if running := os.environ.get(URL_VARIABLE):
        yield running
        return
    servers = Servers(packed_server())
    try:
        yield servers.urls[0]
    finally:
        servers.stop()
