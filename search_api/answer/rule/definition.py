"""What a word means: the sentence of a rule that says so (本办法所称公共停车场，是指…), or the entry of a standard's terms."""

import re
from datetime import date

from corpus.model import Article, Clause, Span
from corpus.recognise.characters import HAN, fold
from corpus.recognise.demand.requirement_words import find_modals
from corpus.validity import PAST
from search_api.answer.asking import Asking
from search_api.answer.not_held import refused
from search_api.answer.passages import Passage
from search_api.answer.place import applying, scope_of
from search_api.answer.shown import sentence_around, show_stretch
from search_api.values import Answer, Answered, Query

_NAME = rf"(?P<name>[{HAN}A-Za-z0-9“”\"]{{2,24}}?)"
# Only a meaning can be meant, and what may be that as well as another thing (助餐点是什么).
_ASKED = (
    re.compile(rf"^(?:请问)?(?:什么|啥)(?:是|叫做?|算是?){_NAME}[?]*$"),
    re.compile(rf"^{_NAME}(?:到底|究竟)?(?:是|指的?是?)(?:什么|啥)意思[?]*$"),
    re.compile(rf"^{_NAME}(?:是|指的?是?)?指(?:的是)?(?:什么|啥)[?]*$"),
    re.compile(rf"^{_NAME}(?:的)?(?:定义|含义)(?:是(?:什么|啥))?[?]*$"),
    re.compile(rf"^(?:怎么|如何|怎样)(?:界定|定义){_NAME}[?]*$"),
)
_MAY_BE = (
    re.compile(rf"^{_NAME}(?:是|指)(?:什么|啥)[?]*$"),
    re.compile(rf"^{_NAME}(?:怎么|如何|怎样)(?:界定|定义|认定|算)[?]*$"),
)
_SAYS = r"[”\"]? ?(?:\([^()]{1,30}\))? ?,? ?(?:是指|系指|指的是|指(?![导挥定标南引])|是(?=[^,。]{0,30}的(?:统称|总称|简称|总和)))"
_CALLED = r"(?:所称|所指|称|^|[。；;:,\n]|\d[)）.]|[)）]) ?(?:的)?[“\"]?"
_LABEL = r"(?:\d{1,2}(?:\.\d{1,3}){1,4})?[ \n]{0,3}"
_LONGEST = 300
_MOST = 3


def answer_definition(asking: Asking) -> Answer | None:
    """The sentences that say what the word means; None where none does, or nothing of the kind is asked."""
    asked = next(
        (found for asks in (*_ASKED, *_MAY_BE) if (found := asks.search(asking.query.anywhere))), None
    )
    if asked is None or asking.query.articles or asking.query.numbers or asking.query.titles:
        return None
    name = asked["name"].strip('“”"的')
    passages = asking.gather(applying(asking.where), "clause", "article").passages
    held = (p for p in passages if name in fold(p.record.text) and p.document.validity not in PAST)
    told = [(p, answer) for p in held if (answer := _defining(p, name, asking.query.on)) is not None]
    if not told:
        return None
    return Answer(
        question=asking.query.question,
        intent="requirement",
        outcome="answered",
        scope=scope_of(told[0][0].near, asking.where),
        answers=tuple(answer for _, answer in told[:_MOST]),
        legs=asking.legs,
    )


def asks_meaning(query: Query) -> bool:
    """Whether nothing but the meaning of a word can be asked."""
    return any(asks.search(query.anywhere) for asks in _ASKED)


def only_what_means(query: Query, answer: Answer) -> Answer:
    """The answer; where only a meaning is asked for that no sentence gives, nothing but an article that meaning finds."""
    first = next(iter(answer.answers), None)
    if first is None or not asks_meaning(query):
        return answer
    return answer if answer.intent == "law" and isinstance(first.record, Article) else refused(answer)


def _defining(passage: Passage, name: str, on: date) -> Answered | None:
    """The passage with the sentence that defines the word as its evidence; None where it does not."""
    record = passage.record
    span = _span(fold(record.text), record.text, name) if isinstance(record, Clause) else None
    return show_stretch(passage, span.start, span.end, on) if span is not None else None


def _span(folded: str, text: str, name: str) -> Span | None:
    """Where the word is defined in a text: a sentence that says so, else an entry of terms, which obliges to nothing."""
    said = re.search(rf"{_CALLED}{re.escape(name)}{_SAYS}", folded)
    if said is not None:
        start = said.start() + (folded[said.start()] in "。；;:,\n")
        return sentence_around(text, start, said.end())
    entry = re.match(
        rf"{_LABEL}(?P<head>{re.escape(name)} ?[A-Za-z ,()-]{{0,80}})\n(?P<body>[^\n]{{4,{_LONGEST}}})",
        folded,
    )
    if entry is None or find_modals(entry["body"]):
        return None
    return Span(start=entry.start("head"), end=entry.end("body"))
