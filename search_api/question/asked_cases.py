"""Which cases a question asks for: of what hazard and industry, how grave, when, how deadly, against which provision."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from corpus.lexicon import any_of, lexicon
from corpus.model import Record, Span
from corpus.recognise.cited.law_titles import titles_of
from corpus.recognise.harm.grades import GRADES, find_grades
from corpus.recognise.harm.hazards import find_hazards
from corpus.recognise.harm.industries import industries_called
from corpus.recognise.harm.losses import find_losses
from corpus.recognise.numerals import read_numeral
from corpus.recognise.times.dates import find_dates
from indexer.cases.broken import broken_key
from search_api.question.asked_articles import find_asked_articles

_NUMBER = r"[\d一二两三四五六七八九十百]{1,4}"
_DEADLY = re.compile(
    rf"(?:死亡|死了?|遇难)(?:超过|达到?|在)?(?P<after>{_NUMBER})(?:名|个)?人(?:及?以上|的)?"
    rf"|(?P<before>{_NUMBER})(?:名|个)?人(?:及?以上)?(?:死亡|遇难)"
)
_COSTLY = re.compile(
    r"损失(?:在|为)?(?P<over>超过|超|达到?|大于|高于|不低于)?"
    r"(?P<amount>[\d.一二两三四五六七八九十百千]{1,8}[亿万千百]{0,2})(?:元|(?<=[亿万])(?=的|及?以上|[?。]|$))(?P<up>及?以上)?"
)
_LATELY = re.compile(rf"(?:近|最近|过去)(?P<years>{_NUMBER})年")
_SPOKEN_YEARS = {"今年": 0, "本年": 0, "去年": 1, "上一年": 1, "前年": 2}
_BROKEN = re.compile(r"违反|违背|触犯")
_LAW = re.compile(r"《(?P<law>[^》]{2,40})》|(?P<bare>[^\s,的]{2,20}(?:法|条例|规定|办法))")


# 伤亡最大的, 死人最多的, 最惨的: which one was the gravest, or cost most.
_MOST = re.compile(
    r"(?:(?P<loss>(?:经济)?损失)|死亡(?:的)?(?:人数|人)?|伤亡(?:人数)?|遇难(?:人数)?|死(?:的)?人|死得)(?:数)?最[多大惨重高]的?"
    r"|最(?:严重|惨重|惨|致命|大)的(?=[^,。;]{0,14}(?:事故|火灾|爆炸|坍塌|案例))|最(?:严重|惨重|惨)(?=[?。]*$)"
)
# 特别重大的坍塌事故, 较大以上的火灾.
_GRADED = re.compile(
    r"(?P<grade>特别重大|特大|重大|较大|一般)(?:等级|级别|级)?(?P<bound>及?其?以上)?(?:等级|级别|级)?的(?=[^,。;]{0,14}(?:事故|火灾|事件))"
)
# 教育系统, 餐饮行业.
_TRADE = re.compile(r"(?:^|(?<=[年的在]))(?P<name>[\u4e00-\u9fff]{2,6}?)(?:系统|行业|领域)")
_PUNISHED = re.compile(any_of(lexicon("cases")["asked"]["punished"]))
_ACCIDENT = re.compile("事故|火灾|爆炸|死|伤|遇难|坍塌")


class AskedCases(Record):
    """What cases must be like to answer. `most`: the deadliest or costliest comes first; `punished`: offences do.

    `taken` are the places of the words that say so; the others tell the rest.
    """

    hazards: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    deaths_from: int | None = None
    loss_from: float | None = None
    broken: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    most: Literal["deaths_most", "loss_most"] | None = None
    punished: bool = False
    taken: tuple[Span, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it asks for anything by these at all."""
        return bool(
            self.hazards
            or self.grades
            or self.year_from
            or self.year_to
            or self.deaths_from
            or self.loss_from
            or self.broken
            or self.most
            or self.industries
        )


def find_asked_cases(text: str, on: date) -> AskedCases:
    """What the folded text asks of cases, on the day that 近三年 and 去年 are counted from."""
    hazards = find_hazards(text, asked=True)
    graded = _GRADED.search(text)
    grades = find_grades(f"{graded['grade']}{graded['bound'] or ''}事故" if graded else text)
    first, last, dated = _years(text, on)
    deadly = _DEADLY.search(text)
    broken, provisions = _broken(text)
    trade = next((one for one in _TRADE.finditer(text) if industries_called(one["name"])), None)
    costly, most = _COSTLY.search(text), _MOST.search(text)
    if costly and not (costly["over"] or costly["up"]):
        costly = None
    losses = find_losses(f"经济损失{costly['amount']}元") if costly else []
    return AskedCases(
        hazards=tuple(dict.fromkeys(one.hazard for one in hazards)),
        grades=tuple(dict.fromkeys(grade for one in grades for grade in _from(one.grade, one.bound))),
        year_from=first,
        year_to=last,
        deaths_from=_number(deadly["after"] or deadly["before"]) if deadly else None,
        loss_from=losses[0].yuan if losses else None,
        broken=broken,
        industries=industries_called(trade["name"]) if trade else (),
        most=None if most is None else "loss_most" if most["loss"] else "deaths_most",
        punished=bool(_PUNISHED.search(text)) and not _ACCIDENT.search(text),
        taken=(
            *([_span(graded)] if graded else [Span(start=one.start, end=one.end) for one in grades]),
            *([_span(most)] if most else []),
            *([_span(trade)] if trade else []),
            *dated,
            *([_span(deadly)] if deadly else []),
            *([_span(costly)] if costly else []),
            *provisions,
        ),
    )


def _from(grade: str, bound: bool) -> tuple[str, ...]:
    """The grade, with all above it where it is a bound (较大以上)."""
    place = next(place for place, name in enumerate(GRADES) if name == grade)
    return GRADES[place:] if bound else (grade,)


def _years(text: str, on: date) -> tuple[int | None, int | None, list[Span]]:
    """The first and the last year asked for, and where they stand."""
    if found := _LATELY.search(text):
        count = _number(found["years"]) or 0
        return on.year - count, on.year, [Span(start=found.start(), end=found.end())]
    for word, back in _SPOKEN_YEARS.items():
        if (place := text.find(word)) >= 0:
            return on.year - back, on.year - back, [Span(start=place, end=place + len(word))]
    mentions = find_dates(text)
    spans = [Span(start=one.start, end=one.end) for one in mentions]
    starts = [one.from_.year for one in mentions if one.from_]
    ends = [one.to.year for one in mentions if one.to]
    opens = any(one.to is None for one in mentions)
    since = any(one.from_ is None for one in mentions)
    first = None if since or not starts else min(starts)
    return first, None if opens or not ends else max(ends), spans


def _broken(text: str) -> tuple[tuple[str, ...], Iterable[Span]]:
    """The keys of the provisions that the cases shall have broken, and where they are named."""
    if not (word := _BROKEN.search(text)):
        return (), ()
    asked = [(article, span) for article, span in find_asked_articles(text) if span.start >= word.end()]
    keys = [
        broken_key(title, article.number)
        for article, _ in asked
        for law in article.names
        for title in _titles(law.name)
    ]
    if not keys and (named := _LAW.search(text, word.end())):
        titles = _titles(named["law"] or named["bare"])
        return tuple(broken_key(title) for title in titles), [Span(start=named.start(), end=named.end())]
    return tuple(dict.fromkeys(keys)), [span for _, span in asked]


def _span(found: re.Match[str]) -> Span:
    return Span(start=found.start(), end=found.end())


def _number(printed: str) -> int | None:
    return read_numeral(printed.replace("两", "二"))


def _titles(name: str) -> tuple[str, ...]:
    """The titles that a name may mean: 安法 is 安全生产法."""
    return titles_of(name) or (name,)
