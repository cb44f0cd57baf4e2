"""What the words of a clause make of it: an order, a work that is given, a tale of what was done, or no more than spirit."""

from corpus.recognise.unit_lexicon import bare_words
from indexer.tasks import wordings as say
from indexer.tasks.act import ORDERED, Act
from indexer.tasks.subjects import Subject
from indexer.tasks.unit_lists import is_certain

# A sentence that looks back says so at its head, so far before the unit at most.
_LONGEST_BEFORE = 60


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
            and all(map(is_certain, self._whole_names(subject)))
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
        if self._looks_back(act):
            return True
        if say.INQUIRY.search(self.shown, subject.end, end) or say.SAID.search(
            self.shown, max(0, act.begins - 4), act.begins
        ):
            return True
        if subject.cue in ORDERED:
            return False
        first = act.clause if act.by else subject.end
        if under_way := say.UNDER_WAY.match(self.shown, subject.end, subject.cue_end):
            first = under_way.end()
        stop = min(clause_end + 1, len(self.shown))
        role = subject.cue in ("lead", "responsible", "together")
        wrong = None if role else say.WRONGED.search(self.shown, first, stop)
        if wrong and not say.AGAINST.search(self.shown, first, wrong.start()):
            return True
        return bool(
            say.TOLD.search(self.shown, first, stop)
            or (act.force == "plain" and say.DONE.search(self.shown, clause_end, end))
        )

    def _whole_names(self, subject: Subject) -> list[str]:
        """The names of a subject's units, those of a series with the word that they share: 公安、交通运输部门."""
        shared = "部门" if self.shown.endswith("部门", subject.start, subject.end) else ""
        return [unit.name + shared if unit.name in bare_words() else unit.name for unit in subject.units]

    def _looks_back(self, act: Act) -> bool:
        """Whether the sentence begins with a time that is past, and no word of duty follows: 去年冬春，A牵头侦办…"""
        if act.subject.cue in ORDERED or act.by:
            return False
        first = max(0, act.clause - _LONGEST_BEFORE)
        begins = max(self.shown.rfind(mark, first, act.clause) + 1 for mark in "。;")
        return (begins > 0 or first == 0) and say.LOOKS_BACK.match(self.shown, begins, act.clause) is not None

    def is_spirit(self, subject: Subject, end: int) -> bool:
        """Whether nothing is ordered that could be shown done."""
        given = subject.cue in ("lead", "responsible", "together")
        if not given and say.SLOGAN.match(self.shown, subject.cue_end, end):
            return True
        if subject.cue in ORDERED and say.MIND.match(self.shown, subject.cue_end, end):
            return not say.CONCRETE.search(self.shown, subject.cue_end, end)
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
