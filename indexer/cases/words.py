"""The words of `cases.toml` as patterns."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon


@cache
def words(part: str, name: str) -> re.Pattern[str]:
    """A pattern for any of the words of that list."""
    return re.compile(any_of(listed(part, name)))


def listed(part: str, name: str) -> tuple[str, ...]:
    """The words of that list."""
    return tuple(lexicon("cases")[part][name])
