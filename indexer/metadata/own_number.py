"""The number of a document itself: what its header states, else what stands near its title, in the order or a note."""

import re
from collections.abc import Sequence

from corpus.model import Origin, Record
from corpus.recognise.cited.document_numbers import NumberMention, find_document_numbers
from indexer.lines import Line
from indexer.metadata.header import Header
from indexer.metadata.notes import Told, notes_below
from indexer.metadata.orders import issuer_of_order

# A number that stands on a line of its own near the title is the document's; farther down it is a citation.
_WITHIN_LINES, _WITHIN = 36, 400
_GAP = re.compile(r"[\s\u3000]{2,}")
# 国务院令第729号修订: an order that gives the text anew. What a decision amends (根据国务院令第588号修订) shares its order.
_MADE_KNOWN = re.compile(r"[\s\u3000]*(?:第[一二三四五六七八九十]{1,3}次)?(?:修订)?(?:公布|发布|颁布|修订)$")
_BY_DECISION = re.compile(r"根据[\s\u3000]*$")
_GAP_BEFORE = 6
_PROCLAIMED = re.compile(r"(?:令|公告)(?:\d{4}年)?第\d+号$", re.ASCII)


class OwnNumber(Record):
    """A document's number in its normal form, the span it was read from, and what told it.

    `identifies` where no other document bears it: the texts of an amended law keep the order that made the first one known.
    """

    number: str
    start: int
    end: int
    origin: Origin
    identifies: bool = True


def find_own_number(text: str, header: Header, lines: Sequence[Line], title_end: int) -> OwnNumber | None:
    """The number of the document whose title ends there; None where none is surely its own."""
    stated = header.first("document_number")
    if stated is not None and (found := find_document_numbers(stated.value)):
        return _at(found[0], stated.start, stated.origin)
    free = [line for line in lines if line.grid is None][:_WITHIN_LINES]
    for place, line in enumerate(free):
        if line.start > title_end + _WITHIN:
            break
        found = find_document_numbers(line.text)
        if len(found) == 1 and _stands_apart(line.text, found[0]):
            return _at(found[0], line.start, "text")
        if place + 1 < len(free) and issuer_of_order(line.text) is not None:
            # The number of an order is the line below: 中华人民共和国国务院令, 第708号.
            whole = find_document_numbers(text[line.start : free[place + 1].end].replace("\n", " "))
            if len(whole) == 1 and _stands_apart(f"{line.text} {free[place + 1].text}", whole[0]):
                return _at(whole[0], line.start, "text")
    return _of_notes(text, notes_below(lines, title_end))


def _of_notes(text: str, notes: Sequence[Told]) -> OwnNumber | None:
    """The number of the last order that the notes under a title tell to have made the whole text known."""
    for note in sorted(notes, key=lambda note: note.on, reverse=True):
        said = text[note.start : note.end]
        found = find_document_numbers(said)
        if (
            found
            and _PROCLAIMED.search(found[-1].number)
            and _MADE_KNOWN.fullmatch(said, found[-1].end)
            and not _BY_DECISION.search(text, max(0, note.start - _GAP_BEFORE), note.start)
        ):
            at = _at(found[0], note.start, "text")
            return OwnNumber(at.number, at.start, at.end, at.origin, identifies=False)
    return None


def _at(mention: NumberMention, offset: int, origin: Origin) -> OwnNumber:
    return OwnNumber(mention.number, offset + mention.start, offset + mention.end, origin)


def _stands_apart(text: str, number: NumberMention) -> bool:
    """Whether a number is all of its line, or opens it before a wide gap, as over the table of a sheet."""
    alone = not re.sub(r"[\s（）()]", "", text.replace(number.printed, ""))
    # （甲政发〔2023〕16号，2023年3月2日甲县人民政府印发) under a title.
    noted = text[: number.start] in ("（", "(") and text.endswith(("印发）", "印发)", "发布）", "发布)"))
    return alone or noted or (not text[: number.start].strip() and bool(_GAP.match(text, number.end)))
