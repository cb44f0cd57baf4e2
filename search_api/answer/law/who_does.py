"""Who does a deed by an article: the sentences that name offices with it (向…申请领取, 由…责令改正)."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Record
from corpus.recognise.characters import fold
from indexer.laws.competence_names import office_ends
from indexer.laws.competence_offices import Offices, read_offices
from search_api.question.asked_deed import Deed

_SENTENCE = re.compile(r"[^。;\n]+")
_PART = re.compile(r"[^,:]+")
_LABEL = re.compile(
    r"\s*(?:第[〇零一二三四五六七八九十百千\d]{1,8}条(?:之[一二三四五六七八九十]{1,3})?|\([一二三四五六七八九十\d]{1,3}\))[ 　]*"
)
# Before an office with whom, or by whom, something is done. What is not done (未经批准) tells nobody.
_TO = re.compile("(?<![未须曾趋倾导])向|(?<=[ 当前内请的])到")
_BY = re.compile("(?<![自理事缘])由|(?<![已历])(?<!未)经(?:过)?(?![济营费理销])")
# 县级以上地方人民政府确定的监督管理部门: who that is, the law leaves open.
_LEAVES_OPEN = re.compile("(?:[确指认]定|授权|委托|设立|规定|派出|派驻|设置)的")
_LONGEST_NAME = 60
# Deeds stand so near behind their office.
_TO_REACH, _BY_REACH = 16, 60


class Named(Record):
    """A sentence that names offices: its span in the article's text, and the words of those deeds that they do."""

    start: int
    end: int
    offices: Offices
    words: tuple[str, ...]


def who_does(text: str, deeds: Sequence[Deed], region: str | None) -> Iterator[Named]:
    """The sentences of an article of a law of the region that name who does the deeds, or with whom they are done."""
    folded = fold(text)
    for match in _SENTENCE.finditer(folded):
        label = _LABEL.match(match[0])
        start = match.start() + (label.end() if label else 0)
        for part in _PART.finditer(folded, start, match.end()):
            for offices, words in _in_part(folded, *part.span(), deeds, region):
                yield Named(start=start, end=match.end(), offices=offices, words=words)


def _in_part(
    text: str, first: int, last: int, deeds: Sequence[Deed], region: str | None
) -> Iterator[tuple[Offices, tuple[str, ...]]]:
    while first < last and text[first] == " ":
        first += 1
    leads = {first: False}
    leads |= {lead.end(): False for lead in _BY.finditer(text, first, last)}
    leads |= {lead.end(): True for lead in _TO.finditer(text, first, last)}
    named = [
        (at, *found, leads[at])
        for at in sorted(leads)
        if (found := _office_at(text, at, last, region)) is not None
    ]
    for place, (_, offices, behind, towards) in enumerate(named):
        # Behind the next office stands what that one does.
        stop = named[place + 1][0] if place + 1 < len(named) else last
        if _LEAVES_OPEN.match(text, behind):
            continue
        reach = min(stop, behind + (_TO_REACH if towards else _BY_REACH))
        told = (deed.to if towards else deed.by for deed in deeds)
        done = [word[0] for one in told if one is not None and (word := one.search(text, behind, reach))]
        if done:
            yield offices, tuple(dict.fromkeys(done))


def _office_at(text: str, start: int, end: int, region: str | None) -> tuple[Offices, int] | None:
    """The offices that are named there, by the longest reading, and where their name ends."""
    for last in office_ends(text, start, min(end, start + _LONGEST_NAME)):
        offices = read_offices(text, start, last, region)
        if offices is not None and offices.offices:
            return offices, last
    return None
