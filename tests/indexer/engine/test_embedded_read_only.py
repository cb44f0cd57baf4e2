"""A store that the user may not write can be asked; writing it says why not.

Run as root, whom nobody stops, the user is another one: each test's own work is done in a child process.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.embedded.seal import stamp_of
from tests.indexer.engine.samples import PLAIN, entry, reading
from tests.indexer.engine.test_crash import ROOT

NOBODY = 65534
# The user is changed once everything is imported: the program itself may lie where that user cannot come.
ASK = """
import os, sys
from pathlib import Path
from corpus.errors import StoreError
from indexer.engine.archive import back_up
from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.values import Leg, Probe
from tests.indexer.engine.samples import PLAIN, entry, reading

store, backup, user = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
if user:
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)
engine = EmbeddedEngine(store, PLAIN)
try:
    for _ in range(2):
        with engine.view() as view:
            leg = Leg(name="words", tokens=(("班", 1.0),), fields=(("body", 1.0),))
            found = sorted(match.document_id for match in view.search(Probe(legs=(leg,))).legs["words"])
            assert all(view.document(name) is not None for name in found)
            assert view.stats().documents == len(found)
            assert back_up(view, backup) == len(found)
    print(*found)
    print(engine.check())
    engine.write([entry(reading("z"))])
except StoreError as error:
    print(type(error).__name__, error)
engine.close()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user may come to."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    for each in (path, *path.rglob("*")):
        if each.is_dir():
            each.chmod(0o755)
    shutil.rmtree(path)


@pytest.fixture
def engine(folder: Path) -> Iterator[EmbeddedEngine]:
    engine = EmbeddedEngine(folder / "store", PLAIN)
    engine.write([entry(reading("a"))])
    engine.write([entry(reading("b"))])
    yield engine
    engine.close()


def locked(store: Path) -> None:
    """Takes every right to write away."""
    for path in (store, *store.rglob("*")):
        path.chmod(path.stat().st_mode & 0o555)


def as_reader(store: Path) -> list[str]:
    """What a user says who may not write."""
    user = NOBODY if os.geteuid() == 0 else 0
    with tempfile.TemporaryDirectory() as own:
        if user:
            os.chown(own, user, user)
        done = subprocess.run(
            [sys.executable, "-c", ASK, str(store), f"{own}/backup.zip", str(user)],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": own},
            capture_output=True,
            text=True,
            check=True,
        )
        assert "panicked" not in done.stderr
        # Nothing of what it had to make for itself is left.
        assert {path.name for path in Path(own).iterdir()} <= {"backup.zip"}
        return done.stdout.splitlines()


def told(lines: list[str], *documents: str) -> None:
    assert lines[:2] == [" ".join(documents), "[]"]
    assert lines[2].startswith("StoreReadOnly 不能写入 ")
    assert "没有写权限" in lines[2]
    assert "--data" in lines[2]


def test_a_closed_store_is_asked(engine: EmbeddedEngine, folder: Path) -> None:
    engine.close()
    locked(folder / "store")
    before = {path: stamp_of(path) for path in folder.rglob("*")}
    told(as_reader(folder / "store"), "a", "b")
    assert {path: stamp_of(path) for path in folder.rglob("*")} == before


def test_a_store_that_another_user_has_open_is_asked(engine: EmbeddedEngine, folder: Path) -> None:
    """The log holds what the database does not yet."""
    if os.geteuid() != 0:
        pytest.skip("needs another user")
    with engine.view(), engine.writing():
        engine.write([entry(reading("c"))])
        assert (folder / "store/store.sqlite3-wal").stat().st_size
        told(as_reader(folder / "store"), "a", "b", "c")


def test_a_store_that_was_copied_with_its_log_is_asked(engine: EmbeddedEngine, folder: Path) -> None:
    with engine.view():
        engine.write([entry(reading("c"))])
        shutil.copytree(folder / "store", folder / "copied", ignore=shutil.ignore_patterns("*-shm"))
        assert (folder / "copied/store.sqlite3-wal").stat().st_size
    locked(folder / "copied")
    told(as_reader(folder / "copied"), "a", "b", "c")


def test_a_damaged_index_that_may_not_be_made_anew_names_the_remedy(
    engine: EmbeddedEngine, folder: Path
) -> None:
    engine.close()
    next(folder.glob("store/index/*/words/*.term")).write_bytes(b"junk")
    locked(folder / "store")
    (said,) = as_reader(folder / "store")
    assert said.startswith("StoreDamaged 词语索引 ")
    assert "zhize reindex" in said
    assert "不能写入" in said


def test_a_store_that_may_not_be_read_says_so(engine: EmbeddedEngine, folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs another user")
    engine.close()
    (folder / "store").chmod(0o700)
    (said,) = as_reader(folder / "store")
    assert said.startswith("StoreUnavailable 不能读取 ")
