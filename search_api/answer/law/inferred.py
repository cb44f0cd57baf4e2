"""The unit of a place that an office named in a law should be: no text says so, and it is shown as inferred."""

import re
from functools import cache, lru_cache

from corpus.lexicon import lexicon, read_rows
from corpus.model import UnitName
from corpus.recognise.place.regions import NATION
from corpus.recognise.place.zones import zone_called
from corpus.recognise.unit.unit_identity import identify
from corpus.recognise.unit.unit_places import is_county
from corpus.recognise.unit_lexicon import organ_of, stems
from indexer.laws.competence_levels import office_of

_OFFICE = re.compile(
    r"(?P<stem>.{2,16}?)(?:行政)?(?:主管|管理|监督管理|执法)?(?:部门|机关|机构)|(?P<organ>.{2,16}(?:局|厅|委员会|委|办公室|署|部))"
)
_FULL = re.compile(r"(?P<stem>.{2,16}?)(?:行政主管|主管|行政)?(?:部门|机关|机构)")
_ORGAN_ENDS = ("总局", "委员会", "局", "厅", "部")
# Commissions and bureaus of these are called otherwise from place to place.
_UNCERTAIN = frozenset({"水利", "水务", "园林", "林业", "文化和旅游", "综合执法"})
_NATIONAL = re.compile(r"国务院|国家|中国|中央|最高|.*(?:总局|总署|部)$")
_TOWNS = ("街道", "镇", "乡")
_AUTONOMOUS_CITIES = ("市", "州", "盟", "地区")
# Leagues and areas are run by offices that the province sends out (地方组织法第八十五条).
_SENT_OUT = ("盟", "地区")
# Districts that are called as zones are. Source: 国务院关于同意…设立…区的批复 (2006-2015); the table of divisions of 2023.
_DISTRICTS = frozenset({"浦东新区", "滨海新区", "沈北新区"})
_RANKS = ("nation", "province", "municipality", "city", "county", "district", "municipal_district")
_NONE = "-"


@lru_cache(maxsize=4096)
def unit_of(unit: UnitName, path: str) -> UnitName | None:
    """The unit of the place that the office of a law should be, by its full name; None where none surely exists.

    县级以上地方市场监督管理部门 in 江苏省/南通市/崇川区 is 江苏省南通市崇川区市场监督管理局.
    """
    if unit.collective or _is_zone(path) or (path != NATION and _NATIONAL.match(unit.name)):
        return None
    office, government = office_of(unit.name)
    if government:
        return _government(path)
    rank = _rank(path)
    work = _work(office)
    name = _name(work, path, rank) if work is not None and rank is not None else None
    return None if name is None else _called(name, path)


def agency_of(unit: UnitName) -> str | None:
    """What a county's agency for the office's work is called (市场监督管理局); None where that is not certain."""
    stem = None if unit.collective else _stem(office_of(unit.name)[0])
    return f"{stem}局" if stem else None


def _is_zone(path: str) -> bool:
    last = path.rsplit("/", 1)[-1]
    return zone_called(last) is not None and last not in _DISTRICTS


def _rank(path: str) -> str | None:
    """The column of `offices.tsv` for the place; None for what has none of those offices (towns, special regions)."""
    if path == NATION:
        return "nation"
    steps = path.split("/")
    last = steps[-1]
    municipal = steps[0].endswith("市")
    if len(steps) == 1:
        return "municipality" if municipal else "province" if last.endswith(("省", "自治区")) else None
    if is_county(path):
        district = last.endswith("区") and not last.endswith(("林区", "特区"))
        return ("municipal_district" if municipal else "district") if district else "county"
    return "city" if len(steps) == 2 and last.endswith(_AUTONOMOUS_CITIES) else None


def _work(office: str) -> str | None:
    """What the office does, as `offices.tsv` calls it: 工商行政管理部门 and 市场监管局 are 市场监督管理."""
    known = {work for work, _ in _offices()}
    for pattern in (_FULL, _OFFICE):
        read = pattern.fullmatch(office)
        if read is None:
            continue
        stem = read["stem"] if read["stem"] is not None else _of_organ(office)
        stem = _heirs().get(stem, stem)
        if stem in known:
            return stem
        full = stems().get(stem, ())
        if len(full) == 1 and (called := _heirs().get(full[0], full[0])) in known:
            return called
    return None


def _of_organ(name: str) -> str:
    """What an organ named outright does: 市场监管局 is 市场监督管理局, and that does 市场监督管理."""
    organ = organ_of(name)
    full = organ.full if organ is not None and organ.full is not None else name
    return next((full.removesuffix(end) for end in _ORGAN_ENDS if full.endswith(end)), full)


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


@cache
def _offices() -> dict[tuple[str, str], dict[str, str]]:
    """The rows of `offices.tsv` by work and by the place that each is for; blank for the whole country."""
    return {
        (work, where): dict(zip(_RANKS, cells, strict=True))
        for work, where, *cells in read_rows("offices.tsv")
    }


def _name(work: str, path: str, rank: str) -> str | None:
    """What the office for the work is called in the place: by the row of the nearest place above, else by the country's."""
    steps = path.split("/")
    above = ["/".join(steps[:depth]) for depth in range(len(steps), 0, -1)]
    row = next((row for where in (*above, "") if (row := _offices().get((work, where))) is not None), None)
    name = row[rank] if row is not None else _NONE
    return None if name == _NONE else name


def _called(name: str, path: str) -> UnitName:
    steps = path.split("/")
    city = steps[-2] if len(steps) > 1 else ""
    full = name.replace("{place}", steps[-1]).replace("{city}", city)
    found = identify(UnitName(printed=full, name=full), path)
    place = path.replace("/", "")
    whole = full if path == NATION or full != name else f"{place}{full}"
    canonical = whole if found.canonical is None else found.canonical
    short = steps[-1] + canonical.removeprefix(place)
    shown = short if path != NATION and canonical.startswith(place) else canonical
    return UnitName(printed=shown, name=shown, canonical=canonical, unit_id=found.unit_id)


def _government(path: str) -> UnitName | None:
    if path == NATION:
        return None
    last = path.rsplit("/", 1)[-1]
    body = "办事处" if last.endswith("街道") else "行政公署" if last.endswith(_SENT_OUT) else "人民政府"
    if not last.endswith(("省", "市", "区", "县", "旗", "州", "盟", *_TOWNS)):
        return None
    name = f"{last}{body}"
    return UnitName(printed=name, name=name, canonical=f"{path.replace('/', '')}{body}")
