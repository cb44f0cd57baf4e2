"""Lists of units in sentences: read whole, with names that no list knows where their form tells a body."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from corpus.model import UnitName
from corpus.recognise.characters import HAN, fold
from corpus.recognise.unit.collectives import is_function
from corpus.recognise.unit.unit_names import read_name
from corpus.recognise.unit.units import UnitList, UnitMention, find_units, read_unit_list
from corpus.recognise.unit_lexicon import bare_words
from indexer.tasks.list_forms import formed, widened
from indexer.tasks.predicates import LAST, LAST_WORDS, any_of, words_of

# A list of units is seldom longer; a unit is looked for before so many words that could end it.
LONGEST = 260
_JOINTS = re.compile(r"[、,，;；和及与以\s]|等")
_OPEN_TAIL = re.compile(r"等(?:[一-龥]{0,6}?(?:部门|单位|机构|地区|省份?|市|方面|成员单位))?$")
# 机构编制部门和民政部门: two agencies, each named whole.
# 国务院财政、税务主管部门: what the words of a series share.
_SERIES_TAIL = re.compile(r"(?:有关|相关|职能|行政|主管|监管){0,2}部门$")
_JOINED = re.compile(r"(?:(?<=部门)|(?<=机构)|(?<=机关)|(?<=单位)|(?<=政府))(?:以及|[和及])(?!其)")
# A name that no list knows is none where it holds words of a clause, or means a thing that acts for nobody.
_CLAUSE = re.compile(
    r"^[凡除]|干部$|[一-龥]从(?![业化江])|发现|认为|^(?:多[家个]|若干|[几两][家个]|[这那]|有[的些]|部分|[一该你我此何]|其(?![他它余])|本(?![省市区县镇]|(?:部门|单位|机关|级)[一-龥]{2,8}(?:机构|部门))|上述|[和及与为据]|所[在属])|推动(?![^\n]*(?:[组办部会]|办公室|专班)$)|特别是|尤其是|未(?!来|成年)|经理|[^\n]经(?!济|信|贸|开|发|委|营|费|办|纪)|负责|牵头|应当|必须|可以|根据|按照"
    r"|全部|(?<=[府部委局办厅会院])同(?![级意志类盟步业乡])|(?<!自)由|把|被|(?<!设区)(?<!直辖市)(?<!直辖市人民政府)的|责成|授权(?!的)|[提报]请|交(?=[下上]级|有关)|(?<=[一-龥])向(?![阳塘导])|^向(?=有关|相关|公安|人民|国家|上级|当地)|(?<!所)在(?=人民|[向报]|公安|所$)|(?:单位|部门)[为是]|为成员|名义|设[在于]|下设|纳入|提出|监督指导|指定|进行|予以|加以|委托|(?<![高中初平])等|商[有相]关|(?<![许认])可(?!再)|要(?!素|闻|塞)|将(?!乐|台)|[^反]对(?!外|口|台|点|俄|非)"
    r"|组织(?!$|部|委|机构|工作|人事|编|化|[^\n]{0,16}(?:小组|办公室|指挥部|委员会))"
)
# A quick look: no list of units holds any of these; each begins with its own character, which is fast to search.
_NO_LIST = re.compile(
    r"负责|牵头|应当|必须|根据|按照|由(?<!自由)|把|被|了|是(?<!特别是)(?<!尤其是)|不(?!动产)|并|进行"
    r"|的(?<!设区的)(?<!直辖市的)(?<!政府的)(?<!部门的)(?<!机关的)(?<!机构的)(?<!授权的)(?<!指定的)(?<!确定的)(?<!委托的)(?<!所属的)"
)
_TO_WHOM = "对向"
_ENDLESS = re.compile(r"[^、,，;；和及与以()（）\s]{36}")
_LONGEST_NAME = 36
# 安置地县级人民政府, 其所在地公安机关: which place it is of, though the word looks like one of a clause.
_OF_PLACE = re.compile(
    r"(?:其)?所在(?=[省市县区乡镇](?:级|人民政府))|(?:其|项目|企业|单位)?(?:[一-龥]{1,4}所在|所在|[安迁流输受调][置入出动援]|户籍|居住|登记|注册)地"
    r"(?=[^的由要应对]{1,24}$)(?=.{0,20}(?:政府|部门|机关|机构|局|委员会|派出所)$)"
)
_THING = re.compile(r"(?:平台|系统|网站|网格|机场|车站|场所|库|城乡|(?<!各)地)$")
# Nobody in particular, and not even a class of them.
_ANYTHING = frozenset(
    {
        "政府",
        "人民政府",
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
# 建强, 管好, 做优: a verb with what comes of it.
_DONE_WELL = "[建做搞抓办管用守把筑夯补扩壮育][强优实细好牢密紧准活亮大]"
_OPENS_A_CLAUSE = re.compile(
    rf"经(?!济|信|贸|开|发|委|办|纬|[山河][一-龥]{{0,2}}(?:街道|镇|乡|社区)$)|{_DONE_WELL}|{any_of('opening')}"
)
_WORK = words_of("action", "manner")
_WORK_BODY = re.compile(r"(?:组|办|办公室|专班|指挥部|中心|委员会|部|会议)$")
_CERTAIN_END = re.compile(
    r"(?:委员会|办公室|管委会|办事处|指挥部|领导小组|工作小组|联席会议|专班|人民政府|局|厅|[总支大]队|法院|检察院|联合会|总工会|街道|[镇乡]|社区"
    r"|^国家[一-龥]{1,5}[委局]|派出所|监管所|管理所|消防队|分局|支行|(?:服务|管理|发展|指挥|保障|监测|监控|检测|检验|研究|调度|推广|采购|执法|信息|数据|养护|交易|培训)中心)$"
)
# 县(市、区)教育局: one kind of agency at several levels.
_LEVELS = re.compile(r"^([省市县区])\([省市县区旗州盟、]{1,8}\)")
_COMMA = re.compile(r"\s?[,，]")
_OR = re.compile(r"(?<![^省市区县部门局委厅会院司府关构])或者?")
_CLASS_WITHIN = re.compile(r"系统|各")
_AND = re.compile(r"以及|和|及(?!其)|与")
# 省、自治区人民政府水行政主管部门: kinds of place that one name joins, read before the names in it.
# So are 各地教育、公安部门, of which the first is no other kind than the rest.
_KINDS_OF_PLACE = re.compile(
    r"省、自治区|[县市]、[市县]|^各地[^、局厅委]{2,6}(?:、[^、局厅委]{2,6}){0,5}[、和及][^、局厅委]{2,8}部门$"
)
# A class of bodies (行政执法机关), or one body by its last word (联合采购办公室).
_UNKNOWN = re.compile(
    rf"[{HAN}]{{2,30}}(?:(?P<class>(?:部门|机关|单位|机构|企业|地区|学校|院校)(?:[(（][{HAN}]{{1,6}}[)）])?)|办公室|委员会|中心|小组|专班|指挥部|[部委局署厅院所站队]|(?:党|工会)组织|(?:协调|防控|联控|联络|会商)机制|(?<![社机大例年晚])会)"
)


def read_units(text: str, start: int, end: int) -> UnitList | None:
    """The units that a span consists of, nothing left over and no word of a clause in a name, or None."""
    if not 1 < end - start <= LONGEST:
        return None
    if text[end - 1] not in LAST and not text.endswith(LAST_WORDS, start, end):
        return None
    return _read(text[start:end])


def no_list(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first word in a span that no list of units holds, or a name without an end; None where a list may stand."""
    word = _NO_LIST.search(text, start, end)
    end = word.start() if word else end
    return (_ENDLESS.search(text, start, end) if end - start >= _LONGEST_NAME else None) or word


@lru_cache(maxsize=8192)
def _read(text: str) -> UnitList | None:
    """The list as the recognisers read it, or else with the forms taken out that they do not know."""
    if no_list(text, 0, len(text)) or _is_object(text):
        return None
    printed = _OR.sub(_parted, text)
    kinds = _KINDS_OF_PLACE.search(printed) is not None
    listed = None if kinds else _listed(printed)
    if listed is not None:
        return listed
    form = formed(printed)
    rest = None
    if form is not None:
        rest = _listed(form.text.rstrip("、")) if form.text.strip("、") else UnitList()
    if form is None or rest is None:
        return _listed(printed) if kinds else None
    units = sorted((*rest.units, *form.named), key=lambda mention: mention.start)
    return UnitList(
        units=tuple(widened(text, mention) for mention in units), open_list=form.open_list or rest.open_list
    )


def _is_object(text: str) -> bool:
    """Whether something is done to the first unit (对国务院安委会办公室督办的); 向阳街道 only begins so."""
    mention = next(iter(find_units(text)), None) if text[0] in _TO_WHOM else None
    return mention is not None and mention.start == 1


def _parted(found: re.Match[str]) -> str:
    return "、" * len(found[0])


def _listed(printed: str) -> UnitList | None:
    """The units that a list consists of, nothing left over."""
    listed = read_unit_list(printed)
    if any(_JOINED.search(mention.unit.name) and not mention.unit.collective for mention in listed.units):
        printed = _JOINED.sub(_parted, printed)
        listed = read_unit_list(printed)
    mentions = _whole(printed, _with_unknown(printed, listed))
    if not mentions and _JOINED.search(printed):
        printed = _JOINED.sub(_parted, printed)
        listed = read_unit_list(printed)
        mentions = _whole(printed, _with_unknown(printed, listed))
    series = len(mentions) > 1 and _SERIES_TAIL.search(printed) is not None
    if (
        not mentions
        or printed[: mentions[0].start].strip("、 ")
        or any(_is_clause(m.unit.name) and not (series and m.unit.name in bare_words()) for m in mentions)
        or any(_is_work_before(printed, mention) for mention in mentions[:-1])
    ):
        return None
    left = printed
    for mention in reversed(mentions):
        left = left[: mention.start] + left[mention.end :]
    if series and mentions[-1].unit.printed in bare_words():
        left = _SERIES_TAIL.sub("", left)
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


def _is_work_before(printed: str, mention: UnitMention) -> bool:
    """Whether a name is a clause of verb and object before a comma (建设会展中心，县商务局…), not a member of the list."""
    if not _COMMA.match(printed, mention.end) or not mention.unit.name.startswith(_WORK):
        return False
    read = read_name("".join(fold(mention.unit.name).split()))
    return read is None or not read.concepts


@cache
def is_certain(name: str) -> bool:
    """Whether a name is that of a body for sure: of a known agency, of a class of them, or by the ending of a name."""
    read = read_name(_LEVELS.sub(r"\1", "".join(fold(name).split())))
    return read is not None and bool(
        read.concepts or read.kind in ("collective", "branch", "functional") or _CERTAIN_END.search(name)
    )


def names(units: Iterable[UnitName]) -> frozenset[str]:
    """The names of some units."""
    return frozenset(unit.name for unit in units)


@cache
def _is_clause(name: str) -> bool:
    if is_function(name):
        return False
    if place := _OF_PLACE.match(name):
        rest = name[place.end() :]
        return rest not in _ANYTHING and _is_clause(rest)
    if name in _ANYTHING or _CLAUSE.search(name) or _THING.search(name):
        return True
    if _OPENS_A_CLAUSE.match(name):
        return True
    if not name.startswith(_WORK) or _WORK_BODY.search(name):
        return False
    read = read_name("".join(fold(name).split()))
    return not (read and read.concepts and read.core == name)
