"""The title and the place of a case as people are shown them: without private persons' names, which the record keeps."""

from functools import lru_cache

from corpus.model import Case
from indexer.cases.persons import find_persons

_MOST = 4000
_UNNAMED = "某"


def title_shown(case: Case) -> str:
    """The title, of whose names of persons only the surname is left: 村民都某某家中爆炸."""
    return _shown(case.title, _told(case))


def place_shown(case: Case) -> str:
    """The place, in the same way; empty where none is told."""
    return _shown(case.place or "", _told(case))


def _told(case: Case) -> str:
    """What a case says of itself: a name is known by what stands around it."""
    return "\n".join((case.title, case.place or "", case.evidence.quote, case.course or ""))


def _shown(text: str, told: str) -> str:
    for name in sorted(_persons(told), key=len, reverse=True):
        text = text.replace(name, name[0] + _UNNAMED * (len(name) - 1))
    return text


@lru_cache(maxsize=_MOST)
def _persons(told: str) -> frozenset[str]:
    return find_persons(told)
