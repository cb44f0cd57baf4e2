"""What is kept of a stretch that tells one part: its items, or its sentences."""

import re
from collections.abc import Iterator
from typing import Literal

from corpus.model import Record, Span
from corpus.recognise.numbering import find_inner_items, read_label
from corpus.recognise.numerals import read_numeral

Part = Literal["direct_causes", "indirect_causes", "measures", "lessons", "course"]
# A key in front of what it tells is no longer.
LONGEST_KEY = 14
_LEAST = 6
_FEWEST_ITEMS = 2
_LONGEST_TAIL = 24
# Under which field each part of a report is kept; causes that are not told apart are told as the direct ones.
KEPT: dict[str, Part] = {
    "direct_causes": "direct_causes",
    "indirect_causes": "indirect_causes",
    "causes": "direct_causes",
    "lessons": "lessons",
    "measures": "measures",
    "course": "course",
}


class Passage(Record):
    """Where a part's own words stand."""

    part: Part
    span: Span


def items_of(folded: str, name: str, span: Span, *, alone: bool, divided: bool = False) -> Iterator[Passage]:
    """What a paragraph enumerates, where it stands `alone`, else the paragraph, sentence by sentence where it is `divided`."""
    part = KEPT.get(name)
    if part is None:
        return
    own = folded[span.start : span.end]
    inner = find_inner_items(own) if alone and part != "course" else []
    for item in inner:
        label = read_label(own[item.start : item.end])
        begin = span.start + item.start + (label.end if label else 0)
        yield from passage_of(folded, part, begin, span.start + item.end)
    if inner:
        return
    if alone and part != "course" and (counted := counted_items(folded, span)):
        for start, end in zip(counted, [*counted[1:], span.end], strict=True):
            yield from passage_of(folded, part, start, end)
        return
    if part.endswith("causes") and (divided or _TOLD_APART.search(own)):
        for start, end in _sentences(folded, span):
            yield from passage_of(folded, part, start, end)
    else:
        yield from passage_of(folded, part, span.start, span.end)


# Items counted within a paragraph: （一）…；（二）…, 1.…。2.….
_ITEM = re.compile(r"(?:^|(?<=[;。:]))\s*[(]?(?P<number>[一二三四五六七八九十]|\d{1,2})[).、](?!\d)")


def counted_items(folded: str, span: Span) -> list[int]:
    """Where the items of a paragraph begin that counts them from one at its very start; none where it does not."""
    own = folded[span.start : span.end]
    found = list(_ITEM.finditer(own))
    numbers = [read_numeral(one["number"]) for one in found]
    if (
        len(found) < _FEWEST_ITEMS
        or numbers != list(range(1, len(found) + 1))
        or own[: found[0].start()].strip()
    ):
        return []
    return [span.start + one.start() for one in found]


# The number of an item, and marks before its words.
_LEAD = re.compile(
    r"(?:【[^】\n]{2,12}】|\[[^\]\n]{2,12}\])?[ ,;:、◇◆■□●○◎※★☆▲△►▶▪•➢➤✦]*"
    r"(?:\d{1,2}[.、](?!\d)\s?|[一二三四五六七八九十]、(?![一二三四五六七八九十])\s?"
    r"|\([一二三四五六七八九十\d]{1,3}\)\s?)?"
    r"(?:经(?:初步)?(?:调查|分析|勘查|认定|查明|核查|查)[^,:。]{0,8}[,:])?"
    r"(?:(?:该|此|本)?[起次]?(?:事故|火灾|爆炸)(?:原因)?系(?=[^,。;]{4}))?"
)
# What only says which rule was broken is no cause.
_BREACH = re.compile(r"[^,。;]{0,40}(?:违反|违背|不符合)了?\s?[《〈]")
# What became of whom.
_PUNISHED = re.compile(
    r"刑事责任|刑事拘留|刑事强制|批准逮捕|移送司法|被?处以?\s?[\d.]{1,8}\s?万?元|罚款|党纪|政务处分|行政处罚"
)
# What a training paper asks its readers at the end.
_ASKS = re.compile(r"[?]|谈谈|请(?:思考|讨论|结合)")
# What is said not to have been the cause, or not to be known yet.
_EXCLUDED = re.compile(
    r"[^,。;]{0,20}排除了?[^。;]{2,60}(?:可能|因素|嫌疑|引发|原因)|[^,。;]{0,12}(?:原因|情况)[^,。;]{0,4}(?:待|正在)[^,。;]{0,6}(?:调查|查明|核实)"
    r"|[^,。;]{0,24}以[^,。;]{0,16}(?:报告|结论|认定|通报|鉴定|结果)[^,。;]{0,6}为准"
    r"|[^,。;]{0,16}待[^。;]{2,30}(?:后|再)(?:再)?(?:确定|认定|明确|查明)"
)
# Whatever was looked at before, it ends with what it was not.
_ENDS_EXCLUDED = re.compile(r",(?:可以|可)?排除了?[^,。;]{2,40}(?:可能性?|因素|嫌疑|原因)$")
# A sentence that goes on to something else: what law was broken, who is punished.
_ELSE = re.compile(
    r"违反(?!操作|规程|劳动|安全技术)|建议|处罚|罚款|(?:直接|间接|管理)原因(?:是|为|:|有)|(?:主要|存在|暴露)(?:出)?的?问题|教训|防范措施|整改"
)
# What was done then, and what a thing was: 事故发生后，…, 目前，…, 该房屋为村民自建房.
_ASIDE = re.compile(
    r"\s*(?:(?:事故|火灾|爆炸)?发生后,|目前,|截至目前|后续|善后|(?:该|涉事)[^,。;]{1,6}(?:为|位于|建于|成立于)(?!了))"
)
# A semicolon divides causes that say each of what kind they are: A是直接原因；B是间接原因.
_ENDS_CAUSE = re.compile(r"。|(?:直接|间接|主要|管理)原因;")
_TOLD_APART = re.compile(r"(?:直接|间接|管理)原因[;。].")
# How a sentence that tells a cause ends: …是事故的直接原因.
_IS_CAUSE = re.compile(
    r"[,—]*(?:这|此)?[就正也便]?(?:是|为|系)[^,。;是为系]{0,14}(?:直接|间接|主要|次要|重要)原因$"
)


def _sentences(folded: str, span: Span) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph from its first on, up to one that goes on to something else."""
    start = span.start
    while start < span.end:
        mark = _ENDS_CAUSE.search(folded, start, span.end)
        end = mark.end() - 1 if mark else span.end
        if start > span.start and (_ELSE.search(folded, start, end) or _ASIDE.match(folded, start, end)):
            return
        yield start, end
        start = end + 1


def _is_no_cause(folded: str, begin: int, stop: int) -> bool:
    """Whether words say what was ruled out, what is not known yet, or what became of whom."""
    if _ENDS_EXCLUDED.search(folded, max(begin, stop - _LONGEST_TAIL * 2), stop):
        return True
    return bool(_EXCLUDED.match(folded, begin, stop) or _PUNISHED.search(folded, begin, stop))


def passage_of(folded: str, part: Part, start: int, end: int) -> Iterator[Passage]:
    own = folded[start:end]
    lead = _LEAD.match(own)
    begin = start + (lead.end() if lead else 0)
    stop = start + len(own.rstrip(" 。;,"))
    if part.endswith("causes") and (said := _IS_CAUSE.search(folded, max(begin, stop - _LONGEST_TAIL), stop)):
        stop = said.start()
        part = "indirect_causes" if "间接" in said[0] else part
    if (
        stop - begin >= _LEAST
        and not _BREACH.match(folded, begin, stop)
        and not (part.endswith("causes") and _is_no_cause(folded, begin, stop))
        and not (part == "measures" and _PUNISHED.search(folded, begin, stop))
        and not (part in ("measures", "lessons") and _ASKS.search(folded, begin, stop))
    ):
        yield Passage(part, Span(start=begin, end=stop))
