"""The document that a question names: by number, by title, or by words of its title."""

import re
from collections.abc import Sequence

import msgspec

from corpus.model import Document, Record
from corpus.recognise.cited.law_titles import read_names
from corpus.validity import PAST, adopted_on, holds
from indexer.engine.values import Probe
from indexer.laws.kind import LAW_KINDS
from indexer.laws.texts import counted_on, years_of
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter, squeezed
from search_api.answer.law_texts import laws_named, text_meant
from search_api.answer.passages import legs_of
from search_api.answer.place import nearness, within
from search_api.question.matter import terms_of
from search_api.values import LawName, Term

# So much of the words that name a document must stand in its title.
_TITLE = 0.72
# Titles whose fit comes this near the best one's are meant as well.
_NEARLY = 0.04
_CANDIDATES = 40
_STATUTE = re.compile(r"(?<![方办做])法(?:典)?$")
# A text of a place below the one asked about is less likely meant, for each level between them.
_PER_LEVEL = 0.1


class NamedDocument(Record):
    """A document and how well what the question calls it fits its title, 0 to 1."""

    document: Document
    fit: float


def named_documents(asking: Asking) -> list[NamedDocument]:
    """The documents that the question names, best first, each judged on the day; none where nothing fits well.

    A number or a full title is exact; else the words of the matter must stand in the title, in a text of the place asked about
    before one of a place below it.
    """
    query = asking.query
    exact = [d for number in query.numbers for d in asking.view.find_documents(number=number)]
    exact += [d for title in query.titles for d in asking.view.find_documents(title=title)]
    called = _called(asking) if not query.numbers else None
    if called is not None:
        exact = called
    elif not exact and not query.numbers:
        exact = _laws(asking)
    if not exact and (query.numbers or called is not None or is_statute(query.laws)):
        return []
    documents = [d for d in exact if nearness(d, asking.where) is not None] or exact
    found = [NamedDocument(document=d, fit=1.0) for d in documents] or _by_words(asking)
    judged = [NamedDocument(document=asking.shelf.judged(f.document.id).document, fit=f.fit) for f in found]
    judged = _in_force_first(asking, judged)
    living = [f for f in judged if f.document.validity not in PAST]
    dated = bool(query.years) and called is not None
    return living if query.newest and living and not dated else judged


def is_statute(laws: Sequence[LawName]) -> bool:
    """Whether a 法 or 法典 of the nation is named, which is known by its name alone, never by words of it."""
    return bool(laws) and all(_STATUTE.search(name.name) for name in laws)


def _called(asking: Asking) -> list[Document] | None:
    """The texts of the law of which a fact is asked, of the edition that is named; None where no such law is held."""
    texts, name = laws_named(asking.view, asking.query.laws, asking.where)
    if name is None:
        return None
    if name.year is None and not name.former:
        return list(texts)
    return list(text_meant(texts, asking.query.on, name.year, former=name.former))


def _laws(asking: Asking) -> list[Document]:
    """The law that the question names in all of its words, in brackets or not, in full or for short."""
    said = asking.query.titles or ("".join(asking.query.phrases),)
    names = [LawName(*read) for name in said if len(name) > 1 for read in read_names(name)]
    texts, name = laws_named(asking.view, names, asking.where)
    year = name.year if name else None
    return [text for text in texts if year is None or year in years_of(text)]


def _in_force_first(asking: Asking, found: list[NamedDocument]) -> list[NamedDocument]:
    """The documents; of the texts of one law the one that is meant first: of a year that the question says, else in force.

    Of those that hold no longer the youngest.
    """
    years = set(asking.query.years)

    def order(each: NamedDocument) -> tuple[bool, int]:
        adopted = adopted_on(each.document)
        return is_later(each), -adopted.toordinal() if adopted and each.document.kind in LAW_KINDS else 0

    def is_later(each: NamedDocument) -> bool:
        if each.document.kind not in LAW_KINDS or len(asking.shelf.texts_of(each.document)) < 2:
            return False
        if years:
            return not years & years_of(each.document)
        return not holds(each.document)

    several = len(counted_on([each.document for each in found])) > 1
    return sorted(found, key=order) if several or any(is_later(each) for each in found) else found


def _by_words(asking: Asking) -> list[NamedDocument]:
    query = asking.query
    phrases = (*query.titles, *query.phrases)
    terms = query.terms or terms_of(query.titles)
    if not terms:
        return []
    legs = legs_of(terms, phrases)
    condition = within(asking.where)
    where = msgspec.structs.replace(condition, kinds=("document",))
    found = asking.view.search(Probe(legs=legs, where=where, size=_CANDIDATES))
    ids = list(dict.fromkeys(match.id for matches in found.legs.values() for match in matches))
    asking.shelf.fetch(ids)
    fits = []
    for id_ in ids:
        document = asking.shelf.plain(id_)
        near = nearness(document, asking.where)
        if near is None or near.lies == "above":
            continue
        fit = max(_fit(terms, phrases, title) for title in (document.title, *document.other_titles))
        fits.append(NamedDocument(document=document, fit=fit - _PER_LEVEL * near.levels))
    best = max((f.fit for f in fits), default=0.0)
    kept = [f for f in fits if f.fit >= _TITLE and f.fit >= best - _NEARLY]
    return sorted(kept, key=lambda f: (-f.fit, f.document.id))


def _fit(terms: Sequence[Term], phrases: Sequence[str], title: str) -> float:
    """How well words name a title: most of all that the title holds them, a little that it holds little else."""
    matter = Matter(terms, phrases)
    named = sum(len(phrase) for phrase in phrases)
    only = min(1.0, named / max(1, len(squeezed(title))))
    return 0.9 * matter.share(title) + 0.05 * matter.run(title) + 0.05 * only
