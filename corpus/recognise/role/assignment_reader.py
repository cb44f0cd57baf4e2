"""Reads the roles that one text gives: lists of units, the verbs and keys around them, marks behind names."""

import re
from functools import lru_cache

from corpus.recognise.characters import fold
from corpus.recognise.role.assignment import Assignment
from corpus.recognise.role.assignment_text import (
    LONGEST_REMARK,
    marks_in,
    together_at,
    together_in,
    unwrap,
    without_rules,
)
from corpus.recognise.role.given_roles import GivenRoles
from corpus.recognise.role.role_words import Given, is_deadline_key, role_of, role_of_verb, role_words
from corpus.recognise.scanning import scan
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
# Behind a name or a verb, with more in it than the mark of a role.
_BRACKET = re.compile(r"(?<=[^\s(),、;:])\((?P<inner>[^()]{4,80})\)")
# What may stand between a list and a deadline beside it, and how many such marks are tried.
_MARK = re.compile(r"[,、\s]")
_MOST_MARKS = 32
# Behind a word that is a verb elsewhere, the end of a name: 督导室, 指导中心.
_OFFICE = re.compile(r"(?:[室局处委]|办(?!理|好|法)|中心|组(?!织)|小组|专班|支队|大队|总队|考核|服务)")


def read_roles(text: str, default: Given | None) -> Assignment | None:
    """The roles that a whole text gives; None where it gives none or holds what is no unit."""
    reader = _Reader(text)
    return reader.given.assignment() if reader.read(default) else None


class _Reader:
    """Goes through one text, key by key and verb by verb; positions count in `folded`."""

    def __init__(self, text: str) -> None:
        folded = fold(text)
        self.folded = without_rules(folded)
        self.given = GivenRoles(text, self.folded)
        self.ruled = self.folded != folded and "牵头" in folded
        # Names that no list knows are believed only beside one that it knows.
        self.strict = False

    def read(self, default: Given | None) -> bool:
        """Whether the whole text gives roles."""
        start, end = unwrap(self.folded, 0, len(self.folded))
        if _FALSE.search(self.folded, start, end) or _EXCEPTION.match(self.folded, start, end):
            return False
        self._take_brackets(start, end)
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
                    self.given.keep_deadline(key.end(), stop)
                continue
            if not self._segments(key.end(), stop, role_of(key["role"] or key["open"])):
                return False
        return self.given.known and any(self.given.units.values())

    def _take_brackets(self, start: int, end: int) -> None:
        """Takes out the brackets behind names that give roles to others: 人力资源局（弘泰公司配合）."""
        for bracket in _BRACKET.finditer(self.folded, start + 1, end):
            if not role_words().verb.search(bracket["inner"]) and ":" not in bracket["inner"]:
                continue
            inner = read_roles(self.given.text[slice(*bracket.span("inner"))], None)
            if inner is not None and not _of_all(inner):
                self.given.take(inner)
                blank = " " * len(bracket[0])
                self.folded = self.folded[: bracket.start()] + blank + self.folded[bracket.end() :]

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
                and self.given.give(first, last, default)
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
        return comma + 1 if comma > start and self.given.give(start, comma, default) else start

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
        if self.given.give(first, end, role):
            return True
        for comma in re.finditer(r",|(?<=[,、\s])由|^由", self.folded[first:end]):
            cut = first + comma.end()
            if self.given.is_deadline(first, first + comma.start()) and self.given.give(cut, end, role):
                self.given.keep_deadline(first, first + comma.start())
                return True
        return None if given or not self.strict else False

    def _take_together(
        self, start: int, together: re.Match[str], end: int, role: Given, *, given: bool
    ) -> bool:
        """A会同B: who stands before leads, who stands behind supports."""
        before = self.folded[start : together.start()].strip(" ,、由")
        if before and not self.given.give(
            start, self._list_end(start, together.start()), "lead" if role != "support" else role
        ):
            return False
        if not before and not given:
            return False
        return self.given.give(together.end(), self._list_end(together.end(), end), "support", lender=before)

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
                self.given.give(together.end(), self._list_end(together.end(), end), "support")
                if given
                else False
            )
        role: Given | None = default
        if given and (default is None or default == "lead"):
            role = "responsible" if default is None else "support"
        if together := together_in(self.folded, first, end):
            return self._take_together(first, together, end, role or "lead", given=given)
        if role is not None and self.given.give(first, end, role):
            return True
        if role is not None and self._give_with_deadline(first, end, role):
            return True
        if self.given.is_deadline(first, end):
            self.given.keep_deadline(first, end)
            return True
        if role is None:
            return False
        if default is not None:
            return self.given.give(first, end, role, whole=False) or (
                given and end - first <= first - start + LONGEST_REMARK
            )
        return False

    def _give_with_deadline(self, start: int, end: int, role: Given) -> bool:
        """A list with a deadline at one end of it, the longest list first: 市住建局，9月底前完成; 9月底前，市住建局."""
        cuts = [mark.start() for mark in _MARK.finditer(self.folded, start, end)][:_MOST_MARKS]
        behind = [((start, cut), (cut + 1, end)) for cut in reversed(cuts)]
        before = [((cut + 1, end), (start, cut)) for cut in cuts]
        for units, due in (*behind, *before):
            if self.given.is_deadline(*due) and self.given.give(*units, role):
                self.given.keep_deadline(*due)
                return True
        return False


def _of_all(inner: Assignment) -> bool:
    """Whether a bracket speaks of those before it: （各单位按职责分工负责）."""
    owners = (*inner.lead, *inner.responsible)
    return bool(owners) and all(unit.collective for unit in owners)


@lru_cache(maxsize=256)
def _named_with(verb: str) -> tuple[tuple[str, int], ...]:
    """The names of agencies that hold a verb, and where it stands in them."""
    return tuple((name, name.find(verb)) for name in organs() if verb in name and name != verb)
