"""The unit or units at the head of a clause, and the word behind them that tells what they are to do."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from typing import Literal

from corpus.model import Record, UnitName
from corpus.recognise.characters import fold
from corpus.recognise.unit.unit_names import read_name
from corpus.recognise.unit.units import UnitList
from indexer.tasks.predicates import CUES, LAST, LAST_WORDS, Lazy, any_of
from indexer.tasks.unit_lists import LONGEST, is_certain, no_list, read_units

_TRIES = 12
# What tells which of a kind is meant (涉及产业转移的), and the units behind it.
_LONGEST_ATTRIBUTE = 42
_LONGEST_BEHIND = 32
Cue = Literal["lead", "responsible", "together", "support", "must", "counted", "action", "given", "manner"]
STRONG: frozenset[Cue] = frozenset({"lead", "responsible", "together", "support", "must", "counted"})
# Between the units and the word that ends them: a comma, a dash, 也.
_JOINT = re.compile(r"(?:[,，\s—]|也|还|都|均|则|同样|并|正在)$")
_JOINT_LAST = frozenset(",，—也还都均则样并在")
# （以下称登记机关）, （不含县级市）: what a bracket adds to the units before it.
_ASIDE = re.compile(r"[(（](?:以?下|简称|统称|含|不含|不包括|包括|除)[^()（）]{1,60}[)）]$")
_LONGEST_ASIDE = 64
# 各级人民政府特别是重点地区的人民政府应当…: who of the units before it is meant above all.
_ABOVE_ALL = ("特别是", "尤其是")
_EMPHASIS = re.compile(rf"[,，]?(?:{'|'.join(_ABOVE_ALL)})[^,，、;；。:：]{{2,40}}$")
# 涉及化工产业转移的 before 省级应急管理部门: what tells which of a kind is meant; no preposition, which would make it an object.
_ATTRIBUTE = re.compile(
    r"(?![对在按根据为与将把以从因如由经向被])[^,，、;；。]{2,40}(?<!设区)的(?=[^的]{2,30}$)"
)
# 负责药品监督管理的部门, 县级以上地方人民政府管理专利工作的部门: a kind of agency by its competence.
_COMPETENT = re.compile(
    r"(?:国务院|(?:设区的)?[省市县区乡]级(?:以上)?|各级|地方|人民政府){0,3}(?:负责|主管|管理|负有)[^,，、;；。:的由]{2,20}的(?:部门|机关|机构)(?!的)"
)
# 县级人民政府确定的审核机构: a kind of agency by who appoints it.
_APPOINTED = re.compile(
    r"(?![报经按在向对])[^,，、;；。:的由和及与或\s()]{0,8}(?:\(□{1,12}\))?[^,，、;；。:的由和及与或\s()]{0,12}(?:政府|部门|机关|国务院)(?:确定|指定|授权)的"
    r"[^,，、;；。:的由和及与或\s()]{0,16}?(?:部门|机关|机构|单位)(?!的)"
)
# A clause that opens with a verb has no subject, unless it is the beginning of a name (审批局, 督导组) or of an attribute.
_VERB = Lazy(
    rf"(?:{any_of('opening', 'action', 'given', 'manner', 'told')})"
    r"(?![一-龥]{0,5}(?:[局部委办组院署厅队站所处会]|中心|机构|机关|单位|政府)|[^,，、;；。]{0,30}的"
    r"|[^,，、;；。]{0,20}(?:领导小组|协调小组|联席会议|委员会)(?:办公室)?(?:要|负责|由|牵头|会同|承担|定期))"
)
_WHAT_IS = re.compile(r"所[在需]")
# What makes a name of a word of action before it: 统计机构.
_BODY = re.compile(r"机构|机关|部门")
# The cue is the end of a list's member (建设部、).
_MEMBER = re.compile(r"[一-龥]{2,8}?(?:[部局委办厅署会院行]|部门|机构|单位)、")
# A kind of agency for sure, though nobody knows it: 社会保险经办机构.
_AGENCY = re.compile(r"(?:主管|管理|监管|监督|行政|经办)(?:部门|机关|机构)$")
# What stands behind the first characters of a longer name: 审核机构 behind 同级人民政府; no verb and object (报管理部门).
_PART = re.compile(
    r"(?![报送交请])(?!(?:协调|督促|指导|组织|通知|责令|委托|要求|监督|引导|支持|邀请|召集)(?!机构|部门|机关|单位|中心|办公室|小组|专班|委员会|指挥部|[局处组]))"
    r"(?:(?!各|有关|相关)[一-龥]){2,8}(?:机构|部门|机关|单位|中心|办公室|小组|专班|委员会|指挥部|[局处组]|(?<![督承主协举查交经代])办)"
)


# What 由 gives to somebody is looked for so far; a verb stands behind them and no further name.
_LONGEST_DOER = 40
_BEHIND_DOER = re.compile(r"[,，。;；:：]")
_DOES = re.compile(
    r"(?![的和、及与或等所是为同跟各有长]|牵头|负责|会同|承担)(?![^,，。;]{0,24}(?:部门|机[构关]|委员会|办公室|小组|[局厅处院队]|区域|场所|负责人|同志|主任|组长|书记|发现|查获|人员|成员|双方|代表|领导|[部局厅处会书省市县区州院行校]长|总理|主席))"
    r"(?![^,，。;]{0,10}的)[一-龥]{2}"
)


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
        while joint := _joint(shown, stop) or _aside(text, stop):
            stop = joint.start()
        listed = (
            stop > 0
            and (text[stop - 1] in LAST or text.endswith(LAST_WORDS, 0, stop))
            and not _WHAT_IS.match(shown, word.start() - 1)
            and (cue in STRONG or not _is_inside(shown, word))
        )
        if listed or cue in STRONG:
            found.append(End(word.start(), word.end(), stop, cue, listed))
    return found


def _joint(shown: str, stop: int) -> re.Match[str] | None:
    """What stands at `stop` between the units and the word that ends them."""
    last = shown[stop - 1 : stop]
    return _JOINT.search(shown, max(0, stop - 2), stop) if last in _JOINT_LAST or last.isspace() else None


def _aside(text: str, stop: int) -> re.Match[str] | None:
    """The bracket, or the emphasis on some of the units, that ends at `stop` and is no part of a name."""
    if stop == 0:
        return None
    first = max(0, stop - _LONGEST_ASIDE)
    if text[stop - 1] in ")）":
        return _ASIDE.search(text, first, stop)
    emphasised = any(text.find(word, first, stop) >= 0 for word in _ABOVE_ALL)
    return _EMPHASIS.search(text, first, stop) if emphasised else None


def find_subject(text: str, shown: str, ends: Sequence[End], start: int, end: int) -> Subject | None:
    """The units that begin at `start` and reach to a cue, one of `ends`, or None.

    A word of action may belong to a longer name (住房城乡建设部, 同级人民政府审核机构), which then is the unit.
    """
    first = bisect_left(ends, start, key=lambda word: word.start)
    if first == len(ends) or ends[first].start >= end:
        return None
    stop = min(end, start + _LONGEST_ATTRIBUTE)
    appointed = shown.find("定的", start, stop) >= 0 or shown.find("授权的", start, stop) >= 0
    competent = _COMPETENT.match(shown, start, end) or (appointed and _APPOINTED.match(shown, start, end))
    if competent:
        return _competent(text, ends, competent)
    if _VERB.match(shown, start):
        return None
    found: Subject | None = None
    last = _last_stop(text, start, min(end, start + LONGEST))
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


def find_doer(text: str, shown: str, start: int, end: int) -> Subject | None:
    """The units from `start` on that are bodies for sure, before a verb that no list knows (由公安机关拍照), or None."""
    behind = _BEHIND_DOER.search(shown, start, min(end, start + _LONGEST_DOER))
    last = behind.start() if behind else min(end, start + _LONGEST_DOER)
    for stop in range(last - 2, start + 1, -1):
        if text[stop - 1] not in LAST or not _DOES.match(shown, stop, end):
            continue
        listed = read_units(text, start, stop)
        if listed is not None and all(is_certain(mention.unit.name) for mention in listed.units):
            return Subject(
                start=start,
                end=stop,
                units=tuple(mention.unit for mention in listed.units),
                open_list=listed.open_list,
                cue="given",
                cue_start=stop,
                cue_end=stop,
            )
    return None


def _competent(text: str, ends: Sequence[End], named: re.Match[str]) -> Subject | None:
    """The kind of agency that is named by its competence (负责药品监督管理的部门) or by who appoints it, where a cue follows."""
    for word in islice(ends, bisect_left(ends, named.end(), key=lambda word: word.start), None):
        if word.stop == named.end() and word.listed:
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
    word = no_list(text, start, end)
    if word is None:
        return end
    attributed = text.find("的", start, min(end, start + _LONGEST_ATTRIBUTE)) >= 0
    return max(word.end(), start + _LONGEST_ATTRIBUTE + _LONGEST_BEHIND if attributed else 0)


def _is_inside(shown: str, cue: re.Match[str]) -> bool:
    """Whether a word of action is only a part of a name in a list."""
    start, end = cue.span()
    # 商有关部门 is no name, but whom the unit before it consults.
    if _BODY.match(shown, end) and shown[start] != "商":
        return True
    series = shown[end : end + 1] == "、" and CUES.match(shown, end + 1) is None
    return series or bool(_MEMBER.match(shown, start))


def _attributed(text: str, start: int, end: int) -> UnitList | None:
    """The units behind words that tell which of their kind are meant."""
    attribute = _ATTRIBUTE.match(text, start, end)
    listed = read_units(text, attribute.end(), end) if attribute else None
    if listed is None:
        return None
    names = [mention.unit.name for mention in listed.units]
    certain = [is_certain(name) or _AGENCY.search(name) is not None for name in names]
    # 受检的三都县、都匀市住房和城乡建设局: places that share the office of the last.
    places = (sure or _is_place(name) for sure, name in zip(certain, names, strict=True))
    return listed if all(places) and certain[-1] else None


def _is_place(name: str) -> bool:
    read = read_name("".join(fold(name).split()))
    return read is not None and read.place == read.core


def _goes_on(text: str, found: Subject, stop: int, listed: UnitList) -> bool:
    """Whether a longer list has a longer name where the shorter one ended: one that is known, or a part of an agency."""
    place = len(found.units) - 1
    if len(listed.units) <= place:
        return False
    longer, shorter = listed.units[place].unit.name, found.units[place].name
    if longer == shorter or not longer.startswith(shorter):
        return False
    read = read_name("".join(fold(longer).split()))
    return bool(read and read.concepts) or (
        len(listed.units) == len(found.units) and bool(_PART.fullmatch(text, found.end, stop))
    )
