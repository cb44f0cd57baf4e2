"""Cuts what belongs to the page and not to the document: buttons, correction forms, templates, neighbours, page numbers."""

import re
from collections.abc import Sequence
from functools import cache

from corpus.lexicon import any_of, lexicon
from indexer.draft import Draft, Edit
from indexer.repair.lines import RawLine, cut_lines, lines_of

KIND = "furniture"
_WHY = "网页上的按钮、表单或导航文字"
# A weak word is furniture when other furniture stands this near, in lines.
_NEAR = 2
# No line of controls is longer, and no title of another document.
_CONTROLS, _TITLE = 160, 100
# The foot of a page has so many lines.
_FOOT = 30
_FOOTER = re.compile(r"ICP备 ?\d|网站标识码|公网安备 ?\d|^(?:©|[Cc]opyright|版权所有)|建议使用\d+ ?[*×xX]")
# Bars that a table left, and page numbers.
_ALONE = re.compile(r"[|\s]+|[—–―─-]{1,2} ?\d{1,3} ?[—–―─-]{1,2}|第 ?\d{1,3} ?页(?:[ ,，/]*共 ?\d{1,3} ?页)?")
_DASHES = "—–―─-"
# A field that a visitor must fill in: 您的姓名:*
_FORM = re.compile(r"[^。，,；;]{1,24}[:：] ?\*|.{0,40}处理错误.{0,20}填写.{0,20}[:：]\*?")
# What a site's template left in: [#include "/header.ftl" /], <#if x>, ${title}, {{title}}.
TEMPLATE = re.compile(
    r"\[[#@/][^\[\]\n]{1,100}\]|</?[#@%][^<>\n]{1,100}>|\$\{[^{}\n]{1,80}\}|\{\{[^{}\n]{1,80}\}\}"
)
_EDGE_BAR = re.compile(r"(?<=[^|\s])(?: ?\|)+ ?$|^(?:\| ?)+(?=[^|\s][^|]*$)")
_BREAKS = " \t\xa0\u2003\u3000"


def cut_furniture(draft: Draft) -> tuple[Edit, ...]:
    """Cuts of whole lines outside tables, and of the bars that a table left at the end of a line."""
    lines = lines_of(draft)
    strong = {place for place, line in enumerate(lines) if not line.fixed and _is_furniture(line.text)}
    strong |= _at_foot(lines) | _page_numbers(lines)
    weak = {
        place
        for place, line in enumerate(lines)
        if not line.fixed and place not in strong and _is_weak(line.text) and _has_near(place, strong)
    }
    cut = strong | weak
    edits = cut_lines(draft, lines, cut, KIND, _WHY)
    return (*edits, *_bars(lines, cut))


def _is_furniture(line: str) -> bool:
    text = line.strip(_BREAKS)
    if not text or len(text) > _CONTROLS or "。" in text:
        return False
    if _ALONE.fullmatch(text) or _FORM.fullmatch(text) or not TEMPLATE.sub("", text).strip(_BREAKS):
        return True
    return _made_of("controls").fullmatch(text) is not None and not _is_weak(text)


def _is_weak(line: str) -> bool:
    return len(line) <= _CONTROLS and _made_of("weak").fullmatch(line.strip(_BREAKS)) is not None


def _has_near(place: int, strong: set[int]) -> bool:
    return any(other in strong for other in range(place - _NEAR, place + _NEAR + 1))


def _page_numbers(lines: Sequence[RawLine]) -> set[int]:
    """Page numbers between dashes that stand on lines of their own: —, 1, —."""
    return {
        place + step
        for place in range(len(lines) - 2)
        if lines[place].text in _DASHES and lines[place + 2].text in _DASHES
        if lines[place].text and lines[place + 1].text.isdigit() and len(lines[place + 1].text) < 4
        for step in range(3)
        if not lines[place + step].fixed
    }


def _at_foot(lines: Sequence[RawLine]) -> set[int]:
    """Footers, neighbours (上一篇:…) and, where nothing else follows to the end, titles of related documents."""
    found: set[int] = set()
    for place in range(max(len(lines) - _FOOT, 0), len(lines)):
        text = lines[place].text.strip(_BREAKS)
        if lines[place].fixed or len(text) > _CONTROLS or "。" in text:
            continue
        if _FOOTER.search(text) or _begins_with("beside").match(text):
            found.add(place)
        elif _begins_with("related").fullmatch(text) and all(map(_may_be_title, lines[place:])):
            found.update(range(place, len(lines)))
    return found


def _may_be_title(line: RawLine) -> bool:
    return not line.fixed and len(line.text) <= _TITLE and not any(mark in line.text for mark in "。；;！")


def _bars(lines: Sequence[RawLine], cut: set[int]) -> list[Edit]:
    return [
        Edit(line.start + bar.start(), line.start + bar.end(), "", KIND, why="表格残留的竖线")
        for place, line in enumerate(lines)
        if "|" in line.text and place not in cut and not line.fixed and line.text.count("|") < 3
        for bar in [_EDGE_BAR.search(line.text)]
        if bar and bar.end() > bar.start() and ":" not in line.text[:8] and "：" not in line.text[:8]
    ]


_GAP = r"[\s\d|:：*.·…、,，/\\\-—()（）\[\]【】〖〗<>«»+?？]*"


@cache
def _made_of(group: str) -> re.Pattern[str]:
    words = any_of(lexicon("furniture")[group])
    return re.compile(rf"{_GAP}(?:(?:{words}){_GAP})++")


@cache
def _begins_with(group: str) -> re.Pattern[str]:
    words = any_of(lexicon("furniture")[group])
    return re.compile(rf"[\[【•·]? ?(?:{words}) ?[\]】]? ?(?:[:：]|$)")
