"""News of accidents, law texts, plans and pages tell no case; they run where `../shared` lies beside the checkout."""

from pathlib import Path

import pytest

from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from tests.conftest import SHARED_DATA

NEWS = sorted((SHARED_DATA / "cases" / "news").glob("*"))


@pytest.mark.skipif(not NEWS, reason="real documents are not at hand: data")
def test_all_sixty_are_there() -> None:
    assert len(NEWS) == 60


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.stem[:24])
def test_news_tell_no_case(path: Path) -> None:
    reading = read_blocks(read(path.name, path.read_bytes()), Source(path=path.name))
    assert [case.title for case in reading.cases] == []


def test_laws_and_seeds_tell_no_case(shared_data: Path) -> None:
    texts = sorted((shared_data / "laws" / "lawrefbook").rglob("*.md"))
    laws = [path for path in texts if not path.name.startswith("_")][::60]
    seeds = sorted((shared_data / "seeds").glob("*.txt"))
    assert len(laws) + len(seeds) > 55
    found = {}
    for path in (*laws, *seeds):
        reading = read_blocks(read(path.name, path.read_bytes()), Source(path=path.name))
        if reading.cases:
            found[path.name] = [case.title for case in reading.cases]
    assert found == {}
