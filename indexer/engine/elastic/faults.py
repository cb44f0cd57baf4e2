"""What a cluster says when it fails, as our errors."""

from typing import Any

from elastic_transport import TlsError
from elasticsearch import (
    ApiError,
    AuthenticationException,
    AuthorizationException,
    ConnectionTimeout,
    TransportError,
    UnsupportedProductError,
)

from corpus.errors import (
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreOutdated,
    StoreReadOnly,
    StoreUnavailable,
)
from indexer.engine.address import Address

# What passes by itself: too much asked at once, no node to answer just now.
PASSING = frozenset({408, 429, 502, 503, 504})
# Of our own fields and of the vectors'; so many characters of what the server says are told on.
_TOLD = 200
_FULL, _READ_ONLY = "read-only-allow-delete", "index read-only"


def error_of(error: Exception, address: Address) -> StoreError:
    """The error of a call that failed for good."""
    if isinstance(error, TlsError):
        return StoreUnavailable(
            f"{address.shown} 的证书不能校验", "请用设置 engine_ca 给出签发它的 CA 证书文件，并核对主机名"
        )
    if isinstance(error, ApiError):
        return _of_answer(error, address)
    if isinstance(error, ConnectionTimeout):
        return StoreUnavailable(
            f"Elasticsearch（{address.shown}）没有按时回答", "请检查集群是否过载或有节点停住，稍后再试"
        )
    return StoreUnavailable(
        f"连不上 Elasticsearch（{address.shown}）", "请检查地址、网络和集群是否在运行，稍后再试"
    )


def is_passing(error: Exception) -> bool:
    """Whether the same call may succeed a little later."""
    if isinstance(error, TlsError):
        return False
    if isinstance(error, ApiError):
        return error.status_code in PASSING and not _is_blocked(str(error.body))
    return isinstance(error, TransportError)


def item_error(item: dict[str, Any], address: Address) -> StoreError:
    """The error of one item of a bulk that was refused for good."""
    told = item.get("error") or {}
    said = f"{told.get('type', '')} {told.get('reason', '')}"
    return _blocked(said, address) or StoreUnavailable(
        f"集群不收 {item.get('_id', '')}：{said.strip()[:_TOLD]}", "请检查集群的状态和设置后重新执行"
    )


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
    """The error of a server that lacks what we need."""
    return StoreUnavailable(
        f"Elasticsearch {version} 太旧", f"请升级到 {'.'.join(map(str, least))} 或更新的版本"
    )


def no_store(address: Address) -> StoreUnavailable:
    """The error of a cluster on which no store was made yet."""
    return StoreUnavailable(
        f"集群 {address} 上还没有库", "请先用 zhize ingest 读入文件，或用设置 index_prefix 指出已有的库"
    )


def two_indices(alias: str, indices: list[str]) -> StoreDamaged:
    """The error of an alias that stands for several indices."""
    return StoreDamaged(
        f"别名 {alias} 指向多个索引：{'、'.join(sorted(indices))}",
        "请只留其中一个，或用 zhize reindex 重建后切换",
    )


def _of_answer(error: ApiError, address: Address) -> StoreError:
    said = str(error.body)
    if isinstance(error, AuthenticationException):
        return StoreUnavailable(
            f"Elasticsearch（{address.shown}）不接受所给的用户名、密码或密钥",
            "请检查设置 engine_user 和 engine_password，或 engine_api_key",
        )
    if blocked := _blocked(said, address):
        return blocked
    if isinstance(error, AuthorizationException):
        return StoreUnavailable(
            f"Elasticsearch（{address.shown}）不许这个用户使用 {address.prefix}-* 索引",
            "请给它读写这些索引的权限",
        )
    if isinstance(error, UnsupportedProductError):
        return StoreUnavailable(f"{address.shown} 上的不是 Elasticsearch", "请检查设置 engine 的地址")
    if error.status_code in PASSING:
        return StoreUnavailable(
            "集群有分片不可用（红色状态）或过载，现在不能回答", "请用 _cluster/health 查看集群状态，稍后再试"
        )
    return StoreUnavailable(
        f"Elasticsearch 不能执行这个请求（{error.status_code} {error.message}）",
        "请检查服务器版本和索引设置，或用 zhize reindex 重建",
    )


def _is_blocked(said: str) -> bool:
    return _FULL in said or _READ_ONLY in said


def _blocked(said: str, address: Address) -> StoreError | None:
    if _FULL in said:
        return StoreFull(
            f"集群（{address.shown}）的磁盘将满，索引已转为只读",
            "已确认写入的内容都在；请腾出磁盘空间后重新执行",
        )
    if _READ_ONLY in said:
        return StoreReadOnly(
            f"集群（{address.shown}）上的索引是只读的",
            "请解除索引的 index.blocks.read_only 设置；提问不受影响",
        )
    return None


def busy(what: str) -> StoreBusy:
    """The error of something that only one may do at a time."""
    return StoreBusy(what, "请等它结束后再试")
