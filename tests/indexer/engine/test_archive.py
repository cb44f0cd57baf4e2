"""A store as one file, and back."""

import contextlib
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from corpus.errors import BadRequest, DamagedInput, StoreAbsent, StoreUnavailable
from corpus.model import Reading
from indexer.engine import Engine, View, copying
from indexer.engine.archive import back_up, restore
from indexer.engine.copying import copy
from indexer.engine.values import Card, Filter
from tests.indexer.engine.conftest import OpenStore
from tests.indexer.engine.samples import PLAIN, PlainCarder, Work, entry, reading


@pytest.fixture
def full(open_store: OpenStore) -> Engine:
    """A store of two documents and an annex of the same bytes; one has an earlier version, one was removed."""
    open_store(today=lambda: date(2025, 1, 1)).write(
        [entry(reading("a", clauses=("疏通河道。",))), entry(reading("gone"))]
    )
    engine = open_store(today=lambda: date(2025, 1, 2))
    engine.write(
        [
            entry(reading("a", clauses=("加固堤防。",))),
            entry(reading("b", tasks=(Work("清淤", lead=("水务局",)),)), original=b"one file"),
            entry(reading("annex", parent_id="b"), original=b"one file"),
        ]
    )
    engine.remove("gone")
    return engine


def contents(engine: Engine) -> dict[str, object]:
    with engine.view() as view:
        ids = sorted(document.id for document in view.documents().items)
        return {
            "readings": {
                (id_, version.id): view.document(id_, version.id)
                for id_ in ids
                for version in view.versions(id_)
            },
            "originals": {id_: view.original(id_) for id_ in ids},
            "tasks": view.tasks(Filter(units=("水务局",))),
        }


def test_a_backup_restores_the_same_store(full: Engine, open_store: OpenStore, tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    with full.view() as view:
        assert back_up(view, path) == 4
    other = open_store(name="other")
    assert restore(other, PLAIN, path) == 4
    assert contents(other) == contents(full)
    assert len(contents(other)["readings"]) == 4  # type: ignore[arg-type]
    assert other.check() == []
    with zipfile.ZipFile(path) as archive:
        # The two versions of one document, and the file that two documents share.
        assert sum(name.startswith("originals/") for name in archive.namelist()) == 3


def test_a_store_is_copied_to_another(full: Engine, open_store: OpenStore) -> None:
    other = open_store(name="other")
    with full.view() as view:
        assert copy(view, other, PLAIN) == 4
    assert contents(other) == contents(full)


def test_copied_again_nothing_changes(full: Engine, open_store: OpenStore) -> None:
    other = open_store(name="other")
    # A text that comes back, on one day and on another.
    for day, clause in ((2, "甲。"), (2, "乙。"), (2, "甲。"), (3, "丙。"), (4, "乙。")):
        engine = open_store(today=lambda day=day: date(2025, 2, day))
        engine.write([entry(reading("back", clauses=(clause,)))])
    changes = set()
    for turn in range(3):
        with full.view() as view:
            assert copy(view, other, PLAIN) == (9 if turn == 0 else 0)
        assert contents(other) == contents(full)
        with other.view() as view:
            changes.add(view.change)
    with other.view() as view:
        assert changes == {view.change}
        assert [version.on.day for version in view.versions("back")] == [4, 3, 2, 2, 2]


def test_what_is_new_is_copied_and_what_the_other_has_of_its_own_stays(
    full: Engine, open_store: OpenStore
) -> None:
    other = open_store(name="other", today=lambda: date(2025, 3, 1))
    with full.view() as view:
        copy(view, other, PLAIN)
    other.write([entry(reading("a", clauses=("另一处改的。",)))])
    open_store(today=lambda: date(2025, 3, 2)).write([entry(reading("b", clauses=("新的。",)))])
    changes = set()
    for _ in range(2):
        with full.view() as view:
            copy(view, other, PLAIN)
        with other.view() as view:
            changes.add(view.change)
            assert view.document("a").clauses[0].text == "另一处改的。"  # type: ignore[union-attr]
            assert view.document("b").clauses[0].text == "新的。"  # type: ignore[union-attr]
    assert len(changes) == 1


def test_a_backup_that_fails_leaves_nothing(full: Engine, tmp_path: Path) -> None:
    def fail(count: int) -> None:
        raise KeyboardInterrupt

    with full.view() as view, pytest.raises(KeyboardInterrupt):
        back_up(view, tmp_path / "backup.zip", fail)
    assert not list(tmp_path.glob("backup*"))


def test_what_the_store_says_while_restoring_is_not_laid_on_the_backup(
    full: Engine, open_store: OpenStore, tmp_path: Path
) -> None:
    class Wrong(PlainCarder):
        def __call__(self, reading: Reading) -> tuple[Card, ...]:
            raise ValueError("no such card")

    path = tmp_path / "backup.zip"
    with full.view() as view:
        back_up(view, path)
    with pytest.raises(ValueError, match="no such card"):
        restore(open_store(name="other"), Wrong(), path)


def test_a_store_with_anything_else_is_not_restored_into(
    full: Engine, open_store: OpenStore, tmp_path: Path
) -> None:
    path = tmp_path / "backup.zip"
    with full.view() as view:
        back_up(view, path)
    other = open_store(name="other")
    other.write([entry(reading("zz", clauses=("另有一条",)), PLAIN)])
    with pytest.raises(BadRequest, match="--data"):
        restore(other, PLAIN, path)


@pytest.mark.parametrize("done", [1, 2, 3])
def test_what_was_cut_off_is_restored_to_its_end(
    full: Engine, open_store: OpenStore, tmp_path: Path, done: int
) -> None:
    path = tmp_path / "backup.zip"
    with full.view() as view:
        back_up(view, path)
        first = [each for _, each in zip(range(done), view.history(), strict=False)]
    other = open_store(name="other")
    for each in first:
        other.write([msgspec.structs.replace(each, cards=PLAIN(each.reading))])
    restore(other, PLAIN, path)
    assert contents(other) == contents(full)
    assert other.check() == []
    assert restore(other, PLAIN, path) == 0


class CutOff(PlainCarder):
    """Makes the cards of so many readings."""

    def __init__(self, last: int) -> None:
        self._left = last

    def __call__(self, reading: Reading) -> tuple[Card, ...]:
        if not self._left:
            raise KeyboardInterrupt
        self._left -= 1
        return super().__call__(reading)


@pytest.mark.parametrize("by", ["restore", "copy"])
def test_a_store_says_that_it_holds_a_part_until_it_is_whole(
    full: Engine, open_store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    path = tmp_path / "backup.zip"
    with full.view() as view:
        back_up(view, path)
    monkeypatch.setattr(copying, "_BATCH", 1)

    def fill(carder: PlainCarder) -> None:
        if by == "restore":
            restore(other, carder, path)
        else:
            with full.view() as view:
                copy(view, other, carder)

    other = open_store(name="other")
    for last in (0, 2):
        with pytest.raises(KeyboardInterrupt):
            fill(CutOff(last))
        assert [by in told for told in other.check()] == [True]
        with other.view() as view:
            filling = view.filling()
            assert filling is not None
            assert filling.by == by
    # What came in meanwhile does not keep it from being made whole.
    other.write([entry(reading("zz", clauses=("另有一条",)), PLAIN)])
    fill(PLAIN)
    assert other.check() == []
    with other.view() as view:
        assert view.filling() is None
        assert view.document("b") is not None


def test_what_is_copied_into_a_store_in_use_does_not_make_it_a_part(
    full: Engine, open_store: OpenStore
) -> None:
    other = open_store(name="other")
    other.write([entry(reading("zz", clauses=("另有一条",)), PLAIN)])
    with full.view() as view, pytest.raises(KeyboardInterrupt):
        copy(view, other, CutOff(0))
    assert other.check() == []


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_cut_backup_is_refused(full: Engine, open_store: OpenStore, tmp_path: Path, share: float) -> None:
    path = tmp_path / "backup.zip"
    with full.view() as view:
        back_up(view, path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(DamagedInput, match=r"backup\.zip"):
        restore(open_store(name="other"), PLAIN, path)


def test_nothing_is_restored_of_a_backup_with_one_wrong_line(
    full: Engine, open_store: OpenStore, tmp_path: Path
) -> None:
    path = tmp_path / "backup.zip"
    with full.view() as view:
        back_up(view, path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["documents.jsonl"] += b'{"reading": null}\n'
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    other = open_store(name="other")
    with pytest.raises(DamagedInput):
        restore(other, PLAIN, path)
    with pytest.raises(StoreAbsent), other.view():
        pass


def not_at_first(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The engine, whose store does not answer when it is first looked into."""
    opened, away = engine.view, [StoreUnavailable("没有按时回答", "请稍后再试")]

    @contextlib.contextmanager
    def view() -> Iterator[View]:
        if away:
            raise away.pop()
        with opened() as held:
            yield held

    monkeypatch.setattr(engine, "view", view)
    return engine


def test_a_store_that_does_not_answer_is_not_taken_for_an_empty_one(
    full: Engine, open_store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "backup.zip"
    with open_store(name="other").writing():
        pass
    with full.view() as view:
        back_up(view, path)
        other = not_at_first(open_store(name="other"), monkeypatch)
        with pytest.raises(StoreUnavailable, match="没有按时回答"):
            restore(other, PLAIN, path)
        other = not_at_first(open_store(name="other"), monkeypatch)
        with pytest.raises(StoreUnavailable, match="没有按时回答"):
            copy(view, other, PLAIN)
    with other.view() as held:
        assert held.stats().versions == 0


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"store.json": "{}"},
        {"store.json": '{"format": 2}', "documents.jsonl": ""},
        {"store.json": '{"format": 1}', "documents.jsonl": "{}\n"},
        {"store.json": '{"format": 1}', "documents.jsonl": "not json"},
    ],
)
def test_what_is_no_backup_is_refused(open_store: OpenStore, tmp_path: Path, members: dict[str, str]) -> None:
    path = tmp_path / "backup.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    with pytest.raises(DamagedInput):
        restore(open_store(), PLAIN, path)


def test_a_backup_with_garbled_bytes_is_refused(full: Engine, open_store: OpenStore, tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    with full.view() as view:
        back_up(view, path)
    with zipfile.ZipFile(path) as archive:
        member = archive.getinfo("documents.jsonl")
    data = bytearray(path.read_bytes())
    place = member.header_offset + 30 + len(member.filename) + 20
    data[place : place + 40] = b"\xff" * 40
    path.write_bytes(bytes(data))
    with pytest.raises(DamagedInput, match=r"backup\.zip"):
        restore(open_store(name="other"), PLAIN, path)


def test_a_locked_backup_is_refused(full: Engine, open_store: OpenStore, tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    with full.view() as view:
        back_up(view, path)
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"PK\x05\x06"))
    data[place + 8] |= 1  # The flag of a member with a password.
    path.write_bytes(bytes(data))
    with pytest.raises(DamagedInput, match=r"backup\.zip"):
        restore(open_store(name="other"), PLAIN, path)
