"""The header block: keys and values printed around the title, in any of the shapes that sites give them."""

import re
from functools import cache
from itertools import pairwise

from corpus.lexicon import lexicon
from corpus.model import Origin, Record
from corpus.recognise.role.roles import role_of
from indexer.draft import Draft
from indexer.lines import Line

# A header is over when this many lines in a row carry no key, or a paragraph of this many characters stands there.
_PATIENCE = 25
_PARAGRAPH = 100
_TITLE_LINES = 2

_BULLET = re.compile(r"^[\s|•·●▪◆■※\-*【\[]{0,8}")
_COLON = re.compile("[:：]")
_DIVIDED = re.compile(r"[\t|]")
_CELL = re.compile(r"[^\t|]+")
_BLANKS = re.compile(r"[\s\u3000]+")


class HeaderValue(Record):
    """One value of the header: the field it fills and the value's own span."""

    field: str
    value: str
    start: int
    end: int
    origin: Origin


@cache
def _keys() -> dict[str, str]:
    """Every key, blanks removed and lower-cased, with its field."""
    table = lexicon("metadata")
    return {key.lower(): field for field, keys in table.items() for key in keys}


@cache
def _key_pattern() -> re.Pattern[str]:
    spaced = (r"[\s\u3000]{0,4}".join(map(re.escape, key)) for key in sorted(_keys(), key=len, reverse=True))
    return re.compile(rf"(?P<key>{'|'.join(spaced)})[\s\u3000]{{0,2}}[:：]", re.IGNORECASE)


def field_of(key: str) -> str | None:
    """The field that a printed key fills, or None where it is no key of metadata."""
    return _keys().get(_folded(key))


class Header(Record):
    """The values of a header in order, the offset at which it ends, and where its lines begin."""

    values: tuple[HeaderValue, ...]
    end: int
    lines: frozenset[int]

    def first(self, field: str) -> HeaderValue | None:
        """The first value of a field, which later repetitions only say again."""
        return next((value for value in self.values if value.field == field), None)


def read_header(draft: Draft, lines: tuple[Line, ...]) -> Header:
    """The header block, empty values left out. Titles may stand between its lines."""
    values = [
        HeaderValue(
            field=field,
            value=draft.text[mark.value_start : mark.value_end],
            start=mark.value_start,
            end=mark.value_end,
            origin="meta",
        )
        for mark in draft.fields
        if (field := field_of(mark.key)) and mark.value_end > mark.value_start
    ]
    end = max((mark.end for mark in draft.fields), default=0)
    silent = 0
    own = {mark.start for mark in draft.fields}
    for number, line in enumerate(lines):
        if line.start < end:
            continue
        pairs = _pairs(line)
        if not pairs or (silent > _TITLE_LINES and not any(_is_of_headers(key) for key, _, _ in pairs)):
            silent += 1
            if silent > _PATIENCE or _is_body(line):
                break
            continue
        silent = 0
        end = line.end
        own.add(line.start)
        for place, (key, start, stop) in enumerate(pairs):
            alone = start == stop and place == len(pairs) - 1 and line.grid is None
            if alone and number + 1 < len(lines):
                following = lines[number + 1]
                if _is_value(following) and not _begins_title(following, values):
                    start, stop, end = following.start, following.end, following.end
                    own.add(following.start)
            value = draft.text[start:stop].strip(" \t|")
            if value:
                at = draft.text.index(value, start)
                values.append(HeaderValue(_keys()[key], value, at, at + len(value), "header"))
    return Header(values=tuple(values), end=end, lines=frozenset(own))


def _is_of_headers(key: str) -> bool:
    """Whether a key can take up a header behind more than a title: 备注： and 责任部门： stand in bodies as well."""
    return _keys()[key] != "other" and role_of(key) is None


def _pairs(line: Line) -> list[tuple[str, int, int]]:
    """(key, start, end) of every value on the line; start == end where the key stands alone."""
    marks = list(_key_pattern().finditer(line.text)) if _COLON.search(line.text) else []
    if marks and marks[0].start() <= len(_BULLET.match(line.text)[0]):  # type: ignore[index]
        stops = [mark.start() for mark in marks[1:]] + [len(line.text)]
        found = []
        for mark, stop in zip(marks, stops, strict=True):
            start, end = _trim(line.text, mark.end(), stop)
            found.append((_folded(mark["key"]), line.start + start, line.start + end))
        return found
    if not _DIVIDED.search(line.text):
        return []
    cells = [(match.start(), match.end()) for match in _CELL.finditer(line.text) if match[0].strip()]
    names = [_folded(line.text[start:end]) for start, end in cells]
    found = []
    for (key, value), (start, end) in zip(pairwise(names), cells[1:], strict=True):
        if key in _keys() and value not in _keys():
            start, end = _trim(line.text, start, end)
            found.append((key, line.start + start, line.start + end))
    return found


def _folded(key: str) -> str:
    return _BLANKS.sub("", key).strip(":：").lower()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t|\u3000\u00a0•·;；":
        start += 1
    while end > start and text[end - 1] in " \t|\u3000\u00a0•·;；【[":
        end -= 1
    return start, end


def _is_body(line: Line) -> bool:
    return line.grid is None and (len(line.text) > _PARAGRAPH or _opens_outline(line))


def _opens_outline(line: Line) -> bool:
    return line.label is not None and line.label.value == 1 and line.label.style in {"han", "article"}


def _begins_title(line: Line, values: list[HeaderValue]) -> bool:
    """Whether the line is the title's first, printed below the header: the value before it was empty."""
    text = _BLANKS.sub("", line.text)
    return any(v.field == "title" and _BLANKS.sub("", v.value).startswith(text) for v in values)


def _is_value(line: Line) -> bool:
    return len(line.text) <= _PARAGRAPH and not _pairs(line) and not _key_pattern().match(line.text)
