"""What lies in a store on a cluster: all that its entries name, and nothing else."""

from collections import Counter
from typing import Any

from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine
from indexer.engine.elastic.entries import Head, head_of, version_id
from indexer.engine.elastic.parts import stamp_of
from tests.elastic.server import call
from tests.indexer.engine.samples import PLAIN

_AT_ONCE = 5000


def swept(url: str, prefix: str) -> ElasticEngine:
    """The store after an hour, in which a writer came by."""
    engine = ElasticEngine(Address((url,), prefix), PLAIN, left_seconds=-1)
    with engine.writing():
        pass
    return engine


def amiss(url: str, prefix: str) -> list[str]:
    """What is missing or left over once all is swept, a line each: parts, originals, earlier entries, notes, indices."""
    entries = {hit["_id"]: hit["_source"] for hit in _all(url, f"{prefix}-documents")}
    heads = {id_: head_of(source) for id_, source in entries.items() if source["state"] == "live"}
    found = [f"note {hit['_id']}" for hit in _all(url, f"{prefix}-attempts")]
    found += [f"a tombstone with a text: {id_}" for id_, each in entries.items() if _is_open_grave(each)]
    kept = {id_ for id_, source in entries.items() if source["state"] == "version"}
    # A text may be written as an earlier one before it is replaced: whoever replaces it next writes the same again.
    kept -= {version_id(id_, head.attempt) for id_, head in heads.items()}
    found += _unlike("earlier entry", Counter(kept), Counter(_versions(heads)))
    originals = Counter(hit["_source"]["stamp"] for hit in _all(url, f"{prefix}-originals"))
    pieces = {text.original: text.pieces for head in heads.values() for text in head.texts}
    found += _unlike("original", originals, Counter(pieces))
    parts = Counter(hit["_source"]["stamp"] for hit in _all(url, f"{prefix}-parts"))
    found += _unlike(
        "parts", parts, Counter({stamp_of(id_, head.attempt): head.parts for id_, head in heads.items()})
    )
    indices = call(url, f"/{prefix}-parts-*?features=aliases")
    return found + [f"index {index}" for index, each in indices.items() if not each["aliases"]]


def problems(engine: ElasticEngine) -> list[str]:
    """What the engine itself finds wrong, but for copies that one node has no room for."""
    return [problem for problem in engine.check() if "黄色" not in problem]


def _versions(heads: dict[str, Head]) -> list[str]:
    return [
        version_id(id_, text.attempt)
        for id_, head in heads.items()
        for text in head.texts
        if text.attempt != head.attempt
    ]


def _is_open_grave(entry: dict[str, Any]) -> bool:
    return entry["state"] == "gone" and ("reading" in entry or bool(head_of(entry).texts))


def _unlike(what: str, held: "Counter[str]", named: "Counter[str]") -> list[str]:
    return [
        f"{what} {id_}: {held[id_]} held, {named[id_]} named"
        for id_ in sorted({*held, *named})
        if held[id_] != named[id_]
    ]


def _all(url: str, index: str) -> list[dict[str, Any]]:
    call(url, f"/{index}/_refresh", "POST")
    body: dict[str, Any] = {
        "size": _AT_ONCE,
        "sort": ["_doc"],
        "_source": ["state", "head", "reading", "stamp"],
    }
    found: list[dict[str, Any]] = []
    answer = call(url, f"/{index}/_search?scroll=1m", "POST", body)
    while hits := answer["hits"]["hits"]:
        found += hits
        answer = call(url, "/_search/scroll", "POST", {"scroll": "1m", "scroll_id": answer["_scroll_id"]})
    call(url, "/_search/scroll", "DELETE", {"scroll_id": answer["_scroll_id"]})
    return found
