"""What a cluster says when it fails, as our errors."""

import re
from collections.abc import Sequence
from typing import Any

from elastic_transport import SerializationError, TlsError
from elasticsearch import (
    ApiError,
    AuthenticationException,
    AuthorizationException,
    ConnectionTimeout,
    TransportError,
    UnsupportedProductError,
)

from corpus.errors import (
    RefusedInput,
    StoreAbsent,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreOutdated,
    StoreReadOnly,
    StoreUnavailable,
)
from indexer.engine.address import Address

# Byte vectors written as hexadecimal digits.
LEAST = (8, 15)
# What passes by itself: too much asked at once, no node to answer just now.
TOO_MANY = 429
PASSING = frozenset({408, TOO_MANY, 502, 503, 504})
# So many characters of what the server says are told on.
_TOLD = 200
# As the server calls its blocks. The first it sets itself, on every index where the disk is nearly full; then it makes none anew.
_FULL = ("read-only-allow-delete", "cluster create-index blocked")
_SHUT = ("index read (api)", "index metadata (api)")
_READ_ONLY = ("index read-only", "cluster read-only", "index write (api)")
# A server of before 8 does not know the form that we ask for, and never comes to say its version.
_OTHER_FORM = ("media_type_header_exception", "compatible-with")
_AMBIGUOUS = ("has more than one ind", "no write index is defined")
_NO_HANDLER = "no handler found for uri"
_INDEX = re.compile(r"'index': '([\w.-]+)'")
_UNVERIFIED = "CERTIFICATE_VERIFY_FAILED"


def error_of(error: Exception, address: Address) -> StoreError:
    """The error of a call that failed for good."""
    if isinstance(error, TlsError):
        return _of_tls(error, address)
    if isinstance(error, SerializationError):
        return no_elasticsearch(address)
    if isinstance(error, ApiError):
        return _of_answer(error, address)
    if isinstance(error, ConnectionTimeout):
        return StoreUnavailable(
            f"Elasticsearch（{address.shown}）没有按时回答", "请检查集群是否过载或有节点停住，稍后再试"
        )
    return StoreUnavailable(
        f"连不上 Elasticsearch（{address.shown}）",
        "请检查地址（http 还是 https、端口）、网络和集群是否在运行，稍后再试",
    )


def too_much(address: Address) -> StoreUnavailable:
    """The error of a cluster that is asked more than it can answer."""
    return StoreUnavailable(
        f"集群（{address.shown}）过载：同时的检索太多，排不上队", "请稍后再试；常如此就增加节点或减少服务进程"
    )


def is_passing(error: Exception) -> bool:
    """Whether the same call may succeed a little later."""
    if isinstance(error, (TlsError, SerializationError)):
        return False
    if isinstance(error, ApiError):
        return error.status_code in PASSING and not _is_blocked(str(error.body))
    return isinstance(error, TransportError)


def item_error(item: dict[str, Any], address: Address) -> StoreError:
    """The error of one item of a bulk that was refused for good."""
    said = _said_of(item)
    return _of_index(str(item.get("error")), address) or StoreUnavailable(
        f"集群不收 {item.get('_id', '')}：{said[:_TOLD]}", "请检查集群的状态和设置后重新执行"
    )


def refusal_of(item: dict[str, Any], address: Address) -> RefusedInput | None:
    """Why one item of a bulk was refused, where that is for what it holds."""
    said = _said_of(item)
    if item["status"] != 400 or _of_index(str(item.get("error")), address):
        return None
    return RefusedInput(
        f"集群不收这份文件的内容：{said[:_TOLD]}",
        "请检查集群对索引和字段的限制，再重新 zhize ingest 这份文件",
    )


def _said_of(item: dict[str, Any]) -> str:
    told = item.get("error") or {}
    return f"{told.get('type', '')} {told.get('reason', '')}".strip()


def outdated() -> StoreOutdated:
    """The error of an index that another carder made."""
    return StoreOutdated("索引是用另一版本的分词、词库或模型建立的", "请用 zhize reindex 重建")


def other_record(held: object, ours: int) -> StoreOutdated:
    """The error of a record that another program made."""
    return StoreOutdated(
        f"集群上的库是另一版本的程序建立的（格式 {held}，本程序用 {ours}）",
        "请升级 zhize，或换一个 index_prefix",
    )


def too_old(version: str, least: tuple[int, int]) -> StoreUnavailable:
    """The error of a server that lacks what we need; one of before 8 does not even say its version."""
    named = f"Elasticsearch {version} 太旧" if version else "Elasticsearch 太旧（不认得 8 版的请求）"
    return StoreUnavailable(named, f"请升级到 {'.'.join(map(str, least))} 或更新的版本")


def no_store(address: Address) -> StoreAbsent:
    """The error of a cluster on which no store was made yet."""
    return StoreAbsent(
        f"集群 {address}上还没有库", "请先用 zhize ingest 读入文件，或用设置 index_prefix 指出已有的库"
    )


def two_indices(alias: str, indices: Sequence[str]) -> StoreDamaged:
    """The error of an alias that stands for several indices."""
    return StoreDamaged(
        f"别名 {alias} 指向多个索引：{'、'.join(sorted(indices))}",
        "请用 POST /_aliases 只留其中一个",
    )


def two_parts(alias: str, indices: Sequence[str]) -> StoreDamaged:
    """The same of what is searched, which can be made anew."""
    return StoreDamaged(two_indices(alias, indices).message, "请用 zhize reindex 重建并切换")


def missing(address: Address, said: str) -> StoreDamaged:
    """The error of an index that the store should have, and the cluster has not."""
    return StoreDamaged(
        f"集群 {address}上的库不完整：{said}",
        "请恢复这个索引（从集群的快照，或用 zhize restore 从备份恢复到新的 index_prefix）",
    )


def lost(address: Address, aliases: Sequence[str]) -> StoreDamaged:
    """The error of a store whose documents are there, and an index beside them is not."""
    return StoreDamaged(
        f"集群 {address}上的库不完整：没有 {'、'.join(aliases)}",
        "请恢复这个索引（从集群的快照，或用 zhize restore 从备份恢复到新的 index_prefix）；没有备份时，zhize reindex 补一个空的",
    )


def unnamed(address: Address, alias: str, index: str) -> StoreDamaged:
    """The error of an index that is there, and its alias is not."""
    return StoreDamaged(
        f"集群 {address}上没有别名 {alias}，它的索引 {index} 还在",
        f"请用 POST /_aliases 把别名 {alias} 加回这个索引",
    )


def no_parts(address: Address, alias: str) -> StoreDamaged:
    """The error of a store whose documents are there, and what is searched is not."""
    return StoreDamaged(f"集群 {address}上的库不完整：没有 {alias}", "请用 zhize reindex 从记录重建")


def busy(what: str) -> StoreBusy:
    """The error of something that only one may do at a time."""
    return StoreBusy(what, "请等它结束后再试；它若已被强行终止，两分多钟后可以重新执行")


def no_elasticsearch(address: Address) -> StoreUnavailable:
    """The error of an address at which something else answers."""
    return StoreUnavailable(f"{address.shown} 上的不是 Elasticsearch", "请检查设置 engine 的地址和端口")


def _of_tls(error: TlsError, address: Address) -> StoreError:
    if _UNVERIFIED in str(error):
        return StoreUnavailable(
            f"{address.shown} 的证书不能校验", "请用设置 engine_ca 给出签发它的 CA 证书文件，并核对主机名"
        )
    return StoreUnavailable(
        f"不能与 {address.shown} 建立加密连接",
        "请检查地址：服务器不用加密的，以 http:// 开头；再核对端口",
    )


def _of_answer(error: ApiError, address: Address) -> StoreError:
    said = str(error.body)
    if isinstance(error, AuthenticationException):
        if address.api_key or address.user:
            return StoreUnavailable(
                f"Elasticsearch（{address.shown}）不接受所给的用户名、密码或密钥",
                "请检查设置 engine_user 和 engine_password，或 engine_api_key",
            )
        return StoreUnavailable(
            f"Elasticsearch（{address.shown}）要求用户名和密码",
            "请给出设置 engine_user 和 engine_password，或 engine_api_key",
        )
    if known := _of_index(said, address):
        return known
    if any(form in said for form in _OTHER_FORM):
        return too_old("", LEAST)
    if isinstance(error, UnsupportedProductError) or not _is_elasticsearch(error):
        return no_elasticsearch(address)
    if _NO_HANDLER in said:
        return StoreUnavailable(
            f"Elasticsearch 在 {address.shown} 这个路径下不应答",
            "请检查设置 engine 的地址：端口之后一般不写路径",
        )
    if isinstance(error, AuthorizationException):
        return StoreUnavailable(
            f"Elasticsearch（{address.shown}）不许这个用户使用 {address.prefix}-* 索引",
            "请给它集群权限 monitor 和这些索引的全部权限（all）",
        )
    if error.status_code == 404:
        return missing(address, error.message)
    if error.status_code == TOO_MANY:
        return too_much(address)
    if error.status_code in PASSING:
        return StoreUnavailable(
            f"集群（{address.shown}）有分片不可用（红色状态）或过载，现在不能回答",
            "请恢复停掉的节点，或腾出它们的磁盘，用 _cluster/health 查看集群状态，稍后再试",
        )
    return StoreUnavailable(
        f"Elasticsearch 不能执行这个请求（{error.status_code} {_reason(error)}）",
        "请检查服务器版本和索引设置，或用 zhize reindex 重建",
    )


def _is_elasticsearch(error: ApiError) -> bool:
    """Whether the answer is a server's own. What stands before one, as a proxy, only says that it cannot be reached."""
    if error.status_code == 403:  # A refusal does not bear the product's name.
        return "html" not in (error.meta.headers.get("content-type") or "")
    return "x-elastic-product" in error.meta.headers or error.status_code in PASSING


def _reason(error: ApiError) -> str:
    told = error.body.get("error") if isinstance(error.body, dict) else None
    reason = told.get("reason") if isinstance(told, dict) else told
    return str(reason or error.message)[:_TOLD]


def _is_blocked(said: str) -> bool:
    return any(block in said for block in (*_FULL, *_READ_ONLY, *_SHUT))


def _of_index(said: str, address: Address) -> StoreError | None:
    """What is wrong with an index, where these words of the server tell it."""
    if any(block in said for block in _FULL):
        return StoreFull(
            f"集群（{address.shown}）的磁盘将满，索引已转为只读",
            "已确认写入的内容都在；请腾出磁盘空间后重新执行",
        )
    if any(block in said for block in _READ_ONLY):
        return StoreReadOnly(
            f"集群（{address.shown}）上的索引是只读的",
            "请解除索引的 index.blocks.read_only（或 write）设置；提问不受影响",
        )
    if any(block in said for block in _SHUT):
        return StoreUnavailable(
            f"集群（{address.shown}）上的索引不许读取",
            "请解除索引的 index.blocks.read 或 index.blocks.metadata 设置",
        )
    if any(ambiguous in said for ambiguous in _AMBIGUOUS):
        return StoreDamaged(
            f"集群 {address}上有别名指向多个索引", "请用 GET /_cat/aliases 查看，只留其中一个"
        )
    if "index_closed_exception" in said:
        index = found[1] if (found := _INDEX.search(said)) else "索引名"
        return StoreUnavailable(
            f"集群 {address}上有索引被关闭：{index}", f"请用 POST /{index}/_open 打开后再试"
        )
    return None
