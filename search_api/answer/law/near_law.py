"""What law somebody may have meant whose name of it is off by a word."""

from difflib import SequenceMatcher

from corpus.model import Document
from corpus.recognise.cited.law_titles import NATION_NAME, bare_title
from corpus.recognise.keys import title_key
from indexer.engine.values import FieldName, Filter, Leg, Probe
from indexer.laws.kind import LAW_KINDS
from indexer.tokens import tokenize
from search_api.answer.asking import Asking
from search_api.answer.law.exact_article import find_exact
from search_api.answer.law_texts import laws_named, text_meant
from search_api.answer.place import place_of
from search_api.values import AskedArticle, LawName

_CANDIDATES = 20
# 安全生产管理法 and 安全生产法 are 0.83 alike, 消防安全法 and 消防法 0.75.
_ALIKE = 0.75
_TITLE: tuple[tuple[FieldName, float], ...] = (("title", 1.0),)


def nearest_law(asking: Asking, asked: AskedArticle) -> str | None:
    """The article of the same number of the held law whose name is most like the one given; None where none is like it.

    Also where the law is held and only the year is not its: then that of the text in force.
    """
    if not asked.names:
        return None
    held, name = laws_named(asking.view, asked.names, asking.where)
    if name is not None:
        current = text_meant(held, asking.query.on)
        of_year = text_meant(held, asking.query.on, name.year, former=name.former)
        return _said(asking, current, asked) if not of_year else None
    documents = _near(asking, asked)
    return _said(asking, documents[:1], asked)


def _near(asking: Asking, asked: AskedArticle) -> tuple[Document, ...]:
    names = [name.name for name in asked.names]
    tokens = tokenize(bare_title(names[0]))
    legs = (
        Leg(name="words", tokens=_weighed(tokens.words), fields=_TITLE),
        Leg(name="bigrams", tokens=_weighed(tokens.bigrams), fields=_TITLE),
    )
    where = Filter(kinds=("document",), document_kinds=tuple(sorted(LAW_KINDS)))
    found = asking.view.search(Probe(legs=legs, where=where, size=_CANDIDATES))
    ids = dict.fromkeys(match.id for matches in found.legs.values() for match in matches)
    asking.shelf.fetch(ids)
    fits = [(max(_likeness(name, asking.shelf.plain(id_)) for name in names), id_) for id_ in ids]
    near = sorted((fit for fit in fits if fit[0] >= _ALIKE), key=lambda fit: (-fit[0], fit[1]))
    judged = (asking.shelf.judged(id_) for _, id_ in near)
    return tuple(
        each.document for each in judged if each.counts and place_of(each.document, asking.where) is not None
    )


def _weighed(tokens: str) -> tuple[tuple[str, float], ...]:
    return tuple((token, 1.0) for token in dict.fromkeys(tokens.split()))


def _likeness(name: str, document: Document) -> float:
    """How like two names are; 中华人民共和国 and marks tell nothing wherever they stand."""
    one, other = (title_key(bare_title(title)) or "" for title in (name, document.title))
    return SequenceMatcher(
        None, one.replace(NATION_NAME, ""), other.replace(NATION_NAME, ""), autojunk=False
    ).ratio()


def _said(asking: Asking, documents: tuple[Document, ...], asked: AskedArticle) -> str | None:
    """The article of these documents as it may be asked for; None where asked so it is not found either."""
    held = asking.view.labelled([document.id for document in documents], [asked.number])
    if not held:
        return None
    name = bare_title(asking.shelf.plain(held[0].document_id).title, keep_nation=True)
    again = AskedArticle(names=(LawName(name=name),), number=asked.number)
    return f"{name}{asked.number}" if find_exact(asking, again) is not None else None
