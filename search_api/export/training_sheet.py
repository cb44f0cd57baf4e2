"""A training sheet: cases laid out to be taught and discussed. Every word of it is the record's own; only labels are ours."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Literal

from corpus.errors import BadRequest, NotFound
from corpus.model import Article, Case, Citation, Clause, Evidence, Record
from search_api import wording
from search_api.case_study import CaseStudy, Place
from search_api.export.sheets import cell_text
from search_api.unnamed import title_shown

MOST_CASES = 50
# Reports have some dozens of passages; what has more than these is no report that people discuss.
_MOST_OF_A_FIELD = 300
_MOST_OF_A_SET = 5_000
# The fields behind each fact: where they stand is where it was read.
_READ_FROM: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("时间", ("occurred_on", "occurred", "time")),
    ("地点", ("place",)),
    ("行政区划", ()),
    ("事故类型", ()),
    ("行业", ()),
    ("伤亡", ("deaths", "injuries", "missing")),
    ("直接经济损失", ("loss_yuan",)),
)
OVERVIEW = ("案例", "时间", "事故类型", "伤亡", "等级")
QUESTIONS: dict[Literal["lessons", "causes"], str] = {
    "lessons": "以下是原文所写的教训。",
    "causes": "原文没有写教训，以下是原文所写的原因。",
}
CLOSING = (
    "经过、原因、措施、教训和条文均为原文摘录，不作改写；没有注明位置的项目是按原文归类的，"
    "推算的等级按所写的伤亡和损失数得出（《生产安全事故报告和调查处理条例》第三条）。以正式文件为准。"
    "按 {} 判断有效性。"
)
_NARROW = "请用事故类型、地方、年份等缩小范围"
_UNHELD = "库中没有收录所引的规定"
_WHOLE = "原文没有指明条文，所引的是整部文件"


class Passage(Record):
    """Words of a document and where they stand."""

    text: str
    places: tuple[Place, ...] = ()


class Fact(Passage):
    """A passage or a value with its label."""

    label: str = ""


class Section(Record):
    """Passages under a heading; `quoted` where they are a stretch of the document, names and all."""

    heading: str
    passages: tuple[Passage, ...]
    quoted: bool = False


class HeldArticle(Record):
    """An article that was broken: which text of which law, and what it says."""

    name: str
    facts: tuple[tuple[str, str], ...]
    text: str
    evidence: Evidence


class Provision(Record):
    """A provision as the case cites it: its articles where held; `told` says why there is no text, or what to know of it."""

    printed: str
    places: tuple[Place, ...]
    articles: tuple[HeldArticle, ...] = ()
    told: str = ""


class CaseSheet(Record):
    """One case laid out. `questions` are its lessons, or its causes where it tells no lessons."""

    id: str
    title: str
    source: Evidence
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    provisions: tuple[Provision, ...]
    questions: tuple[Passage, ...]
    asked_of: Literal["lessons", "causes"]


class TrainingSheet(Record):
    """Cases laid out, as they were judged on a day; `is_set` where it is of a set of cases, be there one.

    `filters` are what the set was narrowed to, each with its label.
    """

    title: str
    on: date
    cases: tuple[CaseSheet, ...]
    is_set: bool = False
    filters: tuple[tuple[str, str], ...] = ()


def case_training(study: CaseStudy, on: date) -> TrainingSheet:
    """The sheet of one case, with its course as a quote."""
    return TrainingSheet(title_shown(study.case), on, (_laid_out(study, with_course=True),))


def cases_training(
    studies: Sequence[CaseStudy], on: date, filters: tuple[tuple[str, str], ...] = ()
) -> TrainingSheet:
    """The sheet of a set of cases, without their courses: those may hold names of people.

    Raises BadRequest where they hold more than a sheet may.
    """
    laid_out = tuple(_laid_out(study, with_course=False) for study in studies)
    if sum(map(_passages, laid_out)) > _MOST_OF_A_SET:
        raise BadRequest("这些案例的内容太多，不能做成一份培训材料", _NARROW)
    return TrainingSheet(
        f"案例培训材料（{len(laid_out)} 个案例）", on, laid_out, is_set=True, filters=filters
    )


def filters_line(sheet: TrainingSheet) -> str:
    """What the set was narrowed to, in one line; empty where nothing narrowed it."""
    return (
        f"筛选条件：{'；'.join(f'{label} {value}' for label, value in sheet.filters)}"
        if sheet.filters
        else ""
    )


def overview_row(case: CaseSheet) -> tuple[str, ...]:
    """The case in one row under `OVERVIEW`."""
    told = {fact.label: fact.text for fact in case.facts}
    grade = "；".join(
        fact.text + fact.label.removeprefix("等级") for fact in case.facts if "等级" in fact.label
    )
    return (case.title, *(told.get(label, "") for label in OVERVIEW[1:-1]), grade)


def check_size(count: int) -> None:
    """Raises NotFound where a set has no case, BadRequest where it has more than a sheet may hold."""
    if not count:
        raise NotFound("没有符合条件的案例", "请放宽条件")
    if count > MOST_CASES:
        raise BadRequest(
            f"符合条件的案例有 {count} 个，一份培训材料最多 {MOST_CASES} 个",
            _NARROW,
        )


def _laid_out(study: CaseStudy, *, with_course: bool) -> CaseSheet:
    case = study.case
    lessons, causes = _told(study, "lessons"), _told(study, "direct_causes") + _told(study, "indirect_causes")
    return CaseSheet(
        id=case.id,
        title=title_shown(case),
        source=case.evidence,
        facts=tuple(_facts(study)),
        sections=tuple(_sections(study, with_course=with_course)),
        provisions=tuple(_provisions(study)),
        questions=lessons or causes,
        asked_of="lessons" if lessons else "causes",
    )


def _passages(case: CaseSheet) -> int:
    told = sum(len(section.passages) for section in case.sections) + len(case.questions)
    return told + sum(1 + len(provision.articles) for provision in case.provisions)


def _facts(study: CaseStudy) -> Iterator[Fact]:
    """What the case tells in a word or a number; what it does not say is left out."""
    case = study.case
    told = dict(wording.case_facts(case))
    for label, fields in _READ_FROM:
        if label in told:
            yield Fact(told[label], _places(study, *fields), label)
    for label, grade in wording.grades_of(case):
        yield Fact(grade, _places(study, "grade") if grade == case.grade else (), label)
    if case.parties:
        parties = "\n".join(f"{party.role}：{party.name}" for party in case.parties)
        yield Fact(parties, _places(study, "parties"), "有关单位")


def _sections(study: CaseStudy, *, with_course: bool) -> Iterator[Section]:
    case = study.case
    if with_course and case.course:
        places = _places(study, "course") or (
            Place(case.evidence.start, case.evidence.end, case.evidence.locator),
        )
        yield Section("事故经过（原文）", (Passage(cell_text(case.course), places),), quoted=True)
    for heading, field in (
        ("直接原因", "direct_causes"),
        ("间接原因", "indirect_causes"),
        ("措施", "measures"),
    ):
        if passages := _told(study, field):
            yield Section(heading, passages)


def _told(study: CaseStudy, field: str) -> tuple[Passage, ...]:
    """The passages of a field, each with its own place."""
    texts: tuple[str, ...] = getattr(study.case, field)
    places = study.places.get(field, ())
    each: list[tuple[Place, ...]]
    if len(places) == len(texts):
        each = [(_called(place, study.case),) for place in places]
    else:
        each = [_places(study, field)] * len(texts)
    told = tuple(Passage(cell_text(text), where) for text, where in zip(texts, each, strict=True))
    rest = len(told) - _MOST_OF_A_FIELD
    return (*told[:_MOST_OF_A_FIELD], Passage(f"（其余 {rest} 条从略，见原文）")) if rest > 0 else told


def _provisions(study: CaseStudy) -> Iterator[Provision]:
    """What was broken, each provision once, in the order in which the case cites them."""
    case = study.case
    once: dict[str, list[int]] = {}
    for number, cited in enumerate(case.violated):
        once.setdefault(cited.printed, []).append(number)
    for printed, numbers in islice(once.items(), _MOST_OF_A_FIELD):
        cited = case.violated[numbers[0]]
        articles = tuple(
            _article(study.articles[id_]) for id_ in _article_ids(cited) if id_ in study.articles
        )
        places = _distinct(
            _called(study.cited[number], case) for number in numbers if number < len(study.cited)
        )
        yield Provision(printed, places, articles, _note(cited, held=bool(articles)))


def _article_ids(cited: Citation) -> Iterator[str]:
    for target in (cited.target, *cited.others):
        if target is not None and target.kind == "article":
            yield target.id


def _note(cited: Citation, *, held: bool) -> str:
    """Why the article's text is not there, or what should be known of it; most often nothing."""
    if held:
        return cited.notice or ""
    if cited.target is None or cited.article or cited.target.kind == "article":
        return cited.reason or _UNHELD
    return "；".join(part for part in (_WHOLE, cited.notice) if part)


def _article(article: Clause) -> HeldArticle:
    facts = tuple(wording.article_facts(article)) if isinstance(article, Article) else ()
    name = dict(facts).get("法条") or f"{article.evidence.title}{''.join(article.path[-1:])}"
    rest = tuple(fact for fact in facts if fact[0] != "法条")
    return HeldArticle(name, rest, cell_text(article.text), article.evidence)


def _places(study: CaseStudy, *fields: str) -> tuple[Place, ...]:
    """Where the fields were read, each part of the document once."""
    return _distinct(_called(place, study.case) for field in fields for place in study.places.get(field, ()))


def _distinct(places: Iterable[Place]) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    for place in places:
        found.setdefault(place.locator, place)
    return tuple(found.values())


def _called(place: Place, case: Case) -> Place:
    """The place with a name: where no part of the document names it, the case's own."""
    return place if place.locator else Place(place.start, place.end, case.evidence.locator)
