"""How many people were killed, hurt or lost, as reports write it: 死亡3人, 三死两伤, 2名工人当场死亡, 失联1人."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

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
        rf"死亡|遇难|身亡|丧生|罹难|牺牲|殉职|溺亡|坠亡|不治|(?<!病)[去离]世|无生命(?:体征|迹象|征象)|(?:没能|未能)(?:逃出|逃生|生还|救回)|死{_AHEAD}|死(?=[,、;。一二两三四五六七八九十\d]|$)",
    ),
    (
        "injured",
        rf"受重伤|受轻伤|(?<![未没无])(?<!没有)受伤|重伤|轻伤|烧伤|灼伤|烫伤|骨折|截肢|中毒入院|伤{_AHEAD}|(?<!未受)(?<!没受)(?<!有受)伤(?=[,、;。]|$)",
    ),
    ("missing", "失联|失踪|下落不明"),
)
_WHAT = "|".join(f"(?P<{harm}>{words})" for harm, words in _HARMS)
_TOKEN = re.compile(rf"(?P<people>{_PEOPLE})|(?:{_WHAT})(?P<named>者|人员|员)?|(?P<end>[;。\n])")
# Behind what was done: 死亡3人, 死亡人数升至5人, 死亡:3人.
_TOLD = re.compile(
    rf"(?:人数)?(?:由此|因此|随之|最终|已)?(?:约|为|达到|达|共|共计|升至|升到|增至|增到|上升至|上升到|增加到|增加至|已有|:)?\s?(?P<count>{_NUMBER})余?\s?(?:名|个)?人{_NO_BOUND}"
)
# Between a number of people and what was done to them; one comma may stand before what the doctors could not do.
_BETWEEN = re.compile(r"[^\d,;:。、\n]{0,26}")
# 1名学生、2名教师: nothing but who they are may stand between.
_LISTED = re.compile(r"(?:(?!获救|受伤|逃生|生还|被困|脱险|送医|失联|死)[^\d,;:。、\n]){1,10}[、和及]")
_LATER = re.compile(
    r"[^\d;:。、\n]{0,20}(?:于?(?:\d{1,2}月)?\d{1,2}日)?,?(?:均|都|后|先后|相继|分别|全部|当场)?(?:已|经|送|因)[^\d,;:。、\n]{0,14}"
    r"(?:无效,?(?:先后|相继|全部|当日|于[^,;。\n]{1,10})?)?"
    r"|[^\d,;:。、\n]{0,12},(?:均|都|全部)(?:已|已经)?(?:确认)?"
    r"|[^\d,;:。、\n]{0,12}于(?:次日|当[日晚天]|(?:\d{1,2}月)?\d{1,2}日(?:凌晨|上午|中午|下午|晚)?)"
)
_SHORT = re.compile(
    rf"{_ALONE}(?P<count>{_NUMBER})\s?(?:(?P<dead>死)(?!亡|因|角|者)|(?P<injured>重伤|轻伤|伤)(?!亡|员|者|害|情)"
    r"|(?P<missing>失踪|失联))"
)
# Who they are before how many: 伤者共5人, 遇难者3名; bodies are counted by 具.
_WHO = re.compile(
    rf"(?:(?P<dead>死者|遇难者|遇难人员|死亡人员)|(?P<injured>伤者|伤员|受伤人员)|(?P<missing>失联人员|失踪人员))"
    rf"(?:共计?|合计|有|为|:)?\s?(?P<count>{_NUMBER})\s?(?:名|人|位)(?!以上|以下)"
)
# 一家四口遇难.
_FAMILY = re.compile(
    r"一家\s?(?P<count>[二两三四五六七八九\d])\s?口(?:人)?(?:全部|均|都|当场)?(?:遇难|死亡|身亡|罹难|丧生)"
)
# 夫妻二人及其幼子遇难.
_WITH_KIN = re.compile(
    r"[^\d,;:。、\n]{0,4}(?:及|和|与)其?(?:年幼的|未成年的?|幼小的)?(?:一名|1名)?(?:幼|独|儿|养|孙|侄)?"
    r"(?:子|女|儿子|女儿|孩子|妻子|丈夫|母亲|父亲|孙子|孙女)(?=[^\u4e00-\u9fff]|均|都|全部|当场|不幸|遇难|死亡|身亡|罹难|丧生|被|因|窒息|中毒|溺)"
)
_BODIES = re.compile(
    rf"(?:遗体\s?(?P<behind>{_NUMBER})\s?具|{_ALONE}(?P<before>{_NUMBER})\s?具(?:遇难者)?遗体)"
)
# Who is treated, where nobody is told as hurt.
_TREATED = re.compile(
    rf"{_PEOPLE}[^\d,;:。、\n]{{0,20}}?(?:住院治疗|住院观察|送医(?:院)?(?:留院)?(?:观察|治疗|救治)|入院(?=治疗|[,;。]|$)"
    rf"|送[往至到]?[^\d,;:。、\n]{{0,12}}医院(?:观察|治疗|救治)|就诊|就医|轻(?:微|度)中毒|伤势(?:平稳|稳定|较[轻重])|(?:暂无|无|没有)生命危险|生命体征(?:平稳|稳定))"
    r"(?![^,。;\n]{0,16}(?:死亡|身亡|无效|不治))"
)
# Who is left of the hurt.
_STILL_TREATED = re.compile(
    rf"(?:仍有|尚有|还有|剩余)\s?{_PEOPLE}(?:正在|在)?[^\d,;:。、\n]{{0,12}}?(?:住院|治疗)"
)
# Who is hurt is told by his name: 马某受轻伤, 张某、李某受伤; 左臂骨折，属重伤.
_HURT = re.compile(
    r"(?P<names>[\u4e00-\u9fff]某{1,2}(?:[、和及][\u4e00-\u9fff]某{1,2}){0,5})"
    r"(?:二人|两人)?(?:均|都|也)?(?:不同程度|身)?(?:(?:受|致)(?:重|轻|轻微)?|重|轻)伤(?![者员害情亡])|(?:[,;]|[,;]经)(?:属|构成|(?:评定|鉴定|诊断|认定)为)于?(?:重|轻)伤(?![者员害情亡])"
)
_AND = re.compile("[、和及]")
_NONE = re.compile(
    r"(?:无|未造成|没有造成|未发生|没有)(?:任何)?(?:其他)?(?:人员伤亡|人伤亡|伤亡|人员死亡和受伤)"
    r"|(?P<unhurt>(?:无|没有|未造成)(?:其他|其它)(?:人员?)?受伤)"
    r"|(?P<alive>未造成人员死亡|无人员?死亡|没有人员?死亡|未致人死亡|无(?:重症|危重|危重症)?(?:病例)?(?:和|及|、)?死亡(?:病例|(?=[,。;)]|$)))"
)
# Where any of them may begin.
_WORDS = re.compile(
    r"遗体|生命危险|没能|未能|送医|住院|入院|医院|就诊|就医|轻微中毒|轻度中毒|死|遇难|身亡|丧生|罹难|牺牲|殉职|溺亡|坠亡|不治|去世|离世|体征|迹象|征象|没了|呼吸|心跳|伤|骨折|截肢|失联|失踪|下落不明"
)
_PART = re.compile(r"(?:其中|包括|含)[^。;\n]{0,6}$")
_WHOLE = re.compile(r"(?:共|共计|总计|累计|合计|升至|增至|上升至|上升到|增加到|最终)[^,。;\n]{0,8}$")
_RISEN = re.compile(
    r"人数(?:由此|因此|随之|最终|已)?(?:达到|达|升[至到]|增[至到]|上升至|上升到|增加[到至]|为)"
)
_THEN = re.compile(r"(?:又有|又|另有|另|此后|随后|其后|后|次日|之后|当晚|当天)[^。;\n]{0,12}$")
# Who died under the doctors' hands is another than who died on the spot.
_UNDER_CARE = re.compile(r"无效|送医|途中")
_ON_THE_SPOT = re.compile(r"当场|全部")
_WOUNDED = re.compile(r"伤势|伤者|伤员|重伤|受伤人员")
_FAR = 44
# Somebody died and no number is told with it: 致其死亡, 经抢救无效死亡.
_SOMEBODY = re.compile(
    r"(?:致其|致使其|当场|送医后|送医途中|途中|经?抢救无效|触电|窒息|坠落|被埋)[^,;:。、\n\d]{0,6}?(?:死亡|身亡|遇难)(?!人|的|事故)"
    r"|(?:导致|造成|致使|不治)?(?:死亡|身亡|致死|而亡|(?<!病)(?:去世|离世)|溺亡|坠亡|丧生|罹难|不治|[砸摔压淹烧挤电]死)(?=[,;。)]|$)"
    r"|(?:没能|未能)(?:救回|抢救过来|生还)|抢救无效(?=[,;。)]|$)|宣[告布](?:临床)?死亡|人(?:早|已经|就|都){0,2}没了(?=[,;。)]|$)|(?:已无|没有了|没了|失去了)(?:任何)?(?:生命体征|呼吸|心跳)(?=[,;。)]|$)"
)
_SEVERAL = re.compile(r"均|先后|相继|全部|分别|等人|们")
_ONE = re.compile(_PEOPLE)
_NAMED = re.compile("某[^、和及]{0,12}$")
_LOOK_BACK = 20
_NEAR = 6


# Whose dead are told, right before how many.
_OWN_DEAD = re.compile(
    r"[^\d,;:。、\n]{1,16}(?:公司|集团|厂|矿|队|班组|[轮船艇车]|村|方)(?:员工|职工|人员|乘员|船员)?$"
)
_SENTENCE = 80
_DEATH = re.compile("死|亡|遇难")


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

    def moved(self, by: int) -> "Casualties":
        """The same so many characters further on: counted in a text of which what was read is a part."""
        return msgspec.structs.replace(self, start=self.start + by, end=self.end + by)


def find_casualties(text: str) -> list[Casualties]:
    """All counts of people who came to harm, in order; that nobody did (无人员伤亡) counts as nobody dead and nobody hurt."""
    folded = fold(text)
    if not _WORDS.search(folded) and "伤亡" not in folded:
        return []
    found = sorted(
        (*_counted(text, folded), *_short(text, folded), *_called(text, folded), *_nobody(text, folded)),
        key=lambda one: (one.start, -one.end),
    )
    kept: list[Casualties] = []
    for one in found:
        if not kept or one.start >= kept[-1].end or (one.start, one.end) == (kept[-1].start, kept[-1].end):
            kept.append(one)
    if not any(one.harm == "injured" for one in kept):
        kept += _treated(text, folded, kept)
    elif (still := _STILL_TREATED.search(folded)) and (count := _count(still["count"])) is not None:
        one = _casualties(text, folded, still.span(), "injured", count)
        kept.append(msgspec.structs.replace(one, whole=True))
    return sorted(kept, key=lambda one: one.start)


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
                counts += [1] if _WITH_KIN.match(folded, people[-1].end(), token.end()) else []
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
    later = (
        last is not None
        and not last.part
        and last.harm == harm == "dead"
        and start - last.end <= _LOOK_BACK
        and _UNDER_CARE.search(f"{before[-_NEAR:]}{printed}")
        and _ON_THE_SPOT.search(folded, max(0, last.start - _NEAR), last.end)
    )
    beside = bool(later) or _is_of_another(folded, start, last)
    # 一人呼吸道灼伤，一人手部烧伤.
    another = last is not None and last.harm == harm == "injured" and last.count == count == 1
    another = another and last is not None and folded[last.end : start] == ","
    return Casualties(
        start=start,
        end=end,
        printed=text[start:end],
        harm=harm,
        count=count,
        part=part,
        whole=whole,
        then=bool(_THEN.search(before) or beside or another),
        wounded=harm == "dead" and bool(_WOUNDED.search(printed)),
        gravity=next((word for word in ("重伤", "轻伤") if harm == "injured" and word in printed), ""),
    )


def _is_of_another(folded: str, start: int, last: Casualties | None) -> bool:
    """Whether one's dead are told right behind another's, and nobody's before: 甲矿死亡2人，乙矿死亡1人."""
    if last is None or last.part or last.whole or last.harm != "dead":
        return False
    far = max(0, last.start - _SENTENCE)
    begin = max([far, *(folded.rfind(mark, far, last.start) + 1 for mark in "。;\n")])
    first = _OWN_DEAD.search(folded, begin, last.start)
    return (
        first is not None
        and _OWN_DEAD.fullmatch(folded, last.end + 1, start) is not None
        and folded[last.end] in ",、"
        and (last.then or not _DEATH.search(folded, begin, last.start))
    )


def _short(text: str, folded: str) -> Iterator[Casualties]:
    """三死两伤."""
    for match in _SHORT.finditer(folded):
        harm, count = _harm_of(match), _count(match["count"])
        if harm and count is not None:
            yield _casualties(text, folded, match.span(), harm, count)


def _called(text: str, folded: str) -> Iterator[Casualties]:
    """伤者共5人, 遗体3具: bodies that are found count further ones only where it says so."""
    for match in _WHO.finditer(folded):
        harm, count = _harm_of(match), _count(match["count"])
        if harm and count is not None:
            yield _casualties(text, folded, match.span(), harm, count)
    for match in _FAMILY.finditer(folded):
        if (family := _count(match["count"])) is not None:
            yield _casualties(text, folded, match.span(), "dead", family)
    for match in _BODIES.finditer(folded):
        count = _count(match["behind"] or match["before"])
        if count is not None:
            yield _casualties(text, folded, match.span(), "dead", count)


def _treated(text: str, folded: str, told: list[Casualties]) -> Iterator[Casualties]:
    """Who is treated, of those who are not told as dead; else who is told as hurt by name."""
    for match in _TREATED.finditer(folded):
        count = _count(match["count"])
        if count is not None and not any(
            one.start < match.end() and match.start() < one.end for one in told if one.count
        ):
            yield _casualties(text, folded, match.span(), "injured", count)
            return
    if hurt := _HURT.search(folded):
        names = hurt["names"]
        yield _casualties(text, folded, hurt.span(), "injured", len(_AND.split(names)) if names else 1)


def _nobody(text: str, folded: str) -> Iterator[Casualties]:
    for match in _NONE.finditer(folded):
        harms: tuple[Harm, ...] = ("dead", "injured")
        if match["alive"] or match["unhurt"]:
            harms = ("dead",) if match["alive"] else ("injured",)
        for harm in harms:
            yield Casualties(match.start(), match.end(), text[match.start() : match.end()], harm, 0)


def find_unnumbered(text: str) -> Casualties | None:
    """Who died in a sentence that tells no number of dead: so many as it speaks of last before, else one."""
    folded = fold(text)
    match = _SOMEBODY.search(folded)
    if match is None or _SEVERAL.search(folded, max(0, match.start() - _LOOK_BACK), match.end()):
        return None
    told = list(_ONE.finditer(folded, 0, match.start()))
    # 两人送医，唐某于当日死亡: one who is named is one.
    named = told and _NAMED.search(folded, told[-1].end(), match.start())
    count = _count(told[-1]["count"]) if told and not named else 1
    start, end = match.span()
    return Casualties(start, end, text[start:end], "dead", count or 1)
