"""Reading in worker processes: the same blocks and errors, and a bad file costs one error."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.blocks import Blocks
from corpus.errors import BadInput, EncryptedInput, ReaderFailed
from crawler.readers import read
from crawler.readers.reader import Limits
from crawler.readers.worker import ReaderPool, _Patience, read_safely
from tests.crawler.readers.build import Pdf, docx, paragraph

PAGE = '<html><body><div id="zoom"><p>区应急管理局牵头。</p></div></body></html>'.encode()
DOCX = docx(paragraph("区应急管理局牵头。"))


def die(name: str, blocks: Blocks) -> Blocks:
    if name == "崩溃.html":
        os._exit(7)
    return blocks


def hang(name: str, blocks: Blocks) -> Blocks:
    if name == "卡住.html":
        time.sleep(60)
    return blocks


def hoard(name: str, blocks: Blocks) -> Blocks:
    if name == "吃内存.html":
        bytearray(4 << 30)
    return blocks


def stumble(name: str, blocks: Blocks) -> Blocks:
    return blocks if name != "绊倒.html" else blocks.missing  # type: ignore[attr-defined]


def ours(name: str, blocks: Blocks) -> list[str]:
    return [key for key in os.environ if key.startswith("ZHIZE_")]


def count(name: str, blocks: Blocks) -> dict[str, int]:
    return {name: len(blocks.blocks)}


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool[Blocks]]:
    with ReaderPool[Blocks](2) as pool:
        yield pool


@pytest.mark.parametrize(("name", "data"), [("页.html", PAGE), ("文.docx", DOCX), ("文.txt", b"abc")])
def test_a_worker_reads_what_read_reads(name: str, data: bytes) -> None:
    assert read_safely(name, data) == read(name, data)


def test_errors_come_back_as_they_are(pool: ReaderPool[Blocks]) -> None:
    data = Pdf(password="x").text(9, 9, "密").bytes()  # noqa: S106
    with pytest.raises(EncryptedInput) as caught:
        pool.read("密.pdf", data)
    assert caught.value.message == "“密.pdf”有打开密码"
    assert caught.value.remedy == "请去掉密码后再导入"


def test_files_come_back_in_order(pool: ReaderPool[Blocks]) -> None:
    files = [(f"{number}.html", PAGE.replace(b"<p>", f"<p>{number}、".encode())) for number in range(40)]
    files[17] = ("断.pdf", b"%PDF-1.4")
    outcomes = list(pool.read_all(iter(files)))
    assert [name for name, _ in outcomes] == [name for name, _ in files]
    assert isinstance(outcomes[17][1], BadInput)
    assert all(isinstance(outcome, Blocks) for name, outcome in outcomes if name != "断.pdf")


@pytest.mark.parametrize(
    ("then", "name", "problem"),
    [
        (die, "崩溃.html", "崩溃"),
        (hang, "卡住.html", "秒内没有读完"),
        (hoard, "吃内存.html", "内存"),
        (stumble, "绊倒.html", "AttributeError，test_worker.py"),
    ],
)
def test_a_function_that_fails_costs_one_file(then: object, name: str, problem: str) -> None:
    limits = Limits(seconds=5, memory=1 << 30)
    with ReaderPool(1, limits, then) as pool:  # type: ignore[arg-type, var-annotated]
        outcomes = dict(pool.read_all([("前.html", PAGE), (name, PAGE), ("后.html", PAGE)]))
    failure = outcomes[name]
    assert isinstance(failure, ReaderFailed)
    assert problem in failure.message
    assert name in failure.message
    assert isinstance(outcomes["前.html"], Blocks)
    assert isinstance(outcomes["后.html"], Blocks)


def test_a_pool_carries_what_a_function_makes_of_blocks() -> None:
    with ReaderPool(1, then=count) as pool:
        assert pool.read("页.html", PAGE) == {"页.html": 1}


def test_the_time_limit_is_that_of_the_call(pool: ReaderPool[Blocks]) -> None:
    long = b"<html>" + b"<b>x</b>" * 60_000
    with pytest.raises(ReaderFailed, match=r"0\.05 秒"):
        pool.read("长.html", long, limits=Limits(seconds=0.05))
    assert pool.read("长.html", long).blocks


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to look at processes")
def test_no_worker_outlives_its_pool() -> None:
    before = _children()
    with ReaderPool[Blocks](2) as pool:
        pool.read("页.html", PAGE)
        assert len(_children()) == len(before) + 2
    assert _children() == before


def _children() -> set[int]:
    """The processes whose parent is this one."""
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                stat = (folder / "stat").read_text()
            except OSError:
                continue
            if stat.rpartition(")")[2].split()[1] == str(os.getpid()):
                found.add(int(folder.name))
    return found


def test_closing_does_not_wait_for_a_file_that_is_being_read() -> None:
    pool = ReaderPool(1, Limits(seconds=30), hang)
    outcomes: list[object] = []

    def ask() -> None:
        try:
            outcomes.append(pool.read("卡住.html", PAGE))
        except ReaderFailed as error:
            outcomes.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    time.sleep(0.5)
    pool.close()
    # The file is given thirty seconds.
    thread.join(5)
    assert not thread.is_alive()
    assert isinstance(outcomes[0], ReaderFailed)


def test_a_worker_is_told_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIZE_KEY", "secret")
    with ReaderPool(1, then=ours) as pool:
        assert pool.read("页.html", PAGE) == []


def test_a_timer_that_fires_after_the_answer_kills_nobody() -> None:
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as process:
        patience = _Patience(process)
        assert not patience.answered()
        patience.end()
        assert process.poll() is None


def test_a_timer_that_fires_in_time_is_known_to_have_fired() -> None:
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as process:
        patience = _Patience(process)
        patience.end()
        assert patience.answered()
        assert process.wait() != 0
