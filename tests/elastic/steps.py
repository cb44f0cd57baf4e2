"""The steps of what an engine does on a cluster: the requests that it sends. Something else is done right before one of them."""

from collections.abc import Callable
from typing import Any

from indexer.engine.elastic import ElasticEngine

# What is done before a step, told its number and its request, as `POST /_aliases`.
Before = Callable[[int, str], None]


class Steps:
    """What an engine sends from now on, counted from 0."""

    def __init__(self, engine: ElasticEngine, before: Before) -> None:
        self.sent: list[str] = []
        self._before = before
        self._is_inside = False
        transport = engine._cluster._client.transport
        self._perform = transport.perform_request
        setattr(transport, "perform_request", self._counted)  # noqa: B010 - in place of a method

    def _counted(self, method: str, target: str, **how: Any) -> Any:
        if not self._is_inside:
            self._is_inside = True
            try:
                self.sent.append(f"{method} {target.partition('?')[0]}")
                self._before(len(self.sent) - 1, self.sent[-1])
            finally:
                self._is_inside = False
        return self._perform(method, target, **how)


def once_at(step: int, does: Callable[[], None]) -> Before:
    """Does something before one step alone."""

    def before(number: int, _: str) -> None:
        if number == step:
            does()

    return before
