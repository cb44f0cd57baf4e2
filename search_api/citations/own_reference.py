"""What an article means of which no other text is named: 本法第三条, 前款, a lone 第三条."""

import msgspec

from corpus.model import Citation, Clause, Document, Reading, Record
from corpus.recognise.cited.articles import labels_of
from indexer.laws.own_text import NO_ARTICLES, OwnText
from search_api.citations.targets import article_target

NO_NAME = "没有写明是哪份文件的条款"
NO_ARTICLE = "文件中没有{label}"
_QUOTED = "引文中的条款，不能确定是哪份文件的"
_LONGEST_QUOTE = 2_000


class Meant(Record):
    """The documents in which a citation's articles are looked for, or articles of its own text, or why there are neither.

    Of a lone 第三条 it may be both. `article` is the reference spelled out, `notice` what is to be known of the text meant.
    """

    documents: tuple[Document, ...] = ()
    own: tuple[Clause, ...] = ()
    article: str | None = None
    reason: str | None = None
    notice: str | None = None


def told_of_own(citation: Citation, meant: Meant, reading: Reading | None) -> Citation:
    """The citation with the articles of its own text as targets."""
    document = reading.document if reading else None
    first, *others = (article_target(clause, document) for clause in meant.own)
    return msgspec.structs.replace(
        citation, target=first, others=tuple(others), article=meant.article or citation.article
    )


def of_lone(citation: Citation, own: OwnText | None, before: Meant | None) -> Meant:
    """An article of which nobody is named: of the text it stands in, or of the one named before it in its sentence."""
    labels = labels_of(citation.article or "")
    ours = own.find(labels, citation.start) if own else ()
    if before is not None:
        return Meant(documents=before.documents, own=ours) if before.documents else Meant(reason=NO_NAME)
    if ours:
        return Meant(own=ours)
    told = NO_ARTICLE.format(label=labels[0]) if own and own.has_articles else NO_NAME
    return Meant(reason=told)


def of_own(citation: Citation, reading: Reading | None, own: OwnText | None) -> Meant:
    """本法第三条 and 前款 of the text that they stand in."""
    if reading is None or own is None:
        return Meant(reason=NO_NAME)
    article = citation.article or ""
    line = reading.text.rfind("\n", 0, citation.start) + 1
    before = reading.text[max(line, citation.start - _LONGEST_QUOTE) : citation.start]
    if before.count("“") > before.count("”"):
        return Meant(reason=_QUOTED)
    if not article.startswith("第"):
        near = own.near(article, citation.start)
        return Meant(own=near.articles, article=near.article, reason=near.reason)
    labels = labels_of(article)
    found = own.find(labels, citation.start)
    if found:
        return Meant(own=found)
    return Meant(reason=NO_ARTICLE.format(label=labels[0]) if own.has_articles else NO_ARTICLES)
