"""The root of all records."""

from typing import dataclass_transform

import msgspec


# What never changes holds nothing that holds it: the collector of cycles, which would look at thousands of records a
# question, need not know of them.
@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Record(msgspec.Struct, frozen=True, gc=False, rename={"from_": "from"}):
    """An immutable value whose JSON is its fields, in the order they are declared.

    `from` is a Python keyword, so fields of that name are written `from_`.
    """
