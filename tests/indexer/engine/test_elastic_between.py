"""What another process does between two requests: nothing is lost, left over or told wrong by it."""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest

from corpus.errors import StoreBusy
from corpus.model import Clause
from indexer.engine import Address
from indexer.engine.archive import back_up, restore
from indexer.engine.elastic import ElasticEngine, claim, reindexing, snapshots
from indexer.engine.elastic.entries import MARK
from tests.elastic.deeds import FIRST, NEW, SECOND, SWITCH, text
from tests.elastic.leftovers import amiss, problems
from tests.elastic.server import call, remove_indices
from tests.elastic.steps import Steps, once_at
from tests.indexer.engine.samples import PLAIN


@pytest.fixture
def address(elastic_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Address]:
    monkeypatch.setattr(reindexing, "_WAIT_SECONDS", 0.5)
    monkeypatch.setattr(snapshots, "_AWAKE_SECONDS", -1)
    prefix = f"b{uuid4().hex[:10]}"
    yield Address((elastic_url,), prefix)
    remove_indices(elastic_url, prefix)


def nothing_is_amiss(address: Address) -> list[str]:
    """The documents listed, of a store in which nothing is missing or left over."""
    engine = ElasticEngine(address, PLAIN, left_seconds=-1)
    with engine.writing():
        pass
    assert (amiss(address.urls[0], address.prefix), problems(engine)) == ([], [])
    with engine.view() as view:
        page = view.documents(size=200)
    engine.close()
    assert page.total == len(page.items)
    return sorted(document.id for document in page.items)


def test_who_sleeps_right_before_the_switch_leaves_no_index_that_lacks_something(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, other = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)
    engine.write([text("x", FIRST)])
    slept = list[str]()

    def before(_: int, request: str) -> None:
        if request == SWITCH and not slept:
            slept.append(request)
            other.write([text("y", FIRST)])
            with monkeypatch.context() as silent:
                silent.setattr(claim, "_SILENT_SWITCHING", -1)
                late = ElasticEngine(address, PLAIN)
                late.write([text("z", FIRST)])
                late.close()

    Steps(engine, before)
    with suppress(StoreBusy):
        # Somebody else does it.
        engine.rebuild()
    assert slept
    assert nothing_is_amiss(address) == ["x", "y", "z"]
    engine.close()
    other.close()


def test_who_is_cut_off_at_its_switch_leaves_it_to_whoever_comes_next(address: Address) -> None:
    engine = ElasticEngine(address, PLAIN)
    engine.write([text("x", FIRST)])

    def before(_: int, request: str) -> None:
        if request == SWITCH:
            # The request is on its way: nobody can tell whether it will be done.
            raise KeyboardInterrupt

    Steps(engine, before)
    with suppress(KeyboardInterrupt):
        engine.rebuild()
    engine.close()
    indices = call(address.urls[0], f"/_cat/indices/{address.prefix}-parts-*?format=json")
    assert len(indices) == 2
    other = ElasticEngine(address, PLAIN, left_seconds=-1)
    other.write([text("y", FIRST)])
    (used,) = call(address.urls[0], f"/_alias/{address.prefix}-parts")
    assert used.endswith("000002")
    other.close()
    assert nothing_is_amiss(address) == ["x", "y"]


def test_who_makes_an_index_slowly_is_left_at_work(address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = ElasticEngine(address, PLAIN)
    engine.write([text(f"x{number}", FIRST) for number in range(30)])
    came = list[str]()

    def before(_: int, request: str) -> None:
        if request.endswith("_bulk") and len(came) < 3:
            came.append(request)
            with monkeypatch.context() as silent:
                silent.setattr(claim, "_SILENT_SECONDS", -1)
                late = ElasticEngine(address, PLAIN, left_seconds=-1)
                late.write([text("y", FIRST)])
                late.close()

    Steps(engine, before)
    assert engine.rebuild()
    assert len(came) == 3
    engine.close()
    assert len(nothing_is_amiss(address)) == 31


def test_the_original_of_what_is_removed_meanwhile_is_not_put_back(address: Address) -> None:
    engine, other = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)
    engine.write([text("x", FIRST)])
    removed = list[bool]()

    def before(_: int, request: str) -> None:
        if "originals" in request and request.endswith("_mget") and not removed:
            removed.append(other.remove("x"))

    Steps(engine, before)
    engine.write([text("x", FIRST)])
    assert removed == [True]
    assert nothing_is_amiss(address) == []
    engine.close()
    other.close()


def test_a_backup_of_what_is_written_meanwhile_can_be_restored(address: Address, tmp_path: Path) -> None:
    engine, other = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)
    engine.write([text("x", FIRST), text("y", SECOND)])
    asked = []

    def before(_: int, request: str) -> None:
        if "originals" in request:
            asked.append(request)
            if len(asked) == 2:
                other.write([text("y", NEW)])

    Steps(engine, before)
    with engine.view() as view:
        count = back_up(view, tmp_path / "store.zip")
    assert len(asked) >= 2
    restored = ElasticEngine(Address(address.urls, f"{address.prefix}-restored"), PLAIN)
    assert restore(restored, PLAIN, tmp_path / "store.zip") == count
    for each in (engine, other, restored):
        each.close()


@pytest.mark.parametrize("is_held", [False, True])
def test_two_who_write_one_document_leave_nothing_over_whenever_the_other_comes(
    address: Address, is_held: bool
) -> None:
    other = ElasticEngine(address, PLAIN)
    other.write([text("x", FIRST)])
    for step in count():
        id_ = f"d{step}"
        if is_held:
            other.write([text(id_, FIRST)])
        engine = ElasticEngine(address, PLAIN)
        engine.write([text("x", FIRST)])
        steps = Steps(engine, once_at(step, partial(write_anew, other, id_)))
        engine.write([text(id_, SECOND)])
        engine.close()
        if len(steps.sent) <= step:
            break
    assert step > len(("note", "parts", "original", "commit", "end"))
    other.close()
    assert nothing_is_amiss(address) == sorted(["x", *(f"d{number}" for number in range(step + 1))])


def write_anew(engine: ElasticEngine, id_: str) -> None:
    engine.write([text(id_, NEW)])


def test_a_switch_between_two_writers_of_one_document_leaves_no_parts(address: Address) -> None:
    engine, other = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)
    other.write([text("x", FIRST)])
    sent = []

    def before(_: int, request: str) -> None:
        if request.endswith("_bulk"):
            sent.append(request)
            # The note, the parts, the original: next comes the commit.
            if len(sent) == 4:
                other.write([text("d", FIRST)])
                other.rebuild()

    Steps(engine, before)
    engine.write([text("d", FIRST)])
    other.back()
    assert nothing_is_amiss(address) == ["d", "x"]
    engine.close()
    other.close()


def test_a_commit_behind_which_a_later_one_is_seen_already_is_marked(address: Address) -> None:
    engine, other = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)
    other.write([text("x", FIRST)])
    sent = []

    def before(_: int, request: str) -> None:
        if request.endswith("_bulk"):
            sent.append(request)
        elif request == f"POST /{address.prefix}-documents/_search" and len(sent) == 4:
            # The commit is done; before it is looked what can be found by now, another one is.
            sent.append(request)
            other.write([text("y", FIRST)])

    Steps(engine, before)
    engine.write([text("d", FIRST)])
    assert len(sent) > 4
    held = call(address.urls[0], f"/{address.prefix}-documents/_search?size=100&seq_no_primary_term=true")
    numbers = {hit["_id"]: hit["_seq_no"] for hit in held["hits"]["hits"]}
    assert numbers["d"] < numbers["y"] < numbers[MARK]
    assert nothing_is_amiss(address) == ["d", "x", "y"]
    engine.close()
    other.close()


def test_who_commits_long_after_a_switch_is_seen_whole(address: Address) -> None:
    engine, other = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)
    other.write([text("x", FIRST)])
    sent, seen = list[str](), list[set[str]]()

    def before(_: int, request: str) -> None:
        if request.endswith("_bulk"):
            sent.append(request)
            if len(sent) == 4:
                # Who makes the index waits for the commit that comes next, but not for ever.
                other.rebuild()
        elif len(sent) == 4 and not seen:
            with other.view() as view:
                assert view.document("d")
                seen.append(set(view.records(["d-c1", "d-c2"])))

    Steps(engine, before)
    engine.write([text("d", FIRST, SECOND)])
    assert seen == [{"d-c1", "d-c2"}]
    assert nothing_is_amiss(address) == ["d", "x"]
    engine.close()
    other.close()


def test_who_makes_an_index_says_when_more_is_written_than_it_can_make(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reindexing, "_FEW", 0)
    engine, other = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)
    other.write([text("x", FIRST)])
    written = ["x"]

    def before(_: int, request: str) -> None:
        if request.endswith("_stats/store"):
            written.append(f"y{len(written):02}")
            other.write([text(written[-1], FIRST)])

    Steps(engine, before)
    with pytest.raises(StoreBusy) as error:
        engine.rebuild()
    assert error.value.remedy
    assert nothing_is_amiss(address) == written
    engine.close()
    other.close()


def test_a_known_question_is_not_answered_by_what_its_record_has_come_to_say(address: Address) -> None:
    engine, other = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)
    engine.write([text("p", FIRST, SECOND)])
    engine.add_known("甲归谁", "p-c1")
    seen = list[tuple[str, bool]]()

    def before(_: int, request: str) -> None:
        if f"{address.prefix}-known" in request and not seen:
            with other.view() as view:
                (known,) = view.known()
                record = view.records([known.record_id])[known.record_id]
                assert isinstance(record, Clause)
                seen.append((record.text, known.held))

    Steps(engine, before)
    # It is committed, and nobody has led the question on yet.
    engine.write([text("p", NEW, FIRST, SECOND)])
    assert seen == [(NEW, False)]
    with other.view() as view:
        (known,) = view.known()
    assert (known.record_id, known.held) == ("p-c2", True)
    assert nothing_is_amiss(address) == ["p"]
    engine.close()
    other.close()


def test_the_bytes_of_a_document_whose_id_begins_as_another_are_left_alone(address: Address) -> None:
    engine = ElasticEngine(address, PLAIN)
    engine.write([text("p", FIRST), text("p.q", SECOND)])
    engine.write([text("p", SECOND)])
    with engine.view() as view:
        original = view.original("p.q")
    assert original
    assert original.data
    assert nothing_is_amiss(address) == ["p", "p.q"]
    engine.close()
