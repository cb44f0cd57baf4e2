"""The number of a document itself: what its header states, else what stands alone near its title, or in the order before it."""

import re
from collections.abc import Sequence

from corpus.model import Origin, Record
from corpus.recognise.document_numbers import NumberMention, find_document_numbers
from indexer.lines import Line
from indexer.metadata.header import Header
from indexer.metadata.orders import issuer_of_order

# A number that stands on a line of its own near the title is the document's; farther down it is a citation.
_WITHIN_LINES, _WITHIN = 36, 400
_GAP = re.compile(r"[\s\u3000]{2,}")


class OwnNumber(Record):
    """A document's number in its normal form, the span it was read from, and what told it."""

    number: str
    start: int
    end: int
    origin: Origin


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
    return None


def _at(mention: NumberMention, offset: int, origin: Origin) -> OwnNumber:
    return OwnNumber(mention.number, offset + mention.start, offset + mention.end, origin)


def _stands_apart(text: str, number: NumberMention) -> bool:
    """Whether a number is all of its line, or opens it before a wide gap, as over the table of a sheet."""
    alone = not re.sub(r"[\s（）()]", "", text.replace(number.printed, ""))
    # （甲政发〔2023〕16号，2023年3月2日甲县人民政府印发) under a title.
    noted = text[: number.start] in ("（", "(") and text.endswith(("印发）", "印发)", "发布）", "发布)"))
    return alone or noted or (not text[: number.start].strip() and bool(_GAP.match(text, number.end)))
