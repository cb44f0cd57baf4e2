"""A cluster that asks who is there, over TLS: a right password, a wrong one, none; too few rights; the wrong certificate."""

import logging
import subprocess
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import pytest

from corpus.errors import StoreUnavailable
from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine
from tests.elastic.server import Guard, Servers, packed_server
from tests.indexer.engine.samples import PLAIN, entry, reading

PASSWORD, WRONG = "r1ght-passw0rd", "wr0ng-passw0rd"
PREFIX = "guarded"
# What the documentation says that a user of ours needs, and one that may not look at the cluster.
ROLES = f"""
zhize:
  cluster: [monitor]
  indices: [{{names: ['{PREFIX}-*'], privileges: [all]}}]
reader_of_others:
  cluster: [monitor]
  indices: [{{names: ['others-*'], privileges: [all]}}]
"""


@dataclass(frozen=True)
class Guarded:
    """A server, and how it is reached."""

    url: str
    ca: Path
    other_ca: Path

    def address(self, user: str | None = "zhize", password: str | None = PASSWORD) -> Address:
        """The address with a user."""
        return Address((self.url,), PREFIX, user, password, ca=self.ca)


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    packed = packed_server()
    if not which("openssl"):
        pytest.skip("no openssl to make certificates with")
    folder = tmp_path_factory.mktemp("certificates")
    for name in ("ca", "other"):
        _made(folder, "-x509", "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.crt")
    _made(
        folder,
        *("-x509", "-CA", "ca.crt", "-CAkey", "ca.key", "-subj", "/CN=127.0.0.1"),
        *("-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE"),
        *("-keyout", "server.key", "-out", "server.crt"),
    )
    files = {name: (folder / name).read_bytes() for name in ("server.key", "server.crt")}
    guard = Guard(
        users={
            "admin": (PASSWORD, "superuser"),
            "zhize": (PASSWORD, "zhize"),
            "other": (PASSWORD, "reader_of_others"),
        },
        files={"roles.yml": ROLES.encode(), **files},
        ca=folder / "ca.crt",
    )
    servers = Servers(packed, guard=guard)
    yield Guarded(servers.urls[0], folder / "ca.crt", folder / "other.crt")
    servers.stop()


def _made(folder: Path, *options: str) -> None:
    command = ["openssl", "req", "-newkey", "rsa:2048", "-nodes", "-days", "2", *options]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def write(address: Address) -> int:
    """How many documents are there once a new process wrote one."""
    engine = ElasticEngine(address, PLAIN)
    try:
        engine.write([entry(reading("d1"))])
        with engine.view() as view:
            return view.stats().documents
    finally:
        engine.close()


def test_the_right_password_opens_and_the_rights_that_are_documented_are_enough(guarded: Guarded) -> None:
    address = guarded.address()
    assert write(address) == 1
    engine = ElasticEngine(address, PLAIN)
    engine.rebuild()
    engine.back()
    engine.drop_old()
    assert [problem for problem in engine.check() if "黄色" not in problem] == []
    engine.close()


def test_a_user_in_the_address_opens_too(guarded: Guarded) -> None:
    url = guarded.url.replace("//", f"//zhize:{PASSWORD}@")
    assert write(Address((url,), PREFIX, ca=guarded.ca)) == 1


@pytest.mark.parametrize(
    ("user", "password", "words"),
    [
        ("zhize", WRONG, "不接受"),
        ("nobody", PASSWORD, "不接受"),
        ("zhize", None, "不接受"),
        (None, None, "要求用户名和密码"),
        ("other", PASSWORD, "不许"),
    ],
)
def test_who_is_not_let_in_is_told_why_without_the_password(
    guarded: Guarded,
    user: str | None,
    password: str | None,
    words: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(StoreUnavailable) as raised:
        write(guarded.address(user, password))
    assert words in raised.value.message
    assert raised.value.remedy
    trace = "".join(traceback.format_exception(raised.value))
    for secret in (PASSWORD, WRONG):
        for text in (str(raised.value), repr(raised.value), repr(raised.value.__cause__), trace, caplog.text):
            assert secret not in text


def test_a_wrong_key_is_told(guarded: Guarded) -> None:
    with pytest.raises(StoreUnavailable, match="密钥"):
        write(Address((guarded.url,), PREFIX, api_key="bm9uZTpub25l", ca=guarded.ca))


def test_a_certificate_of_another_is_refused(guarded: Guarded) -> None:
    for ca in (guarded.other_ca, None):
        with pytest.raises(StoreUnavailable, match="证书不能校验") as raised:
            write(Address((guarded.url,), PREFIX, "zhize", PASSWORD, ca=ca))
        assert "engine_ca" in raised.value.remedy


def test_a_certificate_of_another_host_is_refused(guarded: Guarded) -> None:
    url = guarded.url.replace("127.0.0.1", "localhost")
    with pytest.raises(StoreUnavailable, match="证书不能校验") as raised:
        write(Address((url,), PREFIX, "zhize", PASSWORD, ca=guarded.ca))
    assert "主机名" in raised.value.remedy


def test_a_plain_connection_where_it_is_encrypted_is_refused(guarded: Guarded) -> None:
    url = guarded.url.replace("https:", "http:")
    with pytest.raises(StoreUnavailable, match="连不上") as raised:
        write(Address((url,), PREFIX, "zhize", PASSWORD))
    assert "https" in raised.value.remedy


def test_a_certificate_for_a_connection_without_one_is_told(guarded: Guarded) -> None:
    url = guarded.url.replace("https:", "http:")
    for urls in ((url,), (guarded.url, url)):
        with pytest.raises(StoreUnavailable, match="不加密") as raised:
            write(Address(urls, PREFIX, "zhize", PASSWORD, ca=guarded.ca))
        assert "https" in raised.value.remedy
