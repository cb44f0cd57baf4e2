"""Edits, and the ledger of repairs that a chain of them leaves behind."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from corpus.model import Record, Repair


class Edit(Record):
    """A change to a text: `text[start:end]` becomes `after`. Where both are the same it marks a doubt."""

    start: int
    end: int
    after: str
    kind: str
    certain: bool = True
    why: str = ""


def undo(text: str, repairs: Iterable[Repair]) -> str:
    """The text as it stood before the repairs of a ledger were made."""
    parts: list[str] = []
    done = 0
    for repair in sorted(repairs, key=lambda repair: (repair.start, repair.end)):
        parts += (text[done : repair.start], repair.before)
        done = repair.end
    parts.append(text[done:])
    return "".join(parts)


def ledger_of(text: str, edits: Sequence[Edit], earlier: Sequence[Repair]) -> tuple[Repair, ...]:
    """The flat ledger of `earlier` repairs, whose spans are in `text`, and of edits of `text` in order.

    Its spans are in the edited text and do not overlap. What has the same length before and after is divided
    where the other begins or ends; the common part is then told by the narrower of the two. Whatever
    else overlaps becomes one repair, told by the wider.
    """
    old = [_Piece(r.start, r.end, r.before, r.after, r, r.end - r.start) for r in earlier]
    new = [_Piece(e.start, e.end, text[e.start : e.end], e.after, e, e.end - e.start) for e in edits]
    pieces = [*_divided(old, _edges(new)), *_divided(new, _edges(old))]
    is_edit = {id(edit) for edit in edits}
    repairs: list[Repair] = []
    shift = 0
    # Of an earlier repair and an edit of one place the edit comes last, and speaks where widths are equal.
    pieces.sort(key=lambda piece: (piece.start, piece.end, id(piece.told_by) in is_edit))
    for group in _overlapping(pieces):
        start, end = group[0].start, max(piece.end for piece in group)
        undone = [piece for piece in group if id(piece.told_by) not in is_edit]
        made = [piece for piece in group if id(piece.told_by) in is_edit]
        before = _filled(text, start, end, [(piece.start, piece.end, piece.before) for piece in undone])
        after = _filled(text, start, end, [(piece.start, piece.end, piece.after) for piece in made])
        same = all((piece.start, piece.end) == (start, end) for piece in group)
        teller = (min if same else max)(reversed(group), key=lambda piece: piece.width).told_by
        certain = all(piece.told_by.certain for piece in group)
        new_start = start + shift
        shift += len(after) - (end - start)
        if before == after and certain:
            continue
        repair = Repair(teller.kind, new_start, new_start + len(after), before, after, certain, teller.why)
        if repairs and repairs[-1].start == repair.end:
            repair = _one_cut(repairs.pop(), repair)
        repairs.append(repair)
    return tuple(repairs)


def _one_cut(left: Repair, right: Repair) -> Repair:
    """Two repairs that left nothing behind, at one place of the text."""
    told_by = max(left, right, key=lambda repair: len(repair.before))
    before, certain = left.before + right.before, left.certain and right.certain
    return Repair(told_by.kind, told_by.start, told_by.end, before, "", certain, told_by.why)


class _Piece(Record):
    """A repair or edit, or a part of it: its span in the old text, and how wide the whole was."""

    start: int
    end: int
    before: str
    after: str
    told_by: Repair | Edit
    width: int


def _edges(pieces: Sequence[_Piece]) -> list[int]:
    return sorted({edge for piece in pieces for edge in (piece.start, piece.end)})


def _divided(pieces: Sequence[_Piece], edges: Sequence[int]) -> Iterator[_Piece]:
    for piece in pieces:
        inner = edges[bisect_right(edges, piece.start) : bisect_left(edges, piece.end)]
        if not inner or len(piece.before) != len(piece.after):
            yield piece
            continue
        for start, end in zip([piece.start, *inner], [*inner, piece.end], strict=True):
            part = slice(start - piece.start, end - piece.start)
            yield _Piece(start, end, piece.before[part], piece.after[part], piece.told_by, piece.width)


def _overlapping(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    end = 0
    for piece in pieces:
        same = bool(group) and (piece.start, piece.end) == (group[-1].start, group[-1].end)
        if group and not (piece.start < end or same):
            yield group
            group = []
        group.append(piece)
        end = max(end, piece.end) if len(group) > 1 else piece.end
    if group:
        yield group


def _filled(text: str, start: int, end: int, parts: Sequence[tuple[int, int, str]]) -> str:
    filled: list[str] = []
    for part_start, part_end, content in parts:
        filled += (text[start:part_start], content)
        start = part_end
    filled.append(text[start:end])
    return "".join(filled)
