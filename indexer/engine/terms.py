"""The fields and terms under which every engine's index holds a card, and the number that orders documents."""

from hashlib import blake2b

from corpus.model import Document
from indexer.engine.values import Card, FacetName, FieldName, NamedUnit, UnitForm

# Keys of units are `place|agency`, ids and `role:key`: none begins so.
FORM = "="
_BETWEEN = "\t"
_NEWNESS_BITS = 32


# The field of the index that a facet counts the values of.
FACET_FIELDS: dict[FacetName, str] = {
    "kind": "kind",
    "region": "regions",
    "issuer": "issuers",
    "year": "year",
    "document_kind": "document_kind",
    "unit": "unit_names",
    "hazard": "hazards",
    "industry": "industries",
    "grade": "grades",
}


def token_field(field: FieldName, leg: str) -> str:
    """The index's name for one field of one leg."""
    return f"{field}_{leg}"


def role_key(role: str, key: str) -> str:
    """The term under which a unit stands in one role."""
    return f"{role}:{key}"


def form_term(unit: NamedUnit) -> str:
    """The term of a unit that is listed: its name with its id and place, beside the keys it is found by."""
    return FORM + _BETWEEN.join((unit.name, unit.unit_id or "", unit.region or ""))


def form_of(term: str, count: int) -> UnitForm | None:
    """What a term holds; None for one that is no form."""
    parts = term.removeprefix(FORM).split(_BETWEEN)
    if len(parts) != 3:
        return None
    name, unit_id, region = parts
    return UnitForm(name=name, unit_id=unit_id or None, region=region or None, count=count)


def unit_terms(card: Card) -> list[str]:
    """All terms of the card's units: their keys, those in their roles, their forms."""
    keys = [key for unit in card.units for key in unit.keys]
    in_roles = [role_key(unit.role, key) for unit in card.units if unit.role for key in unit.keys]
    forms = [form_term(unit) for unit in card.units if unit.listed]
    return list(dict.fromkeys(keys + in_roles + forms))


def unit_names(card: Card) -> list[str]:
    """The names of the card's units, each once."""
    return list(dict.fromkeys(unit.name for unit in card.units))


def newness(document: Document) -> int:
    """A number that orders documents: by the day they were made public, then by id."""
    day = document.published_on or document.written_on or document.in_force_from
    tie = int.from_bytes(blake2b(document.id.encode(), digest_size=_NEWNESS_BITS // 8).digest(), "big")
    return ((day.toordinal() if day else 0) << _NEWNESS_BITS) | tie
