"""What pages print between the title and the body that is the document's own: who made it known and when, and its number."""

import re

from corpus.recognise.characters import HAN, fold
from corpus.recognise.cited.document_numbers import find_document_numbers

# The history of a law that was often amended is a long note; a sentence of news is none.
_LONGEST = 2_000
_DAY = r"(?:19|20)\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"
_DONE = r"(?:通过|公布|发布|颁布|印发|批准|修订|修正|修改|[施实]行|生效)"
_BRACKETED = re.compile(rf"\([^()]{{0,40}}?{_DAY}[^()。]{{0,{_LONGEST}}}?{_DONE}[^()。]{{0,{_LONGEST}}}\)")
# Without brackets, or with one of them in another line.
_LINE = re.compile(rf"\(?(?:自|根据)?{_DAY}[^()。:]{{0,200}}?{_DONE}\)?")
_ORDER = re.compile(rf"[{HAN}]{{2,40}}(?:令|公告)(?: {{0,3}}\(?第 {{0,2}}[^ 号()]{{1,8}} {{0,2}}号\)?)?")
_NUMBER = re.compile(r"\(?第 {0,2}[^ 号()]{1,8} {0,2}号\)?")


def own_notes(text: str) -> tuple[str, ...]:
    """The notes of a line between title and body: the line itself where it is one, else those in brackets within it."""
    if len(text) > _LONGEST:
        return ()
    folded = fold(text).strip()
    if _LINE.fullmatch(folded) or _ORDER.fullmatch(folded) or _NUMBER.fullmatch(folded):
        return (text,)
    numbers = find_document_numbers(folded)
    if len(numbers) == 1 and len(folded.strip("() ")) <= numbers[0].end - numbers[0].start:
        return (text,)
    return tuple(text[found.start() : found.end()] for found in _BRACKETED.finditer(fold(text)))


def without_note(title: str) -> tuple[str, str | None]:
    """A title without the note that stands in its heading behind it, and that note."""
    found = _BRACKETED.search(fold(title)) if len(title) <= _LONGEST else None
    if found is None or found.start() == 0 or title[found.end() :].strip():
        return title, None
    return title[: found.start()].rstrip(), title[found.start() :].strip()
