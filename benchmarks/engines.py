"""Both engines over the same clauses of laws, and the cluster engine against a bare client that sends the very same bodies.

    python -m benchmarks.engines [--data ../shared/data] [--clauses 50000 300000] [--questions 100] [--url URL] [--json]

A question is one search by words, bigrams and vector for the best hundred, with the records of the best twenty, each asked as
if nobody had asked before it: which parts count and what the records say is read again. The bare client is the official one: it
sends again all that the engine sent, in the same order, and reads nothing of the answers. The first question after a commit is
timed too. Ingest of parts that are ready is timed against a bulk of the same bodies, batch by batch in turn. A server is started
from `ZHIZE_TEST_ES_ZIP` where no `--url` is given. It ends with status 1 where asking takes over 1.5 times, or ingest over 1.3
times, what the bare client needs.
"""

import argparse
import contextlib
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import uuid4

import msgspec
from elasticsearch import Elasticsearch

import benchmarks.one_core  # noqa: F401 - before NumPy
from benchmarks.laws import LawCarder, readings
from corpus.identity import part_id, short_hash
from corpus.model import Reading
from corpus.settings import Settings
from indexer.engine import Address, Engine, Entry, open_engine
from indexer.engine.elastic import ElasticEngine
from indexer.engine.elastic.layout import parts_body
from indexer.engine.values import Card, Leg, Probe
from indexer.meaning import own_model, pack
from indexer.tokens import tokenize
from search_api.service import Service
from tests.elastic.server import Servers, packed_server, remove_indices

ASK_TIMES, INGEST_TIMES = 1.5, 1.3
_BATCH, _BEST, _READ = 100, 100, 20
# So many records are kept by a view, and so often a document is written before a question.
_KEPT, _COMMITS = 16_000, 15
_QUESTION = "谁负责消防安全"


class VectorLawCarder(LawCarder):
    """Cards of laws, each article with its vector."""

    @property
    def version(self) -> str:
        return f"{super().version} vectors"

    def __call__(self, reading: Reading) -> tuple[Card, ...]:
        whole, *cards = super().__call__(reading)
        vectors = pack(own_model().encode([clause.text or "" for clause in reading.clauses]))
        return (
            whole,
            *(
                msgspec.structs.replace(card, vector=vector)
                for card, vector in zip(cards, vectors, strict=True)
            ),
        )


Sent = tuple[str, str, dict[str, str], Any]


class Recorder:
    """Keeps what an engine on a cluster sends, while it is told to."""

    def __init__(self, engine: ElasticEngine) -> None:
        self._kept: list[Sent] | None = None
        transport = engine._cluster._client.transport
        perform = transport.perform_request

        def recorded(method: str, target: str, **how: Any) -> Any:
            if self._kept is not None:
                self._kept.append((method, target, dict(how.get("headers") or {}), how.get("body")))
            return perform(method, target, **how)

        setattr(transport, "perform_request", recorded)  # noqa: B010 - in place of a method

    def of(self, what: Callable[[], object]) -> list[Sent]:
        """What is sent while something is done."""
        kept: list[Sent] = []
        self._kept = kept
        what()
        self._kept = None
        return kept


def texts(data: Path, clauses: int) -> Iterator[Reading]:
    """The laws until there are so many clauses; then the same once more, as other documents."""
    count = 0
    for copy in range(9):
        for reading in readings(data, clauses - count):
            count += len(reading.clauses)
            yield _copied(reading, copy) if copy else reading
        if count >= clauses:
            return


def _copied(reading: Reading, copy: int) -> Reading:
    id_ = short_hash("copy", str(copy), reading.document.id)
    clauses = tuple(
        msgspec.structs.replace(
            clause,
            id=part_id(id_, "clause", place),
            document_id=id_,
            evidence=msgspec.structs.replace(clause.evidence, document_id=id_),
        )
        for place, clause in enumerate(reading.clauses, 1)
    )
    document = msgspec.structs.replace(reading.document, id=id_)
    return msgspec.structs.replace(reading, document=document, clauses=clauses)


def batches(data: Path, clauses: int) -> Iterator[list[Entry]]:
    """Entries with their cards, ready to be written."""
    carder, batch = VectorLawCarder(), []
    for reading in texts(data, clauses):
        name = f"{reading.document.id}.md"
        batch.append(Entry(reading, carder(reading), reading.text.encode(), "text/markdown", name))
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def probe(question: str) -> Probe:
    """What a question looks for."""
    tokens = tokenize(question)
    legs = (
        Leg("words", tuple((token, 1.0) for token in dict.fromkeys(tokens.words.split()))),
        Leg("bigrams", tuple((token, 1.0) for token in dict.fromkeys(tokens.bigrams.split()))),
    )
    return Probe(legs=legs, size=_BEST, vector=pack(own_model().encode([question]))[0])


def ask(engine: Engine, asked: Probe) -> None:
    """One question, answered with records."""
    with engine.view() as view:
        found = view.search(asked)
        view.records([match.id for match in found.legs["words"][:_READ]])


def measure(url: str, data: Path, clauses: int, questions: Sequence[str]) -> dict[str, object]:
    """All figures at one size."""
    prefix = f"bench{uuid4().hex[:8]}"
    bare = Elasticsearch(url, request_timeout=120)
    with tempfile.TemporaryDirectory() as folder:
        own = open_engine(Path(folder) / "store", VectorLawCarder())
        cluster = ElasticEngine(Address((url,), prefix), VectorLawCarder())
        try:
            result = _ingested(own, cluster, bare, prefix, data, clauses)
            asked = [probe(question) for question in questions]
            result |= _asked(own, cluster, bare, asked)
            with own.view() as view:
                held = view.stats()
            result["clauses"] = held.clauses
            store = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
            result["embedded_bytes_a_clause"] = round(store / held.clauses)
            bare.indices.refresh(index=f"{prefix}-*")
            bare.indices.flush(index=f"{prefix}-*")
            sizes = bare.indices.stats(index=f"{prefix}-*", metric="store,segments")["indices"]
            for name in ("parts", "documents", "originals"):
                index = next(index for index in sizes if index.startswith(f"{prefix}-{name}"))
                size = sizes[index]["primaries"]["store"]["size_in_bytes"]
                result[f"cluster_{name}_bytes_a_clause"] = round(size / held.clauses)
            # Only now: it leaves segments behind that are not put together yet.
            (first, *_), *_ = batches(data, 1)
            result |= _after_commits(own, cluster, asked, first)
        finally:
            own.close()
            cluster.close()
            remove_indices(url, prefix)
    return result


def _ingested(
    own: Engine, cluster: ElasticEngine, bare: Elasticsearch, prefix: str, data: Path, clauses: int
) -> dict[str, object]:
    took = {"embedded": 0.0, "cluster": 0.0, "bare": 0.0}
    peer = f"{prefix}-peer"
    bare.indices.create(index=peer, **parts_body("peer", 1))
    with cluster.writing():
        pass
    count, recorder = 0, Recorder(cluster)
    for batch in batches(data, clauses):
        count += sum(len(entry.reading.clauses) for entry in batch)
        with _clock(took, "embedded"):
            own.write(batch)
        with _clock(took, "cluster"):
            sent = recorder.of(lambda batch=batch: cluster.write(batch))  # type: ignore[misc]
        bodies = [
            body for _, target, _, body in sent if target.startswith("/_bulk") and isinstance(body[0], bytes)
        ]
        again = [[_to_peer(line, peer) for line in body if b"\n" in line] for body in bodies]
        with _clock(took, "bare"):
            for body in filter(None, again):
                bare.bulk(operations=body)  # type: ignore[arg-type]
            bare.indices.refresh(index=peer)
    own.settle()
    bare.indices.delete(index=peer)
    rates: dict[str, object] = {f"{name}_clauses_a_second": round(count / took[name]) for name in took}
    return rates | {"ingest_times_bare": round(took["cluster"] / took["bare"], 2)}


def _to_peer(line: bytes, peer: str) -> bytes:
    """A line of a bulk with its body, to go to another index; what is no part goes there as an empty one."""
    action, _, body = line.partition(b"\n")
    told = msgspec.json.decode(action)
    (how,) = told.values()
    if "-parts" not in how["_index"]:
        return (
            msgspec.json.encode({"index": {"_index": peer}})
            + b"\n"
            + msgspec.json.encode({"json": body.decode()})
        )
    how["_index"] = peer
    how.pop("require_alias", None)
    return msgspec.json.encode(told) + b"\n" + body


def _asked(
    own: Engine, cluster: ElasticEngine, bare: Elasticsearch, asked: Sequence[Probe]
) -> dict[str, object]:
    recorder, sent = Recorder(cluster), list[list[Sent]]()

    def again(place: int) -> None:
        for method, target, headers, body in sent[place]:
            bare.perform_request(method, target, headers=headers, body=body)

    # Held, so that what is sent again names a point in time that is still there.
    with cluster.view():
        for each in asked:
            ask(cluster, each)
            _forget(cluster)
            sent.append(recorder.of(lambda each=each: ask(cluster, each)))  # type: ignore[misc]
        ours: list[float] = []
        theirs: list[float] = []
        embedded: list[float] = []
        for place, each in enumerate(asked):
            _forget(cluster)
            ours.append(_ms(lambda each=each: ask(cluster, each)))  # type: ignore[misc]
            theirs.append(_ms(lambda place=place: again(place)))  # type: ignore[misc]
            ask(own, each)
            embedded.append(_ms(lambda each=each: ask(own, each)))  # type: ignore[misc]
    return {
        "cluster_ms": _cuts(ours),
        "bare_ms": _cuts(theirs),
        "embedded_ms": _cuts(embedded),
        "calls_a_question": round(sum(map(len, sent)) / len(sent), 1),
        "ask_times_bare": round(sum(ours) / sum(theirs), 2),
    }


def _forget(cluster: ElasticEngine) -> None:
    """Lets a view read again what others read before it: which attempts count, and the records."""
    snapshot = cluster._snapshots._held
    assert snapshot is not None
    for kept in ("attempts", "records"):
        setattr(snapshot, kept, type(getattr(snapshot, kept))(_KEPT))


def _after_commits(
    own: Engine, cluster: ElasticEngine, asked: Sequence[Probe], entry: Entry
) -> dict[str, object]:
    """How long the first question takes after a commit; through the service too, which makes lists of what it knows anew."""
    told: dict[str, object] = {}
    for name, engine in (("embedded", own), ("cluster", cluster)):
        service, bare, whole = Service(engine, Settings()), list[float](), list[float]()
        service.ask(_QUESTION)
        for number in range(_COMMITS):
            changed = msgspec.structs.replace(entry, original=b"%d" % number)
            engine.write([changed])
            bare.append(_ms(lambda engine=engine: ask(engine, asked[0])))  # type: ignore[misc]
            engine.write([msgspec.structs.replace(changed, original=b"again %d" % number)])
            whole.append(_ms(lambda service=service: service.ask(_QUESTION)))  # type: ignore[misc]
        told[f"{name}_after_a_commit_ms"] = round(median(bare), 1)
        told[f"{name}_service_after_a_commit_ms"] = round(median(whole), 1)
        told[f"{name}_service_quiet_ms"] = round(
            median(_ms(lambda service=service: service.ask(_QUESTION)) for _ in range(_COMMITS)),  # type: ignore[misc]
            1,
        )
    return told


def _ms(what: Callable[[], object]) -> float:
    started = time.perf_counter()
    what()
    return (time.perf_counter() - started) * 1000


@contextlib.contextmanager
def _clock(took: dict[str, float], name: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    took[name] += time.perf_counter() - started


def _cuts(times: Sequence[float]) -> dict[str, float]:
    cuts = quantiles(times, n=20)
    return {"p50": round(cuts[9], 1), "p95": round(cuts[18], 1)}


def main() -> int:
    """Prints the figures; 1 where one is over its limit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--clauses", type=int, nargs="+", default=[50_000, 300_000])
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--url")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    lines = (options.data / "stard" / "train_queries.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line)["query"] for line in lines[:: max(1, len(lines) // options.questions)]]
    faults = []
    with contextlib.ExitStack() as held:
        url = options.url
        if not url:
            servers = Servers(packed_server(), heap="2g", on_disk=True)
            held.callback(servers.stop)
            url = servers.urls[0]
        for clauses in options.clauses:
            result = measure(url, options.data, clauses, questions[: options.questions])
            told = json.dumps(result) if options.json else "\n".join(f"{k}: {v}" for k, v in result.items())
            sys.stdout.write(told + "\n\n")
            sys.stdout.flush()
            faults += [
                f"{clauses} clauses: {name} is {result[name]}, over {most}"
                for name, most in (("ask_times_bare", ASK_TIMES), ("ingest_times_bare", INGEST_TIMES))
                if float(str(result[name])) > most
            ]
    sys.stderr.write("".join(f"{fault}\n" for fault in faults))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
