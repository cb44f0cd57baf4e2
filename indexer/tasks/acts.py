"""Clauses that give work to units: who acts, with whose help, and where the words for it begin and end."""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from corpus.model import Record, Span, UnitName
from corpus.recognise.roles import Assignment
from indexer.tasks.passages import Prose, trimmed
from indexer.tasks.predicates import NO_ROLE, any_of
from indexer.tasks.subjects import STRONG, Subject, find_subject, is_certain, names, read_units

Force = Literal["role", "duty", "plain"]
_Helpers = tuple[tuple[UnitName, ...], bool]

_HAN = "[一二三四五六七八九十]{1,3}"

# Quotes, titles and brackets say nothing about who is to act.
_MASKED = re.compile(
    r"《[^《》\n]{1,160}》|“[^“”\n]{1,120}”|\([^()\n]{1,160}\)|〔[^〔〕\n]{1,160}〕|【[^【】\n]{1,160}】"
)
_COMMA = re.compile(r"[,，:：]")
# What may stand before a subject without a comma behind it: a marker, a date, a request.
_DATE = (
    r"(?:到|至|自)?(?:(?:每年|\d{4}年|今年|明年|本年)?(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年|第?[一二三四]季度)|每年|每季度|每月|\d{4}年|今年|年(?=底|内))"
    r"(?:最后一个月)?(?:\d{1,2}日)?(?:上旬|中旬|下旬|[初中底末](?!央))?(?:之?前|以前|起|内|开始)?"
)
_BEFORE = re.compile(
    rf"(?:{_HAN}[是要]|[①-⑳]|\(\d{{1,2}}\)|首先|其次|同时|此外|另外|其中|并且|并|另|请|原则上|一律|{_DATE})[,、:]?\s?"
)
_FROM = re.compile(r"(?<![理自缘事经或])由(?![于此来衷])")
_THROUGH = re.compile(r"经(?=[^,，;]{2,40}会同)")
# A clause that begins so only prepares the one that gives the work.
_PREPARING = re.compile(
    r"(?:按|根据|依据|依照|依托|结合|围绕|针对|为|在|对|以|通过|自|从|到|经|随着|除|凡|于|鉴于|考虑到|每|\d|同时|此外|另外|首先|其次|最后"
    rf"|即日|年|{_HAN}是|[上下]半年|坚持|聚焦|涉及|本着|着眼|因|如|若|遇|当)"
)
_TOLD = re.compile(
    rf"{any_of('told')}|了(?![解然结])|提出(?:了|:)|(?:不力|不到位|不严|不够|缺失|不足|失察)(?![的等，、])|[一-龥]说(?=[,，:])"
)
# How things stand (入围企业在3家以上的) or a noun of the same letters (A考核应采用, A工作组织情况).
_STATE = re.compile(
    rf"(?:{any_of('action', 'manner')})(?:应(?!急)|要(?!求|素|点)|可(?!行|靠|持)|须|工作|情况|结果|体系|机制"
    r"|指标|标准|方案|制度|人员|经费|部门|是|为|存在)"
)
_NO_WORK = re.compile(rf"(?:共同|联合|分别|各)?(?:{any_of('no_work')})")
# 办公室设在A is no order but what it is there for may be; a body that is founded is none either.
_SEATED = ("设在", "设于", "挂靠")
_SEAT_DUTY = re.compile(r"[,，](?:具体|主要|全面)?(?:负责|承担)")
_FOUNDED = re.compile(r"(?:设立|成立|组建|下设)[^,，。;]{0,30}(?:指挥部|委员会|领导小组|联席会议)")
# 各级部门安全理念进一步强化 tells what is to come about, not what is to be done.
_GOAL = re.compile(
    r"(?:进一步|显著|不断|更加|全面|有效|持续|明显|逐步|大幅|普遍)(?:[一-龥]{0,4})(?:强化|增强|提升|提高|加强|好转|向好|遏制|牢固|改善|下降|减少|完善|优化|健全|树牢[一-龥]{0,12}|稳定向好)$"
)
# 各部门报送国务院的公文，…: a paper of theirs, of which something is said.
_PAPER = re.compile(
    r"(?:报送|上报|提请|提出|制定|印发|出台|发布|报)[^,，。;]{0,30}的[^,，。;的]{0,8}(?:公文|文件|草案|建议|材料|请示|报告|规定|政策)$"
)
_WORK = re.compile(any_of("action", "responsible", "lead", "together"))
_INQUIRY = re.compile(r"(?:组成|成立|组建)[^,。;]{0,20}调查组")
# 要密切配合, 要各司其职 orders nothing that could be shown done.
_SLOGAN = re.compile(
    r"\s?(?:(?:密切|积极|主动|全力|加强|协同|通力|各司其职|各负其责|齐抓共管|协调联动|协作|协调|沟通|配合|支持|合作|联动|高度重视|提高认识|统一思想|[,、])+)(?=[。;]|$)"
)
_SOFT = re.compile(rf"\s?(?:{any_of('soft')})")
_CONCRETE = re.compile(
    r"制定|制订|建立|编制|报送|上报|成立|明确|列入|列为|纳入|开展|组织|检查|培训|公布|公开|出台|完善|健全|落实|督促|配备|安排|推进|定期|会同"
)
_HELPS = re.compile(rf"(?:主动|认真|全力|大力)?(?:{any_of('support')})(?!机制|意识|能力)")
# Who 参加 something attends it as often as helps with it.
_ATTENDS = re.compile(r"参加")
_SAID = re.compile(r"(?:指出|强调|认为|表示)[,，:：]$")
_DONE = re.compile(r"[一-龥]了(?![解然结])")
_TOGETHER = re.compile(r"会同")
# 分别由A、B、C牵头开展相关领域的整治: which leads what is not said.
_EACH_ITS_OWN = re.compile(r"分别[^。;]{0,120}(?:相关|各自|有关|本)(?:领域|行业|部门|系统|方面|区域)")
_LEADS = re.compile(rf"牵头(?!{NO_ROLE})")
_CARRY = re.compile(rf"(?:并)?(?P<cue>负责|承担|牵头|主管|会同|指导|监督|组织|协调|统筹|{any_of('support')})")
_ALSO = re.compile(r"(?:同时|并|还|也|又|更)?要(?!求|素|点|件)")
_PERSON = re.compile(r"同志|负责人|责任人|领导(?!小组|责任|机制)|人员|干部|[专联]职")
_SUPPORT = re.compile(rf"(?:{any_of('support')})")
_SUPPORTERS = re.compile(
    r"[,，、;]\s?(?P<units>[^,，。;:]{2,160}?)(?:按职责|积极|共同|密切|予以|给予|协同|分工|全力|做好|抓好){0,2}"
    rf"(?:{any_of('support')})(?:做好|落实|开展|抓好|实施|工作|完成)?(?=[,，。;]|$)"
)
_UNIT_END = re.compile(r"(?:[部委局办厅署会院所站队处室]|单位|部门|政府|街道|乡镇|社区|公司|企业|等)$")
_LEADING_UNIT = re.compile(r"\s?(?:牵头|主责|责任|主办|上级)(?:部门|单位|机关)")


class Sentence(Record):
    """A stretch of text that gives work to units, and what it says about them.

    `force` is how it says so: with a word of role (牵头, 负责, 会同, 由 …), of duty (要, 应当 …), or with none. `owner` is
    where its units stand if not in it.
    """

    start: int
    end: int
    assignment: Assignment
    force: Force
    owner: Span | None = None


class Act(Record):
    """A subject, where its clause begins and what leads into it, and whether 由 stands before it."""

    subject: Subject
    clause: int
    begins: int
    by: bool

    @property
    def force(self) -> Force:
        """With what word it gives the work."""
        if self.by or self.subject.cue in ("lead", "responsible", "together", "support"):
            return "role"
        return "duty" if self.subject.cue == "must" else "plain"


def masked(text: str) -> str:
    """The text with what stands in quotes, titles and brackets blotted out, of the same length."""
    return _MASKED.sub(lambda found: found[0][0] + "□" * (len(found[0]) - 2) + found[0][-1], text)


class ClauseReader:
    """Reads the clauses of one paragraph; spans given and taken count the whole text."""

    def __init__(self, prose: Prose, start: int, end: int, plain: bool) -> None:
        self.prose, self.plain, self.base = prose, plain, start
        self.piece = prose.text[start:end]
        self.shown = masked(prose.folded[start:end])

    def acts(self, part: Span) -> list[Act]:
        """The subjects of a part of a sentence, one a clause at most."""
        start, end = part.start - self.base, part.end - self.base
        starts = [start, *(comma.end() for comma in _COMMA.finditer(self.shown, start, end))]
        found: list[Act] = []
        prepared = True
        leads_in = start
        for clause, stop in zip(starts, [*starts[1:], end], strict=True):
            if found and clause < found[-1].subject.cue_end:
                leads_in = stop
                continue
            act = self._act(clause, stop, end, prepared, bool(found))
            preparing = bool(_PREPARING.match(self.shown, self._after_marks(clause)))
            if act is not None:
                found.append(msgspec.structs.replace(act, begins=min(leads_in, clause)))
            if act is not None or not preparing:
                leads_in = stop
            prepared = prepared and preparing
        return found

    def read_all(self, acts: Sequence[Act], part: Span) -> list[Sentence]:
        """What each act gives, from its clause to the next act's; what only another 要 adds stands for itself."""
        found: list[Sentence] = []
        for place, act in enumerate(acts):
            start = part.start - self.base if place == 0 else act.begins
            end = acts[place + 1].begins if place + 1 < len(acts) else part.end - self.base
            cuts = self._cuts(act, end)
            assignment = self._assignment(act, min([*cuts, end]))
            if assignment is None:
                continue
            found.append(self._sentence(start, min([*cuts, end]), assignment, act.force))
            owner = Span(start=self.base + act.subject.start, end=self.base + act.subject.end)
            for first, last in zip(cuts, [*cuts[1:], end], strict=False):
                helpers = self._helpers(first, last)
                if helpers is not None:
                    given = _given(act.subject.units, helpers[0], False, act.subject.open_list or helpers[1])
                    found.append(self._sentence(first, last, given, "duty", owner))
        return found

    def _cuts(self, act: Act, end: int) -> list[int]:
        """Where what the subject of a 要 must do goes on with another 要, unless persons have come between."""
        if self.shown[act.subject.cue_start : act.subject.cue_end] != "要":
            return []
        cuts: list[int] = []
        clause = act.subject.cue_end
        for comma in _COMMA.finditer(self.shown, act.subject.cue_end, end):
            if _ALSO.match(self.shown, comma.end()):
                cut = (
                    clause
                    if clause > act.subject.cue_end and _PREPARING.match(self.shown, clause)
                    else comma.end()
                )
                if not cuts or cut > cuts[-1]:
                    cuts.append(cut)
            clause = comma.end()
        return cuts if cuts and not _PERSON.search(self.shown, act.subject.cue_end, cuts[-1]) else []

    def carry(self, part: Span, units: Sequence[UnitName], owner: Span) -> Sentence | None:
        """A part that goes on with a duty of the units before it: ；配合…"""
        cue = _CARRY.match(self.shown, part.start - self.base)
        return self.duty(part, cue["cue"], units, owner) if cue else None

    def duty(self, part: Span, cue: str, units: Sequence[UnitName], owner: Span) -> Sentence | None:
        """A part as a duty, which begins with `cue`, of units named elsewhere; None where a helper cannot be read."""
        start, end = part.start - self.base, part.end - self.base
        helpers = self._helpers(start, end)
        if helpers is None:
            return None
        if _SUPPORT.match(cue):
            return self._sentence(start, end, Assignment(support=tuple(units)), "role", owner)
        return self._sentence(start, end, _given(tuple(units), helpers[0], False, helpers[1]), "role", owner)

    def _act(self, clause: int, stop: int, end: int, prepared: bool, later: bool) -> Act | None:
        begins = self._after_marks(clause)
        subject = find_subject(self.piece, self.shown, begins, end)
        if subject is not None and subject.cue == "support" and (later or not prepared):
            subject = None
        if subject is not None:
            if subject.cue in STRONG or (self.plain and self._is_order(subject, end, prepared, later)):
                return Act(subject=subject, clause=clause, begins=clause, by=False)
            return None
        through = _THROUGH.match(self.shown, begins, stop)
        for by in [through] if through else _FROM.finditer(self.shown, clause, stop):
            subject = find_subject(self.piece, self.shown, by.end(), end)
            if subject is not None and self._is_work(subject, end):
                return Act(subject=subject, clause=clause, begins=clause, by=True)
        return None

    def _is_work(self, subject: Subject, end: int) -> bool:
        """Whether what 由 gives to a subject is work: no membership or office, and no condition (由A完成的，…)."""
        stop = self._clause_end(subject.cue_end, end)
        return not _NO_WORK.match(self.shown, subject.end) and self.shown[stop - 1] != "的"

    def _is_order(self, subject: Subject, end: int, prepared: bool, later: bool) -> bool:
        """Whether a subject without a word of role or duty is a body for sure, and its clause says what it does.

        It stands at the head of the sentence, behind clauses that prepare it, beside another subject, or tells how often.
        """
        stop = self._clause_end(subject.cue_end, end)
        word = self.shown[subject.cue_start : subject.cue_end]
        if word in _SEATED and not _SEAT_DUTY.search(self.shown, subject.cue_end, end):
            return False
        return (
            (prepared or later or word.startswith("每"))
            and all(is_certain(unit.name) for unit in subject.units)
            and not _STATE.match(self.shown, subject.cue_start, stop)
            and not _PAPER.search(self.shown, subject.cue_start, stop)
            and not _FOUNDED.match(self.shown, subject.cue_start, stop)
            and not _GOAL.search(self.shown, subject.cue_start, stop)
            and self.shown[stop - 1] != "的"
        )

    def _after_marks(self, start: int) -> int:
        while (match := _BEFORE.match(self.shown, start)) and match.end() > start:
            start = match.end()
        return start

    def _clause_end(self, start: int, end: int) -> int:
        comma = _COMMA.search(self.shown, start, end)
        return comma.start() if comma else end

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
        clause_end = self._clause_end(subject.cue_end, end)
        if subject.cue == "manner" and not act.by and not _WORK.search(self.shown, subject.cue_end, end):
            return None
        if self._is_told(act, clause_end, end) or self._is_spirit(subject, end):
            return None
        helped = _HELPS.match(self.shown, subject.cue_end, end) if subject.cue == "must" else None
        if subject.cue == "support" and _ATTENDS.match(self.shown, subject.cue_start):
            return None
        if subject.cue == "support" or helped:
            if _LEADING_UNIT.match(self.shown, helped.end() if helped else subject.cue_end):
                return None
            return Assignment(support=subject.units, open_list=subject.open_list)
        helpers = self._helpers(subject.end, end)
        if helpers is None:
            return None
        told = self.shown[subject.cue_start : clause_end]
        if len(subject.units) > 1 and _EACH_ITS_OWN.search(self.shown, max(0, subject.start - 4), clause_end):
            return _given(subject.units, helpers[0], False, subject.open_list or helpers[1])
        leads = subject.cue == "lead" or (subject.cue == "must" and bool(_LEADS.search(told)))
        together = subject.cue == "together" or bool(_TOGETHER.match(self.shown, subject.cue_end))
        return _given(subject.units, helpers[0], leads or together, subject.open_list or helpers[1])

    def _is_told(self, act: Act, clause_end: int, end: int) -> bool:
        """Whether a clause tells what was done, how things stand or what somebody said, or founds an inquiry."""
        subject = act.subject
        if _INQUIRY.search(self.shown, subject.end, end) or _SAID.search(self.shown, 0, act.begins):
            return True
        if subject.cue == "must":
            return False
        first = act.clause if act.by else subject.end
        return bool(
            _TOLD.search(self.shown, first, min(clause_end + 1, len(self.shown)))
            or (act.force == "plain" and _DONE.search(self.shown, clause_end, end))
        )

    def _is_spirit(self, subject: Subject, end: int) -> bool:
        """Whether nothing is ordered that could be shown done."""
        if _SLOGAN.match(self.shown, subject.cue_end, end):
            return True
        soft = all(unit.collective for unit in subject.units) and _SOFT.match(self.shown, subject.cue_end)
        return bool(soft) and not _CONCRETE.search(self.shown, subject.cue_end, end)

    def _helpers(self, start: int, end: int) -> _Helpers | None:
        """The units that 会同 and 配合 name, and whether their lists are open; None where one cannot be read."""
        units: list[UnitName] = []
        open_list = False
        for together in _TOGETHER.finditer(self.shown, start, end):
            subject = find_subject(self.piece, self.shown, together.end(), end)
            if subject is None:
                return None
            units.extend(subject.units)
            open_list = open_list or subject.open_list
        for support in _SUPPORTERS.finditer(self.shown, start, end):
            listed = read_units(self.piece, *support.span("units"))
            if listed is None:
                if _UNIT_END.search(support["units"]):
                    return None
                continue
            units.extend(mention.unit for mention in listed.units)
            open_list = open_list or listed.open_list
        return tuple({unit.name: unit for unit in units}.values()), open_list


def _given(
    units: tuple[UnitName, ...], helpers: tuple[UnitName, ...], leads: bool, open_list: bool
) -> Assignment:
    support = tuple(unit for unit in helpers if unit.name not in names(units))
    if leads or len(units) == 1:
        return Assignment(lead=units, support=support, open_list=open_list, basis="stated")
    return Assignment(responsible=units, support=support, open_list=open_list)
