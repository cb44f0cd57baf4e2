"""Duties that stand under the unit they belong to: 三、市公安局 / 负责…；配合…。"""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from corpus.model import Record, Span, UnitName
from corpus.recognise.characters import HAN
from corpus.recognise.unit.units import UnitList
from indexer.outline import Node, ancestors_of
from indexer.tasks.act import Sentence
from indexer.tasks.clause_reader import ClauseReader
from indexer.tasks.passages import Passage, Prose, sentences, trimmed
from indexer.tasks.predicates import LAST, Lazy, any_of
from indexer.tasks.unit_lists import is_certain, read_units
from indexer.zones import Zone

_LONGEST_HEAD = 80
_HEAD_END = re.compile(r"[:。]")
# 市公安局职责, 信息中心的主要职责是
_OF = re.compile(
    r"(?:的|及其|和)?(?:主要|工作|具体|基本){0,2}(?:职责|职能)(?:任务|分工)?(?:是|为|包括|如下)?$"
)
# Whoever they are, their duties stand under their own names below.
_MANY = re.compile(r"(?:成员|组成|参与|参加|有关|相关|各)单位$|(?:有关|相关|各)部门$")
_SHORTEST = 4
# A group named only by its work, which no list of units knows; told by the duties under it.
_GROUP = re.compile(
    rf"(?:《[^《》\n]{{1,20}}》|[{HAN}]{{2}})[{HAN}]{{0,14}}(?:组|办公室|专班|指挥部|中心|(?:杂志|出版)社|编辑部|[处科室所队站])$"
)
# How a head may end: as the name of a unit, of a group, or with the bracket of a role.
_HEAD_LAST = LAST | frozenset("班等")
_ROLE_STARTS = rf"(?:{any_of('lead', 'responsible', 'together', 'support')}|指导|监督|组织|协调|统筹)"
_PLAIN_STARTS = rf"(?:{_ROLE_STARTS}|{any_of('action', 'manner')}|依法|代行|日常)"
_ROLE_START = Lazy(_ROLE_STARTS)
_PLAIN_START = Lazy(_PLAIN_STARTS)
_MARK = re.compile(
    r"(?:(?:主要|工作|具体){0,2}(?:职责|职能)(?:任务|分工)?[是为]?:|\(?\d{1,2}[).、]|[①-⑳]|[一二三四五六七八九十]{1,2}是)\s?"
)
_DUTIES_ABOVE = re.compile(r"职责|职能|任务分工|责任分工|职能分工")
_ROLE_MARK = re.compile(r"\((?:牵头|主责|总?牵头单位|牵头部门)\)")
_MOST_MEMBERS = 4
_MEMBERS = re.compile(
    r"由[^。;]{2,120}(?:组成|担任|兼任)|(?:组长|副组长|成员|主任|副主任|联系人|电话|地址|(?:牵头|责任|参加|参与|配合|组成)(?:单位|部门):)[:,]?|联系(?:方式|人|电话|地址)"
)


class Duty(Record):
    """A stretch of text that is a duty of the units of a heading, or of those it names itself (`heading` false)."""

    sentence: Sentence
    heading: bool


class _Owner(Record):
    """Units that head a part of the text up to `stop`, as printed in `span`; `rest` is where duties begin behind them.

    `group` where only the duties tell that it is a body; `named` where a heading says that these are its duties.
    """

    units: tuple[UnitName, ...]
    span: Span
    rest: int
    stop: int
    group: bool
    named: bool
    support: tuple[UnitName, ...] = ()


def find_duties(
    prose: Prose, passages: Sequence[Passage], nodes: Sequence[Node], zones: Sequence[Zone], plain: bool
) -> list[Duty]:
    """The duties under units that head a node or a paragraph, in order.

    In a `plain` document also what stands, without a word of role, under a numbered heading that is a unit.
    """
    found: list[Duty] = []
    owners: list[_Owner] = []
    for number, passage in enumerate(passages):
        node = nodes[passage.place]
        says_duties = _says_duties(passage.place, nodes, zones)
        heads = any(below.parent == passage.place for below in nodes[passage.place + 1 : passage.place + 2])
        for place, paragraph in enumerate(passage.paragraphs):
            while owners and owners[-1].stop <= paragraph.start:
                owners.pop()
            stop = node.stop if place == 0 and node.path else passage.paragraphs[-1].end
            following = _following(prose, passages, number, place)
            labelled = plain and place == 0 and bool(node.path)
            owner = _owner(prose, paragraph, following, stop, says_duties, labelled)
            if owner is not None and owner.rest < paragraph.end and not (place == 0 and node.path):
                owner = msgspec.structs.replace(owner, stop=paragraph.end)
            if owner is not None:
                while owners and place and owners[-1].span.start >= passage.paragraphs[0].start:
                    owners.pop()
                owners.append(owner)
                if owner.rest < paragraph.end:
                    rest = Span(start=owner.rest, end=paragraph.end)
                    found.extend(_duties(prose, rest, owner, numbered=False))
            elif owners:
                numbered = place == 0 and bool(node.path) and not heads
                found.extend(_duties(prose, paragraph, owners[-1], numbered))
    return found


def _following(prose: Prose, passages: Sequence[Passage], number: int, place: int) -> Span | None:
    """The paragraph after one that tells no members, in its own passage or else the next."""
    paragraphs = passages[number].paragraphs
    for later in paragraphs[place + 1 : place + 1 + _MOST_MEMBERS]:
        if not _tells_members(prose, later):
            return later
    if place + 1 < len(paragraphs):
        return None
    behind = passages[number + 1].paragraphs if number + 1 < len(passages) else ()
    return behind[0] if behind else None


def _tells_members(prose: Prose, paragraph: Span) -> bool:
    return all(
        _MEMBERS.match(prose.folded, sentence.start, sentence.end)
        for sentence in sentences(prose, paragraph.start, paragraph.end)
    )


def _without_members(prose: Prose, content: Span) -> Span:
    """What a paragraph says behind the sentences that tell who belongs to a body."""
    if _MEMBERS.match(prose.folded, content.start, content.end) is None:
        return content
    for sentence in sentences(prose, content.start, content.end):
        if not _MEMBERS.match(prose.folded, sentence.start, sentence.end):
            return Span(start=sentence.start, end=content.end)
    return content


def _says_duties(place: int, nodes: Sequence[Node], zones: Sequence[Zone]) -> bool:
    """Whether a heading above, or the title of the zone, says that duties follow (成员单位职责)."""
    headings = [above.heading for above in ancestors_of(nodes, place)]
    return any(map(_is_of_duties, (zones[nodes[place].zone].title or "", *headings)))


@lru_cache(maxsize=1024)
def _is_of_duties(heading: str) -> bool:
    return _DUTIES_ABOVE.search(heading) is not None


def _owner(
    prose: Prose, paragraph: Span, following: Span | None, stop: int, says_duties: bool, labelled: bool
) -> _Owner | None:
    mark = _HEAD_END.search(
        prose.folded, paragraph.start, min(paragraph.end, paragraph.start + _LONGEST_HEAD)
    )
    if mark is None and paragraph.end - paragraph.start > _LONGEST_HEAD:
        return None
    head_end = mark.start() if mark else paragraph.end
    rest = mark.end() if mark else paragraph.end
    named = None
    if prose.folded.find("职", paragraph.start, head_end) >= 0:
        named = _OF.search(prose.folded, paragraph.start, head_end)
    span = trimmed(prose, paragraph.start, named.start() if named else head_end)
    if span.end == span.start or prose.text[span.end - 1] not in _HEAD_LAST:
        return None
    content = trimmed(prose, rest, paragraph.end) if rest < paragraph.end else following
    if content is None or content.start == content.end or span.end - span.start < 2:
        return None
    told = _without_members(prose, content)
    begins = _after_mark(prose, told.start)
    says_duties = says_duties or (begins > told.start + 1 and prose.folded[begins - 1] == ":")
    plain = _PLAIN_START.match(prose.folded, begins, content.end)
    role = _ROLE_START.match(prose.folded, begins, content.end)
    behind = content.start if rest < paragraph.end else paragraph.end
    listed, leads = _headed_units(prose, span)
    if listed is not None:
        units = tuple(mention.unit for mention in listed.units)
        headed = labelled and all(is_certain(unit.name) for unit in units)
        if _MANY.search(units[-1].name) or not (
            role or named or says_duties or (plain and (headed or rest < paragraph.end))
        ):
            return None
        lead = tuple(unit for unit in units if unit.name in leads) or units
        support = tuple(unit for unit in units if unit not in lead)
        return _Owner(lead, span, behind, stop, False, bool(named) or says_duties, support)
    printed = prose.text[span.start : span.end]
    if (role or (plain and says_duties)) and _GROUP.fullmatch(printed):
        group = (UnitName(printed=printed, name=printed),)
        return _Owner(group, span, behind, stop, group=not says_duties, named=says_duties)
    return None


def _headed_units(prose: Prose, span: Span) -> tuple[UnitList | None, frozenset[str]]:
    """The units that a heading consists of, and which of them it marks as leading: 市公安局（牵头）、市交通局."""
    marks = list(_ROLE_MARK.finditer(prose.folded, span.start, span.end))
    if not marks:
        return read_units(prose.text, span.start, span.end), frozenset()
    printed = prose.text[span.start : span.end]
    for mark in marks:
        first, last = mark.start() - span.start, mark.end() - span.start
        printed = printed[:first] + " " * (last - first) + printed[last:]
    listed = read_units(printed.rstrip(), 0, len(printed.rstrip()))
    if listed is None:
        return None, frozenset()
    stops = {mark.start() - span.start for mark in marks}
    return listed, frozenset(m.unit.name for m in listed.units if m.end in stops)


def duties_of(
    prose: Prose, words: Span, units: tuple[UnitName, ...], owner: Span, support: tuple[UnitName, ...] = ()
) -> list[Duty]:
    """The duties that words say which stand beside the units printed at `owner`, as in a table of duties."""
    holder = _Owner(units, owner, words.start, words.end, group=False, named=True, support=support)
    return _duties(prose, words, holder, numbered=True)


def _duties(prose: Prose, paragraph: Span, owner: _Owner, numbered: bool) -> list[Duty]:
    """The duties of a paragraph, a sentence each; those of another subject that it names are its own sentences.

    What comes after such a sentence is the owner's only where it begins with a word of role.
    """
    reader = ClauseReader(prose, paragraph.start, paragraph.end, plain=False)
    found: list[Duty] = []
    begin = _ROLE_START if owner.group else _PLAIN_START
    for sentence in sentences(prose, paragraph.start, paragraph.end, "。!?"):
        carried: tuple[tuple[UnitName, ...], Span] | None = None
        for piece in sentences(prose, sentence.start, sentence.end, ";"):
            begins = _after_mark(prose, piece.start)
            if piece.end - begins < _SHORTEST or _MEMBERS.match(prose.folded, begins, piece.end):
                continue
            acts = reader.acts(piece)
            if carried is not None and not acts:
                one = reader.carry(piece, *carried)
                found.extend([Duty(sentence=one, heading=False)] if one else [])
                continue
            own_end = paragraph.start + acts[0].begins if acts else piece.end
            if own_end >= begins + _SHORTEST:
                cue = begin.match(prose.folded, begins, own_end)
                if cue or (numbered and owner.named and not acts):
                    span = Span(start=begins, end=own_end)
                    one = reader.duty(span, cue[0] if cue else "", owner.units, owner.span, owner.support)
                    found.extend([Duty(sentence=one, heading=True)] if one else [])
            for named in reader.read_all(acts, Span(start=own_end, end=piece.end)):
                found.append(Duty(sentence=named, heading=False))
            if acts and own_end <= begins:
                subject = acts[-1].subject
                span = Span(start=paragraph.start + subject.start, end=paragraph.start + subject.end)
                carried = subject.units, span
                begin, numbered = _ROLE_START, False
    return found


def _after_mark(prose: Prose, start: int) -> int:
    mark = _MARK.match(prose.folded, start)
    return mark.end() if mark else start
