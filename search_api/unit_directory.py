"""Every unit that a store names: one row a unit with all its printed forms, found by any of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from corpus.model import Record, UnitName
from corpus.recognise.characters import fold
from corpus.recognise.scripts import simplify
from corpus.recognise.unit.unit_full_names import official_name
from corpus.recognise.unit.unit_identity import agencies_of, asked_keys, held_keys, identify, read_unit
from corpus.recognise.unit.unit_reforms import is_ended, predecessors_of, successors_of
from indexer.engine.values import UnitForm
from search_api.question.held_units import is_office
from search_api.slips import Slips
from search_api.values import FormerUnit, Unit

_MOST_ALIASES = 20
_SHORTEST_SLIP = 4


class Listed(Record):
    """A unit with how often records name it, and the keys that its forms may be asked by."""

    unit: Unit
    count: int
    forms: tuple[str, ...]


class UnitDirectory:
    """The units of a store at one change. One without a certain id is known by its name."""

    def __init__(self, forms: Iterable[UnitForm]) -> None:
        grouped: dict[str, list[UnitForm]] = {}
        for form in forms:
            grouped.setdefault(form.unit_id or form.name, []).append(form)
        listed = [_listed(id_, own) for id_, own in grouped.items()]
        self._listed = sorted(listed, key=lambda each: (-each.count, each.unit.name, each.unit.id))
        self._by_id = {each.unit.id: each.unit for each in self._listed}
        self._by_form: dict[str, list[Unit]] = {}
        for each in self._listed:
            for name in dict.fromkeys((each.unit.name, *each.forms, *each.unit.aliases)):
                self._by_form.setdefault(name, []).append(each.unit)

    def get(self, name: str) -> Unit | None:
        """The unit of that id, or the only one of that name."""
        found = self._by_form.get(name, ())
        unit = self._by_id.get(name) or (found[0] if len(found) == 1 else None)
        return _with_reforms(unit) if unit is not None else None

    def named(self, name: str) -> Sequence[Unit]:
        """All units that bear the name."""
        return tuple(self._by_form.get(name, ()))

    def answers_to(self, name: str) -> bool:
        """Whether a unit is held that the name may mean."""
        keys = asked_keys(name)
        if name in self._by_id or name in self._by_form:
            return True
        return any(_fit(each, name, keys) in (0, 1) for each in self._listed)

    def find(self, query: str) -> list[Unit]:
        """The units meant by the words: those of that name, its other names, then names that begin so, then that hold it.

        Within each, most used first. No words mean all units.
        """
        typed = fold(simplify(query.strip()))
        if not typed:
            return [each.unit for each in self._listed]
        keys = asked_keys(typed)
        ranked = [
            (place, each.unit) for each in self._listed if (place := _fit(each, typed, keys)) is not None
        ]
        return [unit for _, unit in sorted(ranked, key=lambda pair: pair[0])]

    def names(self, typed: str) -> list[str]:
        """The printed names that begin so, then those that hold it; most used first."""
        forms = [form for each in self._listed for form in each.forms]
        begin = [form for form in forms if form.startswith(typed)]
        return list(dict.fromkeys([*begin, *(form for form in forms if typed in form)]))

    def page(self, query: str, page: int, size: int) -> tuple[tuple[Unit, ...], int]:
        """One page of what is found, and how many there are in all."""
        found = self.find(query)
        return tuple(_with_reforms(unit) for unit in found[(page - 1) * size : page * size]), len(found)

    def alike(self, name: str) -> tuple[Unit, ...]:
        """Held units whose names hold the name, then those that do what it does: of its level first; most used first."""
        read = read_unit(name)
        kinds = set(agencies_of(read)) if read is not None else set()
        asked = {key.partition("|")[0] for key in asked_keys(name)}
        level: list[Unit] = []
        other: list[Unit] = []
        for each in self._listed:
            held = [key.partition("|") for form in each.forms for key in held_keys(form, each.unit.region)]
            if any(kind in kinds for _, _, kind in held):
                (other if asked.isdisjoint(place for place, _, _ in held) else level).append(each.unit)
        inside = [each.unit for each in self._listed if any(name in form for form in each.forms)]
        return (*inside, *level, *other)

    def near(self, name: str, size: int = 5) -> tuple[str, ...]:
        """Names of units that a reader may have meant by one that is not held."""
        return tuple(dict.fromkeys(unit.name for unit in self.alike(name)))[:size]

    def slips_in(self, text: str) -> list[tuple[str, Unit]]:
        """The longest pieces of the text that are held names but for one wrong character, each with a unit of that name.

        An office that is known by its name (民政厅) is no slip of another (财政厅).
        """
        slips = [(piece, name) for piece, name in self._slips.longest_in(text) if not _is_known(piece)]
        return [(piece, unit) for piece, name in slips for unit in self._by_form[name]]

    @cached_property
    def _slips(self) -> Slips:
        """The held names of offices; another level or kind of office is no slip."""
        return Slips(filter(is_office, self._by_form), self._by_form, _SHORTEST_SLIP, inner=True)


def _listed(id_: str, forms: Sequence[UnitForm]) -> Listed:
    """A row of what records print: under the form that has the agency's own full name, else the one most used."""
    used: Counter[str] = Counter()
    regions = {form.region for form in forms}
    for form in forms:
        used[form.name] += form.count
    printed = [name for name, _ in sorted(used.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))]
    region = regions.pop() if len(regions) == 1 else None
    shown = next((name for name in printed if _is_official(name)), printed[0])
    full = () if region is None or is_ended(shown, region) else _full_names(printed, region)
    aliases = tuple(dict.fromkeys(other for other in (*printed, *full) if other != shown))[:_MOST_ALIASES]
    unit = Unit(id=id_, name=shown, region=region, aliases=aliases)
    return Listed(unit=unit, count=used.total(), forms=tuple(printed))


def _full_names(printed: Sequence[str], region: str) -> tuple[str, ...]:
    """The full name of today where the forms are sure of it and of one mind."""
    told = {identify(UnitName(printed=name, name=name), region).canonical for name in printed} - {None}
    return tuple(name for name in told if name) if len(told) == 1 else ()


def _is_known(name: str) -> bool:
    """Whether the lists know an office of the name, whatever its place."""
    read = read_unit(name)
    return read is not None and read.kind == "organ" and bool(read.concepts)


def _is_official(name: str) -> bool:
    read = read_unit(name)
    return read is not None and read.kind == "organ" and official_name(read.core) == read.core


def _fit(each: Listed, typed: str, keys: frozenset[str]) -> int | None:
    """How well the unit fits what was typed: 0 is best; None where it does not."""
    names = (each.unit.name, *each.forms, *each.unit.aliases)
    if typed in names:
        return 0
    if keys and any(not keys.isdisjoint(held_keys(form, each.unit.region)) for form in each.forms):
        return 1
    if any(name.startswith(typed) for name in names):
        return 2
    return 3 if any(typed in name for name in names) else None


def _with_reforms(unit: Unit) -> Unit:
    """The unit with those that reform ended in it and those it ended in."""
    return msgspec.structs.replace(
        unit,
        predecessors=tuple(
            FormerUnit(name=reform.old, until=reform.year, basis=reform.basis)
            for reform in predecessors_of(unit.name, unit.region)
        ),
        successors=tuple(dict.fromkeys(reform.new for reform in successors_of(unit.name, unit.region))),
    )
