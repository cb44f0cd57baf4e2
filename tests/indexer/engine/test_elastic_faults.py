"""What is wrong with a cluster is told in words: what it is, and what to do."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from corpus.errors import (
    StoreAbsent,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreOutdated,
    StoreReadOnly,
    StoreUnavailable,
)
from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine
from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.layout import Names, index_version
from indexer.engine.elastic.places import Places
from tests.elastic.server import call, remove_indices
from tests.indexer.engine.samples import PLAIN, PlainCarder, entry, reading

FULL = "index.blocks.read_only_allow_delete"
READ_ONLY = "index.blocks.read_only"


@pytest.fixture
def address(elastic_url: str) -> Iterator[Address]:
    """A store of one document on a cluster."""
    prefix = f"f{uuid4().hex[:12]}"
    address = Address((elastic_url,), prefix)
    engine = ElasticEngine(address, PLAIN)
    engine.write([entry(reading("d1"))])
    engine.close()
    yield address
    for block in (READ_ONLY, FULL, *(f"index.blocks.{what}" for what in ("write", "read", "metadata"))):
        settle(address, {block: None})
    remove_indices(elastic_url, prefix)


def settle(address: Address, settings: dict[str, object], index: str = "*") -> None:
    """Changes settings of the store's indices."""
    call(address.urls[0], f"/{address.prefix}-{index}/_settings", "PUT", settings)


def held(address: Address) -> int:
    """How many documents a new process finds."""
    engine = ElasticEngine(address, PLAIN)
    with engine.view() as view:
        count = view.stats().documents
    engine.close()
    return count


def write(address: Address, id_: str = "d2") -> None:
    """A new process writes a document."""
    engine = ElasticEngine(address, PLAIN)
    try:
        engine.write([entry(reading(id_))])
    finally:
        engine.close()


def told(kind: type[StoreError], words: str, does: Callable[[], object]) -> StoreError:
    """The error that this raises: of the kind, with these words and a remedy."""
    with pytest.raises(kind) as raised:
        does()
    assert words in raised.value.message
    assert raised.value.remedy
    return raised.value


@pytest.mark.parametrize(
    ("block", "kind", "words"),
    [
        (FULL, StoreFull, "磁盘将满"),
        (READ_ONLY, StoreReadOnly, "只读"),
        ("index.blocks.write", StoreReadOnly, "只读"),
    ],
)
def test_what_may_not_be_written_is_read_on(
    address: Address, block: str, kind: type[StoreError], words: str
) -> None:
    settle(address, {block: True})
    told(kind, words, lambda: write(address))
    assert held(address) == 1
    settle(address, {block: None})
    write(address)
    assert held(address) == 2


@pytest.mark.parametrize("block", [FULL, READ_ONLY])
def test_parts_alone_that_may_not_be_written_are_told_too(address: Address, block: str) -> None:
    """They come in bulks, whose answers are read line by line."""
    settle(address, {block: True}, "parts-*")
    told(StoreFull if block == FULL else StoreReadOnly, "只读", lambda: write(address))
    assert held(address) == 1


@pytest.mark.parametrize("block", ["index.blocks.read", "index.blocks.metadata"])
def test_what_may_not_be_read_is_told_so(address: Address, block: str) -> None:
    settle(address, {block: True})
    told(StoreUnavailable, "不许读取", lambda: held(address))
    told(StoreUnavailable, "不许读取", lambda: write(address))
    settle(address, {block: None})
    assert held(address) == 1


def test_check_names_what_may_not_be_read(address: Address) -> None:
    settle(address, {"index.blocks.read": True})
    engine = ElasticEngine(address, PLAIN)
    assert any("不能读取（设置 index.blocks.read" in problem for problem in engine.check())
    engine.close()


@pytest.mark.parametrize("which", ["documents-r1", "parts-*"])
def test_a_red_index_is_told_by_reads_and_by_check(address: Address, which: str) -> None:
    url = address.urls[0]
    (index,) = call(url, f"/{address.prefix}-{which}")
    made = call(url, f"/{index}")[index]
    call(url, f"/{index}", "DELETE")
    # No copy of its shard is anywhere, and none may be made.
    nowhere = {"index.routing.allocation.require._name": "nowhere"}
    body = {"mappings": made["mappings"], "aliases": made["aliases"], "settings": nowhere}
    call(url, f"/{index}?wait_for_active_shards=0", "PUT", body)
    told(StoreUnavailable, "红色", lambda: held(address))
    engine = ElasticEngine(address, PLAIN)
    found = engine.check()
    assert [problem for problem in found if "红色" in problem and index in problem], found
    engine.close()
    settle(address, {"index.routing.allocation.require._name": None}, which)
    call(url, f"/_cluster/health/{index}?wait_for_status=yellow&timeout=20s")
    held(address)


def test_a_yellow_index_is_told_by_check(address: Address) -> None:
    # Three copies cannot lie on fewer than four nodes.
    settle(address, {"index.auto_expand_replicas": "false", "index.number_of_replicas": 3}, "documents-r1")
    engine = ElasticEngine(address, PLAIN)
    found = engine.check()
    engine.close()
    assert [problem for problem in found if "黄色" in problem and "documents" in problem]
    assert held(address) == 1


def test_a_closed_index_is_told(address: Address) -> None:
    (index,) = call(address.urls[0], f"/{address.prefix}-parts-*")
    call(address.urls[0], f"/{index}/_close?wait_for_active_shards=0", "POST")
    assert f"/{index}/_open" in told(StoreUnavailable, "关闭", lambda: held(address)).remedy
    assert f"/{index}/_open" in told(StoreUnavailable, "关闭", lambda: write(address)).remedy


@pytest.mark.parametrize("name", ["parts", "documents"])
def test_an_alias_on_two_indices_is_told(address: Address, name: str) -> None:
    url, other = address.urls[0], f"{address.prefix}-{name}-other"
    alias = f"{address.prefix}-{name}"
    (index,) = call(url, f"/_alias/{alias}")
    body = call(url, f"/{index}")[index]["mappings"]
    call(url, f"/{other}", "PUT", {"mappings": body, "aliases": {alias: {}}})
    error = told(StoreDamaged, other, lambda: write(address))
    assert "别名" in error.message
    if name == "parts":
        told(StoreDamaged, other, lambda: held(address))


def test_an_index_of_another_dictionary_or_model_is_told(address: Address) -> None:
    later = PlainCarder(version="later")
    engine = ElasticEngine(address, later)

    def ask() -> None:
        with engine.view():
            pass

    error = told(StoreOutdated, "词库", ask)
    assert "zhize reindex" in error.remedy
    told(StoreOutdated, "词库", lambda: engine.write([entry(reading("d2"))]))
    engine.rebuild()
    ask()
    engine.close()


def test_a_record_of_another_program_is_told(address: Address) -> None:
    url, index = address.urls[0], f"{address.prefix}-documents-r1"
    call(url, f"/{index}/_mapping", "PUT", {"_meta": {"schema": 99}})
    error = told(StoreOutdated, "99", lambda: write(address))
    assert "index_prefix" in error.remedy


@pytest.mark.parametrize("name", ["documents", "known", "originals"])
def test_an_index_that_is_gone_is_no_fault_of_the_program(address: Address, name: str) -> None:
    engine = ElasticEngine(address, PLAIN)
    engine.write([entry(reading("d2"))])
    call(address.urls[0], f"/{address.prefix}-{name}-r1", "DELETE")

    def go_on() -> None:
        engine.write([entry(reading("d3"))])
        with engine.view() as view:
            view.known()

    told(StoreError, "", go_on)
    # What the cluster would make of it by itself would have fields of its own guessing.
    assert f"{address.prefix}-{name}" not in call(address.urls[0], f"/{address.prefix}-*")
    engine.close()


def drop_parts(address: Address) -> None:
    for index in call(address.urls[0], f"/{address.prefix}-parts-*"):
        call(address.urls[0], f"/{index}", "DELETE")


def test_a_store_that_lost_what_is_searched_is_not_one_that_was_never_made(address: Address) -> None:
    drop_parts(address)
    error = told(StoreDamaged, f"没有 {address.prefix}-parts", lambda: held(address))
    assert "zhize reindex" in error.remedy
    engine = ElasticEngine(address, PLAIN)
    engine.rebuild()
    assert engine.check() == []
    engine.close()
    assert held(address) == 1


def test_what_is_searched_is_never_made_anew_empty(address: Address) -> None:
    asking = ElasticEngine(address, PLAIN)
    with asking.view() as view:
        assert view.stats().documents == 1
    drop_parts(address)

    def ask() -> None:
        with asking.view() as view:
            view.documents()

    told(StoreDamaged, f"没有 {address.prefix}-parts", ask)
    error = told(StoreDamaged, f"没有 {address.prefix}-parts", lambda: write(address))
    assert "zhize reindex" in error.remedy
    assert call(address.urls[0], f"/{address.prefix}-parts-*") == {}
    asking.close()


def test_who_looked_at_a_damaged_index_sees_the_one_made_anew(address: Address) -> None:
    drop_parts(address)
    names = Names(address.prefix)
    places = Places(Cluster(address), names, index_version(PLAIN.version))
    places.create_parts(names.new_parts(places.version, 1), (names.parts,))
    asking, mending = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)
    with asking.view() as view:
        assert view.stats().cards == 0
    mending.rebuild()
    # Though nobody committed.
    with asking.view() as view:
        assert view.stats().cards > 0
    assert mending.check() == []
    mending.close()
    asking.close()


@pytest.mark.parametrize("name", ["attempts", "known", "rosters", "originals"])
def test_what_was_lost_beside_the_documents_is_made_anew_by_who_reindexes(
    address: Address, name: str
) -> None:
    call(address.urls[0], f"/{address.prefix}-{name}-r1", "DELETE")
    engine = ElasticEngine(address, PLAIN)
    for tried in (lambda: write(address), lambda: engine.remove("d1")):
        error = told(StoreDamaged, f"没有 {address.prefix}-{name}", tried)
        assert "zhize reindex" in error.remedy
    engine.rebuild()
    assert held(address) == 1
    assert [problem for problem in engine.check() if "原件" not in problem] == []
    engine.close()


@pytest.mark.parametrize("name", ["documents", "known", "parts"])
def test_an_alias_that_was_taken_off_is_told_with_its_index(address: Address, name: str) -> None:
    url, alias = address.urls[0], f"{address.prefix}-{name}"
    (index,) = call(url, f"/_alias/{alias}")
    call(url, f"/{index}/_alias/{alias}", "DELETE")
    engine = ElasticEngine(address, PLAIN)
    for tried in (lambda: held(address), lambda: write(address)):
        error = told(StoreDamaged, alias, tried)
        assert ("zhize reindex" if name == "parts" else "/_aliases") in error.remedy
    call(url, f"/{index}/_alias/{alias}", "PUT")
    write(address)
    assert engine.check() == []
    engine.close()


def test_going_back_leaves_no_claim_where_it_cannot(address: Address) -> None:
    engine = ElasticEngine(address, PLAIN)
    assert engine.rebuild()
    url, alias, other = address.urls[0], f"{address.prefix}-parts", f"{address.prefix}-other"
    call(url, f"/{other}", "PUT", {"aliases": {alias: {}}})
    told(StoreDamaged, other, engine.back)
    # None is the one before where two were in use.
    assert not engine.rebuild()
    call(url, f"/{other}", "DELETE")
    assert engine.check() == []
    engine.close()


def test_documents_that_were_lost_are_told_by_all(address: Address) -> None:
    call(address.urls[0], f"/{address.prefix}-documents-r1", "DELETE")
    engine = ElasticEngine(address, PLAIN)
    for tried in (
        lambda: held(address),
        lambda: write(address),
        lambda: engine.remove("d1"),
        engine.rebuild,
    ):
        told(StoreDamaged, f"没有 {address.prefix}-documents", tried)
    engine.close()


def test_where_no_store_is_yet_that_is_told(elastic_url: str) -> None:
    nothing = Address((elastic_url,), f"f{uuid4().hex[:12]}")
    told(StoreAbsent, "还没有库", lambda: held(nothing))
    engine = ElasticEngine(nothing, PLAIN)
    told(StoreAbsent, "还没有库", engine.check)
    told(StoreAbsent, "还没有库", engine.rebuild)
    assert engine.remove("d1") is False
    assert call(elastic_url, f"/{nothing.prefix}-*") == {}
    engine.close()


def test_a_path_at_which_nothing_answers_is_told(elastic_url: str) -> None:
    elsewhere = Address((f"{elastic_url}/es",), f"f{uuid4().hex[:12]}")
    told(StoreUnavailable, "这个路径下不应答", lambda: held(elsewhere))


def test_an_original_that_was_lost_is_put_back_by_reading_the_file_again(address: Address) -> None:
    engine = ElasticEngine(address, PLAIN)
    index = f"/{address.prefix}-originals"
    call(address.urls[0], f"{index}/_refresh", "POST")
    for hit in call(address.urls[0], f"{index}/_search")["hits"]["hits"]:
        call(address.urls[0], f"{index}-r1/_doc/{hit['_id']}?refresh=true", "DELETE")
    with engine.view() as view:
        told(StoreDamaged, "原件不完整", lambda: view.original("d1"))
    assert len(engine.check()) == 1
    assert [written.change for written in engine.write([entry(reading("d1"))])] == ["unchanged"]
    assert engine.check() == []
    engine.close()
