"""The offices that the laws heard speak for: what tells for each that it has the matter, and the sentence that says it best."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.model import Competence, Record, UnitName
from indexer.laws.kind import LAW_KINDS
from search_api.answer.cover import Matter
from search_api.answer.judged import Judged
from search_api.answer.law.extent import WHOLE, extent_of
from search_api.answer.law.heard import Heard, Hearing, of_rank, signs_in
from search_api.answer.law.held_competence import level_fit
from search_api.answer.law.named_office import as_competence, kind_of_office
from search_api.answer.law.wanted_matter import WantedMatter
from search_api.answer.law.who_does import Named, who_does
from search_api.answer.place import Near
from search_api.values import Query

# So many offices are weighed against each other.
_WEIGHED = 8
# How much an article speaks for an office: that it does the very deed; that the article gives it something, shared with the
# others there; else by how much of what its law gives to anybody is that office's.
_DOES, _IS_GIVEN, _BY_LAW = 1.0, 0.7, 0.6
# An article speaks for an office that has so much of what it says.
_SPEAKS = 0.15
# What the law gives: all of its matter, a side of it, anything else.
_ALL_OF_IT, _SOME_OF_IT = 6, 2
# What tells best: the sentence that does the deed, what is given about it, the charge of all that the law is about.
_THE_DEED, _ABOUT_IT, _THE_LAW, _LEAST = 0.4, 0.5, 0.3, 0.3
_HELD = 0.5
_ALL_OF_IT_SAID = 0.8
_SUREST = 3.0
# Of 93 questions without a sign whose articles are less near, or say less of them, one would be answered.
_NEAR = 0.45
# Who tells a story tells it in several parts, or long.
_PARTS, _LONG = re.compile("[,;。]"), 22
# Who governs has everything; who is called by something else than what they do is not told.
_UNTOLD = re.compile(
    r"政府$|法院$|检察院$|^(?:工作|主管|登记|实施|监督|负责|履行|各级)|牵头$|仲裁$|指挥|管委会$|自然保护区$|风景区$"
)
# 公安部, 公安局 and 公安 are one.
_STATE = re.compile(r"^(?:中华人民共和国|国家|中国(?!人民银行|海警)|负责|主管|管理|所属)+")
_BUREAU = re.compile(r"(?:管理|工作|主管|监督|事务){0,4}(?:总局|总署|局|署|厅|部|的)?$")
_ONE_OF_A_KIND = re.compile("^(?:法院|乡镇)$|政府$")


class Spoken(Record):
    """An office that laws speak for, what tells for it (of the names in `likely_office.toml`), and what says it best."""

    office: str
    signs: dict[str, float]
    record: Competence
    judged: Judged
    near: Near


class _Said(Record):
    record: Competence
    judged: Judged
    near: Near
    score: float


class _Case:
    """What tells for one office."""

    def __init__(self) -> None:
        self.signs: dict[str, float] = defaultdict(float)
        self.said: list[_Said] = []

    def best(self, name: str, value: float) -> None:
        self.signs[name] = max(self.signs[name], value)


def spoken_for(hearing: Hearing) -> list[Spoken]:
    """The offices that have something to do with it by the laws heard, those that most is said for."""
    cases: dict[str, _Case] = defaultdict(_Case)
    _by_laws(hearing, cases)
    _by_articles(hearing, "free", hearing.free, cases)
    _by_articles(hearing, "own", hearing.of_signed, cases)
    _by_what_is_given(hearing, cases)
    for name in ("law", "free", "own", "fits", "does"):
        _compared(name, cases)
    about = _about_the_question(hearing)
    likely = sorted(
        (office for office, case in cases.items() if case.said and not _UNTOLD.search(office)),
        key=lambda office: (-_most(cases[office].signs), office),
    )
    return [_spoken(hearing, office, cases[office], about) for office in likely[:_WEIGHED]]


def tells_a_story(text: str) -> bool:
    """Whether a question tells what happened, which no law says so."""
    return bool(_PARTS.search(text)) or len(text) > _LONG


def is_hopeless(hearing: Hearing) -> bool:
    """Whether nothing tells for any law: no sign of one, nor articles that are near the question and say most of it."""
    about = _about_the_question(hearing)
    return not hearing.all_signed and (about["meant"] < _NEAR or about["missing"] > _HELD)


def leaves_open(hearing: Hearing) -> bool:
    """Whether the sentence that says most of the very matter gives the deed to whoever is competent (由有关部门审批)."""
    said = [
        (
            hearing.matter.share(f"{one.judged.document.title}，{one.article.text[named.start : named.end]}"),
            named,
        )
        for one in (*hearing.free, *hearing.of_signed)
        for named in _named(hearing, one)
    ]
    most = max((share for share, _ in said), default=0.0)
    told = [named for share, named in said if share == most]
    return most >= _ALL_OF_IT_SAID and not any(_offices(named.offices.units) for named in told)


def _most(signs: dict[str, float]) -> float:
    return signs["law"] + signs["free"] + signs["own"] + _HELD * signs["does"]


def _spoken(hearing: Hearing, office: str, case: _Case, about: dict[str, float]) -> Spoken:
    best = max(case.said, key=lambda one: (round(one.score, 2), level_fit(one.record, hearing.asking)))
    own = case.signs
    signs = about | {
        "agree": own["law_first"] + own["free_first"] + own["own_first"],
        "said": best.score,
        "strange": _strange(hearing, best.record.document_id),
        "head_plain": (1 - about["story"]) * _names_the_thing(hearing, best),
        **{
            name: own[name]
            for name in (
                "law",
                "does",
                "extent",
                "fits",
                "fits_first",
                "does_ahead",
                "does_first",
                "free_ahead",
                "own_ahead",
                "article",
                "near",
            )
        },
    }
    return Spoken(office=office, signs=signs, record=best.record, judged=best.judged, near=best.near)


def _by_laws(hearing: Hearing, cases: dict[str, _Case]) -> None:
    """By how much the laws of which there are signs give to each of what they give to anybody."""
    total = sum(one.weight for one in hearing.all_signed) or 1.0
    for one in hearing.signed:
        for rank, texts in enumerate(hearing.texts[one.laws]):
            for text in texts:
                for office, share in _shares(hearing.given[text.id]).items():
                    part = one.weight / total * of_rank(rank) / len(texts)
                    cases[office].signs["law"] += part * share


def _by_articles(hearing: Hearing, name: str, heard: Sequence[Heard], cases: dict[str, _Case]) -> None:
    """By what the articles heard say."""
    total = 0.0
    for one in heard:
        named = _named(hearing, one)
        for office, part in _speaks(hearing, one, named).items():
            cases[office].signs[name] += one.weight * part
            total += one.weight * part
            if part > _SPEAKS:
                cases[office].best("near", one.meant)
                cases[office].best("article", hearing.matter.share(one.told))
        for each in named:
            share = hearing.called.share(one.article.text[each.start : each.end])
            share *= hearing.sure_of(one.article.document_id)
            for office in _offices(each.offices.units):
                cases[office].best("does", share)
                record = as_competence(hearing.asking, one.article, each)
                told = _Said(record=record, judged=one.judged, near=one.near, score=share + _THE_DEED)
                cases[office].said.append(told)
    for case in cases.values():
        case.signs[name] /= total or 1.0


def _speaks(hearing: Hearing, one: Heard, named: Sequence[Named]) -> dict[str, float]:
    """How much an article speaks for each office."""
    given = hearing.given[one.article.document_id]
    speaks = {office: _BY_LAW * share for office, share in _shares(given).items()}
    own = (each for each in given if each.article_id == one.article.id)
    offices = {office for each in own for office in _offices(each.units)}
    speaks |= {office: max(speaks.get(office, 0.0), _IS_GIVEN / len(offices)) for office in offices}
    return speaks | {office: _DOES for each in named for office in _offices(each.offices.units)}


def _named(hearing: Hearing, one: Heard) -> tuple[Named, ...]:
    document = one.judged.document
    if hearing.deed is None or document.kind not in LAW_KINDS:
        return ()
    return tuple(who_does(one.article.text, hearing.deed.deeds, document.region))


def _by_what_is_given(hearing: Hearing, cases: dict[str, _Case]) -> None:
    """By what the laws heard give to each, and whether that is the deed asked about."""
    for id_, given in hearing.given.items():
        lying = hearing.lying(id_)
        if lying is None:
            continue
        sure = hearing.sure_of(id_)
        for one in given:
            share = hearing.called.share(one.evidence.quote) * sure
            fits = sure if _is_the_deed(hearing, one) else 0.0
            extent = extent_of(one) if one.gives == "charge" else 0.0
            score = share + _ABOUT_IT * fits + _THE_LAW * sure * (extent == WHOLE)
            said = _Said(record=one, judged=lying[0], near=lying[1], score=score)
            for office in _offices(one.units):
                cases[office].best("fits", fits * (_LEAST + share))
                cases[office].best("extent", extent * sure)
            for office in _offices(one.units[:1]):
                cases[office].said.append(said)


def _is_the_deed(hearing: Hearing, one: Competence) -> bool:
    """Whether what is given is the deed asked about; where none is, the matter itself."""
    if hearing.deed is None:
        return one.gives == "charge"
    return any(
        deed.by.search(one.duty)
        or (deed.to is not None and deed.to.pattern and deed.to.search(one.evidence.quote))
        for deed in hearing.deed.deeds
    )


def _compared(name: str, cases: dict[str, _Case]) -> None:
    """Who is first by that, and how far ahead of the others each is."""
    values = sorted((case.signs[name] for case in cases.values()), reverse=True)
    best, second = (*values, 0.0, 0.0)[:2]
    for case in cases.values():
        own = case.signs[name]
        case.signs[f"{name}_first"] = float(own == best and own > 0)
        case.signs[f"{name}_ahead"] = own - (second if own == best else best)


def _about_the_question(hearing: Hearing) -> dict[str, float]:
    """What tells for or against any answer."""
    text = hearing.asking.query.text
    told = [one.told for one in (*hearing.free, *hearing.of_signed)]
    story = tells_a_story(text)
    first, second = ([min(one.weight, _SUREST) for one in hearing.all_signed] + [0.0, 0.0])[:2]
    unheard = [term for term in hearing.terms if not any(Matter((term,)).share(one) >= _HELD for one in told)]
    letters = set(signs_in(hearing.all_signed))
    strange = [term for term in unheard if letters.isdisjoint(term.text.lower())]
    total = hearing.matter.total or 1.0
    return {
        "story": float(story),
        "deed": float(hearing.deed is not None),
        "signed_ahead": first - second,
        "meant": max((one.meant for one in hearing.free), default=0.0),
        "missing": sum(term.weight for term in unheard) / total,
        "unexplained_plain": (1 - story) * sum(term.weight for term in strange) / total,
    }


def _strange(hearing: Hearing, document_id: str) -> float:
    """How much of the matter neither the law says, as far as it was heard, nor is a sign of any."""
    heard = (*hearing.free, *hearing.of_signed)
    told = [one.told for one in heard if one.article.document_id == document_id]
    text = "\n".join((*told, *(one.evidence.quote for one in hearing.given.get(document_id, ()))))
    signs = signs_in(hearing.all_signed)
    strange = (
        term.weight
        for term in hearing.terms
        if term.text.lower() not in signs and Matter((term,)).share(text) < _HELD
    )
    return sum(strange) / (hearing.matter.total or 1.0)


def _names_the_thing(hearing: Hearing, said: _Said) -> float:
    """How far what says it, or a sign of the surest law, names the thing itself that is asked about."""
    wanted = _wanted(hearing.asking.query)
    if wanted is None:
        return 0.0
    told = wanted.head.share(f"{said.judged.document.title}，{said.record.evidence.quote}")
    return max(told, wanted.head.share("".join(hearing.all_signed[0].signs)) if hearing.all_signed else 0.0)


def _wanted(query: Query) -> WantedMatter | None:
    return WantedMatter.of(query.phrases)


def _offices(units: Iterable[UnitName]) -> set[str]:
    return {_family(kind_of_office(unit)) for unit in units} - {""}


def _family(office: str) -> str:
    """What the office does, whatever its level and whether it is called a bureau."""
    if _ONE_OF_A_KIND.search(office):
        return office
    return _BUREAU.sub("", _STATE.sub("", office)) or office


def _shares(given: Iterable[Competence]) -> dict[str, float]:
    """How much of what a law gives to anybody is each office's."""
    counted: dict[str, float] = defaultdict(float)
    for one in given:
        weight = 1 if one.gives != "charge" else _ALL_OF_IT if extent_of(one) == WHOLE else _SOME_OF_IT
        for office in _offices(one.units):
            counted[office] += weight
    total = sum(counted.values())
    return {office: count / total for office, count in counted.items()}
