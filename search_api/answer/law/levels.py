"""The levels of government that laws speak of, and how they fit a place."""

from corpus.recognise.unit.unit_places import is_county
from indexer.engine.values import NATION

LEVELS: dict[str, frozenset[int]] = {
    "全国": frozenset({0}),
    "省级": frozenset({1}),
    "省级以上": frozenset({1}),
    "设区的市级": frozenset({2}),
    "设区的市级以上": frozenset({1, 2}),
    "县级": frozenset({3}),
    "县级以上": frozenset({1, 2, 3}),
    "乡镇": frozenset({4}),
    "乡镇级以上": frozenset({1, 2, 3, 4}),
}


def rank_of(path: str) -> int:
    """0 the nation, 1 a province, 2 a city, 3 a county or district, 4 what lies below."""
    if path == NATION:
        return 0
    steps = path.count("/") + 1
    if is_county(path):
        return 3
    return steps if not path.split("/")[0].endswith("市") else steps + (steps > 1)


def level_fits(level: str | None, rank: int) -> float:
    """How well a sentence of that level answers for a place of that rank: 1 its own, less the further above, least below."""
    ranks = LEVELS.get(level or "")
    if ranks is None:
        return 0.9
    if rank in ranks:
        return 1.0 if len(ranks) == 1 else 0.95
    above = [rank - one for one in ranks if one < rank]
    return 0.8 - 0.1 * min(above) if above else 0.2
