"""What a unit's name says, taken apart."""

from typing import Literal

from corpus.model import Record

Kind = Literal["organ", "branch", "pattern", "functional", "body", "collective"]


class Name(Record):
    """A name as read.

    `prefix` is what stands before the agency (区, 市委, 崇川区), `place` the place it is written with, `core` the
    agency without both. `lends` is what it lends to those after it in its list, `party` what it lends to Party organs;
    `alone` where it takes nothing itself. An office inside an agency (县政府办公室督查室) has that agency in `within`.
    """

    kind: Kind
    core: str
    concepts: tuple[str, ...] = ()
    prefix: str = ""
    place: str = ""
    lends: str = ""
    party: str = ""
    alone: bool = False
    within: str = ""
