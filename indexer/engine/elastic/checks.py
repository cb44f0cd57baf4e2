"""What may be wrong with a store on a cluster, looked for in all its parts."""

from collections.abc import Callable, Iterator
from typing import Any

from elasticsearch import Elasticsearch

from corpus.errors import StoreDamaged
from indexer.engine.elastic.attempts import LEFT_SECONDS, Attempts
from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.counting import parts_counted
from indexer.engine.elastic.entries import Head, Text, reading_of, version_id
from indexer.engine.elastic.faults import no_store
from indexer.engine.elastic.layout import Names
from indexer.engine.elastic.originals import Originals
from indexer.engine.elastic.parts import stamp_of
from indexer.engine.elastic.registers import Rosters
from indexer.engine.elastic.snapshot import Snapshot
from indexer.engine.evidence import misplaced
from indexer.engine.keeping import hash_of


def check_health(cluster: Cluster, names: Names) -> Iterator[str]:
    """Which of the store's indices are gone, or lack copies. Raises StoreUnavailable where there is no store at all."""
    # An index that is named and is not there is waited for.
    some_of = [*(f"{names.concrete(alias)}*" for alias in names.record), names.all_parts]

    def asked(client: Elasticsearch) -> Any:
        # A copy that was just asked for takes a moment; where it does not come, the answer is a 408 that tells all the same.
        return client.options(ignore_status=408).cluster.health(
            index=",".join(some_of),
            level="indices",
            expand_wildcards="all",
            wait_for_status="green",
            timeout="3s",
        )

    told = cluster.read(asked, long=True)
    if not told["indices"]:
        raise no_store(cluster.address)
    for index in map(names.concrete, names.record):
        if index not in told["indices"]:
            yield f"索引 {index} 不见了（请从集群的快照恢复，或用 zhize restore 从备份恢复）"
    for index, health in sorted(told["indices"].items()):
        if health["status"] == "red":
            yield f"索引 {index} 是红色的：有分片不可用（请恢复停掉的节点）"
        elif health["status"] == "yellow":
            yield f"索引 {index} 是黄色的：有副本没有分配，再坏一个节点就可能丢失内容（请增加或恢复节点）"
    blocked = cluster.read(
        lambda client: client.indices.get_settings(
            index=",".join(some_of), name="index.blocks.*", flat_settings=True
        )
    )
    for index, each in sorted(blocked.items()):
        if blocks := [name for name, value in sorted(each["settings"].items()) if value == "true"]:
            shut = "不能读取" if any(name.endswith((".read", ".metadata")) for name in blocks) else "不能写入"
            full = any(name.endswith("read_only_allow_delete") for name in blocks)
            remedy = "磁盘将满时由集群设置，请腾出空间" if full else "请解除它"
            yield f"索引 {index} {shut}（设置 {'、'.join(blocks)}；{remedy}）"


def check_record(
    snapshot: Snapshot, originals: Originals, rosters: Rosters, is_current: Callable[[str, Head], bool]
) -> Iterator[str]:
    """What is wrong with the record by itself: entries that are not there, evidence out of place, damaged originals.

    `is_current` tells whether an entry is still the one that was seen: the bytes of another are gone, and that is right.
    """
    for heads in snapshot.all_heads():
        wanted = {
            id_ if text.attempt == head.attempt else version_id(id_, text.attempt): text
            for id_, head in heads.items()
            for text in head.texts
        }
        readings = snapshot.readings(wanted)
        for id_, text in wanted.items():
            if id_ not in readings:
                yield f"文件 {text.name} 的记录 {id_} 不见了（请用 zhize restore 从备份恢复）"
            else:
                yield from misplaced(reading_of(readings[id_]))
        for id_, head in heads.items():
            whole = head.held is None or _is_whole(originals, head.texts[0], head.held.original)
            if not whole and is_current(id_, head):
                remedy = "请重新 zhize ingest 这份文件，或用 zhize restore 从备份恢复到新的 index_prefix"
                yield f"文件 {head.texts[0].name}（{id_}）的原件已损坏（{remedy}）"
    for name in rosters.ill_listed():
        yield f"名册“{name}”的记录不完整（请重新 zhize experts import，或用 zhize restore 从备份恢复）"


def check_parts(snapshot: Snapshot, attempts: Attempts) -> Iterator[str]:
    """Where the parts are not those that the entries name."""
    expected = 0
    for heads in snapshot.all_heads():
        counted = parts_counted(snapshot.parts, heads)
        for id_, head in heads.items():
            expected += head.parts
            if (held := counted.get(stamp_of(id_, head.attempt), 0)) != head.parts:
                yield f"索引与记录不一致：文件 {id_} 应有 {head.parts} 条，现有 {held} 条（请用 zhize reindex 重建）"
    everything = {"query": {"match_all": {}}, "size": 0, "track_total_hits": True}
    held = snapshot.parts(everything, long=True)["hits"]["total"]["value"]
    if held > expected and not snapshot.strays and not attempts.under_way():
        yield f"索引中多出 {held - expected} 条（请用 zhize reindex 重建）"
    if left := attempts.left(LEFT_SECONDS):
        yield f"有 {len(left)} 次没有完成的写入留下了残余（下次写入时自动清理）"


def _is_whole(originals: Originals, text: Text, hash_: bytes) -> bool:
    try:
        return hash_of(originals.of(text).data) == hash_
    except StoreDamaged:
        return False
