"""Cases that are searched for: by what they must be like, by words, and by what they are like."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

import msgspec

from corpus.errors import BadRequest, NotFound
from corpus.lexicon import any_of, lexicon
from corpus.model import Case, Clause, Task
from corpus.recognise.characters import fold
from corpus.recognise.harm.grades import GRADES
from corpus.recognise.harm.hazards import families, hazards_called
from corpus.recognise.harm.industries import industries, industries_called
from corpus.recognise.scripts import simplify
from indexer.cases.broken import broken_keys
from indexer.engine import View
from indexer.engine.values import FacetCount, FacetName, StoredRecord
from search_api.answer.case.finding import CasesWanted as CasesWanted
from search_api.answer.case.finding import FoundCase, filter_of_cases, find_cases
from search_api.answer.cover import Matter
from search_api.answer.documents import Shelf
from search_api.answer.shown import show_record
from search_api.citations import resolved
from search_api.facets import count_facets
from search_api.question.asked_cases import find_asked_cases
from search_api.question.matter import pieces_of, terms_of
from search_api.values import Hit, Listing

CASE_FACETS: tuple[FacetName, ...] = ("hazard", "industry", "grade", "year", "region")
# Cases that hold less of the words looked for are about something else.
_LEAST = 0.5
# What makes cases alike: first of what kind they are, then what they broke, in what trade and at what kind of place, then what
# they tell. An offence, which is of no hazard, is like what broke the same article.
_SAME_HAZARD, _SAME_ARTICLE, _SAME_INDUSTRY, _SAME_SITE, _MEANT = 0.4, 0.15, 0.1, 0.1, 0.25
# One dead, and the numbers of 生产安全事故报告和调查处理条例.
_DEADLY = (1, 3, 10, 30)
# A case shows why a task exists where its kind, causes and lessons hold most of the task's words, one of them a telling one.
# Of the tasks of the sample 7 have such cases, all rightly; at 0.5 two of nine were wrong.
_ABOUT, _TELLING = 0.56, 0.75


def search_cases(
    view: View,
    shelf: Shelf,
    wanted: CasesWanted,
    words: str = "",
    similar_to: str | None = None,
) -> list[Hit]:
    """The cases that are wanted, best first; like a case those of its kind, like a task or clause those that show why it is.

    Raises NotFound where no record bears the id.
    """
    where = filter_of_cases(wanted, shelf.on)
    like = _record_of(view, similar_to) if similar_to else None
    text = fold(simplify(words.strip()))
    # What is like a task is looked for by its words.
    pieces = pieces_of(text or (_matter_of(like) if like else ""), ())
    terms = terms_of(pieces)
    vector = view.vectors([like.id]).get(like.id) if isinstance(like, Case) else None
    found = find_cases(view, where, terms, pieces, vector=vector)
    if text:
        found = [one for one in found if one.covered >= _LEAST]
    if cause := fold(simplify(wanted.cause.strip())):
        words_of_cause = pieces_of(cause, ())
        matter = Matter(terms_of(words_of_cause), words_of_cause)
        found = [one for one in found if matter.share(_causes_of(one.case)) >= _LEAST]
    if like:
        found = _like(found, like)
    return [
        Hit(
            kind="case",
            score=one.score,
            record=show_record(one.case, shelf.judged(one.case.document_id), shelf.on),
            explain=one.explain,
        )
        for one in found
        if one.case.id != similar_to
    ]


def _like(found: Sequence[FoundCase], like: StoredRecord) -> list[FoundCase]:
    """The cases that are like a record, the most like first: of one kind with a case; of another record those about its thing."""
    if isinstance(like, Case):
        scores = [_alike(one, like) for one in found]
        least = _SAME_HAZARD
    else:
        about = _about(_matter_of(like))
        scores = [about.share(_lessons_of(one.case)) if about else 0.0 for one in found]
        least = _ABOUT
    liked = [
        msgspec.structs.replace(one, score=round(score, 4))
        for one, score in zip(found, scores, strict=True)
        if score >= least
    ]
    return sorted(liked, key=lambda one: -one.score)


def _matter_of(record: StoredRecord) -> str:
    """What a task or clause says, without the names of its units; nothing of a case, which is compared otherwise."""
    if not isinstance(record, Task | Clause):
        return ""
    text = fold(record.text)
    if isinstance(record, Task):
        for unit in (*record.lead, *record.support):
            text = text.replace(fold(unit.printed), " ")
    return text


def _about(text: str) -> Matter | None:
    """What a text is about; None where its words are all common ones."""
    pieces = pieces_of(text, ())
    terms = [term for term in terms_of(pieces) if not term.text.isdigit()]
    return Matter(terms, pieces) if any(term.weight >= _TELLING for term in terms) else None


def _lessons_of(case: Case) -> str:
    """What a case teaches: of what kind it is, why it happened, and what was learnt."""
    return "\n".join(
        (
            case.title,
            *case.hazard,
            *case.direct_causes,
            *case.indirect_causes,
            *case.lessons,
            *case.measures,
        )
    )


def _causes_of(case: Case) -> str:
    return "\n".join((*case.direct_causes, *case.indirect_causes))


def _alike(one: FoundCase, other: Case) -> float:
    """How like a case is to another: of one hazard or against one article; beside that of one trade, at one kind of
    place, near in meaning; not at all where the hazards differ.
    """
    hazard = bool(set(one.case.hazard) & set(other.hazard))
    if one.case.hazard and other.hazard and not hazard:
        return 0.0
    article = bool(_articles(one.case) & _articles(other))
    if not hazard and not article:
        return 0.0
    beside = (
        _SAME_ARTICLE * article
        + _SAME_INDUSTRY * bool(set(one.case.industry) & set(other.industry))
        + _SAME_SITE * bool(_sites(one.case) & _sites(other))
    )
    return _SAME_HAZARD + beside + _MEANT * one.explain["vectors"]


def _articles(case: Case) -> set[str]:
    """The articles that a case broke, by their keys."""
    return {key for key in broken_keys(case.violated) if key.endswith("条")}


@cache
def _site_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    sites = lexicon("cases")["sites"]
    return tuple((name, re.compile(any_of(words))) for name, words in sites.items())


def _sites(case: Case) -> set[str]:
    """At what kinds of places a case happened, by its title and place."""
    told = f"{case.title} {case.place or ''}"
    return {name for name, pattern in _site_words() if pattern.search(told)}


def _record_of(view: View, record_id: str) -> StoredRecord:
    record = view.records([record_id]).get(record_id)
    if record is None:
        raise NotFound(f"没有编号为 {record_id} 的记录", "它可能已随文件更新而改变，请重新检索")
    return record


def with_provisions(view: View, case: Case, on: date) -> Case:
    """The case with the provisions that it says were broken resolved, in the texts that held on its day."""
    if not case.violated:
        return case
    reading = view.document(case.document_id)
    if reading is None:
        return case
    day = case.occurred_on or reading.document.written_on or on
    broken = {(cited.start, cited.end) for cited in case.violated}
    told = [one for one in resolved(view, reading, day) if (one.start, one.end) in broken]
    return msgspec.structs.replace(case, violated=tuple(told) or case.violated)


def case_listing(found: Sequence[Hit], page: int, size: int) -> Listing:
    """A page of the cases found, with the facets of all."""
    records = [hit.record for hit in found if isinstance(hit.record, Case)]
    return Listing(
        items=tuple(found[(page - 1) * size : page * size]),
        total=len(found),
        page=page,
        size=size,
        facets={
            **count_facets(((record, None) for record in records), CASE_FACETS),
            "deaths": _count_deaths(records),
        },
    )


def _count_deaths(cases: Sequence[Case]) -> tuple[FacetCount, ...]:
    """How many cases have at least so many dead, of the numbers by which accidents are graded."""
    counts = ((least, sum((case.deaths or 0) >= least for case in cases)) for least in _DEADLY)
    return tuple(FacetCount(value=str(least), count=count) for least, count in counts if count)


def cases_called(
    *,
    hazard: str | None = None,
    industry: str | None = None,
    grade: str | None = None,
    year: int | None = None,
    region: str | None = None,
    deaths_min: int | None = None,
    article: str | None = None,
    cause: str | None = None,
) -> CasesWanted:
    """What people ask for by these names. Raises BadRequest for a hazard, industry, grade or provision that is none."""
    return CasesWanted(
        hazards=_hazards(hazard) if hazard else (),
        industries=_industries(industry) if industry else (),
        grades=_grades(grade) if grade else (),
        year_from=year,
        year_to=year,
        regions=(region,) if region else (),
        deaths_from=deaths_min,
        broken=_provision(article) if article else (),
        cause=cause or "",
    )


def filters_told(
    wanted: CasesWanted, words: str = "", similar_to: str | None = None
) -> tuple[tuple[str, str], ...]:
    """What cases were narrowed to, each with its label, for people to read; empty where all are meant."""
    years = [str(year) for year in dict.fromkeys((wanted.year_from, wanted.year_to)) if year is not None]
    told = (
        ("词语", words),
        ("事故类型", "、".join(wanted.hazards)),
        ("行业", "、".join(wanted.industries)),
        ("等级", "、".join(wanted.grades)),
        ("年份", "至".join(years)),
        ("地方", "、".join(wanted.regions)),
        ("死亡人数", f"{wanted.deaths_from} 人以上" if wanted.deaths_from is not None else ""),
        ("违反的规定", "、".join(wanted.broken)),
        ("原因", wanted.cause),
        ("相似于", similar_to or ""),
    )
    return tuple((label, value) for label, value in told if value)


def _hazards(name: str) -> tuple[str, ...]:
    if found := hazards_called(fold(simplify(name.strip()))):
        return found
    raise BadRequest(f"没有“{name}”这一事故类型", f"可以是 {'、'.join(families())}")


def _industries(name: str) -> tuple[str, ...]:
    if found := industries_called(simplify(name.strip())):
        return found
    raise BadRequest(f"没有“{name}”这一行业", f"可以是 {'；'.join(industries())}")


def _grades(name: str) -> tuple[str, ...]:
    """The grades that a name asks for: 较大, 较大事故; 较大以上 with all above it. Raises BadRequest for another name."""
    bound = name.endswith(("以上", "及以上"))
    plain = name.removesuffix("以上").removesuffix("及").removesuffix("事故") + "事故"
    if plain not in GRADES:
        raise BadRequest(f"没有“{name}”这一等级", "请写 一般、较大、重大 或 特别重大，可加“以上”")
    place = GRADES.index(plain)
    return tuple(GRADES[place:]) if bound else (plain,)


def _provision(name: str) -> tuple[str, ...]:
    """The keys of the provision that a name means. Raises BadRequest where it names none."""
    keys = find_asked_cases(f"违反{fold(simplify(name))}", date.max).broken
    if not keys or ("条" in name and not any(key.endswith("条") for key in keys)):
        raise BadRequest(f"认不出“{name}”是哪条规定", "请写法律名称和条号，如 安全生产法第四十四条")
    return keys
