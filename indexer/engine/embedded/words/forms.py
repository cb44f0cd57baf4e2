"""A unit's name with its id and place as one term of the word index, beside the keys it is found by."""

from indexer.engine.values import NamedUnit, UnitForm

# Keys of units are `place|agency`, ids and `role:key`: none begins so.
FORM = "="
_BETWEEN = "\t"


def form_term(unit: NamedUnit) -> str:
    """The term of a unit that is listed."""
    return FORM + _BETWEEN.join((unit.name, unit.unit_id or "", unit.region or ""))


def form_of(term: str, count: int) -> UnitForm | None:
    """What a term holds; None for one that is no form."""
    parts = term.removeprefix(FORM).split(_BETWEEN)
    if len(parts) != 3:
        return None
    name, unit_id, region = parts
    return UnitForm(name=name, unit_id=unit_id or None, region=region or None, count=count)
