"""What may stand before an agency's own name: a place written out, or a level with its committee."""

import re
from functools import cache, lru_cache

from corpus.recognise.characters import HAN
from corpus.recognise.unit_lexicon import organs, unit_words

_LONGEST_PLACE = 24
_NEVER_FIRST = frozenset("各全我本该此每某两多等辖")
_NEVER_WITHIN = ("单位", "部门", "和", "及", "会同", "、")


def committee_behind_level(text: str, committees: tuple[str, ...]) -> str | None:
    """The committee behind a level where the text is no more than these: 区委, 南通市委, 街道党工委."""
    for committee in sorted(committees, key=len, reverse=True):
        if text.endswith(committee) and (place := text.removesuffix(committee)):
            if committee == "委" and place.endswith(("街道", "镇", "乡", "开发区", "园区")):
                continue
            if place in unit_words().levels or is_place_before(place):
                return committee
    return None


@lru_cache(maxsize=16384)
def is_place_before(text: str) -> bool:
    """Whether the words are a place written out: 崇川区, 江苏省南通市, 澜川经济开发区."""
    words = unit_words()
    if not 2 <= len(text) <= _LONGEST_PLACE or text in words.levels or text in words.not_units:
        return False
    if not text.endswith(words.place_endings) or _place_shape().fullmatch(text) is None:
        return False
    if text[0] in _NEVER_FIRST or any(word in text for word in _NEVER_WITHIN):
        return False
    return not any(text[:cut] in organs() for cut in range(2, len(text)))


@cache
def _place_shape() -> re.Pattern[str]:
    endings = "|".join(unit_words().place_endings)
    return re.compile(rf"(?:[{HAN}]{{1,10}}?(?:{endings})){{1,4}}")
