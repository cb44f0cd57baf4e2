"""Lines into paragraphs: a hard line end is no end of a paragraph."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from corpus.model import Record
from crawler.readers.pdf.layout import WIDE, Line

_LABEL = re.compile(
    r"(?:第[一二三四五六七八九十百零〇\d]{1,7}[编章节条款]|[（(][一二三四五六七八九十\d]{1,4}[)）]|[一二三四五六七八九十]{1,4}、"
    r"|\d{1,3}[.．、](?!\d)|[①-⑳]|[一二三四五六七八九十]是|附件\s*[:：\d]|—— |[•●◆■])"
)
_SENTENCE_END = re.compile(r"[。！？；!?;：:.][”’）)」』]*$")
_OPEN, _CLOSED = "（(《〈【[“〔«", "）)》〉】]”〕»"
# What a contents line ends with: leaders and a page number.
CONTENTS_LINE = re.compile(r"[.．…·]{4,}\s*\d{0,4}$|[.．…·]{2,}\s*\d{1,4}$")

# In characters of the line.
_INDENT = 1.0
_FULL = 1.8
_SAME_SIZE = 0.12
# The digits and brackets of a title are often of another font than its characters.
_TITLE_SIZES = 0.25
_FAR = 1.9
_INDENTED_SHARE = 0.15
_LARGER = 1.12
# A page on which so many lines begin with a label at the margin is a list.
_LIST_SHARE = 0.3
_SIGNATURE = 6.0
_MIDDLE = 1.5
# Fewer lines of body text say little of the margins.
_FEW_LINES = 8


class Setting(Record):
    """How a page is set: its margins, the pitch of its lines, whether paragraphs are indented."""

    left: float
    right: float
    pitch: float
    size: float
    is_indented: bool


def settings(pages: Sequence[Sequence[Line]]) -> list[Setting]:
    """The setting of each page: its own where it has lines enough to tell, else that of all pages.

    Whether paragraphs are indented is told for all pages together, except for lists of contents.
    """
    whole = _setting([line for page in pages for line in page], pages)
    own = []
    for page in pages:
        enough = sum(1 for line in page if _is_body(line, whole.size)) >= _FEW_LINES
        setting = _setting(page, [page]) if enough else whole
        labels = sum(
            1 for line in page if _LABEL.match(line.text) and line.x0 - setting.left < _INDENT * line.size
        )
        is_indented = whole.is_indented and labels < _LIST_SHARE * len(page)
        own.append(Setting(setting.left, setting.right, setting.pitch, setting.size, is_indented))
    return own


def _setting(lines: Sequence[Line], pages: Sequence[Sequence[Line]]) -> Setting:
    if not lines:
        return Setting(0.0, 0.0, 0.0, 0.0, is_indented=False)
    size = _most_common([line.size for line in lines])
    body = [line for line in lines if _is_body(line, size)] or list(lines)
    left = _most_common([line.x0 for line in body])
    flush = [line.x0 for line in body if line.x0 < left - size]
    if len(flush) >= max(2, _INDENTED_SHARE * len(body)):
        # A page of short paragraphs has more lines indented than flush.
        left = _most_common(flush)
    right = max(_most_common([line.x1 for line in body]), _upper([line.x1 for line in body]))
    pitches = [
        below.top - above.top
        for page in pages
        for above, below in itertools.pairwise(page)
        if 0 < below.top - above.top < 5 * size
    ]
    indented = sum(1 for line in body if 1.5 * size <= line.x0 - left <= 2.6 * size)
    pitch = median(pitches) if pitches else size
    return Setting(left, right, pitch, size, indented >= _INDENTED_SHARE * len(body))


def _is_body(line: Line, size: float) -> bool:
    return abs(line.size - size) <= _SAME_SIZE * size


def paragraphs(pages: Sequence[Sequence[Line]], set_as: Sequence[Setting]) -> list[list[tuple[Line, str]]]:
    """For each page the paragraphs that begin on it: their first line and their whole text."""
    result: list[list[tuple[Line, str]]] = [[] for _ in pages]
    so_far: list[Line] = []
    home = 0
    last = 0
    for number, lines in enumerate(pages):
        for line in lines:
            if so_far and _goes_on(so_far, line, set_as[last], set_as[number], over_page=number != last):
                so_far.append(line)
            else:
                if so_far:
                    result[home].append((so_far[0], join(each.text for each in so_far)))
                so_far, home = [line], number
            last = number
    if so_far:
        result[home].append((so_far[0], join(each.text for each in so_far)))
    return result


def join(texts: Iterable[str]) -> str:
    """Wrapped lines as one: without a blank beside a wide character or within a number, with one between Latin words."""
    joined = ""
    for text in map(str.strip, texts):
        if joined and text and not WIDE.match(joined[-1]) and not WIDE.match(text[0]):
            joined += "" if joined[-1] in "-0123456789" and text[0].isdigit() else " "
        joined += text
    return joined


def _goes_on(so_far: Sequence[Line], line: Line, above: Setting, here: Setting, over_page: bool) -> bool:
    """Whether a line goes on with the paragraph of the lines so far; `above` is the setting of their last page."""
    before = so_far[-1]
    em = max(before.size, 1.0)
    is_title = _is_title(before, above) and _is_title(line, here)
    if abs(before.size - line.size) > (_TITLE_SIZES if is_title else _SAME_SIZE) * em:
        return False
    if not over_page and not 0 < line.top - before.top < _FAR * max(here.pitch, em):
        return False
    if CONTENTS_LINE.search(before.text):
        return False
    if is_title:
        return not over_page and _SENTENCE_END.search(before.text) is None
    if _is_centred(before, above) and _is_centred(line, here):
        return False
    is_signature = len(so_far) == 1 and before.x0 - above.left > _SIGNATURE * em
    if is_signature or line.x0 - here.left > _INDENT * em:
        return False
    if above.right - before.x1 > _FULL * em:
        text = "".join(each.text for each in so_far)
        return _has_open_bracket(text) and not _SENTENCE_END.search(text)
    starts_anew = _LABEL.match(line.text) is not None
    ends = _SENTENCE_END.search(before.text) is not None
    return not (starts_anew and ends) if here.is_indented else not (starts_anew or ends)


def _is_centred(line: Line, setting: Setting) -> bool:
    em = max(line.size, 1.0)
    left, right = line.x0 - setting.left, setting.right - line.x1
    return left > _INDENT * em and right > _INDENT * em and abs(left - right) < 2 * em


def _is_title(line: Line, setting: Setting) -> bool:
    """Whether a line is larger than the text and stands in the middle, be it as wide as the text."""
    middle = (setting.left + setting.right) / 2
    return line.size > _LARGER * setting.size and abs((line.x0 + line.x1) / 2 - middle) < _MIDDLE * line.size


def _has_open_bracket(text: str) -> bool:
    return any(
        text.count(opening) > text.count(closing) for opening, closing in zip(_OPEN, _CLOSED, strict=True)
    )


def _most_common(values: Sequence[float]) -> float:
    """The commonest value, to the point."""
    return float(Counter(round(value) for value in values).most_common(1)[0][0])


def _upper(values: Sequence[float]) -> float:
    """The value that one line in ten goes beyond."""
    ordered = sorted(values)
    return ordered[int(0.9 * (len(ordered) - 1))]
