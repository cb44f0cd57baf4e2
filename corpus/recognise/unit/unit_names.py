"""One name of a unit taken apart: what a list may lend (区, 市委), its place, and the agency itself."""

import re
from functools import lru_cache

from corpus.model import Record
from corpus.recognise.characters import HAN
from corpus.recognise.place.regions import is_short_place
from corpus.recognise.place.zones import zone_called
from corpus.recognise.unit.collectives import each_of, is_collective
from corpus.recognise.unit.inner_offices import has_offices, inner_concepts, may_be_inner
from corpus.recognise.unit.unit_heads import committee_behind_level, is_place_before
from corpus.recognise.unit.unit_name import Name
from corpus.recognise.unit.unseen_names import unseen_name
from corpus.recognise.unit_lexicon import bare_words, organ_of, organs, stems, unit_words

_LONGEST = 40
_LONGEST_WORD_BEFORE = 8
_HAN = re.compile(rf"[{HAN}]+")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,2}")
_FUNCTION = re.compile(
    r"(?P<stem>.{2,12}?)(?:行政)?(?:主管|监管|监督管理|监察|管理|执法)?(?P<end>部门|机构|机关|系统)"
)
_BRACKET = re.compile(r"(?P<outer>[^()]{2,24})\((?P<inner>[^()]{1,24})\)")
# 应急管理厅(局): the same agency where it bears another rank.
_RANKS = frozenset({"局", "厅", "委", "办", "室", "处", "中心"})
_OWN_GOVERNMENT = frozenset({"管委会", "管理委员会"})
_COMPANY = re.compile(r"(?:有限)?(?:责任|股份)?(?:有限)?(?:总|分|子)?公司|集团|银行|支行|分行|营业部|营业厅")
# 国网湖南电力: a company of the grid without the word for one.
_GRID = re.compile(r"(?:国网|南网)(?P<place>[^()]{2,12}?)电力")
# 国务院应急管理部门 is the ministry.
_STATE = frozenset({"国务院", "国家", "中央"})


class _Head(Record):
    """What stands before an agency; `within` is the agency whose inner office it would be."""

    place: str = ""
    lends: str = ""
    party: str = ""
    within: str = ""


@lru_cache(maxsize=65536)
def read_name(text: str) -> Name | None:
    """The name taken apart, or None where the text, folded and without blanks, is no unit's name."""
    if not 1 < len(text) <= _LONGEST:
        return None
    if text in organs():
        return _organ(text)
    if text in unit_words().not_units:
        return None
    if is_collective(text) or ((each := each_of(text)) is not None and read_name(each) is not None):
        return Name(kind="collective", core=text, alone=True)
    if (grid := _GRID.fullmatch(text)) and (is_short_place(grid["place"]) or is_place_before(grid["place"])):
        return _organ(f"{text}公司")
    bracket = _BRACKET.fullmatch(text)
    if bracket is not None and not _COMPANY.fullmatch(text[bracket.end("inner") + 1 :] or "-"):
        return _with_bracket(bracket["outer"], bracket["inner"])
    return _organ(text) or _branch(text) or _functional(text) or _unseen(text)


def _with_bracket(outer: str, inner: str) -> Name | None:
    """教育局(旅游局): one agency under two names."""
    name, other = read_name(outer), read_name(inner)
    if name is not None and inner in _RANKS:
        return name
    if name is None or name.kind == "collective":
        return None
    if other is None or other.kind == "collective":
        return None
    return Name(
        kind=name.kind,
        core=name.core,
        concepts=tuple(dict.fromkeys((*name.concepts, *other.concepts))),
        prefix=name.prefix,
        place=name.place,
        lends=name.lends,
        party=name.party,
        alone=name.alone,
        within=name.within,
    )


def _unseen(text: str) -> Name | None:
    """A name no list knows; 区政府办秘书科 as an office inside the agency that it begins with."""
    name = unseen_name(text)
    if name is None or name.kind != "pattern":
        return name
    for cut in range(len(text) - 1, 1, -1):
        outer = _organ(text[:cut]) if may_be_inner(text[:cut], text[cut:]) else None
        if outer is not None and has_offices(outer):
            return Name(
                kind="pattern",
                core=outer.core + text[cut:],
                prefix=outer.prefix,
                place=outer.place,
                lends=outer.lends,
                within=outer.core,
            )
    return name


def _organ(text: str) -> Name | None:
    """An agency of the lexicon with what stands before it; the longest one whose head makes sense."""
    words = unit_words()
    if text not in organs() and (level := committee_behind_level(text, ("委", "党委", "党工委", "工委"))):
        place, committee = text[: len(text) - len(level)], level
        return Name(kind="organ", core=committee, concepts=("党委",), prefix=place, lends=place, party=text)
    for start in range(len(text) - 1):
        core = text[start:]
        organ = organ_of(core)
        if organ is None:
            continue
        head = _read_head(text[:start], core)
        if head is None:
            continue
        alone = bool(head.place and not head.lends) or (not text[:start] and core in words.no_prefix)
        central = core.endswith(words.central_endings) and core not in words.local_parts
        company = bool(_COMPANY.search(core)) and not core.endswith("集团")
        return Name(
            kind="body" if company else "organ",
            core=core,
            concepts=inner_concepts(head.within, core) if head.within else organ.concepts,
            prefix=text[:start],
            place=head.place,
            lends=""
            if company or core in _OWN_GOVERNMENT or (core.endswith("集团") and head.place)
            else head.lends,
            party=head.party,
            alone=alone
            or central
            or company
            or core.endswith("分局")
            or core.startswith((*words.central, "团")),
            within=head.within,
        )
    return None


@lru_cache(maxsize=16384)
def _read_head(head: str, core: str) -> _Head | None:
    """What the words before an agency lend; None where they do not belong before one."""
    words = unit_words()
    if not head:
        return _Head()
    if head in words.levels:
        return _Head(lends=head)
    if head in words.central:
        return _Head(place="全国")
    for party in words.party:
        place = head.removesuffix(party)
        if place != head and (place in words.levels or is_place_before(place)):
            if party == "委" and place.endswith(("街道", "镇", "乡")):
                return None
            return _Head(place="" if place in words.levels else place, lends=place, party=head)
    if head.startswith("中共") and head != "中共":
        return _read_head(head.removeprefix("中共"), core)
    if head[:-1] in words.levels and head[-1] in "级直":
        return _Head(place=head)
    if is_short_place(head):
        return _Head(place=head)
    if is_place_before(head):
        return _Head(place=head, lends=head)
    if _ORDINAL.fullmatch(head):
        return _Head(place=head)
    if head.startswith(words.central) and is_place_before(_without(head, words.central)):
        return _Head(place=head)
    return _nested(head, core)


def _nested(head: str, core: str) -> _Head | None:
    """市公安局 before 交警支队, 国家税务总局崇川区 before 税务局, or a word that names the place a local body serves."""
    words = unit_words()
    if len(head) < 2 or any(word in head for word in words.never_within):
        return None
    outer = _organ(head) or _branch(head)
    if outer is not None and outer.concepts:
        inner = may_be_inner(head, core) and has_offices(outer)
        within = outer.core if inner else ""
        return _Head(place=outer.place, lends=outer.lends, party=outer.party, within=within)
    for cut in range(2, len(head) - 1):
        if (is_place_before(head[cut:]) or is_short_place(head[cut:])) and (
            outer := _organ(head[:cut])
        ) is not None:
            return _Head(place=head[cut:])
    if not _HAN.fullmatch(head) or len(head) > _LONGEST_WORD_BEFORE or "和" in head or "及" in head:
        return None
    if core in words.local_bodies and len(head) <= 5:
        level = next((level for level in words.levels if head.startswith(level)), "")
        return _Head(place=head.removeprefix(level), lends="")
    if core.endswith(("公司", "集团")) and not head.startswith(words.levels):
        return _Head(place=head)
    return None


def _without(text: str, beginnings: tuple[str, ...]) -> str:
    longest = max((word for word in beginnings if text.startswith(word)), key=len, default="")
    return text.removeprefix(longest)


def _branch(text: str) -> Name | None:
    """公安分局, 崇川公安分局, 自然资源和规划崇川分局, 市公安局崇川分局."""
    if not text.endswith("分局") or len(text) < 4:
        return None
    body = text.removesuffix("分局")
    words = unit_words()
    for cut in range(len(body), 1, -1):
        place = body[cut:]
        zone = zone_called(place)
        if place and zone is None and (place in words.levels or not _is_branch_place(place)):
            continue
        head = body[:cut]
        if not place and head in stems():
            return Name(kind="branch", core=f"{head}分局", concepts=stems()[head], alone=True)
        if not place:
            for start in range(1, len(head) - 1):
                if head[start:] in stems() and _is_branch_place(head[:start]):
                    level = head[:start] if head[:start] in words.levels else ""
                    return Name(
                        kind="branch",
                        core=f"{head[start:]}分局",
                        concepts=stems()[head[start:]],
                        prefix=head[:start],
                        place="" if level else head[:start],
                        alone=True,
                    )
            continue
        if place and head in stems():
            return Name(kind="branch", core=f"{head}分局", concepts=stems()[head], place=place, alone=True)
        outer = _organ(head)
        if place and outer is not None and outer.concepts:
            return Name(
                kind="branch",
                core=f"{outer.core}分局",
                concepts=outer.concepts,
                prefix=outer.prefix,
                place=f"{outer.place}{place}" if zone and not zone[0] else place,
                alone=True,
            )
    return None


def _is_branch_place(text: str) -> bool:
    words = unit_words()
    if text in words.levels or is_place_before(text) or is_short_place(text):
        return True
    if not 2 <= len(text) <= 4 or not _HAN.fullmatch(text) or any(word in text for word in "和及与局"):
        return False
    return text not in bare_words() and not any(word in text for word in words.never_within)


def _functional(text: str) -> Name | None:
    """公安部门, 市场监管部门, 公安机关交通管理部门: an agency named by what it does."""
    found = _FUNCTION.fullmatch(text)
    if found is None:
        return None
    stem = found["stem"].removesuffix("机关").removesuffix("行政")
    for start in range(len(stem) - 1):
        if stem[start:] in stems():
            prefix = stem[:start]
            if prefix in _STATE:
                return Name(
                    kind="functional",
                    core=text[start:],
                    concepts=stems()[stem[start:]],
                    place="全国",
                    alone=True,
                )
            if not prefix or prefix in unit_words().levels or is_place_before(prefix):
                return Name(
                    kind="functional",
                    core=text[start:],
                    concepts=stems()[stem[start:]],
                    prefix=prefix,
                    alone=True,
                )
    if stem == "公安机关交通":
        return Name(kind="functional", core=text, concepts=("交警",), alone=True)
    return None
