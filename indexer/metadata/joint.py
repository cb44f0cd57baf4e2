"""Names of joint issuers, printed as one run (国务院中央军委) or with blanks: told apart where that is certain."""

import re
from functools import cache

from corpus.lexicon import lexicon, read_rows
from corpus.recognise.characters import HAN
from corpus.recognise.unit.units import is_unit

_PARTED = re.compile(r"[、,，;；]+")
_BLANKS = re.compile(r"[\s\u3000]+")
# A line of issuers is short; a longer text is none.
_LONGEST = 200
_PARTY = "中共"
_LEVELS = "省市区县州盟旗镇乡"
_PLACE = re.compile(rf"[{_LEVELS}]|[{HAN}]{{2,12}}?[{_LEVELS}]")
_OFFICES = ("办公室", "办公厅")
_SHORTEST, _SHORTEST_SPACED = 3, 4
_ORGAN = re.compile(
    r"(?:政府|委|办公室|办公厅|办事处|指挥部|领导小组|委员会|国务院|部|厅|局|署|办|院|会|处|大队|支队|总队|中心|银行|公司|学校|大学)"
    r"(?:[（(][^（）()]{1,20}[）)])?$"
)


def split_issuers(text: str) -> tuple[str, ...]:
    """The organs that a line of issuers names; one where nothing says for certain that there are several.

    Marks part them, blanks where an organ stands on either side (国 务 院 is one), and where nothing stands between them: names
    of the nation's own organs, or names of one place that each begin with it. 市委市政府督查室 is one office of both.
    """
    if len(text) > _LONGEST:
        return (_BLANKS.sub("", text),)
    return tuple(name for part in _PARTED.split(text) for spaced in _spaced(part) for name in _apart(spaced))


def is_organ(name: str) -> bool:
    """Whether a name without blanks is that of an organ, as far as its form tells."""
    return (len(name) >= _SHORTEST and bool(_ORGAN.search(name))) or _is_known(name)


def _is_known(name: str) -> bool:
    """国务院, 市委, 县人民政府."""
    return name in _national() or (name[:1] in _LEVELS and name[1:] in _heads())


def _spaced(text: str) -> list[str]:
    """The names that blanks part; the text without its blanks where these stand within a name."""
    parts = [part for part in _BLANKS.split(text) if part]
    if len(parts) > 1 and all(map(_stands_alone, parts)):
        return parts
    return ["".join(parts)] if parts else []


def _stands_alone(part: str) -> bool:
    """Whether a part is a whole name: 国务院, 市委, 市政府, 甲市公安局; 办公室 is the end of one."""
    return (len(part) >= _SHORTEST_SPACED and bool(_ORGAN.search(part))) or _is_known(part)


def _apart(name: str) -> tuple[str, ...]:
    """The names that a run of characters is made of."""
    if len(name) > _LONGEST or name in _national():
        return (name,)
    if run := _national_run().fullmatch(name):
        return tuple(re.findall(_national_name(), run[0]))
    place = _PLACE.match(name.removeprefix(_PARTY))
    return _of_place(name, place[0]) if place else (name,)


def _of_place(name: str, place: str) -> tuple[str, ...]:
    """The names of organs of one place, each beginning with it or with its level alone."""
    again = re.compile(rf"{_PARTY}{place}|{place}|{place[-1]}")
    cuts = [mark.start() for mark in again.finditer(name, len(place))]
    names: dict[int, tuple[str, ...]] = {}
    for start in reversed((0, *cuts)):
        two = (cut for cut in cuts if cut > start and _are_two(name[start:cut], names[cut][0], place))
        cut = next(two, None)
        names[start] = (name[start:],) if cut is None else (name[start:cut], *names[cut])
    return names[0]


def _are_two(left: str, right: str, place: str) -> bool:
    """Whether the names are of two organs of equal standing, not of one within the other."""
    if not _ORGAN.search(left) or not is_unit(left) or right.startswith(_words("not_a_level")):
        return False
    first, second = _core(left, place), _core(right, place)
    if first in _heads():
        return second in _heads()
    if _is_office_of_head(first):
        return _is_office_of_head(second)
    return is_unit(right) and bool(_ORGAN.search(right)) and not _is_inner(second)


def _is_office_of_head(core: str) -> bool:
    return core.endswith(_OFFICES) and core[: -len(_OFFICES[0])] in _heads()


def _core(name: str, place: str) -> str:
    """The name without its place: 委, 人民政府, 公安厅."""
    name = name.removeprefix(_PARTY)
    return name.removeprefix(place) if name.startswith(place) else name.removeprefix(place[-1])


def _is_inner(core: str) -> bool:
    return core.endswith(_words("inner")) and not core.endswith(_OFFICES)


@cache
def _heads() -> frozenset[str]:
    return frozenset(_words("committees") + _words("governments"))


@cache
def _words(table: str) -> tuple[str, ...]:
    return tuple(lexicon("issuers")[table])


@cache
def _national() -> frozenset[str]:
    official = (row[1] for row in read_rows("national.tsv"))
    return frozenset((*_words("national"), *official))


@cache
def _national_name() -> str:
    return "|".join(map(re.escape, sorted(_national(), key=len, reverse=True)))


@cache
def _national_run() -> re.Pattern[str]:
    return re.compile(rf"(?:{_national_name()}){{2,12}}")
