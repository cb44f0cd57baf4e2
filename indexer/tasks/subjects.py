"""The unit or units at the head of a clause, and the word behind them that tells what they are to do."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import islice
from typing import Literal

from corpus.model import Record, UnitName
from corpus.recognise.characters import fold
from corpus.recognise.unit_names import read_name
from corpus.recognise.units import UnitList, read_unit_list

# A list of units is seldom longer; a unit is looked for before so many words that could end it.
_LONGEST = 260
_TRIES = 10
# A name goes on behind a word of action for so many characters at most.
_LONGEST_TAIL = 12

Cue = Literal["lead", "responsible", "together", "support", "must", "action", "manner"]
STRONG: frozenset[Cue] = frozenset({"lead", "responsible", "together", "support", "must"})

_ENDS_AS_UNIT = re.compile(
    r"(?:[部委局办厅署会院省市区县旗州盟镇乡村社团队站所组处科室股馆库园校行台]|公司|企业|集团|单位|机构|机关|政府|街道|中心|主体|法院|领事"
    r"|指挥部|专班|银行|大学|学院|城市|地区|省份|工厂|等|各地|[)）])$"
)
_JOINTS = re.compile(r"[、,，;；和及与以\s]|等")
_OPEN_TAIL = re.compile(r"等(?:[一-龥]{0,6}?(?:部门|单位|机构|地区|省份?|市|方面|成员单位))?$")
_COMMA = re.compile(r"[,，]\s?$")
# A name that no list knows is still none where it holds words of a clause, or means a thing that acts for nobody.
_CLAUSE = re.compile(
    r"负责|牵头|应当|必须|可以|根据|按照|全部|由|把|被|的|名义|纳入|研究提出|监督指导|指定|要(?!素|闻|塞)|将(?!乐|台)|[^区市县省镇]对(?!外|口|台|点|俄|非)"
)
_THING = re.compile(r"(?:平台|系统|网站|网格|机场|车站|场所|数据库|专家库|资源库|信息库|档案馆藏)$")
_BEGINS_AS_CLAUSE = re.compile(
    r"成立|组建|设立|构建|衡量|建立|明确|健全|完善|下设|加强|强化|做好|推进(?![^\n]*(?:组|办|部|会|班))|推动|落实|开展|提高|提升|发挥|支持|鼓励|引导|通过|经过"
)
_CERTAIN_END = re.compile(
    r"(?:委员会|办公室|管委会|办事处|指挥部|领导小组|工作小组|联席会议|专班|人民政府|[分总]局|局|厅|[总支大]队|法院|检察院|联合会|总工会|街道|[镇乡]|社区|派出所|监管所|管理所|服务中心|管理中心|[^\n]组)$"
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


@cache
def words(kind: str) -> tuple[str, ...]:
    """A list of `corpus/lexicon/predicates.toml`, longest first."""
    table = tomllib.loads(resources.files("corpus.lexicon").joinpath("predicates.toml").read_text("utf-8"))
    return tuple(sorted(table[kind], key=len, reverse=True))


def any_of(*kinds: str) -> str:
    """A pattern of all words of some lists."""
    listed = sorted({word for kind in kinds for word in words(kind)}, key=len, reverse=True)
    return "|".join(map(re.escape, listed))


@cache
def _cue_pattern() -> re.Pattern[str]:
    no_role = any_of("no_role")
    parts = {
        "lead": rf"(?:{any_of('lead')})(?!{no_role})",
        "together": rf"(?:{any_of('together')})",
        "responsible": rf"(?:{any_of('responsible')})(?!{no_role})",
        "support": rf"(?:{any_of('support')})",
        "must": rf"(?:{any_of('must')})(?![求点素件闻领急])",
        "action": rf"(?:{any_of('action')})(?!的)",
        "manner": rf"(?:{any_of('manner')})|\d{{1,4}}[年月]",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in parts.items()))


def find_subject(text: str, shown: str, start: int, end: int) -> Subject | None:
    """The units that begin at `start` and reach to a cue, or None. `shown` is the text folded, quotes masked.

    A word of action may belong to a longer name (同级人民政府审核机构), which then is the unit.
    """
    found: Subject | None = None
    cues = _cue_pattern().finditer(shown, start, min(end, start + _LONGEST))
    for cue in islice(cues, _TRIES):
        if cue.start() == start or (found is not None and cue.start() - found.cue_start > _LONGEST_TAIL):
            break
        if shown[cue.end() : cue.end() + 1] == "、":
            continue
        stop = cue.start()
        if joint := _COMMA.search(shown, start, stop):
            stop = joint.start()
        units = read_units(text, start, stop)
        if units is None or (found is not None and len(units.units) != len(found.units)):
            continue
        found = Subject(
            start=start,
            end=stop,
            units=tuple(mention.unit for mention in units.units),
            open_list=units.open_list,
            cue=cue.lastgroup,  # type: ignore[arg-type]
            cue_start=cue.start(),
            cue_end=cue.end(),
        )
        if found.cue not in ("action", "manner"):
            break
    return found


def read_units(text: str, start: int, end: int) -> UnitList | None:
    """The units that a span consists of, nothing left over and no word of a clause in a name, or None."""
    if not 1 < end - start <= _LONGEST or not _ENDS_AS_UNIT.search(text[max(start, end - 4) : end]):
        return None
    printed = text[start:end]
    units = read_unit_list(printed)
    if not units.units or units.rest or any(_is_clause(mention.unit.name) for mention in units.units):
        return None
    left = printed
    for mention in reversed(units.units):
        left = left[: mention.start] + left[mention.end :]
    return None if _JOINTS.sub("", _OPEN_TAIL.sub("", left)) else units


@cache
def is_certain(name: str) -> bool:
    """Whether a name is that of a body for sure: of a known agency, of a class of them, or by the ending of a name."""
    read = read_name("".join(fold(name).split()))
    return read is not None and bool(
        read.concepts or read.kind in ("collective", "branch", "functional") or _CERTAIN_END.search(name)
    )


def _is_clause(name: str) -> bool:
    return bool(_CLAUSE.search(name) or _THING.search(name) or _BEGINS_AS_CLAUSE.match(name))


def names(units: Iterable[UnitName]) -> frozenset[str]:
    """The names of some units."""
    return frozenset(unit.name for unit in units)
