"""Lists of units: who stands in them, and how they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tests.generator import agencies
from tests.generator.dice import Dice
from tests.generator.places import Level, Place
from tests.generator.roster import Agency, Kind, roster
from tests.generator.tags import Tag
from tests.generator.truth import ExpectedUnit

OPENERS = ("等", "等部门", "等单位", "等有关部门", "等相关单位")
KIND_WEIGHTS = {
    Kind.DEPARTMENT: 100.0,
    Kind.PARTY: 8,
    Kind.OWN: 6,
    Kind.UPPER: 5,
    Kind.BRANCH: 9,
    Kind.BRIGADE: 7,
}
NARROW = str.maketrans("，；：（）", ",;:()")


class Prefix(StrEnum):
    """Which members of a list are printed with 区, 市, 省 or 县."""

    EACH = "each"
    SHARED = "shared"
    NONE = "none"


@dataclass(frozen=True)
class ListStyle:
    """How one document prints its lists; `separator` is that of cells holding nothing but a list."""

    prefix: Prefix
    full_names: float
    separator: str
    narrow: bool

    def text(self, text: str) -> str:
        """The text in the document's punctuation for units."""
        return text.translate(NARROW) if self.narrow else text


@dataclass(frozen=True)
class UnitList:
    """Units of one role: their tokens as printed, and whether 等 leaves the list open."""

    units: tuple[ExpectedUnit, ...] = ()
    opener: str = ""
    last: str = "、"

    def joined(self, separator: str = "、") -> str:
        """The list as one text."""
        tokens = [unit.printed for unit in self.units]
        if len(tokens) > 1 and self.last != "、":
            return separator.join(tokens[:-1]) + self.last + tokens[-1] + self.opener
        return separator.join(tokens) + self.opener


class Hand:
    """The units of one row, dealt so that none comes twice."""

    def __init__(self, dice: Dice, place: Place, style: ListStyle) -> None:
        self.dice = dice
        self.place = place
        self.style = style
        self._left = list(roster(place))
        self._collected: set[str] = set()

    def deal(
        self, count: int, *, collective: float = 0.0, opening: float = 0.0, plain: bool = False
    ) -> UnitList:
        """A list of so many units; the chances are those of a collective at its end and of 等 behind it."""
        drawn = [self._draw() for _ in range(count)]
        units = self._print([agency for agency in drawn if agency is not None])
        if not self._collected and self.dice.chance(collective):
            joined = self.dice.chance(0.35, Tag.COLLECTIVE_JOINED)
            names = agencies.JOINED if joined else agencies.COLLECTIVES
            units.append(self._collective(self.dice.pick(names[self.place.level])))
        last = "、"
        if not plain and len(units) > 1 and self.dice.chance(0.08, Tag.SEPARATOR_AND):
            last = self.dice.pick(("和", "以及"))
        opener = self.dice.pick(OPENERS) if self.dice.chance(opening, Tag.OPEN_LIST) else ""
        if len(units) >= 12:
            self.dice.mark(Tag.LONG_LIST)
        return UnitList(tuple(units), opener, last)

    def alone(self) -> UnitList:
        """A collective that stands for a whole list; a unit where the row has had them all."""
        options = [
            name
            for name in agencies.ALONE[self.place.level]
            if self._stands(name) and name not in self._collected
        ]
        if not options:
            return self.deal(1)
        return UnitList((self._collective(self.dice.pick(options)),))

    def guide(self) -> UnitList:
        """A unit that guides from above, or of the same level for the highest."""
        if not self.place.upper:
            return self.deal(1)
        name = self.dice.pick(agencies.GUIDES).format(u=self.place.upper)
        return UnitList((ExpectedUnit(name, name),))

    def _stands(self, name: str) -> bool:
        return self.style.prefix is not Prefix.NONE or not name.startswith(self.place.prefix)

    def _collective(self, name: str) -> ExpectedUnit:
        self.dice.mark(Tag.COLLECTIVE)
        self._collected.add(name)
        name = self.style.text(name)
        return ExpectedUnit(name, name, collective=True)

    def _draw(self) -> Agency | None:
        usable = [a for a in self._left if not (a.kind is Kind.PARTY and self.style.prefix is Prefix.NONE)]
        if not usable:
            return None
        kinds = {agency.kind for agency in usable}
        kind = self.dice.weighted({k: weight for k, weight in KIND_WEIGHTS.items() if k in kinds})
        chosen = self.dice.pick([agency for agency in usable if agency.kind is kind])
        self._left = [agency for agency in self._left if agency.group != chosen.group]
        return chosen

    def _ordered(self, drawn: list[Agency]) -> list[Agency]:
        """Prefixed members first and those of the level above last, so that a prefix passes on unmistakably."""
        upper = [agency for agency in drawn if agency.kind is Kind.UPPER]
        rest = [agency for agency in drawn if agency.kind is not Kind.UPPER]
        first = next((a for a in rest if a.kind in (Kind.DEPARTMENT, Kind.PARTY, Kind.BRIGADE)), None)
        if first is not None and self.style.prefix is Prefix.SHARED:
            rest.remove(first)
            rest.insert(0, first)
        return rest + upper

    def _print(self, drawn: list[Agency]) -> list[ExpectedUnit]:
        units: list[ExpectedUnit] = []
        before: Agency | None = None
        for agency in self._ordered(drawn):
            units.append(self._member(agency, before))
            before = agency
        return units

    def _member(self, agency: Agency, before: Agency | None) -> ExpectedUnit:
        full = self.dice.chance(self.style.full_names)
        bare = self.style.text(agency.full if full else self.dice.pick(agency.short))
        self._remember(agency, bare, full)
        if agency.kind not in (Kind.DEPARTMENT, Kind.BRIGADE):
            return ExpectedUnit(bare, bare)
        whole = self.place.prefix + bare
        if self.style.prefix is Prefix.NONE:
            self.dice.mark(Tag.PREFIX_NONE)
            return ExpectedUnit(bare, bare)
        if self.style.prefix is Prefix.EACH or before is None or self.dice.chance(0.12):
            return ExpectedUnit(whole, whole)
        self.dice.mark(Tag.PREFIX_SHARED)
        if before.kind is Kind.PARTY:
            self.dice.mark(Tag.PREFIX_AFTER_PARTY)
        if agency.kind is Kind.BRIGADE:
            self.dice.mark(Tag.BRIGADE_BARE)
            return ExpectedUnit(bare, whole, also=(bare,))
        return ExpectedUnit(bare, whole)

    def _remember(self, agency: Agency, name: str, full: bool) -> None:
        dice = self.dice
        if full:
            dice.mark(Tag.FULL_NAMES)
        if "和" in name:
            dice.mark(Tag.NAME_WITH_AND)
        if "（" in name or "(" in name:
            dice.mark(Tag.NAME_WITH_BRACKET)
        if agency.kind is Kind.BRANCH:
            dice.mark(Tag.BRANCH_BARE)
        if agency.kind in (Kind.OWN, Kind.UPPER):
            dice.mark(Tag.OWN_PLACE)


def draw_style(dice: Dice, level: Level, separator: str) -> ListStyle:
    """The list style of one document."""
    prefix = dice.weighted({Prefix.SHARED: 50.0, Prefix.EACH: 35, Prefix.NONE: 15})
    if level is Level.STREET:
        prefix = Prefix.NONE
    if separator in ("\n", " ") and prefix is Prefix.SHARED:
        prefix = Prefix.EACH
    if prefix is Prefix.EACH:
        dice.mark(Tag.PREFIX_EACH)
    narrow = dice.chance(0.3, Tag.HALF_WIDTH_UNITS)
    return ListStyle(prefix, dice.weighted({0.0: 60.0, 0.15: 20, 1.0: 20}), separator, narrow)
