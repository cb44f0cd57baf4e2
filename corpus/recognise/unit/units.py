"""Units named in a text: lists of them, as cells and brackets print them, and mentions in running text."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.model import Record, UnitName
from corpus.recognise.characters import BLANKS, HAN, fold
from corpus.recognise.place.gazetteer import gazetteer
from corpus.recognise.place.regions import is_short_place
from corpus.recognise.unit.list_members import (
    MARKS,
    Member,
    is_series,
    pieces,
    read_piece,
    read_series,
    read_wrapped,
    trim,
    without_blanks,
)
from corpus.recognise.unit.mentions import Mention, find_mentions
from corpus.recognise.unit.unit_name import Name
from corpus.recognise.unit.unit_names import read_name
from corpus.recognise.unit_lexicon import unit_words

# 等, 等部门, 等5个单位, 等省有关部门和单位: the list goes on.
_OPEN = re.compile(
    r"等(?:\d{1,2}|[一二三四五六七八九十]{1,3}|多|各|几)?(?:个|家)?(?:省|市|区|县|州|旗|国家)?"
    r"(?:有关|相关|其他|职能|成员|责任|主管|行业|行政|业务|监管|市级|区级|县级|省级|市直|区直|县直|省直|配合|参与){0,3}"
    r"(?:部门|单位|机构|企业|委办局|方面|成员单位)?(?:[和、及](?:单位|部门|企业))?$"
)
# Marks and list numbers before a name, which say nothing of it.
_ORNAMENT = re.compile(
    r"[*★☆▲△※●■◆◎○]"
    r"|(?<![0-9A-Za-z])(?:\d{1,2}[.、．]|\(\d{1,2}\)|\([一二三四五六七八九十]{1,2}\)|[①-⑳])(?=\s{0,4}[^\W\d])"
)
# 西江千户苗寨景区, 洪泽湖: a place that bears a name of its own, not of a kind (旅游景区, 国有林场, 大中型水库).
_OWN_PLACE = re.compile(
    rf"(?P<name>[{HAN}]{{2,12}}?)(?:国家级|省级)?(?:自然)?"
    r"(?:风景名胜区|名胜区|风景区|景区|度假区|保护区|湿地公园|森林公园|水库|灌区|林场|古城|古镇|苗寨|侗寨|湖|山|岛)(?![^\n]{0,12}分局)"
)
_GENERIC = re.compile(
    r"旅游|文化|生态|自然|国有|国家|重点|[大中小]型|中小|农村|城市|水源|湿地|森林|风景|^[江河湖海]{2}|矿|绿化|管理|综合|服务|整治|建设|保护|工作"
    r"|工业|产业|[省市县]级|景区|专项|治理|火灾|安全"
)
# 黄河水利委员会, 长江航务管理局: a body of a whole river; 市长江办 is the city's.
_OF_RIVER = re.compile(r"(?:长江|黄河|淮河|珠江|海河|松辽|松花江|太湖)(?:水利|流域|航务|航道|海事|防汛抗旱)")
# 上海期货交易所: the short name of a place that is no other word.
_LONGEST_STEM = 4
_MAX_TEXT = 4000


class UnitMention(Record):
    """A unit and where its name stands."""

    start: int
    end: int
    unit: UnitName


class UnitList(Record):
    """The units of a list, in order; open where it ends in 等. `rest` holds the pieces that name no unit."""

    units: tuple[UnitMention, ...] = ()
    open_list: bool = False
    rest: tuple[str, ...] = ()


def read_unit_list(text: str) -> UnitList:
    """The units that a list names.

    Pieces that are no units (persons, remarks, sentences) are left out and stand in `rest`. A prefix of a member goes to
    those after it that take one: 区发改委、科技局 names 区科技局.
    """
    if len(text) > _MAX_TEXT:
        return UnitList()
    folded = _ORNAMENT.sub(lambda mark: "、" * len(mark[0]), fold(text))
    start, end = trim(folded, 0, len(folded))
    whole, open_list, series = end, False, False
    if opened := _OPEN.search(folded, start, end):
        open_list, end = True, opened.start()
        series = "部门" in opened[0] and is_series(folded[start:end])
    members: list[Member] = []
    rest: list[str] = []
    ranges = pieces(folded, start, end)
    for place, (first, last) in enumerate(ranges):
        if members and first < members[-1].end:
            continue
        if inner := _OPEN.search(folded, first, last):
            open_list, last = True, inner.start()
            if last <= first:
                continue
        found = read_piece(folded, first, last, series=series)
        if not found and place + 1 < len(ranges):
            found = read_wrapped(folded, (first, last), ranges[place + 1])
        members.extend(found)
        if not found and folded[first:last].strip(MARKS):
            rest.append(text[first:last].strip())
    if (rest or not open_list) and (short := read_series(folded, start, whole)):
        members, rest = short, []
    return UnitList(units=_mentions(text, members), open_list=open_list and bool(members), rest=tuple(rest))


def find_units(text: str, *, colloquial: bool = False) -> list[UnitMention]:
    """The units mentioned in running text, in order, without overlaps.

    Names stand as in lists: a series joined by 、 shares its prefix. With `colloquial`, as in questions, bare words count
    too (城管, 公安, 消防).
    """
    folded = fold(text)
    found: list[UnitMention] = []
    run: list[Mention] = []
    for mention in find_mentions(folded, colloquial=colloquial):
        if run and folded[run[-1].end : mention.start] not in ("、", "和", "及", "以及", "与", ","):
            found.extend(_mentions(text, run))
            run = []
        run.append(mention)
    found.extend(_mentions(text, run))
    return found


@lru_cache(maxsize=16384)
def is_unit(name: str) -> bool:
    """Whether the text, whole, is the name of one unit or of a class of units."""
    return read_name(without_blanks(fold(name))) is not None


def _mentions(text: str, members: Sequence[Member | Mention]) -> tuple[UnitMention, ...]:
    prefixes = _lend([member.name for member in members])
    return tuple(
        UnitMention(start=m.start, end=m.end, unit=_unit(text[m.start : m.end], m.name, prefix))
        for m, prefix in zip(members, prefixes, strict=True)
    )


def _unit(printed: str, name: Name, prefix: str) -> UnitName:
    printed = printed.strip(f"{BLANKS}\n")
    return UnitName(
        printed=printed, name=prefix + without_blanks(printed), collective=name.kind == "collective"
    )


def _lend(names: Sequence[Name]) -> list[str]:
    """The prefix that each member of a list takes from those before it."""
    words = unit_words()
    given: list[str] = []
    lent = party = ""
    for name in names:
        if name.party:
            party, lent = name.party, name.lends
        elif name.lends:
            party = party if name.lends == lent else ""
            lent = name.lends
        if (
            name.alone
            or _is_of_own_place(name)
            or name.prefix
            or name.place
            or name.kind not in ("organ", "pattern", "functional")
        ):
            given.append("")
        elif name.core in words.party_organs and name.core not in ("办公室", "督查室"):
            given.append(party)
        else:
            given.append(lent if _fits(name.core, lent) else "")
    return given


def _is_of_own_place(name: Name) -> bool:
    """Whether a name begins with a place of its own or with the nation: 西江千户苗寨景区管理局, 上海期货交易所, 中国气象学会."""
    if name.kind != "pattern":
        return False
    if name.core.startswith(unit_words().central) or _OF_RIVER.match(name.core):
        return True
    own = _OWN_PLACE.match(name.core)
    return (own is not None and not _GENERIC.search(own["name"])) or _begins_with_place(name.core)


def _begins_with_place(core: str) -> bool:
    """Whether a name begins with a place whose short name is no other word, and more than an ending follows it."""
    safe = gazetteer().safe
    return any(core[:cut] in safe for cut in range(2, min(_LONGEST_STEM, len(core) - 3) + 1))


def _fits(core: str, prefix: str) -> bool:
    """Whether an agency may be of that level: a 厅 is a province's, a 支队 no county's."""
    if core.endswith("厅"):
        return prefix.endswith(("省", "自治区"))
    if core.endswith("总队"):
        return not prefix.endswith(("区", "县", "镇", "街道"))
    if core.endswith("支队"):
        return not prefix.endswith(("县", "镇", "街道"))
    return not is_short_place(prefix)
