"""How many people an account tells to have come to harm: each telling by itself, then all together."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import msgspec

from corpus.model import Span
from corpus.recognise.harm.casualties import Casualties, find_casualties, find_unnumbered
from corpus.recognise.harm.tolls import Toll, toll_of
from indexer.cases.account import Account
from indexer.cases.hours import TURNS
from indexer.cases.sentences import sentence_at, sentences_of

# What is said of the whole accident, wherever it stands.
_WHOLE = re.compile(
    r"事故(?:共|总共|最终)?(?:造成|导致|致)(?![^,;。\n]{0,20}原因)|共造成|累计(?=[^,;。\n]{0,8}[死伤失])|(?:截至|至此)[^。\n]{0,60}"
)
# Who was told as hurt and died later.
_DIED_LATER = re.compile(r"(?:伤者|伤员|重伤人员|受伤人员)[^,;。\n]{0,16}(?:死亡|身亡)")

# Those who died, named one by one right before: 李某、罗某经抢救无效死亡.
_NAMED = re.compile(
    r"[\u4e00-\u9fff]某某?[\u4e00-\u9fff]?(?:[、和与及][\u4e00-\u9fff]某某?[\u4e00-\u9fff]?){1,8}(?:均|都)?$"
)


def read_toll(text: str, folded: str, account: Account) -> Toll:
    """The toll of an account: that of the telling with most dead, and what the others tell beside it.

    An accident told twice is not counted twice. Where the hurt are said to have died, and the telling of the most dead has
    none hurt, how many are left is not known.
    """
    tolls = [toll_of(one.told) for one in account.tellings] if account.cells else []
    tolls += [toll_of(told) for told in _tellings(text, folded, account)]
    tolls += [
        toll_of(one.told) for one in account.tellings if one.told and not any(toll.told for toll in tolls)
    ]
    if not any(toll.deaths is not None for toll in tolls):
        dead = [toll_of([one]) for one in _unnumbered(text, account)]
        if dead:
            # 将1人砸伤，送医后不治身亡: it is one of the hurt who died.
            tolls = [_without_hurt(toll, dead[0]) for toll in tolls] + dead
    if not any(toll.told for toll in tolls):
        tolls += [toll_of(_anywhere(text, folded, account))]
    gravest = max(tolls, key=lambda toll: toll.deaths or 0)
    injuries = gravest.injuries
    if injuries is None and not _DIED_LATER.search(folded, account.start, account.end):
        injuries = next((toll.injuries for toll in tolls if toll.injuries is not None), None)
    return Toll(
        deaths=gravest.deaths,
        injuries=injuries,
        missing=_last_missing(tolls),
        grave=next((toll.grave for toll in (gravest, *tolls) if toll.grave is not None), None),
        told=tuple(one for toll in tolls for one in toll.told),
    )


def _last_missing(tolls: Sequence[Toll]) -> int | None:
    """How many are missing by what is told last: whoever is found is no longer."""
    told = [one for toll in tolls for one in toll.told if one.harm == "missing"]
    return max(told, key=lambda one: one.start).count if told else None


def _without_hurt(toll: Toll, dead: Toll) -> Toll:
    """The toll without those told as hurt before they died; who is told as hurt behind the dead is another."""
    died = any(one.harm == "injured" and one.start < dead.told[0].start for one in toll.told)
    return msgspec.structs.replace(toll, injuries=None) if died and toll.injuries == dead.deaths else toll


def _tellings(text: str, folded: str, account: Account) -> Iterator[list[Casualties]]:
    """The counts of each sentence that tells the accident, with those behind it on its line; then of those telling all."""
    taken: set[tuple[int, str]] = set()
    heard = account.start
    for telling, following in zip_longest(account.tellings, account.tellings[1:]):
        if telling.start < heard:
            continue
        stop = folded.find("\n", telling.start, account.end)
        line = account.end if stop < 0 else stop
        # 又打捞起1名遇难者 goes on on its line: it is told of the same day, and further ones are counted to those before.
        if following is not None and following.moment.day != telling.moment.day:
            line = min(line, following.start)
        heard = max(line, telling.end)
        yield _counts(text, telling.start, heard, taken)
    counted = account.start
    for match in _WHOLE.finditer(folded, account.start, account.end):
        if match.start() < counted:
            continue
        _, counted = sentence_at(folded, match.start(), account.start, account.end)
        yield _counts(text, match.start(), counted, taken)


def _counts(text: str, start: int, end: int, taken: set[tuple[int, str]]) -> list[Casualties]:
    found = [one.moved(start) for one in find_casualties(text[start:end])]
    new = [one for one in found if (one.start, one.harm) not in taken]
    taken.update((one.start, one.harm) for one in new)
    return new


def _anywhere(text: str, folded: str, account: Account) -> list[Casualties]:
    """The counts of an account of whose tellings none counts anybody, up to where it turns to the causes."""
    turn = TURNS.search(folded, account.start, account.end)
    return _counts(text, account.start, turn.start() if turn else account.end, set())


def _unnumbered(text: str, account: Account) -> Iterator[Casualties]:
    for telling in account.tellings:
        stop = text.find("\n", telling.start, account.end)
        line = account.end if stop < 0 else stop
        for sentence in sentences_of(text, telling.start, max(line, telling.end)):
            if somebody := find_unnumbered(text[sentence.start : sentence.end]):
                named = _NAMED.search(sentence.folded, 0, somebody.start)
                count = named[0].count("某") - named[0].count("某某") if named else somebody.count
                yield msgspec.structs.replace(somebody.moved(sentence.start), count=count)
                break


def spans_of_toll(told: Sequence[Casualties]) -> dict[str, tuple[Span, ...]]:
    """Where the dead, the hurt and the missing are told, by the names of their fields."""
    names = {"dead": "deaths", "injured": "injuries", "missing": "missing"}
    spans: dict[str, tuple[Span, ...]] = {}
    for one in told:
        name = names[one.harm]
        spans[name] = (*spans.get(name, ()), Span(start=one.start, end=one.end))
    return spans
