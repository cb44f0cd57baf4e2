"""Searches that look only where a match can begin.

`re` finds a set of characters at the head of a pattern ten times as fast as it tries alternatives, groups and assertions
at every place of a text.
"""

import re
import sys
from collections.abc import Iterator


def scan(
    first: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` gives, where each match begins with a character that `first` finds."""
    done = start
    for character in first.finditer(text, start, end):
        place = character.start()
        if place >= done and (found := pattern.match(text, place, end)):
            yield found
            done = found.end()
