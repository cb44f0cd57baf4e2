"""Sentences that give work to units: 由A牵头，B配合…；A会同B…；A负责…；A要…"""

import re
from collections.abc import Sequence

import msgspec

from corpus.model import Span, UnitName
from corpus.recognise.role.roles import read_assignment
from indexer.tasks import wordings as say
from indexer.tasks.act import Act, Sentence
from indexer.tasks.clause_reader import ClauseReader
from indexer.tasks.passages import Prose, sentences
from indexer.tasks.unit_lists import names, read_units

# A paragraph without any of these gives nothing to anybody.
_CUE = re.compile(
    r"牵头|负责|会同|承担|主管|责成|请|配合|参与|协助|要|应|须|将|由|指导|组织|开展|制定|建立|推进|落实|做好|每[年月周季半日]|按|对|加强|完善|报|依法|征集|拍摄|通知|提供|开放|为主|保障|主体|责任人|[年月底汛][前底末]|在|于"
)


def find_sentences(
    prose: Prose, start: int, end: int, plain: bool, above: Span | None = None, item: bool = False
) -> list[Sentence]:
    """What the sentences of a paragraph order, in order.

    With `plain` those count too that have no word of role or duty (A组织…, A每年…). `above` is a paragraph before it that
    orders nothing: of it roles speak that stand alone at the head of this one. In a numbered `item` they speak of all
    that stands before them.
    """
    if not _CUE.search(prose.folded, start, end):
        return []
    reader = _SentenceReader(prose, start, end, plain, above, item)
    if not reader.clauses.paragraph.listed and not reader.keyed:
        return []
    for sentence in sentences(prose, start, end, "。!?"):
        reader.read(sentence)
    return reader.found


class _SentenceReader:
    """Reads the sentences of one paragraph one after the other.

    `before` is the sentence before the one that is read, where it gave nothing; `last` counts what it gave. `counted` are
    units whose duties are counted up (A一是…；二是…), and where they stand.
    """

    def __init__(
        self, prose: Prose, start: int, end: int, plain: bool, above: Span | None, item: bool
    ) -> None:
        self.prose, self.base, self.before, self.item = prose, start, above, item
        self.clauses = ClauseReader(prose, start, end, plain)
        self.keyed = (
            say.MAY_BE_KEY.search(prose.folded, start, end) is not None
            and say.KEY_WORDS.search(prose.folded, start, end) is not None
        )
        self.found: list[Sentence] = []
        self.last = 0
        self.roles = False
        self.counted: tuple[Sequence[UnitName], Span] | None = None

    def read(self, sentence: Span) -> None:
        """Finds what one sentence orders."""
        if self.last and say.DUE_ALONE.fullmatch(self.prose.folded, sentence.start, sentence.end):
            self._extend(sentence)
            return
        if self.last and self._tells_duties(sentence):
            self._extend(sentence)
            return
        given = (self.keyed and self._keyed(sentence)) or self._parts(sentence)
        self.found.extend(given)
        self.last = len(given)
        self.roles = (
            len(given) == 1
            and say.ROLES_LAST.search(self.prose.folded, sentence.start, sentence.end) is not None
        )
        begins = self.before.start if self.before is not None and self.item else sentence.start
        self.before = None if given else Span(start=begins, end=sentence.end)

    def _tells_duties(self, sentence: Span) -> bool:
        """Whether a sentence says what those do whose roles the one before it names: 主要职责：…, 负责…"""
        folded = self.prose.folded
        if say.DUTIES_OF.match(folded, sentence.start, sentence.end):
            return True
        goes_on = say.GOES_ON.match(folded, sentence.start, sentence.end)
        return self.roles and goes_on is not None and not self.clauses.acts(sentence)

    def _extend(self, sentence: Span, support: Sequence[UnitName] = ()) -> None:
        """Lets the task before reach to the end of a sentence that only says by when, or who helps."""
        task = self.found[-1]
        known = names((*task.assignment.lead, *task.assignment.responsible, *task.assignment.support))
        helpers = tuple(unit for unit in support if unit.name not in known)
        assignment = msgspec.structs.replace(task.assignment, support=(*task.assignment.support, *helpers))
        end = sentence.end - (self.prose.folded[sentence.end - 1] in "。;!?.")
        self.found[-1] = msgspec.structs.replace(task, end=end, assignment=assignment)

    def _keyed(self, sentence: Span) -> list[Sentence]:
        """What a sentence of keys gives: 牵头单位是A，配合单位是B; A为牵头单位，B为配合单位."""
        key = say.KEY_WORDS.search(self.prose.folded, sentence.start, sentence.end)
        if key is None:
            return []
        start = sentence.start if key["bearer"] else key.start()
        if key["bearer"] and say.COMPOSING.search(self.prose.folded, sentence.start, key.start()):
            return []
        members = say.MEMBERS.search(self.prose.folded, key.end(), sentence.end)
        stop = members.start() if members else sentence.end
        assignment = read_assignment(self.prose.text[start:stop])
        if assignment is None and key["bearer"]:
            clause = max(self.prose.folded.rfind(comma, sentence.start, key.start()) for comma in ",，")
            start = max(start, clause + 1)
            assignment = read_assignment(self.prose.text[start:stop])
        if assignment is None:
            return []
        alone = start == sentence.start and self.before is not None
        begins = self.before.start if alone and self.before else sentence.start
        end = sentence.end - (self.prose.folded[sentence.end - 1] in "。;!?.")
        return [Sentence(start=begins, end=end, assignment=assignment, force="role")]

    def _parts(self, sentence: Span) -> list[Sentence]:
        found: list[Sentence] = []
        carried: Sequence[UnitName] = ()
        helping: Sequence[UnitName] = ()
        owner = sentence
        if self.counted and say.COUNTED.match(self.prose.folded, sentence.start, sentence.end):
            carried, owner = self.counted
        else:
            self.counted = None
            if not self.clauses.paragraph.may_name(sentence):
                return []
        for part in sentences(self.prose, sentence.start, sentence.end, ";"):
            acts = self.clauses.acts(part)
            if acts:
                last = acts[-1].subject
                carried = last.units if last.cue in ("responsible", "lead", "together", "counted") else ()
                owner = Span(start=self.base + last.start, end=self.base + last.end)
                self.counted = (carried, owner) if last.cue == "counted" else None
                given = self.clauses.read_all(acts, part)
                if len(given) == 1 and self._is_role_alone(acts, sentence):
                    given = self._alone(given[0], sentence)
                told = say.THEIR_DUTIES.search(self.prose.folded, part.start, part.end)
                helping = given[-1].assignment.support if given and told else ()
                found.extend(given)
                found.extend(self._excepted(part))
            elif carried and (
                one := self.clauses.carry(part, carried, owner, self.counted is not None, helping)
            ):
                found.append(one)
        return found

    def _excepted(self, part: Span) -> list[Sentence]:
        """What a bracket in a sentence gives to another: （其中市级部分由B负责）."""
        found: list[Sentence] = []
        for bracket in say.EXCEPTION.finditer(self.prose.folded, part.start, part.end):
            inner = Span(start=bracket.start("words"), end=bracket.end("words"))
            reader = ClauseReader(self.prose, inner.start, inner.end, plain=False)
            found.extend(reader.read_all([act for act in reader.acts(inner) if act.by], inner))
        return found

    def _alone(self, given: Sentence, sentence: Span) -> list[Sentence]:
        """Roles alone with the sentence that they speak of: its task, or what it says."""
        helps = not given.assignment.lead and not given.assignment.responsible
        if helps and self.last == 1:
            self._extend(sentence, given.assignment.support)
            return []
        if self.before is None:
            return [given]
        return [msgspec.structs.replace(given, start=self.before.start)]

    def _is_role_alone(self, acts: Sequence[Act], sentence: Span) -> bool:
        """Whether a sentence names units and their roles and nothing that they are to do."""
        subject = acts[0].subject
        folded = self.prose.folded
        if not say.THIS_WORK.fullmatch(folded, sentence.start, self.base + subject.start):
            return False
        role = say.ROLE_ALONE.fullmatch(folded, self.base + subject.cue_start, sentence.end)
        return role is not None and (
            role["units"] is None or read_units(self.prose.text, *role.span("units")) is not None
        )
