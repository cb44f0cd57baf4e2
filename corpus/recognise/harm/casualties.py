"""How many people were killed, hurt or lost, as reports write it: 死亡3人, 三死两伤, 2名工人当场死亡, 失联1人."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from corpus.model.base import Record
from corpus.recognise.characters import fold
from corpus.recognise.numerals import read_numeral

Harm = Literal["dead", "injured", "missing"]

_NUMBER = r"(?:\d{1,5}|[一二两三四五六七八九十百千〇零廿卅]{1,7})"
_DEAD = r"(?:死亡|遇难|身亡|丧生|罹难|牺牲|殉职|溺亡|坠亡|不治|无生命体征)"
_HURT = r"(?:受重伤|受轻伤|受伤|重伤|轻伤|烧伤|灼伤|骨折|中毒入院)"
_LOST = r"(?:失联|失踪|下落不明)"
_HARMS: tuple[tuple[Harm, str], ...] = (("dead", _DEAD), ("injured", _HURT), ("missing", _LOST))
_WHAT = "|".join(f"(?P<{harm}>{words})" for harm, words in _HARMS)
# 3名施工人员当场死亡; one comma may stand before what the doctors could not do (被掩埋，后经抢救无效死亡). Another number, or
# who else was hurt, ends what the first one counts.
_BETWEEN = r"(?:(?!死亡|遇难|身亡|受伤|重伤|轻伤|失联|失踪|[0-9一二两三四五六七八九十]{1,3}[人名])[^\d,;:。、\n]){0,26}?"
_LATER = (
    r"(?:,(?:均|都)已|,?(?:后|均|先后|相继|分别|全部|当场)?(?:经|送|因)[^\d,;:。、\n]{0,14}无效,?"
    r"(?:先后|相继|全部|当日|于[^,;。\n]{1,10})?)?"
)
_PEOPLE = rf"(?P<count>{_NUMBER})(?:余)?(?:名|个|位)?(?:人(?!民|次)|(?<=[名位]))"
_COUNTED = re.compile(rf"{_PEOPLE}{_BETWEEN}{_LATER}(?:{_WHAT})(?!人数|的人数|赔偿|事故)")
_TOLD = re.compile(
    rf"(?:{_WHAT})(?:人数)?(?:约|为|达到|达|共|共计|升至|增至|上升至|上升到|增加到|已有)?\s?(?P<count>{_NUMBER})\s?(?:名|个)?人"
)
_SHORT = re.compile(
    rf"(?<![第\d])(?P<count>{_NUMBER})(?:人|名)?(?:(?P<dead>死)(?!亡|因|角|者)|(?P<injured>重伤|轻伤|伤)(?!亡|员|者|害|情)|(?P<missing>失踪|失联))"
)
_NONE = re.compile(
    r"(?:无|未造成|没有造成|未发生|没有)(?:任何)?(?:其他)?(?:人员伤亡|人伤亡|伤亡|人员死亡和受伤)|(?P<alive>未造成人员死亡|无人死亡|没有人员死亡)"
)
# Where any of the three may begin.
_WORDS = re.compile(r"死|遇难|身亡|丧生|罹难|牺牲|殉职|溺亡|坠亡|不治|伤|失联|失踪|下落不明")
_PART = re.compile(r"(?:其中|包括|含)[^。;\n]{0,6}$")
_WHOLE = re.compile(r"(?:共|共计|总计|累计|合计|升至|增至|上升至|上升到|增加到|最终)[^,。;\n]{0,8}$")
_RISEN = re.compile(r"人数(?:达到|达|升至|增至|上升至|上升到|增加到|为)")
_THEN = re.compile(r"(?:又有|又|另有|另|此后|随后|其后|后|次日|之后|当晚|当天)[^。;\n]{0,12}$")
_WOUNDED = re.compile(r"伤者|伤员|重伤|受伤人员")
# Somebody died and no number is told with it: 致其死亡, 经抢救无效死亡.
_SOMEBODY = re.compile(
    r"(?:致其|致使其|当场|送医后|送医途中|途中|经?抢救无效|触电|窒息|坠落|被埋)[^,;:。、\n\d]{0,6}?(?:死亡|身亡|遇难)(?!人|的|事故)"
)
_SEVERAL = re.compile(r"均|先后|相继|全部|分别|等人|们")
_ONE = re.compile(rf"(?P<count>{_NUMBER})(?:名|个|位)(?!月|小时|工作日)|(?P<people>{_NUMBER})人(?!民)")
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
    found = sorted((*_counts(text, folded), *_nobody(text, folded)), key=lambda one: (one.start, -one.end))
    kept: list[Casualties] = []
    for one in found:
        if not kept or one.start >= kept[-1].end or (one.start, one.end) == (kept[-1].start, kept[-1].end):
            kept.append(one)
    return kept


def _counts(text: str, folded: str) -> Iterator[Casualties]:
    taken: list[tuple[int, int]] = []
    for pattern in (_TOLD, _COUNTED, _SHORT):
        for match in pattern.finditer(folded):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            count = read_numeral(match["count"].replace("两", "二"))
            if count is None:
                continue
            taken.append(match.span())
            yield _casualties(text, folded, match, count)


def _casualties(text: str, folded: str, match: re.Match[str], count: int) -> Casualties:
    harm = next(harm for harm, _ in _HARMS if match[harm])
    before = folded[max(0, match.start() - _LOOK_BACK) : match.start()]
    start, end = match.span()
    return Casualties(
        start=start,
        end=end,
        printed=text[start:end],
        harm=harm,
        count=count,
        part=bool(_PART.search(before)),
        whole=bool(_WHOLE.search(before) or _RISEN.search(match[0])),
        then=bool(_THEN.search(before)),
        wounded=harm == "dead" and bool(_WOUNDED.search(match[0])),
        gravity=next((word for word in ("重伤", "轻伤") if harm == "injured" and word in match[0]), ""),
    )


def find_unnumbered(text: str) -> Casualties | None:
    """Who died in a sentence that tells no number of dead: so many as it speaks of last before, else one."""
    folded = fold(text)
    match = _SOMEBODY.search(folded)
    if match is None or _SEVERAL.search(folded, max(0, match.start() - _LOOK_BACK), match.end()):
        return None
    told = list(_ONE.finditer(folded, 0, match.start()))
    count = read_numeral((told[-1]["count"] or told[-1]["people"]).replace("两", "二")) if told else 1
    start, end = match.span()
    return Casualties(start, end, text[start:end], "dead", count or 1)


def _nobody(text: str, folded: str) -> Iterator[Casualties]:
    for match in _NONE.finditer(folded):
        harms: tuple[Harm, ...] = ("dead",) if match["alive"] else ("dead", "injured")
        for harm in harms:
            yield Casualties(match.start(), match.end(), text[match.start() : match.end()], harm, 0)


def toll_of(told: Iterable[Casualties]) -> Toll:
    """What counts of one accident come to, in the order in which it is told.

    A part of those told before adds nothing, a total stands for all before it, those who died later are added and no longer
    among the hurt; of what is told twice the greater counts. Gravely and lightly hurt are counted together.
    """
    ordered = tuple(sorted(told, key=lambda one: one.start))
    counts: dict[str, int] = {}
    for one in ordered:
        key = f"{one.harm}{one.gravity}"
        before = counts.get(key)
        if before is None:
            counts[key] = one.count
        elif one.wounded or (one.then and not one.part and not one.whole):
            counts[key] = before + one.count
            counts["died"] = counts.get("died", 0) + (one.count if one.wounded else 0)
        elif not one.part:
            counts[key] = max(before, one.count)
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
