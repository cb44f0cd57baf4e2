"""Short names that a text gives to what it cites: 以下简称《办法》, 以下分别简称为《甲》和《乙》. Texts here are folded."""

import re

_SHORT = r"(?:(?:以下|下)?(?:分别|一并)?(?:简称|统称|并称|合称)|以下称|下称)为? ?:?"
_MARKED = r"[《“\"「『](?P<marked>[^《》“”\"「」『』;。\n]{1,40})[》”\"」』]"
_BARE = r"(?P<bare>[^《》“”\"「」『』(),、;。 ]{1,40}(?:\([一二三四五六七八九十]{1,3}\))?)"
_FIRST = re.compile(rf"{_SHORT} ?(?:{_MARKED}|{_BARE})")
_NEXT = re.compile(rf" ?(?:[、和及]|以及) ?{_MARKED}")
_BEFORE = re.compile(rf"{_SHORT} ?$")
_LONGEST_LEAD = 12
_MOST = 12


def read_short_names(text: str, folded: str, start: int, end: int) -> tuple[str, ...]:
    """The short names that a bracket gives, as printed, in order; none where it gives none."""
    found = _FIRST.search(folded, start, end)
    names: list[str] = []
    while found and len(names) < _MOST:
        group = "marked" if found["marked"] else "bare"
        names.append(text[found.start(group) : found.end(group)].strip())
        found = _NEXT.match(folded, found.end(), end)
    return tuple(names)


def introduces_short_name(folded: str, position: int) -> bool:
    """Whether what begins here is a short name being given, no citation."""
    return _BEFORE.search(folded, max(0, position - _LONGEST_LEAD), position) is not None
