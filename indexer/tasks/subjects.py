"""The unit or units at the head of a clause, and the word behind them that tells what they are to do."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Literal

from corpus.model import Record, UnitName
from corpus.recognise.characters import fold
from corpus.recognise.collectives import is_function
from corpus.recognise.unit_names import read_name
from corpus.recognise.units import UnitList, UnitMention, read_unit_list
from indexer.tasks.predicates import CUES, any_of

# A list of units is seldom longer; a unit is looked for before so many words that could end it.
_LONGEST = 260
_TRIES = 12
# What tells which of a kind is meant (涉及产业转移的), and the units behind it.
_LONGEST_ATTRIBUTE = 42
_LONGEST_BEHIND = 32

Cue = Literal["lead", "responsible", "together", "support", "must", "counted", "action", "given", "manner"]
STRONG: frozenset[Cue] = frozenset({"lead", "responsible", "together", "support", "must", "counted"})

# Names end so; 门 is of 部门, 司 of 公司 and of a ministry's 司.
_LAST = frozenset(
    "部委局办厅署会院省市区县旗州盟镇乡村社团队站所组处科室股馆园校行司地门业位构关府道心体学厂份面等街场木查台矿段港商网军警岛塔)）"
)
_JOINTS = re.compile(r"[、,，;；和及与以\s]|等")
_OPEN_TAIL = re.compile(r"等(?:[一-龥]{0,6}?(?:部门|单位|机构|地区|省份?|市|方面|成员单位))?$")
# Between the units and the word that ends them: a comma, a dash, 也.
_JOINT = re.compile(r"(?:[,，\s—]|也|还|都|均|则|同样)$")
# （以下称登记机关）, （不含县级市）: what a bracket adds to the units before it.
_ASIDE = re.compile(r"[(（](?:以?下|简称|统称|含|不含|不包括|包括|除)[^()（）]{1,60}[)）]$")
_LONGEST_ASIDE = 64
# 机构编制部门和民政部门: two agencies, each named whole.
_JOINED = re.compile(r"(?:(?<=部门)|(?<=机构)|(?<=机关)|(?<=单位)|(?<=政府))[和及](?!其)")
# 涉及化工产业转移的 before 省级应急管理部门: what tells which of a kind is meant; no preposition, which would make it an object.
_ATTRIBUTE = re.compile(r"(?![对在按根据为与将把以从因如])[^,，、;；。]{2,40}的(?=[^的]{2,30}$)")

# A name that no list knows is none where it holds words of a clause, or means a thing that acts for nobody.
_CLAUSE = re.compile(
    r"^(?:多[家个]|若干|[几两][家个]|[这那]|有[的些]|部分|[一该你我此]|其(?![他它余])|本(?![省市区县镇])|上述|[和及与为据]|所[在属])|推动(?![^\n]*(?:[组办部会]|办公室|专班)$)|特别是|尤其是|未(?!来|成年)|经理|[^\n]经(?!济|信|贸|开|发|委|营|费|办|纪)|负责|牵头|应当|必须|可以|根据|按照"
    r"|全部|(?<!自)由|把|被|(?<!设区)的|(?:单位|部门)[为是]|名义|设[在于]|下设|纳入|提出|监督指导|指定|进行|予以|加以|委托|(?<![高中初平])等|商[有相]关|可(?!再)|要(?!素|闻|塞)|将(?!乐|台)|[^反]对(?!外|口|台|点|俄|非)"
    r"|组织(?!部|委|机构|工作|人事|编|化|[^\n]{0,16}(?:小组|办公室|指挥部|委员会))"
)
# A quick look: no list of units holds any of these.
_NO_LIST = re.compile(
    r"负责|牵头|应当|必须|根据|按照|(?<!自)由|把|被|(?<!设区)的|了|是|不(?!动产)|并|进行|[^、,，;；和及与以()（）\s]{36}"
)
_THING = re.compile(r"(?:平台|系统|网站|网格|机场|车站|场所|库|城乡|(?<!各)地)$")
# 负责药品监督管理的部门, 县级以上地方人民政府管理专利工作的部门: a kind of agency by its competence.
_COMPETENT = re.compile(
    r"(?:国务院|(?:设区的)?[省市县区乡]级(?:以上)?|各级|地方|人民政府){0,3}(?:负责|主管|管理|负有)[^,，、;；。:的由]{2,20}的(?:部门|机关|机构)(?!的)"
)
# Nobody in particular, and not even a class of them.
_ANYTHING = frozenset(
    {
        "政府",
        "政府部门",
        "行政部门",
        "企业",
        "公司",
        "机构",
        "单位",
        "组织",
        "部门",
        "系统",
        "社会组织",
        "市场主体",
    }
)
_OPENS_A_CLAUSE = re.compile(rf"经(?!济|信|贸|开|发|委)|{any_of('opening')}")
# A clause that opens with a verb has no subject, unless it is the beginning of a name (审批局, 督导组) or of an attribute.
_VERB = re.compile(
    rf"(?:{any_of('opening', 'action', 'given', 'manner', 'told')})"
    r"(?![一-龥]{0,5}(?:[局部委办组院署厅队站所处会]|中心|机构|机关|单位)|[^,，、;；。]{0,30}的)"
)
_BEGINS_AS_WORK = re.compile(rf"{any_of('action', 'manner')}")
_WORK_BODY = re.compile(r"(?:组|办|办公室|专班|指挥部|中心|委员会|部|会议)$")
_CERTAIN_END = re.compile(
    r"(?:委员会|办公室|管委会|办事处|指挥部|领导小组|工作小组|联席会议|专班|人民政府|局|厅|[总支大]队|法院|检察院|联合会|总工会|街道|[镇乡]|社区"
    r"|派出所|监管所|管理所|服务中心|管理中心)$"
)
_WHAT_IS = re.compile(r"所[在需]")
# What makes a name of a word of action before it: 统计机构.
_BODY = re.compile(r"机构|机关|部门")
# The cue is the end of a list's member (建设部、).
_MEMBER = re.compile(r"[一-龥]{2,8}?(?:[部局委办厅署会院行]|部门|机构|单位)、")
_OR = re.compile(r"(?<![^省市区县部门局委厅会院司])或者?")
_CLASS_WITHIN = re.compile(r"系统|各")
_AND = re.compile(r"以及|和|及(?!其)|与")
# A kind of agency for sure, though nobody knows it: 社会保险经办机构.
_AGENCY = re.compile(r"(?:主管|管理|监管|监督|行政|经办)(?:部门|机关|机构)$")
# A class of bodies (行政执法机关), or one body by its last word (联合采购办公室).
_UNKNOWN = re.compile(
    r"[一-龥]{2,30}(?:(?P<class>(?:部门|机关|单位|机构|企业|地区|学校|院校)(?:[(（][一-龥]{1,6}[)）])?)|办公室|委员会|中心|小组|专班|指挥部|[部委局署厅院所站队]|(?<![社机大例年晚])会)"
)
# What stands behind the first characters of a longer name: 审核机构 behind 同级人民政府.
_PART = re.compile(r"[一-龥]{2,8}(?:机构|部门|机关|单位|中心|办公室|小组|专班|委员会|指挥部|[局处组])")


class Subject(Record):
    """Units in `start:end`, and the cue at `cue_start:cue_end` that follows them."""

    start: int
    end: int
    units: tuple[UnitName, ...]
    open_list: bool
    cue: Cue
    cue_start: int
    cue_end: int


class End(Record):
    """A word at `start:end` that can end a list of units, which then ends at `stop`; `listed` where one may end there."""

    start: int
    end: int
    stop: int
    cue: Cue
    listed: bool


def find_ends(text: str, shown: str) -> list[End]:
    """The words of a paragraph that can end a list of units, in order. `shown` is the text folded, quotes masked."""
    found: list[End] = []
    for word in CUES.finditer(shown):
        cue: Cue = word.lastgroup  # type: ignore[assignment]
        stop = word.start()
        while joint := _JOINT.search(shown, max(0, stop - 2), stop) or _aside(text, stop):
            stop = joint.start()
        listed = (
            stop > 0
            and text[stop - 1] in _LAST
            and not _WHAT_IS.match(shown, word.start() - 1)
            and (cue in STRONG or not _is_inside(shown, word))
        )
        if listed or cue in STRONG:
            found.append(End(word.start(), word.end(), stop, cue, listed))
    return found


def _aside(text: str, stop: int) -> re.Match[str] | None:
    """The bracket that ends at `stop` and is no part of a name."""
    if stop == 0 or text[stop - 1] not in ")）":
        return None
    return _ASIDE.search(text, max(0, stop - _LONGEST_ASIDE), stop)


def find_subject(text: str, shown: str, ends: Sequence[End], start: int, end: int) -> Subject | None:
    """The units that begin at `start` and reach to a cue, one of `ends`, or None.

    A word of action may belong to a longer name (住房城乡建设部, 同级人民政府审核机构), which then is the unit.
    """
    first = bisect_left(ends, start, key=lambda word: word.start)
    if competent := _COMPETENT.match(shown, start, end):
        return _competent(text, ends, competent)
    if first == len(ends) or ends[first].start >= end or _VERB.match(shown, start):
        return None
    found: Subject | None = None
    last = _last_stop(text, start, min(end, start + _LONGEST))
    for word in islice(ends, first, first + _TRIES):
        if word.start >= last:
            break
        strong = word.cue in STRONG
        if word.start == start:
            if strong:
                break
            continue
        if word.listed:
            listed = read_units(text, start, word.stop)
            if listed is None and strong:
                listed = _attributed(text, start, word.stop)
            if listed is not None and (found is None or _goes_on(text, found, word.stop, listed)):
                found = Subject(
                    start=start,
                    end=word.stop,
                    units=tuple(mention.unit for mention in listed.units),
                    open_list=listed.open_list,
                    cue=word.cue,
                    cue_start=word.start,
                    cue_end=word.end,
                )
        if found is not None and strong:
            break
    return found


def _competent(text: str, ends: Sequence[End], named: re.Match[str]) -> Subject | None:
    """The kind of agency that is named by its competence (负责药品监督管理的部门), where a cue follows."""
    for word in islice(ends, bisect_left(ends, named.end(), key=lambda word: word.start), None):
        if word.stop == named.end() and word.cue in STRONG:
            printed = text[named.start() : named.end()]
            return Subject(
                start=named.start(),
                end=named.end(),
                units=(UnitName(printed=printed, name=printed, collective=True),),
                open_list=False,
                cue=word.cue,
                cue_start=word.start,
                cue_end=word.end,
            )
        if word.stop > named.end():
            break
    return None


def _last_stop(text: str, start: int, end: int) -> int:
    """Where a list that begins at `start` can end at most: before the end of the first word that no list of units holds.

    Behind an attribute with such a word may stand the units to which it belongs.
    """
    word = _NO_LIST.search(text, start, end)
    if word is None:
        return end
    attributed = text.find("的", start, min(end, start + _LONGEST_ATTRIBUTE)) >= 0
    return max(word.end(), start + _LONGEST_ATTRIBUTE + _LONGEST_BEHIND if attributed else 0)


def _is_inside(shown: str, cue: re.Match[str]) -> bool:
    """Whether a word of action is only a part of a name in a list."""
    start, end = cue.span()
    if _BODY.match(shown, end):
        return True
    series = shown[end : end + 1] == "、" and CUES.match(shown, end + 1) is None
    return series or bool(_MEMBER.match(shown, start))


def read_units(text: str, start: int, end: int) -> UnitList | None:
    """The units that a span consists of, nothing left over and no word of a clause in a name, or None."""
    if not 1 < end - start <= _LONGEST or text[end - 1] not in _LAST or _NO_LIST.search(text, start, end):
        return None
    return _read(text[start:end])


@lru_cache(maxsize=8192)
def _read(text: str) -> UnitList | None:
    printed = _OR.sub(lambda found: "、" * len(found[0]), text)
    listed = read_unit_list(printed)
    if any(_JOINED.search(mention.unit.name) and not mention.unit.collective for mention in listed.units):
        printed = _JOINED.sub("、", printed)
        listed = read_unit_list(printed)
    mentions = _whole(printed, _with_unknown(printed, listed))
    if not mentions and _JOINED.search(printed):
        printed = _JOINED.sub("、", printed)
        listed = read_unit_list(printed)
        mentions = _whole(printed, _with_unknown(printed, listed))
    if (
        not mentions
        or printed[: mentions[0].start].strip()
        or any(_is_clause(mention.unit.name) for mention in mentions)
    ):
        return None
    left = printed
    for mention in reversed(mentions):
        left = left[: mention.start] + left[mention.end :]
    if _JOINTS.sub("", _OPEN_TAIL.sub("", left)):
        return None
    return UnitList(units=mentions, open_list=listed.open_list)


def _with_unknown(printed: str, listed: UnitList) -> tuple[UnitMention, ...]:
    """The units of a list with those that no lexicon knows, told by their last word; none where a piece is no unit."""
    found = list(listed.units)
    place = 0
    for rest in listed.rest:
        for piece in [rest] if _CLASS_WITHIN.search(rest) else _AND.split(rest):
            start = printed.find(piece, place)
            if start < 0:
                return ()
            place = start + len(piece)
            known = read_unit_list(piece).units if piece != rest else ()
            if known and all(is_certain(mention.unit.name) for mention in known):
                found.extend(UnitMention(start + m.start, start + m.end, m.unit) for m in known)
            elif kind := _UNKNOWN.fullmatch(piece):
                unit = UnitName(printed=piece, name=piece, collective=kind["class"] is not None)
                found.append(UnitMention(start=start, end=place, unit=unit))
            else:
                return ()
    return tuple(sorted(found, key=lambda mention: mention.start))


def _whole(printed: str, mentions: Sequence[UnitMention]) -> tuple[UnitMention, ...]:
    """The mentions with those that touch made one name: 各地 and 应急局 are 各地应急局."""
    whole: list[UnitMention] = []
    for mention in mentions:
        if whole and whole[-1].end == mention.start:
            start = whole[-1].start
            name = printed[start : mention.end]
            unit = UnitName(printed=name, name=name, collective=whole[-1].unit.collective)
            whole[-1] = UnitMention(start=start, end=mention.end, unit=unit)
        else:
            whole.append(mention)
    return tuple(whole)


@cache
def is_certain(name: str) -> bool:
    """Whether a name is that of a body for sure: of a known agency, of a class of them, or by the ending of a name."""
    read = read_name("".join(fold(name).split()))
    return read is not None and bool(
        read.concepts or read.kind in ("collective", "branch", "functional") or _CERTAIN_END.search(name)
    )


def names(units: Iterable[UnitName]) -> frozenset[str]:
    """The names of some units."""
    return frozenset(unit.name for unit in units)


def _attributed(text: str, start: int, end: int) -> UnitList | None:
    """The units behind words that tell which of their kind are meant."""
    attribute = _ATTRIBUTE.match(text, start, end)
    listed = read_units(text, attribute.end(), end) if attribute else None
    if listed is None:
        return None
    certain = (is_certain(mention.unit.name) or _AGENCY.search(mention.unit.name) for mention in listed.units)
    return listed if all(certain) else None


def _goes_on(text: str, found: Subject, stop: int, listed: UnitList) -> bool:
    """Whether a longer list has a longer name where the shorter one ended: one that is known, or a part of an agency."""
    place = len(found.units) - 1
    longer, shorter = listed.units[place].unit.name, found.units[place].name
    if len(listed.units) < len(found.units) or longer == shorter or not longer.startswith(shorter):
        return False
    read = read_name("".join(fold(longer).split()))
    return bool(read and read.concepts) or (
        len(listed.units) == len(found.units) and bool(_PART.fullmatch(text, found.end, stop))
    )


@cache
def _is_clause(name: str) -> bool:
    if is_function(name):
        return False
    if name in _ANYTHING or _CLAUSE.search(name) or _THING.search(name):
        return True
    if _OPENS_A_CLAUSE.match(name):
        return True
    if not _BEGINS_AS_WORK.match(name) or _WORK_BODY.search(name):
        return False
    read = read_name("".join(fold(name).split()))
    return not (read and read.concepts and read.core == name)
