"""The part of a paper that a question names by its number: …实施方案第三部分, 〔2024〕7号第二条, 劳动法第四章."""

import re

from corpus.model import Span
from corpus.recognise.characters import HAN
from corpus.recognise.cited.document_numbers import find_document_numbers
from corpus.recognise.cited.nested_titles import find_printed_titles
from corpus.recognise.numerals import read_numeral, write_numeral
from search_api.values import AskedPart

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,5})"
_PART = re.compile(
    rf"第 ?(?P<number>{_NUMBER}) ?(?P<unit>个?部分|大部分|大项|大点|条|章)"
    rf"(?:[ 的,中]?第? ?\(? ?(?P<sub>{_NUMBER}) ?\)? ?(?:小?[项点条节]|款))?",
    re.ASCII,
)
# Papers other than laws, which have articles.
_PAPER = re.compile(
    r"(?:方案|意见|通知|公告|通告|预案|批复|纲要|要点|措施|计划|规划|清单|办法|规定|细则|条例|制度|法|法典)$"
)
_LEAD = re.compile(
    r".*(?:请问|想问|问一下|问问|查询|查一下|查看|查查|看一下|看看|我想知道|告诉我|解释一下|根据|依据|依照|按照|[,。?:; ])"
)
_RUN = re.compile(rf"[{HAN}\d()、〈〉<>· -]{{2,80}}$")
# A name so short may be any paper's.
_SHORTEST = 6
_SHORTEST_LAW = 2


def find_asked_part(text: str) -> tuple[AskedPart, Span] | None:
    """The first part that a folded question names with its paper, with its span from the paper's name on; None where none."""
    for found in _PART.finditer(text):
        end = len(text[: found.start()].rstrip(" 的,中里"))
        named = _named(text, end)
        value = read_numeral(found["number"])
        if named is None or not value:
            continue
        number, title, start = named
        unit = found["unit"]
        han = write_numeral(value)
        labels = {"章": (f"第{han}章",), "条": (f"第{han}条", han)}.get(unit, (han, f"第{han}部分"))
        below = read_numeral(found["sub"] or "")
        return AskedPart(number, title, labels, below), Span(start=start, end=found.end())
    return None


def _named(text: str, end: int) -> tuple[str | None, str | None, int] | None:
    """The number or the title of the paper named right before the place, and where that begins."""
    order = next((each for each in find_document_numbers(text) if each.end == end), None)
    if order is not None:
        return order.number, None, order.start
    title = next((each for each in find_printed_titles(text) if each.end == end), None)
    if title is not None:
        return None, text[title.name.start : title.name.end], title.start
    run = _RUN.search(text, max(0, end - 80), end)
    if run is None:
        return None
    lead = _LEAD.match(run[0])
    start = run.start() + (lead.end() if lead else 0)
    name = text[start:end]
    shortest = _SHORTEST_LAW if name.endswith(("法", "典")) else _SHORTEST
    return (None, name, start) if _PAPER.search(name) and len(name) >= shortest else None
