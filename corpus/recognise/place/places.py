"""Places that no table knows, read from how they are written: 岚江省澜川市枕溪区."""

import re
from functools import cache
from itertools import pairwise

from corpus.lexicon import read_text
from corpus.model import Record
from corpus.recognise.characters import HAN
from corpus.recognise.place.gazetteer import gazetteer
from corpus.recognise.place.zones import (
    GENERAL,
    OF_PROVINCES,
    is_common_stem,
    is_office_at,
    zone_called,
    zone_path,
    zone_shape,
)
from corpus.recognise.unit_lexicon import unit_words

# Alone, an unknown name is believed only in a text of this length: a title, a heading, a question.
_LONGEST_TITLE = 80

_BODY = re.compile(r"(?:人民政府|政府)")
# No name of a city or county holds the ending of another (枕溪区澜川市); 市政 is a trade before all but its bodies.
_INNER = rf"(?:(?![省市区县])[{HAN}])"
_TOWN = r"市(?!政(?!府|协|务|法))"
_STEPS = (
    re.compile(rf"[{HAN}]{{2,4}}?(?:省|自治区)"),
    re.compile(rf"{_INNER}{{2,5}}?(?:{_TOWN}|自治州|盟)"),
    re.compile(rf"{_INNER}{{1,5}}?(?:新区|区|县|旗|{_TOWN})"),
    re.compile(rf"[{HAN}]{{2,6}}?(?:街道|镇|乡)"),
)
_LONGEST_STEM = 5
_NO_FIRST = frozenset("各全本我外跨两多某其每")
_OF_LEVEL = re.compile(r"[省市区县旗州盟][属级直辖]")
_AGENCY = frozenset("局委厅部院会所站办府")
_ENDING = re.compile(r"(?:自治区|自治州|街道|新区|省|市|盟|区|县|旗|镇|乡)$")
_EDGE = re.compile(rf"(?:^|[^{HAN}]|[在于由为和与及是向])$")
# Characters of sentences, which names of places do not have.
NO_NAME = frozenset(
    "哪谁何怎几天前后报把被给是有没要能可会应该吗呢么的了着过也都就还才又再很最更每各此这那将须请按据为以及和与或等由从向在于对归除"
)
# Characters that make another word with the ending behind them: 城市, 小区, 各省.
_NO_STEM = frozenset(
    "全本我外跨两多某其邻省市区县内中上下小社城园地山灾景厂库校辖新片街郊矿专特林牧战军禁误院病学商住功发护验范假理税务冲心居风活"
    "业养放超门夜集股都级设直单老旧大政品证术化划制利庄害困民备戍障装售同散海国"
)


class WrittenPlace(Record):
    """A place as written, by the names of its steps."""

    start: int
    end: int
    path: str


@cache
def _no_words() -> tuple[str, ...]:
    return unit_words().never_within + unit_words().no_place


def written_place(text: str, start: int) -> WrittenPlace | None:
    """The place that begins here and is written out from its province, city or county down, where no table knows it."""
    if _EDGE.search(text[max(0, start - 1) : start]) is None:
        return None
    end = start
    steps: list[str] = []
    for shape in _STEPS:
        if shape is _STEPS[-1] and (zone := _zone(text, end, steps)):
            end = zone.end
            steps.append(zone.path)
        # 枕溪区人民政府柏津街道办事处: a street's office is written behind its government's name.
        body = _BODY.match(text, end) if steps else None
        match = shape.match(text, body.end() if body else end)
        if match is None or not may_be_place(match[0], nested=bool(steps)) or _is_zone(match[0]):
            continue
        steps.append(match[0])
        end = match.end()
    if not steps or (len(steps) == 1 and len(text) > _LONGEST_TITLE):
        return None
    if any(upper == lower for upper, lower in pairwise(steps)):
        return None
    return WrittenPlace(start=start, end=end, path="/".join(steps))


def _is_zone(name: str) -> bool:
    """Whether the name is that of a zone whose forms differ: 澜川新区 has no other."""
    parts = zone_called(name)
    return parts is not None and parts[1] != "新区"


def _zone(text: str, start: int, steps: list[str]) -> WrittenPlace | None:
    """The zone that begins here, behind the places it lies in or with its city's name before it, by its one name."""
    match = zone_shape(0 if steps else 2, _LONGEST_STEM).match(text, start)
    if match is None:
        return None
    stem, kind = match["stem"], unit_words().zones[match["form"]]
    if stem and (not may_be_stem(stem) or zone_called(match[0]) != (stem, kind)):
        return None
    if not steps and (kind in OF_PROVINCES or is_common_stem(stem) or _holds_place(stem)):
        return None
    if steps and steps[-1].endswith(("省", "自治区")) and kind not in OF_PROVINCES:
        return None
    if kind in GENERAL and kind != "新区" and not is_office_at(text, match.end()):
        return None
    name = zone_path(steps[-1], stem, kind).rsplit("/", 1)[-1] if steps else stem + kind
    return WrittenPlace(start=start, end=match.end(), path=name)


def may_be_stem(stem: str) -> bool:
    """Whether the words before a zone's kind can be its name: none of a sentence, agency or level (进出保税区, 市属开发区)."""
    if len(stem) < len("仲恺") or stem[0] in _NO_FIRST or stem[-1] in _AGENCY or _OF_LEVEL.match(stem):
        return False
    pieces = (stem[start:end] for start in range(len(stem)) for end in range(start + 2, len(stem) + 1))
    words = unit_words().no_place
    return NO_NAME.isdisjoint(stem) and not any(p in words or p in _common_words() for p in pieces)


@cache
def _common_words() -> frozenset[str]:
    """The words that laws and notices use now and then, but for names of places."""
    lines = read_text("word_shares.tsv").splitlines()
    words = (line.partition("\t")[0] for line in lines if not line.startswith("#"))
    return frozenset(word for word in words if len(word) > 1 and word not in gazetteer().short)


def _holds_place(stem: str) -> bool:
    """Whether another word runs into a known place's short name: 指滨州, 国海南."""
    return any(stem[cut:] in gazetteer().short for cut in range(1, len(stem) - 1))


def may_be_place(name: str, *, nested: bool) -> bool:
    """Whether a name with its ending can be a place: no word of a sentence, no common noun (城市, 老旧小区)."""
    stem = _ENDING.sub("", name)
    if len(stem) < (1 if nested else 2) or stem[-1] in _NO_STEM or stem[0] in _NO_FIRST:
        return False
    if any(character in NO_NAME for character in stem):
        return False
    return not any(word in stem for word in _no_words())
