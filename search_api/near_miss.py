"""What a question may have meant: the same with a place or unit whose name differs by a slip, or of another level."""

from collections.abc import Callable, Sequence
from functools import cache

from corpus.model import Record
from indexer.tokens import knows
from search_api.question.frames import words as listed
from search_api.question.matter import side_by_side
from search_api.question.synonyms import synonyms_of, words_of_matters
from search_api.slips import Slips, nearest_name
from search_api.unit_directory import UnitDirectory
from search_api.values import Notice, Query, Unit

_SHORTEST = 3
# Shorter names (应急, 公安) may be a piece of a longer one that has a slip in it.
_SURE = 4
# A slip in a long story changes little of what it is about, and trying it costs the time of a whole question.
_LONGEST_TRIED = 30
_LEVELS = "省市区县旗"


class Meant(Record):
    """A question that may have been meant, and the unit of another level in it that stands for the one asked about."""

    question: str
    other_level: str | None = None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What to know of the question before it is asked."""
        return (Notice(kind="other_level", title=self.other_level),) if self.other_level else ()


def nearest_question(
    query: Query, places: Sequence[str], units: UnitDirectory, is_held: Callable[[str], bool]
) -> Meant | None:
    """The question with the one held name that is nearest to the one it gives; None where that is held or nothing is near.

    A unit that is not held stands for the one that does the same: 省应急管理厅 for 崇川区应急管理局. A word of the matter
    (充电庄) may be a slip where the question without it is held.
    """
    if query.place is not None and not query.place.known:
        held = {step for path in places for step in path.split("/")}
        names = query.place.paths[0].split("/")
        strange = next((name for name in names if name not in held), None)
        if strange is not None:
            return _as_meant(_replaced(query.text, strange, nearest_name(strange, held)))
    for unit in query.units:
        if units.answers_to(unit):
            continue
        if right := _without_slip(unit, query, units):
            return _as_meant(_replaced(query.text, unit, right))
        other = _elsewhere(unit, query, units)
        if other and other not in query.text:
            return Meant(
                question=query.text.replace(unit, other), other_level=None if unit in other else other
            )
    sure = any(len(unit) >= _SURE and units.answers_to(unit) for unit in query.units)
    meant = None if sure else _without_slip(query.text, query, units)
    if meant is None and (other := _in_other_words(query)) and is_held(other):
        meant = other
    return _as_meant(meant)


def _as_meant(question: str | None) -> Meant | None:
    return Meant(question=question) if question else None


def _in_other_words(query: Query) -> str | None:
    """The question with one word of its matter put right; a character of a word known as it stands (孩子 上学) is no slip."""
    if len(query.text) > _LONGEST_TRIED:
        return None
    slips = (
        (piece, word)
        for phrase in query.phrases
        if (right := _as_they_stand(phrase)).count(False)
        for piece, word in _words().longest_in(phrase)
        if not right[phrase.find(piece) + _differs_at(piece, word)]
    )
    return next((query.text.replace(piece, word) for piece, word in slips), None)


def _as_they_stand(phrase: str) -> list[bool]:
    """Of each character whether it is part of a known word: 包合同 of 承包合同 is no slip of 签合同."""
    right: list[bool] = []
    for word in side_by_side(phrase):
        known = word in listed("stop") or (len(word) > 1 and (bool(synonyms_of(word)) or knows(word)))
        right.extend([known] * len(word))
    return right


def _differs_at(left: str, right: str) -> int:
    return next(place for place, pair in enumerate(zip(left, right, strict=True)) if pair[0] != pair[1])


@cache
def _words() -> Slips:
    known = words_of_matters()
    return Slips(known, frozenset(known), _SHORTEST, inner=False)


def _elsewhere(name: str, query: Query, units: UnitDirectory) -> str | None:
    """What the office is called, with its place, that does elsewhere what the name says."""
    alike = units.alike(name)
    paths = query.place.paths if query.place else ()
    own = [unit for unit in alike if any(_is_of(unit, path) for path in paths)]
    return next((_full(unit) for unit in (*own, *alike) if not paths or unit in own), None)


def _without_slip(text: str, query: Query, units: UnitDirectory) -> str | None:
    """The text with the one unit that a piece of it must mean; of several that of the place asked about."""
    found = units.slips_in(text)
    paths = query.place.paths if query.place else ()
    own = [(piece, unit) for piece, unit in found if any(_is_of(unit, path) for path in paths)] or found
    right = {text.replace(piece, unit.name) for piece, unit in own}
    return right.pop() if len(right) == 1 else None


def _is_of(unit: Unit, path: str) -> bool:
    """Whether the unit is of the place, of one in it or of one above it."""
    region = unit.region or ""
    return bool(region) and (f"{region}/".startswith(f"{path}/") or f"{path}/".startswith(f"{region}/"))


def _full(unit: Unit) -> str:
    """The unit's name with the place that it leaves out: 区应急管理局 of 崇川区."""
    place = (unit.region or "").rpartition("/")[2]
    if not place or place == "全国" or place in unit.name:
        return unit.name
    return place + (unit.name[1:] if unit.name[0] in _LEVELS and place.endswith(unit.name[0]) else unit.name)


def _replaced(text: str, name: str, near: str | None) -> str | None:
    return text.replace(name, near) if near and name in text else None
