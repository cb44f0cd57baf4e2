"""The office that an article names: what kind it is whatever its level, and the competence that its sentence tells."""

import re

import msgspec

from corpus.model import Article, Competence, Evidence, UnitName
from indexer.laws.competence_levels import office_of
from search_api.answer.asking import Asking
from search_api.answer.law.inferred import agency_of
from search_api.answer.law.who_does import Named

# Who is not called by what they do.
_NOT_TOLD = re.compile(
    r"^(?:原|上级|同级|其|该|本级|接受|凡|有关|当地)|请求|申请|^(?:主管|监督管理|执法|审批|许可)(?:部门|机关)$"
    r"|(?:登记|发证|审批|批准|主管|签发|颁发|许可|处罚|审查|征收|执法|复议)机关$|委员会$"
)
_COURT = re.compile("法院$")
# Of a town or of a street, as the place has it.
_TOWN = re.compile(r"街道办事处$|^[乡镇级民族、()]{1,8}(?:人民)?政府$")
_KIND = re.compile(r"(?:行政)?(?:主管|管理)?(?:部门|机构|机关)$")


def kind_of_office(unit: UnitName) -> str:
    """What the office is called at any level and by today's name; empty where its name does not say what it does."""
    office, government = office_of(unit.name)
    if unit.collective or _NOT_TOLD.search(office):
        return ""
    if _TOWN.search(unit.name):
        return "乡镇"
    if _COURT.search(unit.name):
        return "法院"
    if government:
        return unit.name
    return agency_of(unit) or _KIND.sub("", office)


def as_competence(asking: Asking, article: Article, named: Named) -> Competence:
    """The competence as it was read from that sentence; else as the sentence says it, under the article's own id."""
    evidence = _narrowed(article, named)
    read = asking.view.document(article.document_id)
    for one in read.competences if read is not None else ():
        inside = evidence.start <= one.evidence.start and one.evidence.end <= evidence.end + 1
        told = any(word in one.duty for word in named.words)
        if one.article_id == article.id and inside and told and one.units == named.offices.units:
            return one
    return Competence(
        id=article.id,
        document_id=article.document_id,
        units=named.offices.units,
        matter="".join(asking.query.phrases),
        duty="、".join(named.words),
        evidence=evidence,
        level=named.offices.level,
        article_id=article.id,
        gives="act",
    )


def _narrowed(article: Article, named: Named) -> Evidence:
    evidence, text = article.evidence, article.text
    end = named.end + text.startswith(("。", "；"), named.end)
    start = evidence.quote.find(text[named.start : end])
    if start < 0:
        return evidence
    quote = text[named.start : end]
    begin = evidence.start + start
    return msgspec.structs.replace(evidence, quote=quote, start=begin, end=begin + len(quote))
