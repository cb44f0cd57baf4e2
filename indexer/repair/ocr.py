"""Undoes what optical recognition mistook: (-) for (一), 力口强 for 加强, z for a comma, stray letters."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from corpus.lexicon import lexicon
from indexer.draft import Draft, Edit
from indexer.repair.likelihood import likelihood
from indexer.repair.lines import characters_of, lines_of
from indexer.repair.reprint import captions_of, counted_pieces

KIND = "ocr"
# A repair makes the text likelier by so much, in nats.
_GAIN = 8.0
_DASH_ONE = re.compile(r"[(（][-—–―ー][)）](?=[㐀-鿿])")
# No document has more sections that begin again.
_ONES = 200
_DASHED = tuple(f"{dash}{closing}" for dash in "-—–―ー" for closing in ")）")
_NUMBERED = re.compile(r"[(（]([一二])[)）]")
_COMMA = re.compile(r"(?<=[㐀-鿿])z[ \u3000]?(?=[㐀-鿿])")
_STRAY = re.compile(r"(?<=[㐀-鿿])[A-Za-z](?=[㐀-鿿])")
# Strokes of a character read as letters; others (国资e学) may well be meant.
_STROKES = "IJLTlij"
# Letters beside figures are as doubtful: m1+11Nm.
_FIGURED = re.compile(r"(?<=[㐀-鿿])[A-Za-z]{1,3}[0-9+][0-9A-Za-z+]{0,8}(?=[㐀-鿿])")
_LETTER = re.compile(r"(?<=[㐀-鿿])[A-Za-z][ \u30000-9+]?(?=[㐀-鿿0-9])")
# Letters that Chinese sentences do use: A股, B超, X光, N个, C类, G网, K字头 …
_USED = re.compile(r"[A-Z](?=[股超光个类型级区座栋楼片证照网字段线柱级盘幅轮款组块卡币港])")


def undo_ocr(draft: Draft) -> tuple[Edit, ...]:
    """Repairs of mistaken characters; letters inside sentences only in texts that were reprinted."""
    edits = [*_ones(draft.text), *_split(draft.text)]
    if _has_letters(draft.text) and _LETTER.search(draft.text) and (edits or _is_reprint(draft)):
        edits += _letters(draft.text)
    done = 0
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= done:
            kept.append(edit)
            done = edit.end
    return tuple(kept)


def _ones(text: str) -> Iterator[Edit]:
    """(-) where a series (一)(二) lacks its first."""
    if not any(dashed in text for dashed in _DASHED):
        return
    for found in islice(_DASH_ONE.finditer(text), _ONES):
        following = _NUMBERED.search(text, found.end())
        if following and following[1] == "二":
            yield Edit(found.start() + 1, found.end() - 1, "一", KIND, why="“(一)”误识为“(-)”，其后有(二)")


def _split(text: str) -> Iterator[Edit]:
    for form in _forms():
        if not characters_of(text).issuperset(form):
            continue
        for found in re.finditer(re.escape(form), text):
            whole = _forms()[form]
            if _gain(text, found.start(), found.end(), whole) >= _GAIN:
                yield Edit(found.start(), found.end(), whole, KIND, why=f"“{whole}”误识为“{form}”")


def _letters(text: str) -> Iterator[Edit]:
    comma = "," if text.count(",") > text.count("，") else "，"
    for found in _COMMA.finditer(text):
        yield Edit(found.start(), found.end(), comma, KIND, why="逗号误识为字母 z")
    for found in _STRAY.finditer(text):
        start, end = found.span()
        if _USED.match(text, start) or text[start] == "z":
            continue
        if found[0] in _STROKES and _gain(text, start, end, "") >= _GAIN:
            yield Edit(start, end, "", KIND, why="句中误识出的字母")
        else:
            yield Edit(start, end, found[0], KIND, certain=False, why="句中字母疑为误识")

    for found in _FIGURED.finditer(text):
        yield Edit(*found.span(), found[0], KIND, certain=False, why="句中字母数字疑为误识")


def _is_reprint(draft: Draft) -> bool:
    return bool(captions_of(draft) or counted_pieces(lines_of(draft)))


def _has_letters(text: str) -> bool:
    return any(c.isascii() and c.isalpha() for c in characters_of(text))


def _gain(text: str, start: int, end: int, after: str) -> float:
    """How much likelier, in nats, the text becomes by this change."""
    context, following = text[max(start - 2, 0) : start], text[end : end + 2]
    steps = likelihood().steps
    return sum(steps(context, after + following)) - sum(steps(context, text[start:end] + following))


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = lexicon("ocr")["split"]
    return forms
