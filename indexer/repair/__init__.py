"""Undoing what the web did to a text. Every change is recorded, reversible and shown."""

from collections.abc import Callable

from corpus.model import Record, Repair
from indexer.draft import Draft, Edit, apply_edits
from indexer.repair.furniture import furniture
from indexer.repair.gbk_slip import gbk_slip
from indexer.repair.line_ends import line_ends
from indexer.repair.numbers import numbers
from indexer.repair.ocr import ocr
from indexer.repair.one_line import one_line
from indexer.repair.pinyin import pinyin
from indexer.repair.printing import printing
from indexer.repair.reprint import reprint
from indexer.repair.spam import is_hijacked, spam
from indexer.repair.traditional import traditional
from indexer.repair.wrapped import wrapped

Pass = Callable[[Draft], tuple[Edit, ...]]

# In this order. Bytes are looked at before simplification changes them; whole lines go before lines are joined;
# joined before they are divided.
PASSES: tuple[Pass, ...] = (
    pinyin,
    gbk_slip,
    traditional,
    spam,
    furniture,
    ocr,
    reprint,
    wrapped,
    line_ends,
    one_line,
    numbers,
    printing,
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
            draft, repairs = apply_edits(draft, edits, repairs)
    return Repaired(draft, repairs, untrusted=is_hijacked(draft))
