"""Competences that are about a matter, each weighed: how much of the matter it tells, and how much else it gives."""

import re

import msgspec

from corpus.model import Competence, Document, Record
from indexer.engine.values import NATION, Filter, Probe
from indexer.laws.competences import title_matter
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.gate import HEAD
from search_api.answer.judged import Judged
from search_api.answer.law.asked_giving import is_asked
from search_api.answer.law.extent import WHOLE, extent_of
from search_api.answer.law.levels import level_fits, rank_of
from search_api.answer.law.subject import Subject, subject_title
from search_api.answer.law.wanted_matter import WantedMatter, narrowness
from search_api.answer.passages import legs_of
from search_api.answer.place import Near, place_of, speaks_elsewhere
from search_api.question.frames import words as listed
from search_api.question.matter import CONTENT
from search_api.values import Term

_CANDIDATES = 120
# So much of the question's matter must stand in the competence's own words.
_COVER = 0.8
# So much of the competence's matter must be what was asked: 户外广告 is another thing than 广告.
_NARROW = 0.6
# Where it is told in other words than the question's, they must be nearly all of it.
_SAID = 0.65
NARROW_OF_OTHERS = 0.85
# A law that is titled by what was asked is the law of the matter.
_BY_TITLE = 1.2
# The charge of a law that is titled by what was asked is narrow enough however it spells that out (矿产资源勘查、开采).
_OF_ITS_LAW = 0.8
# But 森林防火 is not 森林, though 森林法 tells it.
_NAMES_IT = 0.4
# A place that is meant and not named, and its rank.
_SOMEWHERE = re.compile("[县市区镇乡]里(?!程|面|边|头)|当地|本地")
_COUNTY = 3
# What an office sees to is the law itself.
_THE_LAW = re.compile(r"本(?:法|条例|规定|办法|细则)(?:的)?(?:贯彻)?(?:执行|实施)(?:情况)?")


class Held(Record):
    """A competence that is about the matter, with its law as judged, how that lies to the place, and how well it fits.

    `narrow` is how much of its matter was asked for, `said` whether it tells it in the question's own words.
    """

    competence: Competence
    judged: Judged
    near: Near
    fits: float
    narrow: float
    said: bool
    score: float


def about(
    asking: Asking,
    wanted: WantedMatter,
    where: Filter,
    subject: Subject | None = None,
    *,
    of_the_law: bool = False,
) -> list[Held]:
    """The competences about the matter, whatever their laws' validity; of laws of the subject alone, where one is given.

    With `of_the_law` also what such a law gives under another name as its whole matter (森林法: 林业).
    """
    records = found_for(asking, wanted, where, subject)
    if subject is not None:
        records = [_of_the_law_itself(record, subject, of_the_law) for record in records]
    held = (_held(record, asking, wanted) for record in records)
    return [one for one in held if one is not None]


def found_for(
    asking: Asking, wanted: WantedMatter, where: Filter, subject: Subject | None = None
) -> list[Competence]:
    """The competences that share words with the matter; of laws of the subject alone, where one is given."""
    found = asking.view.search(
        Probe(
            legs=legs_of(wanted.terms, wanted.phrases),
            where=msgspec.structs.replace(where, kinds=("competence",)),
            size=_CANDIDATES,
        )
    )
    ids = dict.fromkeys(match.id for matches in found.legs.values() for match in matches)
    records = [r for r in asking.view.records(list(ids)).values() if isinstance(r, Competence)]
    asking.shelf.fetch(record.document_id for record in records)
    plain = asking.shelf.plain
    return [
        one for one in records if subject is None or subject_title(plain(one.document_id)) == subject.name
    ]


def _of_the_law_itself(record: Competence, subject: Subject, of_the_law: bool) -> Competence:
    """The competence, its matter the law's subject where it is the law itself that an office sees to (本规定执行情况)."""
    named = record.duty == "主管" or record.matter in subject.name
    whole = of_the_law and record.gives == "charge" and named and extent_of(record) == WHOLE
    is_law = whole or _THE_LAW.fullmatch(record.matter) is not None
    return msgspec.structs.replace(record, matter=subject.name) if is_law else record


def _held(record: Competence, asking: Asking, wanted: WantedMatter) -> Held | None:
    if all(unit.collective for unit in record.units) or not is_asked(record, asking):
        return None
    document = asking.shelf.plain(record.document_id)
    near = near_enough(document, asking)
    if near is None:
        return None
    plainly = f"{record.matter}{record.duty}"
    # What an article makes an office do, it does about what its law is about.
    told = (
        plainly if record.gives == "charge" else f"{title_matter(document.title, document.region)}，{plainly}"
    )
    if wanted.matter.share(told) < _COVER or wanted.head.share(plainly) < HEAD:
        return None
    if any(Matter((term,)).share(told) < HEAD for term in wanted.things if _tells(term)):
        return None
    if not wanted.is_paper_in(record.evidence.quote, document.title):
        return None
    if wanted.common and not any(core in record.matter for core in wanted.cores):
        return None
    gives = extent_of(record)
    narrow = narrowness(record.matter, wanted)
    if gives == WHOLE and _NAMES_IT <= narrow < _OF_ITS_LAW and is_titled_by(document, wanted):
        narrow = _OF_ITS_LAW
    if narrow < (_NARROW if wanted.said.share(told) >= _SAID else NARROW_OF_OTHERS):
        return None
    titled = wanted.matter.share(document.title) * _is_of(document, record, wanted)
    score = 0.4 * wanted.whole.share(told) + 0.3 * narrow + 0.2 * titled + 0.1 * gives
    return Held(
        competence=record,
        judged=asking.shelf.judged(document.id),
        near=near,
        fits=level_fit(record, asking),
        narrow=narrow,
        said=wanted.said.share(told) >= HEAD,
        score=score,
    )


def near_enough(document: Document, asking: Asking) -> Near | None:
    """How the law lies to the place asked about; None where it does not bind that."""
    near = place_of(document, asking.where)
    if near is None or near.lies == "below":
        return None
    of_the_nation = document.region == NATION
    if near.lies == "above" and of_the_nation and rank_of_law(document) > 1:
        return None  # A ministry's rule is for its own.
    elsewhere = (near.lies == "above" or of_the_nation) and speaks_elsewhere(document.title, asking.where)
    return None if elsewhere else near


def is_titled_by(document: Document, wanted: WantedMatter) -> bool:
    """Whether the law is about just what was asked."""
    titled = title_matter(document.title, document.region)
    return wanted.matter.share(titled) >= _COVER and narrowness(titled, wanted) >= NARROW_OF_OTHERS


def _is_of(document: Document, record: Competence, wanted: WantedMatter) -> float:
    """How surely the law is about the very matter: 化妆品监督管理条例 rather than 化妆品生产经营监督管理办法."""
    titled = title_matter(document.title, document.region)
    if titled in wanted.names:
        return _BY_TITLE
    return 1.0 if titled in record.matter else 0.8


def rank_of_law(document: Document) -> int:
    """0 a law, 1 a regulation of the State Council or a place's own, 2 a rule of a ministry."""
    return 0 if document.kind == "law" else 1 if document.title.endswith("条例") else 2


def _tells(term: Term) -> bool:
    """Whether the competence must say the term: words of content, and verbs of what is done (审批) however common."""
    return term.weight >= CONTENT or term.text in listed("light")


def level_fit(record: Competence, asking: Asking) -> float:
    """How well the level that the competence speaks of fits the place asked about; with none asked the nation's comes first.

    Who says 县里 means no office of the nation.
    """
    if not asking.where.asked and _SOMEWHERE.search(asking.query.text):
        return level_fits(record.level, _COUNTY)
    if not asking.where.asked:
        return {"全国": 1.0, "县级以上": 0.9}.get(record.level or "", 0.8)
    return level_fits(record.level, min(rank_of(path) for path in asking.where.paths))
