"""The offices that a law names before what they are to do."""

import re
from functools import cache

import msgspec

from corpus.lexicon import any_of, lexicon
from corpus.model import Record, UnitName
from corpus.recognise.characters import HAN
from corpus.recognise.unit.units import is_unit
from indexer.laws.competence_levels import LEVEL, level_of, level_of_all, level_of_body

_MEMBER = re.compile(r"(?<!中华人民共)和|[、及与]|以及|或者?")
# Who is named behind it helps the one before it.
_WITH = re.compile(
    r"(?:应当|应|可以|要)?(?:会同|联合(?!会|国|社)|(?<=部门|机关|机构)商)"
    r"(?=[^()]*(?:\([^()]*\)[^()]*)?(?:部门|机关|机构|局|委|厅|署|部|政府|单位|办|银行))"
)
# …主管部门(以下简称市主管部门): what it is called from there on is no part of its name.
_CALLED_SO = re.compile(r"\((?:以下)?(?:简称|统称|称)(?:为)?[^()]{1,30}\)")
# What a series of parts took for an office: 组织落实市人民政府….
_NO_OFFICE = re.compile(
    r"会同|联合(?!会|国|社)|统筹|科学(?!技|院)|制定|持|凭|到|向|或者?|并|合理|优化(?!营商)|健全|完善|鼓励|支持|组织(?!部|人事)|落实|开展|加强|报|经(?!济|贸|信)|依法|指导|督促"
    r"|协调(?!管理|机构)|推进|送(?!变)|请|提请|坚持|充分|明确|提高|推动|引导|形成|构建|公示|定期|共同|再到|以下|一个|应(?!急)"
)
# Nobody is above or beside these in the sense of the word before them: 上级机关或者监察机关.
_ON_ITS_OWN = ("监察机关", "任免机关", "人民法院", "人民检察院")
# 乡镇人民政府(街道办事处): one or the other, as the place has it.
_OR_SO = re.compile(r"\([^()]{2,20}\)$")
# 工程所在地县级人民政府建设主管部门: whose is told before its name.
_WHERE = re.compile(
    rf"(?:(?![由向经报对在、和及与或]|应当|必须|协助|配合)[{HAN}]){{1,12}}?(?:所在地|住所地|居住地|户籍地|发生地|作业地|经营地|登记地|注册地)的?(?=[{HAN}])"
)
# 体育主管部门或者其委托的机构: the office is who has it.
_DELEGATE = re.compile(rf"(?:及|和|或者?)其(?:依法)?(?:授权|委托|指定)的[{HAN}]{{2,12}}$")
_OPEN = re.compile(rf"等(?!级)(?:(?!的)[{HAN}\d]){{0,10}}?(?=部门|机关|机构|单位)")
_KIND = re.compile("部门|机关|机构|单位")
_WORD = re.compile(rf"[{HAN}]{{2,14}}")
_DOES = re.compile(
    rf"(?:其他|其它)?(?:依法|具体)?(?:负责|承担|主管|履行|行使|负有|管理|从事)[{HAN}、]{{2,30}}的(?:[{HAN}]{{0,6}}(?:部门|机构|机关|组织))"
)
# 文物部门要会同…
_SHALL = re.compile(r"(?<=[门关构局府])(?:应当|应|要|可以|应该)$")
# These are named in full: 国务院财政部门、中国人民银行.
# Whose they are, their name does not say.
_SOMEBODYS = frozenset({"派出机构", "派出机关", "分支机构"})
_OWN_NAMES = re.compile(r"街道办|中国|国家(?!公园|级|重点|机关)|中央|全国|最高")
_MOST = 90
_VERBS = re.compile(
    r"应当|不得|可以|必须|进行|违反|根据|按照|依照|通过|发现|确定|制定|建立|经(?!济|贸|营|信|开|办)|向|对(?!外|台|口)|把|将|由|是|为|在|其[^他它]|该|需要|要求|负责|批准|报(?![刊道业纸])|设立|成立|以及|加强|指定|委托|组成|对本|编制(?!委|部|管理)|配合|协同|协助|依法|实行|依据|授权|(?:机构|部门)代表|[前后](?:省|市|县|区)|要$"
)


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


class _Words(Record):
    """The word lists of `competences.toml` that tell an office."""

    ending: re.Pattern[str]
    others: re.Pattern[str]
    collective: frozenset[str]
    joint: tuple[str, ...]


@cache
def _words() -> _Words:
    table = lexicon("competences")
    institutions = rf"(?:{any_of(table['official_institutions'])})机构"
    return _Words(
        ending=re.compile(rf"(?:{any_of(table['office_endings'])}|{institutions}|(?<![内外全局干乐诊])部)$"),
        others=re.compile(any_of(table["not_offices"])),
        collective=frozenset(table["collective"]),
        joint=tuple(table["joint_names"]),
    )


def office_ends(text: str, start: int, end: int) -> list[int]:
    """The places in folded text at which an office's name may end, the last first."""
    ends = [match.end() for match in reversed(list(_office_end().finditer(text, start, end)))]
    places: list[int] = []
    for at in ends:
        called = _CALLED_SO.match(text, at, end)
        places += [called.end()] if called else [at + 1] if text.startswith(")", at) else []
        places.append(at)
    return places


@cache
def _office_end() -> re.Pattern[str]:
    table = lexicon("competences")
    return re.compile(
        rf"(?:{any_of(table['office_endings'])})(?<!非政府)(?<![格布结大全]局)|机构|部(?!门|分|署|队)|处(?!罚|理|分|置)"
    )


def read_offices(text: str, start: int, end: int, region: str | None) -> Offices | None:
    """The offices that folded `text[start:end]`, whole, names; None where it is anything else. `region` is the law's."""
    if (delegate := _DELEGATE.search(text, start, end)) is not None:
        end = delegate.start()
    if (where := _WHERE.match(text, start, end)) is not None:
        start = where.end()
    while (called := _last_called(text, start, end)) is not None:
        end = called
    # 与中央军事委员会共同领导…: somebody else is the first.
    if not 1 < end - start <= _MOST or _MEMBER.match(text, start):
        return None
    if helped := _WITH.search(text, start + 2, end):
        main = read_offices(text, start, helped.start(), region)
        help_of = read_offices(text, helped.end(), end, region) if main is not None else None
        return msgspec.structs.replace(main, support=help_of.offices) if main and help_of else None
    if (also := _OR_SO.search(text, start, end)) and _words().ending.search(also[0][1:-1]):
        either = read_offices(text, start, also.start(), region)
        return _with_bracket(either, text, end) if either is not None else None
    found: list[Office] = []
    level, prefix = None, ""
    at = start
    open_tail = None
    if opened := _OPEN.search(text, start, end):
        open_tail = opened
    head = LEVEL.match(text, at, end)
    if head is not None:
        if head["and"] and not head["government"]:
            return None  # 国务院和地方人民政府审计机关: whose the first is, is not said by its name.
        if not head["government"] and _MEMBER.match(text, head.end(), end):
            return None  # 市、有关县(市、区)人民政府.
        level = level_of(head, region)
        prefix, at = text[head.start() : head.end()], head.end()
        if head["government"] and (at == end or head["and"] or _MEMBER.match(text, at, end)):
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
    members = _members(text, at, stop)
    if not members:
        return None
    series = bool(open_tail) or text.endswith(("部门", "机关", "机构"), at, end)
    for place, (first, last) in enumerate(members):
        if shall := _SHALL.search(text, first, last):
            last = shall.start()
        if (where := _WHERE.match(text, first, last)) is not None:
            first = where.end()
        lone = place == len(members) - 1 and not open_tail
        if (called := _last_called(text, first, last)) is not None:
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
        if _NO_OFFICE.match(word) or (not _is_office(word) and not (series and not lone and _is_word(word))):
            return None
        names_itself = _OWN_NAMES.match(word) is not None or (
            bool(place) and (_OWN_NAMES.fullmatch(prefix) is not None or word in _ON_ITS_OWN)
        )
        if "人民政府" in text[first:last] or names_itself:
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


def _behind_series(text: str, start: int, end: int, region: str | None) -> Offices | None:
    """The offices behind 等部门 (…等部门和有关区人民政府); None where nothing follows, or others than offices do."""
    kind = _KIND.match(text, start, end)
    join = _MEMBER.match(text, kind.end(), end) if kind else None
    return read_offices(text, join.end(), end, region) if join else None


def _last_called(text: str, start: int, end: int) -> int | None:
    """Where the bracket with which the text ends begins, if it tells a short name; else None."""
    found = next((one for one in _CALLED_SO.finditer(text, start, end) if one.end() == end), None)
    return found.start() if found else None


def _with_bracket(offices: Offices, text: str, end: int) -> Offices:
    """The offices, the last one's name with what stands in brackets behind it."""
    *before, last = offices.offices
    more = text[last.end : end]
    unit = msgspec.structs.replace(last.unit, printed=last.unit.printed + more, name=last.unit.name + more)
    return msgspec.structs.replace(offices, offices=(*before, Office(start=last.start, end=end, unit=unit)))


def _members(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a list, 和 inside a name (自然资源和规划) kept where the pieces are no offices."""
    whole: list[tuple[int, int]] = []
    depth, first, place = 0, start, start
    while place < end:
        places = LEVEL.match(text, place, end) if place == first and first > start else None
        if places is not None and places["places"] and "、" in places["places"]:
            place = places.end()
            continue
        mark = text[place]
        depth += (mark == "(") - (mark == ")")
        join = _MEMBER.match(text, place, end) if depth == 0 else None
        if join is not None and text.startswith("其", join.end()) and not text.startswith("其他", join.end()):
            join = None
        if join is not None and place == first:
            first = place = join.end()
            continue
        if join is not None and _parts(text, first, place, join, end):
            whole.append((first, place))
            first = place = join.end()
            continue
        place += 1
    if first < end:
        whole.append((first, end))
    return whole if len(whole) <= 16 else []


def _parts(text: str, first: int, place: int, join: re.Match[str], end: int) -> bool:
    """Whether a join parts two offices: 、 does but within 负责…的部门, 和 only behind a whole office or before a known one."""
    before = text[first:place]
    if (
        re.match(r"(?:依法)?(?:负责|承担|主管|履行|行使|负有|管理)(?!部门|机关|机构)", before)
        and "的" not in before
    ):
        return False
    if any(text.startswith(name, place - name.index("和")) for name in _words().joint):
        return False
    if join[0] in ("、", "会同", "以及", "或者"):
        return True
    if _words().ending.search(before):
        return True
    behind = text[join.end() : end]
    nearest = re.split(r"[、和及与等或]", behind, maxsplit=1)[0]
    joined = f"{before}{join[0]}{nearest}"
    if behind.startswith(("有关部门", "相关部门", "其他有关部门", "有关主管部门")):
        return True
    behind_is = is_unit(_as_office(nearest)) or _words().ending.search(nearest) is not None
    return is_unit(f"{before}局") and behind_is and not is_unit(_as_office(joined))


def _as_office(word: str) -> str:
    return word if _words().ending.search(word) else f"{word}局"


def _is_office(word: str) -> bool:
    if word in _words().collective:
        return True
    if _DOES.fullmatch(word):
        return True
    return (
        _words().ending.search(word) is not None
        and re.fullmatch(rf"[{HAN}()、]{{2,30}}", word) is not None
        and not _VERBS.search(word)
        and not _words().others.search(word.replace("主管", ""))
        and "的" not in word
        and len(word) > 2
        and not word.startswith(("违反", "上述", "前款", "下列"))
        and not word.endswith("非政府")
    )


def _is_word(word: str) -> bool:
    return (
        _WORD.fullmatch(word) is not None
        and not word.endswith(("区", "县", "市", "省"))
        and not _VERBS.search(word)
        and not _words().others.search(word.replace("主管", ""))
        and "的" not in word
    )


def _office(text: str, first: int, last: int, lent: str, whole: bool = False) -> Office:
    start = first - len(lent) if whole else first
    printed = text[start:last]
    name = printed if whole else lent + printed
    return Office(
        start=start,
        end=last,
        unit=UnitName(printed=printed, name=name, collective=_is_collective(text[first:last])),
    )


def _is_collective(word: str) -> bool:
    if head := LEVEL.match(word):
        word = word[head.end() :]
    return word in _words().collective or word.startswith(
        ("其他", "其它", "有关", "相关", "负有", "各", "原发证", "原审批", "原登记")
    )
