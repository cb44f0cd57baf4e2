"""The very article that a question names: of the text of its law that is meant, narrowed to the 款 or 项 asked for."""

from collections.abc import Sequence

import msgspec

from corpus.model import Article, Clause, Document, Evidence, Record, Span
from corpus.recognise.cited.article_parts import Paragraph, read_paragraphs
from corpus.recognise.numerals import write_numeral
from indexer.laws.texts import labels_in
from search_api.answer.asking import Asking
from search_api.answer.judged import Judged
from search_api.answer.law_texts import laws_named, text_meant
from search_api.values import AskedArticle


class Exact(Record):
    """An article as asked for: the record, its document as judged on the day, and the evidence for the part of it."""

    article: Clause
    judged: Judged
    evidence: Evidence
    texts: tuple[Document, ...]


def find_exact(asking: Asking, asked: AskedArticle) -> Exact | None:
    """The article asked for; None where no law of that name or year is held, or it has no such article, 款 or 项.

    The text in force on the day answers, or the one of the year asked for; never another text that has the number.
    """
    texts, name = laws_named(asking.view, asked.names, asking.where)
    if name is None:
        return None
    meant = text_meant(texts, asking.query.on, name.year, former=name.former)
    labels = dict.fromkeys(label for text in meant for label in labels_in(text, asked.number))
    held = asking.view.labelled([text.id for text in meant], list(labels))
    article = min((each for each in held if _stands_within(asking, each, asked)), key=_order, default=None)
    if article is None:
        return None
    span = part_of(article.text, asked)
    if span is None:
        return None
    return Exact(
        article=article,
        judged=asking.shelf.judged(article.document_id),
        evidence=_narrowed(article, span, asked),
        texts=texts,
    )


def _stands_within(asking: Asking, article: Clause, asked: AskedArticle) -> bool:
    """Whether the article stands in all the parts of its law that the question names; their headings tell 侵权责任编 and 附则."""
    if not asked.within:
        return True
    above = [
        clause.heading
        for clause in asking.view.labelled([article.document_id], article.path[:-1])
        if clause.path == article.path[: len(clause.path)]
    ]
    titles = [*above, asking.shelf.judged(article.document_id).document.title]
    return all(
        part in article.path or any(part.removesuffix("编") in title for title in titles)
        for part in asked.within
    )


def part_of(text: str, asked: AskedArticle) -> Span | None:
    """The span in an article's text of the part asked for, all of it where none is; None where it has no such part."""
    if asked.paragraph is None and asked.item is None:
        return Span(start=0, end=len(text))
    paragraphs = read_paragraphs(text)
    if asked.paragraph is not None:
        if not 1 <= asked.paragraph <= len(paragraphs):
            return None
        paragraphs = paragraphs[asked.paragraph - 1 : asked.paragraph]
        if asked.item is None:
            return paragraphs[0].span
    return _item(paragraphs, asked)


def said_part(asked: AskedArticle) -> str:
    """The part of an article that is asked for, as laws are cited: 第一款第（二）项; empty where all of it is."""
    said = "" if asked.paragraph is None else f"第{write_numeral(asked.paragraph)}款"
    said += "" if asked.item is None else f"第（{write_numeral(asked.item)}）项"
    return said + ("" if asked.point is None else f"第{write_numeral(asked.point)}目")


def _item(paragraphs: Sequence[Paragraph], asked: AskedArticle) -> Span | None:
    items = (item for paragraph in paragraphs for item in paragraph.items)
    item = next((item for item in items if item.number == asked.item), None)
    if item is None or asked.point is None:
        return item.span if item else None
    return item.points[asked.point - 1] if 1 <= asked.point <= len(item.points) else None


def _narrowed(article: Clause, span: Span, asked: AskedArticle) -> Evidence:
    """The evidence of the part, its place said as laws are cited: 第十六条第一款第（二）项."""
    own = article.evidence
    return msgspec.structs.replace(
        own,
        locator=own.locator + said_part(asked),
        quote=article.text[span.start : span.end],
        start=own.start + span.start,
        end=own.start + span.end,
    )


def _order(clause: Clause) -> tuple[bool, str, int]:
    """Articles of the text itself before what only bears the number; of a text held twice always the same one."""
    return not isinstance(clause, Article), clause.document_id, clause.evidence.start
