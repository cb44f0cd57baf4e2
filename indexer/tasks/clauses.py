"""What the words of a clause make of it: an order, a work that is given, a tale of what was done, or no more than spirit."""

from indexer.tasks import wordings as say
from indexer.tasks.act import ORDERED, Act
from indexer.tasks.subjects import Subject
from indexer.tasks.unit_lists import is_certain


class Clauses:
    """Judges the clauses of one paragraph, of which `shown` is the folded text."""

    def __init__(self, shown: str) -> None:
        self.shown = shown

    def is_work(self, subject: Subject, end: int) -> bool:
        """Whether what 由 gives to a subject is work: no membership or office, and no condition (由A完成的，…)."""
        stop = self.end_of(subject.cue_end, end)
        return (
            not say.NO_WORK.match(self.shown, subject.end)
            and not say.TURNS.search(self.shown, subject.end, stop)
            and not say.OF_A_PAPER.match(self.shown, subject.cue_start, end)
            and self.shown[stop - 1] != "的"
        )

    def guides(self, subject: Subject) -> bool:
        """Whether the clause is one of guidance, which is a role: 农业农村部指导各地…"""
        return self.shown.startswith("指导", subject.cue_start)

    def is_order(self, subject: Subject, end: int, prepared: bool, later: bool) -> bool:
        """Whether a subject without a word of role or duty is a body for sure, and its clause says what it does.

        It stands at the head of the sentence, behind clauses that prepare it, beside another subject, or tells how often.
        """
        stop = self.end_of(subject.cue_end, end)
        word = self.shown[subject.cue_start : subject.cue_end]
        if word in say.LEADING_IN:
            return False
        if word in say.SEATED and not say.SEAT_DUTY.search(self.shown, subject.cue_end, end):
            return False
        return (
            (prepared or later or word.startswith("每") or self.guides(subject))
            and all(is_certain(unit.name) for unit in subject.units)
            and not say.STATE.match(self.shown, subject.cue_start, stop)
            and not say.SIGNED.match(self.shown, subject.cue_start, end)
            and not any(
                words.match(self.shown, subject.cue_start, end)
                for words in (say.OWN_RIGHT, say.CASE, say.MATTER, say.UNSAID, say.MAY)
            )
            and not self.shown.startswith("可以", stop + 1)
            and not say.PERMITS.search(self.shown, subject.cue_end, stop)
            and not say.PAPER.search(self.shown, subject.cue_start, stop)
            and not say.FOUNDED.match(self.shown, subject.cue_start, stop)
            and not say.OFFICE.search(self.shown, subject.cue_start, stop)
            and not say.GOAL.search(self.shown, subject.cue_start, stop)
            and self.shown[stop - 1] != "的"
        )

    def end_of(self, start: int, end: int) -> int:
        comma = say.COMMA.search(self.shown, start, end)
        return comma.start() if comma else end

    def is_told(self, act: Act, clause_end: int, end: int) -> bool:
        """Whether a clause tells what was done, how things stand or what somebody said, or founds an inquiry."""
        subject = act.subject
        if say.INQUIRY.search(self.shown, subject.end, end) or say.SAID.search(
            self.shown, max(0, act.begins - 4), act.begins
        ):
            return True
        if subject.cue in ORDERED:
            return False
        first = act.clause if act.by else subject.end
        if under_way := say.UNDER_WAY.match(self.shown, subject.end, subject.cue_end):
            first = under_way.end()
        return bool(
            say.TOLD.search(self.shown, first, min(clause_end + 1, len(self.shown)))
            or (act.force == "plain" and say.DONE.search(self.shown, clause_end, end))
        )

    def is_spirit(self, subject: Subject, end: int) -> bool:
        """Whether nothing is ordered that could be shown done."""
        given = subject.cue in ("lead", "responsible", "together")
        if not given and say.SLOGAN.match(self.shown, subject.cue_end, end):
            return True
        anybody = all(say.ANYBODY.fullmatch(unit.name) for unit in subject.units)
        if anybody and say.GOODWILL.match(self.shown, subject.cue_end, end):
            return not say.CONCRETE.search(self.shown, subject.cue_end, end)
        stop = self.end_of(subject.cue_end, end)
        if say.PRINCIPLE.search(self.shown, subject.cue_start, stop):
            return True
        if say.MAXIM.search(self.shown, subject.cue_start, stop) and say.UNDER.search(
            self.shown, max(0, subject.start - 60), subject.start
        ):
            return True
        soft = all(unit.collective for unit in subject.units) and say.SOFT.match(self.shown, subject.cue_end)
        return bool(soft) and not say.CONCRETE.search(self.shown, subject.cue_end, end)
