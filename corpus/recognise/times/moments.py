"""Moments: the days, months, quarters, halves and years that a text names, as far as it names them.

`calendar` knows their days, `dates` makes mentions of them, `deadlines` looks at the words around them. All texts
here are folded.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from corpus.model.base import Record
from corpus.recognise.characters import DASHES
from corpus.recognise.numerals import read_numeral

HAN_DIGITS = "〇零一二三四五六七八九"
GAP = " {0,2}"
CLOCK = r"(?:\((?:周|星期).\))?(?: ?(?:上午|下午|中午|晚上?)?\d{1,2}(?:[时点]整?(?:\d{1,2}分)?|:\d\d(?::\d\d)?)|下班)?"
CONNECTOR = rf"[起始]?{GAP}(?:[{re.escape(DASHES)}]{{1,2}}|至|到){GAP}"

_CENTURY_YEAR = r"(?:19|20|21)\d\d"
_HAN_YEAR = rf"[一二][{HAN_DIGITS}Oo0]{{3}}"
_NEAR_YEARS = {"去年": -1, "今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "翌年": 1}
_NEAR_YEAR = (
    r"去年|今年|本年(?=度|底|末|内| ?\d)|当年|(?<![证说表注声阐])明年|(?<![每一二三两几多首初])次年|翌年"
)
_TOLD_YEARS = frozenset({"当年", "次年", "翌年"})  # counted from the year told before, the others from today
_NEAR_MONTHS = {"本月": 0, "当月": 0, "月": 0, "次月": 1, "下月": 1}
_MONTH_NUMBER = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九元])"
_DAY_NUMBER = rf"(?:\d{{1,2}}|三十一?|[一二]?十[{HAN_DIGITS}]?|廿[{HAN_DIGITS}]?|[一二三四五六七八九])"
_END = r"底(?![数层线稿部册单色价])|末"
_QUARTER = rf"(?:前三|(?<![上下前每后同])第?[一二三四1-4]{GAP})季度[初末底]?"
_HALF = r"(?<![以每])[上下]半年"
_MEASURE = r" ?(?:[万亿元米平公千吨倍个度℃版%‰级类号章节条款项]|[A-Za-z])"

_BEFORE_NUMBER = rf"(?<![\d{HAN_DIGITS}十百千第])(?<!\d\.)"
_YEAR = (
    rf"(?:{_BEFORE_NUMBER}(?:(?P<year>{_CENTURY_YEAR}|{_HAN_YEAR}){GAP}年度?"
    rf"|(?P<bare_year>{_CENTURY_YEAR})(?={CONNECTOR}{_CENTURY_YEAR}{GAP}年))"
    rf"|(?P<near_year>{_NEAR_YEAR})度?)"
)
_MONTH = (
    rf"(?:(?P<month>{_MONTH_NUMBER}){GAP}(?:月份?|(?={CONNECTOR}{_MONTH_NUMBER}{GAP}月))"
    rf"|(?P<near_month>本月|当月|次月|下月|(?<![个每\d{HAN_DIGITS}十元本当次下正腊年明满岁])月(?=[底末]))"
    r"(?=[底末初上中下 \d]))"
)
_LISTED_MONTH = (
    rf"(?P<listed_month>{_MONTH_NUMBER})(?=(?:[、,和及]{_MONTH_NUMBER}){{1,11}}月)"  # 2024年7、8月
)
_DAY = rf"(?P<day>{_DAY_NUMBER}){GAP}(?:[日号]|(?={CONNECTOR}{_DAY_NUMBER}{GAP}[日号]))"
_YEAR_PART = (
    rf"(?P<part>年?(?:{_END}|初(?![中级步始次审高一二三])|内(?![容部外地河涝蒙]))|全年|{_HALF}|{_QUARTER})"
)
_MONTH_PART = rf"(?P<part>{_END}|初(?![中级步始次审高])|上?中旬|中?下旬|上旬)"
_LONE_PART = (
    rf"(?P<part>(?<![\d{HAN_DIGITS}十百几多每半两数近年历全青少])年(?:{_END}|度?内(?![容部外]))"
    rf"|{_HALF}|{_QUARTER})"
)
_PLAN = (
    r"[“\"']?(?<![二三四五六七八九])十(?P<plan>[一二三四五六七八九])五[”\"']?(?:规划)?"
    r"(?P<plan_part>期间|时期|期末|末期|末|期初|初期|初)"
)
_POINTED = (
    rf"(?<![\d.A-Za-z/])(?P<pointed_year>{_CENTURY_YEAR})"
    rf"(?: ?(?P<point>[./-]) ?(?P<pointed_month>\d{{1,2}}) ?(?P=point) ?(?P<pointed_day>\d{{1,2}})"
    rf"(?!\d|[./-]\d)"
    rf"|(?: ?\. ?(?P<dotted_month>1[0-2]|0?[1-9])|-(?P<dashed_month>1[0-2]|0[1-9]))"
    rf"(?!\d|\.\d|[/-]\d{{1,2}}(?!\d))(?!{_MEASURE}))"
)

# The first characters of all that may begin a moment, looked at before anything else: eight times as fast.
_FIRST = rf"(?=[\d{HAN_DIGITS}十元今本当明次翌去下上前第年月“\"'])"
_START = re.compile(
    rf"{_FIRST}(?:{_POINTED}|{_YEAR}|{_PLAN}|{_BEFORE_NUMBER}{_MONTH}|{_LONE_PART})", re.ASCII
)
# What each moment holds one of.
_SIGNS = re.compile("年|月|季度|五|19|20|21")
_AFTER_YEAR = re.compile(rf"{GAP}(?:{_MONTH}|{_YEAR_PART}|{_LISTED_MONTH})", re.ASCII)
_AFTER_MONTH = re.compile(rf"{GAP}(?:{_DAY}|{_MONTH_PART})", re.ASCII)
_LONE_DAY = re.compile(rf"(?P<day>{_DAY_NUMBER}){GAP}[日号]", re.ASCII)
_CONNECTOR = re.compile(CONNECTOR)
_SENTENCE_END = re.compile(r"[。!?\n]")
_ROUND_ZEROS = str.maketrans("Oo0", "〇〇〇")  # 二OO八年, as typed where 〇 was not at hand


class Moment(Record):
    """What one expression names of a time: month 10 and part 底 for 10月底.

    `year_shift` and `month_shift` count from the year and month of writing (明年, 次月), or of the date told
    before where `told` (次年). `plan` is 4 in “十四五”末, of the 14th five-year plan. `part` is the printed
    narrowing: 底 末 初 内 全年 上旬 上半年 一季度 …
    """

    start: int
    end: int
    year: int | None = None
    year_shift: int | None = None
    month: int | None = None
    month_shift: int | None = None
    day: int | None = None
    part: str | None = None
    told: bool = False
    plan: int | None = None

    @property
    def follows(self) -> bool:
        """Whether it takes its year from a date before it, where there is one."""
        return self.told or self.year_shift is self.month_shift is None

    @property
    def says_year(self) -> bool:
        """Whether it names its year, or one counted from another (明年)."""
        return self.year is not None or self.year_shift is not None


def scan_moments(folded: str) -> Iterator[Moment]:
    """The moments in a folded text, from left to right, never overlapping."""
    if not _SIGNS.search(folded):
        return
    position = 0
    while found := _START.search(folded, position):
        moment = _read(folded, found)
        yield moment
        position = moment.end


def scan_spans(folded: str) -> Iterator[tuple[Moment, Moment | None]]:
    """The same with ranges paired: (3月, 6月) for 3月至6月, (2020年底, None) for what stands alone.

    The second of a pair has what it left unsaid from the first: the year in 2020年3月至6月, the month in
    3月1日至5日.
    """
    waiting: Moment | None = None
    for moment in scan_moments(folded):
        if waiting is None:
            waiting = moment
        elif (joint := _CONNECTOR.match(folded, waiting.end)) and joint.end() == moment.start:
            yield waiting, _complete(waiting, moment)
            waiting = None
        else:
            yield _close(folded, waiting)
            waiting = moment
    if waiting is not None:
        yield _close(folded, waiting)


def scan_sentences(folded: str) -> Iterator[tuple[Moment, Moment | None, bool]]:
    """The same, each with whether a sentence ended since the one before: a year told there is told no longer."""
    looked_until = 0
    for first, last in scan_spans(folded):
        yield first, last, _SENTENCE_END.search(folded, looked_until, first.start) is not None
        looked_until = first.start


def _read(folded: str, found: re.Match[str]) -> Moment:
    """The moment that begins with the match of `_START`."""
    if found["pointed_year"]:
        return Moment(
            *found.span(),
            year=int(found["pointed_year"]),
            month=_number(found["pointed_month"] or found["dotted_month"] or found["dashed_month"]),
            day=_number(found["pointed_day"]),
        )
    start, end = found.span()
    if found["plan"]:
        part = next((mark for mark in "末初" if mark in found["plan_part"]), None)
        return Moment(start, end, part=part, plan=read_numeral(found["plan"]))
    part, month, near_month, day = found["part"], found["month"], found["near_month"], None
    if (found["year"] or found["near_year"]) and (after := _AFTER_YEAR.match(folded, end)):
        end, part, near_month = after.end(), after["part"], after["near_month"]
        month = after["month"] or after["listed_month"]
    if (month or near_month) and (after := _AFTER_MONTH.match(folded, end)):
        end, part, day = after.end(), after["part"], after["day"]
    return Moment(
        start,
        end,
        year=_number(found["year"] or found["bare_year"]),
        year_shift=_NEAR_YEARS.get(found["near_year"]),
        month=_number(month),
        month_shift=_NEAR_MONTHS.get(near_month),
        day=_number(day),
        part=part.removeprefix("年").removeprefix("度") if part else None,
        told=found["near_year"] in _TOLD_YEARS,
    )


def _number(printed: str | None) -> int | None:
    if printed is None:
        return None
    if printed == "元":
        return 1
    return int(printed) if printed.isdigit() else read_numeral(printed.translate(_ROUND_ZEROS))


def _close(folded: str, moment: Moment) -> tuple[Moment, Moment | None]:
    """A moment that no other follows: with the lone last day of 3月1日至5日, where there is one."""
    if moment.day is not None and (joint := _CONNECTOR.match(folded, moment.end)):
        last = _LONE_DAY.match(folded, joint.end())
        if last:
            return moment, replace(moment, start=last.start(), end=last.end(), day=_number(last["day"]))
    return moment, None


def _complete(first: Moment, last: Moment) -> Moment:
    """The last moment of a range in the year it shares with the first, or in the next (11月至3月)."""
    if last.year is not None:
        return last
    shift = (first.year_shift or 0) + (last.year_shift or 0)
    if last.year_shift is None and first.month and last.month and first.month > last.month:
        shift += 1
    if first.year is not None:
        return replace(last, year=first.year + shift, year_shift=None)
    return replace(last, year_shift=shift or first.year_shift)
