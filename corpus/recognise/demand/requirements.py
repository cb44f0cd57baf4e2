"""What sentences oblige, forbid, permit and recommend: of whom, when, how much, by when, under which threat."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from corpus.model import Modality, Record, Requirement, Span
from corpus.recognise.characters import HAN, fold
from corpus.recognise.demand.requirement_measures import deadline_in
from corpus.recognise.demand.requirement_parts import (
    behind_openings,
    is_act,
    is_breach,
    is_condition,
    says_nobody,
    subject_apart,
    subject_of,
    subject_of_condition,
    without_label,
)
from corpus.recognise.demand.requirement_words import (
    Modal,
    find_modals,
    measures,
    penalties,
    sanctions,
    thresholds,
)
from corpus.recognise.unit.units import find_units

# A list may begin behind the colon, on the same line: 不得有下列行为:(一)….
_SENTENCE = re.compile(r"(?:[^。!?;:\n]|:(?![ \u3000]*\([一1]\)))+[。!?;:]?")
_PIECE = re.compile(r"[^,]+")
_TITLE = re.compile(r"《[^《》\n]{1,100}》")
# A list behind its lead: 有下列情形之一的: (一)…;(二)….
_ITEM = re.compile(rf"[ \u3000]*(?:\([{HAN}\d]{{1,4}}\)|\d{{1,2}}[.)、](?!\d)|[a-z]\)|[①-⑳]|——)[ \u3000]*")
_LEADS = re.compile(r"[:][ \u3000]*$")
# 对依法应当编制…的建设项目: what is obliged here only tells which things are meant.
_TELLS_WHICH = re.compile(rf"的[{HAN}、]{{1,16}}$")
# Of two such words in one part the second only tells which thing is meant (不得妨碍清偿依法应当缴纳的税款), unless it is
# joined on.
_JOINED = "并且也但而亦又还"
# What only names a case or a meaning demands nothing: 其他不应当受理的情形; 可以批准的除外; 本条例所称家属，是指….
_NAMES_CASE = re.compile(rf"(?:其他|其它).{{0,60}}的[{HAN}]{{1,6}}[。;]?$|.{{0,200}}(?:的|的?除外)[。;]?$")
_MEANS = re.compile(r"是指|系指|指的是")
_NOBODY_FORBIDS = frozenset({"国家", "法律", "本市", "本省", "本条例", "本法"})


class _Part(NamedTuple):
    """A sentence, or its part up to a semicolon; `goes_on` where it follows such a part."""

    start: int
    end: int
    goes_on: bool


class _Told(Record):
    """A requirement as its spans in the text."""

    modality: Modality
    start: int
    end: int
    subject: Span | None
    condition: Span | None


def find_requirements(text: str, written_on: date | None = None, offset: int = 0) -> tuple[Requirement, ...]:
    """What the text demands, in order; each quote the narrowest run of the text that says all of one demand.

    A sentence that first obliges and then forbids gives two. Words that oblige inside a condition (应当取得许可而未取得的)
    demand nothing. `offset` is where the text stands in its document: spans count from that one's start.
    """
    folded = _TITLE.sub(lambda match: "《" + "□" * (len(match[0]) - 2) + "》", fold(text))
    parts = list(_parts(folded))
    found: list[Requirement] = []
    before: Span | None = None
    place = 0
    while place < len(parts):
        part = parts[place]
        told = list(_told(folded, part, before if part.goes_on else None))
        last = _last_item(folded, parts, place) if told else place
        items: tuple[Span, ...] = ()
        if last > place:
            items = tuple(_item(folded, each) for each in parts[place + 1 : last + 1])
        for number, one in enumerate(told):
            own = items if number == len(told) - 1 else ()
            found.append(_requirement(text, folded, one, own, written_on, offset))
        before = told[-1].subject if told else None
        place = last + 1 if items else place + 1
    return tuple(found)


def _parts(folded: str) -> Iterator[_Part]:
    goes_on = False
    for match in _SENTENCE.finditer(folded):
        start = without_label(folded, match.start(), match.end())
        if start < match.end():
            yield _Part(
                start if not _ITEM.match(folded, match.start(), match.end()) else match.start(),
                match.end(),
                goes_on,
            )
        goes_on = match[0][-1] == ";"


def _last_item(folded: str, parts: Sequence[_Part], place: int) -> int:
    """The place of the last item of the list that a part leads, or the part's own where it leads none."""
    if not _LEADS.search(folded, parts[place].start, parts[place].end):
        return place
    last = place
    while last + 1 < len(parts) and _ITEM.match(folded, parts[last + 1].start, parts[last + 1].end):
        last += 1
    return last


def _item(folded: str, part: _Part) -> Span:
    label = _ITEM.match(folded, part.start, part.end)
    return _stripped(folded, label.end() if label else part.start, part.end)


def _told(folded: str, part: _Part, before: Span | None) -> Iterator[_Told]:
    """The demands of one part, each from where it begins to where the next one does."""
    label = _ITEM.match(folded, part.start, part.end)
    start = label.end() if label else part.start
    pieces = [Span(start=m.start(), end=m.end()) for m in _PIECE.finditer(folded, start, part.end)]
    modals = _demanding(folded, pieces) or _measuring(folded, pieces)
    groups: list[tuple[int, Modal]] = []
    for piece, modal in modals:
        anew = bool(groups) and piece > groups[-1][0] and _begins(folded, pieces[piece].start, modal.start)
        if not groups or anew or groups[-1][1].modality != modal.modality:
            groups.append((piece, modal))
    begins = [
        _first_piece(folded, pieces, piece, groups[n - 1][0] if n else -1)
        for n, (piece, _) in enumerate(groups)
    ]
    subject = before
    for number, (piece, modal) in enumerate(groups):
        first = begins[number] if number else 0
        after = groups[number + 1] if number + 1 < len(groups) else None
        if after is None:
            end = pieces[-1].end
        elif begins[number + 1] > piece:
            end = pieces[begins[number + 1]].start
        else:
            end = after[1].start
        own, condition = _who_and_when(folded, pieces, first, piece, modal)
        begin = pieces[first].start
        if number and groups[number - 1][0] == piece:
            begin, condition = modal.start, None
        if (own is None and says_nobody(folded, pieces[piece].start, modal.start)) or (
            begin == modal.start and number
        ):
            own = subject
        subject = own
        span = _stripped(folded, behind_openings(folded, begin, end), end)
        named = folded[own.start : own.end] if own else ""
        if modal.modality == "must_not" and named in _NOBODY_FORBIDS:
            own = None
        yield _Told(modality=modal.modality, start=span.start, end=span.end, subject=own, condition=condition)


def _begins(folded: str, start: int, end: int) -> bool:
    """Whether a part says a thing of its own: somebody else's, or right away what is demanded (不得…，不得…)."""
    return subject_of(folded, start, end).subject is not None or says_nobody(folded, start, end)


def _demanding(folded: str, pieces: Sequence[Span]) -> list[tuple[int, Modal]]:
    """The words that demand something, each with the place of its piece; not those inside a condition."""
    found: list[tuple[int, Modal]] = []
    for place, piece in enumerate(pieces):
        if _MEANS.search(folded, piece.start, piece.end):
            break
        if _NAMES_CASE.match(folded, piece.start, piece.end):
            continue
        modals = find_modals(folded, piece.start, piece.end)
        if not modals:
            continue
        breach = is_breach(folded, piece.start, piece.end)
        if place + 1 < len(pieces) and (breach or _is_inside_condition(folded, piece, modals)):
            continue
        found += [
            (place, modal)
            for number, modal in enumerate(modals)
            if (number == 0 or folded[modal.start - 1] in _JOINED) and not _only_adds(folded, piece, modal)
        ]
    return found


def _only_adds(folded: str, piece: Span, modal: Modal) -> bool:
    """Whether the part says no more than what else may befall whoever broke the rule (可以并处吊销营业执照)."""
    if modal.modality != "may" or not says_nobody(folded, piece.start, modal.start):
        return False
    return penalties().match(folded, modal.end, piece.end) is not None


def _measuring(folded: str, pieces: Sequence[Span]) -> list[tuple[int, Modal]]:
    """The words that set a measure, of a part without one that demands."""
    found = []
    for place, piece in enumerate(pieces):
        told = measures().search(folded, piece.start, piece.end)
        if told and thresholds().search(folded, told.start(), piece.end) and folded[piece.end - 1] != "的":
            found.append((place, Modal(told.start(), told.end(), "must")))
    return found


def _is_inside_condition(folded: str, piece: Span, modals: Sequence[Modal]) -> bool:
    last = modals[-1]
    if is_condition(folded, last.end, piece.end):
        return True
    begins = folded.startswith(("对", "将", "凡", "依法应当", "应当", "按照", "依照"), piece.start)
    return begins and _TELLS_WHICH.search(folded, last.end, piece.end) is not None


def _first_piece(folded: str, pieces: Sequence[Span], place: int, after: int) -> int:
    """The place of the first of the conditions right before a piece, behind the demand before it."""
    while place - 1 > after and is_condition(folded, pieces[place - 1].start, pieces[place - 1].end):
        place -= 1
    return place


def _who_and_when(
    folded: str, pieces: Sequence[Span], first: int, place: int, modal: Modal
) -> tuple[Span | None, Span | None]:
    """Who is asked and when, of the pieces up to the word that obliges."""
    piece = pieces[place]
    own = subject_of(folded, piece.start, modal.start)
    nobody = says_nobody(folded, piece.start, modal.start)
    before = [
        p
        for number, p in enumerate(pieces[first:place], first)
        if is_condition(folded, p.start, p.end)
        or (nobody and number == place - 1 and is_act(folded, p.start, p.end))
    ]
    condition = Span(start=before[0].start, end=before[-1].end) if before else own.condition
    subject = own.subject
    if subject is None and nobody:
        said = [one for part in pieces[first:place] if (one := _said_before(folded, part)) is not None]
        # Of several that commas part, nobody can tell which of them make one list.
        subject = said[0] if len(said) == 1 else None
    if subject is not None and condition is not None and condition.start <= subject.start < condition.end:
        condition = Span(start=subject.end, end=condition.end)
    return subject, condition


def _said_before(folded: str, piece: Span) -> Span | None:
    """Who is asked, of a part before the one that obliges."""
    if is_condition(folded, piece.start, piece.end) or is_act(folded, piece.start, piece.end):
        return subject_of_condition(folded, piece.start, piece.end)
    return subject_apart(folded, piece.start, piece.end)


def _requirement(
    text: str, folded: str, told: _Told, items: Sequence[Span], written_on: date | None, offset: int
) -> Requirement:
    end = items[-1].end if items else told.end
    quote = text[told.start : end]
    sentence = folded[told.start : told.end]
    subject = text[told.subject.start : told.subject.end] if told.subject else None
    sanction = _sanction(sentence)
    return Requirement(
        modality=told.modality,
        quote=quote,
        span=Span(start=offset + told.start, end=offset + end),
        subject=subject,
        units=tuple(mention.unit for mention in find_units(subject)) if subject else (),
        condition=text[told.condition.start : told.condition.end].strip(" 　,，") if told.condition else None,
        thresholds=tuple(
            text[told.start + m.start() : told.start + m.end()] for m in thresholds().finditer(sentence)
        ),
        deadline=deadline_in(text[told.start : told.end], written_on),
        items=tuple(text[item.start : item.end] for item in items),
        sanction=text[told.start + sanction.start : told.start + sanction.end] if sanction else None,
    )


def _sanction(sentence: str) -> Span | None:
    """All that the sentence threatens, from the first measure to the last."""
    found = list(sanctions().finditer(sentence))
    return Span(start=found[0].start(), end=found[-1].end()) if found else None


def _stripped(folded: str, start: int, end: int) -> Span:
    """The run without blanks and joining marks around it."""
    while start < end and folded[start] in " \u3000,":
        start += 1
    while end > start and folded[end - 1] in " \u3000,;":
        end -= 1
    return Span(start=start, end=end)
