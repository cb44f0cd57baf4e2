"""Many readers and one writer at a time, in several processes and several threads."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from corpus.errors import StoreBusy
from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.embedded.lock import WriterLock
from tests.indexer.engine.samples import PLAIN, entry, reading
from tests.indexer.engine.test_crash import ROOT, start
from tests.indexer.engine.test_vectors import CARDER

HOLDER = """
import sys
from pathlib import Path
from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.embedded.lock import WriterLock
from tests.indexer.engine.samples import PLAIN
with EmbeddedEngine(Path(sys.argv[1]), PLAIN).writing():
    print("held", flush=True)
    sys.stdin.read()
"""


def python(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_readers_answer_at_one_change_while_a_writer_writes(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, CARDER)
    with engine.writing():
        pass
    writer = start(tmp_path, 1)
    readers = [python("-m", "tests.indexer.engine.reader_child", str(tmp_path)) for _ in range(2)]
    try:
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "reading\n"
        assert writer.stdout is not None
        acknowledged = 0
        while acknowledged < 40:
            said = writer.stdout.readline()
            assert said, "the writer has ended"
            acknowledged += said == "done\n"
        for reader in readers:
            output, _ = reader.communicate("", timeout=60)
            assert reader.returncode == 0
            views, changes = map(int, output.split())
            assert views >= changes > 5
    finally:
        for child in (writer, *readers):
            child.kill()
            child.communicate()
        engine.close()


def test_a_second_writer_is_told_who_holds_the_store(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, PLAIN, write_wait_seconds=0.2)
    holder = python("-c", HOLDER, str(tmp_path))
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(StoreBusy, match=f"进程 {holder.pid}，自 20"):
        engine.write([entry(reading("a"))])
    holder.communicate("")
    engine.write([entry(reading("a"))])
    engine.close()


def test_a_second_writer_waits_for_its_turn(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, PLAIN, write_wait_seconds=20)
    holder = python("-c", HOLDER, str(tmp_path))
    assert holder.stdout is not None
    holder.stdout.readline()
    threading.Timer(0.5, lambda: holder.communicate("")).start()
    started = time.monotonic()
    engine.write([entry(reading("a"))])
    assert time.monotonic() - started > 0.4
    engine.close()


def test_a_killed_writer_holds_nothing(tmp_path: Path) -> None:
    holder = python("-c", HOLDER, str(tmp_path))
    assert holder.stdout is not None
    holder.stdout.readline()
    os.kill(holder.pid, 9)
    holder.communicate()
    engine = EmbeddedEngine(tmp_path, PLAIN, write_wait_seconds=0.2)
    engine.write([entry(reading("a"))])
    engine.close()


FORKER = """
import os, sys, time
from pathlib import Path
from indexer.engine.embedded.lock import WriterLock
with WriterLock(Path(sys.argv[1]), 0):
    if os.fork() == 0:
        time.sleep(5)
        os._exit(0)
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_killed_writers_forked_child_holds_nothing(tmp_path: Path) -> None:
    holder = python("-c", FORKER, str(tmp_path / "lock"))
    assert holder.stdin is not None
    assert holder.stdout is not None
    holder.stdout.readline()
    with pytest.raises(StoreBusy):
        WriterLock(tmp_path / "lock", 0).acquire()
    os.kill(holder.pid, 9)
    holder.wait()
    with WriterLock(tmp_path / "lock", 0.5):
        pass
    holder.stdin.close()
    holder.stdout.close()


def test_threads_share_an_engine(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, PLAIN)
    engine.write([entry(reading("first"))])
    failed: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for turn in range(5):
                engine.write([entry(reading(f"{name}{turn}"))])
                with engine.view() as view:
                    assert view.document(f"{name}{turn}") is not None
                    assert view.documents().total == view.stats().documents
        except BaseException as error:  # noqa: BLE001 - told by the test's own thread
            failed.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with engine.view() as view:
        assert view.documents().total == 21
    assert engine.check() == []
    engine.close()
