"""How many parts there are of what was written."""

from collections.abc import Mapping
from typing import Any

from elasticsearch import Elasticsearch

from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.entries import Head
from indexer.engine.elastic.parts import stamp_of
from indexer.engine.elastic.query import terms


def parts_counted(cluster: Cluster, index: str, heads: Mapping[str, Head]) -> dict[str, int]:
    """How many parts of each attempt that these entries name are there, by its stamp."""
    stamps = [stamp_of(id_, head.attempt) for id_, head in heads.items()]

    def asked(client: Elasticsearch) -> Any:
        return client.search(
            index=index,
            size=0,
            query=terms("stamp", stamps),
            aggs={"held": {"terms": {"field": "stamp", "size": max(1, len(stamps))}}},
            track_total_hits=False,
        )

    buckets = cluster.read(asked, long=True)["aggregations"]["held"]["buckets"]
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}
