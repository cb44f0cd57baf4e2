"""What a question for cases is about, without what it says of them, and under the names that reports use."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon
from search_api.question.asked_cases import AskedCases
from search_api.question.matter import pieces_of, terms_of
from search_api.values import Query, Term

# What reports call a thing counts nearly as the word itself.
_SAME = 0.9


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
        others = tuple((name, _SAME) for name in lexicon("cases")["called"][match[0]] if name != match[0])
        found.setdefault(match[0], Term(text=match[0], weight=1.0, alternatives=others))
    said = _aside().sub("\n", _called().sub("\n", said))
    for term in terms_of(pieces_of(said, ())):
        found.setdefault(term.text, term)
    return tuple(found.values())


@cache
def _called() -> re.Pattern[str]:
    return re.compile(any_of(lexicon("cases")["called"]))


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(any_of(lexicon("cases")["asked"]["aside"]))
