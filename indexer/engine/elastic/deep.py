"""Pages that begin further down than the cluster counts by itself."""

from indexer.engine.elastic.layout import Body
from indexer.engine.elastic.snapshot import Snapshot

# The cluster skips and gives no more than so many hits at once.
WINDOW = 10_000


def behind(snapshot: Snapshot, asked: Body, skipped: int, size: int) -> Body:
    """What lets a sorted search of parts, of which so many are wanted, begin behind so many others."""
    if skipped + size <= WINDOW:
        return {"from": skipped}
    after: Body = {}
    while skipped > 0:
        page = {**asked, **after, "size": min(skipped, WINDOW), "_source": False, "track_total_hits": False}
        if not (hits := snapshot.parts(page, long=True)["hits"]["hits"]):
            break
        after = {"search_after": hits[-1]["sort"]}
        skipped -= len(hits)
    return after
