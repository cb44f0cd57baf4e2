"""The indices of a store on a cluster: their names, settings and mappings.

PREFIX-documents   one entry for each document, its earlier versions beside it: the record, from which all else can be made
PREFIX-parts       what is searched: an alias of the index that is in use, whose name and `_meta` tell what it was made by
PREFIX-originals   the bytes that documents were read from, in pieces
PREFIX-attempts    what writers are about to commit, so that what they leave behind is known
PREFIX-known       questions that people confirmed
PREFIX-rosters     experts and duty units
"""

import re
from hashlib import blake2b
from typing import Any

from indexer.engine.terms import token_field
from indexer.engine.values import FieldName

Body = dict[str, Any]

# Part of what an index is made by: other fields, or other values in them, are another version.
PARTS_SCHEMA = "e1"
# Of the entries: a store of another one cannot be read by this program.
RECORD_SCHEMA = 1

# The cluster refuses a document with a longer one; it is then not found by that value, and kept all the same.
_KEYWORD: Body = {"type": "keyword", "ignore_above": 8000}
_NUMBER: Body = {"type": "long"}
# Kept and given back, never looked for.
_KEPT: Body = {"type": "keyword", "index": False, "doc_values": False}
# Our own tokens, joined by blanks: scores need their frequencies, not their positions.
_TOKENS: Body = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
_FIELDS: tuple[FieldName, ...] = ("title", "body", "context")


def index_version(carder_version: str) -> str:
    """What an index of parts is made by: its fields, and the carder (tokenizer, dictionary, models)."""
    return f"{PARTS_SCHEMA} {carder_version}"


class Names:
    """The names of a store's indices."""

    def __init__(self, prefix: str) -> None:
        self.documents = f"{prefix}-documents"
        self.originals = f"{prefix}-originals"
        self.attempts = f"{prefix}-attempts"
        self.known = f"{prefix}-known"
        self.rosters = f"{prefix}-rosters"
        self.parts = f"{prefix}-parts"
        self.previous = f"{prefix}-previous"
        # All indices of parts, in use or not; and all aliases. Those of a store whose prefix begins so are among them.
        self.all_parts = f"{prefix}-parts-*"
        self.every = f"{prefix}-*"

    @property
    def record(self) -> dict[str, Body]:
        """The indices of the record, with what each is made with."""
        return {
            self.documents: _DOCUMENTS,
            self.originals: _ORIGINALS,
            self.attempts: _ATTEMPTS,
            self.known: _KNOWN,
            self.rosters: _ROSTERS,
        }

    @property
    def all(self) -> tuple[str, ...]:
        """Every index of the store."""
        return (*(self.concrete(name) for name in self.record), self.all_parts)

    def concrete(self, name: str) -> str:
        """The index behind one of the record's names, which are aliases: a later form of it may stand behind them too."""
        return f"{name}-r{RECORD_SCHEMA}"

    def is_parts(self, index: str) -> bool:
        """Whether an index is one of our parts."""
        return re.fullmatch(rf"{re.escape(self.parts)}-[0-9a-f]{{12}}-\d{{6}}", index) is not None

    def new_parts(self, version: str, number: int) -> str:
        """The name of an index of parts made by this version, whose indices are numbered."""
        return f"{self.parts}-{blake2b(version.encode(), digest_size=6).hexdigest()}-{number:06d}"


def parts_body(version: str, shards: int) -> Body:
    """What an index of parts is made with."""
    return {"settings": _settings(shards, "default"), "mappings": _mapping(_PARTS, version=version)}


def record_body(body: Body) -> Body:
    """What an index of the record is made with. One shard: its sequence numbers are the order of all changes."""
    return {"settings": _settings(1, "best_compression"), "mappings": _mapping(body, schema=RECORD_SCHEMA)}


def _settings(shards: int, codec: str) -> Body:
    return {
        "number_of_shards": shards,
        # One copy more wherever there is a second node to hold it.
        "auto_expand_replicas": "0-1",
        # Whoever writes says when it can be found.
        "refresh_interval": "-1",
        "codec": codec,
        "similarity": {"default": {"type": "BM25", "k1": 1.2, "b": 0.75}},
    }


def _mapping(properties: Body, **meta: str | int) -> Body:
    return {"dynamic": "strict", "_meta": meta, "properties": properties}


# `state`: live, gone (a tombstone: what was removed may be in an index being built), version, or mark (which only bears a
# sequence number).
_DOCUMENTS: Body = {
    "state": _KEYWORD,
    "attempt": _KEYWORD,
    "stamp": _KEYWORD,
    "parent": _KEYWORD,
    "number_key": _KEYWORD,
    "title_keys": _KEYWORD,
    "texts": _NUMBER,
    "head": _KEPT,
    "reading": _KEPT,
}
_ORIGINALS: Body = {"stamp": _KEYWORD, "data": {"type": "binary"}}
_ATTEMPTS: Body = {
    "begun": _NUMBER,
    "documents": _KEYWORD,
    "index": _KEYWORD,
    "token": _KEYWORD,
    "since": _NUMBER,
}
_KNOWN: Body = {"document": _KEYWORD, "added": _NUMBER, "known": _KEPT, "said": _KEPT}
_ROSTERS: Body = {"name": _KEYWORD, "roster": _KEPT, "experts": _KEPT, "private": _KEPT}
# `stamp` is the document's id with the attempt that wrote the part; `record` the part's own id. A record without `kind`
# is no card; a citation has no `record`.
_NAMES = (
    *("document", "stamp", "record", "record_kind", "label", "cited_number", "cited_title"),
    *("kind", "within", "place_of", "regions", "issuers", "document_kind", "units", "unit_names"),
    *("hazards", "industries", "grades", "broken"),
)
_NUMBERS = ("place", "newness", "year", "due", "deaths")
_PARTS: Body = {
    **dict.fromkeys(_NAMES, _KEYWORD),
    **dict.fromkeys(_NUMBERS, _NUMBER),
    "repeals": {"type": "boolean"},
    **{token_field(field, leg): _TOKENS for field in _FIELDS for leg in ("words", "bigrams")},
    "vector": {
        "type": "dense_vector",
        # int8, as the model gives them: a quarter of the bytes, and cosines equal to those of the other engine.
        "element_type": "byte",
        "index": True,
        "similarity": "cosine",
        "index_options": {"type": "hnsw", "m": 16, "ef_construction": 100},
    },
    "json": _KEPT,
}
