"""What is asked of an application: what is handed in, and within what time it is decided; what does not say so is no answer."""

import re

import msgspec

from corpus.model import Clause
from search_api.answer.asking import Asking
from search_api.answer.not_held import refused
from search_api.answer.rule.of_its_law import rules_of_its_law
from search_api.answer.rule.requirement import show_rules
from search_api.answer.shown import quoting, requirements_of
from search_api.question import frames
from search_api.values import Answer, Answered

_PAPERS = r"(?:材料|资料|文件|证件|证明|证书|证|表|书|合同|执照|图纸?|报告|方案|照片|复印件|原件)"
_HANDED_IN = re.compile(
    rf"(?:提交|提供|递交|报送|出具|携带|持|凭|附|填写|填报|准备)[^。;；]{{0,40}}{_PAPERS}|(?:下列|以下|如下|所需|申请|申报){_PAPERS}"
)
_NUMBER = r"[\d〇零一二三四五六七八九十百两]{1,4}"
_TIME = re.compile(rf"{_NUMBER}个?(?:工作日|小时|日|天|月)(?:之?内)?")
# What people bring forward is settled in words of its own: 5个工作日内办结并回复.
_SETTLED = (
    rf"{_NUMBER} ?个?(?:工作日|小时|日|天|月)(?:之?内)?[^。;；]{{0,10}}(?:办结|答复|回复|批复|办理完毕)"
)
_DECIDED = re.compile(
    rf"{_SETTLED}|"
    r"(?:受理|收到|接到|申请)[^。;；]{0,40}(?:日|天|月|小时)(?:之?内)?[^。;；]{0,40}"
    r"(?:决定|批准|核准|批复|答复|审核|审批|审查|核发|颁发|发给|发放|办理|办结|受理|备案|登记|许可)"
)


def told_of_application(asking: Asking, answer: Answer) -> Answer:
    """The answer; where one of these is asked, only what tells it, and not held where nothing does.

    Where none of it tells that, what an article says of the deed alone whose law is titled by the thing.
    """
    question = asking.query.text
    if asking.query.intent != "requirement" or answer.outcome not in ("answered", "superseded", "not_held"):
        return answer
    handed_in = bool(frames.find("requirement.handed_in", question))
    if not handed_in and not frames.find("requirement.decided_in", question):
        return answer
    says = _HANDED_IN if handed_in else _DECIDED
    told = [narrowed for each in answer.answers if (narrowed := _saying(each, says)) is not None]
    by_meaning = answer.intent == "law"
    if (by_meaning or not told) and (rules := rules_of_its_law(asking, says)):
        answer = show_rules(asking, rules)
        told = list(answer.answers)
    elif by_meaning:
        return answer
    if not told:
        return refused(answer)
    record = told[0].record
    time = None if handed_in or record.evidence is None else _TIME.search(record.evidence.quote)
    return msgspec.structs.replace(answer, answers=tuple(told), value=time[0] if time else None)


def _saying(answered: Answered, says: re.Pattern[str]) -> Answered | None:
    """The answer with the sentence that says it as its evidence, where a rule's does; None where its text does not say it."""
    record = answered.record
    text = getattr(record, "text", "")
    if not says.search(text):
        return None
    if not isinstance(record, Clause):
        return answered
    for requirement in requirements_of(record):
        if says.search(requirement.quote):
            return msgspec.structs.replace(answered, record=quoting(record, requirement))
    return answered
