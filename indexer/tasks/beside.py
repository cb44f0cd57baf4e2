"""Units that help the unit of a clause: 会同A, A配合, A协助做好…"""

from collections.abc import Sequence

from corpus.model import UnitName
from indexer.tasks import wordings as say
from indexer.tasks.subjects import End, Subject, find_subject
from indexer.tasks.unit_lists import is_certain, read_units

Helpers = tuple[tuple[UnitName, ...], bool]


class Beside:
    """Finds who helps in the clauses of one paragraph; `piece`, `shown` and `ends` are those of its reader."""

    def __init__(self, piece: str, shown: str, ends: Sequence[End]) -> None:
        self.piece, self.shown, self.ends = piece, shown, ends

    def named(self, start: int, end: int, owner: Subject | None = None) -> Helpers | None:
        """The units that 会同 and 配合 name, and whether their lists are open; None where one cannot be read.

        Those behind 会同 take the prefix of their `owner`, as in its own list: 市水利局会同财政局.
        """
        units: list[UnitName] = []
        open_list = False
        for together in say.TOGETHER.finditer(self.shown, start, end):
            subject = find_subject(self.piece, self.shown, self.ends, together.end(), end)
            if subject is None and together[0] == "商":
                continue
            if subject is None:
                return None
            units.extend(self._lent(owner, subject.units, subject.start, subject.end))
            open_list = open_list or subject.open_list
        for joining in say.JOINING.finditer(self.shown, start, end):
            subject = find_subject(self.piece, self.shown, self.ends, joining.end(), end)
            if subject is not None and (
                self.shown[subject.end] in ",，" or all(is_certain(unit.name) for unit in subject.units)
            ):
                units.extend(subject.units)
                open_list = open_list or subject.open_list
        if say.SUPPORT.search(self.shown, start, end):
            helping = self._helping(start, end)
            if helping is None:
                return None
            units.extend(helping[0])
            open_list = open_list or helping[1]
        return tuple({unit.name: unit for unit in units}.values()), open_list

    def _helping(self, start: int, end: int) -> Helpers | None:
        """The units before a word of support, and whether their lists are open; None where one cannot be read."""
        units: list[UnitName] = []
        open_list = False
        for support in say.SUPPORTERS.finditer(self.shown, start, end):
            listed = read_units(self.piece, *support.span("units"))
            if listed is None:
                if say.UNIT_END.search(support["units"]) and not support["must"]:
                    return None
                continue
            if support["must"] and all(say.ANYBODY.fullmatch(mention.unit.name) for mention in listed.units):
                continue
            units.extend(mention.unit for mention in listed.units)
            open_list = open_list or listed.open_list
        for support in say.HELPERS_OF.finditer(self.shown, start, end):
            listed = read_units(self.piece, *support.span("units"))
            if listed is not None and all(is_certain(mention.unit.name) for mention in listed.units):
                units.extend(mention.unit for mention in listed.units)
                open_list = open_list or listed.open_list
        return tuple(units), open_list

    def _lent(
        self, owner: Subject | None, units: Sequence[UnitName], start: int, end: int
    ) -> Sequence[UnitName]:
        """Units named in a span, as they are read in one list behind their owner."""
        if owner is None or all(unit.name != unit.printed or unit.collective for unit in units):
            return units
        printed = f"{self.piece[owner.start : owner.end]}、{self.piece[start:end]}"
        listed = read_units(printed, 0, len(printed))
        if listed is None or len(listed.units) != len(owner.units) + len(units):
            return units
        return [mention.unit for mention in listed.units[len(owner.units) :]]
