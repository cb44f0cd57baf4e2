"""The offices that a law names before what they are to do."""

import re

import msgspec

from corpus.model import Record, UnitName
from corpus.recognise.characters import HAN
from indexer.laws.competence_levels import LEVEL, level_of, level_of_all, level_of_body
from indexer.laws.competence_members import MEMBER, members
from indexer.laws.competence_names import (
    ends_as_office,
    is_any_office,
    is_bare_name,
    is_collective,
    is_office,
    last_called,
)

# Who is named behind it helps the one before it.
_WITH = re.compile(
    r"(?:应当|应|可以|要)?(?:会同|联合(?!会|国|社)|(?<=部门|机关|机构|法院|银行)商(?![务业品标贸会]))"
    r"(?=[^()]*(?:\([^()]*\)[^()]*)?(?:部门|机关|机构|局|委|厅|署|部|政府|单位|办|银行))"
)
# Nobody is above or beside these in the sense of the word before them: 上级机关或者监察机关.
_ON_ITS_OWN = ("监察机关", "任免机关", "人民法院", "人民检察院")
# 乡镇人民政府(街道办事处): one or the other, as the place has it.
_OR_SO = re.compile(r"\([^()]{2,20}\)$")
# 工程所在地县级人民政府建设主管部门: whose is told before its name.
_WHERE = re.compile(
    rf"(?:(?![由向经报对在、和及与或]|应当|必须|协助|配合)[{HAN}]){{1,12}}?(?:所在地|住所地|居住地|户籍地|发生地|作业地|经营地|登记地|注册地|举行地)的?(?=[{HAN}])"
)
# 体育主管部门或者其委托的机构: the office is who has it.
_DELEGATE = re.compile(
    rf"(?:及|和|或者?)其(?:依法)?(?:授权|委托|指定)的[{HAN}]{{2,12}}$|及其(?:派出机构|派出机关|分支机构|直属机构|所属机构|下属机构|办事机构)$"
)
# Not the end of a word (中等职业学校, 高等教育).
_OPEN = re.compile(rf"(?<![高中初平均同对])等(?!级)(?:(?!的)[{HAN}\d]){{0,10}}?(?=部门|机关|机构|单位)")
# Of what rank each is, its own word says: 同级财政部门或者上一级土地行政主管部门.
_RANKED = re.compile("上一?级|下一?级|本级|同级")
# 等有关部门和机构.
_ANY_OFFICE = ("部门和机构", "部门、机构", "单位和机构")
_VAGUELY = re.compile("^(?:有关|相关|其他|各){1,2}")
_KIND = re.compile("部门|机关|机构|单位")
# 文物部门要会同…
_SHALL = re.compile(r"(?<=[门关构局府])(?:应当|应|要|可以|应该)$")
# Whose they are, their name does not say.
_SOMEBODYS = frozenset({"派出机构", "派出机关", "分支机构"})
# These are named in full: 国务院财政部门、中国人民银行.
_OWN_NAMES = re.compile(r"街道办|中国|国家(?!公园|级|重点|机关)|中央|全国|最高")
_MOST = 90


class Office(Record):
    """One office of a list, with its span."""

    start: int
    end: int
    unit: UnitName


class Offices(Record):
    """The offices of a subject, in order, those who help them, and the level that it gives them; None where it gives none."""

    offices: tuple[Office, ...]
    level: str | None = None
    support: tuple[Office, ...] = ()

    @property
    def units(self) -> tuple[UnitName, ...]:
        """The offices as units."""
        return tuple(office.unit for office in self.offices)


def read_offices(text: str, start: int, end: int, region: str | None) -> Offices | None:
    """The offices that folded `text[start:end]`, whole, names; None where it is anything else. `region` is the law's."""
    if (delegate := _DELEGATE.search(text, start, end)) is not None:
        end = delegate.start()
    if (where := _WHERE.match(text, start, end)) is not None:
        start = where.end()
    while (called := last_called(text, start, end)) is not None:
        end = called
    # 与中央军事委员会共同领导…: somebody else is the first.
    if not 1 < end - start <= _MOST or MEMBER.match(text, start):
        return None
    if helped := _WITH.search(text, start + 2, end):
        main = read_offices(text, start, helped.start(), region)
        help_of = read_offices(text, helped.end(), end, region) if main is not None else None
        return msgspec.structs.replace(main, support=help_of.offices) if main and help_of else None
    if (also := _OR_SO.search(text, start, end)) and ends_as_office(also[0][1:-1]):
        either = read_offices(text, start, also.start(), region)
        return _with_bracket(either, text, end) if either is not None else None
    found: list[Office] = []
    level, prefix = None, ""
    at = start
    open_tail = None
    if opened := _OPEN.search(text, start, end):
        if not _opens_offices(text[opened.start() + 1 : end]):
            return None
        open_tail = opened
    head = LEVEL.match(text, at, end)
    if head is not None:
        if head["and"] and not head["government"]:
            return None  # 国务院和地方人民政府审计机关: whose the first is, is not said by its name.
        if not head["government"] and MEMBER.match(text, head.end(), end):
            return None  # 市、有关县(市、区)人民政府.
        level = level_of(head, region)
        prefix, at = text[head.start() : head.end()], head.end()
        if head["government"] and (at == end or head["and"] or MEMBER.match(text, at, end)):
            stop = head.end("government")
            found.append(_office(text, start, stop, ""))
            prefix = text[start:stop] if head["and"] == "及其" else ""
        elif head["other"]:
            prefix = text[start : head.start("other")]
            at = head.start("other")
    stop = open_tail.start() if open_tail else end
    tail = text[open_tail.end() : end] if open_tail else ""
    levels = [level]
    if at == end:
        return Offices(offices=tuple(found), level=level) if found else None
    listed = members(text, at, stop)
    if not listed:
        return None
    series = bool(open_tail) or text.endswith(("部门", "机关", "机构"), at, end)
    for place, (first, last) in enumerate(listed):
        if shall := _SHALL.search(text, first, last):
            last = shall.start()
        if (where := _WHERE.match(text, first, last)) is not None:
            first = where.end()
        lone = place == len(listed) - 1 and not open_tail
        if (called := last_called(text, first, last)) is not None:
            last = called
        own = LEVEL.match(text, first, last) if place or found else None
        if own is not None:
            levels.append(level_of(own, region))
        begin = own.end() if own is not None else first
        lent = "" if own is not None else prefix
        word = text[begin:last]
        if own is not None and begin == last and own["government"]:
            found.append(_office(text, first, last, ""))
            continue
        if own is not None and own["government"] and own["and"] == "及其":
            found.append(_office(text, first, own.end("government"), ""))
            lent = text[first : own.end("government")]
            first = begin
        if not is_office(word) and not (series and not lone and is_bare_name(word)):
            return None
        names_itself = _OWN_NAMES.match(word) is not None or (
            bool(place) and (_OWN_NAMES.fullmatch(prefix) is not None or word in _ON_ITS_OWN)
        )
        # 上级机关或者有关机关: above is only the first.
        not_above = bool(place) and prefix == "上级" and is_any_office(text[first:last])
        if "人民政府" in text[first:last] or names_itself or not_above or _RANKED.match(text, first):
            lent = ""
        whole = place == 0 and bool(lent) and head is not None and not found
        found.append(_office(text, first, last, lent, whole))
    if (open_tail and not tail) or (len(found) == 1 and found[0].unit.name in _SOMEBODYS):
        return None
    if open_tail is not None and (more := _behind_series(text, open_tail.end(), end, region)) is not None:
        found.extend(more.offices)
        levels.append(more.level)
    levels[0] = levels[0] or level_of_body(found[0].unit.name, region)
    return Offices(offices=tuple(found), level=level_of_all(levels))


def _opens_offices(kind: str) -> bool:
    """Whether what stands behind 等 is offices, and not others' institutions (等教育机构)."""
    kind = _VAGUELY.sub("", kind)
    return not kind.endswith("机构") or kind.endswith(_ANY_OFFICE) or ends_as_office(kind)


def _behind_series(text: str, start: int, end: int, region: str | None) -> Offices | None:
    """The offices behind 等部门 (…等部门和有关区人民政府); None where nothing follows, or others than offices do."""
    kind = _KIND.match(text, start, end)
    join = MEMBER.match(text, kind.end(), end) if kind else None
    return read_offices(text, join.end(), end, region) if join else None


def _with_bracket(offices: Offices, text: str, end: int) -> Offices:
    """The offices, the last one's name with what stands in brackets behind it."""
    *before, last = offices.offices
    more = text[last.end : end]
    unit = msgspec.structs.replace(last.unit, printed=last.unit.printed + more, name=last.unit.name + more)
    return msgspec.structs.replace(offices, offices=(*before, Office(start=last.start, end=end, unit=unit)))


def _office(text: str, first: int, last: int, lent: str, whole: bool = False) -> Office:
    start = first - len(lent) if whole else first
    printed = text[start:last]
    name = printed if whole else lent + printed
    return Office(
        start=start,
        end=last,
        unit=UnitName(printed=printed, name=name, collective=is_collective(text[first:last])),
    )
