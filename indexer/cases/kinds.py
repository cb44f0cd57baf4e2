"""Of what kind a case is: its hazard and its industry, by the words that tell it."""

import re
from collections import Counter

from corpus.recognise.characters import fold
from corpus.recognise.harm.hazards import HazardMention, families, find_hazards
from corpus.recognise.harm.industries import find_industries

# What a sentence says of the people it befell comes behind what happened.
_TOLL = re.compile(r"[,;](?:事故)?(?:共)?(?:造成|导致|致)")
_POWDER = re.compile("烟花爆竹|鞭炮|摔炮|花炮|火药|炸药")
_NEAR = 12
_ALL_OF = re.compile(r"(?:[两二三四五六七八九十几]|\d{1,2}|多)起[^,。;]{2,16}事故")
_MINING = "采矿业"
_BUILDING, _MAKING = "建筑业", "制造业"
_OF_PROCESS = ("其他爆炸", "容器爆炸", "锅炉爆炸", "火药爆炸", "中毒和窒息", "灼烫", "机械伤害")
# What befalls vehicles, ships and trains befalls their trade.
_TRAFFIC, _TRANSPORT = "交通", "交通运输、仓储和邮政业"
_FISHERY, _FISHING = "农、林、牧、渔业", re.compile(r"渔[船轮民\dX×]")
_SITES = ("工程", "工地", "项目", "现场", "标段")
# The name of a road tells no trade: 园林路.
_ROADS = re.compile(r"[^省市区县镇乡村,与]{1,6}(?:路|街|大道|巷)(?!道|面|政|桥|灯)")
# Who puts up what makes power on a roof builds.
_MOUNTS = re.compile(r"(?:安装|铺设|架设|搬运|吊运)[^,;。\n]{0,8}(?:光伏|太阳能)(?:组件|板|支架)")
_STATED = re.compile(r"(?:事故(?:类别|类型|种类)|(?:类别|类型)(?:为|:|是))")


def hazard_of(title: str, happened: str, account: str = "") -> tuple[str, ...]:
    """The class of hazard: the word nearest before 事故 in the title, else in what happened; else the first word of one.

    A machine that falls or breaks (塔吊倒塌) counts before what it did (倒塌), which stands behind it.
    """
    for text in (happened, title):
        folded = fold(text)
        if found := _STATED.search(folded):
            stated = find_hazards(folded[found.end() : found.end() + _NEAR])
            if stated:
                return (stated[0].hazard,)
    if named := _named(fold(title)):
        return (_refined(named.hazard, account),)
    for text in (fold(happened), fold(title)):
        stop = _TOLL.search(text)
        own = text[: stop.start()] if stop else text
        best = _best(find_hazards(own), own) or _best(find_hazards(text), text)
        if best:
            return (_refined(best.hazard, account),)
    told = find_hazards(fold(account))
    return (told[0].hazard,) if told else ()


def names_all(title: str) -> bool:
    """Whether a paper's title says of what class all its accidents are: 关于三起有限空间中毒窒息事故的通报."""
    return _ALL_OF.search(fold(title)) is not None


def _refined(hazard: str, account: str) -> str:
    """What burst, where the account says so: 烟花爆竹 is 火药爆炸."""
    return "火药爆炸" if hazard == "其他爆炸" and _POWDER.search(account) else hazard


def _best(found: list[HazardMention], text: str) -> HazardMention | None:
    if not found:
        return None
    named = [one for one in found if text.startswith("事故", one.end)]
    pick = named[-1] if named else found[0]
    before = [one for one in found if one.end <= pick.start and one.hazard == "起重伤害"]
    return before[-1] if pick.hazard in ("坍塌", "高处坠落") and before else pick


def _named(title: str) -> HazardMention | None:
    """What the title calls the accident: 一般物体打击事故."""
    found = find_hazards(title)
    return next((_best(found, title) for one in found if title.startswith("事故", one.end)), None)


def industry_of(
    title: str, place: str, happened: str, account: str, *, built: bool, hazard: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The industry: one called by its name, the building trade where those who build are named (`built`), else that of the place.

    Where the place tells none, the words of the title and of what happened do, then those of the whole account.
    """
    if built and fold(place).endswith(_SITES):
        return (_BUILDING,)
    named = [one.industry for one in find_industries(f"{title}\n{happened}") if one.named]
    if named:
        return (named[0],)
    if hazard and families()[hazard[0]] == _TRAFFIC:
        return (_FISHERY if _FISHING.search(f"{title}\n{happened}") else _TRANSPORT,)
    # Who digs in a mine is called 施工单位 too.
    if any(one.industry == _MINING for one in find_industries(title)):
        return (_MINING,)
    made = any(one.industry == _MAKING for one in find_industries(title))
    if made and hazard and hazard[0] in _OF_PROCESS:
        # What burst or poisoned in a factory is the factory's, whoever had built there.
        return (_MAKING,)
    if built or fold(place).endswith(_SITES):
        return (_BUILDING,)
    for text in (_ROADS.sub("", fold(place)), f"{title}\n{happened}", account):
        counts = Counter(one.industry for one in find_industries(text))
        if counts:
            return (max(counts, key=lambda name: counts[name]),)
    return (_BUILDING,) if _MOUNTS.search(fold(account)) else ()
