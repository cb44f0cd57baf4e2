"""Liability: which articles punish the breach of which, by the words in which they cite them."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Article, Citation
from corpus.recognise.characters import fold
from corpus.recognise.numerals import read_numeral, write_numeral

# What befalls whoever breaks a rule. 承担…责任 is the civil kind, 有期徒刑 and 拘役 the criminal one.
_SANCTION = re.compile(
    r"罚款|处罚|处分|没收|责令|吊销|撤销|暂扣|降低资质|警告|拘留|通报批评|追究.{0,12}责任|有期徒刑|拘役|承担.{0,16}责任|赔偿|取缔|强制拆除|追回"
)
# Of an article cited so, the citing one says how it is punished: 违反本法第五条规定, 有本法第六条所列行为.
_BREACH = re.compile(
    r"违反|违背|不符合|不履行|未履行|未依照|未按照?|不依照|不按照?|违者|触犯|[有具](?:本|前|上述|下列)?"
)
# And so it is only where the punishment stands: 依照本法第九十四条的规定处罚.
_POINTS = re.compile(r"(?:依照|按照|依据|根据|适用|参照|除|按)[^,。;:\n]{0,30}$")
# 有本法第六条规定的行为之一的.
_OF_ACTS = re.compile(r"[^,。;\n]{0,20}(?:行为|情形|情况)")
_REACH = 40
_ARTICLE = re.compile(
    r"第(?P<first>[〇零一二三四五六七八九十百千]+)条(?:之(?P<sub>[一二三四五六七八九十]+))?"
    r"(?:[^至]{0,20}至第(?P<last>[〇零一二三四五六七八九十百千]+)条)?"
)
_OWN = re.compile(r"^(?:本|该|同)|^第|^前")
# 第三条至第八条 names six articles; a longer run names the whole law.
_LONGEST_RUN = 60


def is_sanction(text: str) -> bool:
    """Whether the text says what befalls whoever breaks a rule."""
    return _SANCTION.search(text) is not None


def punishes(text: str, start: int, end: int) -> bool:
    """Whether the article whose text this is punishes the breach of what it cites at `start:end`."""
    folded = fold(text)
    sentence = (
        max(folded.rfind("。", 0, start), folded.rfind("\n", 0, start), folded.rfind(";", 0, start)) + 1
    )
    before = folded[max(sentence, start - _REACH) : start]
    if _POINTS.search(before) and not re.search(r"(?:未|不)(?:依照|按照|依据|根据|按)[^,。;]{0,20}$", before):
        return False
    breach = _BREACH.search(before) or _OF_ACTS.match(folded, end)
    return breach is not None and is_sanction(folded[sentence:])


def numbers_cited(article: str) -> Iterator[str]:
    """The numbers of the articles that a reference in normal form names: 第三条至第五条 names three."""
    match = _ARTICLE.match(article)
    if match is None:
        return
    first, last = read_numeral(match["first"]), read_numeral(match["last"] or "")
    if first is None:
        return
    yield f"第{write_numeral(first)}条" + (f"之{match['sub']}" if match["sub"] else "")
    if last is not None and first < last <= first + _LONGEST_RUN:
        for number in range(first + 1, last + 1):
            yield f"第{write_numeral(number)}条"


def link_penalties(articles: Sequence[Article], citations: Sequence[Citation]) -> dict[str, tuple[str, ...]]:
    """By the id of an article those of the same text that punish its breach, in the text's order."""
    by_number = {article.number: article for article in articles}
    linked: dict[str, list[str]] = {}
    place = 0
    for citation in sorted(citations, key=lambda one: one.start):
        while place < len(articles) and articles[place].evidence.end <= citation.start:
            place += 1
        if place == len(articles):
            break
        own = articles[place]
        inside = own.evidence.start <= citation.start
        if not inside or not citation.article or citation.title or citation.number:
            continue
        if not _OWN.match(citation.printed):
            continue
        start = citation.start - own.evidence.start
        if not punishes(own.text, start, start + len(citation.printed)):
            continue
        for number in _meant(citation.article, place, articles):
            duty = by_number.get(number)
            if duty is not None and duty.id != own.id and own.id not in linked.setdefault(duty.id, []):
                linked[duty.id].append(own.id)
    return {id_: tuple(ids) for id_, ids in linked.items() if ids}


def _meant(article: str, place: int, articles: Sequence[Article]) -> Iterator[str]:
    """The numbers meant by a reference; 前条 is the one before the citing article."""
    if article.startswith("前") and article.endswith("条"):
        count = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}.get(article[1], 1)
        for before in articles[max(0, place - count) : place]:
            yield before.number
        return
    yield from numbers_cited(article)
