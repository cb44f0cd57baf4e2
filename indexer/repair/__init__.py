"""Undoing what the web did to a text. Every change is recorded, reversible and shown."""

from collections.abc import Callable

from corpus.model import Record, Repair
from indexer.draft import Draft, Edit, apply_edits
from indexer.repair.furniture import cut_furniture
from indexer.repair.gbk_slip import undo_slips
from indexer.repair.head_line import divide_head
from indexer.repair.line_ends import join_lines
from indexer.repair.numbers import mend_numbers
from indexer.repair.ocr import undo_ocr
from indexer.repair.one_line import divide_lines
from indexer.repair.pinyin import cut_pinyin
from indexer.repair.printing import mend_marks
from indexer.repair.reprint import undo_reprint
from indexer.repair.spam import cut_spam, is_hijacked
from indexer.repair.traditional import simplify_lines
from indexer.repair.wrapped import unwrap

Pass = Callable[[Draft], tuple[Edit, ...]]

# In this order. Bytes are looked at before simplification changes them; whole lines go before lines are joined;
# joined before they are divided.
PASSES: tuple[Pass, ...] = (
    cut_pinyin,
    undo_slips,
    simplify_lines,
    cut_spam,
    cut_furniture,
    undo_ocr,
    undo_reprint,
    unwrap,
    join_lines,
    divide_head,
    divide_lines,
    mend_numbers,
    mend_marks,
)


class Repaired(Record):
    """A draft after repair, what was changed in it, and whether its source cannot be trusted."""

    draft: Draft
    repairs: tuple[Repair, ...]
    untrusted: bool = False


def repair(draft: Draft) -> Repaired:
    """The draft with every certain damage undone and every other plain one marked.

    The spans of the repairs are in the repaired text, and `indexer.draft.undo` gives the text as laid out.
    """
    repairs: tuple[Repair, ...] = ()
    for undo_damage in PASSES:
        edits = undo_damage(draft)
        if edits:
            draft, repairs = apply_edits(draft, _disjoint(edits), repairs)
    return Repaired(draft, repairs, untrusted=is_hijacked(draft))


def _disjoint(edits: tuple[Edit, ...]) -> list[Edit]:
    """The edits but those that begin inside another: in text damaged twice over two rules may claim one place."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not kept or (edit.start >= kept[-1].end and edit.end > kept[-1].start):
            kept.append(edit)
    return kept
