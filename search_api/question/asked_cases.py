"""Which cases a question asks for: of what hazard and industry, how grave, when, how deadly, against which provision."""

import re
from collections.abc import Iterable
from datetime import date

from corpus.lexicon import any_of, lexicon
from corpus.model import Record, Span
from corpus.recognise.cited.law_titles import titles_of
from corpus.recognise.harm.grades import GRADES, find_grades
from corpus.recognise.harm.hazards import HazardMention, find_hazards, hazards_called
from corpus.recognise.harm.industries import industries_called
from indexer.cases.broken import broken_key
from search_api.question.asked_articles import find_asked_articles
from search_api.question.asked_days import AskedDays, find_asked_days
from search_api.question.asked_harm import AskedHarm, find_asked_harm

_BROKEN = re.compile(r"违反|违背|触犯")
_LAW = re.compile(r"《(?P<law>[^》]{2,40})》|(?P<bare>[^\s,的]{2,20}(?:法|条例|规定|办法))")


# 特别重大的坍塌事故, 较大以上的火灾.
_GRADED = re.compile(
    r"(?P<grade>特别重大|特大|重大|较大|一般)(?:等级|级别|级)?(?P<bound>及?其?以上)?(?:等级|级别|级)?的(?=[^,。;]{0,14}(?:事故|火灾|事件))"
)
# 教育系统, 餐饮行业.
_TRADE = re.compile(r"(?:^|(?<=[年的在]))(?P<name>[\u4e00-\u9fff]{2,6}?)(?:系统|行业|领域)")
_PUNISHED = re.compile(any_of(lexicon("cases")["asked"]["punished"]))
_ANY_EXPLOSION = frozenset({"爆炸", "炸了"})
_ACCIDENT = re.compile("事故|火灾|爆炸|死|伤|遇难|坍塌")


class AskedCases(Record):
    """What cases must be like to answer; `punished`: offences do.

    `taken` are the places of the words that say so; the others tell the rest.
    """

    hazards: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    days: AskedDays = AskedDays()
    harm: AskedHarm = AskedHarm()
    broken: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    punished: bool = False
    taken: tuple[Span, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it asks for anything by these at all."""
        told = (self.hazards, self.grades, self.days.taken, self.harm.taken, self.broken, self.industries)
        return any(told)


def find_asked_cases(text: str, on: date) -> AskedCases:
    """What the folded text asks of cases, on the day that 近三年 and 去年 are counted from."""
    hazards = find_hazards(text, asked=True)
    graded = _GRADED.search(text)
    grades = find_grades(f"{graded['grade']}{graded['bound'] or ''}事故" if graded else text)
    days, harm = find_asked_days(text, on), find_asked_harm(text)
    broken, provisions = _broken(text)
    trade = next((one for one in _TRADE.finditer(text) if industries_called(one["name"])), None)
    return AskedCases(
        hazards=tuple(dict.fromkeys(hazard for one in hazards for hazard in _meant(one))),
        grades=tuple(dict.fromkeys(grade for one in grades for grade in _from(one.grade, one.bound))),
        days=days,
        harm=harm,
        broken=broken,
        industries=industries_called(trade["name"]) if trade else (),
        punished=bool(_PUNISHED.search(text)) and not _ACCIDENT.search(text),
        taken=(
            *([_span(graded)] if graded else [Span(start=one.start, end=one.end) for one in grades]),
            *([_span(trade)] if trade else []),
            *days.taken,
            *harm.taken,
            *provisions,
        ),
    )


def _meant(told: HazardMention) -> tuple[str, ...]:
    """The classes that a word means: 爆炸 alone, and 炸了, whatever it was that blew up."""
    return hazards_called("爆炸") if told.printed in _ANY_EXPLOSION else (told.hazard,)


def _from(grade: str, bound: bool) -> tuple[str, ...]:
    """The grade, with all above it where it is a bound (较大以上)."""
    place = next(place for place, name in enumerate(GRADES) if name == grade)
    return GRADES[place:] if bound else (grade,)


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


def _titles(name: str) -> tuple[str, ...]:
    """The titles that a name may mean: 安法 is 安全生产法."""
    return titles_of(name) or (name,)
