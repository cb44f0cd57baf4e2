"""What people call things when they look for cases, with what reports call them."""

from functools import cache

from corpus.lexicon import read_text
from search_api.question.matter import weight_of
from search_api.values import Term

# What reports call a thing counts nearly as the word itself.
_SAME = 0.9


@cache
def reported() -> dict[str, Term]:
    """Each word of people as a term with the names that reports have for it."""
    found: dict[str, Term] = {}
    for line in read_text("case_words.tsv").splitlines():
        if line.startswith("#"):
            continue
        said, told = (column.split() for column in line.split("\t"))
        for word in said:
            others = tuple((name, _SAME) for name in dict.fromkeys((*told, *said)) if name != word)
            found[word] = Term(text=word, weight=weight_of(word), alternatives=others)
    return found
