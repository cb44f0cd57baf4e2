"""Names of units that no list knows, believed for their form."""

import re

from corpus.recognise.characters import HAN
from corpus.recognise.place.gazetteer import gazetteer
from corpus.recognise.place.regions import find_regions
from corpus.recognise.unit.unit_name import Name
from corpus.recognise.unit_lexicon import bare_words, unit_words

_LONGEST_AREA = 16
_NAME = re.compile(rf"[{HAN}〇0-9A-Za-z·“”\"—\-]+(?:\([{HAN}〇0-9A-Za-z]{{1,20}}\)[{HAN}]*)?")
_NO_START = re.compile(r"[与及和向请报由经时强并将同]")
# A road is no count: 国道303养护中心.
_COUNTED = re.compile(r"(?<![国省县乡]道)(?<![国省县乡]道\d)(?<![国省县乡]道\d\d)\d{2}|\d个")
_OFFICE = re.compile(
    r"(?:工作|行动|发展|创新|服务|促进)?(?:局|办|办公室|中心|组|小组|工作组|领导小组|协调小组|专班|委员会|指挥部|处|科|室|队|大队|支队)(?:办公室)?"
)
# 国家融资担保基金, 国家制造业转型升级基金: companies; other funds are money (国家社会保障基金, 专项基金).
_FUND = re.compile(
    rf"(?:国家|中国)[{HAN}]{{0,10}}(?:融资担保|再担保|投资|发展|引导|转型升级)基金(?:有限(?:责任)?公司)?"
)
_OWN_AREAS = (
    "社区",
    "村",
    "苏木",
    "嘎查",
    "园区",
    "开发区",
    "高新区",
    "经开区",
    "新区",
    "度假区",
    "景区",
    "保税区",
)


def unseen_name(text: str) -> Name | None:
    """A name no list knows, by its ending and by what it must not contain."""
    words = unit_words()
    if text in bare_words() or _NAME.fullmatch(text) is None:
        return None
    if text in gazetteer().full:
        return Name(kind="body", core=text, place=text, alone=True)
    if _FUND.fullmatch(text):
        return Name(kind="body", core=text, alone=True)
    if _holds_work(text):
        return None
    if (_NO_START.match(text) and not text.startswith("经开") and not _is_street(text)) or _COUNTED.search(
        text
    ):
        return None
    if text.endswith(words.areas):
        return Name(kind="body", core=text, place=text, alone=True) if _is_area(text) else None
    if not text.endswith((*words.strong_endings, *words.weak_endings)) or text.endswith(words.titles):
        return None
    level = next(
        (level for level in words.levels if text.startswith(level) and len(text) - len(level) >= 2), ""
    )
    place = "" if level else _place_before(text)
    core = text.removeprefix(level or place)
    if core in words.not_units or (not level and len(text) < 3):
        return None
    if len(core) < 3 and not core.endswith(("办", "局", "委", "所", "站", "中心", "队")):
        return None
    own = text.endswith(words.own_endings)
    if own:
        return Name(kind="body", core=place + core, prefix=level, alone=True)
    return Name(kind="pattern", core=core, prefix=level or place, place=place, lends=level or place)


def _place_before(text: str) -> str:
    """The place that a name begins with, written out: 崇川区 of 崇川区推进办."""
    first = next(iter(find_regions(text)), None)
    if (
        first is None
        or first.start
        or not first.known
        or not first.printed.endswith(unit_words().place_endings)
    ):
        return ""
    return first.printed if len(text) - first.end > len("推进") else ""


def _holds_work(text: str) -> bool:
    """Whether the words of a clause stand in the text; an office may be named by its work (推进办, 整治专班, 督导组)."""
    words = unit_words()
    for word in words.never_within:
        place = text.find(word)
        if place >= 0 and not (word in words.office_works and _OFFICE.fullmatch(text, place + len(word))):
            return True
    return False


def _is_street(text: str) -> bool:
    """Whether the text is the name of a street's or a town's area that the tables know (经纬街道, 和平街道)."""
    if not text.endswith(("街道", "镇", "乡")):
        return False
    mentions = find_regions(text)
    return (
        len(mentions) == 1 and mentions[0].known and mentions[0].start == 0 and mentions[0].end == len(text)
    )


def _is_area(text: str) -> bool:
    """Whether a place that stands for its government is one by the tables or by how it is written."""
    if len(text) > _LONGEST_AREA:
        return False
    mentions = find_regions(text)
    if len(mentions) == 1 and mentions[0].end - mentions[0].start == len(text):
        return True
    return text.endswith(_OWN_AREAS) and len(text) > 3
