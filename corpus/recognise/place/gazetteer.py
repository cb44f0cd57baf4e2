"""The administrative divisions of the country, loaded when first asked for."""

import re
from functools import cache

from corpus.lexicon import read_packed, read_rows
from corpus.model import Record

_PEOPLES = (
    "(?:蒙古|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬"
    "|锡伯|普米|怒|鄂温克|保安|裕固|独龙|哈萨克|维吾尔|柯尔克孜|塔吉克|各)族|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|蒙古|回"
)
_ENDING = re.compile(
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|街道|省|市|区|县|盟|旗|镇|乡)$"
)
# 互助土族自治县 is called 互助县, 恩施土家族苗族自治州 恩施州, 鄂温克族自治旗 鄂温克旗.
_AUTONOMOUS = re.compile(r"自治[州县旗]$")
# 科尔沁右翼中旗 is called 科右中旗, 阿拉善左旗 阿左旗, 乌拉特前旗 乌前旗, 喀喇沁左翼蒙古族自治县 喀左县.
_SIDED = (
    re.compile(r"(.).{1,4}([左右])翼?([前中后]?旗|县)"),
    re.compile(r"(.).{1,4}([前中后]旗)"),
)
# Within its league or city a banner may be called by its side alone (前旗 of 巴彦淖尔市), or by its first character (赤峰市阿旗).
_SIDE = re.compile(r"[前中后左右]旗$")
_FIRST = re.compile(r"(?P<first>[^东西新正四二三红国]).{2,5}旗")
_PEOPLE = re.compile(rf"(?:{_PEOPLES})$")
STREET_ENDINGS = ("街道", "镇", "乡", "地区", "苏木")


class Gazetteer(Record):
    """All divisions down to the county.

    `paths` by code (32 江苏省, 3206 南通市, 320613 崇川区), `full` and `short` codes by name; `safe` short names are no
    other word, `longest` the length of the longest name for each first character. `inner` names tell a place only behind
    the one it lies in (巴彦淖尔市前旗). Zones that the table of divisions lacks have their paths for codes.
    """

    paths: dict[str, str]
    full: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, ...]]
    safe: frozenset[str]
    longest: dict[str, int]
    inner: dict[str, tuple[str, ...]]


def short_name(name: str) -> str:
    """The name without the word that says its kind, or an empty text where less than two characters are left."""
    short = _ENDING.sub("", name)
    if "自治" in name:
        while len(stripped := _PEOPLE.sub("", short)) >= 2 and stripped != short:
            short = stripped
    return short if len(short) >= 2 and short != name else ""


def called(name: str) -> tuple[str, ...]:
    """What a county, banner or autonomous place is called besides its name, by rule: 互助县, 鄂温克旗, 科右中旗, 喀左县."""
    plain = ""
    if _AUTONOMOUS.search(name) and (short := short_name(name).removesuffix("族")):
        plain = short + name[-1]
    sided = next((match for form in _SIDED if (match := form.fullmatch(plain or name))), None)
    return tuple(each for each in (plain, "".join(sided.groups()) if sided else "") if each)


def _called_within(name: str) -> tuple[str, ...]:
    """What a banner is called behind the league or city it lies in: by its side or its first character."""
    side, first = _SIDE.search(name), _FIRST.fullmatch(name)
    return (
        *([side[0]] if side and side[0] != name else []),
        *([first["first"] + "旗"] if first and not side else []),
    )


@cache
def gazetteer() -> Gazetteer:
    """The divisions from province to county, from regions.tsv.gz, with their customary names and further zones."""
    full: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    inner: dict[str, list[str]] = {}
    safe: set[str] = set()
    paths: dict[str, str] = {}
    customs = {name: words.split() for name, words in read_rows("county_names.tsv")}
    for line in read_packed("regions.tsv.gz").splitlines():
        code, name, brief, is_safe = line.split("\t")
        above = paths.get(code[:4]) or paths.get(code[:2])
        # 东莞市 is a city and its own only district.
        paths[code] = name if above is None else above if above.endswith(f"/{name}") else f"{above}/{name}"
        for each in (name, *called(name), *customs.get(name, ())):
            full.setdefault(each, []).append(code)
        for each in _called_within(name):
            inner.setdefault(each, []).append(code)
        if brief:
            short.setdefault(brief, []).append(code)
        if is_safe:
            safe.add(brief)
    for name, above, also in read_rows("zones.tsv"):
        path = above[1:] if above.startswith("=") else f"{above}/{name}"
        paths[path] = path
        for each in (name, *also.split()):
            full.setdefault(each, []).append(path)
    longest: dict[str, int] = {}
    for each in (*full, *short):
        longest[each[0]] = max(longest.get(each[0], 0), len(each))
    return Gazetteer(
        paths=paths,
        full={name: tuple(_once(codes, paths)) for name, codes in full.items()},
        short={name: tuple(_once(_highest(codes), paths)) for name, codes in short.items()},
        safe=frozenset(safe),
        longest=longest,
        inner={name: tuple(codes) for name, codes in inner.items()},
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
