"""What lies under ids at this moment, found or not: realtime, so that what was just written is seen."""

from collections.abc import Sequence

from elasticsearch import Elasticsearch, TransportError

from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.faults import item_error
from indexer.engine.elastic.layout import Body

# A shard that is not there just now says nothing of what it holds.
_PASSING = frozenset({"no_shard_available_action_exception", "unavailable_shards_exception"})


def found_under(
    cluster: Cluster, index: str, ids: Sequence[str], *fields: str, patient: bool = True
) -> list[Body]:
    """What is there under these ids, with these fields of it, or all. Raises StoreError where the cluster cannot tell."""
    if not ids:
        return []

    def asked(client: Elasticsearch) -> list[Body]:
        answer = client.mget(index=index, ids=list(ids), source_includes=list(fields) or None)
        docs: list[Body] = answer["docs"]
        for each in docs:
            if error := each.get("error"):
                if error.get("type") in _PASSING:
                    raise TransportError(error["type"])
                raise item_error(each, cluster.address)
        return [each for each in docs if each.get("found")]

    return cluster.write(asked) if patient else cluster.read(asked)
