"""Which 款 and 项 of a duty its breach is asked about, and how well an article that punishes the duty fits it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from corpus.model import Article, Citation, Record
from corpus.recognise.cited.article_parts import read_paragraphs
from corpus.recognise.cited.articles import labels_of
from corpus.recognise.numerals import read_numeral
from search_api.answer.cover import Matter
from search_api.values import AskedArticle, Query

# 第四条第三项, 第四条第二款第一项至第三项
_PARTS = re.compile(
    r"第(?P<first>[^第条款项至]{1,5})(?P<unit>[款项])(?:至第(?P<last>[^第条款项至]{1,5})(?P<same>[款项]))?"
)
# An item is meant where it holds so much more of the matter than any other does.
_PLAINLY = 0.2
_MOST_PARTS = 100
# How far off an article is that names another part than the one asked about.
_OTHER = 2


class Part(Record):
    """A part of an article by the numbers of its 款 and 项; the whole where both are None."""

    paragraph: int | None = None
    item: int | None = None


def part_asked(asked: AskedArticle) -> Part:
    """The part that the question names."""
    return Part(paragraph=asked.paragraph, item=asked.item)


def part_told(article: Article, query: Query) -> Part:
    """The 项 of the article that plainly tells the matter of the question; the whole where none does."""
    matter = Matter(query.terms, query.phrases)
    found = sorted(
        (
            (matter.share(article.text[item.span.start : item.span.end]), place, item.number)
            for place, paragraph in enumerate(read_paragraphs(article.text), start=1)
            for item in paragraph.items
        ),
        reverse=True,
    )
    if not found or (len(found) > 1 and found[0][0] < found[1][0] + _PLAINLY):
        return Part()
    return Part(paragraph=found[0][1], item=found[0][2])


def by_part(
    penalties: Iterable[Article], duty: Article, part: Part, citations: Sequence[Citation]
) -> list[Article]:
    """The articles that punish the part of the duty, first those that name it, then those that name all of it.

    Those that name other parts alone do not punish it. `citations` are those of the text in which all of them stand.
    """

    def strangeness(penalty: Article) -> int:
        return min((_misfit(cited, part) for cited in _cited(penalty, duty, citations)), default=1)

    strange = [(strangeness(penalty), penalty) for penalty in penalties]
    return [penalty for how, penalty in sorted(strange, key=itemgetter(0)) if how < _OTHER]


def _cited(penalty: Article, duty: Article, citations: Sequence[Citation]) -> Iterator[Part]:
    """The parts of the duty that an article of its own text names."""
    for citation in citations:
        article = citation.article
        if article is None or citation.title or citation.number or duty.number not in labels_of(article):
            continue
        if penalty.evidence.start <= citation.start < penalty.evidence.end:
            yield from _parts(article)


def _parts(article: str) -> Iterator[Part]:
    named: dict[str, range] = {}
    for found in _PARTS.finditer(article):
        first = read_numeral(found["first"])
        last = read_numeral(found["last"]) if found["last"] else first
        if first is not None and last is not None and last - first < _MOST_PARTS:
            named[found["unit"]] = range(first, last + 1)
    for paragraph in named.get("款", (None,)):
        for item in named.get("项", (None,)):
            yield Part(paragraph=paragraph, item=item)


def _misfit(cited: Part, part: Part) -> int:
    """0 where what is cited names the very part, 1 where it may mean it, `_OTHER` where it names another."""
    pairs = ((cited.paragraph, part.paragraph), (cited.item, part.item))
    if any(one is not None and other is not None and one != other for one, other in pairs):
        return _OTHER
    exact = cited.item is not None or (part.item is None and cited.paragraph is not None)
    return 0 if exact and part != Part() else 1
