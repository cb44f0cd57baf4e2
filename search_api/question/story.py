"""A question without the words of its story (要塌了, 堆着, 乱放): what befell the teller, as no official text puts it."""

import msgspec

from search_api.question import frames
from search_api.question.frames import words as listed
from search_api.question.matter import CONTENT, LIGHT, happens
from search_api.values import Query, Term

# So much of the matter must be left.
_ENOUGH = 1.0


def without_story(query: Query) -> Query | None:
    """The question as it asks who has what, the words of its story weighing little; None where it has none, or little else."""
    story = {term.text for term in query.terms if _is_story(term)}
    terms = tuple(
        msgspec.structs.replace(term, weight=term.weight * LIGHT) if term.text in story else term
        for term in query.terms
    )
    content = [term for term in terms if term.weight >= CONTENT]
    if not story or sum(term.weight for term in content) < _ENOUGH or not asks_who(query):
        return None
    head = tuple(term for term in query.head if term.text not in story) or (content[-1],)
    return msgspec.structs.replace(query, terms=terms, head=head)


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
