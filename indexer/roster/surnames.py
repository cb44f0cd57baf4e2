"""The surnames by which a person's name is known in a roster."""

from functools import cache

from corpus.lexicon import read_text
from corpus.model import Record


class Surnames(Record):
    """Surnames of one character and of two."""

    single: frozenset[str]
    double: frozenset[str]


@cache
def surnames() -> Surnames:
    """Those of `surnames.txt`, whose lines of two characters stand parted by blanks."""
    lines = [line for line in read_text("surnames.txt").splitlines() if line and not line.startswith("#")]
    double = frozenset(name for line in lines if " " in line for name in line.split())
    return Surnames(frozenset("".join(line for line in lines if " " not in line)), double)
