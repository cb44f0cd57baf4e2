"""How much of a matter a competence gives to its offices: all of it, a side of it, or a share."""

import re

from corpus.lexicon import any_of, lexicon
from corpus.model import Competence

# Of 税收管理 it is a side only.
_PLAIN_DUTY = re.compile(
    r"(?:统一|统筹|规划|宏观|综合|行业|行政|依法|日常|具体|集中|的|、|和|以及|及|指导|协调|组织|监督管理|监督检查|管理|主管|监管|负责|监督)*"
    r"(?:监督管理|管理|主管|监管|负责|监督)"
)
# So many offices at once have it between them.
_MANY = 4
_WORDS = lexicon("competences")
_DUTIES = re.compile(
    rf"(?:{any_of((*_WORDS['duties'], *_WORDS['manners'], *_WORDS['acts']))}|、|和|以及|及|与|并|,|，)+"
)
# Who only brings others together is not the one that is gone to.
_BRINGS_TOGETHER = re.compile(r"(?:组织|协调|指导|统筹|规划|领导|推进|综合|、|和)+")
# A charge for all that the law is about reaches all of the nation or the place.
_REACHES = re.compile(r"全国|[本全各](?:行政|省|市|州|县|区|地区|辖区|自治区|旗)|所辖")
# What several offices do each within its own duties, or only help with, comes after what gives the matter to one.
_SHARES = re.compile(
    r"与[^,，。;；]{1,20}有关的|各自(?:的)?(?:职责|职权)|有关的[^,，。;；]{2,20}工作|相关工作|做好[^,，。;；]{0,24}有关|本(?:行业|领域|部门|系统|单位)"
)
# 旅游主管部门和有关部门…在各自职责范围内: the one that is named comes first among them.
_AND_OTHERS = re.compile(r"^[^,，。;；、等]{2,30}(?:和|及|以及|会同)(?:其他)?(?:有关|相关)(?:主管)?部门")
# Auditors and supervisors of offices see to everything, and have nothing of it.
_WATCHES = re.compile("审计|监察")
_MARK = re.compile("[,，。;；:：]")
# How much a charge gives: the whole matter, the matter somewhere, some side of it (监督检查), a share.
WHOLE, SOMEWHERE, _SIDE, _TOGETHER, SHARE = 1.0, 0.8, 0.4, 0.3, 0.0


def extent_of(record: Competence) -> float:
    """How much of its matter the competence gives to its offices, 0 to 1."""
    own = _own_part(record)
    if _WATCHES.search(record.duty):
        return SHARE
    if len(record.units) > _MANY or _SHARES.search(own):
        return _TOGETHER if _AND_OTHERS.match(own) else SHARE
    if record.gives != "charge" or not _PLAIN_DUTY.fullmatch(record.duty):
        return _TOGETHER if _BRINGS_TOGETHER.fullmatch(record.duty) else _SIDE if _is_duty(record) else SHARE
    return WHOLE if _REACHES.search(own) else SOMEWHERE


def _is_duty(record: Competence) -> bool:
    """Whether what is done about the matter is of its kind: 审计监督 and 税收管理 are done about anything."""
    return record.gives != "charge" or _DUTIES.fullmatch(record.duty) is not None


def _own_part(record: Competence) -> str:
    """What the sentence says of these offices: from their name to the end of the part that tells the matter."""
    quote = record.evidence.quote
    start = max(quote.find(record.units[0].printed), 0)
    told = max(quote.find(record.matter, start), start) + len(record.matter)
    end = _MARK.search(quote, min(told, len(quote)))
    return quote[start : end.start() if end else len(quote)]
