"""Cases that pass a filter, in the order in which they hold what is looked for."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from corpus.model import Case, Record
from indexer.cards import ANY_CASE
from indexer.cases.persons import find_persons, without_persons
from indexer.engine import View
from indexer.engine.values import Filter, Leg, Probe
from search_api.answer.cover import Matter
from search_api.answer.passages import legs_of
from search_api.values import Term

_CANDIDATES = 200
_AT_ONCE = 500
# Of the cases asked for last, some megabytes of text.
_MOST_UNNAMED = 2000
_EARLIEST = 1900
# What a case says of itself counts before how likely its words are: the cover of the matter, the legs, how near its meaning is.
_COVERED, _WORDS, _MEANT = 0.7, 0.2, 0.1


class CasesWanted(Record):
    """What cases are narrowed to. `broken` are keys of provisions (安全生产法第四十四条); years are inclusive; the
    causes must hold the words of `cause`.
    """

    hazards: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    regions: tuple[str, ...] = ()
    deaths_from: int | None = None
    broken: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    cause: str = ""


class FoundCase(Record):
    """A case with its score and what each part of the ranking saw in it."""

    case: Case
    score: float
    covered: float
    explain: dict[str, float]


def filter_of_cases(wanted: CasesWanted, on: date) -> Filter:
    """The engine's filter for what is wanted."""
    years: tuple[int, ...] = ()
    if wanted.year_from is not None or wanted.year_to is not None:
        first = max(_EARLIEST, wanted.year_from or _EARLIEST)
        years = tuple(range(first, min(on.year, wanted.year_to or on.year) + 1)) or (0,)
    return Filter(
        kinds=("case",),
        hazards=wanted.hazards,
        industries=wanted.industries,
        grades=wanted.grades,
        years=years,
        regions=wanted.regions,
        deaths_from=wanted.deaths_from,
        broken=wanted.broken,
        documents=wanted.documents,
    )


def find_cases(
    view: View,
    where: Filter,
    terms: Sequence[Term],
    phrases: Sequence[str] = (),
    *,
    vector: bytes | None = None,
) -> list[FoundCase]:
    """The cases that pass, best first: those that hold most of the matter; with no words the gravest and newest.

    What the words leave equal, the number of dead and then the day decide.
    """
    legs: dict[str, dict[str, float]] = {}
    if terms or vector:
        probe = Probe(legs=legs_of(terms, phrases), where=where, size=_CANDIDATES, vector=vector)
        legs = {
            name: {match.id: match.score for match in matches}
            for name, matches in view.search(probe).legs.items()
        }
        ids = list(dict.fromkeys(id_ for leg in legs.values() for id_ in leg))
        cases = [record for record in view.records(ids).values() if isinstance(record, Case)]
    else:
        cases = all_cases(view, where)
    matter = Matter(terms, phrases)
    found = [_found(case, matter, legs) for case in cases]
    return sorted(found, key=lambda one: (-one.score, *_gravest(one.case)))


def all_cases(view: View, where: Filter) -> list[Case]:
    """All cases that pass, the gravest first."""
    number = max(1, view.stats().cases)
    leg = Leg(name="words", tokens=((ANY_CASE, 1.0),), fields=(("context", 1.0),))
    ids = [match.id for match in view.search(Probe(legs=(leg,), where=where, size=number)).legs["words"]]
    found: list[Case] = []
    for start in range(0, len(ids), _AT_ONCE):
        records = view.records(ids[start : start + _AT_ONCE])
        found += (record for record in records.values() if isinstance(record, Case))
    return sorted(found, key=_gravest)


def is_offence(case: Case) -> bool:
    """Whether a case is an offence without an accident."""
    return not case.hazard and case.deaths is None and case.injuries is None


def words_of(case: Case) -> str:
    """All that a case says by which it may be asked for; private persons' names are none of it."""
    told = (
        case.title,
        case.place or "",
        case.region or "",
        " ".join((*case.hazard, *case.industry)),
        case.text,
        case.course or "",
        case.told or "",
        *case.direct_causes,
        *case.indirect_causes,
        *case.lessons,
        *case.measures,
        *(party.name for party in case.parties),
    )
    return _unnamed("\n".join(part for part in told if part))


@lru_cache(maxsize=_MOST_UNNAMED)
def _unnamed(text: str) -> str:
    return without_persons(text, find_persons(text))


def _found(case: Case, matter: Matter, legs: dict[str, dict[str, float]]) -> FoundCase:
    covered = matter.share(words_of(case)) if matter.total else 1.0
    best = {name: max(leg.values(), default=0.0) for name, leg in legs.items()}
    shares = {
        name: leg.get(case.id, 0.0) / best[name] if best[name] > 0 else 0.0 for name, leg in legs.items()
    }
    words = max(shares.get("words", 0.0), shares.get("bigrams", 0.0))
    meant = shares.get("vectors", 0.0)
    score = _COVERED * covered + _WORDS * words + _MEANT * meant
    explain = {"covered": round(covered, 4), "words": round(words, 4), "vectors": round(meant, 4)}
    return FoundCase(
        case,
        round(score, 4),
        covered,
        explain,
    )


def _gravest(case: Case) -> tuple[int, int, str]:
    day = case.occurred_on.toordinal() if case.occurred_on else 0
    return -(case.deaths or 0), -day, case.id
