"""Whose a law is that gives its matter to nobody in one sentence: the one office that it names throughout.

导游人员管理条例 names 旅游行政部门 wherever something is issued or punished, and nobody else.
"""

import re
from collections import defaultdict

from corpus.lexicon import lexicon
from corpus.model import Competence, UnitName
from corpus.validity import PAST
from indexer.engine.values import Filter
from indexer.laws.competence_levels import office_of
from search_api.answer.asking import Asking
from search_api.answer.law.held_competence import Held, found_for, level_fit, near_enough
from search_api.answer.law.subject import Subject
from search_api.answer.law.wanted_matter import WantedMatter

# It stands in so many of the sentences in which the law gives something to an office, and in so large a part of them.
_LEAST, _MOSTLY = 4, 0.7
# What an office does about a matter says more of whose that is than what it punishes.
_BY_KIND = {"charge": 0.6, "act": 0.55, "penalty": 0.5}
_ENDINGS = ("主管部门", "行政部门", "管理部门", "监督管理机构", "公安机关")
# Not called by what they do: who they are, another sentence says (登记管理机关).
_NOT_TOLD = re.compile(
    r"^(?:原|上级|同级|其|该|本级|所在地)|登记(?:管理)?机关$|(?:发证|审批|批准|主管|签发|颁发|许可|处罚)机关$|人民政府$|人民法院$|委员会$"
)


def office_throughout(asking: Asking, wanted: WantedMatter, subject: Subject, where: Filter) -> list[Held]:
    """What the laws of the subject give the one office that they name throughout; none where several share them.

    `wanted` is the matter as these laws call it.
    """
    named: dict[str, list[Competence]] = defaultdict(list)
    total = 0
    for record in found_for(asking, wanted, where, subject):
        offices = {_office(unit) for unit in record.units if not unit.collective} - {""}
        if asking.shelf.judged(record.document_id).document.validity in PAST or not offices:
            continue
        total += 1
        for office in offices:
            named[office].append(record)
    most = max(named, key=lambda office: (len(named[office]), office), default="")
    own = named[most] if most else []
    if len(own) < _LEAST or len(own) < total * _MOSTLY or _names_another(most, own, asking):
        return []
    held = (_held(record, asking) for record in own if len(record.units) == 1)
    return [one for one in held if one is not None]


def _office(unit: UnitName) -> str:
    """What the office is called at any level; empty where its name does not say what it does."""
    office, government = office_of(unit.name)
    told = government or office in lexicon("competences")["collective"] or _NOT_TOLD.search(office)
    return "" if told else office


def _names_another(office: str, told: list[Competence], asking: Asking) -> bool:
    """Whether these laws speak more of another office, whatever they give it."""
    readings = [asking.view.document(id_) for id_ in dict.fromkeys(one.document_id for one in told)]
    texts = "\n".join(reading.text for reading in readings if reading is not None)
    own = texts.count(office)
    return any(texts.count(ending) - own * office.endswith(ending) > own for ending in _ENDINGS)


def _held(record: Competence, asking: Asking) -> Held | None:
    document = asking.shelf.plain(record.document_id)
    near = near_enough(document, asking)
    if near is None:
        return None
    return Held(
        competence=record,
        judged=asking.shelf.judged(document.id),
        near=near,
        fits=level_fit(record, asking),
        narrow=1.0,
        said=False,
        score=_BY_KIND[record.gives],
    )
