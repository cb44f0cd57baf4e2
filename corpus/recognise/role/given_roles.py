"""The roles that have been given while a text is read: its units one list after another, and a deadline among them."""

from corpus.model import UnitName
from corpus.recognise.role.assignment import Assignment
from corpus.recognise.role.assignment_text import is_mostly_units, lent, marks_in
from corpus.recognise.role.role_words import Given, role_of_all, role_words
from corpus.recognise.times.deadline_cells import read_deadline
from corpus.recognise.times.deadlines import find_deadlines
from corpus.recognise.unit.units import read_unit_list
from corpus.recognise.unit.unlisted import with_unlisted

_MARKS = " 。,，;；、\n\t"
_SHORTEST_DEADLINE, _LONGEST_DEADLINE = 2, 40
# A mark stands so near behind the name to which it gives a role of its own.
_BEHIND = 2


class GivenRoles:
    """The units of one text by role; positions count in `text` and its folded twin alike. `known` once a list knows a unit."""

    def __init__(self, text: str, folded: str) -> None:
        self.text, self.folded = text, folded
        self.units: dict[Given, list[UnitName]] = {"lead": [], "support": [], "guide": [], "responsible": []}
        self.open_list = False
        self.deadline: str | None = None
        self.known = False

    def give(self, start: int, end: int, role: Given, *, whole: bool = True, lender: str = "") -> bool:
        """Adds the units of a range to a role, those with a mark to the role it gives; False where it holds no list.

        They take the prefix of the `lender` before them, as in one list: 市水利局会同财政局. Unless they are to be the `whole`
        of it, few words beside them are passed over.
        """
        part = self.text[start:end]
        marks = marks_in(self.folded[start:end])
        printed = _blanked(part, marks)
        listed = read_unit_list(printed)
        self.known = self.known or bool(listed.units)
        if whole and any(read_deadline(piece) for piece in listed.rest if len(piece) <= _LONGEST_DEADLINE):
            return False
        if listed.rest:
            listed = with_unlisted(printed, listed)
        elif lender:
            listed = lent(lender, printed, listed)
        if not listed.units or (listed.rest and (whole or not is_mostly_units(listed))):
            return False
        for remark in role_words().mark.finditer(self.folded, start, end):
            if self.deadline is None and self.is_deadline(*remark.span("mark")):
                self.keep_deadline(*remark.span("mark"))
        marked = any(mark for _, _, mark in marks)
        for mention in listed.units:
            behind = [part[first + 1 : last - 1] for first, last, _ in marks if first >= mention.end]
            of_all = role_of_all(behind[0]) if behind else None
            own = next((mark for first, _, mark in marks if 0 <= first - mention.end <= _BEHIND), None)
            base: Given = "responsible" if marked and role == "lead" and own is None else role
            self._add(of_all or own or base, mention.unit)
        self.open_list = self.open_list or listed.open_list
        return True

    def take(self, inner: Assignment) -> None:
        """Adds what a bracket within the text gives."""
        self.known = True
        self.open_list = self.open_list or inner.open_list
        self.deadline = self.deadline or inner.deadline
        for role, units in self._by_role(inner):
            for unit in units:
                self._add(role, unit)

    def is_deadline(self, start: int, end: int) -> bool:
        """Whether a range is a deadline, or mostly one."""
        part = self.text[start:end].strip(_MARKS)
        if not _SHORTEST_DEADLINE <= len(part) <= _LONGEST_DEADLINE:
            return False
        whole = read_deadline(part) if "、" not in part else None
        if whole is not None and len(whole.printed) * 2 >= len(part):
            return True
        return sum(mention.end - mention.start for mention in find_deadlines(part)) * 2 >= len(part)

    def keep_deadline(self, start: int, end: int) -> None:
        """Notes a range as the deadline, unless one stood before it."""
        self.deadline = self.deadline or self.text[start:end].strip(_MARKS) or None

    def assignment(self) -> Assignment:
        """What has been given; beside a named lead the responsible support."""
        units = {role: tuple(given) for role, given in self.units.items()}
        beside = units["responsible"] if units["lead"] else ()
        return Assignment(
            lead=units["lead"],
            support=(*beside, *units["support"]),
            guide=units["guide"],
            responsible=() if units["lead"] else units["responsible"],
            open_list=self.open_list,
            basis="stated" if units["lead"] else "none",
            deadline=self.deadline,
        )

    @staticmethod
    def _by_role(given: Assignment) -> tuple[tuple[Given, tuple[UnitName, ...]], ...]:
        return (
            ("lead", given.lead),
            ("responsible", given.responsible),
            ("support", given.support),
            ("guide", given.guide),
        )

    def _add(self, role: Given, unit: UnitName) -> None:
        if all(unit.name != other.name for units in self.units.values() for other in units):
            self.units[role].append(unit)


def _blanked(part: str, marks: list[tuple[int, int, Given | None]]) -> str:
    """A list as it is read: its marks left blank, its lines joined."""
    for first, last, _ in marks:
        part = part[:first] + " " * (last - first) + part[last:]
    return part.replace("\r", " ")
