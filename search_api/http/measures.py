"""What `/metrics` counts: requests by route and status, their times, what the store holds."""

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.errors import StoreError
from search_api.service import Service

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "DELETE", "OPTIONS"})
_UNKNOWN = "unknown"


class Measures:
    """Counters of one app."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "zhize_requests", "Requests answered", ["method", "route", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "zhize_request_seconds", "Time to answer", ["route"], buckets=_BUCKETS, registry=self.registry
        )
        self._held = Gauge("zhize_store_records", "Records held", ["kind"], registry=self.registry)
        self._change = Gauge("zhize_store_change", "Number of the last change", registry=self.registry)
        self._bytes = Gauge("zhize_store_bytes", "Bytes of the store", registry=self.registry)

    def look(self, service: Service) -> None:
        """Takes note of what the store holds; of nothing where it cannot be read."""
        try:
            stats = service.stats()
        except StoreError:
            return
        for kind, count in (
            ("document", stats.documents),
            ("clause", stats.clauses),
            ("article", stats.articles),
            ("task", stats.tasks),
            ("competence", stats.competences),
            ("standard", stats.standards),
            ("case", stats.cases),
        ):
            self._held.labels(kind).set(count)
        self._change.set(stats.change)
        self._bytes.set(stats.bytes)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Takes note of a request that was answered."""
        self._requests.labels(method if method in _METHODS else _UNKNOWN, route, status).inc()
        self._seconds.labels(route).observe(seconds)


class Measured:
    """Counts the requests that pass through. Routes are counted by their pattern: there are only so many."""

    def __init__(self, app: ASGIApp, *, measures: Measures) -> None:
        self._app = app
        self._measures = measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            route = getattr(scope.get("route"), "path", _UNKNOWN)
            self._measures.count(scope["method"], route, status, time.perf_counter() - began)
