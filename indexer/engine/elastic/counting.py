"""How many parts there are of what was written."""

from collections.abc import Callable, Mapping
from typing import Any

from indexer.engine.elastic.entries import Head
from indexer.engine.elastic.layout import Body
from indexer.engine.elastic.parts import stamp_of
from indexer.engine.elastic.query import terms


def parts_counted(search: Callable[[Body], Any], heads: Mapping[str, Head]) -> dict[str, int]:
    """How many parts of each attempt that these entries name a search finds, by its stamp."""
    stamps = [stamp_of(id_, head.attempt) for id_, head in heads.items()]
    answer = search(
        {
            "size": 0,
            "query": terms("stamp", stamps),
            "aggs": {"held": {"terms": {"field": "stamp", "size": max(1, len(stamps))}}},
            "track_total_hits": False,
        }
    )
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"]["held"]["buckets"]}
