"""Several columns or keys of one task into one assignment."""

from collections.abc import Iterable, Sequence

from corpus.model import UnitName
from corpus.recognise.role.roles import Assignment

_Units = tuple[UnitName, ...]


def merge_assignments(parts: Sequence[Assignment]) -> Assignment | None:
    """What the parts say together, or None where there are none.

    Responsible units beside a named lead support; a unit named in two roles keeps the first of lead, support, guide.
    """
    if len(parts) < 2:
        return parts[0] if parts else None
    lead = _joined(part.lead for part in parts)
    responsible = _joined(part.responsible for part in parts)
    support = _joined(part.support for part in parts)
    guide = _joined(part.guide for part in parts)
    if lead:
        support, responsible = _joined((responsible, support)), ()
    return Assignment(
        lead=lead,
        support=_without(support, lead, responsible),
        guide=_without(guide, lead, support),
        responsible=responsible,
        open_list=any(part.open_list for part in parts),
        basis="stated" if lead else "none",
        deadline=next((part.deadline for part in parts if part.deadline), None),
    )


def _joined(lists: Iterable[_Units]) -> _Units:
    return tuple({unit.name: unit for units in lists for unit in units}.values())


def _without(units: _Units, *others: _Units) -> _Units:
    named = {unit.name for other in others for unit in other}
    return tuple(unit for unit in units if unit.name not in named)
