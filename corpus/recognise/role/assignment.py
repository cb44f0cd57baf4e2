"""Which units have which role in a piece of work."""

from typing import Literal

from corpus.model import Record, UnitName


class Assignment(Record):
    """Which units have which role in a piece of work.

    `responsible` are those that 负责 or stand under 责任单位 with no lead named beside them: one alone leads; of several
    the document's rules say who leads. Beside a named lead such units stand in `support`. `basis` is `stated` where a
    lead is named, else `none`. `deadline` is a date found among the units, as printed.
    """

    lead: tuple[UnitName, ...] = ()
    support: tuple[UnitName, ...] = ()
    guide: tuple[UnitName, ...] = ()
    responsible: tuple[UnitName, ...] = ()
    open_list: bool = False
    basis: Literal["stated", "none"] = "none"
    deadline: str | None = None
