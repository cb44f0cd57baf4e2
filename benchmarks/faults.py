"""Three nodes, a second copy of everything: one is killed, one suspended for 10 s, each restarted, while documents arrive.

    python -m benchmarks.faults [--questions 5000] [--json]

Servers are started from `ZHIZE_TEST_ES_ZIP`. It ends with status 1 where an answer is wrong or half, an acknowledged document is
missing, a question or another read takes over 3 s, over 0.5 % of them fail, or a write takes over 5 s longer than the fault.
"""

import argparse
import contextlib
import json
import sys
from collections.abc import Callable
from statistics import quantiles
from uuid import uuid4

from indexer.engine import Address
from tests.elastic.load import Load, Told
from tests.elastic.server import Servers, packed_server
from tests.indexer.engine.test_elastic_nodes import (
    FAILED,
    SUSPENDED_SECONDS,
    killed,
    prove,
    restarted,
    suspended,
)

READ_S, BEYOND_S = 3.0, 5.0
# The cluster itself takes so long to see that a node is gone, or that a copy must be made elsewhere.
FAULTS: dict[str, tuple[Callable[[Servers, Load, int], Told], float]] = {
    "killed": (killed, 0.0),
    "suspended": (suspended, SUSPENDED_SECONDS),
    "restarted": (restarted, 0.0),
}


def figures(told: Told) -> dict[str, object]:
    """What is told of a run."""
    reads, writes = quantiles(told.reads, n=1000), quantiles(told.writes, n=20)
    return {
        "documents": len(told.acknowledged),
        "writes": len(told.writes),
        "write_p50_s": round(writes[9], 2),
        "write_longest_s": round(max(told.writes), 2),
        "questions": len(told.reads),
        "read_p50_ms": round(reads[499] * 1000, 1),
        "read_p99_9_ms": round(reads[998] * 1000, 1),
        "read_longest_s": round(max(told.reads), 2),
        "other_reads": len(told.other_reads),
        "other_reads_longest_s": longest_of(told),
        "failed": len(told.failed),
        "failed_writes": len(told.failed_writes),
        "wrong": len(told.wrong),
        "empty": told.empty,
    }


def longest_of(told: Told) -> dict[str, float]:
    """The longest of each of the other reads."""
    longest: dict[str, float] = {}
    for seconds, name in sorted(told.other_reads):
        longest[name] = round(seconds, 2)
    return longest


def main() -> int:
    """Prints the figures; 1 where a limit is broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--questions", type=int, default=5000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    faults = []
    with contextlib.closing(_Held(Servers(packed_server(), 3, heap="512m", on_disk=True))) as held:
        for name, (fault, seconds) in FAULTS.items():
            load = Load(Address(held.servers.urls, f"b{uuid4().hex[:10]}"))
            told = fault(held.servers, load, options.questions)
            found = figures(told)
            sys.stdout.write(f"{name}: {json.dumps(found) if options.json else found}\n")
            sys.stdout.flush()
            prove(load, told)
            if max(told.reads) > READ_S:
                faults.append(f"{name}: a question took {max(told.reads):.1f} s")
            faults += [
                f"{name}: {read} took {took:.1f} s"
                for read, took in longest_of(told).items()
                if took > READ_S
            ]
            if max(told.writes) > seconds + BEYOND_S:
                faults.append(f"{name}: a write took {max(told.writes):.1f} s")
            sys.stderr.writelines(f"{name}: {said}\n" for said in sorted({*told.failed, *told.failed_writes}))
            if len(told.failed) > FAILED * (len(told.reads) + len(told.other_reads)):
                faults.append(f"{name}: {len(told.failed)} questions failed")
    sys.stderr.write("".join(f"{fault}\n" for fault in faults))
    return int(bool(faults))


class _Held:
    """Servers that are stopped at the end."""

    def __init__(self, servers: Servers) -> None:
        self.servers = servers

    def close(self) -> None:
        self.servers.stop()


if __name__ == "__main__":
    sys.exit(main())
