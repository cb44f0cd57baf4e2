"""An address at which nobody answers, or somebody else, is told in words; so is one that cannot be, and no secret with it."""

import http.server
import json
import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from corpus.errors import (
    BadRequest,
    StoreUnavailable,
)
from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine, away, cluster
from tests.indexer.engine.samples import PLAIN
from tests.indexer.engine.test_elastic_faults import held, told, write


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


def test_a_cluster_that_has_too_much_to_do_is_asked_ever_more_rarely(monkeypatch: pytest.MonkeyPatch) -> None:
    """A read waits a while for its turn, asked for by nobody but us, and nobody is told for it that the cluster is away."""
    monkeypatch.setattr(cluster, "_CROWDED_SECONDS", 1.0)
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
        for most in (8, 16):
            with pytest.raises(StoreUnavailable, match="过载"):
                busy.read(lambda client: client.indices.get(index="x"))
            assert most / 4 < len(asked) <= most
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
