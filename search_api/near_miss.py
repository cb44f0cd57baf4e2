"""What a question may have meant: the same with a place or unit whose name differs by a slip."""

from collections.abc import Iterable, Sequence

from indexer.engine import View
from search_api.values import Query

_MOST_UNITS = 400
_SHORTEST = 3


def nearest_question(query: Query, view: View, places: Sequence[str]) -> str | None:
    """The question with the one held name that is nearest to the one it gives; None where that is held or nothing is near."""
    if query.place is not None and not query.place.known:
        held = {step for path in places for step in path.split("/")}
        names = query.place.paths[0].split("/")
        strange = next((name for name in names if name not in held), None)
        if strange is not None:
            return _replaced(query.text, strange, _nearest(strange, held))
    for unit in query.units:
        counts = view.units(unit[:1], _MOST_UNITS) + view.units("", _MOST_UNITS)
        known = {count.name for count in counts}
        if unit not in known and (near := _replaced(query.text, unit, _nearest(unit, known))):
            return near
    return None


def _replaced(text: str, name: str, near: str | None) -> str | None:
    return text.replace(name, near) if near and name in text else None


def _nearest(name: str, known: Iterable[str]) -> str | None:
    """The one known name that differs by one character put in, left out, changed or swapped; None for several."""
    if len(name) < _SHORTEST:
        return None
    near = {other for other in known if other != name and _is_slip(name, other)}
    return near.pop() if len(near) == 1 else None


def _is_slip(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    if len(left) == len(right):
        swapped = left[start : start + 2] == right[start : start + 2][::-1]
        return left[start + 1 :] == right[start + 1 :] or (
            swapped and left[start + 2 :] == right[start + 2 :]
        )
    shorter, longer = sorted((left, right), key=len)
    return shorter[start:] == longer[start + 1 :]
