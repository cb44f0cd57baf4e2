"""A question without its story: words for what befell the teller (要塌了, 堆着), as no official text puts it, or whole pieces."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from search_api.question import frames
from search_api.question.frames import words as listed
from search_api.question.matter import CONTENT, LIGHT, happens, head_of, terms_of
from search_api.values import Query, Term

# So much of the matter must be left.
_ENOUGH = 1.0
# Of a story in several pieces no more are asked for one by one.
_MOST_PIECES = 8
_PARTED = re.compile(r"[,;。?!][^,;。?!]")


def without_story(query: Query) -> Query | None:
    """The question as it asks who has what, the words of its story weighing little; None where it has none, or little else."""
    story = {term.text for term in query.terms if _is_story(term)}
    return (
        _read_anew(query, query.phrases, query.terms, story, query.head)
        if story and asks_who(query)
        else None
    )


def pieces_of_story(query: Query) -> Iterator[Query]:
    """Each piece of a long story as a question of its own, where and to whom it happened weighing little too."""
    if not (asks_who(query) and _PARTED.search(query.text)):
        return
    for piece in query.phrases[:_MOST_PIECES]:
        terms = terms_of([piece])
        story = {term.text for term in terms if _is_story(term) or term.text in listed("setting")}
        if told := _read_anew(query, (piece,), terms, story, head_of([piece])):
            yield told


def _read_anew(
    query: Query, phrases: tuple[str, ...], terms: Sequence[Term], story: Iterable[str], head: Sequence[Term]
) -> Query | None:
    """The question of these pieces, the words of the story weighing little; None where hardly a matter is left."""
    weighed = tuple(
        msgspec.structs.replace(term, weight=term.weight * LIGHT) if term.text in story else term
        for term in terms
    )
    content = [term for term in weighed if term.weight >= CONTENT]
    if not content or sum(term.weight for term in content) < _ENOUGH:
        return None
    left = tuple(term for term in head if term.text not in story) or (content[-1],)
    return msgspec.structs.replace(query, terms=weighed, phrases=phrases, head=left)


def asks_who(query: Query) -> bool:
    """Whether the question itself asks for who has a matter, of no unit that it names."""
    return (
        query.intent == "responsibility"
        and not query.units
        and bool(frames.find("responsibility", query.text))
    )


def _is_story(term: Term) -> bool:
    """Whether the word tells what happens in a way that official texts do not use."""
    if term.weight < CONTENT or term.text in listed("undoing") or frames.find("words.harm", term.text):
        return False
    return happens(term.text)
