"""Of articles about a matter, the one that tells all of it, and the one that itself threatens what one does."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Article
from corpus.recognise.cited.article_parts import read_paragraphs
from search_api.answer.cover import Matter
from search_api.answer.law.liability import is_liability
from search_api.answer.passages import Passage
from search_api.question.matter import CONTENT
from search_api.values import Query

# What an office or a court inflicts; not what is owed to whom one harmed, nor what is kept back until the case is settled.
_PENALTY = re.compile(r"罚款|罚金|拘留|吊销|没收|徒刑|警告|拘役|[记扣][一二三六九十百\d]{1,2}分")
_SENTENCE = re.compile(r"[^。；;\n]+")
_LABEL = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]\s*")
# So much of the matter stands in the very sentence that threatens.
_SHARE = 0.75


def threatening_first(passages: Sequence[Passage], query: Query) -> tuple[Passage, ...]:
    """The passages; where the first one is not known to be punished, first one of its law that threatens the act.

    A fine comes before what is owed to others. Of several that do, one that begins with the act, else the first.
    """
    first = next(iter(passages), None)
    if first is None or not _is_open(first):
        return tuple(passages)
    own = [passage for passage in passages if passage.document.id == first.document.id]
    threatening = [passage for passage in own if _threatens(passage, query)]
    # 诈骗公私财物的 is about the very act, 进行保险诈骗活动的 about one that is called by it too.
    begun = [passage for passage in threatening if _begins_with_it(passage, query)]
    found = next(iter(begun), first if first in threatening else next(iter(threatening), None))
    if found is None:
        return tuple(passages)
    return (found, *(passage for passage in passages if passage is not found))


def whole_first(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages; where the first one lacks a word of content that is asked about, first one of its law that lacks none."""
    first = next(iter(passages), None)
    if first is None or first.cover.missing < CONTENT:
        return tuple(passages)
    own = (passage for passage in passages if passage.document.id == first.document.id)
    found = next((passage for passage in own if passage.cover.missing < CONTENT), first)
    return (found, *(passage for passage in passages if passage is not found))


def _is_open(passage: Passage) -> bool:
    """Whether an article sets no duty whose breach its own law says how to punish."""
    record = passage.record
    return isinstance(record, Article) and (is_liability(record) or not record.penalty_ids)


def _begins_with_it(passage: Passage, query: Query) -> bool:
    """Whether the article, a paragraph or an item of it begins with the very words of the act."""
    text = passage.record.text
    paragraphs = read_paragraphs(text)
    spans = [each.span for each in paragraphs] + [item.span for each in paragraphs for item in each.items]
    begun = [_LABEL.sub("", text[span.start : span.end]) for span in spans]
    return any(line.startswith(phrase) for line in begun for phrase in query.phrases)


def _threatens(passage: Passage, query: Query) -> bool:
    matter = Matter(query.terms, query.phrases)
    text = passage.record.text
    return any(_PENALTY.search(said) and matter.share(said) >= _SHARE for said in threats(text))


def threats(text: str) -> Iterator[str]:
    """The sentences of an article, and each item of its lists with the words that lead them: what befalls who does it."""
    yield from (said[0] for said in _SENTENCE.finditer(text))
    for paragraph in read_paragraphs(text):
        for item in paragraph.items:
            lead = text[paragraph.span.start : paragraph.items[0].span.start]
            yield lead + text[item.span.start : item.span.end]
