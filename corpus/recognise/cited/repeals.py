"""Which of the cited texts a sentence or a list abolishes: 《甲办法》、《乙办法》同时废止. Texts here are folded."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from corpus.model import Citation, Record
from corpus.recognise.cited.repeal_lists import Listed

_ABOLISHED = r"(?:废止|失效|停止执行|停止施行)"
_ANY_ABOLISHED = re.compile("废止|失效|停止")
_WORD = re.compile(
    rf"(?<!不)(?:同时|予以|一并|相应|即行|自行|均|都|全部|宣布|随之){_ABOLISHED}"
    r"|(?:(?<![未不修被权并、或者和经])|(?m:^) *(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.] ?)废止(?![的后前或、和])"
)
# Between the last text named and the word: 同时废止, 自本办法施行之日起予以废止.
_TO_WORD = re.compile(r" ?(?:的?规定)? ?,?(?:(?:自|从|于)[^,。;\n《》]{0,24}(?:起|日),?)? ?")
# Between the word and the first text it takes as its object: 废止下列文件:, 废止2010年发布的.
_TO_OBJECT = re.compile(
    r"[^,。;:\n《》]{0,40}(?P<list>:[^。\n《》]{0,4}\n?)?(?P<label>[ \n\d一二三四五六七八九十()、.]{0,10})"
)
_JOINED = re.compile(r" ?(?:[、和及与]|以及|及其|,(?=[^,。;:\n《》]{1,60}的$))?(?:[^,。;:\n《》]{0,60}的)? ?")
_NEXT_LINE = re.compile(r"[;。,、]?[^\S\n]*\n[ \d一二三四五六七八九十()、.]{0,12}")
_FARTHEST = 80
_BRACKET = re.compile(r" ?\((?:[^()\n]|\([^()\n]{0,40}\)){1,200}\)")
_MADE_KNOWN = re.compile(" ?(?:公布|发布|颁布)")


class _Cited(Record):
    """A citation by its place among all, its end behind the bracket that follows it, and the first number in there."""

    index: int
    start: int
    end: int
    order: int | None = None


def mark_repealed(folded: str, citations: list[Citation], listed: Sequence[Listed] = ()) -> list[Citation]:
    """The citations in order, with `repeals` where the words around them or a list abolish what they name."""
    if not citations or not _ANY_ABOLISHED.search(folded):
        return citations
    cited = list(_with_brackets(folded, citations))
    repealed: set[int] = set()
    ends = [each.end for each in cited]
    starts = [each.start for each in cited]
    for word in _WORD.finditer(folded):
        repealed.update(_subjects(folded, cited, bisect_right(ends, word.start()) - 1, word.start()))
        repealed.update(_objects(folded, cited, bisect_left(starts, word.end()), word.end()))
    for title in listed:
        place = bisect_left(starts, title.title.start)
        if place < len(cited) and cited[place].start < title.title.end:
            repealed.add(place)
    marked = {cited[place].index for place in repealed}
    marked |= {order for place in repealed if (order := cited[place].order) is not None}
    return [
        msgspec.structs.replace(citation, repeals=True) if index in marked else citation
        for index, citation in enumerate(citations)
    ]


def _with_brackets(folded: str, citations: Sequence[Citation]) -> Iterator[_Cited]:
    """The citations but for those in the bracket behind another: 《甲条例》（1992年4月4日国务院令第96号公布）."""
    held: _Cited | None = None
    for index, citation in enumerate(citations):
        if held is not None and citation.start < held.end:
            if held.order is None and citation.number and _MADE_KNOWN.match(folded, citation.end):
                held = msgspec.structs.replace(held, order=index)
            continue
        if held is not None:
            yield held
        bracket = _BRACKET.match(folded, citation.end)
        held = _Cited(index, citation.start, bracket.end() if bracket else citation.end)
    if held is not None:
        yield held


def _subjects(folded: str, citations: Sequence[_Cited], index: int, word: int) -> Iterator[int]:
    """The texts named right before the word, back to where their list begins."""
    if (
        index < 0
        or word - citations[index].end > _FARTHEST
        or not _TO_WORD.fullmatch(folded, citations[index].end, word)
    ):
        return
    yield index
    while index > 0 and citations[index].start - citations[index - 1].end <= _FARTHEST:
        if not _JOINED.fullmatch(folded, citations[index - 1].end, citations[index].start):
            return
        index -= 1
        yield index


def _objects(folded: str, citations: Sequence[_Cited], index: int, word: int) -> Iterator[int]:
    """The texts named right after the word, on to where their list ends, line by line where it is set so."""
    if index >= len(citations) or citations[index].start - word > _FARTHEST:
        return
    lead = _TO_OBJECT.fullmatch(folded, word, citations[index].start)
    if lead is None or (lead["label"].strip() and not lead["list"]):
        return
    yield index
    for following in range(index + 1, len(citations)):
        gap = citations[following - 1].end, citations[following].start
        if gap[1] - gap[0] > _FARTHEST:
            return
        if not _JOINED.fullmatch(folded, *gap) and not (lead["list"] and _NEXT_LINE.fullmatch(folded, *gap)):
            return
        yield following
