"""What a standard is, whether it holds, what took its place, which standard there is on a matter, what a clause of one says."""

import re
from collections.abc import Sequence

import msgspec

from corpus.model import Standard
from corpus.recognise.characters import fold
from corpus.recognise.cited.standards import find_standards, series_of, standard_key
from indexer.engine.values import Filter, Probe
from indexer.held_standards import find_replacing
from indexer.standard_status import kin_in
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter, squeezed
from search_api.answer.gate import HEAD
from search_api.answer.not_held import not_held
from search_api.answer.paper.document import answer_document
from search_api.answer.passages import legs_of
from search_api.answer.rule.near_standard import nearest_number
from search_api.answer.rule.standard_clause import answer_clause, label_in, numbers_of, texts_of
from search_api.answer.shown import show_document
from search_api.question.numbers import asks_edition
from search_api.standards import Edition, editions_of, judged, show_standard
from search_api.values import Answer, Answered, Fact, Outcome

_STANDARDS = Filter(kinds=("standard",))
_CANDIDATES = 200
_MOST = 20
# So much of the words of a matter must stand in a standard's title.
_TITLE = 0.72
# Where nothing but its last word says that a standard is looked for, all of the matter.
_SURE_TITLE = 0.95
_CALLS_STANDARD = re.compile(r"(?:标准|规范|规程)[。?! ]*$")
_SHORTEST_NAME = 4
# Words that say only that a standard is looked for.
_OWN_WORDS = frozenset(
    {
        "标准",
        "国家标准",
        "行业标准",
        "地方标准",
        "团体标准",
        "国标",
        "规范",
        *("地方", "国家", "行业", "团体", "强制性", "推荐性"),
    }
)
# Asked of a paper, these may be asked of a standard too.
_OF_STANDARDS: frozenset[Fact | None] = frozenset(
    {"validity", "replaced_by", "replaces", "in_force_from", "published_on", "written_on", "number", "period"}
)


def answer_standard(asking: Asking) -> Answer:
    """The standard of a number or title with the fact asked for; else the standards on the matter."""
    numbers = numbers_of(asking)
    if not numbers:
        named = _titled(asking) or _on_matter(asking)
        return _told(asking, named) if named else _not_held(asking)
    if clause := label_in(asking.query):
        return answer_clause(asking, numbers[0], clause)
    found = [edition for number in numbers for edition in editions_of(asking.view, asking.shelf, number)]
    if found:
        return _told(asking, found)
    if replacing := [other for number in numbers for other in find_replacing(asking.view, number)]:
        return _only_replaced(asking, judged(asking.shelf, replacing, kin_in(asking.view)))
    if any(asking.view.find_documents(number=number) for number in numbers):
        return answer_document(asking)
    return _not_held(asking)


def answer_paper(asking: Asking) -> Answer:
    """What is asked of a paper by its title; of a standard where that bears the title and no document held tells it."""
    by_name = asking.query.fact == "title"
    if (asking.query.fact not in _OF_STANDARDS and not by_name) or asking.query.numbers:
        return answer_document(asking)
    named = _titled(asking, whole=True)
    if not named:
        return answer_document(asking)
    if by_name:
        asking = asking.instead(msgspec.structs.replace(asking.query, fact=None))
    if any(asking.view.find_documents(title=edition.standard.title) for edition in named):
        told = answer_document(asking)
        return told if told.outcome != "not_held" else _told(asking, named)
    return _told(asking, named)


def answer_by_title(asking: Asking) -> Answer | None:
    """What a question that nothing answers calls by the title of a standard, or by all of its matter and 标准 behind it.

    None where it asks for something else, or no standard is called so.
    """
    query = asking.query
    if query.units or query.numbers or query.articles or not asking.view.stats().standards:
        return None
    named = _titled(asking, whole=True)
    if not named and _CALLS_STANDARD.search(query.text):
        named = _on_matter(asking, _SURE_TITLE)
    if not named:
        return None
    fact = query.fact if query.fact in _OF_STANDARDS else None
    return _told(asking.instead(msgspec.structs.replace(query, intent="standard", fact=fact)), named)


def _told(asking: Asking, found: Sequence[Edition]) -> Answer:
    """The standards with the fact asked for, those first that tell it."""
    # Which edition holds is told by its number, not by a day.
    fact = None if asks_edition(asking.query.text) else asking.query.fact
    told = [edition for edition in found if _value(edition, fact)]
    if fact == "replaced_by" and not told and (newer := _newer_edition(asking, found)):
        return _answer(asking, (show_standard(newer),), newer.number, "answered")
    if fact in _OF_STANDARDS and not told:
        return answer_document(asking) if texts_of(asking, numbers_of(asking)) else _not_held(asking)
    ordered = [*told, *(edition for edition in found if edition not in told)][:_MOST]
    first = ordered[0].standard
    answers = [show_standard(edition) for edition in ordered]
    answers += _successors(asking, ordered)
    answers += [
        show_document(asking.shelf.judged(document.id)) for document in texts_of(asking, numbers_of(asking))
    ]
    ended = fact not in _OF_STANDARDS and first.status in ("replaced", "withdrawn")
    return _answer(asking, tuple(answers), _value(ordered[0], fact), "superseded" if ended else "answered")


def _newer_edition(asking: Asking, found: Sequence[Edition]) -> Edition | None:
    """Of a standard asked for without a year: the edition that says that it replaces an earlier one of the same number."""
    series = {standard_key(number) for number in numbers_of(asking)}
    return next(
        (
            edition
            for edition in found
            if any(standard_key(series_of(number)) in series for number in edition.standard.replaces)
        ),
        None,
    )


def _value(edition: Edition, fact: Fact | None) -> str | None:
    """The fact as the answer gives it; of no fact in particular the number."""
    standard = edition.standard
    if fact in ("validity", "period"):
        return None if standard.status == "unknown" else standard.status
    if fact == "replaced_by":
        return standard.replaced_by
    if fact == "replaces":
        return "、".join(standard.replaces) or None
    if fact in ("in_force_from", "published_on", "written_on"):
        day = standard.in_force_from if fact == "in_force_from" else standard.published_on
        return day.isoformat() if day else None
    return standard.title if fact == "title" else standard.number


def _successors(asking: Asking, shown: Sequence[Edition]) -> list[Answered]:
    """What replaced the standards shown, where it is held and not among them."""
    numbers = {standard_key(edition.number) for edition in shown}
    by = dict.fromkeys(edition.standard.replaced_by for edition in shown if edition.standard.replaced_by)
    found = [edition for number in by for edition in editions_of(asking.view, asking.shelf, number)]
    return [show_standard(edition) for edition in found if standard_key(edition.number) not in numbers]


def _only_replaced(asking: Asking, replacing: Sequence[Edition]) -> Answer:
    """A standard that no catalogue lists but another says it replaces: shown by that one."""
    fact = asking.query.fact
    if fact not in ("validity", "replaced_by", "period", "title", None):
        return _not_held(asking)
    begun = any(e.standard.status in ("in_force", "replaced", "withdrawn") for e in replacing)
    value: str | None = replacing[0].number
    if fact in ("validity", "period"):
        # That another is to replace it some day does not tell that it holds now.
        value = "replaced" if begun else None
    answers = tuple(show_standard(edition) for edition in replacing[:_MOST])
    return _answer(
        asking, answers, value, "answered" if fact not in (None, "title") or not begun else "superseded"
    )


def _titled(asking: Asking, *, whole: bool = False) -> list[Edition]:
    """The standards that the question calls by their title, or by part of it where that is not to be the `whole`."""
    names = [squeezed(fold(name).lower()) for name in (*asking.query.titles, *asking.query.phrases)]
    names = [name for name in names if len(name) >= _SHORTEST_NAME]
    if not names:
        return []
    found = _candidates(asking)
    same = [e for e in found if _plain_title(e) in names]
    if same or whole:
        return same
    return [e for e in found if any(name in _plain_title(e) for name in names)]


def _on_matter(asking: Asking, least: float = _TITLE) -> list[Edition]:
    """The standards whose titles hold the matter, and what names the thing itself."""
    query = asking.query
    terms = [term for term in query.terms if term.text not in _OWN_WORDS]
    matter, head = Matter(terms, query.phrases), Matter([t for t in query.head if t.text not in _OWN_WORDS])
    fits = [
        (matter.share(edition.standard.title), edition)
        for edition in _candidates(asking)
        if not head.total or head.share(edition.standard.title) >= HEAD
    ]
    kept = [(fit, edition) for fit, edition in fits if fit >= least]
    living = ("in_force", "unknown", "upcoming")
    kept.sort(key=lambda each: (each[1].standard.status not in living, -each[0], len(each[1].standard.title)))
    return [edition for _, edition in kept]


def _candidates(asking: Asking) -> tuple[Edition, ...]:
    query = asking.query
    found = asking.view.search(
        Probe(legs=legs_of(query.terms, (*query.titles, *query.phrases)), where=_STANDARDS, size=_CANDIDATES)
    )
    asking.legs = {name: len(matches) for name, matches in found.legs.items()}
    ids = dict.fromkeys(match.id for matches in found.legs.values() for match in matches)
    records = asking.view.records(list(ids))
    standards = (each for each in records.values() if isinstance(each, Standard))
    return judged(asking.shelf, standards, kin_in(asking.view))


def _plain_title(edition: Edition) -> str:
    return squeezed(fold(edition.standard.title).lower())


def _not_held(asking: Asking) -> Answer:
    """Nothing, with a number that is held and may have been meant."""
    meant = None
    if not label_in(asking.query):
        for mention in find_standards(asking.query.text):
            if near := nearest_number(asking.view, mention.number):
                text = asking.query.text
                meant = f"{text[: mention.start]}{near}{text[mention.end :]}"
                break
    return not_held(asking.query, asking.legs, meant=meant)


def _answer(asking: Asking, answers: tuple[Answered, ...], value: str | None, outcome: Outcome) -> Answer:
    return Answer(
        question=asking.query.question,
        intent=asking.query.intent,
        outcome=outcome,
        value=value,
        answers=answers,
        legs=asking.legs,
    )
