"""The administrative divisions of the country, loaded when first asked for."""

import re
from functools import cache

from corpus.lexicon import read_packed
from corpus.model import Record

_PEOPLES = (
    "(?:蒙古|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬"
    "|锡伯|普米|怒|鄂温克|保安|裕固|独龙|哈萨克|维吾尔|柯尔克孜|塔吉克|各)族|维吾尔|哈萨克|柯尔克孜|塔吉克|蒙古|回"
)
_ENDING = re.compile(
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|街道|省|市|区|县|盟|旗|镇|乡)$"
)
# 互助土族自治县 is called 互助县, 恩施土家族苗族自治州 恩施州, 鄂温克族自治旗 鄂温克旗.
_AUTONOMOUS = re.compile(r"自治[州县旗]$")
# 科尔沁右翼中旗 is called 科右中旗, 阿拉善左旗 阿左旗.
_BANNER = re.compile(r"(.).{1,4}([左右])翼?([前中后]?旗)")
_PEOPLE = re.compile(rf"(?:{_PEOPLES})$")
STREET_ENDINGS = ("街道", "镇", "乡", "地区", "苏木")


class Gazetteer(Record):
    """All divisions down to the county.

    `paths` by code (32 江苏省, 3206 南通市, 320613 崇川区), `full` and `short` codes by name; `safe` short names are no
    other word, `longest` the length of the longest name for each first character.
    """

    paths: dict[str, str]
    full: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, ...]]
    safe: frozenset[str]
    longest: dict[str, int]


def short_name(name: str) -> str:
    """The name without the word that says its kind, or an empty text where less than two characters are left."""
    short = _ENDING.sub("", name)
    if "自治" in name:
        while len(stripped := _PEOPLE.sub("", short)) >= 2 and stripped != short:
            short = stripped
    return short if len(short) >= 2 and short != name else ""


def _plain(name: str) -> str:
    """What an autonomous place is called without its peoples; an empty text for others."""
    if not _AUTONOMOUS.search(name) or not (short := short_name(name).removesuffix("族")):
        return ""
    return short + name[-1]


@cache
def gazetteer() -> Gazetteer:
    """The divisions from province to county, from regions.tsv.gz."""
    names: dict[str, str] = {}
    full: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    safe: set[str] = set()
    paths: dict[str, str] = {}
    longest: dict[str, int] = {}
    for line in read_packed("regions.tsv.gz").splitlines():
        code, name, brief, is_safe = line.split("\t")
        names[code] = name
        above = paths.get(code[:4]) or paths.get(code[:2])
        # 东莞市 is a city and its own only district.
        paths[code] = name if above is None else above if above.endswith(f"/{name}") else f"{above}/{name}"
        full.setdefault(name, []).append(code)
        if banner := _BANNER.fullmatch(name):
            full.setdefault("".join(banner.groups()), []).append(code)
        if plain := _plain(name):
            full.setdefault(plain, []).append(code)
        if brief:
            short.setdefault(brief, []).append(code)
        if is_safe:
            safe.add(brief)
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return Gazetteer(
        paths=paths,
        full={name: tuple(_once(codes, paths)) for name, codes in full.items()},
        short={name: tuple(_once(_highest(codes), paths)) for name, codes in short.items()},
        safe=frozenset(safe),
        longest=longest,
    )


def _once(codes: list[str], paths: dict[str, str]) -> list[str]:
    """One code for each path."""
    return codes if len(codes) == 1 else list({paths[code]: code for code in reversed(codes)}.values())[::-1]


def _highest(codes: list[str]) -> list[str]:
    """Without the county where a province or city bears the same short name (河南)."""
    return codes if len(codes) == 1 else [code for code in codes if len(code) < 6] or codes


@cache
def _streets() -> str:
    """The towns, townships and streets, a county's a line behind its code, with a blank on either side of each name."""
    lines = (line.partition("\t") for line in read_packed("streets.tsv.gz").splitlines())
    return "".join(f"\n{code}\t {names} " for code, _, names in lines)


def street_paths(name: str) -> tuple[str, ...]:
    """The paths of all streets, towns and townships of that name."""
    text, paths = _streets(), gazetteer().paths
    found: list[str] = []
    place = text.find(f" {name} ")
    while place >= 0:
        start = text.rfind("\n", 0, place) + 1
        code = text[start : text.index("\t", start)]
        if code in paths:
            found.append(f"{paths[code]}/{name}")
        place = text.find(f" {name} ", place + 1)
    return tuple(found)
