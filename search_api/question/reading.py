"""Text into Query."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from corpus.model import Role, Span
from corpus.recognise.characters import fold
from corpus.recognise.numerals import read_numeral
from corpus.recognise.scripts import simplify
from search_api.question import frames
from search_api.question.asked import Asked, overlap
from search_api.question.asked_articles import find_asked_articles, find_lone_article, law_named_before
from search_api.question.asked_part import find_asked_part
from search_api.question.intents import find_asked
from search_api.question.matter import head_of, pieces_of, terms_of
from search_api.question.named import Names, find_names
from search_api.question.numbers import Numbers, asks_edition, find_numbers
from search_api.values import Intent, Query, Term

# A question longer than this is not read to its end.
_LONGEST = 500

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:度)?(?!\d)")
_ITEM = re.compile(r"第([\d一二三四五六七八九十百]{1,5})项")
# 负责配合 is to support.
_CARRIES = re.compile(rf"(?:负责|承担)(?!{frames.pattern('support').pattern})")
# What may be asked of an article that is named; who has a task or by when is asked of the task that the question tells.
_OF_ARTICLES = frozenset({"law", "document", "requirement", "standard"})
_ESTABLISHMENT = frames.pattern("establishment")
_COUNTS = re.compile(r"几|多少|一共|总共|合计")


def read_question(
    question: str, on: date, held_places: Sequence[str] = (), held_units: frozenset[str] = frozenset()
) -> Query:
    """The question as read. The places and offices that the store holds tell names that no list knows."""
    query, by_short_name = _read(question, on, held_places, held_units)
    if not by_short_name:
        return query
    otherwise, _ = _read(question, on, held_places, held_units, short_streets=False)
    return msgspec.structs.replace(query, otherwise=otherwise)


def _read(
    question: str,
    on: date,
    held_places: Sequence[str],
    held_units: frozenset[str],
    *,
    short_streets: bool = True,
) -> tuple[Query, bool]:
    """The question as read, and whether the short name of a street or town told its place, which may be a thing's name."""
    text = fold(simplify(question.strip()[:_LONGEST]))
    numbers = find_numbers(text)
    polite = frames.find("polite", text)
    open_text = frames.blank(text, polite)
    names = _outside(
        numbers.spans, find_names(open_text, held_places, held_units, short_streets=short_streets)
    )
    articles = find_asked_articles(text)
    cited = [span for _, span in articles]
    masked = frames.mask(_masked(open_text, numbers, names), "title", cited)
    asked = find_asked(open_text, masked, names, on)
    item = _ITEM.search(masked) if asked.fact != "item" else None
    newest = frames.find("words.newest", masked) if asked.intent == "document" else []
    taken = [
        *polite,
        *asked.spans,
        *asked.aside,
        *asked.units,
        *names.places,
        *names.things,
        *numbers.spans,
        *newest,
        *cited,
    ]
    taken += [
        Span(start=m.start(), end=m.end()) for m in (*_YEAR.finditer(masked), *([item] if item else []))
    ]
    taken += [
        unit
        for unit in _only_mentioned(names, asked)
        if not _ESTABLISHMENT.search(text[unit.start : unit.end])
    ]
    untitled = pieces_of(text, [*taken, *names.titles])
    in_all = asked.by_role and not item and not _says_something(terms_of(untitled))
    if in_all:
        asked = asked._replace(intent="unit_tasks")
    if not articles and not numbers.numbers and (lone := find_lone_article(text)) is not None:
        beside = pieces_of(text, [*taken, *names.titles, lone[1]])
        if not _says_something(terms_of(beside)):
            articles, untitled = (lone,), beside
    if articles and (asked.intent in _OF_ARTICLES or not _says_something(terms_of(untitled))):
        asked = asked._replace(intent="law", fact=None)
    part = None if articles else find_asked_part(text)
    if part is not None:
        beside = pieces_of(text, [*taken, *names.titles, part[1]])
        if _says_something(terms_of(beside)):
            part = None
        else:
            asked, untitled = asked._replace(intent="document", fact="part"), beside
    of_the_title = asked.fact is not None or asked.intent == "unit_tasks"
    pieces = untitled if of_the_title else pieces_of(text, taken)
    frame = "".join(text[span.start : span.end] for span in asked.spans)
    query = Query(
        question=question,
        text=text,
        intent=_intent(asked, numbers, text),
        on=on,
        anywhere=_without(text, names.places),
        terms=(*_called(text, names), *terms_of(pieces)),
        phrases=pieces,
        head=head_of(pieces),
        units=tuple(text[span.start : span.end] for span in asked.units),
        role=None if in_all else _role(frame),
        closed=asked.closed,
        punishes=asked.punishes,
        asks_office=asked.of_units,
        counts=bool(_COUNTS.search(frame)),
        place=names.place,
        numbers=numbers.numbers,
        titles=tuple(_name_in(text[span.start : span.end]) for span in names.titles),
        fact=asked.fact,
        item=str(read_numeral(item[1])) if item else None,
        years=tuple(dict.fromkeys(int(match[1]) for match in _YEAR.finditer(masked))),
        newest=bool(newest),
        due_from=asked.due.from_ if asked.due else None,
        due_to=asked.due.to if asked.due else None,
        articles=tuple(article for article, _ in articles),
        part=part[0] if part else None,
        laws=law_named_before(text, asked.spans[0].start) if asked.fact and asked.spans else (),
    )
    return query, names.by_short_name


def _without(text: str, places: Sequence[Span]) -> str:
    """The text without the places: what is asked of each of them in the same words."""
    for place in sorted(places, key=lambda span: -span.start):
        text = text[: place.start] + text[place.end :].removeprefix("的")
    return text


def _called(text: str, names: Names) -> tuple[Term, ...]:
    """The names of streets and towns by which things are called: they tell as much of the matter as a word can."""
    return tuple(
        Term(text=name, weight=1.0, known=True)
        for name in dict.fromkeys(text[span.start : span.end] for span in names.things)
    )


def _outside(numbers: Sequence[Span], names: Names) -> Names:
    """The names without units that are the agency of a number: 婺府办 of 婺府办字〔2025〕6号."""

    def apart(units: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(unit for unit in units if not any(overlap(unit, number) for number in numbers))

    return msgspec.structs.replace(names, units=apart(names.units), loose=apart(names.loose))


def _name_in(printed: str) -> str:
    """The title without the marks around it; one printed without any may begin or end in those of another."""
    return printed[1:-1] if printed.startswith("《") else printed


def _only_mentioned(names: Names, asked: Asked) -> tuple[Span, ...]:
    """The units that tell nothing of the matter (报区城管局): texts call them by other names."""
    return tuple(unit for unit in names.units if unit not in asked.units and unit not in names.loose)


def _masked(text: str, numbers: Numbers, names: Names) -> str:
    """The text with all that it names masked, each kind by its own characters."""
    masked = frames.mask(text, "number", numbers.spans)
    masked = frames.mask(masked, "title", names.titles)
    masked = frames.mask(masked, "place", names.places)
    return frames.mask(masked, "unit", names.units)


def _says_something(terms: Sequence[Term]) -> bool:
    return any(
        term.text not in frames.words("light") and term.text not in frames.words("forms") for term in terms
    )


def _intent(asked: Asked, numbers: Numbers, text: str) -> Intent:
    plain = asked.intent == "document" or not asked.spans or asks_edition(text)
    return "standard" if numbers.of_standards and plain else asked.intent


def _role(frame: str) -> Role | None:
    """The role that the question's own words ask for; None for none or both (谁负责谁配合)."""
    lead, support = frames.pattern("lead").search(frame), frames.pattern("support").search(frame)
    if support and (lead or _CARRIES.search(frame)):
        return None
    return "support" if support else "lead" if lead else None
