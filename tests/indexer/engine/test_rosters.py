"""Rosters: replaced whole, removed without a trace, private data beside what is public and nowhere else."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from corpus.errors import BadRequest, DamagedInput
from corpus.model import Expert, RosterPlace
from indexer.engine import Engine
from indexer.engine.archive import back_up, restore
from indexer.engine.copying import copy
from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.values import Member, Roster
from tests.indexer.engine.conftest import OpenStore
from tests.indexer.engine.samples import PLAIN, entry, reading

DAY = date(2025, 3, 1)
NUMBER = "000-5550-0101"
ROOT = Path(__file__).parents[3]


def member(number: int, roster: str = "专家库", private: dict[str, str] | None = None) -> Member:
    expert = Expert(
        id=f"{roster}-{number}",
        kind="unit" if number % 3 == 0 else "expert",
        name=f"专家{number}",
        roster=roster,
        source=RosterPlace("名册.xlsx", "专家", number + 2),
        fields=("危险化学品",),
        regions=("岚江省/澜川市",),
        valid_until=DAY,
        row={"姓名": f"专家{number}"},
    )
    return Member(expert, {"联系电话": NUMBER} if private is None else private)


def roster(members: list[Member], name: str = "专家库") -> Roster:
    kinds = [each.expert.kind for each in members]
    return Roster(name, "名册.xlsx", DAY, kinds.count("expert"), kinds.count("unit"))


def keep(engine: Engine, members: list[Member], name: str = "专家库") -> None:
    engine.keep_roster(roster(members, name), members)


def held(engine: Engine) -> tuple[list[Roster], list[Expert], dict[str, dict[str, str]]]:
    with engine.view() as view:
        experts = view.experts()
        return view.rosters(), experts, view.private([expert.id for expert in experts])


def files_with(folder: Path, text: str) -> list[str]:
    """The files of a folder whose bytes hold the text."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and text.encode() in path.read_bytes()
    )


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[EmbeddedEngine]:
    """A store whose files can be looked at."""
    engine = EmbeddedEngine(tmp_path / "store", PLAIN)
    yield engine
    engine.close()


MEMBERS = [member(number) for number in range(1, 8)]
PRIVATE = {each.expert.id: each.private for each in MEMBERS}


def test_a_store_without_rosters_holds_none(engine: Engine) -> None:
    assert held(engine) == ([], [], {})
    assert not engine.remove_roster("专家库")
    assert engine.check() == []


def test_a_roster_is_kept_in_its_order_with_what_is_private_beside_it(engine: Engine) -> None:
    keep(engine, MEMBERS)
    assert held(engine) == ([roster(MEMBERS)], [each.expert for each in MEMBERS], PRIVATE)
    assert engine.check() == []
    with engine.view() as view:
        assert view.private(["专家库-2", "nobody"]) == {"专家库-2": {"联系电话": NUMBER}}
        assert view.private([]) == {}


def test_what_is_not_private_anywhere_is_left_out(engine: Engine) -> None:
    keep(engine, [member(1, private={})])
    assert held(engine)[2] == {}


def test_a_roster_makes_a_store_where_there_was_none(open_store: OpenStore) -> None:
    keep(open_store(), MEMBERS)
    assert len(held(open_store())[1]) == 7


def test_the_same_name_replaces_and_others_stay(engine: Engine) -> None:
    keep(engine, MEMBERS)
    others = [member(1, "另一名册")]
    keep(engine, others, "另一名册")
    keep(engine, MEMBERS[2:4])
    rosters, experts, private = held(engine)
    assert {each.name for each in rosters} == {"专家库", "另一名册"}
    assert {expert.id for expert in experts} == {"专家库-3", "专家库-4", "另一名册-1"} == set(private)
    assert engine.remove_roster("专家库")
    assert not engine.remove_roster("专家库")
    assert held(engine)[0] == [roster(others, "另一名册")]


def test_what_a_view_shows_stays_while_a_roster_is_replaced(engine: Engine) -> None:
    keep(engine, MEMBERS)
    with engine.view() as view:
        before = view.experts()
        keep(engine, MEMBERS[:1])
        assert view.experts() == before
    assert len(held(engine)[1]) == 1


def test_documents_and_rebuilding_leave_rosters_alone(engine: Engine) -> None:
    engine.write([entry(reading("a"))])
    with engine.view() as view:
        change = view.change
    keep(engine, MEMBERS)
    with engine.view() as view:
        assert view.change == change
    engine.rebuild()
    engine.remove("a")
    assert held(engine)[2] == PRIVATE


def test_no_index_holds_what_is_private_and_what_is_gone_leaves_no_trace(
    embedded: EmbeddedEngine, tmp_path: Path
) -> None:
    engine, folder = embedded, tmp_path / "store"
    engine.write([entry(reading("a"))])
    keep(engine, MEMBERS)
    engine.rebuild()
    assert files_with(folder / "index", NUMBER) == files_with(folder / "index", "专家3") == []
    assert files_with(folder, NUMBER)
    keep(engine, [member(9, private={"联系电话": "000-5550-0999"})])
    assert files_with(folder, NUMBER) == files_with(folder, "专家3") == []
    engine.remove_roster("专家库")
    engine.close()
    assert files_with(folder, "000-5550-0999") == []


@pytest.mark.parametrize("erases", ["replaced", "removed"])
def test_what_is_gone_while_somebody_reads_leaves_no_trace_after_the_next_change(
    embedded: EmbeddedEngine, tmp_path: Path, erases: str
) -> None:
    engine, folder = embedded, tmp_path / "store"
    keep(engine, MEMBERS)
    with engine.view() as view:
        assert view.experts()
        if erases == "removed":
            engine.remove_roster("专家库")
        else:
            keep(engine, [member(9, private={"联系电话": "000-5550-0999"})])
        assert files_with(folder, NUMBER)
        assert len(view.experts()) == len(MEMBERS)
    engine.write([entry(reading("a"))])
    assert files_with(folder, NUMBER) == files_with(folder, "专家3") == []


def test_a_store_is_its_owners_once_a_roster_with_private_data_is_in_it(
    embedded: EmbeddedEngine, tmp_path: Path
) -> None:
    engine, file = embedded, tmp_path / "store" / "store.sqlite3"
    keep(engine, [member(1, private={})])
    file.chmod(0o644)
    keep(engine, [member(1, private={})])
    assert file.stat().st_mode & 0o777 == 0o644
    with engine.view():
        keep(engine, MEMBERS)
        modes = {path.name: path.stat().st_mode & 0o777 for path in file.parent.glob("store.sqlite3*")}
    assert modes == dict.fromkeys(("store.sqlite3", "store.sqlite3-wal", "store.sqlite3-shm"), 0o600)


def test_backup_restore_and_copy_carry_all_and_the_backup_is_its_owners(
    engine: Engine, open_store: OpenStore, tmp_path: Path
) -> None:
    engine.write([entry(reading("a"))])
    keep(engine, MEMBERS)
    file = tmp_path / "backup.zip"
    file.write_bytes(b"")
    file.chmod(0o644)
    with engine.view() as view:
        back_up(view, file)
        copied = open_store(name="copied")
        copy(view, copied, PLAIN)
        copy(view, copied, PLAIN)
    assert file.stat().st_mode & 0o777 == 0o600
    restored = open_store(name="restored")
    restore(restored, PLAIN, file)
    assert held(copied) == held(restored) == held(engine)
    assert restore(restored, PLAIN, file) == 0
    assert held(restored) == held(engine)


@pytest.mark.parametrize(("days", "stays"), [(1, True), (0, True), (-1, False)])
def test_a_copy_puts_no_older_roster_over_a_newer_one(
    engine: Engine, open_store: OpenStore, days: int, stays: bool
) -> None:
    keep(engine, MEMBERS)
    own = [member(9)]
    copied = open_store(name="copied")
    copied.keep_roster(msgspec.structs.replace(roster(own), on=DAY + timedelta(days=days)), own)
    with engine.view() as view:
        copy(view, copied, PLAIN)
    with copied.view() as view:
        assert len(view.experts()) == (1 if stays else len(MEMBERS))


def test_a_store_of_rosters_alone_is_not_empty(open_store: OpenStore, tmp_path: Path) -> None:
    engine = open_store()
    keep(engine, MEMBERS)
    with engine.view() as view:
        back_up(view, tmp_path / "backup.zip")
    other = open_store(name="other")
    keep(other, MEMBERS, "另一个库")
    with pytest.raises(BadRequest):
        restore(other, PLAIN, tmp_path / "backup.zip")
    other.remove_roster("另一个库")
    assert restore(other, PLAIN, tmp_path / "backup.zip") == 0
    assert held(other) == held(engine)


def test_a_backup_whose_roster_is_damaged_restores_nothing(
    engine: Engine, open_store: OpenStore, tmp_path: Path
) -> None:
    engine.write([entry(reading("a"))])
    keep(engine, MEMBERS)
    with engine.view() as view:
        back_up(view, tmp_path / "whole.zip")
    with (
        zipfile.ZipFile(tmp_path / "whole.zip") as whole,
        zipfile.ZipFile(tmp_path / "torn.zip", "w") as torn,
    ):
        for name in whole.namelist():
            data = whole.read(name)
            torn.writestr(name, data[:-20] if name == "rosters.jsonl" else data)
    other = open_store(name="other")
    with pytest.raises(DamagedInput) as error:
        restore(other, PLAIN, tmp_path / "torn.zip")
    assert NUMBER not in str(error.value)


def test_a_backup_made_before_there_were_rosters_is_read(
    engine: Engine, open_store: OpenStore, tmp_path: Path
) -> None:
    engine.write([entry(reading("a"))])
    with engine.view() as view:
        back_up(view, tmp_path / "new.zip")
    with zipfile.ZipFile(tmp_path / "new.zip") as new, zipfile.ZipFile(tmp_path / "old.zip", "w") as old:
        for name in set(new.namelist()) - {"rosters.jsonl"}:
            old.writestr(name, new.read(name))
    other = open_store(name="other")
    assert restore(other, PLAIN, tmp_path / "old.zip") == 1
    assert held(other) == ([], [], {})


def test_a_roster_that_lost_rows_is_told(open_store: OpenStore) -> None:
    engine = open_store()
    engine.keep_roster(msgspec.structs.replace(roster(MEMBERS), experts=99), MEMBERS)
    (told,) = engine.check()
    assert "名册“专家库”" in told


_CHILD = """
import os, signal, sys
from pathlib import Path
from indexer.engine.embedded import EmbeddedEngine, roster
from tests.indexer.engine.samples import PLAIN
from tests.indexer.engine.test_rosters import keep, member

real = roster.to_json
count = 0

def deadly(value):
    global count
    count += 1
    if count == 6:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(value)

roster.to_json = deadly
keep(EmbeddedEngine(Path(sys.argv[1]), PLAIN), [member(number) for number in range(20, 40)])
"""


def test_a_writer_killed_in_the_middle_leaves_the_former_roster(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, PLAIN)
    keep(engine, MEMBERS)
    engine.close()
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, str(tmp_path)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert child.returncode == -9
    after = EmbeddedEngine(tmp_path, PLAIN)
    assert held(after) == ([roster(MEMBERS)], [each.expert for each in MEMBERS], PRIVATE)
    assert after.check() == []
    keep(after, MEMBERS[:2])
    assert len(held(after)[1]) == 2
    after.close()
