"""Cards of a reading, and the version that an index of them is bound to."""

from importlib.resources import files

import pytest

from indexer import cards
from indexer.cards import ReadingCarder


def test_the_version_covers_every_file_that_unit_keys_are_made_from(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(files("corpus.lexicon").joinpath(name).is_file() for name in cards.KEY_FILES)
    version = ReadingCarder().version
    for name in cards.KEY_FILES:
        others = tuple(other for other in cards.KEY_FILES if other != name)
        monkeypatch.setattr(cards, "KEY_FILES", others)
        assert ReadingCarder().version != version
        monkeypatch.undo()
    assert ReadingCarder().version == version
