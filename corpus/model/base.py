"""The root of all records."""

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Record(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """An immutable value whose JSON is its fields, in the order they are declared.

    `from` is a Python keyword, so fields of that name are written `from_`.
    """
