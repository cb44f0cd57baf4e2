"""How much of a matter a competence gives to its offices: all of it, a side of it, or a share."""

import re

from corpus.model import Competence

_PLAIN_DUTIES = ("监督管理", "管理", "主管", "监管", "负责", "监督")
# A charge for all that the law is about reaches all of the nation or the place.
_REACHES = re.compile(r"全国|[本全各](?:行政|省|市|州|县|区|地区|辖区|自治区|旗)|所辖")
# What several offices do each within its own duties, or only help with, comes after what gives the matter to one.
_SHARES = re.compile(
    r"与[^,，。;；]{1,20}有关的|各自(?:的)?(?:职责|职权)|有关的[^,，。;；]{2,20}工作|相关工作"
)
_MARK = re.compile("[,，。;；:：]")
# How much a charge gives: the whole matter, the matter somewhere, some side of it (监督检查), a share.
WHOLE, _SOMEWHERE, _SIDE, _SHARE = 1.0, 0.8, 0.4, 0.0


def extent_of(record: Competence) -> float:
    """How much of its matter the competence gives to its offices, 0 to 1."""
    own = _own_part(record)
    if _SHARES.search(own):
        return _SHARE
    if record.gives != "charge" or not record.duty.endswith(_PLAIN_DUTIES):
        return _SIDE
    return WHOLE if _REACHES.search(own) else _SOMEWHERE


def _own_part(record: Competence) -> str:
    """What the sentence says of these offices: from their name to the end of the part that tells the matter."""
    quote = record.evidence.quote
    start = max(quote.find(record.units[0].printed), 0)
    told = max(quote.find(record.matter, start), start) + len(record.matter)
    end = _MARK.search(quote, min(told, len(quote)))
    return quote[start : end.start() if end else len(quote)]
