"""Records to JSON and back."""

from typing import TypeVar

import msgspec

from corpus.model import Record

_R = TypeVar("_R")


def to_json(value: Record | list[Record] | dict[str, object] | object) -> bytes:
    """The value as compact UTF-8 JSON; dates as ISO strings."""
    return msgspec.json.encode(value)


def from_json(data: bytes | str, type_: type[_R]) -> _R:
    """The record that `data` holds. Raises msgspec.ValidationError where its shape is another."""
    return msgspec.json.decode(data, type=type_)


def to_builtins(value: object) -> object:
    """The value as plain dicts, lists and strings, as a JSON reader would see it."""
    return msgspec.to_builtins(value)
