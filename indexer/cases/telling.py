"""Sentences that tell an accident: when, where, what happened, to how many."""

import re
from collections.abc import Sequence

from corpus.model import Record, Span
from corpus.recognise.harm.casualties import Casualties, find_casualties, find_unnumbered
from corpus.recognise.harm.hazards import find_hazards
from corpus.recognise.numbering import read_label
from indexer.cases.moment import NUMBERED, Carried, Moment, find_moments, time_behind
from indexer.cases.place import place_after, place_before
from indexer.cases.sentences import Sentence, sentences_of
from indexer.cases.words import words

_TOTAL = re.compile(
    r"同比|环比|比去年|比上年|去年同期|上年同期|[共各计]发生|(?:[2-9]|\d{2,5}|[两二三四五六七八九十]{1,5}|多|数)起|起数|死亡人数(?!上升至|升至|增至|达)|分别是|全国有"
)
_EVENT = re.compile(
    r"发生[^,;。\n]{0,60}?(?:事故|火灾|爆炸|坍塌|事件|险情)|事故(?:共)?(?:造成|导致|致)|(?:造成|导致|致使|致)[^,;。\n]{0,30}?[死伤遇失]"
    r"|(?:无效|当场|送医|途中)[^,;。\n]{0,8}?(?:死亡|身亡)|死亡\s?[\d一二两三四五六七八九十]|死亡(?=[,;。)]|$)|致死|而亡|[砸摔压淹烧挤]死|[\d一二两三四五六七八九十]\s?人?(?:死亡|失踪|失联|遇难)|身亡|去世|离世|遇难|触电死亡|窒息死亡|[起着失]火|被埋|出现[^,;。\n]{0,24}(?:症状|不适)|入院治疗|住院治疗|食物中毒|挖[断破]|泄漏"
)
# Who was hurt before dies: 9月22日，1名伤者经抢救无效死亡.
_DIED_LATER = re.compile(
    r"[,\s]*(?:又有|另有|再有)?[\d一二两三四五]{1,2}\s?[名位个]?(?:重伤|受伤)?(?:伤者|伤员|人员)[^,。]{0,24}(?:死亡|身亡|不治)"
)
_FAR = 40
# The number of an item may stand before a month: 8.10月底.
_MONTH_FAR = 3
# What a page says of itself.
_NOTE = re.compile(r"来源:|发布(?:时间|日期|机构)|浏览(?:次数|量)?[:,]|字体:|字号:")
_INQUIRY = re.compile(r"成立[^,;。\n]{0,14}调查组|收到|接到[^,;。\n]{0,8}报告|印发|召开")


class Telling(Record):
    """A sentence that tells an accident. `place` is None where the sentence names none; spans count in the document's text.

    `hazards` are the classes that its words tell, `named` is what the place is called.
    """

    start: int
    end: int
    moment: Moment
    place: Span | None
    told: tuple[Casualties, ...]
    hazards: frozenset[str] = frozenset()
    named: str = ""


def find_tellings(
    text: str, folded: str, start: int, end: int, carried: Carried
) -> tuple[list[Telling], Carried]:
    """The sentences of a stretch that tell an accident, in order, and the year and month that it leaves said."""
    found = []
    for sentence in sentences_of(folded, start, end):
        moments, carried = find_moments(sentence.folded, carried)
        moment = _leading(moments, sentence)
        if moment is not None and _tells(sentence, moment):
            found.append(_telling(text, folded, sentence, moment))
    return found, carried


def tell_of(text: str, folded: str, span: tuple[int, int], moment: Moment) -> list[Telling]:
    """The first sentence of a stretch that tells whom an accident befell, as that of the moment, which stands elsewhere."""
    for sentence in sentences_of(folded, *span):
        told = find_casualties(sentence.folded)
        if (
            told
            and not _TOTAL.search(sentence.folded)
            and not words("supposed", "words").search(sentence.folded)
        ):
            moved = tuple(one.moved(sentence.start) for one in told)
            hazards = frozenset(one.hazard for one in find_hazards(sentence.folded))
            return [Telling(sentence.start, sentence.end, moment, None, moved, hazards)]
    return []


def _leading(moments: Sequence[Moment], sentence: Sentence) -> Moment | None:
    days = [one for one in moments if one.day and one.start <= _FAR]
    label = read_label(sentence.folded)
    months = [one for one in moments if one.start <= (label.end if label else 0) + _MONTH_FAR]
    return next(iter(days or months), None)


def _tells(sentence: Sentence, moment: Moment) -> bool:
    rest = sentence.folded[moment.end :]
    if words("supposed", "words").search(sentence.folded) or _TOTAL.search(rest) or _DIED_LATER.match(rest):
        return False
    if _INQUIRY.search(rest) and not find_casualties(rest):
        return False
    if moment.day is None and not (find_casualties(rest) or find_unnumbered(rest)):
        return False
    told = find_casualties(rest) or find_unnumbered(rest)
    hazards = find_hazards(rest)
    if not _EVENT.search(rest) and not (hazards and (told or moment.time or "发生" in rest)):
        return False
    return bool(told or hazards or "事故" in rest)


def first_dated(text: str, folded: str, start: int, end: int, carried: Carried) -> list[Telling]:
    """The first sentence of a stretch with a day near its beginning: of a text that surely tells one case, that tells it."""
    for sentence in sentences_of(folded, start, end):
        moments, carried = find_moments(sentence.folded, carried)
        moment = _leading(moments, sentence)
        other = any(one.search(sentence.folded) for one in (_TOTAL, _INQUIRY, _NOTE))
        if moment is not None and not other:
            return [_telling(text, folded, sentence, moment)]
    return []


def _telling(text: str, folded: str, sentence: Sentence, moment: Moment) -> Telling:
    begin = sentence.start
    moment = _reported(sentence, moment)
    own = begin + _numbered(sentence.folded)
    place = place_after(folded, begin + moment.end, sentence.end)
    before = place_before(folded, own, begin + moment.start)
    if before is not None and (
        place is None or (moment.start > 0 and folded[begin + moment.start - 1] == "于")
    ):
        place = before
    told = tuple(one.moved(begin) for one in find_casualties(text[begin : sentence.end]))
    moved = Moment(begin + moment.start, begin + moment.end, moment.day, moment.iso, moment.time)
    hazards = frozenset(one.hazard for one in find_hazards(sentence.folded[moment.end :]))
    named = text[place.start : place.end] if place else ""
    return Telling(own, sentence.end, moved, place, told, hazards, named)


# Who reports it stands between the hour of the report and that of the accident: 16:40，县消防大队报告：16:25，….
_REPORTS = re.compile(r"[,\s]*[^,;。:\d\n]{2,20}(?:报告|来电|报)(?:称)?[:,]\s?")


def _reported(sentence: Sentence, moment: Moment) -> Moment:
    """The moment, with the hour that a report made then tells."""
    found = _REPORTS.match(sentence.folded, moment.end)
    time, end = time_behind(sentence.folded, found.end()) if found else (None, 0)
    return Moment(moment.start, end, moment.day, moment.iso, time) if time else moment


def _numbered(folded: str) -> int:
    """How long the label of an item is that a sentence begins with: 1.10月3日 too."""
    label = read_label(folded)
    if label is not None:
        return label.end
    found = NUMBERED.match(folded)
    return found.end() if found else 0
