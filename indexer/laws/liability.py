"""Liability: which articles punish the breach of which, by the words in which they cite them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from corpus.model import Article, Citation, Clause
from corpus.recognise.characters import fold
from corpus.recognise.cited.article_parts import read_paragraphs
from corpus.recognise.cited.articles import labels_of
from indexer.laws.own_text import OwnText

# What befalls whoever breaks a rule. 承担…责任 is the civil kind, 有期徒刑 and 拘役 the criminal one.
_SANCTION = re.compile(
    r"罚款|处罚|处分|没收|责令|吊销|撤销|暂扣|降低资质|警告|拘留|通报批评|追究.{0,12}责任|有期徒刑|拘役|承担.{0,16}责任|赔偿|取缔|强制拆除|追回"
)
# Of an article cited so, the citing one says how it is punished: 违反本法第五条规定, 有本法第六条所列行为.
_BREACH = re.compile(
    r"违反|违背|不符合|不履行|未履行|未依照|未按照?|不依照|不按照?|违者|触犯|[有具](?:本|前|上述|下列)?"
)
_ANY_SANCTION = re.compile(rf"(?={_SANCTION.pattern})")
_SENTENCE_END = re.compile("[。;\n]")
# And so it is only where the punishment stands: 依照本法第九十四条的规定处罚.
_POINTS = re.compile(r"(?:依照|按照|依据|根据|适用|参照|除|按)[^,。;:\n]{0,30}$")
# 未依照本法第九条的规定报告.
_NOT_AS = re.compile(r"[未不](?:依照|按照|依据|根据|按)[^,。;]{0,20}$")
# 有本法第六条规定的行为之一的.
_OF_ACTS = re.compile(r"[^,。;\n]{0,20}(?:行为|情形|情况)")
_REACH = 40
_OWN = re.compile(r"^(?:本|该|同)|^第|^前")


def is_sanction(text: str) -> bool:
    """Whether the text says what befalls whoever breaks a rule."""
    return _SANCTION.search(text) is not None


class Liability:
    """The text of an article, to be asked what it punishes; read once however much it cites."""

    def __init__(self, text: str) -> None:
        self._folded = fold(text)
        self._sentences = [0, *(mark.end() for mark in _SENTENCE_END.finditer(self._folded))]
        # Where the last sanction begins: a sentence is behind it or before it.
        self._threat = max((found.start() for found in _ANY_SANCTION.finditer(self._folded)), default=-1)
        # 有下列行为之一的，由…责令改正，处…罚款：（一）违反本法第五条…: the head of the items says what befalls each.
        self._threatened = [
            paragraph.items
            for paragraph in read_paragraphs(text)
            if paragraph.items
            and _SANCTION.search(self._folded, paragraph.span.start, paragraph.items[0].span.start)
        ]

    def punishes(self, start: int, end: int) -> bool:
        """Whether the article punishes the breach of what it cites at `start:end`."""
        sentence = self._sentences[bisect_right(self._sentences, start) - 1]
        before = self._folded[max(sentence, start - _REACH) : start]
        if _POINTS.search(before) and not _NOT_AS.search(before):
            return False
        breach = _BREACH.search(before) or _OF_ACTS.match(self._folded, end)
        return breach is not None and (self._threat >= sentence or self._is_in_threatened(start))

    def _is_in_threatened(self, position: int) -> bool:
        return any(items[0].span.start <= position < items[-1].span.end for items in self._threatened)


def link_penalties(
    text: str, clauses: Iterable[Clause], citations: Sequence[Citation]
) -> dict[str, tuple[str, ...]]:
    """By the id of an article those of the same text that punish its breach, in the text's order.

    `text` is the document's. Where its numbers begin again, as in an annex, a reference means the articles around it.
    """
    articles = [clause for clause in clauses if isinstance(clause, Article)]
    own_text = OwnText(text, articles)
    linked: dict[str, dict[str, None]] = {}
    place = 0
    liability: Liability | None = None
    for citation in sorted(citations, key=lambda one: one.start):
        while place < len(articles) and articles[place].evidence.end <= citation.start:
            place, liability = place + 1, None
        if place == len(articles):
            break
        own = articles[place]
        if own.evidence.start > citation.start or not _is_own(citation):
            continue
        liability = liability or Liability(own.text)
        start = citation.start - own.evidence.start
        if not liability.punishes(start, start + len(citation.printed)):
            continue
        for duty in _breached(own_text, citation):
            if duty.id != own.id:
                linked.setdefault(duty.id, {})[own.id] = None
    return {id_: tuple(ids) for id_, ids in linked.items()}


def _breached(own_text: OwnText, citation: Citation) -> tuple[Clause, ...]:
    """The other articles of its own text that a citation means, as far as they are there; 前款 is of the same one."""
    article = citation.article or ""
    if not article.startswith("第"):
        return own_text.near(article, citation.start).articles if "条" in article else ()
    return tuple(found for label in labels_of(article) for found in own_text.find([label], citation.start))


def _is_own(citation: Citation) -> bool:
    """Whether a citation names articles of the text that it stands in."""
    if not citation.article or citation.title or citation.number:
        return False
    return _OWN.match(citation.printed) is not None
