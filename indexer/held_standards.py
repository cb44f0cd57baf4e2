"""Standards of a store by their number: the keys that their cards carry, and the look-up by these.

A key begins with a mark that no token of a text does, so that a number in a title is not taken for a standard's own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.model import Standard
from corpus.recognise.cited.standards import series_of, standard_key, year_of_number
from indexer.engine.protocol import View
from indexer.engine.values import FieldName, Filter, Leg, Probe

_WHERE = Filter(kinds=("standard",))
_ANY = "=*"
_DIGITS = re.compile(r"\d[\d.]*")
# Editions of one standard, each in a few catalogues.
_MOST = 500
_AT_ONCE = 2_000


def own_keys(standard: Standard) -> tuple[str, ...]:
    """The keys a standard is found by: its number, its number without the year, its bare digits."""
    keys = {_exact(standard.number), _exact(series_of(standard.number)), *_bare(standard.number), _ANY}
    return tuple(sorted(keys))


def kin_keys(standard: Standard) -> tuple[str, ...]:
    """The keys of the standards that it replaces."""
    return tuple(sorted({f"<{standard_key(number)}" for number in standard.replaces}))


def find_held(view: View, number: str) -> list[Standard]:
    """The standards of exactly that number; of one without a year all editions. Newest editions first."""
    key = standard_key(number)
    found = _search(view, (_exact(number),), "title")
    held = [s for s in found if key in (standard_key(s.number), standard_key(series_of(s.number)))]
    return sorted(held, key=_newest)


def find_replacing(view: View, number: str) -> list[Standard]:
    """The standards that say that they replace the one of that number."""
    key = standard_key(number)
    found = _search(view, (f"<{key}",), "context")
    return sorted((s for s in found if key in map(standard_key, s.replaces)), key=_newest)


def find_near(view: View, number: str) -> list[Standard]:
    """Standards whose number differs only in its code, its year or one figure."""
    bare = _bare(number)
    keys = [*bare, *(key for one in bare for key in _one_off(one))]
    return sorted(_search(view, keys, "title"), key=_newest)


def all_held(view: View) -> Iterator[Standard]:
    """Every standard of the store."""
    number = max(1, view.stats().standards)
    found = view.search(Probe(legs=(_leg((_ANY,), "title"),), where=_WHERE, size=number))
    ids = [match.id for match in found.legs.get("words", ())]
    for start in range(0, len(ids), _AT_ONCE):
        records = view.records(ids[start : start + _AT_ONCE])
        yield from (record for record in records.values() if isinstance(record, Standard))


def _search(view: View, keys: Sequence[str], field: FieldName) -> list[Standard]:
    if not keys:
        return []
    found = view.search(Probe(legs=(_leg(keys, field),), where=_WHERE, size=_MOST))
    records = view.records([match.id for match in found.legs.get("words", ())])
    return [record for record in records.values() if isinstance(record, Standard)]


def _leg(keys: Iterable[str], field: FieldName) -> Leg:
    return Leg(name="words", tokens=tuple((key, 1.0) for key in keys), fields=((field, 1.0),))


def _exact(number: str) -> str:
    return f"={standard_key(number)}"


def _bare(number: str) -> tuple[str, ...]:
    digits = _DIGITS.findall(series_of(number))
    return (f"#{digits[-1]}",) if digits else ()


def _one_off(key: str) -> set[str]:
    """The keys that one slip makes: two figures changed round, one left out, added or another."""
    mark, figures = key[0], key[1:]
    made = {figures[:i] + figures[i + 1 :] for i in range(len(figures))}
    made |= {figures[:i] + figures[i + 1] + figures[i] + figures[i + 2 :] for i in range(len(figures) - 1)}
    made |= {
        figures[:i] + d + figures[i + n :]
        for i in range(len(figures) + 1)
        for d in "0123456789"
        for n in (0, 1)
    }
    return {f"{mark}{one}" for one in made if one and one != figures}


def year_of(standard: Standard) -> int:
    """The year of a standard's number, else that in which it came out or began; 0 where nothing tells."""
    day = standard.published_on or standard.in_force_from
    return year_of_number(standard.number) or (day.year if day else 0)


def _newest(standard: Standard) -> tuple[int, str, str]:
    return -year_of(standard), standard.number, standard.id
