"""The cluster: every call has a time limit, short for reads, which try another copy, patient for writes."""

import logging
import random
import ssl
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.serializer import JsonSerializer

from corpus.errors import RefusedInput, StoreError, StoreUnavailable
from indexer.engine.address import Address
from indexer.engine.elastic.away import Away
from indexer.engine.elastic.faults import (
    LEAST,
    PASSING,
    TOO_MANY,
    error_of,
    is_passing,
    item_error,
    missing,
    no_elasticsearch,
    refusal_of,
    too_much,
    too_old,
)
from indexer.engine.elastic.layout import Body

_log = logging.getLogger(__name__)
# What fails is told by us, in the reader's language; the client says it once more, in English.
logging.getLogger("elastic_transport.node_pool").setLevel(logging.ERROR)

T = TypeVar("T")
Item = dict[str, Any]
# What the caller of a call takes care of, as the client tells it.
Expected = tuple[type[ApiError], ...]

# A question's reads: what does not come is asked of another copy; the last time one waits.
_READ_SECONDS = (1.0, 1.5, 10.0)
# Whoever finds nobody there at all is told so before it loses patience.
_FIRST_SECONDS = (1.0, 2.0, 6.0)
# Reads of much, as for a copy of the store, and whatever changes the indices.
_LONG_SECONDS = 60.0
# A write waits for a node that stopped answering until the cluster has found that out (30 s), or it answers again.
_WRITE_SECONDS, _PATIENCE_SECONDS = 45.0, 120.0
_PAUSE_SECONDS, _LONGEST_PAUSE = 0.2, 1.0
# What is refused since too much is asked at once is asked again for so long: it answers, a little later.
_CROWDED_SECONDS = 10.0
# Who waits longer than this is told what for.
_QUIET_SECONDS = 5.0
# Who does not say so fast that it is there is not asked for a while.
_THERE_MS, _ASKED_SECONDS, _AVOIDED_SECONDS = 300, 0.6, 15.0
_DEAD_SECONDS = 5.0
# As many ask at once as the service has threads, and some.
_CONNECTIONS = 48
# A bulk of so many bytes is a few hundred parts; a server takes ten times as many.
_BULK_BYTES = 6_000_000
# All questions prefer the same copies, so that the same question gives the same scores.
_PREFERENCE = "zhize"


class TooMuch(Exception):
    """What a call raises of whose parts one was refused since too much is asked at once."""


class _Json(JsonSerializer):
    """JSON by msgspec, which reads an answer in a third of the time."""

    mimetype = "application/vnd.elasticsearch+json"

    def json_dumps(self, data: Any) -> bytes:
        return msgspec.json.encode(data)

    def json_loads(self, data: bytes) -> Any:
        return msgspec.json.decode(data)


class Cluster:
    """Calls to the cluster at an address. Several threads may call at once."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._client = _client(address)
        self._checked = False
        self._avoiding_until = 0.0
        self._there: tuple[str, ...] = ()
        self._away = Away()

    @property
    def preference(self) -> str:
        """Which copies are asked: always the same, but for those of nodes that have just failed to answer."""
        if time.monotonic() < self._avoiding_until and self._there:
            return f"_prefer_nodes:{','.join(self._there)}"
        return _PREFERENCE

    def read(self, call: Callable[[Elasticsearch], T], *, long: bool = False, expected: Expected = ()) -> T:
        """What a read gives. Raises StoreError; what is expected as the client tells it."""
        limits = (_LONG_SECONDS,) * 2 if long else _READ_SECONDS
        self._away.admit()
        begun = time.monotonic()
        for tried, limit in enumerate(limits, 1):
            try:
                return self._in_turn(call, limit)
            except expected:
                raise
            except (ApiError, TransportError) as error:
                if tried == len(limits) or not is_passing(error):
                    raise self._told(error, begun) from error
                if isinstance(error, ApiError):
                    # It answers: a shard is on its way.
                    time.sleep(_PAUSE_SECONDS * random.uniform(0.5, 1.0))  # noqa: S311 - askers come apart
            self.avoid_absent()
        raise AssertionError("a read neither gave nor failed")

    def once(self, call: Callable[[Elasticsearch], T], seconds: float) -> T:
        """What one try of a read gives, told as the client tells it. Raises StoreError where of late nobody answers."""
        self._away.admit(may_look=False)
        return self._in_turn(call, seconds)

    def _in_turn(self, call: Callable[[Elasticsearch], T], seconds: float) -> T:
        """What a read gives, asked for again and more rarely each time where too much is asked at once."""
        end, pause = time.monotonic() + _CROWDED_SECONDS, _PAUSE_SECONDS / 2
        while True:
            try:
                return self._tried(call, seconds)
            except TooMuch:
                pass
            except ApiError as error:
                if error.status_code != TOO_MANY:
                    raise
            if time.monotonic() > end:
                raise too_much(self.address)
            time.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - askers come apart
            pause = min(1.5 * pause, _LONGEST_PAUSE)

    def _tried(self, call: Callable[[Elasticsearch], T], seconds: float) -> T:
        self._check()
        try:
            given = call(self._client.options(request_timeout=seconds))
        except (ApiError, TooMuch):
            self._away.answered()
            raise
        self._away.answered()
        return given

    def _told(self, error: ApiError | TransportError, begun: float) -> StoreError:
        """The error of what failed for good; that nobody answered is kept in mind."""
        told = error_of(error, self.address)
        if is_passing(error) and isinstance(error, TransportError):
            self._away.found(told, begun)
        return told

    def write(self, call: Callable[[Elasticsearch], T], *, expected: Expected = ()) -> T:
        """What a write gives, tried again until it succeeds or patience ends: it must do no harm to be done twice.

        A process that never reached the cluster is told so at once. Raises StoreError; what is expected as the client tells it.
        """
        patience = _Patience()
        while True:
            try:
                return self._tried(call, _WRITE_SECONDS)
            except expected:
                raise
            except (ApiError, TransportError) as error:
                if not is_passing(error):
                    raise error_of(error, self.address) from error
                patience.wait(error_of(error, self.address))

    def bulk(
        self,
        actions: Iterable[tuple[Body, Body | None]],
        *,
        refresh: bool = False,
        refused: Callable[[int, RefusedInput], None] | None = None,
    ) -> list[Item]:
        """What became of each action, in order: done, or in conflict (status 409). Every other is tried to the end.

        Of one that is refused for what it holds, `refused` is told its place and why. Raises StoreError for one that is
        refused for anything else, and where there is nobody to tell.
        """
        done: list[Item] = []
        for chunk in _chunks(actions):
            for item in self._bulk(chunk, refresh=refresh):
                if refused and (refusal := refusal_of(item, self.address)):
                    refused(len(done), refusal)
                elif item["status"] >= 400 and item["status"] not in (404, 409):
                    raise item_error(item, self.address)
                done.append(item)
        return done

    def _bulk(self, chunk: list[bytes], *, refresh: bool) -> list[Item]:
        found: dict[int, Item] = {}
        waiting, patience = list(range(len(chunk))), _Patience()
        while waiting:
            body = [chunk[place] for place in waiting]
            answer = self.write(lambda client, body=body: client.bulk(operations=body, refresh=refresh))  # type: ignore[misc]
            again = []
            for place, named in zip(waiting, answer["items"], strict=True):
                ((action, item),) = named.items()
                if item["status"] in PASSING:
                    again.append(place)
                elif item["status"] == 404 and action != "delete":
                    raise missing(self.address, f"没有 {item['_index']}")
                found[place] = item
            if waiting := again:
                if error := next(
                    (found[p] for p in waiting if "read-only" in str(found[p].get("error"))), None
                ):
                    raise item_error(error, self.address)
                patience.wait(item_error(found[waiting[0]], self.address))
        return [found[place] for place in range(len(chunk))]

    def avoid_absent(self) -> bool:
        """Whether there are nodes that do not answer; no read prefers them for a while."""
        for _ in self.address.urls:
            try:
                told = self._client.options(request_timeout=_ASKED_SECONDS).nodes.info(
                    node_id="_all", metric="process", timeout=f"{_THERE_MS}ms"
                )
            except (ApiError, TransportError):
                continue  # It was one of them that was asked, and the next is another.
            if told["_nodes"]["failed"] or len(told["nodes"]) < told["_nodes"]["total"]:
                self._there = tuple(sorted(told["nodes"]))
                self._avoiding_until = time.monotonic() + _AVOIDED_SECONDS
                return True
            return False
        return True

    def close(self) -> None:
        """Lets go of all connections."""
        self._client.close()

    def _check(self) -> None:
        """Looks once whether the server is one that we can use."""
        if self._checked:
            return
        begun = time.monotonic()
        for seconds in _FIRST_SECONDS:
            try:
                told = self._client.options(request_timeout=seconds).nodes.info(
                    node_id="_local", metric="_none"
                )
            except (ApiError, TransportError) as error:
                if not is_passing(error):
                    raise error_of(error, self.address) from error
                failed = error
                continue
            if not (nodes := told.get("nodes")):
                raise no_elasticsearch(self.address)
            for node in nodes.values():
                if tuple(int(part) for part in node["version"].split(".")[:2]) < LEAST:
                    raise too_old(node["version"], LEAST)
            self._checked = True
            return
        raise self._told(failed, begun) from failed


class _Patience:
    """How long a write that did not succeed is tried again."""

    def __init__(self) -> None:
        self._begun, self._pause, self._is_told = time.monotonic(), _PAUSE_SECONDS, False

    def wait(self, error: StoreError) -> None:
        """Waits a little longer each time; raises the error where patience ends."""
        waited = time.monotonic() - self._begun
        if waited + self._pause > _PATIENCE_SECONDS:
            raise error
        if waited > _QUIET_SECONDS and not self._is_told:
            self._is_told = True
            _log.warning("%s；正在等集群恢复，最多等 %.0f 秒", error.message, _PATIENCE_SECONDS)
        time.sleep(self._pause * random.uniform(0.5, 1.0))  # noqa: S311 - writers that failed together come back apart
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)


def _client(address: Address) -> Elasticsearch:
    options: dict[str, Any] = {}
    if address.api_key:
        options["api_key"] = address.api_key
    elif address.user:
        options["basic_auth"] = (address.user, address.password or "")
    if address.ca:
        _check_certificate(address.ca)
        if plain := [url for url in address.urls if url.startswith("http:")]:
            raise StoreUnavailable(
                f"设置了 CA 证书 engine_ca，而 {'、'.join(plain)} 不加密",
                "请把地址都写成 https://，或不设 engine_ca",
            )
        options["ca_certs"] = str(address.ca)
    try:
        return Elasticsearch(
            list(address.urls),
            # What is tried again, and how long, is decided here.
            max_retries=max(1, len(address.urls) - 1),
            retry_on_timeout=False,
            retry_on_status=(),
            connections_per_node=_CONNECTIONS,
            # A node that did not answer is left alone for a while, as long as there are others.
            dead_node_backoff_factor=_DEAD_SECONDS,
            serializers={_Json.mimetype: _Json(), "application/json": _Json()},
            **options,
        )
    except (OSError, ValueError) as error:
        raise StoreUnavailable(
            f"Elasticsearch 的地址（{address.shown}）不能用",
            "设置 engine 应写成 http://主机:端口，多个用逗号隔开",
        ) from error


def _check_certificate(file: Path) -> None:
    """Raises StoreUnavailable for a file of no certificates, which the client tells only as a connection that failed."""
    try:
        ssl.create_default_context(cafile=file)
    except (OSError, ValueError) as error:
        raise StoreUnavailable(
            f"CA 证书文件 {file} 不能用", "设置 engine_ca 应是一个可读的 PEM 文件"
        ) from error


def _chunks(actions: Iterable[tuple[Body, Body | None]]) -> Iterable[list[bytes]]:
    """Actions with their bodies as lines, a bulk's worth at a time."""
    chunk: list[bytes] = []
    size = 0
    for action, body in actions:
        line = msgspec.json.encode(action)
        if body is not None:
            line += b"\n" + msgspec.json.encode(body)
        if chunk and size + len(line) > _BULK_BYTES:
            yield chunk
            chunk, size = [], 0
        chunk.append(line)
        size += len(line)
    if chunk:
        yield chunk


def index_action(alias: str, id_: str, **how: Any) -> Body:
    """The action that puts a body under an id in place of what is there.

    Behind an alias alone: an index that is gone would be made anew by the cluster, with fields of its own guessing.
    """
    return {"index": {"_index": alias, "_id": id_, "require_alias": True, **how}}


def delete_action(index: str, id_: str, **how: Any) -> Body:
    """The action that deletes what is under an id."""
    return {"delete": {"_index": index, "_id": id_, **how}}
