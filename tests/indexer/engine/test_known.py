"""Known questions: kept once, forgotten by id, carried by backup, restore and copy."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from corpus.errors import NotFound
from corpus.model import Task
from indexer.engine import Engine
from indexer.engine.archive import back_up, restore
from indexer.engine.copying import copy
from indexer.engine.values import Known
from tests.indexer.engine.conftest import OpenStore
from tests.indexer.engine.samples import PLAIN, Work, entry, reading

DAY = date(2025, 3, 1)


@pytest.fixture
def held(open_store: OpenStore) -> Engine:
    """A store of one document with a task."""
    engine = open_store(today=lambda: DAY)
    engine.write([entry(reading("a", tasks=(Work("清淤", lead=("水务局",)),)))])
    return engine


def known(engine: Engine) -> list[Known]:
    with engine.view() as view:
        return view.known()


def test_a_question_is_kept_once_with_its_record_and_day(held: Engine, open_store: OpenStore) -> None:
    first = held.add_known("河道归谁清淤", "a-t1")
    assert (first.question, first.record_id, first.on) == ("河道归谁清淤", "a-t1", DAY)
    later = open_store(today=lambda: date(2026, 1, 1))
    assert later.add_known(" 河道归谁清淤 ", "a-t1") == first
    second = later.add_known("河道归谁清淤", "a")
    assert second.id != first.id
    assert known(held) == [first, second]


def test_only_what_is_held_answers(held: Engine) -> None:
    with pytest.raises(NotFound) as error:
        held.add_known("河道归谁清淤", "a-t9")
    assert error.value.remedy
    assert known(held) == []


def test_a_question_is_forgotten_by_its_id(held: Engine) -> None:
    kept = held.add_known("河道归谁清淤", "a-t1")
    assert held.remove_known(kept.id)
    assert not held.remove_known(kept.id)
    assert known(held) == []


def test_its_version_tells_every_change_and_nothing_else(held: Engine, open_store: OpenStore) -> None:
    def version(engine: Engine) -> str:
        with engine.view() as view:
            return view.known_version()

    none = version(held)
    first = held.add_known("河道归谁清淤", "a-t1")
    one = version(held)
    held.write([entry(reading("b"))])
    held.add_known("河道归谁清淤", "a-t1")
    assert version(held) == one
    held.remove_known(first.id)
    held.add_known("河道归谁清淤", "a")
    other = open_store(name="other")
    other.write([entry(reading("a"))])
    other.add_known("河道由谁清淤", "a")
    assert len({none, one, version(held), version(other)}) == 4


def test_it_outlives_its_record_and_a_rebuild(held: Engine) -> None:
    kept = held.add_known("河道归谁清淤", "a-t1")
    held.rebuild()
    assert known(held) == [kept]
    held.remove("a")
    assert known(held) == [msgspec.structs.replace(kept, held=False)]


def test_it_goes_where_the_text_goes_that_answers_it(held: Engine) -> None:
    kept = held.add_known("河道归谁清淤", "a-t1")

    def led(*tasks: str) -> tuple[str, bool, bool]:
        with held.view() as view:
            before = view.known_version()
        held.write([entry(reading("a", tasks=tuple(Work(task, lead=("水务局",)) for task in tasks)))])
        with held.view() as view:
            (now,) = view.known()
            return now.record_id, now.held, view.known_version() != before

    assert led("除草", "清淤") == ("a-t2", True, True)
    assert led("种树", "清淤") == ("a-t2", True, False)
    assert led("除草", "种树") == ("a-t2", False, True)
    # Confirmed again it is the same question, and what bears its former id is another.
    assert led("清淤") == ("a-t1", True, True)
    assert held.add_known("河道归谁清淤", "a-t1") == kept


def test_a_view_never_leads_to_what_it_holds_otherwise(held: Engine, open_store: OpenStore) -> None:
    held.add_known("河道归谁清淤", "a-t1")
    for tasks in (("除草", "清淤"), ("清淤", "除草")):
        with held.view() as view:
            works = tuple(Work(task, lead=("水务局",)) for task in tasks)
            open_store().write([entry(reading("a", tasks=works))])
            (now,) = view.known()
            record = view.records([now.record_id]).get(now.record_id)
            assert not now.held or (isinstance(record, Task) and "清淤" in record.text)
    (now,) = known(held)
    assert (now.record_id, now.held) == ("a-t1", True)


def test_a_copy_confirms_what_was_confirmed_alone(held: Engine, open_store: OpenStore) -> None:
    copies = {}
    for name, tasks in (("moved", ("除草", "清淤")), ("lacking", ("除草", "种树"))):
        copies[name] = other = open_store(name=name)
        with held.view() as view:
            copy(view, other, PLAIN)
        other.write([entry(reading("a", tasks=tuple(Work(task, lead=("水务局",)) for task in tasks)))])
    held.add_known("河道归谁清淤", "a-t1")
    for other in copies.values():
        with held.view() as view:
            copy(view, other, PLAIN)
    assert [(one.record_id, one.held) for one in known(copies["moved"])] == [("a-t2", True)]
    assert known(copies["lacking"]) == []


def test_backup_and_copy_carry_what_still_has_its_record(
    held: Engine, open_store: OpenStore, tmp_path: Path
) -> None:
    kept = held.add_known("河道归谁清淤", "a-t1")
    held.write([entry(reading("gone"))])
    held.add_known("这份文件还在吗", "gone")
    held.remove("gone")
    with held.view() as view:
        back_up(view, tmp_path / "backup.zip")
        copied = open_store(name="copied")
        copy(view, copied, PLAIN)
        copy(view, copied, PLAIN)
    restored = open_store(name="restored")
    restore(restored, PLAIN, tmp_path / "backup.zip")
    assert known(copied) == known(restored) == [kept]
