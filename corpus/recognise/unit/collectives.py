"""Names that stand for nobody in particular: 各有关部门, 各镇、街道, 市直各单位, 省级应急管理部门."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon

_LONGEST = 40
# A verb, not the office 办, ends these.
_VERB_END = re.compile(r"[承协主督举查开]办$")
# What may stand behind a series of places for it to be whole: a mark, in running text also what they are to do.
_MARK = r"$|[、,;.:。|\s/()〕】和及与等]|以及"
_DUTY = (
    "按照|按|要(?!素)|应当|应(?!急)|必须|负责|根据|结合|落实|牵头|配合|参与|将|对|在|做好|严格|认真|切实|加强|组织|制定|建立|推进|开展|具体|分别|共同|依法"
    "|积极|定期|每|及时|可以|全面|抓好|承担|协助|履行|通过|会同|加快|推动|强化|完善|督促|指导|统筹|报送|上报|于|均|已"
)
# A 机构 of these is a state's, of others (融资担保机构) as often a company's.
_OFFICIAL = "(?:管理|监管|监督|监察|执法|经办|行政|审批|统计|检疫|救援|工作|主管|复议|征收|编制)"
_GROUPS = ("安委会", "专委会", "委员会", "街道", "机关", "领导小组", "指挥部", "减灾委")
_SOME = ("有关", "相关")
_END = rf"(?={_MARK}|{_DUTY})"
_CLOSED = re.compile(rf"{_MARK}")
_CLOSED_IN_TEXT = re.compile(rf"{_MARK}|{_DUTY}")


class Patterns:
    """The compiled shapes; all are linear, with bounded repeats."""

    def __init__(self) -> None:
        words = lexicon("collectives")
        place, body = any_of(words["places"]), any_of(words["place_bodies"])
        adjective, noun = any_of(words["adjectives"]), any_of(words["nouns"])
        opener, actor = any_of(words["openers"]), any_of(words["actors"])
        several = any_of(words["several"])
        broad = any_of([word for word in words["nouns"] if len(word) > 1 and word not in words["parts"]])
        beside = any_of(words["beside"])
        inner = rf"\((?:{place}|{beside}|{body}|街|[、,/]){{1,6}}\)"
        item = rf"(?:(?:(?:{place})(?:{inner})?(?:{body})?|(?:{body}))(?:{inner})?)"
        joined = rf"(?:[、和及与/]|以及)(?:{item}|{beside}){_END}"
        kind = rf"(?:(?:{adjective}|和|及|、){{0,8}}(?:{noun}))"
        # 各派驻执法中队(分队): what some of them are called.
        other = rf"(?:\((?:{noun}|{place}|{body}|{beside})\))?"
        # 各市、县、区政府: a series behind 各 is one name; 有关省、自治区、直辖市 too.
        self.places = re.compile(
            rf"(?:(?:{opener}){{0,2}}各(?:级|地|有关|相关|试点){{0,2}}{item}(?:{joined}){{0,5}}"
            rf"|(?:{'|'.join(_SOME)})(?:{place})(?:[、和及]{item}{_END}){{1,5}}(?:{joined})?)"
        )
        # 市、县、区政府, 县(市、区)人民政府, 省、自治区、直辖市人民政府民政部门, 各省、自治区、直辖市的价格、税务主管部门,
        # 各省、自治区、直辖市税务局
        self.series = re.compile(
            rf"(?:各(?=[^各。,;:]{{2,40}}(?:部门|机关|机构)))?(?:(?:{place})级?(?:[、和](?:{place})级?){{1,4}}|(?:{place}){inner}级?)"
            rf"(?:(?:{body})|(?:以上)?(?:{body})?(?:(?!应当|应该|[要须将向把对被每和及])[^、,;()。:\s]){{2,14}}(?:部门|机关|{_OFFICIAL}机构)"
            rf"|(?:{body})?的(?:[^、,;()。:\s的各]{{2,6}}[、和]){{1,4}}[^、,;()。:\s的各]{{2,10}}部门){_END}"
            rf"|各省(?:[、和及](?:自治区|直辖市|计划单列市|副省级市)){{1,4}}(?:(?![要须将向把对被每和及])[^、,;()。:\s]){{2,12}}?[局厅](?:\([局厅委办]\))?{_END}"
        )
        # 各相关职能部门, 市直各单位, 区各有关部门
        self.each = re.compile(
            rf"(?:(?:{opener}|{place}|{'|'.join(_GROUPS)}){{0,3}})各(?:地|级|类|相关|有关)?{kind}{other}(?:[和及、](?:单位|部门|企业|个人){_END})?"
        )
        # 有关部门, 其他成员单位
        self.some = re.compile(
            rf"(?:(?:{opener}|{place}){{0,2}})(?:{several})(?:{adjective}|和|及|、){{0,8}}(?:{broad})(?:[和及](?:单位|部门|企业){_END})?"
        )
        # 各级应急管理部门, 省级住房城乡建设主管部门, 县级以上人民政府
        self.level = re.compile(
            rf"(?:{opener}){{1,3}}(?:(?!应当|应该|主动|[要须将向把对被每])[^、,;()。:\s]){{0,14}}"
            r"(?:部门|机构|机关|政府|组织|安委会|企业|单位|城市|街道|镇街|乡镇|社区|村|园区)(?:及其有关部门)?"
        )
        # 市安委会成员单位, 县安委会有关成员单位
        self.members = re.compile(
            r"[^、,;()。:\s]{0,12}(?:委|会|组|部|席|办)(?:各|有关|相关|其他)?成员单位(?:和|及)?"
        )
        self.local = re.compile(
            rf"(?:{any_of(words['local'])}|(?:{opener}|{place}){{0,2}}各(?:级|地|{place})?)(?P<each>.{{2,24}})"
        )
        # 登记管理机关, 项目审批机关: by what they do; 制定机关办公机构: the office of one
        self.function = re.compile(
            rf"(?:原|本级|同级|上级|国家|地方|各级)?(?:{any_of(words['functions'])})(?:(?:主管)?(?:机关|部门)|机构|单位)(?:办公机构)?"
        )
        trade = any_of(words["trades"])
        self.first = frozenset(
            word[0]
            for word in (*words["openers"], *words["places"], *words["trades"], *_GROUPS, *_SOME, "各")
        )
        # 通信、供电、燃气企业: enterprises of several trades
        self.trades = re.compile(
            rf"(?:{trade})(?:[、和及与](?:{trade})){{1,6}}(?:等)?(?:运营|经营|生产|服务|管线|行业|产权){{0,2}}(?:企业|公司){_END}"
        )
        self.actor = re.compile(rf"(?:{actor}){_END}")
        self.whole = re.compile(
            rf"(?:{opener}|{place}){{0,2}}各[^、,;。:和及]{{1,24}}(?:{noun}|{place}|{body}){other}"
        )


@cache
def patterns() -> Patterns:
    """The shapes, compiled once."""
    return Patterns()


def is_collective(name: str) -> bool:
    """Whether a name without blanks, in folded text, stands for a whole class."""
    if not 1 < len(name) <= _LONGEST or _VERB_END.search(name):
        return False
    shapes = patterns()
    return any(
        shape.fullmatch(name)
        for shape in (
            shapes.places,
            shapes.series,
            shapes.each,
            shapes.trades,
            shapes.some,
            shapes.members,
            shapes.actor,
            shapes.level,
            shapes.whole,
        )
    )


def is_function(name: str) -> bool:
    """Whether a name, in folded text, is that of a kind of agency by what it does (登记机关, 发证机关)."""
    return patterns().function.fullmatch(name) is not None


def each_of(name: str) -> str | None:
    """The agency of which the name means every one: 派出所 of 辖区派出所, 河长办 of 各级河长办."""
    found = patterns().local.fullmatch(name)
    return found["each"] if found else None


def collective_at(text: str, start: int, stop: int | None = None) -> int | None:
    """The end of a collective name that begins here and may hold separators; folded text.

    In a list it ends at a mark or at `stop`, in running text (no `stop`) also before what it is to do.
    """
    shapes = patterns()
    if text[start : start + 1] not in shapes.first:
        return None
    closed = _CLOSED_IN_TEXT if stop is None else _CLOSED
    stop = len(text) if stop is None else stop
    last = min(stop, start + _LONGEST)
    possible: tuple[re.Pattern[str], ...]
    if text.find("各", start, last) >= 0:
        possible = (shapes.places, shapes.series, shapes.each, shapes.trades)
    elif text.startswith(_SOME, start):
        possible = (shapes.places, shapes.series, shapes.trades)
    else:
        possible = (shapes.series, shapes.trades)
    ends = [
        match.end()
        for shape in possible
        if (match := shape.match(text, start, last))
        and (match.end() == stop or closed.match(text, match.end()))
    ]
    return max(ends, default=None)
