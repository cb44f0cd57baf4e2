"""Titles as questions and texts print them: in marks of their own, or without, then often holding another title in marks."""

import re
from collections.abc import Iterator

from corpus.model import Record, Span
from corpus.recognise.characters import HAN
from corpus.recognise.cited.named_laws import without_sentence
from corpus.recognise.cited.titles import find_titles

# 广东省实施《…法》办法, 河南省《…法》实施办法: whose text it is, and what it does with the law inside.
_DOES = re.compile(r"(?:贯彻)?(?:实施|执行)?$")
_WHOSE = re.compile(rf"[{HAN}、]{{1,30}}(?:[省市区县州盟旗部委局署院会]|解放军|单位)$")
# 最高人民法院关于适用《…法》总则编若干问题的解释（一）.
_ABOUT = re.compile(rf"[{HAN}、]{{2,30}}关于[{HAN}]{{0,14}}$")
_ASKED = re.compile(
    r".*(?:请问|想问|问一下|问问|查询|查一下|查看|查查|看一下|看看|我?想知道|告诉我|解释一下|帮我|什么是)"
)
_SERIAL = r"(?: ?\([一二三四五六七八九十]{1,3}\))?"
_BEHIND = re.compile(
    rf" ?(?:(?!第)[{HAN}、]){{0,36}}?(?:办法|条例|细则|规定|规则|解释|决定|批复|意见){_SERIAL}(?:(?:的补充规定|的决定){_SERIAL})?"
)
_LONGEST_BEFORE = 48
_RUN = re.compile(rf"[{HAN}、]{{0,{_LONGEST_BEFORE}}}$")


class PrintedTitle(Record):
    """A title with all its marks (`start`, `end`), and the name in it: without the marks around it, with those inside."""

    start: int
    end: int
    name: Span


def find_printed_titles(folded: str) -> Iterator[PrintedTitle]:
    """The titles of a text in order: 《…》, and names of laws without marks of their own that hold one in marks."""
    done = 0
    for title in find_titles(folded):
        if title.start < done:
            continue
        nesting = _nesting(folded, title, done)
        if nesting is None:
            yield PrintedTitle(title.start, title.end, Span(title.start + 1, title.end - 1))
        else:
            yield PrintedTitle(nesting.start, nesting.end, nesting)
        done = nesting.end if nesting else title.end


def _nesting(folded: str, title: Span, done: int) -> Span | None:
    """The longer title that holds this one; None where it stands for itself."""
    behind = _BEHIND.match(folded, title.end)
    run = _RUN.search(folded, max(done, title.start - _LONGEST_BEFORE), title.start)
    if behind is None or run is None:
        return None
    does = _DOES.search(run[0])
    whose = run[0][: does.start()] if does else ""
    carries = bool(does and does[0]) or "实施" in behind[0]
    if carries and _WHOSE.match(named := _own(whose)):
        return Span(title.start - len(run[0]) + len(whose) - len(named), behind.end())
    if _ABOUT.match(named := _own(run[0])):
        return Span(title.start - len(named), behind.end())
    return None


def _own(run: str) -> str:
    """The name that a run of characters ends in, without the words of its sentence or question."""
    head, about, rest = run.partition("关于")
    asked = _ASKED.match(head)
    return without_sentence(head[asked.end() :] if asked else head) + about + rest
