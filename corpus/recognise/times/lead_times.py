"""How long before an event something is due: 于拍卖日七日前, 在开业前十五日, 提前五日. Texts here are folded."""

import re
from collections.abc import Iterator

from corpus.model import Deadline, Record

_NUMERALS = "一二两三四五六七八九十百半"
# 四月三十日前 is a day of a month, 第三日 one of a row.
_LENGTH = (
    rf"(?<![\d{_NUMERALS}月第])(?:\d{{1,3}}|[{_NUMERALS}]{{1,4}}) ?"
    r"(?:个?工作日|个?自然日|日|天|个月|年|周|个?星期|个?小时|分钟)"
)
_BEFORE = r"(?:之|以)?前"
_MEASURED = rf"(?:{_BEFORE} ?{_LENGTH}(?:内|之前|以前|前)?|{_LENGTH}{_BEFORE})"
# What is to come, where neither 于 nor 在 says that a time is told: 有效期届满前三十日.
_TO_COME = (
    r"(?:有效期限?|任期|期限|合同期?|许可证|证书)?"
    r"(?:届满|期满|到期|开始|开工|开业|施工|举行|举办|召开|实施|启用|停业|歇业)"
)
_LEAD = re.compile(
    rf"(?:(?<![自位关鉴处低高少多大小早晚迟])(?:于|在)[^,。;:!?、()\n《》]{{1,24}}?{_MEASURED}"
    rf"|{_TO_COME}{_MEASURED}"
    rf"|提前(?:至少|不少于)? ?{_LENGTH})"
)


class LeadTime(Record):
    """A time before an event at its place: `text[start:end] == deadline.printed`."""

    start: int
    end: int
    deadline: Deadline


def find_lead_times(text: str, folded: str) -> Iterator[LeadTime]:
    """The times before events, from left to right; their days are not known, since those of the events are not."""
    if "前" not in folded:
        return
    for found in _LEAD.finditer(folded):
        yield LeadTime(found.start(), found.end(), Deadline(text[found.start() : found.end()], "relative"))
