"""Whose a matter is that no one sentence and no one law tells surely: the office that the articles found by meaning mostly name.

饭馆雇了个十四岁的孩子，由谁来罚: what the articles found (禁止使用童工规定, 劳动法) give, they nearly all give to one office.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from corpus.model import Article, Competence, Document, Record, UnitName
from corpus.validity import PAST
from indexer.laws.competences import title_matter
from indexer.laws.kind import LAW_KINDS
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.gate import HEAD
from search_api.answer.judged import Judged
from search_api.answer.law.by_deed import asks_an_office, binding
from search_api.answer.law.competence import told_by
from search_api.answer.law.extent import WHOLE, extent_of
from search_api.answer.law.held_competence import Held, level_fit, near_enough
from search_api.answer.law.named_office import as_competence, kind_of_office
from search_api.answer.law.subject import subject_title
from search_api.answer.law.wanted_matter import WantedMatter
from search_api.answer.law.who_does import Named, who_does
from search_api.answer.place import Near
from search_api.question import frames
from search_api.question.asked_deed import AskedDeed, asked_deed, without_deeds
from search_api.question.matter import head_of, terms_of
from search_api.question.synonyms import synonyms_of
from search_api.retrieval import Retrieval
from search_api.values import Answer, Query, Term

# So many articles are asked for, and so many of those that hold are heard.
_SIZE, _HEARD = 16, 12
# So many official names of each word are asked for, and so many in all.
_NAMES_OF_A_WORD, _NAMES = 2, 6
# An article that holds none of the matter says hardly anything.
_LEAST_COVER = 0.1
# How much an article speaks for an office: that it does the very deed; that the article gives it something, shared with the
# others there; else by how much of what its law gives to anybody is that office's.
_DOES, _IS_GIVEN, _BY_LAW = 1.0, 0.7, 0.6
# What the law gives: all of its matter, a side of it, anything else.
_ALL_OF_IT, _SOME_OF_IT = 6, 2
# Of 140 lay questions that nothing else answered these told the right office of 47 and another of 4, of 60 about things that no
# law knows (隐身衣穿戴许可证) none; the neighbours of these numbers do nearly as well.
_SHARE, _NEAR, _MISSING, _SURE = 0.2, 0.4, 0.55, 0.25
_SHARE_OF_A_PLACE = 0.35
_BY_NEARNESS, _BY_MISSING = 0.3, 0.6
# The sentence that does the deed, and the charge of the law, tell by themselves so much; less than the last tells nothing.
_THE_DEED, _THE_LAW, _LEAST_TOLD = 0.4, 0.5, 0.3
# A law of which nearly half as much is found tells as well.
_AS_MUCH = 0.4
# An article speaks for an office that has so much of what it says.
_SPEAKS = 0.15
_HELD = 0.5
_ALL_OF_THE_MATTER = 0.8
# Who governs has everything, a court hears suits about anything; who is called by something else than what they do is not told.
_UNTOLD = re.compile(
    r"政府$|法院$|检察院$|^(?:工作|主管|登记|实施|监督|负责|履行|各级)|牵头$|仲裁$|指挥|管委会$|自然保护区$|风景区$"
)

_MONEY = re.compile("(?:费|费用|罚款|奖金|补贴|补助|经费|价格|标准|养老金|工资)$")


class _Heard(Record):
    """An article that meaning finds and that holds: what it says with its title, how much it counts, how near it is in meaning.

    `named` are its sentences that name who does the deed asked about, `given` is what its law gives to anybody, `speaks` its part
    for each kind of office.
    """

    article: Article
    judged: Judged
    near: Near
    told: str
    weight: float
    meant: float
    named: tuple[Named, ...] = ()
    given: tuple[Competence, ...] = ()
    speaks: dict[str, float] = {}


def answer_by_most(asking: Asking) -> Answer | None:
    """The office that the articles meant mostly name; None where that is not sure, or the question is not about whose it is."""
    query = asking.query
    wanted = WantedMatter.of(query.phrases) if asks_an_office(query) else None
    if wanted is None or asking.retrieval is None:
        return None
    deed = asked_deed(query)
    if deed is None and not frames.find("whose.oversight", query.text):
        return None
    terms = _matter_of(query, deed)
    found = _found(asking, terms, asking.retrieval)
    # What no article can make up for needs no law read.
    if not any(one.meant >= _NEAR for one in found) or _missing(terms, found) > _MISSING:
        return None
    heard = _heard(asking, found, deed)
    if _leaves_open(heard, Matter(terms)):
        return None
    office, share = _mostly(heard)
    own = [one for one in heard if one.speaks.get(office, 0.0) > _SPEAKS and _is_law_of(wanted, one)]
    # A place has so few laws that the nearest of them may be far from the matter.
    if (
        not own
        or share < (_SHARE_OF_A_PLACE if asking.where.asked else _SHARE)
        or not _is_sure(terms, wanted, own, share)
    ):
        return None
    own = [one for one in own if wanted.is_of_its_tax(one.told)]
    if not any(wanted.is_paper_in(one.article.text, one.judged.document.title) for one in own):
        return None
    record = _telling(asking, terms, office, own, _laws_of_the_thing(wanted, own))
    return None if record is None else told_by(asking, [record])


def _laws_of_the_thing(wanted: WantedMatter, own: Sequence[_Heard]) -> set[str]:
    """The laws that name the thing itself: 城市维护建设税法 does not tell who collects 房地产税."""
    return {one.article.document_id for one in own if wanted.head.share(one.told) >= HEAD}


def _is_law_of(wanted: WantedMatter, one: _Heard) -> bool:
    document = one.judged.document
    return document.kind in LAW_KINDS and not wanted.is_another(subject_title(document))


def _matter_of(query: Query, deed: AskedDeed | None) -> tuple[Term, ...]:
    """The words of the matter with what laws call it, without the deed itself where they say anything else."""
    terms = terms_of(query.phrases, by_law=True)
    return (without_deeds(deed.deeds, terms) if deed is not None else terms) or terms


def _is_sure(terms: Sequence[Term], wanted: WantedMatter, own: Sequence[_Heard], share: float) -> bool:
    """Whether the articles that speak for the office are near enough and say enough of the matter, the thing itself too."""
    near, missing = max(one.meant for one in own), _missing(terms, own)
    if near < _NEAR or missing > _MISSING or max(wanted.head.share(one.told) for one in own) < HEAD:
        return False
    return share + _BY_NEARNESS * near - _BY_MISSING * missing >= _SURE


def _leaves_open(heard: Sequence[_Heard], matter: Matter) -> bool:
    """Whether the sentence that says most of the very matter gives the deed to whoever is competent (由有关部门审批)."""
    said = [
        (matter.share(f"{one.judged.document.title}，{one.article.text[named.start : named.end]}"), named)
        for one in heard
        for named in one.named
    ]
    most = max((share for share, _ in said), default=0.0)
    told = [named for share, named in said if share == most]
    return most >= _ALL_OF_THE_MATTER and not any(_offices(named.offices.units) for named in told)


def _missing(terms: Sequence[Term], told: Iterable[_Heard]) -> float:
    """How much of the matter none of the articles says."""
    texts = [one.told for one in told]
    matters = ((term.weight, Matter((term,))) for term in terms)
    missing = sum(weight for weight, matter in matters if all(matter.share(text) < _HELD for text in texts))
    return missing / (sum(term.weight for term in terms) or 1.0)


def _found(asking: Asking, terms: Sequence[Term], retrieval: Retrieval) -> list[_Heard]:
    """The articles that meaning finds by the question's words, and by the matter with what official texts call it."""
    names = [name for term in terms for name in _names(term)[:_NAMES_OF_A_WORD]][:_NAMES]
    where = msgspec.structs.replace(binding(asking), kinds=("article",))
    matter = Matter(terms)
    heard: list[_Heard] = []
    for text in (asking.query.text, "，".join((*asking.query.phrases, *names))):
        found = retrieval.ask(asking.view, text, where, _SIZE, explain=True)
        records = {one.id: one for one in asking.shelf.records(each.id for each in found)}
        articles = [one for each in found if isinstance(one := records.get(each.id), Article)]
        meant = {each.id: (each.explain or {}).get("vectors", 0.0) for each in found}
        asking.shelf.judge_all(article.document_id for article in articles)
        holding = [
            one for one in articles if asking.shelf.judged(one.document_id).document.validity not in PAST
        ]
        for place, article in enumerate(holding[:_HEARD]):
            judged = asking.shelf.judged(article.document_id)
            near = near_enough(judged.document, asking)
            if near is None or (asking.where.asked and near.lies != "same"):
                continue
            told = f"{judged.document.title}，{article.text}"
            heard.append(
                _Heard(
                    article=article,
                    judged=judged,
                    near=near,
                    told=told,
                    weight=(_LEAST_COVER + matter.share(told)) / (1 + place),
                    meant=meant[article.id],
                )
            )
    return heard


def _names(term: Term) -> list[str]:
    """What official texts say for the word, what the law of the matter calls it first."""
    plain = {name for name, _ in synonyms_of(term.text)}
    return sorted((name for name, _ in term.alternatives), key=plain.__contains__)


def _heard(asking: Asking, found: Sequence[_Heard], deed: AskedDeed | None) -> list[_Heard]:
    """The articles, each with whom it and its law give anything."""
    given = {id_: _given(asking, id_) for id_ in dict.fromkeys(one.article.document_id for one in found)}
    shares = {id_: _shares(told) for id_, told in given.items()}
    heard: list[_Heard] = []
    for one in found:
        article, document = one.article, one.judged.document
        asks_deed = deed is not None and document.kind in LAW_KINDS
        named = tuple(who_does(article.text, deed.deeds, document.region)) if deed and asks_deed else ()
        own = (each for each in given[article.document_id] if each.article_id == article.id)
        offices = {office for each in own for office in _offices(each.units)}
        speaks = {office: _BY_LAW * share for office, share in shares[article.document_id].items()}
        speaks |= {office: max(speaks.get(office, 0.0), _IS_GIVEN / len(offices)) for office in offices}
        speaks |= {office: _DOES for each in named for office in _offices(each.offices.units)}
        heard.append(
            msgspec.structs.replace(one, named=named, given=given[article.document_id], speaks=speaks)
        )
    return heard


def _given(asking: Asking, document_id: str) -> tuple[Competence, ...]:
    read = asking.view.document(document_id)
    return read.competences if read is not None else ()


def _shares(given: Iterable[Competence]) -> dict[str, float]:
    """How much of what a law gives to anybody is each kind of office's."""
    counted: Counter[str] = Counter()
    for one in given:
        weight = 1 if one.gives != "charge" else _ALL_OF_IT if extent_of(one) == WHOLE else _SOME_OF_IT
        counted.update(dict.fromkeys(_offices(one.units), weight))
    total = counted.total()
    return {office: count / total for office, count in counted.items()}


def _offices(units: Iterable[UnitName]) -> set[str]:
    return {kind_of_office(unit) for unit in units} - {""}


def _mostly(heard: Sequence[_Heard]) -> tuple[str, float]:
    """The kind of office that the articles mostly speak for, and its share; none where its name does not say what it does."""
    votes: dict[str, float] = defaultdict(float)
    for one in heard:
        for office, part in one.speaks.items():
            votes[office] += one.weight * part
    office = max(votes, key=lambda name: (votes[name], name), default="")
    if not office or _UNTOLD.search(office):
        return "", 0.0
    return office, votes[office] / sum(one.weight for one in heard)


def _telling(
    asking: Asking, terms: Sequence[Term], office: str, own: Sequence[_Heard], laws_of_it: set[str]
) -> Held | None:
    """What tells it in the laws of the thing that most of the articles are of: the sentence of the deed, or most of the matter.

    Where no such sentence holds much, what gives the office all that the law is about.
    """
    laws: dict[str, float] = defaultdict(float)
    for one in own:
        laws[one.article.document_id] += one.weight * one.speaks[office]
    most = max(laws.values())
    of_laws = [
        one
        for one in own
        if laws[one.article.document_id] >= most * _AS_MUCH and one.article.document_id in laws_of_it
    ]
    matter = Matter(terms)
    told = [
        (_THE_DEED, as_competence(asking, one.article, named), one)
        for one in of_laws
        for named in one.named
        if office in _offices(named.offices.units)
    ]
    # Who pays or sets money only a sentence tells that says who does.
    if not any(_MONEY.search(term.text) for term in head_of(asking.query.phrases)):
        told += [
            (_THE_LAW if _is_of_the_law(each, one.judged.document) else 0.0, each, one)
            for one in {one.article.document_id: one for one in of_laws}.values()
            for each in one.given
            if office in _offices(each.units)
        ]
    scored = [(bonus + matter.share(record.evidence.quote), record, one) for bonus, record, one in told]
    if not scored:
        return None
    score, record, one = max(scored, key=lambda each: (round(each[0], 2), level_fit(each[1], asking)))
    if score < _LEAST_TOLD:
        return None
    return Held(
        competence=record,
        judged=one.judged,
        near=one.near,
        fits=level_fit(record, asking),
        narrow=1.0,
        said=True,
        score=min(score, 1.0),
    )


def _is_of_the_law(record: Competence, document: Document) -> bool:
    """Whether what is given is all that the law is about: of a code's many matters none is."""
    titled = WantedMatter.of((title_matter(document.title, document.region),))
    whole = record.gives == "charge" and extent_of(record) == WHOLE
    return whole and titled is not None and titled.matter.share(record.matter) >= _HELD
