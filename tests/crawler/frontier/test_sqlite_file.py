"""The file of the frontier on one machine."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import StoreDamaged, StoreOutdated, StoreUnavailable
from corpus.frontier import Counts, Target
from crawler.frontier import SqliteFrontier
from tests.crawler.frontier.test_crawlers import ROOT

PAGE = Target("库", "http://a.example/1")
OPENER = """
import sys
from pathlib import Path
from corpus.frontier import Target
from crawler.frontier import SqliteFrontier
sys.stdin.readline()
with SqliteFrontier(Path(sys.argv[1])) as frontier:
    print(frontier.add([Target("库", "http://a.example/1")]))
"""


def test_it_is_made_with_its_folder_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.sqlite"
    with SqliteFrontier(path) as frontier:
        frontier.add([PAGE])
        assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}


def test_many_may_make_it_at_once(tmp_path: Path) -> None:
    path = tmp_path / "frontier.sqlite"
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", OPENER, str(path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(6)
    ]
    for opener in openers:
        assert opener.stdin is not None
        opener.stdin.write("\n")
        opener.stdin.flush()
    assert sorted(opener.communicate(timeout=60)[0] for opener in openers) == ["0\n"] * 5 + ["1\n"]
    with SqliteFrontier(path) as frontier:
        assert frontier.counts("库") == Counts(open=1)


def test_another_versions_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "frontier.sqlite"
    SqliteFrontier(path).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreOutdated, match="格式 99"):
        SqliteFrontier(path)


def test_a_damaged_file_is_told_by_name(tmp_path: Path) -> None:
    path = tmp_path / "frontier.sqlite"
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreDamaged, match=r"frontier\.sqlite") as error:
        SqliteFrontier(path)
    assert error.value.remedy


def test_a_damaged_visit_is_told_and_nothing_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "frontier.sqlite"
    with SqliteFrontier(path) as frontier:
        frontier.add([PAGE, Target("库", "http://a.example/2")])
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("UPDATE visits SET visit = '{' WHERE key <> ?", (PAGE.key,))
        with pytest.raises(StoreDamaged):
            frontier.claim("库", 2)
        (claim,) = frontier.claim("库", 1)
        assert (claim.target, claim.tries) == (PAGE, 1)


def test_a_place_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="抓取进度"):
        SqliteFrontier(tmp_path / "file" / "frontier.sqlite")
