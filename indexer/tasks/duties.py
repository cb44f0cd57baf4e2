"""Duties that stand under the unit they belong to: 三、市公安局 / 负责…；配合…。"""

import re
from collections.abc import Sequence

import msgspec

from corpus.model import Record, Span, UnitName
from indexer.outline import Node, ancestors_of
from indexer.tasks.acts import ClauseReader, Sentence
from indexer.tasks.passages import Passage, Prose, sentences, trimmed
from indexer.tasks.predicates import any_of
from indexer.tasks.subjects import read_units
from indexer.zones import Zone

_LONGEST_HEAD = 80
_HEAD_END = re.compile(r"[:。]")
# 市公安局职责, 信息中心的主要职责是
_OF = re.compile(r"的?(?:主要|工作|具体|基本){0,2}(?:职责|职能)(?:任务|分工)?(?:是|为|包括|如下)?$")
# A group named only by its work, which no list of units knows; told by the duties under it.
_GROUP = re.compile(r"[一-龥]{2,16}(?:组|办公室|专班|指挥部|中心|[处科室所队站])$")
_ROLE_STARTS = rf"(?:{any_of('lead', 'responsible', 'together', 'support')}|指导|监督|组织|协调|统筹)"
_PLAIN_STARTS = rf"(?:{_ROLE_STARTS}|{any_of('action', 'manner')}|依法|代行|日常)"
_ROLE_START = re.compile(_ROLE_STARTS)
_PLAIN_START = re.compile(_PLAIN_STARTS)
_MARK = re.compile(r"(?:\(?\d{1,2}[).、]|[①-⑳]|[一二三四五六七八九十]{1,2}是)\s?")
_DUTIES_ABOVE = re.compile(r"职责|职能|任务分工|责任分工|职能分工")
_MEMBERS = re.compile(
    r"由[^。;]{2,120}(?:组成|担任|兼任)|(?:组长|副组长|成员|主任|副主任|联系人|电话|地址)[:,]?"
)


class Duty(Record):
    """A stretch of text that is a duty of the units of a heading, or of those it names itself (`heading` false)."""

    sentence: Sentence
    heading: bool


class _Owner(Record):
    """Units that head a part of the text up to `stop`, as printed in `span`; `rest` is where duties begin behind them."""

    units: tuple[UnitName, ...]
    span: Span
    rest: int
    stop: int
    group: bool
    certain: bool


def find_duties(
    prose: Prose, passages: Sequence[Passage], nodes: Sequence[Node], zones: Sequence[Zone]
) -> list[Duty]:
    """The duties under units that head a node or a paragraph, in order."""
    found: list[Duty] = []
    owners: list[_Owner] = []
    for number, passage in enumerate(passages):
        node = nodes[passage.place]
        says_duties = _says_duties(passage.place, nodes, zones)
        for place, paragraph in enumerate(passage.paragraphs):
            while owners and owners[-1].stop <= paragraph.start:
                owners.pop()
            stop = node.stop if place == 0 and node.path else passage.paragraphs[-1].end
            following = _following(passages, number, place)
            owner = _owner(prose, paragraph, following, stop, says_duties)
            if owner is not None and owner.rest < paragraph.end and not (place == 0 and node.path):
                owner = msgspec.structs.replace(owner, stop=paragraph.end)
            if owner is not None:
                while owners and place and owners[-1].span.start >= passage.paragraphs[0].start:
                    owners.pop()
                owners.append(owner)
                if owner.rest < paragraph.end:
                    found.extend(_duties(prose, Span(start=owner.rest, end=paragraph.end), owner))
            elif owners:
                found.extend(_duties(prose, paragraph, owners[-1]))
    return found


def _following(passages: Sequence[Passage], number: int, place: int) -> Span | None:
    """The paragraph after one, in its own passage or the next."""
    paragraphs = passages[number].paragraphs
    if place + 1 < len(paragraphs):
        return paragraphs[place + 1]
    later = passages[number + 1].paragraphs if number + 1 < len(passages) else ()
    return later[0] if later else None


def _says_duties(place: int, nodes: Sequence[Node], zones: Sequence[Zone]) -> bool:
    """Whether a heading above, or the title of the zone, says that duties follow (成员单位职责)."""
    headings = [above.heading for above in ancestors_of(nodes, place)]
    return any(_DUTIES_ABOVE.search(heading) for heading in (zones[nodes[place].zone].title or "", *headings))


def _owner(
    prose: Prose, paragraph: Span, following: Span | None, stop: int, says_duties: bool
) -> _Owner | None:
    mark = _HEAD_END.search(
        prose.folded, paragraph.start, min(paragraph.end, paragraph.start + _LONGEST_HEAD)
    )
    if mark is None and paragraph.end - paragraph.start > _LONGEST_HEAD:
        return None
    head_end = mark.start() if mark else paragraph.end
    rest = mark.end() if mark else paragraph.end
    named = _OF.search(prose.folded, paragraph.start, head_end)
    span = trimmed(prose, paragraph.start, named.start() if named else head_end)
    content = trimmed(prose, rest, paragraph.end) if rest < paragraph.end else following
    if content is None or content.start == content.end or span.end - span.start < 2:
        return None
    begins = _after_mark(prose, content.start)
    plain = _PLAIN_START.match(prose.folded, begins, content.end)
    role = _ROLE_START.match(prose.folded, begins, content.end)
    units = read_units(prose.text, span.start, span.end)
    if units is not None and (
        role or named or (plain and (says_duties or rest < paragraph.end)) or says_duties
    ):
        names = tuple(mention.unit for mention in units.units)
        return _Owner(
            names, span, content.start if rest < paragraph.end else paragraph.end, stop, False, True
        )
    printed = prose.text[span.start : span.end]
    if role and units is None and _GROUP.fullmatch(printed):
        name = UnitName(printed=printed, name=printed)
        return _Owner(
            (name,), span, content.start if rest < paragraph.end else paragraph.end, stop, True, False
        )
    return None


def _duties(prose: Prose, paragraph: Span, owner: _Owner) -> list[Duty]:
    """The duties of a paragraph: its sentences, each with those after it that begin with no duty."""
    reader = ClauseReader(prose, paragraph.start, paragraph.end, plain=False)
    found: list[Duty] = []
    for piece in sentences(prose, paragraph.start, paragraph.end, "。;!?"):
        begins = _after_mark(prose, piece.start)
        if piece.end - begins < 4 or _MEMBERS.match(prose.folded, begins, piece.end):
            continue
        acts = reader.acts(piece)
        own_end = paragraph.start + acts[0].begins if acts else piece.end
        start = _ROLE_START if owner.group else _PLAIN_START
        if own_end > begins + 3 and (cue := start.match(prose.folded, begins, own_end)):
            sentence = reader.duty(Span(start=begins, end=own_end), cue[0], owner.units, owner.span)
            if sentence is not None:
                found.append(Duty(sentence=sentence, heading=True))
        named = reader.read_all(acts, Span(start=own_end, end=piece.end)) if acts else []
        found.extend(Duty(sentence=one, heading=False) for one in named)
    return found


def _after_mark(prose: Prose, start: int) -> int:
    mark = _MARK.match(prose.folded, start)
    return mark.end() if mark else start
