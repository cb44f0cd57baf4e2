"""What a document says that it takes the place of: the texts that it abolishes, the standards that it replaces."""

import re

from corpus.model import Document
from corpus.recognise.characters import fold
from corpus.recognise.cited.standards import find_standards
from search_api.answer.asking import Asking
from search_api.answer.shown import sentence_around
from search_api.answer.value import Value, quote

_TAKES = re.compile(r"(?<!被)(?:代替|替代|取代)了?(?:标准)?[ :《]*$")
_BEFORE = 12


def find_replaced(asking: Asking, document: Document) -> Value | None:
    """Their names in the words of its sentence; None where it says so of none."""
    reading = asking.view.document(document.id)
    if reading is None:
        return None
    text = reading.text or ""
    told = [
        (cited.start, cited.end, cited.title or cited.number or cited.printed)
        for cited in reading.citations
        if cited.repeals
    ] or _standards(text)
    if not told:
        return None
    said = sentence_around(text, told[0][0], told[0][1])
    names = dict.fromkeys(name for first, _, name in told if said.start <= first < said.end)
    return Value(text="、".join(names), evidence=quote(asking, document, said, "正文"))


def _standards(text: str) -> list[tuple[int, int, str]]:
    folded = fold(text)
    return [
        (one.start, one.end, one.number)
        for one in find_standards(folded)
        if _TAKES.search(folded, max(0, one.start - _BEFORE), one.start)
    ]
