"""What the clauses of a paragraph give to units: with whose help, and where the words for it begin and end."""

from collections.abc import Sequence

import msgspec

from corpus.model import Span, UnitName
from corpus.recognise.role.roles import Assignment
from indexer.tasks import wordings as say
from indexer.tasks.act import ORDERED, Act, Force, Sentence, assigned, with_sharers
from indexer.tasks.acts import Acts
from indexer.tasks.beside import Beside
from indexer.tasks.clauses import Clauses
from indexer.tasks.others import next_other
from indexer.tasks.own_clauses import behind_others, of_another, own_start
from indexer.tasks.pairs import paired
from indexer.tasks.paragraph import Paragraph
from indexer.tasks.passages import Prose, trimmed
from indexer.tasks.subjects import Subject


class ClauseReader:
    """Reads the clauses of one paragraph; spans given and taken count the whole text."""

    def __init__(self, prose: Prose, start: int, end: int, plain: bool) -> None:
        self.prose, self.base = prose, start
        self.paragraph = Paragraph(prose, start, end)
        self.shown = self.paragraph.shown
        self.clauses = Clauses(self.shown)
        self.beside = Beside(self.paragraph.piece, self.shown, self.paragraph.ends)
        self._acts = Acts(self.paragraph, self.clauses, plain)

    def acts(self, part: Span) -> list[Act]:
        """The subjects of a part of a sentence that are given something, one a clause at most."""
        return self._acts.of(part)

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
