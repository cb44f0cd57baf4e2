"""What a question for cases is about, without what it says of them, and under the names that reports use."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon
from search_api.question.asked_cases import AskedCases
from search_api.question.case_words import reported
from search_api.question.matter import pieces_of, terms_of
from search_api.values import Query, Term

# Where to, where in, or that it came to pass.
_BEHIND = frozenset("到进里上下出了着住倒掉")


def matter_of(query: Query, asked: AskedCases) -> tuple[Term, ...]:
    """The words of the matter: those of names, those with other names in reports, then the rest; none twice."""
    said = "\n".join(query.phrases)
    names = {term.text for term in terms_of(query.phrases)}
    found = {term.text: term for term in query.terms if term.text not in names}
    for span in asked.taken:
        told = query.text[span.start : span.end].strip("的")
        if len(told) > 1:
            said = said.replace(told, "\n")
    for match in _called().finditer(said):
        found.setdefault(match[0], reported()[match[0]])
    said = _aside().sub("\n", _called().sub("\n", said))
    for term in terms_of(pieces_of(said, ())):
        found.setdefault(term.text, term)
    return tuple(plain for term in found.values() for plain in _plain(term))


def _plain(term: Term) -> tuple[Term, ...]:
    """A word without what people put behind it and no report does: 漏到 is 漏, 井里 is 井."""
    if term.known or len(term.text) != len("漏到") or term.text[1] not in _BEHIND:
        return (term,)
    return terms_of([term.text[0]])


@cache
def _called() -> re.Pattern[str]:
    return re.compile(any_of(reported()))


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(any_of(lexicon("cases")["asked"]["aside"]))
