"""References to articles: 第二十一条第一款第(三)项, 第三、五条, 第二十一条至第二十三条, 前款. Texts here are folded."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Record, Span
from corpus.recognise.characters import DASHES
from corpus.recognise.numerals import read_numeral, write_numeral
from corpus.recognise.scanning import scan

_GAP = " {0,2}"
_NUMBER = r"(?:\d{1,4}|[〇零一二三四五六七八九十百千]{1,9})"
_RANGE = rf"(?:至|到|[{re.escape(DASHES)}]{{1,2}})"
_BRACKETED = rf"\({_GAP}{_NUMBER}{_GAP}\)"
_ONE = rf"(?:{_BRACKETED}|{_NUMBER})"
_SUB = r"(?:之(?P<sub>[一二三四五六七八九十]{1,2}|\d{1,2}(?![\d年月日])))?"
# 第三、五条 and 第(一)至(三)项 say their unit once; a bracketed 项 may lack its 第.
_STEP = re.compile(
    rf"{_GAP}(?:第{_GAP}(?P<numbers>{_ONE}(?:{_GAP}(?:[、和及与或]|{_RANGE}){_GAP}(?:第{_GAP})?{_ONE}|{_BRACKETED}){{0,30}})"
    rf"{_GAP}(?P<unit>[条款项目]){_SUB}"
    rf"|(?P<bare>\({_GAP}{_NUMBER}{_GAP}\)){_GAP}项)",
    re.ASCII,
)
_EACH = re.compile(rf"(?P<to>{_RANGE})?{_GAP}(?:第{_GAP})?\(?{_GAP}(?P<number>{_NUMBER}){_GAP}\)?", re.ASCII)
# Behind an article another may lack its 第 (第28条、29条), and behind a law's own name the first (消法五十五条); 三条措施 counts.
_COUNTED = "措施|意见|建议|红线|禁令|举措|经验|标准|以上|以下|例|线|件|款"
_BARE = re.compile(
    rf"{_GAP}(?P<numbers>{_NUMBER}(?:{_GAP}(?:[、和及与或]|{_RANGE}){_GAP}{_NUMBER}){{0,30}}){_GAP}(?P<unit>条)"
    rf"{_SUB}(?!{_COUNTED})(?P<bare>)",
    re.ASCII,
)
# And what is below it, as it is typed: 60条1款3项.
_BARE_PART = re.compile(
    rf"(?P<numbers>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?P<unit>款(?![项式物])|项(?!目|{_COUNTED})|目(?![标录的]))(?P<sub>)(?P<bare>)",
    re.ASCII,
)
_ANOTHER = rf"(?=第|\(|{_NUMBER}{_GAP}条)"
_TO = re.compile(rf"{_GAP}{_RANGE}{_GAP}{_ANOTHER}", re.ASCII)
_AND = re.compile(rf"{_GAP}(?:[、,和及或与]|以及|或者){_GAP}{_ANOTHER}", re.ASCII)
# A law's name right before a number; 方法 and 办法 name none.
_NAMED_BARE = re.compile(
    r"(?:(?<=法)(?<![方办做说看想用书手疗算写]法)|(?<=法典)|(?<=条例)|(?<=修正案)) {0,2}"
    rf"(?={_NUMBER} {{0,2}}[条、和及与至到-])",
    re.ASCII,
)
_ARTICLE = re.compile(rf"第{_GAP}{_NUMBER}{_GAP}(?:[条、和至及与或到]|(?=[{re.escape(DASHES)}]))", re.ASCII)
_SOME = "两二三四五六七八九"
# 目前条件, 提前款项 and the like say no such thing.
_NEAR = re.compile(
    rf"(?<![目之此以提当事生年])(?:[前上][{_SOME}各]?款(?!项|待|冷|物|型|式)|[前上][{_SOME}]?条(?!件|例|线|款)"
    rf"|[前上][{_SOME}各]?项(?![目工任链圈])|本[条款](?= {{0,2}}第)|本款(?= {{0,2}}\())"
)
_NEAR_FIRST = re.compile("[前上本]")
# 第三款前两项 counts within what is named, not within what stands here.
_PART = re.compile(rf"第{_GAP}{_NUMBER}{_GAP}[条款]{_GAP}$", re.ASCII)
_LONGEST_PART = 16
_NUMERAL = "[〇零一二三四五六七八九十百千]"
_LABEL = re.compile(rf"第(?P<number>{_NUMERAL}{{1,9}})条(?:之(?P<sub>[一二三四五六七八九十]{{1,2}}))?")
# A range of more names a whole law.
_LONGEST_RANGE = 100
_RANKS = {unit: rank for rank, unit in enumerate("条款项目")}


class Reference(Record):
    """One reference; `article` in normal form: 第二十一条第一款第三项, 第二十一条至第二十三条, 前款第一项."""

    start: int
    end: int
    article: str


def labels_of(article: str) -> tuple[str, ...]:
    """The labels of the articles that a reference in normal form names: 第三条至第五条 gives three, 第三条第二款 one.

    Of a range that cannot be counted through, or that names more than a hundred, its two ends.
    """
    found = list(_LABEL.finditer(article))
    if len(found) != 2 or "至" not in article[found[0].end() : found[1].start()]:
        return tuple(label[0] for label in found[:1])
    first, last = found
    if first["sub"] is None and last["sub"] is None:
        numbers = _counted(first["number"], last["number"])
        return tuple(f"第{number}条" for number in numbers) or (first[0], last[0])
    same = first["sub"] and last["sub"] and first["number"] == last["number"]
    subs = _counted(first["sub"], last["sub"]) if same else ()
    return tuple(f"第{first['number']}条之{sub}" for sub in subs) or (first[0], last[0])


def _counted(first: str, last: str) -> tuple[str, ...]:
    """The numbers from one to the other as they are written; none where they go down, or on for too long."""
    low, high = read_numeral(first), read_numeral(last)
    if low is None or high is None or not low < high <= low + _LONGEST_RANGE:
        return ()
    return tuple(write_numeral(number) for number in range(low, high + 1))


class _Path:
    """Where the steps of a reference have led, by rank (条, 款, 项, 目); `head` stands before them (前款)."""

    def __init__(self, head: str = "", steps: dict[int, str] | None = None) -> None:
        self.head, self.steps = head, steps or {}

    def above(self, rank: int) -> "_Path":
        return _Path(self.head, {upper: written for upper, written in self.steps.items() if upper < rank})

    def with_step(self, rank: int, written: str) -> "_Path":
        return _Path(self.head, self.steps | {rank: written})

    @property
    def written(self) -> str:
        return self.head + "".join(self.steps.values())


def read_references(folded: str, position: int) -> list[Reference]:
    """The reference that begins at `position`, after blanks, and those listed behind it; none where there is none.

    A listed 第二款 or 第(二)项 belongs to the article before it.
    """
    step = _STEP.match(folded, position)
    return _listed(folded, step, _Path()) if step and step["unit"] == "条" else []


def read_bare_references(folded: str, position: int) -> list[Reference]:
    """The same of articles without 第 right behind the name of a law: 消法五十五条, 《安全生产法》21-23条."""
    step = _BARE.match(folded, position)
    return _listed(folded, step, _Path()) if step else []


def read_parts(folded: str, position: int, article: str) -> list[Reference]:
    """The same for parts of an article that is named already: 该条第二款, 该款第一项, with `article` before them."""
    step = _STEP.match(folded, position)
    if step is None or step["unit"] == "条":
        return []
    return _listed(folded, step, _Path(article))


def find_articles(folded: str) -> Iterator[Span]:
    """Each 第…条, and each 第… that may be one of several: where references begin."""
    for found in _ARTICLE.finditer(folded):
        yield Span(found.start(), found.end())


def find_bare_articles(folded: str) -> Iterator[int]:
    """Where articles without 第 may begin: right behind what may be the name of a law."""
    for found in _NAMED_BARE.finditer(folded):
        yield found.end()


def find_near_references(folded: str) -> Iterator[Reference]:
    """前款, 前两款, 前条, 前项, 前款第一项, and 本条第一款; 上款 is an older word for 前款."""
    done = 0
    for found in scan(_NEAR_FIRST, _NEAR, folded):
        if found.start() < done or _PART.search(folded, max(0, found.start() - _LONGEST_PART), found.start()):
            continue
        near = found[0].replace("上", "前")
        step = _STEP.match(folded, found.end())
        deeper = step and _RANKS[step["unit"] or "项"] > _RANKS[near[-1]]
        if not deeper and near[0] == "本":
            continue
        parts = _listed(folded, step, _Path(near)) if step and deeper else []
        yield Reference(
            found.start(), parts[0].end if parts else found.end(), parts[0].article if parts else near
        )
        yield from parts[1:]
        done = parts[-1].end if parts else found.end()


def _listed(folded: str, step: re.Match[str] | None, path: _Path) -> list[Reference]:
    """The references from this step on, to the end of their list."""
    references: list[Reference] = []
    highest = _rank(step) if step else 0
    while step and _rank(step) >= (0 if not path.head else highest):
        found, path = _descend(folded, step, path)
        end, article = found[-1].end, found[-1].article
        if (to := _TO.match(folded, end)) and (last := _next(folded, to.end())):
            ends, _ = _descend(folded, last, _Path())
            end, article = ends[-1].end, f"{article}至{ends[-1].article}"
        references += [*found[:-1], Reference(found[-1].start, end, article)]
        joint = _AND.match(folded, end)
        step = _next(folded, joint.end()) if joint else None
    return references


def _next(folded: str, position: int) -> re.Match[str] | None:
    """The step of a reference that goes on a list."""
    return _STEP.match(folded, position) or _BARE.match(folded, position)


def _descend(folded: str, step: re.Match[str], above: _Path) -> tuple[list[Reference], _Path]:
    """The references of one step and those below it, and the path of the last."""
    rank = _rank(step)
    path = above.above(rank)
    references: list[Reference] = []
    following: re.Match[str] | None = step
    start = step.start() + len(step[0]) - len(step[0].lstrip())
    while following and _rank(following) >= rank:
        rank = _rank(following)
        *others, last = _numbers(following, rank)
        for number_start, number_end, written in others:
            references.append(
                Reference(
                    number_start if references else start, number_end, path.with_step(rank, written).written
                )
            )
        start = last[0] if others else start
        path = path.with_step(rank, last[2])
        end, rank = following.end(), rank + 1
        typed = following["bare"] is not None or following["numbers"].isascii()
        following = _STEP.match(folded, end) or (_BARE_PART.match(folded, end) if typed else None)
    return [*references, Reference(start, end, path.written)], path


def _rank(step: re.Match[str]) -> int:
    return _RANKS[step["unit"] or "项"]


def _numbers(step: re.Match[str], rank: int) -> Sequence[tuple[int, int, str]]:
    """Where each number of a step stands, and how it is written in full; 三至五 is one."""
    unit = "条款项目"[rank]
    group = "bare" if step["bare"] else "numbers"
    found: list[tuple[int, int, str]] = []
    for each in _EACH.finditer(step.string, step.start(group), step.end(group)):
        written = _written(each["number"], unit)
        if each["to"] and found:
            start, _, first = found[-1]
            found[-1] = start, each.end(), f"{first}至{written}"
        else:
            found.append((each.start(), each.end(), written))
    if step["sub"]:
        start, end, written = found[-1]
        found[-1] = start, end, f"{written}之{write_numeral(read_numeral(step['sub']) or 0)}"
    return found


def _written(number: str, unit: str) -> str:
    value = read_numeral(number)
    return f"第{number if value is None else write_numeral(value)}{unit}"
