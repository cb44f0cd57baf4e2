"""A document that the cluster refuses for what it holds is left out alone, named, and leaves nothing behind."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from corpus.errors import RefusedInput
from corpus.model import Reading
from crawler.readers import Limits
from crawler.readers.worker import ReaderPool
from indexer.engine import Address, open_engine
from indexer.engine.copying import copy
from indexer.engine.elastic import ElasticEngine
from indexer.engine.values import Card, PartlyWritten
from search_api.cli.ingestion import ingest_bytes
from search_api.cli.taking import take_file
from tests.elastic.leftovers import amiss
from tests.elastic.server import call, remove_indices
from tests.indexer.engine.samples import PLAIN, PlainCarder, entry, reading

# What an index takes as one term ends at 32,766 bytes; our own indices do not index longer ones.
LONG = "局" * 20_000


class TooLong(PlainCarder):
    """Cards of which those of the second place are issued by what no index takes."""

    def words(self, reading: Reading) -> tuple[Card, ...]:
        issuers = (LONG,) if "乙" in reading.document.title else ()
        return tuple(msgspec.structs.replace(card, issuers=issuers) for card in super().words(reading))


@pytest.fixture
def address(elastic_url: str) -> Iterator[Address]:
    """A store of one document."""
    prefix = f"f{uuid4().hex[:12]}"
    address = Address((elastic_url,), prefix)
    engine = ElasticEngine(address, PLAIN)
    engine.write([entry(reading("held"))])
    engine.close()
    yield address
    remove_indices(elastic_url, prefix)


def limit(address: Address, index: str, field: str) -> None:
    """From now on an index refuses what has a value in this field that is too long for a term."""
    body = {"properties": {field: {"type": "keyword", "ignore_above": 100_000}}}
    call(address.urls[0], f"/{address.prefix}-{index}/_mapping", "PUT", body)


@pytest.mark.parametrize(("index", "field"), [("parts-*", "issuers"), ("documents*", "title_keys")])
@pytest.mark.parametrize("of_what_is_held", [False, True])
def test_all_others_are_written(address: Address, index: str, field: str, of_what_is_held: bool) -> None:
    limit(address, index, field)
    id_ = "held" if of_what_is_held else "long"
    long = entry(reading(id_, title=LONG, issuers=(LONG,)))
    engine = ElasticEngine(address, PLAIN)
    with pytest.raises(PartlyWritten, match="集群不收这份文件的内容") as raised:
        engine.write([entry(reading("a")), long, entry(reading("b"))])
    assert {place: type(why) for place, why in raised.value.refused.items()} == {1: RefusedInput}
    assert {place: told.change for place, told in raised.value.written.items()} == {0: "new", 2: "new"}
    with engine.view() as view:
        assert {document.id for document in view.documents().items} == {"held", "a", "b"}
        held = view.document("held")
        assert held is not None
        assert held.document.title == reading("held").document.title
        assert len(view.versions("held")) == 1
    assert engine.check() == []
    engine.close()
    assert amiss(address.urls[0], address.prefix) == []


def test_ingest_names_the_file_and_takes_the_rest(address: Address) -> None:
    limit(address, "parts-*", "issuers")
    engine = ElasticEngine(address, PLAIN)
    files = [(f"{name}.txt", f"关于{name}地防汛工作的通知\n\n一、疏通河道。\n".encode()) for name in "甲乙丙"]
    with ReaderPool(1, Limits(), then=take_file) as pool:
        told = ingest_bytes(engine, pool, files, TooLong())
    (failed,) = told.failed
    assert (failed.name, failed.kind) == ("乙.txt", "RefusedInput")
    assert "集群不收这份文件的内容" in failed.message
    assert [document.name for document in told.documents] == ["甲.txt", "丙.txt"]
    assert told.new == 2
    engine.close()


def test_a_copy_goes_on_and_tells_at_the_end(address: Address, tmp_path: Path) -> None:
    source = open_engine(tmp_path / "store", PLAIN)
    source.write([entry(reading("a")), entry(reading("long", title=LONG)), entry(reading("b"))])
    source.add_known("谁疏通", "b-c1")
    limit(address, "documents*", "title_keys")
    engine = ElasticEngine(address, PLAIN)
    with source.view() as view, pytest.raises(PartlyWritten, match="1 份文件没有收下"):
        copy(view, engine, PLAIN)
    with engine.view() as view:
        assert {document.id for document in view.documents().items} == {"held", "a", "b"}
        assert [known.question for known in view.known()] == ["谁疏通"]
    engine.close()
    source.close()
