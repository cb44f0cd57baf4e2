"""Names found in spite of one wrong character."""

from collections.abc import Collection, Iterable

_LONGEST = 16
_SHORTEST_NAME = 3
_GAP = "\0"


class Slips:
    """Names by what is left of them with one character open. `inner`: the first and the last must be right."""

    def __init__(self, names: Iterable[str], known: Collection[str], shortest: int, *, inner: bool) -> None:
        self._known, self._inner = known, inner
        self._names: dict[str, list[str]] = {}
        self._order: dict[str, int] = {}
        # Of one wrong character either half is free: most pieces of a text share neither with any name of their length.
        self._halves: dict[int, tuple[set[str], set[str]]] = {}
        for place, name in enumerate(names):
            self._order.setdefault(name, place)
            if shortest <= len(name) <= _LONGEST:
                first, second = self._halves.setdefault(len(name), (set(), set()))
                first.add(name[: len(name) // 2])
                second.add(name[len(name) // 2 :])
                for gap in self._gaps(name):
                    self._names.setdefault(gap, []).append(name)

    def longest_in(self, text: str) -> list[tuple[str, str]]:
        """The longest pieces of the text that are a name but for one character and not known themselves, each with the name.

        Names given first come first.
        """
        for length in sorted(self._halves, reverse=True):
            first, second = self._halves[length]
            half = length // 2
            pieces = {text[start : start + length] for start in range(len(text) - length + 1)}
            found = {
                (piece, name)
                for piece in pieces
                if (piece[:half] in first or piece[half:] in second) and piece not in self._known
                for gap in self._gaps(piece)
                for name in self._names.get(gap, ())
            }
            if found:
                return sorted(found, key=lambda pair: (self._order[pair[1]], pair))
        return []

    def _gaps(self, name: str) -> Iterable[str]:
        places = range(1, len(name) - 1) if self._inner else range(len(name))
        return (name[:place] + _GAP + name[place + 1 :] for place in places)


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The one known name that is one slip away; None for several, and for short names."""
    if len(name) < _SHORTEST_NAME:
        return None
    near = {other for other in known if other != name and is_one_slip(name, other)}
    return near.pop() if len(near) == 1 else None


def is_one_slip(left: str, right: str) -> bool:
    """Whether the two differ by one character put in, left out, changed, or by two swapped."""
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
