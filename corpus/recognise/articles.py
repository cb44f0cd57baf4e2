"""References to articles: 第二十一条第一款第(三)项, 第三条、第五条, 第二十一条至第二十三条, 前款. Texts here are folded."""

import re
from collections.abc import Iterator

from corpus.model import Record, Span
from corpus.recognise.characters import DASHES, HAN
from corpus.recognise.numerals import read_numeral, write_numeral

_GAP = " {0,2}"
_NUMBER = r"(?:\d{1,4}|[〇零一二三四五六七八九十百千]{1,9})"
_STEP = re.compile(
    rf"{_GAP}第{_GAP}\(?{_GAP}(?P<number>{_NUMBER}){_GAP}\)?{_GAP}(?P<unit>[条款项目])(?:之(?P<sub>[一二三四五六七八九十]{{1,2}}))?",
    re.ASCII,
)
_TO = re.compile(rf"{_GAP}(?:至|到|[{re.escape(DASHES)}]{{1,2}}){_GAP}(?=第)")
_AND = re.compile(rf"{_GAP}(?:[、,和及或与]|以及|或者){_GAP}(?=第)")
_ARTICLE = re.compile(rf"第{_GAP}{_NUMBER}{_GAP}条", re.ASCII)
_NEAR = re.compile(
    r"(?<![目之此以提当事生年])前(?:[两二三四五]?款(?!项)|[两二三四五]?条(?!件)|[两二三四五]?项(?![目工任]))|本条(?=第)"
)
_RANKS = {unit: rank for rank, unit in enumerate("条款项目")}

_OWN = re.compile(
    r"(?:本|该|同)(?:法|条例|办法|规定|细则|决定|解释|规则|章程|规程|准则|通则|标准|规范|意见|方案|预案|[编章节])"
    r"(?:的|中)? {0,2}$"
)
_NAME = re.compile(
    rf"(?P<name>[{HAN}]{{0,40}}(?:法|条例|办法|规定|决定|规则|细则|解释|章程|规程|准则|通则|典))(?:的|中)? {{0,2}}$"
)
# Words of the sentence that end before a law's name begins; 实施 and 犯 also stand inside names (实施条例, 犯罪法).
_BEFORE_NAME = re.compile(
    r".*(?:依照|依据|根据|按照|违反|适用|参照|执行|符合|触犯|包括|以及|或者|关于|属于|修改|对照|涉及|引用|应当|认定|构成"
    r"|结合|有关|上述|具有|存在|修正[前后]|实施(?!条例|办法|细则|规定|规则)|犯(?!罪)|[的将与及或是在因由之为]|和(?!国))"
)
_LONGEST_NAME = 44


class Reference(Record):
    """One reference; `article` in normal form: 第二十一条第一款第三项, 第二十一条至第二十三条."""

    start: int
    end: int
    article: str


def read_references(folded: str, position: int) -> list[Reference]:
    """The reference that begins at `position`, after blanks, and those listed behind it; none where there is none.

    A listed 第二款 or 第(二)项 belongs to the article before it.
    """
    references: list[Reference] = []
    path: dict[int, str] = {}
    step = _STEP.match(folded, position)
    if step is None or step["unit"] != "条":
        return []
    while step:
        start = step.start() + len(step[0]) - len(step[0].lstrip())
        end, path = _descend(folded, step, path)
        article = "".join(path.values())
        if (to := _TO.match(folded, end)) and (last := _STEP.match(folded, to.end())):
            end, last_path = _descend(folded, last, {})
            article += "至" + "".join(last_path.values())
        references.append(Reference(start, end, article))
        joint = _AND.match(folded, end)
        step = _STEP.match(folded, joint.end()) if joint else None
    return references


def find_articles(folded: str) -> Iterator[Span]:
    """Each 第…条: where references begin."""
    for found in _ARTICLE.finditer(folded):
        yield Span(found.start(), found.end())


def find_near_references(folded: str) -> Iterator[Reference]:
    """前款, 前两款, 前条, 前项, and 本条第一款."""
    for found in _NEAR.finditer(folded):
        end, article = found.end(), found[0]
        step = _STEP.match(folded, end)
        if step and _RANKS[step["unit"]] > _RANKS[article[-1]]:
            end, path = _descend(folded, step, {})
            article += "".join(path.values())
        elif article == "本条":
            continue
        yield Reference(found.start(), end, article)


def law_before(folded: str, position: int) -> tuple[int, str | None]:
    """Where the law named without 《》 right before a reference begins, and its name: 依照刑法第二十条 gives 刑法.

    本法, 该条例 and the like have no name; where nothing is named, `position` itself.
    """
    window_start = max(0, position - _LONGEST_NAME)
    window = folded[window_start:position]
    if own := _OWN.search(window):
        return window_start + own.start(), None
    found = _NAME.search(window)
    if found is None:
        return position, None
    name = found["name"]
    if before := _BEFORE_NAME.match(name):
        name = name[before.end() :]
    if len(name) < 2 or name in (
        "办法",
        "条例",
        "规定",
        "决定",
        "规则",
        "细则",
        "解释",
        "章程",
        "规程",
        "准则",
        "通则",
    ):
        return position, None
    return window_start + found.end("name") - len(name), name


def _descend(folded: str, step: re.Match[str], above: dict[int, str]) -> tuple[int, dict[int, str]]:
    """The end of a reference and its steps by rank (条, 款, 项, 目), those above the first step from before."""
    rank = _RANKS[step["unit"]]
    path = {upper: written for upper, written in above.items() if upper < rank}
    end = step.start()
    following: re.Match[str] | None = step
    while following and _RANKS[following["unit"]] >= rank:
        path[_RANKS[following["unit"]]] = _written(following)
        end, rank = following.end(), _RANKS[following["unit"]] + 1
        following = _STEP.match(folded, end)
    return end, path


def _written(step: re.Match[str]) -> str:
    value = read_numeral(step["number"])
    number = step["number"] if value is None else write_numeral(value)
    return f"第{number}{step['unit']}" + (f"之{step['sub']}" if step["sub"] else "")
