"""Where an accident happened: the words between its time and what happened, or those of a town told later."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Span
from corpus.recognise.place.region_mentions import find_regions
from indexer.cases.words import words

_LEAD = re.compile(
    r"(?:\([^()\n]{1,10}\))?[\s,:]*(?:左右|许|前后)?[\s,:]*(?:(?:正值|时值|正当|恰逢|适逢)[^,;。\n]{1,14},)?(?:位于|在位于|地处|坐落于|坐落在|在(?!建))?(?:我[省市县区州旗])?"
)
# What begins the telling of what happened there.
_HAPPENS = re.compile(
    r"所属(?=[“\"]|[^,;。\n]{0,8}[车船艇轮])|搭载|发生|[,;。:\n]|操作(?!间|室|台|平台|区)|指挥(?!部|中心)|驾驶(?!室|舱|学校|培训)|在(?!建|编)|于(?=\d)|(?<![\d.第])(?:\d{1,2}|[二两三四五六七八九十])(?=[名个]?人(?![民行家])|名)|一(?=塔吊|盾构机|(?:台|辆|部|艘|架|名|群|根|块|只)(?!阶))|进行|突发|突然|突泥|突涌|涌水|组织|因(?!特)|施工过程|施工中|施工时|作业过程|作业时|期间|检修|维保|保养|"
    r"过程中|实施|开展|违规|违章|擅自|使用|拆卸|浇筑|瓦斯|煤尘|粉尘爆|煤气|液化气|火灾|交通事故|突水|透水|冒顶|片帮|突出事故|踩踏|沉没|脱轨|落水|起火|着火|失火|燃烧|爆炸|爆燃|闪爆|坍塌|倒塌|垮塌|塌方|侧翻|倾覆|中毒|触电|坠落|溺水|与(?=[^,;。\n]{1,40}(?:相撞|碰撞|追尾|刮擦))|碰撞|相撞|追尾|接到|接报|接警|接(?=[^,;。\n]{1,24}(?:求救|求助|报告|报警))|报警|安排|外请|雇请|开挖|停放的|(?:更换|维修|清理|清掏|清淤|疏通|拆除|焊接|吊装)(?!工程|项目|改造|公司|有限|作业区|现场)|[绞夹挤压砸轧]伤|被(?=[卷绞夹挤砸压撞埋困电烧烫击])|脱落|断裂|掉落|滑落|泄漏|喷出|造成|导致|致使|致(?=\d|[一二三两])"
)
# A vehicle comes to where it happened: 行驶至S217线K43+200处时.
_COMES = re.compile(r"(?:行驶至|行驶到|行至|驶至|驶入|途经|行经|(?<=行驶,)(?:行)?[至到])(?!其)")
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
    "浇筑",
    "更换",
    "维修",
    "清理",
    "清掏",
    "清淤",
    "疏通",
    "拆除",
    "焊接",
    "吊装",
)
_SITE = re.compile(
    r"(?:工程|项目|工地|现场|标段|号楼|#楼|公司|厂房|厂区|厂(?!房|区)|车间|小区|学校|中学|小学|医院|大厦|广场|区间|路段|段|矿|站|仓库|店|市场|园区|养殖场|采石场|作坊|酒店|宾馆)"
    r"(?:内|处)?"
)
# 某公司（…）承建的某工程: the site stands behind.
_BUILT = re.compile(
    r"(?:总承包|承包|承建|承揽|施工|负责施工|组织施工|(?<!正在)(?<!在)建设|开发|经营|管理|运营)的|^承建"
)
# Who hears of it is not where it happened.
_HEARD = ("接到", "接报", "报警", "接警")
# Whose vessel it was is not where it sank: that is told behind (在加井岛以北海域遭遇大浪).
_WHOSE = ("所属", "搭载")
_AT = re.compile(r"在(?P<place>[^,;。\n在]{4,30}?(?:水域|海域|海面|江面|河段|路段|附近))")
# Who was at work, before where: 某公司在承建某工程…, 张某在….
_WHO = re.compile(r"[^省市区县镇乡]{0,20}(?:公司|集团|工程局|工程队|队)|[^省市区县镇乡村路号]{2,4}")
# The same by its full name, with its place: 宣威市某公司在某小学施工.
_FIRM = re.compile(r"[^,;。\n]{2,40}(?:公司|集团|合作社|工程队)(?:[^,;。\n公司]{0,8})?")
# A firm by its full name and nothing of it, whose people were elsewhere: 某物流有限公司叉车司机李某在某厂成品库.
_FIRM_ALONE = re.compile(r"[^,;。\n]{4,40}(?:(?P<company>有限公司|集团)|厂|合作社|工程队|店|经营部)")
# Where its people were sent: 到某公司位于某街道的库房.
_ELSEWHERE = re.compile(r"[^,;。\n]{1,24}位于")
_THERE = re.compile(
    r"(?:[^,;。\n在]{1,16}在|[^,;。\n]{1,24}位于)(?!建|对|清|检|维|更换|进行|组织|拆|施|作业|搬|装|卸|调试|操作|使用)"
)
# What has no place of its own and is done elsewhere: 某单位投资建设的污水管网工程，在碧阳大道….
_AND_THERE = re.compile(r",在(?!建|清|检|维|进行|组织|拆|施工|作业)")
# A vessel comes from one place and goes to another; where it was is told behind.
_UNDER_WAY = re.compile(r"[轮船艇](?:由|从|自|驶|装载|空载|载)|途中$")
# Whoever was at work where a place is told in full: 造型车间工人蒋某在大田县太华镇厂区内.
_SOMEONE_THERE = re.compile(r"[^,;。\n在]{1,10}在(?!建)")
# What a place holds that is one, and no work: 在三瓦村…6号厂房, not 在更换配电箱.
_SOMEWHERE = re.compile(rf"{_SITE.pattern}|[省市区县镇乡村路街号线段]|大道|交叉口|[KG]\d")
# With what it happened: it stands behind the site.
_THING = re.compile(
    r"塔式起重机|塔吊|塔机|起重机|升降机|挖掘机|装载机|推土机|压路机|叉车|(?:粮食|物料|皮带|螺旋|斗式)?(?:提升机|输送机)|搅拌机|注塑机|破碎机|压力机|冲床|反应釜|换热器|合成塔|[铁钢]水包|煮浆锅|锅炉|软管|吊索|夜班|白班|早班|中班|沟槽|"
    r"脚手架(?!工程)"
)
# A firm by its short name alone is no place.
_SHORT_FIRM = re.compile(r"[^省市区县镇乡村]{1,6}公司$")
# 居民楼 and 学生宿舍 are places.
_HOUSE = re.compile(r"楼|小区|区|住宅|委|宿舍|公寓|路|体育|医院|小组|会|之家|活动|食堂|新村")
_BRACKETS = re.compile(r"\([^()\n]{0,80}\)")
_ALIAS = re.compile(r"\((?:以下|下)?(?:统称|简称|称)[^()\n]{0,40}\)$")
# What is a time, the label of one, a list that goes on, or what somebody does: no place, wherever it stands.
_NO_PLACE = re.compile(
    r"[、,;:)].*|(?:\d{1,4}年)?\d{1,2}(?:月|日|时|点(?!\d?号)).*|.*\d{1,2}时(?:许|\d{1,2}分).*"
    r"|(?:(?:发生|事发|事故)?(?:的)?(?:时间|日期|地点|路段|地址)(?:[是为\s].*)?)"
    r"|[零\d一二三四夜早中晚白]{1,2}点?班|(?:轮到|正值|恰逢|适逢|时值|某[日天]|[为给替被由]|对(?!外)).*|(?:事情|事故)(?:发生)?|发生|出事|事发|.*[“\"]\d{1,2}[·.]\d{1,2}[”\"].*"
    r"|.*(?:报告|来电|通报)|(?:该|其|此|本)[船车艇轮人].*|.*(?:找到|发现|救出|捞起|打捞|启航|出航|出发|返航|返回|离开|赶到|离世|获救|送医)",
    re.DOTALL,
)
# Who suffers it is told behind where he is: 采石场破碎工樊某被石块砸中.
_SUFFERS = re.compile(r"[\u4e00-\u9fff]某{1,2}(?P<does>[被从因将、])")
# 大棚内移动水泵时.
_AT_WORK = re.compile(r"(?P<place>.{3,}(?:内|棚|房|楼|间|场|厂|站|矿|库))[^内]{2,10}(?<!\d)时", re.DOTALL)
_TAIL = re.compile(r"(?:处|(?<!境)内|(?<!公)里|上|的|从事|一|部分)$")
_LONGEST = 90
# What is larger than a place where somebody works.
_LARGE = ("省", "市", "县", "区", "旗", "州")
_TOWNS = ("镇", "乡", "街道")
_FAR = 80
_MOST_WITHIN = 3
# Where somebody was checked, and what ends the words of it.
_CHECKED = re.compile(
    r"(?P<by>事发地点?(?:在|位于)|位于|坐落于|坐落在|地处|地址[:为是]|住所[:为是]|反映|对(?!位于)|在(?!对))(?P<place>[^,;。()、\n的]{3,34}?)"
    r"(?=的|对|一(?:在建|处|家|个)|进行|开展|实施|检查|核查|抽查|执法|有人|[,;。)\n])"
)
_UNSURE = ("反映", "对", "在")
# Who checks is not where.
_OFFICE = re.compile(r"(?:局|支队|大队|委员会|人员)$")
_FIRM_NAMED = re.compile(r"(?:公司|集团|厂|合作社|店|部|超市|场|站|酒店|学校|医院)$")
# How far into an account it tells where, and what is of a town without being there.
_OPENING = 240
_OF_TOWN = re.compile(
    r"(?:党委|人民|政府|办事处|派出所|应急|综合|消防|卫生院|农业|渔业|执法|籍|居民|村民|人(?=[,、(])|至|往|方向)"
)
# A part of a works is no district: 油罐区.
WITHIN_WORKS = re.compile("(?:罐|库|厂|矿|小|作业|施工|生产|装卸|办公|生活|储|堆|货|炉)区$")
_NEAR_PLACE = 30
ENDINGS = ("省", "市", "区", "县", "州", "旗", "盟", "镇", "乡", "街道")


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
        if found[0] in _HEARD or found[0] == "接":
            return None
        if found[0] in _WHOSE:
            at = _AT.search(folded, begin + found.end(), end)
            return _span(folded, *at.span("place")) if at else None
        stop, at_work = begin + found.start(), found[0] in _WORK
    if who := _SUFFERS.search(bare, 0, stop - begin):
        stop, at_work = begin + who.start("does"), False
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
        (alone := _FIRM_ALONE.fullmatch(folded, begin, stop))
        and (there := (_THERE if alone["company"] else _ELSEWHERE).match(folded, stop, end))
        and _SOMEWHERE.search(folded, there.end(), there.end() + _NEAR_PLACE)
    ):
        return place_after(folded, there.end(), end, within - 1)
    if (
        (there := _AND_THERE.match(folded, stop, end))
        and (not _names_place(folded, begin, stop) or _UNDER_WAY.search(folded, begin, stop))
        and _SOMEWHERE.search(folded, there.end(), there.end() + _NEAR_PLACE)
    ):
        return place_after(folded, there.end(), end, within - 1)
    if (there := _SOMEONE_THERE.match(folded, stop, end)) and _is_in_town(folded, there.end(), end):
        return place_after(folded, there.end(), end, within - 1)
    if at_work and (sites := list(_SITE.finditer(folded, begin, stop))):
        stop = sites[-1].end()
    return _span(folded, begin, stop)


def _names_place(folded: str, start: int, end: int) -> bool:
    return bool(find_regions(folded[start:end]))


def _is_in_town(folded: str, start: int, end: int) -> bool:
    """Whether a place told down to its town or street stands right there."""
    found = find_regions(folded[start : min(end, start + _NEAR_PLACE)])
    return bool(found) and found[0].start == 0 and found[0].known and found[0].printed.endswith(_TOWNS)


def place_before(folded: str, start: int, end: int) -> Span | None:
    """The words of the place that stand before the time (某市某公司于3月5日发生…)."""
    stop = end
    while stop > start and folded[stop - 1] in "于在, ":
        stop -= 1
    begin = max(folded.rfind(mark, start, stop) for mark in ",;:、。") + 1
    return _span(folded, max(begin, start), stop)


def _span(folded: str, begin: int, stop: int) -> Span | None:
    if folded.startswith("位于", begin, stop):
        begin += len("位于")
    own = folded[begin:stop].rstrip(" ,")
    if at_work := _AT_WORK.fullmatch(own):
        own = at_work["place"]
    own = _someone().sub("", _ALIAS.sub("", _TAIL.sub("", own)))
    shift = len(own) - len(own.lstrip())
    own = own.strip()
    if not 2 <= len(own) <= _LONGEST or _SHORT_FIRM.fullmatch(own) or _NO_PLACE.fullmatch(own):
        return None
    return Span(start=begin + shift, end=begin + shift + len(own))


@cache
def _someone() -> re.Pattern[str]:
    """Who stands at the end of a place, unnamed or by what he is: …制砖车间搅拌工高某."""
    roles = any_of(lexicon("cases")["persons"]["roles"])
    return re.compile(
        rf"(?:[^,;:。、\n省市区县镇乡村厂场站矿店间库]{{0,4}}?(?:{roles}|工))?(?:[\u4e00-\u9fff]某{{1,2}})$|(?:{roles})$"
        r"|(?<=[厂场站矿店间库])[^,;:。、\n省市区县镇乡村厂场站矿店间库]{1,3}(?<![施化加重竣完])工$"
    )


def place_checked(folded: str, start: int, end: int, *, sure: bool = False) -> Span | None:
    """Where an offence was found: 对位于花山街道的某公司开展检查, 在新桥镇新润路某公司检查时, （地址：阿岗镇）.

    The firm that was checked is no place. Where it must be `sure`, only behind words that say where something lies.
    """
    surest_first = sorted(_CHECKED.finditer(folded, start, end), key=lambda one: one["by"] in _UNSURE)
    for found in surest_first:
        if sure and found["by"] in _UNSURE:
            continue
        begin, stop = found.span("place")
        own = folded[begin:stop]
        named = find_regions(own)
        if not named or named[0].start or not (named[0].known or named[0].printed.endswith(ENDINGS)):
            continue
        if WITHIN_WORKS.search(named[0].printed):
            continue
        if (named[0].end == len(own) and own.endswith(_LARGE)) or _OFFICE.search(own):
            continue
        if found["by"] == "对" and _FIRM_NAMED.search(own):
            continue
        return Span(start=begin, end=stop)
    return None


def town_told(folded: str, start: int, end: int) -> Span | None:
    """The town or street that an account names first, with what it lies in, where its words end there or go on to a site.

    Offices of a town and where somebody is from are no places.
    """
    begin = last = 0
    for found in find_regions(folded[start : min(end, start + _OPENING)]):
        # 河南省滑县 and a town that its table has not are told in one.
        begin = begin if found.start == last and last else found.start
        last = found.end
        if found.known and found.printed.endswith(_TOWNS) and not _OF_TOWN.match(folded, start + found.end):
            return Span(start=start + begin, end=start + found.end)
    return None
