"""The members of a list of offices: where it parts, and where 和 stands inside one name."""

import re
from functools import cache

from corpus.lexicon import lexicon
from corpus.recognise.unit.units import is_unit
from indexer.laws.competence_levels import LEVEL
from indexer.laws.competence_names import ends_as_office

MEMBER = re.compile(r"(?<!中华人民共)和|[、及与]|以及|或者?")
_JOINS = re.compile("[和与]")
_OWN_ENDINGS = ("局", "厅", "委员会")
_MOST_MEMBERS = 16
# Behind these every join parts.
_ANY = ("有关部门", "相关部门", "其他有关部门", "有关主管部门")
# 负责…的部门: 、 and 和 before its 的 are its own.
_OF_ITS_DUTY = re.compile(r"(?:依法)?(?:负责|承担|主管|履行|行使|负有|管理)(?!部门|机关|机构|行政)")


@cache
def _joint() -> tuple[tuple[str, int], ...]:
    """Joint names, each with the place of its join."""
    names = lexicon("competences")["joint_names"]
    return tuple((name, at.start()) for name in names if (at := _JOINS.search(name)))


def members(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a list, 和 inside a name (自然资源和规划) kept where the pieces are no offices."""
    whole: list[tuple[int, int]] = []
    depth, first, place = 0, start, start
    while place < end:
        places = LEVEL.match(text, place, end) if place == first and first > start else None
        if places is not None and places["places"] and "、" in places["places"]:
            place = places.end()
            continue
        mark = text[place]
        depth += (mark == "(") - (mark == ")")
        join = MEMBER.match(text, place, end) if depth == 0 else None
        if join is not None and text.startswith("其", join.end()) and not text.startswith("其他", join.end()):
            join = None
        if join is not None and place == first:
            first = place = join.end()
            continue
        if join is not None and _parts(text, first, place, join, end):
            whole.append((first, place))
            first = place = join.end()
            continue
        place += 1
    if first < end:
        whole.append((first, end))
    return whole if len(whole) <= _MOST_MEMBERS else []


def _parts(text: str, first: int, place: int, join: re.Match[str], end: int) -> bool:
    """Whether a join parts two offices: 、 does but within 负责…的部门, 和 only behind a whole office or before a known one."""
    before = text[first:place]
    if _OF_ITS_DUTY.match(before) and "的" not in before:
        return False
    if any(text.startswith(name, place - at) for name, at in _joint()):
        return False
    if join[0] in ("、", "会同", "以及", "或者"):
        return True
    if ends_as_office(before):
        return True
    behind = text[join.end() : end]
    nearest = re.split(r"[、和及与等或]", behind, maxsplit=1)[0]
    if (places := LEVEL.match(nearest)) is not None:
        nearest = nearest[places.end() :]  # 宗教事务和区县文物等部门.
    joined = f"{before}{join[0]}{nearest}"
    if behind.startswith(_ANY):
        return True
    behind_is = is_unit(_as_office(nearest)) or ends_as_office(nearest)
    # 教育和体育局 is one office, 教育和体育部门 are two.
    is_one = nearest.endswith(_OWN_ENDINGS) and is_unit(joined)
    return is_unit(f"{before}局") and behind_is and not is_one


def _as_office(word: str) -> str:
    return word if ends_as_office(word) else f"{word}局"
