"""Who acts in the clauses of a paragraph, and with what word: the subjects that are given something there."""

import re
from bisect import bisect_left

import msgspec

from corpus.model import Span
from indexer.tasks import wordings as say
from indexer.tasks.act import Act
from indexer.tasks.adverbials import behind_adverbials
from indexer.tasks.clauses import Clauses
from indexer.tasks.own_clauses import after_marks, permits
from indexer.tasks.paragraph import Paragraph, holds
from indexer.tasks.subjects import STRONG, Subject, find_doer, find_subject
from indexer.tasks.unit_lists import is_certain

_ROLE = ("lead", "responsible", "together")
# 医院, 敬老院: a kind of place, where no name tells which one.
_KIND = re.compile(r"[一-龥]{1,2}[院校园站馆]")


class Acts:
    """Finds the acts of one paragraph; if `plain`, subjects without a word of role or duty count too."""

    def __init__(self, paragraph: Paragraph, clauses: Clauses, plain: bool) -> None:
        self.paragraph, self.clauses, self.plain = paragraph, clauses, plain
        self.piece, self.shown, self.ends = paragraph.piece, paragraph.shown, paragraph.ends
        # Whether the sentence being read says what a meeting decided.
        self.decided = False

    def of(self, part: Span) -> list[Act]:
        """The subjects of a part of a sentence, one a clause at most."""
        if not self.paragraph.may_name(part):
            return []
        start, end = part.start - self.paragraph.base, part.end - self.paragraph.base
        last = self.paragraph.listed[bisect_left(self.paragraph.listed, end) - 1]
        starts = [start, *(comma.end() for comma in say.COMMA.finditer(self.shown, start, end))]
        found: list[Act] = []
        prepared = True
        self.decided = False
        leads_in = start
        for clause, stop in zip(starts, [*starts[1:], end], strict=True):
            if found and clause < found[-1].subject.cue_end:
                leads_in = stop
                continue
            if clause > last:
                break
            begins = after_marks(self.shown, clause)
            act = self._act(clause, begins, stop, end, prepared, bool(found))
            self.decided = self.decided or say.DECIDED.match(self.shown, begins) is not None
            preparing = self.decided or bool(say.PREPARING.match(self.shown, begins))
            if act is not None:
                # Beside work that is given by a word of role the rest of the sentence is given too.
                silent = act.silent and not (found and found[-1].subject.cue in _ROLE)
                found.append(msgspec.structs.replace(act, begins=min(leads_in, clause), silent=silent))
            # 发现隐患的，由B整改: the case leads in to what is given for it.
            roles_only = found and say.ROLES_ONLY.fullmatch(self.shown, found[-1].subject.cue_start, clause)
            works = roles_only and self.shown[stop - 2] != "的" and not self.shown.startswith("由", stop)
            if act is not None or works or not (preparing or self.shown[stop - 2] == "的"):
                leads_in = stop
            prepared = prepared and (preparing or say.EVENT.match(self.shown, begins, stop) is not None)
        return found

    def _act(self, clause: int, begins: int, stop: int, end: int, prepared: bool, later: bool) -> Act | None:
        """The subject of a clause, or the one behind 由 in it."""
        subject = find_subject(self.piece, self.shown, self.ends, begins, end)
        if subject is not None:
            subject = behind_adverbials(self.shown, subject, end)
            passive = None if subject.cue in STRONG else self._passive(subject, clause, stop, end)
            if passive is not None:
                return passive
            if self._is_given(subject, end, prepared, later):
                silent = self._is_silent(subject, end)
                return Act(subject=subject, clause=clause, begins=clause, by=False, silent=silent)
            if subject.cue in STRONG and not self._is_attribute(subject, end):
                return None
        through = say.THROUGH.match(self.shown, begins, stop)
        if not through and not holds(self.paragraph.given, clause, stop):
            return None
        for by in [through] if through else say.FROM.finditer(self.shown, clause, stop):
            act = self._done_by(by, clause, stop, end)
            if act is not None:
                return act
        return None

    def _done_by(self, by: re.Match[str], clause: int, stop: int, end: int) -> Act | None:
        """What the clause gives to the subject behind a 由."""
        subject = find_subject(self.piece, self.shown, self.ends, by.end(), end)
        if subject is None and by[0] == "由":
            subject = find_doer(self.piece, self.shown, by.end(), stop)
        if subject is None or permits(self.shown, clause, by.start()):
            return None
        if say.ARRANGES.search(self.shown, clause, stop):
            return None
        if self.clauses.is_work(subject, end) and not self._is_attribute(subject, end):
            return Act(subject=subject, clause=clause, begins=clause, by=True)
        return None

    def _passive(self, subject: Subject, clause: int, stop: int, end: int) -> Act | None:
        """What looks like a subject at the head of a clause as the matter that another is given: 学校集中接种点由A设置."""
        unit = subject.units[-1]
        if is_certain(unit.name) and not unit.collective and not _KIND.fullmatch(unit.name):
            return None
        for by in say.FROM.finditer(self.shown, subject.cue_end, stop):
            if by[0] == "由" and (act := self._done_by(by, clause, stop, end)) is not None:
                return act
        return None

    def _is_given(self, subject: Subject, end: int, prepared: bool, later: bool) -> bool:
        """Whether a subject at the head of a clause is given something there."""
        if later and subject.cue == "must" and say.ONLY_HELPS.match(self.shown, subject.cue_end, end):
            return False
        helps = subject.cue == "support" or say.GIVES_HELP.match(self.shown, subject.cue_start, end)
        if self._is_attribute(subject, end) or (helps and (later or not prepared)):
            return False
        if self.shown[subject.cue_start] == "是" and not is_certain(subject.units[-1].name):
            return False
        in_time = say.IN_TIME.match(self.shown, subject.cue_start, end)
        if subject.cue == "given" and not (later and say.DEED.match(self.shown, subject.cue_start, end)):
            return bool(in_time)
        if helps or in_time or subject.cue in STRONG:
            return True
        counts = later or not self._is_silent(subject, end)
        return counts and self.clauses.is_order(subject, end, prepared, later)

    def _is_silent(self, subject: Subject, end: int) -> bool:
        """Whether a subject has no word of role or duty where only these count."""
        if self.plain or self.decided or subject.cue in STRONG or self.clauses.guides(subject):
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
