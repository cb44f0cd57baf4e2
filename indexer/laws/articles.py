"""The articles of a law: which of its clauses they are, with their items and the articles on liability that cite them."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpus.identity import part_id
from corpus.model import Article, Citation, Clause, Document
from corpus.recognise.cited.article_parts import read_paragraphs
from corpus.recognise.cited.law_titles import bare_title
from indexer.laws.liability import link_penalties
from indexer.laws.texts import whole_of

# 第三十三条修改为：… tells of another text's article.
_AMENDS = re.compile(
    r"[ \t\u3000]*(?:第[^ \n]{1,12}款)?(?:修改|改|更改|合并|移)(?:为|成|作)|[ \t\u3000]*(?:删去|增加)"
)
_NUMBER_LENGTH = 24


def is_article(text: str, label: str) -> bool:
    """Whether a node labelled 第X条 is an article of its own text, not an order to change another text's."""
    after = text[len(label) : len(label) + _NUMBER_LENGTH] if text.startswith(label) else text
    return not _AMENDS.match(after)


def as_article(clause: Clause, document: Document, place: int) -> Article:
    """The clause as an article of the document; `text` is all of it, `items` are its 项."""
    fields = {name: getattr(clause, name) for name in clause.__struct_fields__}
    items = tuple(
        clause.text[item.span.start : item.span.end]
        for paragraph in read_paragraphs(clause.text)
        for item in paragraph.items
    )
    return Article(
        **fields | {"id": part_id(document.id, "article", place), "items": items or clause.items},
        law=law_name(document),
        number=clause.path[-1],
        version=document.written_on or document.published_on,
        in_force_from=document.in_force_from,
    )


def law_name(document: Document) -> str:
    """The name of the law that a document's articles are of: of a part printed alone (民法典 合同编) the whole law's."""
    return bare_title(whole_of(document) or document.title, keep_nation=True)


def finish(text: str, clauses: Sequence[Clause], citations: Sequence[Citation]) -> tuple[Clause, ...]:
    """The clauses of a document's text, with every article linked to those of the same text that punish its breach."""
    return tuple(_linked(clauses, link_penalties(text, clauses, citations)))


def _linked(clauses: Sequence[Clause], penalties: dict[str, tuple[str, ...]]) -> Iterator[Clause]:
    for clause in clauses:
        if isinstance(clause, Article) and clause.id in penalties:
            yield msgspec.structs.replace(clause, penalty_ids=penalties[clause.id])
        else:
            yield clause
