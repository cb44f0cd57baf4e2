"""Clauses that give work to units: who acts, with whose help, and where the words for it begin and end."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from corpus.model import Span, UnitName
from corpus.recognise.role.roles import Assignment
from indexer.tasks import wordings as say
from indexer.tasks.act import ORDERED, Act, Force, Sentence, assigned, with_sharers
from indexer.tasks.adverbials import behind_adverbials
from indexer.tasks.beside import Beside
from indexer.tasks.clauses import Clauses
from indexer.tasks.others import next_other
from indexer.tasks.own_clauses import after_marks, behind_others, of_another, own_start, parted, permits
from indexer.tasks.pairs import paired
from indexer.tasks.passages import Prose, trimmed
from indexer.tasks.subjects import STRONG, Subject, find_doer, find_ends, find_subject
from indexer.tasks.unit_lists import is_certain


class ClauseReader:
    """Reads the clauses of one paragraph; spans given and taken count the whole text."""

    def __init__(self, prose: Prose, start: int, end: int, plain: bool) -> None:
        self.prose, self.plain, self.base = prose, plain, start
        self.piece = prose.text[start:end]
        self.shown = say.masked(prose.folded[start:end])
        self.ends = find_ends(self.piece, self.shown)
        self.shown = parted(self.piece, self.shown, self.ends)
        self.clauses = Clauses(self.shown)
        self.beside = Beside(self.piece, self.shown, self.ends)
        self.given = [word.start() for word in say.MAY_GIVE.finditer(self.shown)]
        self.listed = sorted({*(word.start for word in self.ends if word.listed), *self.given})

    def may_name(self, part: Span) -> bool:
        """Whether a list of units may end in a part of the paragraph."""
        start, end = part.start - self.base, part.end - self.base
        return _holds(self.listed, start, end)

    def acts(self, part: Span) -> list[Act]:
        """The subjects of a part of a sentence, one a clause at most."""
        if not self.may_name(part):
            return []
        start, end = part.start - self.base, part.end - self.base
        last = self.listed[bisect_left(self.listed, end) - 1]
        starts = [start, *(comma.end() for comma in say.COMMA.finditer(self.shown, start, end))]
        found: list[Act] = []
        prepared = True
        leads_in = start
        for clause, stop in zip(starts, [*starts[1:], end], strict=True):
            if found and clause < found[-1].subject.cue_end:
                leads_in = stop
                continue
            if clause > last:
                break
            begins = after_marks(self.shown, clause)
            act = self._act(clause, begins, stop, end, prepared, bool(found))
            preparing = bool(say.PREPARING.match(self.shown, begins))
            if act is not None:
                found.append(msgspec.structs.replace(act, begins=min(leads_in, clause)))
            # 发现隐患的，由B整改: the case leads in to what is given for it.
            roles_only = found and say.ROLES_ONLY.fullmatch(self.shown, found[-1].subject.cue_start, clause)
            works = roles_only and self.shown[stop - 2] != "的" and not self.shown.startswith("由", stop)
            if act is not None or works or not (preparing or self.shown[stop - 2] == "的"):
                leads_in = stop
            prepared = prepared and (preparing or say.EVENT.match(self.shown, begins, stop) is not None)
        return found

    def read_all(self, acts: Sequence[Act], part: Span) -> list[Sentence]:
        """What each act gives, from its clause to the next act's; what only another 要 adds stands for itself.

        Those who are only said to be responsible beside a lead support: A牵头，B、C按职责分工负责.
        """
        found: list[Sentence] = []
        leading = self._leading(acts, part)
        for place, stop in zip(leading, [*leading[1:], len(acts)], strict=False):
            act = acts[place]
            if act.silent:
                continue
            start = part.start - self.base if place == 0 else act.begins
            end = acts[stop].begins if stop < len(acts) else part.end - self.base
            if place == 0 and of_another(self.shown, start, act):
                start = act.begins
            end = next_other(self.shown, act.subject.cue_end, end)
            if place == 0 and act.force != "role":
                start = own_start(self.shown, start, act)
            if say.RULES_THAT.search(self.shown, act.subject.cue_end, end):
                end = part.end - self.base
            cuts = self._cuts(act, end)
            assignment = self._assignment(act, min([*cuts, end]))
            if assignment is None:
                continue
            sharers = [sharer.subject for sharer in acts[place + 1 : stop]]
            guides = [s for s in sharers if self._guides(s)]
            assignment = with_sharers(assignment, [s for s in sharers if s not in guides], guides)
            given = self._sentence(start, min([*cuts, end]), assignment, act.force)
            if act.by and (others := behind_others(self.shown, start, act)):
                given = msgspec.structs.replace(given, due_from=self.base + others)
            found.extend(self._shared(act, given, start, min([*cuts, end])))
            owner = Span(start=self.base + act.subject.start, end=self.base + act.subject.end)
            for first, last in zip(cuts, [*cuts[1:], end], strict=False):
                helpers = self.beside.named(first, last, act.subject)
                if helpers is not None:
                    added = assigned(
                        act.subject.units, helpers[0], False, act.subject.open_list or helpers[1]
                    )
                    found.append(self._sentence(first, last, added, "duty", owner))
        return found

    def _leading(self, acts: Sequence[Act], part: Span) -> list[int]:
        """The places of acts but for those behind another's that only say who is responsible too, supports or guides it."""
        leading: list[int] = []
        led = given = False
        stops = [*(act.begins for act in acts[1:]), part.end - self.base]
        for place, (act, stop) in enumerate(zip(acts, stops, strict=False)):
            subject = act.subject
            shares = led and not act.by and subject.cue == "responsible"
            backs = given and not act.by and say.BACKS.fullmatch(self.shown, subject.cue_start, stop)
            if not (backs or (shares and say.SHARES.fullmatch(self.shown, subject.cue_start, stop))):
                leading.append(place)
                led = subject.cue in ("lead", "together")
                given = act.force == "role" and subject.cue != "support"
        return leading

    def _shared(self, act: Act, given: Sentence, start: int, end: int) -> list[Sentence]:
        """What a clause gives, or the work of each unit where it shares out as many works as units."""
        if (
            given.assignment.support
            or given.assignment.guide
            or act.subject.cue not in ("lead", "responsible")
        ):
            return [given]
        stop = given.end - self.base
        works = paired(self.shown, act.subject, start, stop)
        return [
            msgspec.structs.replace(
                given,
                assignment=assigned((unit,), (), True, False),
                matter=trimmed(self.prose, self.base + work.start, self.base + work.end),
            )
            for unit, work in zip(act.subject.units, works, strict=False)
        ] or [given]

    def _guides(self, subject: Subject) -> bool:
        """Whether a subject only guides what another is given."""
        backs = say.BACKS.match(self.shown, subject.cue_start)
        return backs is not None and backs["guide"] is not None

    def _cuts(self, act: Act, end: int) -> list[int]:
        """Where what the subject of a 要 must do goes on with another 要 or 二是, unless persons have come between."""
        if self.shown[act.subject.cue_end - 1] not in "要是":
            return []
        cuts: list[int] = []
        clause = act.subject.cue_end
        for comma in say.COMMA.finditer(self.shown, act.subject.cue_end, end):
            if say.ALSO.match(self.shown, comma.end()):
                cut = (
                    clause
                    if clause > act.subject.cue_end and say.PREPARING.match(self.shown, clause)
                    else comma.end()
                )
                if not cuts or cut > cuts[-1]:
                    cuts.append(cut)
            clause = comma.end()
        return cuts if cuts and not say.PERSON.search(self.shown, act.subject.cue_end, cuts[-1]) else []

    def carry(
        self,
        part: Span,
        units: Sequence[UnitName],
        owner: Span,
        counted: bool = False,
        helping: Sequence[UnitName] = (),
    ) -> Sentence | None:
        """A part that goes on with a duty of the units before it, `helping` them others: ；配合…; if `counted`, ；二是…"""
        start = part.start - self.base
        number = say.COUNTED.match(self.shown, start) if counted else None
        cue = say.CARRY.match(self.shown, number.end() if number else start)
        if cue is None and number is None:
            return None
        return self.duty(part, cue["cue"] if cue else "", units, owner, helping)

    def duty(
        self, part: Span, cue: str, units: Sequence[UnitName], owner: Span, helping: Sequence[UnitName] = ()
    ) -> Sentence | None:
        """A part as a duty, which begins with `cue`, of units named elsewhere, with those `helping` them.

        None where a helper in it cannot be read.
        """
        start, end = part.start - self.base, part.end - self.base
        helpers = self.beside.named(start, end)
        if helpers is None:
            return None
        if say.SUPPORT.match(cue):
            return self._sentence(start, end, Assignment(support=tuple(units)), "role", owner)
        assignment = assigned(tuple(units), (*helping, *helpers[0]), bool(helping), helpers[1])
        return self._sentence(start, end, assignment, "role", owner)

    def _act(self, clause: int, begins: int, stop: int, end: int, prepared: bool, later: bool) -> Act | None:
        """The subject of a clause, or the one behind 由 in it."""
        subject = find_subject(self.piece, self.shown, self.ends, begins, end)
        if subject is not None:
            subject = behind_adverbials(self.shown, subject, end)
            if self._acts(subject, end, prepared, later):
                silent = self._is_silent(subject, end)
                return Act(subject=subject, clause=clause, begins=clause, by=False, silent=silent)
            if subject.cue in STRONG and not self._is_attribute(subject, end):
                return None
        through = say.THROUGH.match(self.shown, begins, stop)
        if not through and not _holds(self.given, clause, stop):
            return None
        for by in [through] if through else say.FROM.finditer(self.shown, clause, stop):
            subject = find_subject(self.piece, self.shown, self.ends, by.end(), end)
            if subject is None and by[0] == "由":
                subject = find_doer(self.piece, self.shown, by.end(), stop)
            if subject is None or permits(self.shown, clause, by.start()):
                continue
            if say.ARRANGES.search(self.shown, clause, stop):
                continue
            if self.clauses.is_work(subject, end) and not self._is_attribute(subject, end):
                return Act(subject=subject, clause=clause, begins=clause, by=True)
        return None

    def _acts(self, subject: Subject, end: int, prepared: bool, later: bool) -> bool:
        """Whether a subject at the head of a clause is given something there."""
        if later and subject.cue == "must" and say.ONLY_HELPS.match(self.shown, subject.cue_end, end):
            return False
        helps = subject.cue == "support" or say.GIVES_HELP.match(self.shown, subject.cue_start, end)
        if self._is_attribute(subject, end) or (helps and (later or not prepared)):
            return False
        if self.shown[subject.cue_start] == "是" and not is_certain(subject.units[-1].name):
            return False
        in_time = say.IN_TIME.match(self.shown, subject.cue_start, end)
        if subject.cue == "given":
            return bool(in_time)
        if helps or in_time or subject.cue in STRONG:
            return True
        counts = later or not self._is_silent(subject, end)
        return counts and self.clauses.is_order(subject, end, prepared, later)

    def _is_silent(self, subject: Subject, end: int) -> bool:
        """Whether a subject has no word of role or duty where only these count."""
        if self.plain or subject.cue in STRONG or self.clauses.guides(subject):
            return False
        words = (say.IN_TIME, say.GIVES_HELP)
        return not any(word.match(self.shown, subject.cue_start, end) for word in words)

    def _is_attribute(self, subject: Subject, end: int) -> bool:
        """Whether what the units do only tells which thing is meant: A制定的规划, A会同B制定的规划."""
        place = subject.end
        if subject.cue == "together":
            other = find_subject(self.piece, self.shown, self.ends, subject.cue_end, end)
            place = other.end if other else place
        stop = self.clauses.end_of(max(place, subject.cue_end), end)
        return bool(say.RELATIVE.match(self.shown, place, stop))

    def _sentence(
        self, start: int, end: int, assignment: Assignment, force: Force, owner: Span | None = None
    ) -> Sentence:
        span = trimmed(self.prose, self.base + start, self.base + end)
        stop = span.end
        while stop > span.start and self.prose.folded[stop - 1] in ",。;、!?，.":
            stop -= 1
        return Sentence(start=span.start, end=stop, assignment=assignment, force=force, owner=owner)

    def _assignment(self, act: Act, end: int) -> Assignment | None:
        subject = act.subject
        clause_end = self.clauses.end_of(subject.cue_end, end)
        if subject.cue == "manner" and not act.by and not say.WORK.search(self.shown, subject.cue_end, end):
            return None
        if say.EXPLAINS.search(self.shown, subject.end, clause_end):
            return None
        if any(words.match(self.shown, subject.cue_start, end) for words in (say.COMPOSED, say.LIABLE)):
            return None
        helps = subject.cue != "must" and say.GIVES_HELP.match(self.shown, subject.cue_start, end)
        if self.clauses.is_told(act, clause_end, end) or (not helps and self.clauses.is_spirit(subject, end)):
            return None
        helped = say.HELPS.match(self.shown, subject.cue_end, end) if subject.cue in ORDERED else None
        if subject.cue == "support" and say.ATTENDS.match(self.shown, subject.cue_start):
            return None
        if subject.cue == "responsible" and say.HELPS_ONLY.match(self.shown, subject.cue_end, end):
            return Assignment(support=subject.units, open_list=subject.open_list)
        if subject.cue == "support" or helped or helps:
            if say.LEADING_UNIT.match(self.shown, helped.end() if helped else subject.cue_end):
                return None
            return Assignment(support=subject.units, open_list=subject.open_list)
        helpers = self.beside.named(subject.end, end, subject)
        if helpers is None:
            return None
        told = self.shown[subject.cue_start : clause_end]
        if len(subject.units) > 1 and say.EACH_ITS_OWN.search(
            self.shown, max(0, subject.start - 4), clause_end
        ):
            return assigned(subject.units, helpers[0], False, subject.open_list or helpers[1])
        leads = subject.cue == "lead" or (subject.cue in ORDERED and bool(say.LEADS.search(told)))
        together = subject.cue == "together" or bool(say.TOGETHER.match(self.shown, subject.cue_end))
        return assigned(subject.units, helpers[0], leads or together, subject.open_list or helpers[1])


def _holds(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some sorted places lies in a span."""
    place = bisect_left(places, start)
    return place < len(places) and places[place] < end
