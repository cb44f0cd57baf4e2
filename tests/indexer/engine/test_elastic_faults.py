"""What is wrong with a cluster is told in words: what it is, and what to do."""

import http.server
import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest

from corpus.errors import (
    BadRequest,
    StoreAbsent,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreOutdated,
    StoreReadOnly,
    StoreUnavailable,
)
from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine, away, cluster
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
    for block in (READ_ONLY, FULL, "index.blocks.write"):
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
    told(StoreUnavailable, "关闭", lambda: held(address))
    told(StoreUnavailable, "关闭", lambda: write(address))


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


def test_a_store_that_lost_what_is_searched_is_not_one_that_was_never_made(address: Address) -> None:
    for index in call(address.urls[0], f"/{address.prefix}-parts-*"):
        call(address.urls[0], f"/{index}", "DELETE")
    error = told(StoreDamaged, f"没有 {address.prefix}-parts", lambda: held(address))
    assert "zhize reindex" in error.remedy
    engine = ElasticEngine(address, PLAIN)
    engine.rebuild()
    assert engine.check() == []
    engine.close()
    assert held(address) == 1


def test_where_no_store_is_yet_that_is_told(elastic_url: str) -> None:
    nothing = Address((elastic_url,), f"f{uuid4().hex[:12]}")
    told(StoreAbsent, "还没有库", lambda: held(nothing))
    engine = ElasticEngine(nothing, PLAIN)
    told(StoreAbsent, "还没有库", engine.check)
    told(StoreAbsent, "还没有库", engine.rebuild)
    assert engine.remove("d1") is False
    assert call(elastic_url, f"/{nothing.prefix}-*") == {}
    engine.close()


def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
    return port


def test_where_nobody_listens_reads_and_writes_fail() -> None:
    away = Address(tuple(f"http://127.0.0.1:{closed_port()}" for _ in range(3)))
    told(StoreUnavailable, "连不上", lambda: held(away))
    told(StoreUnavailable, "连不上", lambda: write(away))


def test_where_nobody_answers_the_first_contact_ends() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        silent = Address((f"http://127.0.0.1:{door.getsockname()[1]}",))
        told(StoreUnavailable, "没有按时回答", lambda: write(silent))


class _Answering(http.server.BaseHTTPRequestHandler):
    """Answers every request alike."""

    status = 200
    headers_sent: dict[str, str] = {}
    body = b""

    def do_GET(self) -> None:
        self.send_response(self.status)
        for name, value in {**self.headers_sent, "Content-Length": str(len(self.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def answering(status: int, headers: dict[str, str], body: bytes) -> Iterator[Address]:
    """A server that gives this to whoever asks."""
    handler = type("Handler", (_Answering,), {"status": status, "headers_sent": headers, "body": body})
    with served(handler) as address:
        yield address


@contextmanager
def served(handler: type[http.server.BaseHTTPRequestHandler]) -> Iterator[Address]:
    """A server that answers so."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield Address((f"http://127.0.0.1:{server.server_port}",))
        finally:
            server.shutdown()
            thread.join()


PRODUCT = {"X-Elastic-Product": "Elasticsearch", "Content-Type": "application/json"}
NODE = {"_nodes": {"total": 1, "successful": 1, "failed": 0}, "nodes": {"a": {"version": "8.10.2"}}}
# What 7.17 answers to a client of 8.
OTHER_FORM = {
    "error": {
        "type": "media_type_header_exception",
        "reason": "Invalid media-type value on headers [Accept]",
    },
    "status": 400,
}


@pytest.mark.parametrize(
    ("status", "headers", "body", "words"),
    [
        (200, PRODUCT, json.dumps(NODE).encode(), "8.10.2 太旧"),
        (400, PRODUCT, json.dumps(OTHER_FORM).encode(), "太旧"),
        (200, {"Content-Type": "text/html"}, "<p>你好</p>".encode(), "不是 Elasticsearch"),
        (200, {"Content-Type": "application/json"}, b"{}", "不是 Elasticsearch"),
        (200, {"Content-Type": "application/json"}, b"<p>", "不是 Elasticsearch"),
        (200, PRODUCT, b"{}", "不是 Elasticsearch"),
        (404, {"Content-Type": "text/html"}, b"<p>none</p>", "不是 Elasticsearch"),
        (403, {"Content-Type": "text/html"}, b"<p>no</p>", "不是 Elasticsearch"),
        (503, {"Content-Type": "text/html"}, b"<p>away</p>", "现在不能回答"),
    ],
)
def test_an_address_of_something_else_is_told(
    status: int, headers: dict[str, str], body: bytes, words: str
) -> None:
    with answering(status, headers, body) as address:
        told(StoreUnavailable, words, lambda: held(address))


def test_a_cluster_that_has_too_much_to_do_is_not_given_more() -> None:
    """A read is tried three times, by nobody but us, and nobody is told for it that the cluster is away."""
    asked: list[str] = []

    class Busy(_Answering):
        def do_GET(self) -> None:
            looks = self.path.startswith("/_nodes")
            asked.extend([] if looks else [self.path])
            self.status, self.headers_sent = (200 if looks else 429), PRODUCT
            self.body = json.dumps({**NODE, "nodes": {"a": {"version": "8.19.7"}}} if looks else {}).encode()
            super().do_GET()

    with served(Busy) as address:
        busy = cluster.Cluster(address)
        for times in (3, 6):
            with pytest.raises(StoreUnavailable, match="过载"):
                busy.read(lambda client: client.indices.get(index="x"))
            assert len(asked) == times
        busy.close()


def test_of_those_who_ask_a_cluster_that_was_away_one_looks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    known = away.Away()
    known.admit()
    known.answered()
    known.found(StoreUnavailable("连不上", "请稍后再试"), time.monotonic() - 60)
    known.admit()  # Somebody was answered after that one began.
    known.found(StoreUnavailable("连不上", "请稍后再试"), time.monotonic() + 1)
    for may_look in (True, False):
        with pytest.raises(StoreUnavailable, match="连不上"):
            known.admit(may_look=may_look)
    monkeypatch.setattr(known, "_until", 0.0)
    with pytest.raises(StoreUnavailable):
        known.admit(may_look=False)
    known.admit()
    with pytest.raises(StoreUnavailable):
        known.admit()
    known.answered()
    known.admit()


def test_an_encrypted_connection_where_there_is_none_is_told_as_that() -> None:
    with answering(200, PRODUCT, json.dumps(NODE).encode()) as address:
        encrypted = Address((address.urls[0].replace("http:", "https:"),))
        error = told(StoreUnavailable, "加密", lambda: held(encrypted))
    assert "http://" in error.remedy


@pytest.mark.parametrize("content", [None, b"", b"no certificate at all"])
def test_a_ca_file_that_is_none_is_told_with_its_name(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_bytes(content)
    error = told(
        StoreUnavailable, str(file), lambda: held(Address((f"https://127.0.0.1:{closed_port()}",), ca=file))
    )
    assert "engine_ca" in error.remedy


@pytest.mark.parametrize("url", ["http://", "http://127.0.0.1:99999", "http://127.0.0.1:x", "http://[::1"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(BadRequest, match="地址"):
        Address((url,))


def test_secrets_are_in_no_message_representation_or_log(caplog: pytest.LogCaptureFixture) -> None:
    secrets = "p4ssw0rd", "k3y", "1nurl", "w1th", "m4rks"
    password, key, in_url, *marked = secrets
    port = closed_port()
    addresses = [
        Address((f"http://127.0.0.1:{port}",), user="u", password=password),
        Address((f"http://127.0.0.1:{port}",), api_key=key),
        Address((f"http://u:{in_url}@127.0.0.1:{port}",)),
        *(Address((f"http://u:{mark.join(marked)}@127.0.0.1:{port}",)) for mark in ("@", ",", ":", "%2F")),
    ]
    with caplog.at_level(logging.DEBUG):
        for address in addresses:
            error = told(StoreUnavailable, "连不上", partial(held, address))
            engine = ElasticEngine(address, PLAIN)
            shown = [
                repr(error),
                str(error),
                repr(error.__cause__),
                repr(address),
                str(address),
                repr(engine),
            ]
            shown += [repr(vars(engine)), repr(cluster.Cluster(address).__dict__["address"]), caplog.text]
            assert not [secret for secret in secrets for text in shown if secret in text]
            engine.close()
