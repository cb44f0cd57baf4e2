"""The places that lists are narrowed to, by whatever name people give them."""

from collections.abc import Sequence

from corpus.errors import BadRequest
from corpus.recognise.characters import fold
from corpus.recognise.place.gazetteer import short_name
from corpus.recognise.scripts import simplify

_MOST_TOLD = 5


def place_called(name: str, held: Sequence[str]) -> str:
    """The path of the held place that a name means: 枕溪区, 澜川市枕溪区 and 枕溪 are 岚江省/澜川市/枕溪区.

    The name itself where no such place is held. Raises BadRequest where several are called so.
    """
    asked = fold(simplify(name)).strip("/ ")
    if asked in held:
        return asked
    plain = asked.replace("/", "")
    named = [path for path in held if plain in _endings(path)]
    found = named or [path for path in held if plain == short_name(path.rsplit("/", 1)[-1])]
    if len(found) > 1:
        told = "、".join(sorted(found)[:_MOST_TOLD])
        raise BadRequest(f"有 {len(found)} 个地方叫“{name}”", f"请写明是哪一个：{told}")
    return found[0] if found else asked


def _endings(path: str) -> set[str]:
    """A path written from each of its steps down, without marks."""
    steps = path.split("/")
    return {"".join(steps[first:]) for first in range(len(steps))}
