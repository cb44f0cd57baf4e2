"""Members of a list of units that no lexicon knows, kept as printed where they have the shape of a unit."""

import re
from functools import cache, lru_cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record, UnitName
from corpus.recognise.characters import HAN, fold
from corpus.recognise.unit.list_members import without_blanks
from corpus.recognise.unit.units import UnitList, UnitMention
from corpus.recognise.unit_lexicon import unit_words

_FORM = re.compile(rf"[{HAN}〇0-9A-Za-z·“”\"—\-]{{3,28}}(?:\([{HAN}〇0-9A-Za-z、]{{1,20}}\)[{HAN}]{{0,8}})?")
_LONGEST_REMARK = 8


class _Shape(Record):
    endings: tuple[str, ...]
    clause: re.Pattern[str]


@cache
def _shape() -> _Shape:
    """How an unlisted name may end, and the words of a clause, of which it holds none."""
    table, words = lexicon("roles")["unlisted"], unit_words()
    within = {word for word in words.never_within if len(word) > 1}
    clause = within - words.office_works - set(table["named_so"]) | set(table["never"])
    return _Shape(
        endings=(*table["endings"], *words.strong_endings, *words.weak_endings, *words.own_endings),
        clause=re.compile(any_of(clause)),
    )


@lru_cache(maxsize=4096)
def has_shape(name: str) -> bool:
    """Whether a name that no list knows ends as the name of a body does and holds no word of a clause."""
    text = without_blanks(fold(name))
    return (
        _FORM.fullmatch(text) is not None
        and text.endswith(_shape().endings)
        and not text.endswith(unit_words().titles)
        and text not in unit_words().not_units
        and _shape().clause.search(text) is None
    )


def with_unlisted(printed: str, listed: UnitList) -> UnitList:
    """The list with those of its unknown pieces that have the shape of a unit, named as they are printed.

    Where no more than a few short words beside the units are left over, they are passed over and the list is open.
    """
    found, left = list(listed.units), []
    place = 0
    for piece in listed.rest:
        start = printed.find(piece, place)
        if start >= 0 and has_shape(piece):
            place = start + len(piece)
            name = UnitName(printed=piece, name=without_blanks(piece), collective=False)
            found.append(UnitMention(start=start, end=place, unit=name))
        else:
            left.append(piece)
    found.sort(key=lambda mention: mention.start)
    passed = bool(left) and len(left) < len(listed.units) and all(_is_remark(piece) for piece in left)
    return UnitList(
        units=tuple(found), open_list=listed.open_list or passed, rest=() if passed else tuple(left)
    )


def _is_remark(piece: str) -> bool:
    """Whether a piece only says who else is meant (业主, 有关专家): short, and no clause."""
    text = without_blanks(fold(piece))
    return len(text) <= _LONGEST_REMARK and text.isalnum() and _shape().clause.search(text) is None
