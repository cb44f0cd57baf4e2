"""Where an accident happened: the words between its time and what happened, and the region that they name."""

import re
from collections.abc import Iterable
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Span
from corpus.recognise.place.region_mentions import RegionMention, find_regions
from corpus.recognise.place.regions import NATION
from indexer.cases.words import words

_LEAD = re.compile(
    r"(?:\([^()\n]{1,10}\))?[\s,:]*(?:左右|许|前后)?[\s,:]*(?:(?:正值|时值|正当|恰逢|适逢)[^,;。\n]{1,14},)?(?:位于|在位于|地处|坐落于|坐落在|在(?!建))?(?:我[省市县区州旗])?"
)
# What begins the telling of what happened there.
_HAPPENS = re.compile(
    r"所属(?=[“\"]|[^,;。\n]{0,8}[车船艇轮])|搭载|发生|[,;。:\n]|操作(?!间|室|台|平台|区)|驾驶(?!室|舱|学校|培训)|在(?!建|编)|于(?=\d)|一(?=塔吊|盾构机|(?:台|辆|部|艘|架|名|群|根|块|只)(?!阶))|进行|突发|突然|组织|因(?!特)|施工过程|施工中|施工时|作业过程|作业时|期间|检修|维保|保养|"
    r"过程中|实施|开展|违规|违章|擅自|使用|拆卸|浇筑|瓦斯|煤尘|粉尘爆|煤气|液化气|火灾|交通事故|突水|透水|冒顶|片帮|突出事故|踩踏|沉没|脱轨|落水|起火|着火|失火|燃烧|爆炸|爆燃|闪爆|坍塌|倒塌|垮塌|塌方|侧翻|倾覆|中毒|触电|坠落|溺水|相撞|追尾|接到|接报|报警|安排|外请|雇请|开挖|停放的|脱落|断裂|掉落|滑落|泄漏|喷出|造成|导致|致使|致(?=\d|[一二三两])"
)
# A vehicle comes to where it happened: 行驶至S217线K43+200处时.
_COMES = re.compile(r"(?:行驶至|行驶到|行至|驶至|驶入|途经|行经)(?!其)")
# What somebody does at a site; the site is told before it: 沱江三桥工程施工用索塔拆除过程中.
_WORK = (
    "期间",
    "检修",
    "维保",
    "保养",
    "进行",
    "施工过程",
    "施工中",
    "施工时",
    "作业过程",
    "作业时",
    "过程中",
    "实施",
    "开展",
)
_SITE = re.compile(
    r"(?:工程|项目|工地|现场|标段|号楼|#楼|公司|厂|车间|小区|学校|中学|小学|医院|大厦|广场|区间|路段|段|矿|站|仓库|店|市场|园区|养殖场|酒店|宾馆)"
    r"(?:内|处)?"
)
# 某公司（…）承建的某工程: the site stands behind.
_BUILT = re.compile(r"(?:总承包|承包|承建|承揽|施工|负责施工|组织施工|建设|开发|经营|管理|运营)的|^承建")
# Who hears of it is not where it happened.
_HEARD = ("接到", "接报", "报警")
# Whose vessel it was is not where it sank: that is told behind (在加井岛以北海域遭遇大浪).
_WHOSE = ("所属", "搭载")
_AT = re.compile(r"在(?P<place>[^,;。\n在]{4,30}?(?:水域|海域|海面|江面|河段|路段|附近))")
# Who was at work, before where: 某公司在承建某工程…, 张某在….
_WHO = re.compile(r"[^省市区县镇乡]{0,20}(?:公司|集团|工程局|工程队|队)|[^省市区县镇乡村路号]{2,4}")
# The same by its full name, with its place: 宣威市某公司在某小学施工.
_FIRM = re.compile(r"[^,;。\n]{2,40}(?:公司|集团|合作社|工程队)(?:[^,;。\n公司]{0,8})?")
# A firm by its full name and nothing of it, whose people were elsewhere: 某物流有限公司叉车司机李某在某厂成品库.
_FIRM_ALONE = re.compile(r"[^,;。\n]{4,40}(?:有限公司|集团)")
_THERE = re.compile(r"[^,;。\n在]{1,16}在(?!建)")
# What a place holds that is one, and no work: 在三瓦村…6号厂房, not 在更换配电箱.
_SOMEWHERE = re.compile(rf"{_SITE.pattern}|[省市区县镇乡村路街号线段]|[KG]\d")
# With what it happened: it stands behind the site.
_THING = re.compile(
    r"塔式起重机|塔吊|塔机|起重机|升降机|挖掘机|装载机|推土机|压路机|叉车|煮浆锅|锅炉|软管|吊索|夜班|白班|早班|中班|沟槽|"
    r"脚手架(?!工程)"
)
# A firm by its short name alone is no place.
_SHORT_FIRM = re.compile(r"[^省市区县镇乡村]{1,6}公司$")
# 居民楼 and 学生宿舍 are places.
_HOUSE = re.compile(r"楼|小区|区|住宅|委|宿舍|公寓|路|体育|医院|小组|会|之家|活动|食堂|新村")
_BRACKETS = re.compile(r"\([^()\n]{0,80}\)")
_ALIAS = re.compile(r"\((?:以下|下)?(?:统称|简称|称)[^()\n]{0,40}\)$")
_TAIL = re.compile(r"(?:处|内|(?<!公)里|上|的|从事|一)$")
_LONGEST = 90
# A name that no table has and that holds another: 雁回镇澜川市.
_RUN = re.compile(r"[省市县镇乡区](?=[^/]{1,8}[省市县镇乡区])")
_FAR = 80
_MOST_WITHIN = 3
_NEAR_PLACE = 30
_ENDINGS = ("省", "市", "区", "县", "州", "旗", "盟", "镇", "乡", "街道")


def place_after(folded: str, start: int, end: int, within: int = _MOST_WITHIN) -> Span | None:
    """The words of the place behind the time, up to what happened there; behind who was there at most `within` times."""
    if not within:
        return None
    lead = _LEAD.match(folded, start, end)
    begin = lead.end() if lead else start
    stop = end
    bare = _BRACKETS.sub(lambda match: "_" * len(match[0]), folded[begin:end])
    came = _COMES.search(bare, 0, _FAR)
    if came and _SOMEWHERE.search(bare, came.end(), came.end() + _NEAR_PLACE):
        stop = min(
            [
                end,
                *(
                    p
                    for mark in ("处时", "处", "时", ",")
                    if (p := folded.find(mark, begin + came.end(), end)) >= 0
                ),
            ]
        )
        return _span(folded, begin + came.end(), stop)
    stop = begin + len(bare)
    at_work = False
    if found := _HAPPENS.search(bare):
        if found[0] in _HEARD:
            return None
        if found[0] in _WHOSE:
            at = _AT.search(folded, begin + found.end(), end)
            return _span(folded, *at.span("place")) if at else None
        stop, at_work = begin + found.start(), found[0] in _WORK
    people = (found for found in words("people", "words").finditer(bare, 0, stop - begin))
    if someone := next((found for found in people if not _HOUSE.match(bare, found.end())), None):
        stop = begin + someone.start()
    if folded.startswith("在", stop) and (
        who := _WHO.fullmatch(bare, 0, stop - begin) or _FIRM.fullmatch(bare, 0, stop - begin)
    ):
        behind = place_after(folded, stop, end, within - 1)
        if behind and _SOMEWHERE.search(folded, behind.start, behind.end):
            return behind
        if who.re is _WHO:
            return None
    if built := list(_BUILT.finditer(bare, 0, stop - begin)):
        begin += built[-1].end()
    if thing := _THING.search(bare, 0, stop - begin):
        sites = list(_SITE.finditer(folded, begin, begin + thing.start()))
        if sites:
            stop = begin + thing.start()
    if (
        _FIRM_ALONE.fullmatch(folded, begin, stop)
        and (there := _THERE.match(folded, stop, end))
        and _SOMEWHERE.search(folded, there.end(), there.end() + _NEAR_PLACE)
    ):
        return place_after(folded, there.end(), end, within - 1)
    if at_work and (sites := list(_SITE.finditer(folded, begin, stop))):
        stop = sites[-1].end()
    return _span(folded, begin, stop)


def place_before(folded: str, start: int, end: int) -> Span | None:
    """The words of the place that stand before the time (某市某公司于3月5日发生…)."""
    stop = end
    while stop > start and folded[stop - 1] in "于在, ":
        stop -= 1
    begin = max(folded.rfind(mark, start, stop) for mark in ",;:、。") + 1
    return _span(folded, max(begin, start), stop)


def _span(folded: str, begin: int, stop: int) -> Span | None:
    own = folded[begin:stop].rstrip(" ,")
    own = _someone().sub("", _ALIAS.sub("", _TAIL.sub("", own)))
    shift = len(own) - len(own.lstrip())
    own = own.strip()
    if not 2 <= len(own) <= _LONGEST or _SHORT_FIRM.fullmatch(own):
        return None
    return Span(start=begin + shift, end=begin + shift + len(own))


@cache
def _someone() -> re.Pattern[str]:
    """Who stands at the end of a place, unnamed or by what he is: …制砖车间搅拌工高某."""
    roles = any_of(lexicon("cases")["persons"]["roles"])
    return re.compile(
        rf"(?:[^,;:。、\n省市区县镇乡村厂]{{0,4}}?(?:{roles}|工))?(?:[\u4e00-\u9fff]某{{1,2}})$|(?:{roles})$"
    )


def region_of(texts: Iterable[str], known: str | None) -> str | None:
    """The narrowest region that the texts name, the first that names one leading; else what is `known`.

    A later text counts where it lies within what the earlier said (广州地铁…（黄埔区）), or around it.
    """
    held: str | None = None
    for text in texts:
        for place, mention in enumerate(find_regions(text)):
            path = _one(mention, held or known)
            if path is None or path == NATION or (not mention.known and (place or _RUN.search(path))):
                continue
            if held is None and _is_only_a_name(mention, path, known):
                continue
            path = _below(path, held or known) if not mention.known else path
            if held is None or path.startswith(f"{held}/"):
                held = path
    if held is None:
        return known
    return known if known and known.startswith(f"{held}/") else held


def _is_only_a_name(mention: RegionMention, path: str, known: str | None) -> bool:
    """Whether a short name means another place than the document's: 岚山 in the name of a firm."""
    if known in (None, NATION) or not mention.known or mention.printed.endswith(_ENDINGS):
        return False
    return path.split("/")[0] != known.split("/")[0]


def _below(path: str, known: str | None) -> str:
    """A path that no table has, below the place known: 枕溪区 in 岚江省/澜川市."""
    if known is None or path.startswith(f"{known}/") or path == known:
        return path
    steps, above = path.split("/"), known.split("/")
    if steps[0] in above:
        return "/".join([*above[: above.index(steps[0])], *steps])
    return path if steps[0].endswith(("省", "自治区")) else f"{known}/{path}"


def _one(mention: RegionMention, hint: str | None) -> str | None:
    if len(mention.paths) == 1:
        return mention.paths[0]
    near = [path for path in mention.paths if hint and (path.startswith(f"{hint}/") or hint.startswith(path))]
    return near[0] if len(near) == 1 else None
