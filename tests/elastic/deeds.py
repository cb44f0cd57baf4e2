"""What a process does to a store on a cluster, until it is killed before one of its steps.

Each deed has documents of its own, by a number: `p` with two versions and a known question, its annex `q`, and `n`, which is new.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable

from indexer.engine import Address, Entry
from indexer.engine.elastic import ElasticEngine
from tests.elastic.steps import Steps
from tests.indexer.engine.samples import PLAIN, entry, reading

FIRST, SECOND, NEW = "甲由一局负责。", "乙由二局负责。", "丙由三局负责。"
QUESTION = "甲归谁"
# The request that lets one index take the place of another.
SWITCH = "POST /_aliases"

_SPAWN = multiprocessing.get_context("forkserver")
_SPAWN.set_forkserver_preload(["tests.elastic.deeds"])


def text(id_: str, *clauses: str, original: bytes | None = None, parent: str | None = None) -> Entry:
    """A document of these clauses."""
    return entry(reading(id_, clauses=clauses, number=None, parent_id=parent), original=original)


def prepare(engine: ElasticEngine, number: int) -> None:
    """Writes what there is before a deed."""
    p, q = f"p{number}", f"q{number}"
    engine.write([text(p, SECOND, FIRST), text(q, FIRST, parent=p)])
    engine.write([text(p, FIRST, SECOND)])
    engine.add_known(QUESTION, f"{p}-c1")


def rewrite(engine: ElasticEngine, number: int) -> None:
    """Another text of `p`, in which the answer stands elsewhere; and a new document."""
    engine.write([text(f"p{number}", NEW, FIRST, SECOND), text(f"n{number}", NEW)])


def refresh(engine: ElasticEngine, number: int) -> None:
    """The same text of `p`, read from other bytes."""
    engine.write([text(f"p{number}", FIRST, SECOND, original="别的字节".encode())])


def remove(engine: ElasticEngine, number: int) -> None:
    """Removes `p`, and with it `q`."""
    engine.remove(f"p{number}")


def reindex(engine: ElasticEngine, number: int) -> None:
    """Makes the index anew; right before it is switched somebody commits `n` and another text of `p`."""
    engine.rebuild()


def back(engine: ElasticEngine, number: int) -> None:
    """Switches back to the index before; right before that somebody commits."""
    engine.back()


DEEDS: dict[str, Callable[[ElasticEngine, int], None]] = {
    deed.__name__: deed for deed in (rewrite, refresh, remove, reindex, back)
}


def is_killed(url: str, prefix: str, deed: str, number: int, step: int, since: str = "") -> bool:
    """Whether a process was killed before this step of a deed, counted since a request; else it has done it to its end."""
    process = _SPAWN.Process(target=_do, args=(url, prefix, deed, number, step, since))
    process.start()
    process.join()
    if process.exitcode not in (0, -signal.SIGKILL):
        raise AssertionError(f"{deed} failed by itself: exit code {process.exitcode}")
    return process.exitcode != 0


def _do(url: str, prefix: str, deed: str, number: int, step: int, since: str) -> None:
    address = Address((url,), prefix)
    engine, other = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)
    first: list[int] = []

    def before(at: int, request: str) -> None:
        if not first and request.startswith(since):
            first.append(at)
        if first and at == first[0] + step:
            os.kill(os.getpid(), signal.SIGKILL)
        if request == SWITCH:
            rewrite(other, number)

    Steps(engine, before)
    DEEDS[deed](engine, number)
