"""Orders by which a law is made known: 中华人民共和国国务院令 第708号 《…条例》已经…通过，现予公布 …"""

import re
from collections.abc import Sequence

from indexer.lines import Line
from indexer.metadata.titles import inside_marks

_NUMBERED = r"[（(]?第[\s\u3000]{0,2}[^\s号（）()]{1,8}[\s\u3000]{0,2}号[）)]?"
_ORDER = re.compile(
    rf"(?P<issuer>[^\s关《》（）()]{{2,40}}?)[\s\u3000]{{0,4}}(?:令|公告)[\s\u3000]{{0,4}}(?:{_NUMBERED})?"
)
_NATION = "中华人民共和国"
# An order says in its first lines, of which the number may be one, what it makes known.
_SAID_WITHIN = 4


def issuer_of_order(title: str) -> str | None:
    """Who gives the order that the title names (甘肃省人民政府 of 甘肃省人民政府令第150号); None where it names none."""
    found = _ORDER.fullmatch(title.strip())
    return found["issuer"].removeprefix(_NATION) if found else None


def made_known(lines: Sequence[Line], first: int) -> tuple[str, ...]:
    """The titles of what an order whose lines begin with `first` makes known."""
    return tuple(
        title
        for line in lines[first : first + _SAID_WITHIN]
        if line.grid is None
        for title in inside_marks(line.text)
    )
