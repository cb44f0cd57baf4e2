"""What a rule says of who has a matter: a law names most things by the way, and gives few of them to anybody."""

import re

from corpus.model import Task
from corpus.recognise.characters import fold
from corpus.recognise.units import find_units
from search_api.answer.cover import Matter
from search_api.answer.passages import Passage

_RULES = frozenset({"law", "regulation", "interpretation"})
# The part of a sentence, between commas, that gives the duty must hold so much of the matter.
_GIVEN = 0.75
# Where it only says what its subject shall do, nearly all, in the question's own words.
_PLAINLY = 0.9
_IN_ITS_WORDS = 0.75
_PART = re.compile(r"[^,:。;!?\n\t]+")
_GIVES = re.compile(
    r"负责(?!人|制|任)|主管(?!部门|机关|人员|单位|机构)|牵头|归口管理|行使.{1,30}(?:职权|职责)|承担.{1,30}(?:职责|工作|责任)"
    r"|(?:实施|进行).{0,12}(?:监督|管理|监管)"
)
_GIVEN_TO = re.compile(r"由(?=.{2,40}(?:部门|机关|机构|政府|委员会|局|厅|委|办|院|部))")
_SHALL = re.compile(r"应当|应该|必须")
# What befalls him who breaks the rule is nobody's task in the matter.
_PENALTY = re.compile(r"责令|罚款|处罚|处分|没收|吊销|追究|赔偿|经营者|举报人|当事人|申请人")
# Other 机构 are those whom the rule binds (彩票销售机构).
_OFFICE = re.compile(r"部门|机关|(?:管理|监督|监管|执法|经办)机构|政府|委员会|办事处|管委会")
_COURT = re.compile(r"(?:人民)?(?:法院|检察院)$")
# How courts apply the law; what was done well or badly.
_OF_COURTS = re.compile(r"^最高人民(?:法院|检察院)|(?:法院|检察院).{0,60}(?:解释|批复|纪要)$")
_TOLD_AFTERWARDS = re.compile(r"(?:表扬|表彰|奖励)的?(?:通报|通知|决定)$|情况的?通报$")


def is_rule(passage: Passage) -> bool:
    """Whether the passage stands in a law, a regulation, an interpretation of one, or a report of what was done.

    办法 that an office sends out under its own number (枕政规〔2023〕4号) set work as its other papers do.
    """
    title, number = passage.document.title, passage.document.document_number or ""
    return (
        (passage.document.kind in _RULES and "〔" not in number)
        or _OF_COURTS.search(title) is not None
        or _TOLD_AFTERWARDS.search(title) is not None
    )


def tells_who(passage: Passage, matter: Matter) -> bool:
    """Whether the best sentence of a rule gives the matter itself to an office, by name or by what it does.

    A task does, but for what courts are to do with those who come to them.
    """
    record = passage.record
    if isinstance(record, Task):
        return not all(_COURT.search(unit.name) for unit in record.lead)
    sentence = fold(record.text[passage.cover.start : passage.cover.end])
    return not _PENALTY.search(sentence) and any(
        _gives(sentence[: part.start()], part[0], matter) for part in _PART.finditer(sentence)
    )


def _gives(before: str, part: str, matter: Matter) -> bool:
    share = matter.share(part)
    if share < _GIVEN:
        return False
    for match in _GIVES.finditer(part):
        if _names_office(before + part[: match.start()]):
            return True
    if _GIVEN_TO.search(part) and _names_office(part):
        return True
    shall = _SHALL.search(part)
    plainly = share >= _PLAINLY and matter.run(part) >= _IN_ITS_WORDS
    return shall is not None and plainly and _names_office(part[: shall.start()])


def _names_office(text: str) -> bool:
    return bool(_OFFICE.search(text)) or bool(find_units(text))
