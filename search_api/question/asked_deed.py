"""The deed of which a question asks who does it, or with whom it is done (导游证向哪个部门领), and what it is done to."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from corpus.lexicon import lexicon
from corpus.model import Record, Span
from search_api.question import frames
from search_api.question.matter import terms_of
from search_api.values import Query, Term

_STOPS = re.compile("[,。;?! ]")
_WITH_WHOM = re.compile("[应该要]{0,2}[向到找去问]")
# So near before the 谁 its deed may stand (上报给哪个部门).
_BEFORE, _TO = 5, ("给", "到")
# So long a name is a thing's own.
_NAME = 3
# A word of this weight names a thing by itself (导游证), one that is only half as rare (事故) does not.
_TELLING = 0.8
_SAYS_NOTHING = "[省市区县镇乡村]里|全国|要|改正|补上"


class Deed(Record):
    """One kind of deed: how it is asked about, and how a law says with whom (`to`, None where nobody) and by whom it is done."""

    asked: re.Pattern[str]
    to: re.Pattern[str] | None
    by: re.Pattern[str]


class AskedDeed(Record):
    """The deeds asked about, any of which answers; the words of the `thing` they are done to, none where only a story is told.

    `names` are its names as they stand in the question (人身安全保护令), `story` is all that the question says but its deeds.
    """

    deeds: tuple[Deed, ...]
    thing: tuple[Term, ...]
    names: tuple[str, ...]
    story: tuple[Term, ...]


def asked_deed(query: Query) -> AskedDeed | None:
    """The deed of which the question asks who does it; None where it names none, or one that no law is known to tell."""
    text = query.text
    spans = frames.find("responsibility", text)
    if not spans:
        return None
    who = spans[-1]
    deeds = _in(text[who.start :])
    if not deeds and (text.startswith(_TO, who.start) or text.endswith(_TO, 0, who.start)):
        deeds = _in(text[max(_begin(text, who.start), who.start - _BEFORE) : who.start])
    if not deeds:
        return None
    phrases = _of_the_thing(query, who)
    thing = without_deeds(deeds, terms_of(phrases, by_law=True))
    names = tuple(
        name
        for phrase in phrases
        if len(name := _bare(phrase, deeds)) >= _NAME and not frames.find("responsibility", name)
    )
    tells = bool(names) or max((term.weight for term in thing), default=0.0) >= _TELLING
    return AskedDeed(
        deeds=deeds, thing=thing if tells else (), names=names, story=without_deeds(deeds, query.terms)
    )


def _of_the_thing(query: Query, who: Span) -> list[str]:
    """The pieces that name what the deed is done to: before the 谁 in its part of the question, behind 向谁 also after it."""
    text = query.text
    begin = _begin(text, who.start)
    end = len(text) if _WITH_WHOM.match(text, who.start) else who.start
    return [phrase for phrase in query.phrases if text.find(phrase, begin, end) >= 0]


def _begin(text: str, place: int) -> int:
    """Where the part of the question begins in which the place lies."""
    return max((stop.end() for stop in _STOPS.finditer(text, 0, place)), default=0)


def _bare(phrase: str, deeds: Sequence[Deed]) -> str:
    """The piece without the deed that it begins with (申请工伤认定)."""
    first = min((m.end() for deed in deeds if (m := deed.asked.match(phrase))), default=0)
    return phrase[first:]


def without_deeds(deeds: Sequence[Deed], terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that are none of the deeds (登记), nor the level of the place (县里)."""
    said = re.compile("|".join((_SAYS_NOTHING, *(deed.asked.pattern for deed in deeds))))
    return tuple(term for term in terms if said.sub("", term.text))


def _in(text: str) -> tuple[Deed, ...]:
    return tuple(deed for deed in _deeds() if deed.asked.search(text))


@cache
def _deeds() -> tuple[Deed, ...]:
    table = dict(lexicon("questions")["deeds"])
    plain = [re.compile(word) for word in table.pop("plain")]
    return (
        *(
            Deed(
                asked=re.compile(one["asked"]),
                to=re.compile(one["to"]) if one["to"] else None,
                by=re.compile(one["by"]),
            )
            for one in table.values()
        ),
        *(Deed(asked=word, to=word, by=word) for word in plain),
    )
