"""The words of deadlines as patterns, built from `corpus/lexicon/deadlines.toml`. Texts here are folded."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record
from corpus.recognise.times.moments import CONNECTOR

# How long after an event: 1小时内, 3个工作日内.
_LENGTH = r"(?:\d{1,3}|[一二两三四五六七八九十半]{1,3}) ?个?(?:工作日|自然日|日|天|月|年|周|星期|小时|分钟)(?:之|以)?内"
# Stages, clock times, how often, how much: 第一阶段, 17:00, 2次, 30%.
_NUMBERED = r"第?[一二三四]阶段|\d{1,2}:\d\d(?::\d\d)?|[\d一两二三四]次|\d{1,3}(?:\.\d+)?%|\d{1,2}、"
# How often in a time: 一次, 不少于2次, 两轮.
_TIMES = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2}) ?[次轮遍期场]"
_OPENING, _CLOSING = r"[“\"']", r"[”\"']"
_CLAUSE = r"[^,。;:!?、\n()]"


class DeadlineWords(Record):
    """Patterns to match at a place, and `vague` and `filling` for what a cell says beside its dates."""

    ongoing: re.Pattern[str]
    from_now: re.Pattern[str]
    since: re.Pattern[str]
    season: re.Pattern[str]
    vague: re.Pattern[str]
    filling: re.Pattern[str]
    achieved: re.Pattern[str]
    acting: re.Pattern[str]
    looks_back: re.Pattern[str]
    times: re.Pattern[str]
    usual: re.Pattern[str]


@cache
def deadline_words() -> DeadlineWords:
    """The patterns, compiled once."""
    any_ = {name: f"(?:{any_of(words)})" for name, words in lexicon("deadlines").items()}
    # “五一”前, “国庆”节前, "十一"假期前: short names of festivals stand in quotation marks as often as without.
    season = (
        rf"(?:{_OPENING}(?P<quoted>{any_['seasons']}|{any_['quoted_seasons']}){_CLOSING}|(?P<season>{any_['seasons']}))"
        rf"(?:{any_['holidays']})?"
    )
    return DeadlineWords(
        ongoing=re.compile(any_["ongoing"]),
        from_now=re.compile(any_["from_now"]),
        since=re.compile(rf" {{0,2}}{any_['since']}|{CONNECTOR}(?:长期|持续|今)"),
        season=re.compile(
            rf"(?:(?P<year>\d{{4}}|今|明|次|当)年度?(?:\d{{1,2}}月)?)?{season}(?:来临|到来|开始|开学)?(?P<before>之?前(?![、和及后夕往]))?",
            re.ASCII,
        ),
        vague=re.compile(
            rf"(?:{any_['vague']}|{any_['vague_by']}[^,。;]{{0,24}}?{any_['vague_on']}|[与同][^,。;]{{1,16}}同步|[^,。;]{{0,12}}{any_['events']}{any_['event_times']}"
            rf"|[^,。;]{{2,20}}(?:之?后|之日起){_LENGTH}|{season}(?:期间|前后))"
            rf"{any_['vague_do']}?"
        ),
        filling=re.compile(rf"{any_['filling']}|{_NUMBERED}|[,。;:、.()\- —]", re.ASCII),
        achieved=re.compile(rf"{_CLAUSE}{{0,10}}?{any_['achieving']}(?![了过])"),
        acting=re.compile(rf"(?:应当?|必须|须|要|予以|内)?{_CLAUSE}{{0,6}}?{any_['acting']}(?![了过])"),
        times=re.compile(rf"{_CLAUSE}{{0,16}}?{_TIMES}"),
        usual=re.compile(any_["usual"]),
        looks_back=re.compile(rf"{any_['looking_back']}|{any_['looking_back_with_de']}{_CLAUSE}{{0,15}}的"),
    )
