"""Passages that may answer: tasks and clauses near the matter asked about, with how far each is about it."""

from collections.abc import Sequence
from datetime import date

import msgspec

from corpus.model import Clause, Document, Record, Task
from indexer.engine.values import CardKind, Filter, Leg, Probe
from indexer.laws.texts import years_of
from indexer.tokens import tokenize
from search_api.answer.cover import IN_ITS_WORDS, Cover, Matter
from search_api.answer.documents import Shelf
from search_api.answer.duty.givings import Giving
from search_api.answer.judged import Judged
from search_api.answer.place import Near, Where, place_of
from search_api.answer.scales import context_of, headings
from search_api.rank import Ranked, Ranking, Signals, rank
from search_api.values import Query, Term

# Of each leg; below these nothing that covers the matter has been seen.
_CANDIDATES = 80
# What else a word may be called is looked for too, a little behind the word itself.
_ALTERNATIVE = 0.7
_MOST_ALTERNATIVES = 12
# What covers less of the matter than this is about something else, and is not weighed.
_LEAST = 0.4
_FIELDS = (("title", 0.6), ("body", 1.0), ("context", 0.5))


class Passage(Record):
    """A task or clause with its document as judged, how it lies to the place asked about, and its rank.

    `about` is how much of the matter its heading or its document's title holds, `titled` how much the title does,
    `head` how much of the words that name the thing itself stand in its text, headings or titles. `itself`: it speaks of the
    thing asked about, not only of another named after it; `whole`: it gives the matter to somebody as a whole. `given` is the
    part of a clause that tells the matter, where its units were read from there.
    """

    record: Task | Clause
    judged: Judged
    near: Near
    cover: Cover
    ranked: Ranked
    about: float = 1.0
    titled: float = 1.0
    head: float = 1.0
    itself: bool = True
    whole: bool = False
    given: Giving | None = None

    @property
    def document(self) -> Document:
        """The document it stands in."""
        return self.judged.document

    @property
    def score(self) -> float:
        """Its rank among the passages of its question."""
        return self.ranked.score


class Gathered(Record):
    """The passages of a question, best first, and how many each leg gave."""

    passages: tuple[Passage, ...]
    legs: dict[str, int]


def gather(
    query: Query,
    shelf: Shelf,
    where: Where,
    numbers: Ranking,
    condition: Filter,
    kinds: tuple[CardKind, ...],
    taken: float = 0.0,
) -> Gathered:
    """The passages that share words with the matter, among the texts of the condition; not those surely below `taken`."""
    found = shelf.search(
        Probe(
            legs=legs_of(query.terms, query.phrases),
            where=msgspec.structs.replace(condition, kinds=kinds),
            size=_CANDIDATES,
        )
    )
    shares: dict[str, dict[str, float]] = {}
    for name, matches in found.legs.items():
        best = max((match.score for match in matches), default=0.0) or 1.0
        for match in matches:
            shares.setdefault(match.id, {})[name] = match.score / best
    records = [record for record in shelf.records(shares) if isinstance(record, Task | Clause)]
    counts = {name: len(matches) for name, matches in found.legs.items()}
    passages = weigh(records, shares, query, shelf, where, numbers, taken=taken)
    return Gathered(passages=passages, legs=counts)


def weigh(
    records: Sequence[Task | Clause],
    shares: dict[str, dict[str, float]],
    query: Query,
    shelf: Shelf,
    where: Where,
    numbers: Ranking,
    least: float = _LEAST,
    taken: float = 0.0,
) -> tuple[Passage, ...]:
    """The records as passages, best first; not those hardly about the matter, nor of places that do not bind the one asked.

    Nor those of a text still to come whose law has a text that holds, unless the question names its year. What surely covers
    less of the matter than `taken` tells only how new texts about it are.
    """
    scales = shelf.scales(query)
    shelf.fetch(record.document_id for record in records)
    nears = {id_: place_of(shelf.plain(id_), where) for id_ in {record.document_id for record in records}}
    near_enough = [
        (record, near)
        for record in records
        if (near := nears[record.document_id]) is not None
        and scales.cover(record, shelf.plain(record.document_id)).share >= least
    ]
    to_come = shelf.to_come(record.document_id for record, _ in near_enough)
    kept = [
        (record, near)
        for record, near in near_enough
        if record.document_id not in to_come or _is_of_year(shelf.plain(record.document_id), query)
    ]
    newest = max(
        (day for record, _ in kept if (day := day_of(shelf.plain(record.document_id)))), default=None
    )
    weighed = [
        (record, near)
        for record, near in kept
        if scales.cover(record, shelf.plain(record.document_id)).share >= taken - IN_ITS_WORDS
    ]
    shelf.judge_all(record.document_id for record, _ in weighed)
    passages = []
    for record, near in weighed:
        document, judged = shelf.plain(record.document_id), shelf.judged(record.document_id)
        told = scales.weigh(record, document)
        signals = Signals(
            legs=shares.get(record.id, {}),
            cover=told.cover.share,
            phrase=told.cover.run,
            heading=told.heading,
            named=told.named,
            itself=told.itself,
            general=1.0 if told.general else 0.0,
            source=record.source if isinstance(record, Task) else "clause",
            validity=judged.document.validity,
            place=near.lies,
            levels=near.levels,
            years_older=_years(day_of(document), newest),
        )
        passages.append(
            Passage(
                record=record,
                judged=judged,
                near=near,
                cover=told.cover,
                ranked=rank(signals, numbers),
                about=max(told.heading, told.titled),
                titled=told.titled,
                head=told.head,
                itself=told.itself,
                whole=told.whole,
            )
        )
    return tuple(sorted(passages, key=lambda passage: (-passage.score, passage.record.id)))


def _is_of_year(document: Document, query: Query) -> bool:
    """Whether the question names the text by its year: then also one that another text still holds before."""
    return not years_of(document).isdisjoint(query.years)


def legs_of(terms: Sequence[Term], phrases: Sequence[str]) -> tuple[Leg, ...]:
    """What is looked for: words of the terms and of their other names, and the character pairs of the phrases."""
    words: dict[str, float] = {}
    pairs: dict[str, float] = {}
    for term in terms:
        _add(words, tokenize(term.text).words, term.weight)
        for other, worth in term.alternatives[:_MOST_ALTERNATIVES]:
            tokens = tokenize(other)
            _add(words, tokens.words, term.weight * worth * _ALTERNATIVE)
            _add(pairs, tokens.bigrams, term.weight * worth * _ALTERNATIVE)
        _add(pairs, tokenize(term.text).bigrams, term.weight)
    for phrase in phrases:
        _add(pairs, tokenize(phrase).bigrams, 0.2)
    return (
        Leg(name="words", tokens=tuple(words.items()), fields=_FIELDS),  # type: ignore[arg-type]
        Leg(name="bigrams", tokens=tuple(pairs.items()), fields=_FIELDS),  # type: ignore[arg-type]
    )


def head_in(record: Task | Clause, document: Document, query: Query, best: Cover | None = None) -> float:
    """How much of the words that name the thing asked about stand in the record's text, headings and titles.

    Of a clause whose best sentence is given, in that: another sentence of it speaks of another thing.
    """
    if not query.head:
        return 1.0
    text = record.text[best.start : best.end] if best and isinstance(record, Clause) else record.text
    return Matter(query.head).share(f"{text}\n{headings(record, document)}")


def day_of(document: Document) -> date | None:
    """The day by which documents are told newer from older."""
    return document.published_on or document.written_on or document.in_force_from


def _add(found: dict[str, float], tokens: str, weight: float) -> None:
    for token in set(tokens.split()):
        found[token] = max(found.get(token, 0.0), weight)


def _years(day: date | None, newest: date | None) -> int:
    return (newest - day).days // 365 if day and newest else 0


__all__ = ["Gathered", "Passage", "context_of", "day_of", "gather", "head_in", "legs_of", "weigh"]
