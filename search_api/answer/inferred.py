"""The unit of a place that an office named in a law should be: no text says so, and it is shown as inferred."""

import re
from functools import cache, lru_cache

from corpus.lexicon import lexicon
from corpus.model import UnitName
from corpus.recognise.regions import NATION
from corpus.recognise.unit_identity import identify
from corpus.recognise.unit_lexicon import national_names, organs, stems
from corpus.recognise.unit_places import is_county
from indexer.laws.competence_offices import office_of

_OFFICE = re.compile(
    r"(?P<stem>.{2,16}?)(?:行政)?(?:主管|管理|监督管理|执法)?(?:部门|机关|机构)|(?P<organ>.{2,16}(?:局|厅|委员会|办公室))"
)
_FULL = re.compile(r"(?P<stem>.{2,16}?)(?:行政主管|主管|行政)?(?:部门|机关|机构)")
# In the order in which the offices of a level are mostly called; what the nation has a ministry for, a province has a 厅 for.
_LOCAL = ("局", "委员会", "办公室")
_OF_THE_NATION = ("部", "总局", "委员会", "局", "署")
# Fire brigades bear their rank in their name.
_BRIGADES = {"消防救援": ("总队", "支队", "大队")}
# Below the province this is done by another office (深化地方机构改革: 药品监管机构只设到省一级).
_BELOW_PROVINCES = {"药品监督管理": "市场监督管理"}
_BY_COMMISSION = frozenset({"发展和改革", "卫生健康", "国有资产监督管理"})
# Commissions and bureaus of these are called otherwise from place to place.
_UNCERTAIN = frozenset({"水利", "水务", "园林", "林业", "文化和旅游", "综合执法"})
_TOWNS = ("街道", "镇", "乡")


@lru_cache(maxsize=4096)
def unit_of(unit: UnitName, path: str) -> UnitName | None:
    """The unit of the place that the office of a law should be, by its full name; None where that is not certain.

    县级以上地方市场监督管理部门 in 江苏省/南通市/崇川区 is 江苏省南通市崇川区市场监督管理局.
    """
    if unit.collective:
        return None
    office, government = office_of(unit.name)
    if government:
        return _government(path)
    stem = _stem(office)
    if stem is None:
        return None
    if path != NATION and is_county(path) and path.endswith("区") and stem == "公安":
        return _identified("公安分局", path)
    for name in _names(stem, path):
        if name in organs() and (found := _identified(name, path)) is not None:
            return found
    return None


def agency_of(unit: UnitName) -> str | None:
    """What a county's agency for the office's work is called (市场监督管理局); None where that is not certain."""
    stem = None if unit.collective else _stem(office_of(unit.name)[0])
    return f"{stem}局" if stem else None


def _is_the_nations(name: str) -> bool:
    return name.endswith("部") or name in national_names().values()


def _stem(office: str) -> str | None:
    """What the office does, by today's name of who does it: 工商行政管理部门 is 市场监督管理."""
    heirs = _heirs()
    for pattern in (_FULL, _OFFICE):
        read = pattern.fullmatch(office)
        stem = (read["stem"] if read else None) or ""
        if stem in heirs:
            return heirs[stem]
        if stem in stems():
            return None if set(stems()[stem]) & _UNCERTAIN else stem
    return None


@cache
def _heirs() -> dict[str, str]:
    return dict(lexicon("competences")["heirs"])


def _names(stem: str, path: str) -> list[str]:
    if path == NATION:
        return [f"{stem}{ending}" for ending in _OF_THE_NATION]
    rank = 2 if is_county(path) else path.count("/")
    if stem in _BRIGADES:
        return [f"{stem}{_BRIGADES[stem][min(rank, 2)]}"]
    stem = _BELOW_PROVINCES.get(stem, stem) if rank else stem
    of_province = rank == 0 and path.endswith(("省", "自治区"))
    endings = ("厅",) if of_province and f"{stem}部" in organs() else _LOCAL
    if stem in _BY_COMMISSION:
        return [f"{stem}委员会"]
    if rank == 0 and not of_province and f"{stem}委员会" in organs():
        return []  # A municipality's may be either.
    return [f"{stem}{ending}" for ending in endings]


def _identified(name: str, path: str) -> UnitName | None:
    found = identify(UnitName(printed=name, name=name), path)
    if found.canonical is None or (path == NATION and not _is_the_nations(found.canonical)):
        return None
    place = path.replace("/", "")
    short = path.rsplit("/", 1)[-1] + found.canonical.removeprefix(place)
    shown = short if path != NATION and found.canonical.startswith(place) else found.canonical
    return UnitName(printed=shown, name=shown, canonical=found.canonical, unit_id=found.unit_id)


def _government(path: str) -> UnitName | None:
    if path == NATION:
        return None
    last = path.rsplit("/", 1)[-1]
    body = "办事处" if last.endswith("街道") else "人民政府"
    if not last.endswith(("省", "市", "区", "县", "旗", "州", "盟", *_TOWNS)):
        return None
    name = f"{last}{body}"
    return UnitName(printed=name, name=name, canonical=f"{path.replace('/', '')}{body}")
