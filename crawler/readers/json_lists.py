"""JSON as sites and programs give lists: each list of objects is a table, what stands beside it metadata."""

import json
import re
from collections.abc import Iterator
from typing import Any

from corpus.blocks import Block, Blocks, Field
from corpus.errors import DamagedInput, OversizedInput, UnsupportedInput
from crawler.readers.encoding import decode
from crawler.readers.reader import Limits, Reader
from crawler.readers.rows import table_of

# Lists of catalogues lie three or four deep.
_DEEPEST = 32
_KEY = "key"
_REMEDY = "请核对文件来源，重新下载后再导入"
# What search services put around the words looked for.
_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}>")

_Row = dict[str, str]


class _Twice(ValueError):
    """An object that has a key twice: nobody can tell which of the values is meant."""


def read_json(name: str, data: bytes, limits: Limits) -> Blocks:
    """A table for each list of objects (or object of objects), their keys at its head; other values as fields.

    Lists inside the rows are tables of their own, all rows' together. Numbers stand as printed.
    Raises `UndecodableInput`, `DamagedInput`, `UnsupportedInput` where it holds no list of objects, `OversizedInput`.
    """
    decoded = decode(name, data)
    lists: dict[str, list[_Row]] = {}
    fields: dict[str, str] = {}
    _gather(_parsed(name, decoded.text), "", lists, fields, 0)
    tables = [block for rows in lists.values() for block in table_of([*_laid_out(rows)])]
    if not tables:
        raise UnsupportedInput(f"“{name}”里没有成条的记录", "能导入的 JSON 是一列同样字段的记录")
    head: list[Block] = [Field(key, value) for key, value in fields.items() if value.strip()]
    return Blocks(
        media_type="application/json",
        blocks=(*head, *tables),
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )


def _parsed(name: str, text: str) -> object:
    try:
        return json.loads(
            text,
            parse_int=str,
            parse_float=str,
            parse_constant=lambda constant: "",
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise DamagedInput(
            f"“{name}”不是有效的 JSON（第 {error.lineno} 行第 {error.colno} 个字处）", _REMEDY
        ) from error
    except _Twice as error:
        raise DamagedInput(f"“{name}”里有一条记录写了两次“{error}”", _REMEDY) from error
    except RecursionError as error:
        raise _too_deep() from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Twice(next(key for key in keys if keys.count(key) > 1)[:40])
    return found


def _gather(
    value: object, path: str, lists: dict[str, list[_Row]], fields: dict[str, str], depth: int
) -> None:
    """Puts the value into the lists, by the path of keys that leads there, or the fields."""
    if depth > _DEEPEST:
        raise _too_deep()
    rows = _rows_of(value)
    if rows is not None:
        for row in rows:
            made: _Row = {}
            _flatten(row, "", made, path, lists, depth + 1)
            if made:
                lists.setdefault(path, []).append(made)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list) and not _is_plain(inner):
                _gather(inner, _joined(path, key), lists, fields, depth + 1)
            else:
                fields[_joined(path, key)] = _told(inner)
    elif isinstance(value, list):
        for inner in value:
            _gather(inner, path, lists, fields, depth + 1)


def _rows_of(value: object) -> list[dict[str, Any]] | None:
    """The objects of a list of them, or of an object that has nothing else (each with its key); None for anything else."""
    if isinstance(value, list):
        rows = [item for item in value if isinstance(item, dict)]
        return rows if rows and len(rows) == len(value) else None
    if isinstance(value, dict) and len(value) > 1 and all(isinstance(item, dict) for item in value.values()):
        return [{_KEY: key} | item for key, item in value.items()]
    return None


def _flatten(
    row: dict[str, Any], prefix: str, made: _Row, path: str, lists: dict[str, list[_Row]], depth: int
) -> None:
    """Puts the values of an object into one row; lists of objects inside it go to tables of their own."""
    if depth > _DEEPEST:
        raise _too_deep()
    for key, value in row.items():
        name = _joined(prefix, key)
        if isinstance(value, dict):
            _flatten(value, name, made, path, lists, depth + 1)
        elif isinstance(value, list) and not _is_plain(value):
            _gather(value, _joined(path, name), lists, {}, depth + 1)
        else:
            made[name] = _told(value)


def _is_plain(value: object) -> bool:
    return isinstance(value, list) and not any(isinstance(item, dict | list) for item in value)


def _told(value: object) -> str:
    if isinstance(value, list):
        return "、".join(filter(None, map(_told, value)))
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    return _MARKUP.sub("", str(value))


def _laid_out(rows: list[_Row]) -> Iterator[list[str]]:
    """The keys of the rows in the order in which they come up, then each row under them."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    yield columns
    for row in rows:
        yield [row.get(column, "") for column in columns]


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _too_deep() -> OversizedInput:
    return OversizedInput("JSON 嵌套过深", _REMEDY)


READER = Reader("json", "JSON 列表", (".json",), lambda data: False, read_json, is_text=True, gentle=True)
