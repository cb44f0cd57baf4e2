"""Documents and articles as the targets that citations name."""

from corpus.model import Article, Clause, Document, Target
from indexer.laws.articles import law_name
from indexer.laws.kind import LAW_KINDS
from indexer.laws.texts import version_of


def document_target(document: Document) -> Target:
    """The document as a target; of a part printed alone (民法典 合同编) under the name of the whole."""
    return Target(
        kind="document",
        id=document.id,
        title=law_name(document) if document.kind in LAW_KINDS else document.title,
        number=document.document_number,
        version=version_of(document),
    )


def article_target(clause: Clause, document: Document | None = None) -> Target:
    """An article as a target: of a law under the law's name, in its version."""
    if isinstance(clause, Article):
        title, day = clause.law, clause.version
        version = day.isoformat() if day else None
    else:
        title = document.title if document else clause.evidence.title
        version = version_of(document) if document else None
    return Target(kind="article", id=clause.id, title=title, number=clause.path[-1], version=version)
