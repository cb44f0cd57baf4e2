"""Golden cases: a folder each, the input as it came and the blocks it must give."""

from pathlib import Path

import msgspec
import pytest

from corpus.blocks import Blocks
from crawler.readers import READERS, choose, read
from crawler.readers.reader import Limits

CASES = Path(__file__).parent / "cases"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())


def source(name: str) -> Path:
    """The input of a case: its one file that is not the expectation."""
    (found,) = (path for path in (CASES / name).iterdir() if path.name != "expected.json")
    return found


def shown(blocks: Blocks) -> str:
    """Blocks as JSON to be read and compared by people: a paragraph or cell a line, defaults left out."""
    return msgspec.json.format(msgspec.json.encode(blocks), indent=1).decode() + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_input_gives_the_expected_blocks(name: str) -> None:
    path = source(name)
    actual = shown(read(path.name, path.read_bytes()))
    expected = CASES / name / "expected.json"
    if not expected.exists():
        expected.write_text(actual, encoding="utf-8")
        pytest.fail(f"no expectation: {expected} is written, to be reviewed")
    assert actual == expected.read_text(encoding="utf-8")


def test_every_reader_has_a_golden_case() -> None:
    covered = {choose(path.name, path.read_bytes(), Limits()).reader.name for path in map(source, NAMES)}
    assert covered == {reader.name for reader in READERS}
