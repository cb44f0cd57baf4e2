"""Offices of one line of work that differ by rank (消防救援支队, 消防救援大队): a name without one means none of them."""

import re
from collections import Counter
from collections.abc import Iterable

from corpus.model import UnitName

_LEVELS = "省市区县旗州"
_RANK = re.compile(r"(?:总队|支队|大队|中队)$")


def rank_of(name: str) -> str | None:
    """The rank that a name ends with; None where it has none."""
    found = _RANK.search(name)
    return found[0] if found else None


def of_other_ranks(name: str, units: Iterable[tuple[UnitName, str | None]]) -> tuple[str, ...]:
    """The units by name and place, most named first, that bear several ranks where the name asked by bears none.

    None where the name has a rank itself, or one of the units bears the very name.
    """
    counted = Counter((unit.name, region) for unit, region in units)
    ranked = [each for each, _ in counted.most_common() if rank_of(each[0]) is not None]
    own = rank_of(name) is not None or any(other.endswith(name) for other, _ in counted)
    if own or len({rank_of(other) for other, _ in ranked}) < 2:
        return ()
    return tuple(dict.fromkeys(_with_place(other, region) for other, region in ranked))


def _with_place(name: str, region: str | None) -> str:
    """The name with its place, where it begins with no more than a level of that (区消防救援大队) or names none."""
    steps = [step for step in (region or "").split("/") if step]
    if not steps or any(step.rstrip(_LEVELS) in name for step in steps):
        return name
    if name[0] in _LEVELS:
        return next((step + name[1:] for step in steps if step.endswith(name[0])), name)
    return steps[-1] + name
