"""The words of deadlines as patterns, built from `corpus/lexicon/deadlines.toml`. Texts here are folded."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from corpus.model import Record

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
    looks_back: re.Pattern[str]


@cache
def deadline_words() -> DeadlineWords:
    """The patterns, compiled once."""
    words = tomllib.loads(files("corpus.lexicon").joinpath("deadlines.toml").read_text(encoding="utf-8"))
    any_of = {name: _any(listed) for name, listed in words.items()}
    return DeadlineWords(
        ongoing=re.compile(any_of["ongoing"]),
        from_now=re.compile(any_of["from_now"]),
        since=re.compile(rf" {{0,2}}{any_of['since']}"),
        season=re.compile(
            rf"(?:(?:\d{{4}}|今|明|次|当)年度?)?{any_of['seasons']}(?:来临|到来|开始)?(?P<before>之?前(?![、和及后夕往]))?",
            re.ASCII,
        ),
        vague=re.compile(
            rf"(?:{any_of['vague']}|{any_of['vague_by']}[^,。;]{{0,24}}?{any_of['vague_on']}|[与同][^,。;]{{1,16}}同步)"
            rf"{any_of['vague_do']}?"
        ),
        filling=re.compile(
            rf"{any_of['filling']}|第?[一二三四]阶段|\d{{1,2}}:\d\d(?::\d\d)?|[\d一两二三四]次|[,。;:、.()\- —]",
            re.ASCII,
        ),
        achieved=re.compile(rf"{_CLAUSE}{{0,10}}?{any_of['achieving']}(?![了过])"),
        looks_back=re.compile(
            rf"{any_of['looking_back']}|{any_of['looking_back_with_de']}{_CLAUSE}{{0,15}}的"
        ),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
