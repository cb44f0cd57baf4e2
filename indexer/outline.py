"""The outline: lines into a tree of numbered nodes."""

import re
from collections.abc import Sequence
from datetime import date

from corpus.model import Deadline, Record, Span
from corpus.recognise.deadlines import find_deadlines, read_deadline
from indexer.lines import Line
from indexer.zones import Zone

# A first sentence of at most this many characters, followed by more text, is the heading of its paragraph.
_LONGEST_HEADING = 40

# Labels that count within a paragraph or only mark it.
_INSIDE = frozenset({"han_is", "ordinal", "dash", "bullet", "annex"})

_HEADING_END = re.compile(r"[。：:]")
_BRACKET = re.compile(r"[（(]([^（）()]{2,40})[）)]")
_CONTENTS = re.compile(r"目\s*[录次]")


class Node(Record):
    """A numbered part of a zone. `start:end` is its own text, `start:stop` with its children; `label` as printed."""

    zone: int
    path: tuple[str, ...]
    label: str
    style: str
    heading: str
    start: int
    end: int
    stop: int
    own: tuple[Span, ...] = ()
    stage: Deadline | None = None


class _Open:
    """A node while its lines are still being read."""

    def __init__(self, line: Line, path: tuple[str, ...], style: str, label: str) -> None:
        self.path, self.style, self.label = path, style, label
        self.start = line.start
        self.own: list[Span] = []
        self.text = ""
        self.has_child = False

    def take(self, line: Line) -> None:
        self.own.append(Span(start=line.start, end=line.end))
        if not self.text:
            self.text = line.text


def read_outline(
    lines: Sequence[Line], zones: Sequence[Zone], claimed: Sequence[Span], written_on: date | None = None
) -> tuple[Node, ...]:
    """The nodes of all zones in order of the text; text before a zone's first label is a node with an empty path.

    Lines inside `claimed` spans (tables and what was read as one) belong to no node. A label nests below the open
    label of another style and closes those opened since its own style was last used, whatever its number, so that
    numbering that runs on over sections keeps its sections. A contents list that repeats later headings is dropped.
    """
    nodes: list[Node] = []
    for number, zone in enumerate(zones):
        own = [line for line in lines[zone.first : zone.last] if not _is_claimed(line, claimed)]
        nodes.extend(_read_zone(number, zone, _without_contents(own), written_on))
    return tuple(nodes)


def _read_zone(number: int, zone: Zone, lines: Sequence[Line], written_on: date | None) -> list[Node]:
    nodes: list[_Open] = []
    stack: list[_Open] = []
    for line in lines:
        style, label, name = _label_of(line)
        if style is None:
            if not stack:
                stack.append(_Open(line, (), "preamble", ""))
                nodes.append(stack[-1])
            stack[-1].take(line)
            continue
        _close(stack, style)
        parent = stack[-1] if stack else None
        node = _Open(line, (*(parent.path if parent else ()), name), style, label)
        node.take(line)
        stack.append(node)
        nodes.append(node)
    return [_closed(number, zone, nodes, place, written_on) for place in range(len(nodes))]


def _close(stack: list[_Open], style: str) -> None:
    if stack and stack[0].style == "preamble":
        stack.pop()
    rank = _RANKS.get(style)
    for depth, node in enumerate(stack):
        above = _RANKS.get(node.style)
        if node.style == style or (rank is not None and above is not None and above >= rank):
            del stack[depth:]
            return


# Parts of laws nest in one order whatever comes first; markup headings stand above all labels but these.
_RANKS = {"part": 0, "chapter": 1, "section": 2, "article": 3}


def _label_of(line: Line) -> tuple[str | None, str, str]:
    if line.label is not None and line.label.style not in _INSIDE:
        return line.label.style, line.label.printed, line.label.label
    if line.level is not None and line.level > 1 and len(line.text) <= _LONGEST_HEADING:
        return f"h{line.level}", "", line.text
    return None, "", ""


def _closed(number: int, zone: Zone, nodes: Sequence[_Open], place: int, written_on: date | None) -> Node:
    node = nodes[place]
    stop = zone.end
    for later in nodes[place + 1 :]:
        if len(later.path) <= len(node.path):
            stop = later.start
            break
    first_child = nodes[place + 1].start if place + 1 < len(nodes) else zone.end
    own = tuple(span for span in node.own if span.start < first_child)
    heading = _heading(node.text) if node.path else (zone.title or "")
    return Node(
        zone=number,
        path=node.path,
        label=node.label,
        style=node.style,
        heading=heading,
        start=node.start,
        end=own[-1].end,
        stop=max(stop, own[-1].end),
        own=own,
        stage=_stage(heading, written_on) if node.path else None,
    )


def _heading(text: str) -> str:
    """The heading of a node's first line: the whole line where it is no sentence, else its short first sentence."""
    match = _HEADING_END.search(text)
    if match is None or match.end() == len(text):
        return text.rstrip("。：:") if len(text) <= 2 * _LONGEST_HEADING else ""
    return text[: match.start()] if match.start() <= _LONGEST_HEADING else ""


def _stage(heading: str, written_on: date | None) -> Deadline | None:
    """The time that a heading gives its whole part: (二)集中攻坚阶段(3月至6月)."""
    for match in _BRACKET.finditer(heading):
        due = find_deadlines(match[1], written_on)
        deadline = due[0].deadline if due else read_deadline(match[1], written_on)
        if deadline is not None and deadline.kind != "ongoing":
            return deadline
    return None


def _without_contents(lines: list[Line]) -> list[Line]:
    """The lines without a contents list: headings that follow 目录 and all come again."""
    for number, line in enumerate(lines[:40]):
        if _CONTENTS.fullmatch(line.text):
            last = {_bare(other.text): place for place, other in enumerate(lines)}
            stop = number + 1
            while stop < len(lines) and last[_bare(lines[stop].text)] > stop:
                stop += 1
            return lines[:number] + lines[stop:]
    return lines


def _bare(text: str) -> str:
    return re.sub(r"[\s.．·…\-—\d]+$", "", re.sub(r"\s+", "", text))


def _is_claimed(line: Line, spans: Sequence[Span]) -> bool:
    return line.grid is not None or any(span.start <= line.start < span.end for span in spans)
