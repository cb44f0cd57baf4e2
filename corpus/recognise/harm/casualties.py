"""How many people were killed, hurt or lost, as reports write it: 死亡3人, 三死两伤, 2名工人当场死亡, 失联1人."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from corpus.model.base import Record
from corpus.recognise.characters import fold
from corpus.recognise.numerals import read_numeral

Harm = Literal["dead", "injured", "missing"]

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,5}|[一二两三四五六七八九十百千〇零廿卅]{1,7})"
# 20至30人, 数十人, 第3人 count nobody in particular; 以上 and 以下 are bounds.
_ALONE = r"(?<![\d第数几~.十百-])(?<!\d至)(?<!\d到)"
_NO_BOUND = r"(?!以上|以下|以内|及以|次|民|大)"
_PEOPLE = (
    rf"{_ALONE}(?P<count>{_NUMBER})\s?(?:余)?\s?"
    rf"(?:(?:名|个|位)\s?(?:人{_NO_BOUND})?(?!月|小时|工作日)|人{_NO_BOUND})"
)
_AHEAD = r"(?=\s?[\d一二两三四五六七八九十])"
_HARMS: tuple[tuple[Harm, str], ...] = (
    (
        "dead",
        rf"死亡|遇难|身亡|丧生|罹难|牺牲|殉职|溺亡|坠亡|不治|无生命体征|死{_AHEAD}|死(?=[,、;。一二两三四五六七八九十\d]|$)",
    ),
    ("injured", rf"受重伤|受轻伤|受伤|重伤|轻伤|烧伤|灼伤|骨折|中毒入院|伤{_AHEAD}|伤(?=[,、;。]|$)"),
    ("missing", "失联|失踪|下落不明"),
)
_WHAT = "|".join(f"(?P<{harm}>{words})" for harm, words in _HARMS)
_TOKEN = re.compile(rf"(?P<people>{_PEOPLE})|(?:{_WHAT})(?P<named>者|人员|员)?|(?P<end>[;。\n])")
# Behind what was done: 死亡3人, 死亡人数升至5人, 死亡:3人.
_TOLD = re.compile(
    rf"(?:人数)?(?:约|为|达到|达|共|共计|升至|增至|上升至|上升到|增加到|已有|:)?\s?(?P<count>{_NUMBER})余?\s?(?:名|个)?人{_NO_BOUND}"
)
# Between a number of people and what was done to them; one comma may stand before what the doctors could not do.
_BETWEEN = re.compile(r"[^\d,;:。、\n]{0,26}")
# 1名学生、2名教师: nothing but who they are may stand between.
_LISTED = re.compile(r"(?:(?!获救|受伤|逃生|生还|被困|脱险|送医|失联|死)[^\d,;:。、\n]){1,10}、")
_LATER = re.compile(
    r"[^\d;:。、\n]{0,20}(?:于?(?:\d{1,2}月)?\d{1,2}日)?,?(?:均|都|后|先后|相继|分别|全部|当场)?(?:已|经|送|因)[^\d,;:。、\n]{0,14}"
    r"(?:无效,?(?:先后|相继|全部|当日|于[^,;。\n]{1,10})?)?"
)
_SHORT = re.compile(
    rf"{_ALONE}(?P<count>{_NUMBER})\s?(?:(?P<dead>死)(?!亡|因|角|者)|(?P<injured>重伤|轻伤|伤)(?!亡|员|者|害|情)"
    r"|(?P<missing>失踪|失联))"
)
_NONE = re.compile(
    r"(?:无|未造成|没有造成|未发生|没有)(?:任何)?(?:其他)?(?:人员伤亡|人伤亡|伤亡|人员死亡和受伤)"
    r"|(?P<alive>未造成人员死亡|无人员?死亡|没有人员死亡|无(?:重症|危重|危重症)?(?:和|及|、)?死亡病例)"
)
# Where any of them may begin.
_WORDS = re.compile(r"死|遇难|身亡|丧生|罹难|牺牲|殉职|溺亡|坠亡|不治|体征|伤|骨折|失联|失踪|下落不明")
_PART = re.compile(r"(?:其中|包括|含)[^。;\n]{0,6}$")
_WHOLE = re.compile(r"(?:共|共计|总计|累计|合计|升至|增至|上升至|上升到|增加到|最终)[^,。;\n]{0,8}$")
_RISEN = re.compile(r"人数(?:达到|达|升至|增至|上升至|上升到|增加到|为)")
_THEN = re.compile(r"(?:又有|又|另有|另|此后|随后|其后|后|次日|之后|当晚|当天)[^。;\n]{0,12}$")
# Who died under the doctors' hands is another than who died on the spot.
_UNDER_CARE = re.compile(r"无效|送医|途中")
_ON_THE_SPOT = re.compile(r"当场")
_WOUNDED = re.compile(r"伤势|伤者|伤员|重伤|受伤人员")
_FAR = 44
# Somebody died and no number is told with it: 致其死亡, 经抢救无效死亡.
_SOMEBODY = re.compile(
    r"(?:致其|致使其|当场|送医后|送医途中|途中|经?抢救无效|触电|窒息|坠落|被埋)[^,;:。、\n\d]{0,6}?(?:死亡|身亡|遇难)(?!人|的|事故)"
    r"|(?:导致|造成|致使|不治)?(?:死亡|身亡|致死|而亡|[砸摔压淹烧挤电]死)(?=[,;。)]|$)"
)
_SEVERAL = re.compile(r"均|先后|相继|全部|分别|等人|们")
_ONE = re.compile(_PEOPLE)
_LOOK_BACK = 20


class Casualties(Record):
    """So many people to whom one thing was done: `text[start:end] == printed`.

    `part` counts some of those told before (其中2人死亡), `whole` all of them (共造成3人死亡), `then` further ones
    (后又有1人死亡); `wounded` those who were told as hurt before; `gravity` is how gravely people are hurt (重伤, 轻伤).
    """

    start: int
    end: int
    printed: str
    harm: Harm
    count: int
    part: bool = False
    whole: bool = False
    then: bool = False
    wounded: bool = False
    gravity: str = ""


class Toll(Record):
    """How many were killed, hurt and lost in all, None where no word is of it, and where that is told."""

    deaths: int | None = None
    injuries: int | None = None
    missing: int | None = None
    grave: int | None = None
    told: tuple[Casualties, ...] = ()


def find_casualties(text: str) -> list[Casualties]:
    """All counts of people who came to harm, in order; that nobody did (无人员伤亡) counts as nobody dead and nobody hurt."""
    folded = fold(text)
    if not _WORDS.search(folded) and "伤亡" not in folded:
        return []
    found = sorted(
        (*_counted(text, folded), *_short(text, folded), *_nobody(text, folded)),
        key=lambda one: (one.start, -one.end),
    )
    kept: list[Casualties] = []
    for one in found:
        if not kept or one.start >= kept[-1].end or (one.start, one.end) == (kept[-1].start, kept[-1].end):
            kept.append(one)
    return kept


def _counted(text: str, folded: str) -> Iterator[Casualties]:
    """Each word of harm with the number of people before it, else with the one behind it."""
    people: list[re.Match[str]] = []
    done = 0
    before: Casualties | None = None
    for token in _TOKEN.finditer(folded):
        if token.start() < done:
            continue
        if token["end"]:
            people = []
        elif token["people"]:
            people = [*people, token] if people and _is_listed(folded, people[-1], token) else [token]
        elif token["named"] and (harm := _harm_of(token)) and harm != "dead":
            # 2名重伤人员死亡: who they were, told before what was done; 2名失联人员 names those told before.
            continue
        elif harm := _harm_of(token):
            if people and _reaches(folded, people[-1].end(), token.start()):
                counts = [_count(one["count"]) for one in people]
                start, end = people[0].start(), token.end()
            elif (told := _TOLD.match(folded, token.end())) and not token["named"]:
                counts, start, end = [_count(told["count"])], token.start(), told.end()
            else:
                continue
            people, done = [], end
            if None not in counts:
                total = sum(count for count in counts if count is not None)
                before = _casualties(text, folded, (start, end), harm, total, before)
                yield before


def _is_listed(folded: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether two numbers of people stand in one list: 1名学生、2名教师."""
    return bool(_LISTED.fullmatch(folded, first.end(), second.start()))


def _reaches(folded: str, start: int, end: int) -> bool:
    if end - start > _FAR:
        return False
    return bool(_BETWEEN.fullmatch(folded, start, end) or _LATER.fullmatch(folded, start, end))


def _harm_of(token: re.Match[str]) -> Harm | None:
    return next((harm for harm, _ in _HARMS if token[harm]), None)


def _count(printed: str) -> int | None:
    return read_numeral(printed.replace(",", "").replace("两", "二"))


def _casualties(
    text: str, folded: str, span: tuple[int, int], harm: Harm, count: int, last: Casualties | None = None
) -> Casualties:
    start, end = span
    printed, before = folded[start:end], folded[max(0, start - _LOOK_BACK) : start]
    part, whole = bool(_PART.search(before)), bool(_WHOLE.search(before) or _RISEN.search(printed))
    beside = (
        last is not None
        and not last.part
        and last.harm == harm == "dead"
        and start - last.end <= _LOOK_BACK
        and _UNDER_CARE.search(printed)
        and _ON_THE_SPOT.search(last.printed)
    )
    return Casualties(
        start=start,
        end=end,
        printed=text[start:end],
        harm=harm,
        count=count,
        part=part,
        whole=whole,
        then=bool(_THEN.search(before) or beside),
        wounded=harm == "dead" and bool(_WOUNDED.search(printed)),
        gravity=next((word for word in ("重伤", "轻伤") if harm == "injured" and word in printed), ""),
    )


def _short(text: str, folded: str) -> Iterator[Casualties]:
    """三死两伤."""
    for match in _SHORT.finditer(folded):
        harm, count = _harm_of(match), _count(match["count"])
        if harm and count is not None:
            yield _casualties(text, folded, match.span(), harm, count)


def _nobody(text: str, folded: str) -> Iterator[Casualties]:
    for match in _NONE.finditer(folded):
        harms: tuple[Harm, ...] = ("dead",) if match["alive"] else ("dead", "injured")
        for harm in harms:
            yield Casualties(match.start(), match.end(), text[match.start() : match.end()], harm, 0)


def find_unnumbered(text: str) -> Casualties | None:
    """Who died in a sentence that tells no number of dead: so many as it speaks of last before, else one."""
    folded = fold(text)
    match = _SOMEBODY.search(folded)
    if match is None or _SEVERAL.search(folded, max(0, match.start() - _LOOK_BACK), match.end()):
        return None
    told = list(_ONE.finditer(folded, 0, match.start()))
    count = _count(told[-1]["count"]) if told else 1
    start, end = match.span()
    return Casualties(start, end, text[start:end], "dead", count or 1)


def toll_of(told: Iterable[Casualties]) -> Toll:
    """What counts of one accident come to, in the order in which it is told.

    A part of those told before adds nothing, a total stands for all before it, those who died later are added and no longer
    among the hurt; of what is told twice the greater counts, but of those told as hurt at first only who is told as hurt
    beside the dead (3人被击伤，其中1人死亡，2人受伤). Gravely and lightly hurt are counted together.
    """
    ordered = tuple(sorted(told, key=lambda one: one.start))
    counts: dict[str, int] = {}
    last = ""
    for one in ordered:
        key = f"{one.harm}{one.gravity}"
        before = counts.get(key)
        of_the_hurt = one.harm == "dead" and one.part and last == "injured"
        last = one.harm
        if of_the_hurt:
            # 3人死亡，2人受伤，其中1人经抢救无效死亡.
            counts[key] = (before or 0) + one.count
            counts["died"] = counts.get("died", 0) + one.count
        elif before is None:
            counts[key] = one.count
        elif one.wounded or (one.then and not one.part and not one.whole):
            counts[key] = before + one.count
            counts["died"] = counts.get("died", 0) + (one.count if one.wounded else 0)
        elif one.whole:
            # 共造成3人死亡、3人受伤 stands for what was told before.
            counts[key] = max(before, one.count) if one.harm == "dead" else one.count
            counts["died"] = 0 if one.harm == "injured" else counts.get("died", 0)
        elif not one.part:
            dead = counts.get("dead", 0)
            left = key == "injured" and dead and before == dead + one.count
            counts[key] = one.count if left else max(before, one.count)
            counts["died"] = 0 if left else counts.get("died", 0)
    grave = counts.get("injured重伤")
    hurt = [counts[key] for key in ("injured重伤", "injured轻伤") if key in counts]
    injured = max([counts.get("injured", 0), sum(hurt)]) if hurt or "injured" in counts else None
    return Toll(
        deaths=counts.get("dead"),
        injuries=None if injured is None else max(0, injured - counts.get("died", 0)),
        missing=counts.get("missing"),
        grave=grave,
        told=ordered,
    )
