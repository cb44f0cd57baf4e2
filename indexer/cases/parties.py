"""Organisations that had to do with a case, by their class: 施工单位是某某公司. Persons are never read."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record, Span
from corpus.model.case import Party

_NAME = r"[^,;:。、\n\"“”]{2,40}?"
_ENDS = r"(?:公司|集团|厂|矿|局|院|所|中心|队|站|店|部|社|委员会|办公室|指挥部|政府|学校|医院|合作社|事务所|办事处)"


# Who built what fell is told before it: 某建筑公司（一级资质）承建的某工程.
_BUILDER = re.compile(
    r"(?:^|(?<=[,;。、由\n日]))(?P<name>[^,;:。、\n()0-9]{3,40}?(?:公司|集团|工程局|工程队|建筑队|施工队))"
    r"(?:\([^()\n]{0,80}\))?(?:总承包|承包|承建|承揽|负责施工|组织施工|施工)的"
)


class FoundParty(Record):
    """A party and where its name stands."""

    party: Party
    span: Span


def find_parties(text: str, folded: str, start: int, end: int) -> list[FoundParty]:
    """The parties that a stretch names, each once, in order."""
    found: list[FoundParty] = []
    told = [("施工单位", match) for match in _BUILDER.finditer(folded, start, end)]
    told += [(_roles()[match["role"]], match) for match in _pattern().finditer(folded, start, end)]
    for role, match in told:
        span = Span(start=match.start("name"), end=match.end("name"))
        party = Party(role=role, name=text[span.start : span.end])
        if all(other.party != party for other in found):
            found.append(FoundParty(party, span))
    return found


# Whose accident or offence a heading names: 某公司“5·18”较大事故, 某家具厂未开展…案.
_OWNER = re.compile(
    rf"(?P<name>{_NAME}(?:公司|集团|厂|合作社|作坊|矿|站|店|服务部|学校|医院))(?:[“\"「『].{{3,8}}[”\"」』]"
    rf"|(?=未|违|使用|出具|擅自|不|将|拒|非法|无证)|(?=[^,。\n]{{0,14}}事故))"
)


def found_in_title(text: str, title: str, start: int) -> list[FoundParty]:
    """Whose case the title names, where it is an organisation's; `start` is where its account begins."""
    found = _OWNER.match(title)
    place = text.find(found["name"], max(0, start - len(title))) if found else -1
    if found is None or place < 0:
        return []
    span = Span(start=place, end=place + len(found["name"]))
    return [FoundParty(Party(role="生产经营单位", name=found["name"]), span)]


@cache
def _roles() -> dict[str, str]:
    return {word: role for role, own in lexicon("cases")["parties"].items() for word in own}


@cache
def _pattern() -> re.Pattern[str]:
    roles = any_of(_roles())
    return re.compile(
        rf"(?P<role>{roles})\s?(?:名称)?(?:是|为|系|:)\s?(?P<name>{_NAME}{_ENDS})(?=[,;:。、\n(]|$|承担|负责|的)"
    )
