"""The word of role or duty that stands behind what says how, where, by what right or as what a unit acts."""

import re

import msgspec

from indexer.tasks.predicates import NO_ROLE
from indexer.tasks.subjects import Cue, Subject
from indexer.tasks.wordings import OFFICE

_HOW = r"(?:还|都|均|也|则)?(?:具体|主要|全面|共同|分别|统一|依法|统筹|直接|认真|切实){0,2}"
_ROLE = (
    rf"(?:(?P<lead>牵头(?!{NO_ROLE}|会同))|(?P<together>会同(?![志意]))"
    rf"|(?P<responsible>(?:负责|承担|主管)(?!{NO_ROLE}|会同))|(?P<must>要(?![求点素件闻领急塞])|应当|必须))"
)
# A在B领导下，根据规定，负责…: a second adverbial may follow the first.
_ADVERBIAL = (
    r"(?:在|按照?|根据|依照|依据|结合|以|对|为|从|自|围绕|针对|通过|接到|收到|发现|认为)[^,，。;:]{2,50}[,，]"
)
_NEXT_CLAUSE = re.compile(rf"[,，]\s?(?:{_ADVERBIAL}){{0,2}}{_HOW}{_ROLE}")
# A在职责范围内负责…, A按照有关规定负责…
_SAME_CLAUSE = re.compile(
    r"(?:范围内?|职责|职能|分工|规定|要求|权限|原则|精神|领导下|指导下|配合下|支持下|基础上|过程中|需要|部署|方案|计划)"
    rf"{_HOW}{_ROLE}"
)
# A每学期要…, A对列入清单的项目要…
_THEN_MUST = re.compile(
    r"[^,，。;:]{0,24}?(?P<must>(?<![需主必重摘概提纲首次只简扼险紧切])要(?![求点素件闻领急塞]))"
)
# A、B共同牵头…
_RIGHT_BEHIND = re.compile(rf"(?:联合|{_HOW}){_ROLE}")
_STOP = re.compile(r"[,，。;；:：]")
_LONGEST = 80


def behind_adverbials(shown: str, subject: Subject, end: int) -> Subject:
    """The subject with the word of role or duty that stands behind its adverbials for its cue; else as it is.

    A按照分工，负责…; A在职责范围内负责…; A作为牵头单位，要…; no office: 代表作为副主任，负责…
    """
    if subject.cue != "manner":
        return subject
    comma = _STOP.search(shown, subject.cue_end, min(end, subject.cue_end + _LONGEST))
    stop = comma.start() if comma else end
    word = shown[subject.cue_start : subject.cue_end]
    if OFFICE.search(shown, subject.cue_start, stop):
        return subject
    # A按照规定应当…而未…的 is a condition; what a body is or who leads it gives it nothing.
    same = word not in "是由" and shown[stop - 1] != "的"
    role = _RIGHT_BEHIND.match(shown, subject.cue_start, stop)
    role = role or (_SAME_CLAUSE.search(shown, subject.cue_end, stop) if same else None)
    role = role or (_THEN_MUST.match(shown, subject.cue_end, stop) if same else None)
    role = role or _NEXT_CLAUSE.match(shown, stop, end)
    if role is None:
        return subject
    cue: Cue = role.lastgroup  # type: ignore[assignment]
    return msgspec.structs.replace(subject, cue=cue, cue_start=role.start(cue), cue_end=role.end(cue))
