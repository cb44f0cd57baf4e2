"""The level of government that a law speaks of where it names an office: 县级以上地方人民政府, 省、自治区、直辖市, 国务院."""

import re
from collections.abc import Sequence

from corpus.recognise.characters import HAN, fold
from corpus.recognise.place.regions import region_of_issuer

_STATE = "国务院|国家(?!安全机关|机关|公园|级)|中央|全国"
_PROVINCES = "省|自治区|直辖市"
_CITIES = "设区的?市|省辖市|较大的市|地级以?上?市|地级市|自治州|州|盟|行政公署|地区"
_COUNTIES = "旗县级?|区县|县级市|自治县|市辖区|不设区的市|县|区|旗"
_TOWNS = "苏木乡镇|苏木|乡|镇|街道|乡镇|镇街"
_BRACKET = r"(?:\([^()]{1,12}\))"
# Not the beginnings of 市场, 市政, 市容, 市民, 区域, 县域, 乡村, 街道办.
_CITY = "市(?!场|容|域|内|政(?!府|务|协|法|数)|民(?!政|族|防|宗))"
_COUNTY = "(?:旗县|区县|县级市|自治县|市辖区|不设区的市|县(?!域)|区(?![域划间])|旗)"
_TOWN = "(?:苏木乡镇|苏木|乡镇|镇街|乡(?!村)|镇|街道(?!办))"
_PLACE = rf"(?:{_PROVINCES}|{_CITIES}|{_COUNTY}|{_TOWN}|{_CITY}){_BRACKET}?"
JOIN = r"(?:、|和|及|或者?|与|以及)"
# 市县人民政府, 县市区人民政府, 县(市)区人民政府: nothing stands between.
_NO_JOIN = r"(?<=市)(?=县)|(?<=县)(?=[市区])"
# 市、相关县人民政府: not of all of them.
_SOME = "(?:相关|有关|所辖|沿线|沿江|各)?"
LEVEL = re.compile(
    rf"(?:(?P<state>{_STATE})"
    rf"|(?:各|本|有关|沿海|所在地的?|当地)?(?P<places>{_PLACE}(?:(?:(?:{JOIN}){_SOME}|{_NO_JOIN}|(?<=\))){_PLACE}){{0,5}})(?:[两三四]?级)?(?P<above>\(?(?:含[^()]{{1,6}}\)?)?以上)?(?:地方)?(?:各级)?"
    r"|(?P<every>各级(?:地方)?|地方(?!金融|税务|铁路|海事|志)(?:各级)?|所在地|当地|上级|同级|本级)+)"
    r"(?P<government>人民政府|政府)?(?P<and>及其|及|和)?的?(?P<other>所属|其他|其它)?"
)
# 长江流域县级以上地方人民政府, 大运河沿线县级人民政府.
_ALONG = re.compile(rf"[{HAN}、]{{1,8}}(?:流域|沿线|沿岸|沿江|周边|地区|区域)(?:的|内)?")
# No level of government.
_ZONE = re.compile(r"(?:风景|开发|景|园|管理|示范|度假|试验|实验|保税|工业|产业|集聚)区$")
_PLACED = re.compile(rf"[{HAN}]{{1,9}}?(?:省|自治区|自治州|自治县|市|州|盟|县|区|旗)")
# No further place stands in it: 杭州市西湖风景名胜区管理委员会 is not the city's.
_PLAIN = re.compile(r"[^区县市镇乡]+")
# Called after the state, and there at every level.
_EVERYWHERE = frozenset({"国家机关", "国家安全机关"})
_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
_RANKS = (
    ("省级", _PROVINCES),
    ("设区的市级", _CITIES),
    ("县级", _COUNTIES),
    ("乡镇", _TOWNS),
)


def level_of(head: re.Match[str], region: str | None) -> str | None:
    """The level that a match of `LEVEL` tells; None where it tells none. `region` is the law's."""
    if head["state"]:
        return "全国"
    if head["every"]:
        if "各级" in head["every"] and head["government"] and (head["and"] or head.end() == head.endpos):
            return "乡镇级以上"
        return "县级以上" if head["every"].startswith(("各级", "地方")) else None
    places = re.sub(r"\([^()]*\)", "", head["places"])
    names = re.split(f"(?:{JOIN}){_SOME}|{_NO_JOIN}", places)
    ranks = sorted({rank for name in names if (rank := _rank(name, region)) is not None})
    if not ranks:
        return None
    if "各级" in head[0] and not head["above"]:
        # 本市各级人民政府: all below the place too.
        return "乡镇级以上" if head["government"] and head.end() == head.endpos else "县级以上"
    lowest = _RANKS[ranks[-1]][0]
    return f"{lowest.removesuffix('级')}级以上" if head["above"] or len(ranks) > 1 else lowest


def _rank(name: str, region: str | None) -> int | None:
    if name == "市":
        return 0 if region in _MUNICIPALITIES else 1
    return next((rank for rank, (_, names) in enumerate(_RANKS) if re.fullmatch(names, name)), None)


def level_of_all(levels: Sequence[str | None]) -> str | None:
    """The level of offices of several levels, each as `level_of` tells it: 省级 and 县级 together are 县级以上.

    None where the first has none: the others then only help to tell who is meant.
    """
    told = [level for level in levels if level is not None]
    if not levels or levels[0] is None or len(set(told)) == 1:
        return levels[0] if levels else None
    lowest = max(told, key=_depth)
    return lowest if lowest.endswith("以上") else f"{lowest.removesuffix('级')}级以上"


def _depth(level: str) -> int:
    return next(
        (at for at, (name, _) in enumerate(_RANKS, 1) if level.startswith(name.removesuffix("级"))), 0
    )


def level_of_body(name: str, region: str | None = None) -> str | None:
    """The nation's for one of its bodies (海关总署, 公安部), the towns' for 街道办事处; None for names that tell none.

    That of the place whose name it bears (上海市公安局; `region` is the law's), and what a name says behind a stretch of
    land (长江流域县级以上地方人民政府).
    """
    if name.endswith("街道办事处"):
        return "乡镇"
    if name.startswith("中华人民共和国"):
        return "全国"
    if (behind := _ALONG.match(name)) and (head := LEVEL.match(name, behind.end())):
        return level_of(head, region) if head["above"] or head["government"] else None
    if (place := _PLACED.match(name)) and not _ZONE.search(place[0]) and _PLAIN.fullmatch(name, place.end()):
        own = region.split("/") if region else []
        places = own if place[0] in own else (region_of_issuer(name, hint=region) or "").split("/")
        if place[0] in places:
            at = places.index(place[0])
            if at == 0 and place[0] not in _MUNICIPALITIES and not place[0].endswith(("省", "自治区")):
                return None  # A city of which nobody knows the province.
            at += places[0] in _MUNICIPALITIES and at > 0
            return _RANKS[at][0] if at < len(_RANKS) else None
    if name.startswith(("国家", "中国", "中央")):
        return None if name in _EVERYWHERE or name.startswith("国家公园") else "全国"
    return "全国" if name.endswith(("总局", "总署", "部")) and not name.endswith("指挥部") else None


def office_of(name: str) -> tuple[str, bool]:
    """The office without its level (县级以上地方市场监督管理部门 is 市场监督管理部门), and whether it is a government."""
    folded = fold(name)
    head = LEVEL.match(folded)
    if head is None:
        return folded, folded.endswith("政府")
    rest = folded[head.end() :]
    return (rest, False) if rest else ("人民政府", head["government"] is not None)
