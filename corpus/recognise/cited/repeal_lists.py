"""Lists of what a decision abolishes: 废止下列行政法规：（一）甲条例（1992年…公布）, 国务院决定废止的规章 一、甲规定."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicon import lexicon
from corpus.model import Record, Span
from corpus.recognise.characters import fold

_ANY = re.compile("废止|失效")
_ABOLISHED = "(?:废止|失效|停止执行|停止施行)"
# What is amended or stays is not abolished: 废止和修改的行政法规目录, 继续有效的规章目录.
_OTHERWISE = re.compile(r"修改|修订|修正|保留|继续有效|不再列入|改为|有效的")
# 一、废止下列行政法规: 对下列规章自2021年6月1日起予以废止:
_TEXTS = "(?:法规|规章|文件|条例|规定|办法|决定|解释|批复|通知|细则|规则)"
_ORDERS = re.compile(
    rf"(?=[^。;]*{_ABOLISHED})[^。;]*(?:下列|以下|如下)[^。;,]{{0,16}}{_TEXTS}[^。;]*[:。;]? *"
)
# 国务院决定废止的行政法规; 宣布失效的规范性文件目录(12件)
_NAMES = re.compile(
    rf"[^。,:;《》\t]{{0,40}}{_ABOLISHED}的?[^。,:;《》\t]{{0,24}}"
    rf"(?:{_TEXTS}|目录|清单|名单|一览表)(?: ?\([^()]{{1,12}}\))?:? *"
)
_LONGEST_HEAD = 90
_LABEL = re.compile(
    r"[ \t]*(?:(?P<han>[一二三四五六七八九十百]{1,5}[、.])|(?P<bracket>\([一二三四五六七八九十百\d]{1,5}\))"
    r"|(?P<digit>\d{1,4}[、.)])|(?P<cell>\d{1,4}(?=\t)))? *\t?"
)
_MARKED = re.compile(
    r"《[^《》\n]{2,120}(?:《[^《》\n]{2,80}》[^《》\n]{0,40}|〈[^〈〉\n]{2,80}〉[^《》\n]{0,40})?》"
)
_BRACKETS = r"(?: ?\((?:[^()\n]|\([^()\n]{0,40}\)){1,200}\)){0,2}"
_AFTER = re.compile(rf"{_BRACKETS} ?[;。,、.]? *")
# What stands without 《》 is a title where its row, its number or the order that made it known says so.
_EDITION = r"(?: ?\((?:试行|暂行|草案|修订|修正)\))?"
_KNOWN = re.compile(r" ?\([^()\n]{0,60}(?:公布|发布|颁布|通过|批准|印发|号)")
_CELL = re.compile(r"[^\t]+")
_WHAT_BECOMES = re.compile(
    r" *(?:拟|予以|宣布|建议)?(?P<which>废止|失效|修改|修订|保留|继续有效|有效)(?:废止|失效)? *"
)
_LONGEST_TITLE = 100
# So many lines of a list may be no entries: the head of a table, a group's name.
_PATIENCE = 2
_LONGEST_ASIDE = 40


class Listed(Record):
    """A title that a list abolishes, 《》 left out where it has them, and the line of the head that says so."""

    title: Span
    head: Span


def find_repeal_lists(text: str) -> tuple[Listed, ...]:
    """The titles that lists abolish, in order. A table that says of each row what becomes of it needs no head."""
    if not _ANY.search(text):
        return ()
    folded = fold(text)
    if "\t" in text:
        # The cells of a row are told by what folding makes a blank.
        folded = "".join("\t" if raw == "\t" else mark for raw, mark in zip(text, folded, strict=True))
    return tuple(_listed(folded, list(_lines(folded))))


def _lines(folded: str) -> Iterator[Span]:
    start = 0
    for line in folded.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _listed(folded: str, lines: Sequence[Span]) -> Iterator[Listed]:
    head: Span | None = None
    style: str | None = None
    silent = 0
    for line in lines:
        text = folded[line.start : line.end]
        if _is_head(text):
            head, style, silent = line, _style(text), 0
            continue
        said = _what_becomes(text)
        entry = _entry(text) if said != "stays" and (head or said) else None
        if entry is None or (style is not None and _style(text) == style):
            silent += said is None
            if (
                silent > _PATIENCE
                or len(text) > _LONGEST_ASIDE
                or _OTHERWISE.search(text)
                or text.endswith("。")
            ):
                head = None
            if said is None or entry is None or head is None:
                continue
        silent = 0
        title = Span(line.start + entry.start, line.start + entry.end)
        yield Listed(title=title, head=head or line)


def _is_head(text: str) -> bool:
    if len(text) > _LONGEST_HEAD or not _ANY.search(text) or _OTHERWISE.search(text):
        return False
    bare = text[_label_end(text) :].strip()
    return bool(_ORDERS.fullmatch(bare) or _NAMES.fullmatch(bare))


def _style(text: str) -> str | None:
    """How a line is labelled: an entry is labelled otherwise than the head of its list."""
    label = _LABEL.match(text)
    return label.lastgroup if label else None


def _label_end(text: str) -> int:
    label = _LABEL.match(text)
    return label.end() if label else 0


def _what_becomes(text: str) -> str | None:
    """What a row of a table says of what it lists: ends, stays, or nothing."""
    if "\t" not in text:
        return None
    for cell in _CELL.finditer(text):
        if found := _WHAT_BECOMES.fullmatch(cell[0]):
            return "ends" if found["which"] in ("废止", "失效") else "stays"
    return None


def _entry(text: str) -> Span | None:
    """Where the title stands that is all of a line, behind its label and before what made it known; None where there is none."""
    if "\t" in text:
        cells = (_title_in(cell[0], bare=True, offset=cell.start()) for cell in _CELL.finditer(text))
        return next((title for title in cells if title), None)
    start = _label_end(text)
    return _title_in(text[start:], bare=_style(text) is not None, offset=start)


def _title_in(text: str, *, bare: bool, offset: int) -> Span | None:
    lead = len(text) - len(text.lstrip())
    if marked := _MARKED.match(text, lead):
        whole = _AFTER.fullmatch(text, marked.end())
        return Span(offset + marked.start(), offset + marked.end()) if whole else None
    title = _bare().match(text, lead)
    if title is None or not _AFTER.fullmatch(text, title.end()):
        return None
    if not bare and not _KNOWN.match(text, title.end()):
        return None
    return Span(offset + title.start(), offset + title.end())


@cache
def _bare() -> re.Pattern[str]:
    """A title without 《》: up to the last word that ends titles of rules and papers before a bracket or the end."""
    table = lexicon("titles")
    words = {word for kind in ("regulation", "law", "notice", "interpretation") for word in table[kind]}
    endings = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(
        rf"(?!本|该)[^\s\d,。;:!?()][^\s,。;:!?()\t]{{1,{_LONGEST_TITLE}}}?(?:{endings}){_EDITION}(?=[ ;。,、.]*$| ?\()"
    )
