"""Names whose own words are of another level than the place they stand with: 区财政部, 市公安厅, 国家财政局.

Such a name is a slip for one agency or another. It is nobody's but its own: which was meant is for the one who wrote it to say.
"""

from functools import lru_cache

from corpus.recognise.place.regions import NATION
from corpus.recognise.place.zones import zone_called
from corpus.recognise.unit.unit_name import Name
from corpus.recognise.unit.unit_places import (
    ANYWHERE,
    is_county,
    is_nations_too,
    kind_of,
    places_of,
    rank_of,
)
from corpus.recognise.unit_lexicon import organs, unit_words

_MINISTRIES = ("部", "署", "总局", "总署")
# Places whose agencies may be called 厅.
_HALLS = ("省", "自治区", "特别行政区", "兵团")
# Brigades that every county has under one name for its rank; others, of culture or transport, rank as each city chose.
_RANKED = frozenset({"消防救援", "公安消防", "武警", "法院"})
_COUNTIES = ("县", "旗")


@lru_cache(maxsize=16384)
def is_slip(read: Name, region: str | None) -> bool:
    """Whether the agency cannot be of the place that the name, in a text of that region, is written with."""
    if read.kind != "organ" or not read.concepts or read.within:
        return False
    return any(_contradicts(read, place) for place in places_of(read, region))


def _contradicts(read: Name, place: str) -> bool:
    core, step = read.core, place.rsplit("/", 1)[-1].lstrip(ANYWHERE)
    rank = rank_of(read)
    if place == NATION:
        return (bool(read.place) and core.endswith("局") and _has_ministry(core)) or rank == "省"
    if not step or place.startswith(f"{NATION}/"):
        return False
    if core.endswith(_MINISTRIES) and core not in unit_words().local_parts:
        return zone_called(step) is None
    if core.endswith("厅") and rank:
        return not step.endswith(_HALLS)
    return bool(rank and _RANKED & set(read.concepts)) and _is_too_high(rank, place, step)


def _has_ministry(bureau: str) -> bool:
    """Whether the nation has a ministry, and no bureau, for what a bureau of that name does."""
    stem = bureau.removesuffix("局")
    return not is_nations_too(bureau) and any(f"{stem}{ending}" in organs() for ending in ("部", "署"))


def _is_too_high(rank: str, place: str, step: str) -> bool:
    """Whether a county stands with what only cities have, or a city or county with what only provinces have."""
    if step.endswith(_COUNTIES):
        return True
    if ANYWHERE in place or not place.split("/")[0].endswith(("省", "自治区")):
        return False
    return is_county(place) or (rank == "省" and kind_of(step) in ("市", "州", "盟"))
