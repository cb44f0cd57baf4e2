"""The outline: lines into a tree of numbered nodes."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from corpus.model import Deadline, Record, Span
from corpus.recognise.numbering import Label
from corpus.recognise.role.role_words import is_deadline_key
from corpus.recognise.role.roles import role_of
from corpus.recognise.times.deadline_cells import read_deadline
from corpus.recognise.times.deadlines import find_deadlines
from indexer.contents_list import find_contents
from indexer.lines import Line
from indexer.metadata.signature import find_signatures
from indexer.metadata.titles import Title
from indexer.subplans import Subplan, find_subplans
from indexer.zones import Zone

# A first sentence of at most this many characters, followed by more text, is the heading of its paragraph.
_LONGEST_HEADING = 40

# Labels that count within a paragraph or only mark it.
_INSIDE = frozenset({"han_is", "ordinal", "dash", "bullet", "annex"})

# A signature stands so near the end of its zone: behind it are remarks, and who gets a copy.
_SIGNED_WITHIN = 12

_ARTICLE_NAME = re.compile(r"[\s\u3000]*[【〔（(][^】〕）)]{2,30}[】〕）)]")
_HEADING_END = re.compile(r"[。：:]")
_BRACKET = re.compile(r"[（(]([^（）()]{2,40})[）)]")
# (二)全面创建阶段(2020年11月以后) is a heading also without a stop behind it.
_STAGE = re.compile(
    r"[^。：:（()）]{0,4}[（(]?[^。：:（()）]{1,4}[）)]?[^。：:（()）]{0,24}(?:阶段|步骤)[（(][^（）()]{2,40}[）)]"
)
# A row of buttons (【收藏】【打印】) is no caption.
_BUTTONS = re.compile(r"【[^【】]{1,12}】[^【】]{0,3}【")
# A plan's own period stands in its title (三年行动方案（2024—2026年）); it is no stage.
_PLAN = re.compile(r"方案|计划|规划|纲要|办法|意见")
# What a law says at its end of itself, under a heading of no number.
_LAST_PART = re.compile(r"附\s*则")


# The style of a node that is a sub-plan under its title.
SUBPLAN = "subplan"


class Node(Record):
    """A numbered part of a zone. `start:end` is its own text, `start:stop` with its children; `label` as printed.

    `parent` is the place of the node above it among all nodes; the title of a sub-plan is none of its `own` paragraphs.
    """

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
    parent: int | None = None


class _Open:
    """A node while its lines are still being read."""

    def __init__(
        self, line: Line, place: int, parent: "_Open | None", style: str, label: str, name: str
    ) -> None:
        self.place, self.parent = place, parent
        self.style, self.label = style, label
        self.path: tuple[str, ...] = (*(parent.path if parent else ()), name) if name else ()
        self.start = line.start
        self.stop = 0
        self.own: list[Span] = []
        self.text = ""
        self.title: Title | None = None

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
    numbering that runs on over sections keeps its sections; 一、 nests only below parts of laws, captions and marked
    headings. The title of a sub-plan closes all that is open, and so does the signature that ends a zone, which belongs
    to none; a contents list is dropped.
    """
    nodes: list[Node] = []
    for number, zone in enumerate(zones):
        own = [line for line in lines[zone.first : zone.last] if not _is_claimed(line, claimed)]
        contents = find_contents(own)
        own = [*own[: contents.first], *own[contents.last :]]
        subplans = find_subplans(own, contents.names, zone.title)
        nodes.extend(_read_zone(number, zone, len(nodes), own, subplans, written_on))
    return tuple(nodes)


def ancestors_of(nodes: Sequence[Node], place: int) -> tuple[Node, ...]:
    """The nodes above `nodes[place]`, from the top down."""
    above: list[Node] = []
    parent = nodes[place].parent
    while parent is not None:
        above.append(nodes[parent])
        parent = nodes[parent].parent
    return tuple(reversed(above))


def _read_zone(
    number: int,
    zone: Zone,
    base: int,
    lines: Sequence[Line],
    subplans: Mapping[int, Subplan],
    written_on: date | None,
) -> list[Node]:
    nodes: list[_Open] = []
    stack: list[_Open] = []
    titled = 0
    signed = _signature(lines)
    for place, line in enumerate(lines):
        if place < titled:
            continue
        if place in signed and nodes:
            for closed in stack:
                closed.stop = line.start
            stack = []
            titled = signed.stop
            continue
        if (subplan := subplans.get(place)) is not None:
            for closed in stack:
                closed.stop = line.start
            stack = [_Open(line, len(nodes), None, SUBPLAN, "", subplan.title.text)]
            stack[0].title = subplan.title
            nodes.append(stack[0])
            titled = subplan.last
            continue
        style, label, name = _last_part(line, stack) or _label_of(line)
        if style is None:
            if not stack:
                stack.append(_Open(line, len(nodes), None, "preamble", "", ""))
                nodes.append(stack[-1])
            stack[-1].take(line)
            continue
        kept = _kept(stack, style)
        for closed in stack[kept:]:
            closed.stop = line.start
        del stack[kept:]
        node = _Open(line, len(nodes), stack[-1] if stack else None, style, label, name)
        node.take(line)
        stack.append(node)
        nodes.append(node)
    for left in stack:
        left.stop = zone.end
    return [_closed(number, zone, base, node, written_on) for node in nodes]


def _signature(lines: Sequence[Line]) -> range:
    """The numbers of the lines that sign a zone at its end; of several such none, since these are rows of a list."""
    first = max(0, len(lines) - _SIGNED_WITHIN)
    found = [signature for signature in find_signatures(tuple(lines[first:])) if signature.issuers]
    if len(found) != 1:
        return range(0)
    begins, ends = (first + number for number in found[0].lines)
    after_key = begins > 0 and lines[begins - 1].text.endswith(("：", ":"))
    if after_key or any(line.label is not None for line in lines[ends + 1 :]):
        return range(0)
    return range(begins, ends + 1)


def _kept(stack: Sequence[_Open], style: str) -> int:
    """How many of the open nodes stay open above a label of a style."""
    if stack and stack[0].style == "preamble":
        return 0
    rank = _RANKS.get(style)
    for depth, node in enumerate(stack):
        above = _RANKS.get(node.style)
        if node.style == style or (rank is not None and above is not None and above >= rank):
            return depth
        if style == "han" and node.style in _BELOW_HAN:
            return depth
        if node.style == "article" and style[0] == "h" and style[1:].isdigit():
            return depth
    return len(stack)


# Parts of laws nest in one order whatever comes first; markup headings stand above all labels but these.
_RANKS = {"part": 0, "subpart": 1, "chapter": 2, "section": 3, "article": 4}
# 一、 is never an item of these: what stands above the first one belongs to something else.
_BELOW_HAN = frozenset({"han_bracket", "arabic", "arabic_bracket", "arabic_close", "circled", "letter"})


def _last_part(line: Line, stack: Sequence[_Open]) -> tuple[str, str, str] | None:
    """A bare 附则 below the articles of a law, which stands beside the law's largest divisions."""
    if line.label is not None or not _LAST_PART.fullmatch(line.text):
        return None
    largest = next((node.style for node in stack if node.style in _RANKS), None)
    if largest is None:
        return None
    return "chapter" if largest == "article" else largest, "", "".join(line.text.split())


def _label_of(line: Line) -> tuple[str | None, str, str]:
    label = line.label
    if label is not None and label.style not in _INSIDE and not _is_no_caption(line, label):
        style = f"decimal{label.label.count('.')}" if label.style == "decimal" else label.style
        return style, label.printed, label.label
    if line.level is not None and line.level > 1 and len(line.text) <= _LONGEST_HEADING:
        return f"h{line.level}", "", line.text
    return None, "", ""


def _is_no_caption(line: Line, label: Label) -> bool:
    """Whether a 【…】 that begins a line is a button or a key (【牵头单位】)."""
    if label.style != "caption":
        return False
    inner = label.printed.strip("【】")
    return bool(_BUTTONS.match(line.text)) or role_of(inner) is not None or is_deadline_key(inner)


def _closed(number: int, zone: Zone, base: int, node: _Open, written_on: date | None) -> Node:
    heading = _heading(node) if node.path else (zone.title or "")
    own = tuple(node.own)
    end = own[-1].end if own or node.title is None else node.title.end
    return Node(
        zone=number,
        path=node.path,
        label=node.label,
        style=node.style,
        heading=heading,
        start=node.start,
        end=end,
        stop=max(node.stop, end),
        own=own,
        stage=_stage(heading, written_on) if node.path and node.title is None else None,
        parent=base + node.parent.place if node.parent else None,
    )


def _heading(node: _Open) -> str:
    """The heading of a node's first line: the whole line where it is no sentence, else its short first sentence.

    An article is headed only by its number, and by a name in 【】 behind that.
    """
    text = node.text
    if node.title is not None:
        return node.title.text
    if node.style == "article":
        named = _ARTICLE_NAME.match(text, len(node.label))
        return text[: named.end()] if named else node.label
    if stage := _STAGE.match(text):
        return stage[0]
    match = _HEADING_END.search(text)
    if match is None or match.end() == len(text):
        return text.rstrip("。：:") if len(text) <= 2 * _LONGEST_HEADING else ""
    return text[: match.start()] if match.start() <= _LONGEST_HEADING else ""


def _stage(heading: str, written_on: date | None) -> Deadline | None:
    """The time that a heading gives its whole part: (二)集中攻坚阶段(3月至6月)."""
    if _PLAN.search(heading):
        return None
    for match in _BRACKET.finditer(heading):
        due = find_deadlines(match[1], written_on)
        deadline = due[0].deadline if due else read_deadline(match[1], written_on)
        if deadline is not None and deadline.kind != "ongoing":
            return deadline
    return None


def _is_claimed(line: Line, spans: Sequence[Span]) -> bool:
    return line.grid is not None or any(span.start <= line.start < span.end for span in spans)
