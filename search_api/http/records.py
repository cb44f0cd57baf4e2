"""One record by its address."""

from datetime import date
from typing import TypeVar

from corpus.errors import NotFound
from indexer.engine.values import StoredPart
from search_api.service import Service
from search_api.values import ShownDocument

T = TypeVar("T", bound=StoredPart | ShownDocument)


def record_of(service: Service, id_: str, on: date | None, kind: type[T], name: str) -> T:
    """The record of that id and kind; `name` is what people call the kind. Raises NotFound."""
    record = service.record(id_, on)
    if not isinstance(record, kind):
        raise NotFound(f"没有编号为 {id_} 的{name}", "它可能已随文件更新而改变，请重新检索")
    return record
