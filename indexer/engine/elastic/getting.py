"""What an index holds at this moment, outside any point in time: what lies under ids, and all that a query finds."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch, TransportError

from indexer.engine.elastic.cluster import Cluster, Expected
from indexer.engine.elastic.faults import item_error
from indexer.engine.elastic.layout import Body

# A shard that is not there just now says nothing of what it holds.
_PASSING = frozenset({"no_shard_available_action_exception", "unavailable_shards_exception"})

# What is asked to find the last commit.
NEWEST: Body = {
    "size": 1,
    "sort": [{"_seq_no": "desc"}],
    "seq_no_primary_term": True,
    "track_total_hits": False,
}


class Newest(NamedTuple):
    """The last commit: its sequence number, and of which term, since after a failure numbers may be given once more."""

    seq_no: int
    term: int


NEVER = Newest(-1, 0)


def found_under(
    cluster: Cluster, index: str, ids: Sequence[str], *fields: str, patient: bool = True
) -> list[Body]:
    """What is there under these ids, with these fields of it, or all: what was just written is seen.

    Raises StoreError where the cluster cannot tell.
    """
    if not ids:
        return []

    def asked(client: Elasticsearch) -> list[Body]:
        answer = client.mget(
            index=index, ids=list(ids), source_includes=list(fields) or None, preference=cluster.preference
        )
        docs: list[Body] = answer["docs"]
        for each in docs:
            if error := each.get("error"):
                if error.get("type") in _PASSING:
                    raise TransportError(error["type"])
                raise item_error(each, cluster.address)
        return [each for each in docs if each.get("found")]

    return cluster.write(asked) if patient else cluster.read(asked)


def gone_through(
    cluster: Cluster, index: str, query: Body | None = None, *, size: int, patient: bool = True, **how: Any
) -> Iterator[list[Body]]:
    """All that a query finds among what was let be found, some at a time, in the order in which it was written."""
    ask, after = cluster.write if patient else cluster.read, None
    while True:

        def asked(client: Elasticsearch, after: Any = after) -> Any:
            return client.search(
                index=index,
                preference=cluster.preference,
                query=query or {"match_all": {}},
                size=size,
                sort=[{"_seq_no": "asc"}],
                search_after=after,
                seq_no_primary_term=True,
                track_total_hits=False,
                **how,
            )

        hits = ask(asked)["hits"]["hits"]
        if hits:
            yield hits
        if len(hits) < size:
            return
        after = hits[-1]["sort"]


def newest_of(cluster: Cluster, index: str, *, patient: bool = True, expected: Expected = ()) -> Newest:
    """The last commit to an index of all that can be found there. What is expected is raised as the client tells it."""

    def asked(client: Elasticsearch) -> Any:
        # Which copy is preferred may be another at the next try.
        return client.search(index=index, preference=cluster.preference, source=False, **NEWEST)

    return newest_in((cluster.write if patient else cluster.read)(asked, expected=expected))


def newest_in(answer: Mapping[str, Any]) -> Newest:
    """What a search by `NEWEST` found."""
    hits = answer["hits"]["hits"]
    return Newest(int(hits[0]["sort"][0]), int(hits[0]["_primary_term"])) if hits else NEVER
