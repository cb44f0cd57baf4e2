"""Reads the roles that one text gives: lists of units, the verbs and keys around them, marks behind names."""

import re
from functools import lru_cache

from corpus.model import UnitName
from corpus.recognise.characters import fold
from corpus.recognise.role.assignment import Assignment
from corpus.recognise.role.assignment_text import (
    LONGEST_REMARK,
    is_mostly_units,
    joined_lines,
    lent,
    marks_in,
    together_at,
    together_in,
    unwrap,
    without_rules,
)
from corpus.recognise.role.role_words import (
    Given,
    is_deadline_key,
    role_of,
    role_of_all,
    role_of_verb,
    role_words,
)
from corpus.recognise.scanning import scan
from corpus.recognise.times.deadline_cells import read_deadline
from corpus.recognise.times.deadlines import find_deadlines
from corpus.recognise.unit.units import read_unit_list
from corpus.recognise.unit.unlisted import with_unlisted
from corpus.recognise.unit_lexicon import organs

_SEGMENT = re.compile(r"[。;|]+")
_FALSE = re.compile(r"组成|谁主管|谁负责|谁牵头|事故调查组|调查组")
# 其中燃气管网由A负责: an exception to what the words before it say.
_EXCEPTION = re.compile(r"其中[^,。;|由]{2,40}由")
_LEADING = re.compile(r"^(?:由|请|其中|并|同时|和|及|,|、|:|\s|原则上|具体由|分别由|统一由|主要由)+")
# Work behind a verb (负责房屋安全排查). Only verbs that give a role by themselves take one.
_STRONG = frozenset(
    {"牵头", "负责", "牵头负责", "总牵头", "主责", "指导", "配合", "协助", "督导", "承担", "具体负责"}
)
_BREAKS = ",、;。|"
_WORK = re.compile(r"[^,;。|]*")
_MOST_VERBS = 32
# Behind a word that is a verb elsewhere, the end of a name: 督导室, 指导中心.
_OFFICE = re.compile(r"(?:[室局处委]|办(?!理|好|法)|中心|组(?!织)|小组|专班|支队|大队|总队|考核|服务)")
_MARKS = " 。,，;；、\n\t"


class AssignmentReader:
    """The roles gathered from one text; positions count in `text` and its folded twin alike."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded = fold(text)
        self.folded = without_rules(folded)
        self.ruled = self.folded != folded and "牵头" in folded
        self.roles: dict[Given, list[UnitName]] = {"lead": [], "support": [], "guide": [], "responsible": []}
        self.open_list = False
        self.deadline: str | None = None
        self.consumed = 0
        # Names that no list knows are believed only beside one that it knows.
        self.strict = False
        self.known = False

    def read(self, default: Given | None) -> bool:
        """Whether the whole text gives roles."""
        start, end = unwrap(self.folded, 0, len(self.folded))
        if _FALSE.search(self.folded, start, end) or _EXCEPTION.match(self.folded, start, end):
            return False
        keyed = [
            match
            for match in role_words().key.finditer(self.folded, start, end)
            if self._begins(match, start)
        ]
        if default is None and (self.ruled or any(role for _, _, role in marks_in(self.folded))):
            default = "responsible"
        self.strict = default is None and not keyed
        head = keyed[0].start() if keyed else end
        if not self._segments(start, head, default):
            return False
        for place, key in enumerate(keyed):
            stop = keyed[place + 1].start() if place + 1 < len(keyed) else end
            if key["other"]:
                if is_deadline_key(key["other"]):
                    self.deadline = self.deadline or self.text[key.end() : stop].strip(_MARKS) or None
                continue
            if not self._segments(key.end(), stop, role_of(key["role"] or key["open"])):
                return False
        self.consumed = end
        return self.known and any(self.roles.values())

    def _begins(self, key: re.Match[str], start: int) -> bool:
        before = self.folded[start : key.start()]
        if before.count("(") > before.count(")"):
            return False
        return not before or before[-1] in " ,;。\n\t|:、(" or bool(re.search(r"\s$", before))

    def _segments(self, start: int, end: int, default: Given | None) -> bool:
        if default is not None:
            first, last = unwrap(self.folded, start, end)
            if (
                first < last
                and not together_in(self.folded, first, last)
                and self._give(first, last, default)
            ):
                return True
        place = start
        for stop in [*_SEGMENT.finditer(self.folded, start, end), None]:
            close = stop.start() if stop else end
            if self.folded[place:close].strip(" ,、\n\t:") and not self._segment(place, close, default):
                return False
            place = stop.end() if stop else end
        return True

    def _segment(self, start: int, end: int, default: Given | None) -> bool:
        """One stretch between full stops or semicolons: lists of units, each with its verb behind it."""
        words = role_words()
        place = start
        given = False
        for count, verb in enumerate(scan(words.verb_first, words.verb, self.folded, start, end)):
            if count == _MOST_VERBS:
                return False
            if verb.start() < place or self._in_bracket(place, verb.start()) or self._within_name(verb, end):
                continue
            if verb[0] not in _STRONG and self._has_work(verb, end):
                continue
            listed = self._list_end(place, verb.start())
            if default is not None and not given and role_of_verb(verb) != default:
                place = self._default_part(place, listed, default)
            taken = self._take(place, listed, role_of_verb(verb), given=given)
            if taken is None:
                continue
            if not taken:
                return False
            given = True
            place = self._behind(verb, end)
        return self._leftover(place, end, default, given=given)

    def _default_part(self, start: int, end: int, default: Given) -> int:
        """Where the list of a verb begins under a key: 牵头单位是A，B、C配合 gives A what the key says."""
        comma = self.folded.rfind(",", start, end)
        return comma + 1 if comma > start and self._give(start, comma, default) else start

    def _within_name(self, verb: re.Match[str], end: int) -> bool:
        """Whether the verb is part of a name (督导室) or of an adjective (配合部门)."""
        for name, place in _named_with(verb[0]):
            first = verb.start() - place
            if first >= 0 and self.folded.startswith(name, first, end):
                return True
        return bool(_OFFICE.match(self.folded, verb.end(), end))

    def _in_bracket(self, start: int, end: int) -> bool:
        return self.folded.count("(", start, end) > self.folded.count(")", start, end)

    def _list_end(self, start: int, end: int) -> int:
        """Where the list before a verb ends, without the manner in which it is done."""
        manner = role_words().manner.search(self.folded, start, end)
        stop = manner.start() if manner else end
        while stop > start and self.folded[stop - 1] in " ,、\n":
            stop -= 1
        return stop

    def _take(self, start: int, end: int, role: Given, *, given: bool) -> bool | None:
        """Gives the units listed in a range the role. None where no list stands there, False where it is no list of units."""
        leading = _LEADING.match(self.folded[start:end])
        first = start + (leading.end() if leading else 0)
        if first >= end:
            return None
        if together := together_in(self.folded, first, end):
            return self._take_together(first, together, end, role, given=given)
        if self._give(first, end, role):
            return True
        for comma in re.finditer(r",|(?<=[,、\s])由|^由", self.folded[first:end]):
            cut = first + comma.end()
            if self._is_deadline(first, first + comma.start()) and self._give(cut, end, role):
                self.deadline = self.deadline or self.text[first : first + comma.start()].strip()
                return True
        return None if given or not self.strict else False

    def _take_together(
        self, start: int, together: re.Match[str], end: int, role: Given, *, given: bool
    ) -> bool:
        """A会同B: who stands before leads, who stands behind supports."""
        before = self.folded[start : together.start()].strip(" ,、由")
        if before and not self._give(
            start, self._list_end(start, together.start()), "lead" if role != "support" else role
        ):
            return False
        if not before and not given:
            return False
        return self._give(together.end(), self._list_end(together.end(), end), "support", lender=before)

    def _has_work(self, verb: re.Match[str], end: int) -> bool:
        """Whether work is named right behind the verb: 实施动态管理."""
        tail = role_words().tail.match(self.folded, verb.end(), end)
        place = tail.end() if tail else verb.end()
        return (
            place < end
            and self.folded[place] not in _BREAKS + " \n("
            and not together_at(self.folded, place, end)
        )

    def _behind(self, verb: re.Match[str], end: int) -> int:
        """Where the next list begins: behind the verb, what belongs to it, and the work it names."""
        tail = role_words().tail.match(self.folded, verb.end(), end)
        place = tail.end() if tail else verb.end()
        if self._has_work(verb, end) and (work := _WORK.match(self.folded, place, end)):
            return work.end()
        return place

    def _leftover(self, start: int, end: int, default: Given | None, *, given: bool) -> bool:
        """What stands behind the last verb, or the whole segment where there is none."""
        leading = _LEADING.match(self.folded[start:end])
        first = start + (leading.end() if leading else 0)
        while end > first and self.folded[end - 1] in " ,、.:\n\t":
            end -= 1
        if first >= end:
            return True
        if together := together_at(self.folded, first, end):
            return (
                self._give(together.end(), self._list_end(together.end(), end), "support") if given else False
            )
        role: Given | None = default
        if given and (default is None or default == "lead"):
            role = "responsible" if default is None else "support"
        if together := together_in(self.folded, first, end):
            return self._take_together(first, together, end, role or "lead", given=given)
        if role is not None and self._give(first, end, role):
            return True
        if self._is_deadline(first, end):
            self.deadline = self.deadline or self.text[first:end].strip()
            return True
        if role is None:
            return False
        for comma in re.finditer(r"[,\s]", self.folded[first:end]):
            cut = first + comma.start()
            if self._is_deadline(cut + 1, end) and self._give(first, cut, role):
                self.deadline = self.deadline or self.text[cut + 1 : end].strip()
                return True
        if default is not None:
            return self._give(first, end, role, whole=False) or (
                given and end - first <= first - start + LONGEST_REMARK
            )
        return False

    def _is_deadline(self, start: int, end: int) -> bool:
        part = self.text[start:end].strip(_MARKS)
        if not 2 <= len(part) <= 40:
            return False
        if (
            (whole := read_deadline(part)) is not None
            and len(whole.printed) * 2 >= len(part)
            and "、" not in part
        ):
            return True
        return sum(mention.end - mention.start for mention in find_deadlines(part)) * 2 >= len(part)

    def _give(self, start: int, end: int, role: Given, *, whole: bool = True, lender: str = "") -> bool:
        """Adds the units of a range to a role, those with a mark to the role it gives; False where it holds no list.

        They take the prefix of the `lender` before them, as in one list: 市水利局会同财政局.
        """
        part = self.text[start:end]
        marks = marks_in(self.folded[start:end])
        blank = part
        for first, last, _ in marks:
            blank = blank[:first] + " " * (last - first) + blank[last:]
        listed = read_unit_list(joined_lines(blank))
        self.known = self.known or bool(listed.units)
        if listed.rest:
            listed = with_unlisted(joined_lines(blank), listed)
        elif lender:
            listed = lent(lender, joined_lines(blank), listed)
        if not listed.units or (listed.rest and (whole or not is_mostly_units(listed))):
            return False
        for remark in role_words().mark.finditer(self.folded, start, end):
            if self.deadline is None and self._is_deadline(remark.start("mark"), remark.end("mark")):
                self.deadline = self.text[remark.start("mark") : remark.end("mark")]
        marked = any(mark for _, _, mark in marks)
        for mention in listed.units:
            behind = [part[first + 1 : last - 1] for first, last, _ in marks if first >= mention.end]
            whole_mark = role_of_all(behind[0]) if behind else None
            if whole_mark is not None:
                self._add(whole_mark, mention.unit)
                continue
            own = next((mark for first, _, mark in marks if 0 <= first - mention.end <= 2), None)
            base: Given = "responsible" if marked and role == "lead" and own is None else role
            self._add(own or base, mention.unit)
        self.open_list = self.open_list or listed.open_list
        return True

    def _add(self, role: Given, unit: UnitName) -> None:
        if all(unit.name != other.name for units in self.roles.values() for other in units):
            self.roles[role].append(unit)

    def result(self) -> Assignment:
        """The assignment; beside a named lead the responsible support."""
        lead = tuple(self.roles["lead"])
        support = (
            (*self.roles["responsible"], *self.roles["support"]) if lead else tuple(self.roles["support"])
        )
        return Assignment(
            lead=lead,
            support=tuple(support),
            guide=tuple(self.roles["guide"]),
            responsible=() if lead else tuple(self.roles["responsible"]),
            open_list=self.open_list,
            basis="stated" if lead else "none",
            deadline=self.deadline,
            consumed=self.consumed,
        )


@lru_cache(maxsize=256)
def _named_with(verb: str) -> tuple[tuple[str, int], ...]:
    """The names of agencies that hold a verb, and where it stands in them."""
    return tuple((name, name.find(verb)) for name in organs() if verb in name and name != verb)
