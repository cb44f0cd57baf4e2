"""Titles of interpretations: whether a text only explains another, and the names of those that its title says it explains."""

import re
from functools import cache
from itertools import pairwise

from corpus.lexicon import any_of, lexicon
from corpus.model import InterpretationType, Record
from corpus.recognise.characters import HAN, fold
from corpus.recognise.cited.document_numbers import find_document_numbers
from corpus.recognise.cited.titles import find_titles
from indexer.metadata.titles import kind_of_title

_COURTS = ("最高人民法院", "最高人民检察院")
_CONGRESS = "全国人民代表大会常务委员会"
# 之二, （三）, （图文）, ——专家访谈: which of several explanations it is, and in what form.
_SERIAL = (
    r"(?: ?(?:之)?(?:[一二三四五六七八九十\d]{1,3}|[①-⑳])"
    r"| ?[(〔\[][^()〔〕\[\]]{1,30}[)〕\]]| ?(?:——|—|--)[^《》]{1,30}){0,2}"
)
# What is said of it behind a colon.
_BYLINE = r"(?: ?[:|丨] ?[^《》。]{1,30})?"
_COUNTING = r"[一二三四五六七八九十百千\d]{1,4}"
# 《甲办法》《乙办法》等三个文件: what else is explained is not told, so that of these two only what names one is linked.
_AND_MORE = re.compile(
    r"^等(?:[一二三四五六七八九十\d]{1,3}[个份部项]|系列|有关|相关)?(?:规范性|政策|配套)?(?:文件|法规|规章|制度|政策)?(?:的(?=政策))?"
)
# 以下简称《条例》 names the text by no name of its own.
_CALLED = re.compile(r"\((?:以下)?(?:统称|简称|统一简称)[^()]{1,20}\)")
_ISSUING = re.compile(r"(?:印发|发布|公布|下发|颁布|实施)$")
_ISSUED = re.compile(r"^的(?:通知|公告|通告|决定|意见|批复|函|命令|令)")
_JOINT = re.compile(r"^(?:[、,]|和|及|与|以及){0,2}$")
_ABOUT = re.compile(
    r"^(?:[^《》。,:]{1,20}:)?(?:[^《》。,:]{0,40}?(?:负责人|负责同志|发言人|司长|局长|主任|专家))?(?:就|关于|对|针对)?"
)
# 《X》（修订草案）, 《X》（2024年版）: which text of that name it is.
_EDITION = re.compile(r" ?\([^()]{0,12}(?:草案|征求意见|送审|试行|暂行|[年版])[^()]{0,8}\)")
# The policy of a notice is no kind of paper.
_POLICY = re.compile(r"的?(?:相关|有关)?政策$")
_ISSUED_AS = re.compile(r"^关于.{0,120}的(?:通知|公告|决定|意见|通告)$")
_ARRIVED = re.compile(r"(?:来了|来啦)[!。 ]{0,3}$")
_NUMBER = re.compile(r"^ ?\([^()]{4,40}号\)")
_PUNCTUATION = re.compile(r"[《》。;!?|\n]")
_LONGEST = 160
_LONGEST_HEAD = 60
_SHORTEST_NAME, _SHORTEST_LAW = 8, 4
_MOST_BETWEEN = 5
# 关于适用《…法》若干问题的解释, 关于执行《…》的解释, 关于《…法》第三十条的解释.
_RULING = re.compile(
    rf"关于(?:正确|统一|在[{HAN}、]{{2,20}}中)?(?P<does>适用|执行|贯彻执行)?(?:《(?P<marked>[^《》]{{2,80}})》"
    rf"|(?P<plain>(?:中华人民共和国)?[{HAN}]{{1,24}}?法典?(?=若干问题|有关问题|第|的解释|具体)))(?P<behind>.{{0,60}})$"
)
_CHANGES = re.compile(r"修改|修订|废止|停止执行")
_RULING_END = re.compile(r"(?:解释|批复|规定|意见)(?:\([^()]{1,20}\)){0,2}$")
_ARTICLES = re.compile(
    r"^(?:第[〇零一二三四五六七八九十百千\d]{1,9}条|[^。]{0,12}?第[〇零一二三四五六七八九十百千\d]{1,9}条)"
)
_PART = re.compile(rf"^(?P<part>[{HAN}]{{1,8}}?编)")


class TitleNames(Record):
    """The names in a title of what it explains, each with whether it is marked by 《》, and the part of a code that it names."""

    names: tuple[str, ...]
    marked: bool = True
    part: str | None = None
    number: str | None = None


@cache
def _words() -> dict[str, str]:
    return {name: any_of(words) for name, words in lexicon("interpretations").items()}


@cache
def _called() -> str:
    """What an explanation calls itself; 十问十答 and its kin by whatever number they count to."""
    return rf"(?:{_words()['explaining']}|{_COUNTING}问{_COUNTING}?答)(?:材料|稿)?"


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:\([^()]{{1,30}}\))?(?:{_words()['between']}){{0,5}}{_called()}{_SERIAL}{_BYLINE}$"
    )


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words()['between']}){{0,4}}(?P<word>{_called()}){_SERIAL}$")


@cache
def _tag() -> re.Pattern[str]:
    """The name of a column before the title: 【政策解读】, 一图读懂 |, 问答:."""
    words = rf"(?:{_words()['between']}){{0,3}}(?:{_words()['opening']}|{_called()}){_SERIAL}"
    return re.compile(
        rf"^(?:[【\[〔(]{words}[】\]〕)] ?[:|丨・·\-]{{0,3}}|{words} ?[:|丨・·\- ]{{1,3}})(?=[^:|丨 ])"
    )


@cache
def _beginning() -> re.Pattern[str]:
    words = _words()
    return re.compile(
        rf"(?:{words['opening']}){_SERIAL}[】\]〕)]?[:|丨・· ]{{0,3}}(?:关于)?(?:{words['newness']})?"
        rf"[{HAN}]{{0,12}}?(?:印发的?|发布的?)?$"
    )


@cache
def _slogan() -> re.Pattern[str]:
    return re.compile(rf"{_SERIAL}(?: ?(?:{_words()['slogan']}))?[!。 ]{{0,3}}")


@cache
def _otherwise() -> re.Pattern[str]:
    return re.compile(_words()["otherwise"])


def type_of(title: str) -> InterpretationType:
    """What kind of interpretation a title names: a court's, the congress's, or one that only explains."""
    plain = fold(title).strip()
    if is_explanation(title):
        return "explanation"
    if plain.startswith(_COURTS):
        return "judicial"
    return "legislative" if plain.startswith(_CONGRESS) else "explanation"


def is_explanation(title: str) -> bool:
    """Whether the title is that of a text which explains others and lays down nothing itself."""
    plain = _plain(title)
    if plain is None or (plain.startswith((*_COURTS, _CONGRESS)) and _RULING_END.search(plain)):
        return False
    if plain.startswith(_COURTS) and plain.endswith("解答"):
        return False
    outside = _outside(plain)
    if names_in_title(title) is not None:
        return True
    called = _ended().search(outside) or _begins(plain) or _tag().match(plain)
    return bool(called) and not _otherwise().search(outside)


def names_in_title(title: str) -> TitleNames | None:
    """What a title says that it explains; None where it names no text, or not surely."""
    plain = _plain(title)
    if plain is None:
        return None
    if ruled := _ruled(plain):
        return ruled
    if plain.startswith(_COURTS) and _RULING_END.search(plain):
        return None
    return _marked(plain) or _unmarked(plain)


def _plain(title: str) -> str | None:
    plain = _CALLED.sub("", fold(title).strip().replace("〈", "《").replace("〉", "》"))
    return plain if 4 <= len(plain) <= _LONGEST else None


def _outside(plain: str) -> str:
    """The title without the names in 《》."""
    last, pieces = 0, []
    for span in find_titles(plain):
        pieces.append(plain[last : span.start])
        edition = _EDITION.match(plain, span.end)
        last = edition.end() if edition else span.end
    return "《》".join([*pieces, plain[last:]])


def _begins(plain: str) -> bool:
    """一图读懂…, 图解：…"""
    first = next(iter(find_titles(plain)), None)
    if first is not None:
        return bool(
            _beginning().search(plain[: first.start]) and _slogan().fullmatch(plain[first.end :].strip("》 "))
        )
    return bool(re.match(_words()["opening"], plain)) and kind_of_title(plain) is not None


def _ruled(plain: str) -> TitleNames | None:
    """What a ruling interprets: 关于适用《X》…的解释."""
    if not plain.startswith((*_COURTS, _CONGRESS)) or not _RULING_END.search(plain):
        return None
    found = _RULING.search(plain)
    if found is None or _CHANGES.search(plain, 0, found.start()):
        return None
    behind = found["behind"]
    does = found["does"]
    if does is None and not _ARTICLES.match(behind):
        return None
    if does and does != "适用" and not re.search(r"解释(?:\([^()]{1,20}\)){0,2}$", plain):
        return None
    part = _PART.match(behind)
    return TitleNames(
        names=(found["marked"] or found["plain"],),
        marked=found["marked"] is not None,
        part=part["part"] if part else None,
    )


def _marked(plain: str) -> TitleNames | None:
    spans = list(find_titles(plain))
    if not spans:
        return None
    head, tail = plain[: spans[0].start], plain[spans[-1].end :]
    joints = [plain[one.end : other.start] for one, other in pairwise(spans)]
    if len(head) > _LONGEST_HEAD or not all(_JOINT.match(joint) for joint in joints):
        return None
    if _ISSUING.search(head) and (issued := _ISSUED.match(tail)):
        head, tail = _ISSUING.sub("", head), tail[issued.end() :]
    names = [plain[span.start + 1 : span.end - 1].strip() for span in spans]
    if edition := _EDITION.match(tail):
        names[-1] += edition[0].strip()
        tail = tail[edition.end() :]
    if len(spans) > 1:
        tail = _AND_MORE.sub("", tail)
    if _otherwise().search(head) or _otherwise().search(tail):
        return None
    # 一图读懂《X》（一）
    numbers = find_document_numbers(tail)
    said = _NUMBER.sub("", tail) if numbers else tail
    if not (_ending().match(tail) or (_slogan().fullmatch(said) and _beginning().search(head))):
        return None
    return TitleNames(
        names=tuple(names), number=numbers[0].number if len(numbers) == len(names) == 1 else None
    )


def _unmarked(plain: str) -> TitleNames | None:
    """X解读, 关于X的解读, 图解：X: a name without marks is one only where it ends as titles of papers do."""
    if "《" in plain:
        return None
    tag = _tag().match(plain)
    rest = plain[tag.end() :] if tag else plain
    rest = _ARRIVED.sub("", rest)
    ended = _ended().search(rest)
    began = re.match(rf"(?:{_words()['opening']})[:|丨・· ]{{0,3}}", rest)
    if not (tag or ended or began):
        return None
    name = rest[: ended.start("word")] if ended else rest
    if began and not tag:
        name = name[began.end() :]
    name = _POLICY.sub("", name)
    if about := _ABOUT.match(name):
        # 关于印发X的通知 is a title as a whole.
        is_notice = kind_of_title(name) is not None and _ISSUED_AS.match(name)
        name = name if is_notice else name[about.end() :]
    name = re.sub(rf"^(?:{_words()['newness']})", "", name).strip(" 的、")
    for _ in range(_MOST_BETWEEN):
        if (kind := kind_of_title(name)) is not None:
            break
        # 主要内容 belongs to what it calls itself; 要点 may be what the name ends with.
        name = _between_behind().sub("", name)
    shortest = _SHORTEST_LAW if kind in ("law", "regulation") else _SHORTEST_NAME
    if kind in (None, "interpretation") or len(name) < shortest or _PUNCTUATION.search(name):
        return None
    if name in _bare_kinds():
        return None
    return TitleNames(names=(name,), marked=False)


@cache
def _between_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words()['between']})$")


@cache
def _bare_kinds() -> frozenset[str]:
    return frozenset(ending for endings in lexicon("titles").values() for ending in endings)
