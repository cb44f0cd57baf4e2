"""What becomes of documents that are written, changed, removed."""

from datetime import date

import msgspec
import pytest

from corpus.errors import StoreOutdated, StoreUnavailable
from corpus.model import Citation, Fetched
from indexer.engine import Engine
from indexer.engine.values import Filter, Leg, Probe
from tests.indexer.engine.conftest import OpenStore
from tests.indexer.engine.samples import PlainCarder, Work, entry, reading

TODAY, TOMORROW = date(2025, 1, 1), date(2025, 1, 2)


def found(engine: Engine, *words: str) -> list[str]:
    """The ids of the cards that hold any of the words, in order of id."""
    leg = Leg(name="words", tokens=tuple((word, 1.0) for word in words), fields=(("body", 1.0),))
    with engine.view() as view:
        return sorted(match.id for match in view.search(Probe(legs=(leg,))).legs["words"])


def changes(engine: Engine, *entries: object) -> list[str]:
    return [written.change for written in engine.write(entries)]  # type: ignore[arg-type]


def test_a_store_that_is_not_there_says_what_to_do(open_store: OpenStore) -> None:
    with pytest.raises(StoreUnavailable, match="zhize ingest"), open_store().view():
        pass


def test_a_written_document_can_be_read_and_found(engine: Engine) -> None:
    held = reading("a", clauses=("疏通河道。",), tasks=(Work("清淤", lead=("水务局",)),))
    assert changes(engine, entry(held)) == ["new"]
    with engine.view() as view:
        assert view.document("a") is not None
        assert view.records(["a", "a-c1", "a-t1", "nothing"]) == {
            "a": held.document,
            "a-c1": held.clauses[0],
            "a-t1": held.tasks[0],
        }
        original = view.original("a")
        assert original is not None
        assert (original.data, original.name, original.media_type) == (
            held.text.encode(),
            "a.txt",
            "text/plain",
        )
    assert found(engine, "淤") == ["a-t1"]


def test_a_reading_comes_back_whole(engine: Engine) -> None:
    held = reading("a", tasks=(Work("清淤", lead=("水务局",), due=date(2024, 6, 30)),))
    engine.write([entry(held)])
    with engine.view() as view:
        back = view.document("a")
    assert back is not None
    assert (back.text, back.clauses, back.tasks) == (held.text, held.clauses, held.tasks)


def test_again_is_harmless(engine: Engine) -> None:
    held = entry(reading("a"))
    engine.write([held])
    with engine.view() as view:
        before = view.change
    assert changes(engine, held) == ["unchanged"]
    with engine.view() as view:
        assert view.change == before


def test_another_day_of_fetching_is_no_change(engine: Engine) -> None:
    for day, expected in ((TODAY, "new"), (TOMORROW, "unchanged")):
        sources = (Fetched(url="https://example.org/a", fetched_on=day),)
        assert changes(engine, entry(reading("a", sources=sources), original=b"page")) == [expected]


def test_another_address_is_added_to_those_known(engine: Engine) -> None:
    for url in ("https://example.org/a", "https://example.org/b"):
        sources = (Fetched(url=url, fetched_on=TODAY),)
        engine.write([entry(reading("a", sources=sources), original=b"page")])
    with engine.view() as view:
        (document,) = view.records(["a"]).values()
    assert {source.url for source in document.sources} == {"https://example.org/a", "https://example.org/b"}  # type: ignore[union-attr]


def test_changed_content_becomes_a_new_version_and_the_older_is_kept(open_store: OpenStore) -> None:
    open_store(today=lambda: TODAY).write([entry(reading("a", clauses=("疏通河道。",)))])
    engine = open_store(today=lambda: TOMORROW)
    assert changes(engine, entry(reading("a", clauses=("加固堤防。",)))) == ["changed"]
    with engine.view() as view:
        new, old = view.versions("a")
        assert (new.on, old.on) == (TOMORROW, TODAY)
        now, then = view.document("a"), view.document("a", old.id)
        assert now is not None
        assert then is not None
        assert now == view.document("a", new.id)
        assert now.document.versions == (new, old)
        assert (now.clauses[0].text, then.clauses[0].text) == ("加固堤防。", "疏通河道。")
        original = view.original("a", old.id)
        assert original is not None
        assert "疏通河道".encode() in original.data
        assert view.stats().documents == 1
        assert view.stats().versions == 2
    assert found(engine, "疏") == []
    assert found(engine, "堤") == ["a-c1"]


def test_the_same_bytes_read_better_are_no_new_version(engine: Engine) -> None:
    engine.write([entry(reading("a", clauses=("疏通可道。",)), original=b"bytes")])
    assert changes(engine, entry(reading("a", clauses=("疏通河道。",)), original=b"bytes")) == ["refreshed"]
    with engine.view() as view:
        assert len(view.versions("a")) == 1
    assert found(engine, "可") == []
    assert found(engine, "河") == ["a-c1"]


def test_a_text_that_returns_is_shown_as_it_was(engine: Engine) -> None:
    first, second = (
        entry(reading("a", clauses=("疏通河道。",))),
        entry(reading("a", clauses=("加固堤防。",))),
    )
    assert [*changes(engine, first), *changes(engine, second), *changes(engine, first)] == [
        "new",
        "changed",
        "changed",
    ]
    with engine.view() as view:
        versions = view.versions("a")
        assert len(versions) == 3
        assert versions[0].id == versions[2].id != versions[1].id
        current = view.document("a")
        assert current is not None
        assert current.clauses[0].text == "疏通河道。"


def test_one_document_twice_in_one_write_counts_as_last_given(engine: Engine) -> None:
    first, second = (
        entry(reading("a", clauses=("疏通河道。",))),
        entry(reading("a", clauses=("加固堤防。",))),
    )
    assert changes(engine, first, second) == ["new", "changed"]
    assert found(engine, "疏") == []
    assert found(engine, "堤") == ["a-c1"]
    assert engine.check() == []


def test_removal_takes_everything_with_it(engine: Engine) -> None:
    engine.write([entry(reading("a", clauses=("疏通河道。",)))])
    engine.write([entry(reading("a", clauses=("加固堤防。",)))])
    engine.write([entry(reading("annex", parent_id="a")), entry(reading("b"))])
    assert engine.remove("a")
    assert not engine.remove("a")
    with engine.view() as view:
        for id_ in ("a", "annex"):
            assert view.document(id_) is None
            assert view.versions(id_) == ()
            assert view.original(id_) is None
        assert view.records(["a", "a-c1", "annex", "b"]).keys() == {"b"}
        assert (view.stats().documents, view.stats().versions) == (1, 1)
    assert found(engine, "堤", "疏", "值") == ["b-c1"]


def test_two_documents_that_say_each_belongs_to_the_other_are_removed(engine: Engine) -> None:
    engine.write(
        [entry(reading("a", parent_id="b")), entry(reading("b", parent_id="a")), entry(reading("c"))]
    )
    assert engine.remove("a")
    with engine.view() as view:
        assert [document.id for document in view.documents().items] == ["c"]
    assert engine.check() == []


def test_a_removed_document_may_come_back(engine: Engine) -> None:
    held = entry(reading("a"))
    engine.write([held])
    engine.remove("a")
    assert changes(engine, held) == ["new"]
    with engine.view() as view:
        assert len(view.versions("a")) == 1


def test_a_failed_write_leaves_nothing(engine: Engine) -> None:
    def entries() -> object:
        yield entry(reading("a"))
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError):
        changes(engine, *entries())  # type: ignore[misc]
    with pytest.raises(RuntimeError):
        engine.write(entries())  # type: ignore[arg-type]
    with engine.view() as view:
        assert view.document("a") is None
    engine.write([entry(reading("b"))])
    assert found(engine, "值") == ["b-c1"]


def test_a_card_must_belong_to_a_record(engine: Engine) -> None:
    stray = entry(reading("a"))
    with pytest.raises(ValueError, match="no record"):
        engine.write([msgspec.structs.replace(stray, cards=entry(reading("b")).cards)])


def test_a_view_stays_what_it_was(engine: Engine) -> None:
    engine.write([entry(reading("a", clauses=("疏通河道。",)))])
    with engine.view() as view:
        before = view.document("a")
        engine.write([entry(reading("a", clauses=("加固堤防。",))), entry(reading("b"))])
        engine.remove("a")
        assert view.document("a") == before
        assert view.document("b") is None
        leg = Leg(name="words", tokens=(("疏", 1.0), ("堤", 1.0)), fields=(("body", 1.0),))
        assert [match.id for match in view.search(Probe(legs=(leg,))).legs["words"]] == ["a-c1"]
        assert view.records(["a-c1"])["a-c1"].text == "疏通河道。"
        assert view.documents().total == 1
    with engine.view() as view:
        assert view.document("a") is None


def test_what_was_read_at_one_change_is_not_told_at_another(engine: Engine) -> None:
    said = {}
    for number, text in enumerate(("疏通河道。", "疏浚河道。", "修整河道。")):
        engine.write([entry(reading("a", clauses=(text,)))])
        with engine.view() as before, engine.view() as again:
            assert before.records(["a-c1"]) == again.records(["a-c1"])
            said[number] = getattr(before.records(["a-c1"])["a-c1"], "text", None)
            engine.write([entry(reading("a", clauses=("清理河岸。",)))])
            with engine.view() as after:
                assert getattr(after.records(["a-c1"])["a-c1"], "text", None) == "清理河岸。"
            assert getattr(before.records(["a-c1"])["a-c1"], "text", None) == text
        engine.remove("a")
        with engine.view() as view:
            assert view.records(["a-c1"]) == {}
    assert list(said.values()) == ["疏通河道。", "疏浚河道。", "修整河道。"]


def test_several_writes_in_one_place(engine: Engine) -> None:
    with engine.writing():
        engine.write([entry(reading("a"))])
        engine.write([entry(reading("b"))])
        with engine.view() as view:
            assert view.documents().total == 2


def test_a_store_is_there_for_the_next_program(open_store: OpenStore) -> None:
    open_store().write([entry(reading("a"))])
    with open_store().view() as view:
        assert view.document("a") is not None


def test_another_carder_must_reindex(open_store: OpenStore) -> None:
    open_store().write([entry(reading("a"))])
    newer = open_store(PlainCarder(version="plain-2"))
    with pytest.raises(StoreOutdated, match="zhize reindex"), newer.view():
        pass
    with pytest.raises(StoreOutdated, match="zhize reindex"):
        newer.write([entry(reading("b"))])
    newer.rebuild()
    newer.write([entry(reading("b"))])
    with newer.view() as view:
        assert [document.id for document in view.documents(Filter()).items] != []
        assert view.stats().version == "plain-2"
    with pytest.raises(StoreOutdated), open_store().view():
        pass


def test_back_returns_to_the_index_before_with_what_came_since(open_store: OpenStore) -> None:
    older, newer = open_store(), open_store(PlainCarder(version="plain-2"))
    older.write([entry(reading("a")), entry(reading("b"))])
    newer.rebuild()
    newer.write([entry(reading("c"))])
    newer.remove("a")
    older.back()
    assert found(older, "值") == ["b-c1", "c-c1"]
    assert older.check() == []


def test_a_value_longer_than_an_index_takes_is_no_fault_of_the_document(engine: Engine) -> None:
    """It may not be found by that value; it is kept whole, and so are its neighbours."""
    long = reading(
        "long",
        title="长" * 20_000,
        number="号" * 20_000,
        issuers=("局" * 20_000,),
        region="省" * 20_000,
        tasks=(Work("清淤", lead=("处" * 20_000,)),),
        citations=(Citation(printed="《长》", start=0, end=3, kind="document", title="名" * 20_000),),
    )
    assert [w.change for w in engine.write([entry(reading("a")), entry(long), entry(reading("b"))])] == [
        "new"
    ] * 3
    with engine.view() as view:
        held = view.document("long")
        assert held is not None
        assert msgspec.structs.replace(held.document, versions=()) == long.document
        assert held.clauses == long.clauses
        assert {document.id for document in view.documents().items} == {"a", "b", "long"}
        assert view.records(["long-c1"])["long-c1"] == long.clauses[0]
    assert engine.check() == []
    assert engine.remove("long")
    assert engine.check() == []
