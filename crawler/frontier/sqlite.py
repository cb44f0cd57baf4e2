"""The frontier of one machine: one SQLite file, shared by all crawlers there."""

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self
from uuid import uuid4

from corpus.codec import from_json, to_json
from corpus.errors import StoreOutdated
from corpus.frontier import LEASE_SECONDS, Claim, Counts, Fetched, Target, Visit
from crawler.frontier.faults import file_errors

_SCHEMA = 1
# Another crawler's change takes milliseconds.
_WAIT_SECONDS = 30.0
_OWNERS = 0o600
_MARK = f"PRAGMA user_version = {_SCHEMA}"
_TABLE = """
CREATE TABLE visits (
  key TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  state TEXT NOT NULL,
  due REAL NOT NULL,
  place INTEGER NOT NULL,
  had INTEGER NOT NULL,
  visit BLOB NOT NULL
) WITHOUT ROWID
"""
# In the order in which they are claimed, with all that is counted.
_INDEX = "CREATE INDEX visits_next ON visits (source, state, place, due, had)"


class SqliteFrontier:
    """A frontier in a file, which is made when it is first opened."""

    def __init__(
        self, path: Path, *, lease_seconds: float = LEASE_SECONDS, now: Callable[[], float] = time.time
    ) -> None:
        self._path = path
        self._lease = lease_seconds
        self._now = now
        # One connection, and one change at a time in it.
        self._mutex = threading.Lock()
        with file_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=_OWNERS)
            self._database = sqlite3.connect(
                path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
        try:
            with file_errors(path):
                # FULL: what was said to be kept survives a power cut too.
                self._database.execute("PRAGMA synchronous = FULL")
                self._make()
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, targets: Iterable[Target], *, again_before: float | None = None) -> int:
        wanted, call, unknown = list(targets), uuid4().hex, 0
        with self._change():
            for place, target in enumerate(wanted, time.time_ns()):
                held = self._held(target.key)
                if held is None:
                    unknown += 1
                    self._keep(Visit(target, place, call))
                elif again_before is not None and held.has_ended_before(again_before):
                    self._keep(held.wanted_again(place))
        return unknown

    def claim(self, source: str, count: int = 1) -> list[Claim]:
        token, now, claims = uuid4().hex, self._now(), []
        with self._change():
            found = self._database.execute(
                "SELECT visit FROM visits WHERE source = ? AND state = 'open' AND due <= ? ORDER BY place LIMIT ?",
                (source, now, count),
            ).fetchall()
            for (visit,) in found:
                claimed = from_json(visit, Visit).claimed(token, now + self._lease)
                self._keep(claimed)
                claims.append(claimed.as_claim())
        return claims

    def renew(self, claims: Sequence[Claim]) -> list[Claim]:
        until = self._now() + self._lease
        changed = (self._change_of(claim, lambda visit: visit.renewed(until)) for claim in claims)
        return [visit.as_claim() for visit in changed if visit]

    def fetched(self, claim: Claim, response: Fetched) -> bool:
        return self._change_of(claim, lambda visit: visit.with_fetched(response)) is not None

    def done(self, claim: Claim) -> bool:
        return self._change_of(claim, lambda visit: visit.done(self._now())) is not None

    def put_off(self, claim: Claim, until: float, why: str) -> bool:
        return self._change_of(claim, lambda visit: visit.put_off(until, why)) is not None

    def give_up(self, claim: Claim, why: str) -> bool:
        return self._change_of(claim, lambda visit: visit.given_up(self._now(), why)) is not None

    def counts(self, source: str) -> Counts:
        with self._mutex, file_errors(self._path):
            found = self._database.execute(
                "SELECT state, due > ?, had, count(*) FROM visits WHERE source = ? GROUP BY 1, 2, 3",
                (self._now(), source),
            ).fetchall()
        waits = [(is_later, is_had, n) for state, is_later, is_had, n in found if state == "open"]
        return Counts(
            open=sum(n for _, _, n in waits),
            claimed=sum(n for is_later, is_had, n in waits if is_later and is_had),
            put_off=sum(n for is_later, is_had, n in waits if is_later and not is_had),
            done=sum(n for state, _, _, n in found if state == "done"),
            given_up=sum(n for state, _, _, n in found if state == "given_up"),
        )

    def close(self) -> None:
        with self._mutex:
            self._database.close()

    def _make(self) -> None:
        (schema,) = self._database.execute("PRAGMA user_version").fetchone()
        if schema == 0:
            self._database.execute("PRAGMA journal_mode = WAL")
            with self._change():
                # Another crawler may have made it meanwhile.
                (schema,) = self._database.execute("PRAGMA user_version").fetchone()
                if schema == 0:
                    for line in (_TABLE, _INDEX, _MARK):
                        self._database.execute(line)
                    schema = _SCHEMA
        if schema != _SCHEMA:
            raise StoreOutdated(
                f"抓取进度 {self._path} 是另一版本的程序建立的（格式 {schema}，本程序用 {_SCHEMA}）",
                "请升级 zhize",
            )

    @contextlib.contextmanager
    def _change(self) -> Iterator[None]:
        """One change, all of it or nothing, after those of others."""
        with self._mutex, file_errors(self._path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    def _change_of(self, claim: Claim, change: Callable[[Visit], Visit]) -> Visit | None:
        """What became of a visit, kept; None where it is no longer the claim's."""
        with self._change():
            held = self._held(claim.target.key)
            if held is None or not held.is_of(claim):
                return None
            changed = change(held)
            self._keep(changed)
        return changed

    def _held(self, key: str) -> Visit | None:
        found = self._database.execute("SELECT visit FROM visits WHERE key = ?", (key,)).fetchone()
        return from_json(found[0], Visit) if found else None

    def _keep(self, visit: Visit) -> None:
        self._database.execute(
            "INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                visit.target.key,
                visit.target.source,
                visit.state,
                visit.due,
                visit.order,
                bool(visit.token),
                to_json(visit),
            ),
        )
