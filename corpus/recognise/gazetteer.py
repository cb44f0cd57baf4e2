"""The administrative divisions of the country, loaded when first asked for."""

import gzip
import re
from functools import cache
from importlib import resources

from corpus.model import Record

_PEOPLES = (
    "(?:蒙古|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬"
    "|锡伯|普米|怒|鄂温克|保安|裕固|独龙|各)族|维吾尔|哈萨克|柯尔克孜|塔吉克|蒙古|回"
)
_ENDING = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|街道|省|市|区|县|盟|旗|镇|乡)$")
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


def _lines(name: str) -> list[str]:
    return gzip.decompress(resources.files("corpus.lexicon").joinpath(name).read_bytes()).decode("utf-8").splitlines()


@cache
def gazetteer() -> Gazetteer:
    """The divisions from province to county, from regions.tsv.gz."""
    names: dict[str, str] = {}
    full: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    safe: set[str] = set()
    paths: dict[str, str] = {}
    for line in _lines("regions.tsv.gz"):
        if line.startswith("#"):
            continue
        code, name, safe_short = line.split("\t")
        names[code] = name
        parents = [names[code[:cut]] for cut in (2, 4) if cut < len(code) and code[:cut] in names]
        steps = [*parents, name]
        paths[code] = "/".join(step for place, step in enumerate(steps) if place == 0 or step != steps[place - 1])
        full.setdefault(name, []).append(code)
        if brief := short_name(name):
            short.setdefault(brief, []).append(code)
        if safe_short:
            safe.add(safe_short)
    longest: dict[str, int] = {}
    for called in (*full, *short):
        longest[called[0]] = max(longest.get(called[0], 0), len(called))
    return Gazetteer(
        paths=paths,
        full={name: tuple(_once(codes, paths)) for name, codes in full.items()},
        short={name: tuple(_once(_highest(codes), paths)) for name, codes in short.items()},
        safe=frozenset(safe),
        longest=longest,
    )


def _once(codes: list[str], paths: dict[str, str]) -> list[str]:
    """One code for each path (东莞市 is a city and its own only district)."""
    return list({paths[code]: code for code in reversed(codes)}.values())[::-1]


def _highest(codes: list[str]) -> list[str]:
    """Without the county where a province or city bears the same short name (河南)."""
    cities = [code for code in codes if len(code) < 6]
    return cities or codes


@cache
def streets() -> dict[str, tuple[str, ...]]:
    """The towns, townships and streets by the path of their county, from streets.tsv.gz."""
    known = gazetteer().paths
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines("streets.tsv.gz"):
        if line.startswith("#"):
            continue
        code, names = line.split("\t")
        if code in known:
            found[known[code]] = tuple(names.split(" "))
    return found


@cache
def street_paths() -> dict[str, tuple[str, ...]]:
    """The paths of every street name."""
    found: dict[str, list[str]] = {}
    for county, names in streets().items():
        for name in names:
            found.setdefault(name, []).append(f"{county}/{name}")
    return {name: tuple(paths) for name, paths in found.items()}
