"""On what a document rests: the texts it cites where it says why it is made."""

import re

from corpus.model import Citation, Document
from corpus.recognise.characters import fold
from indexer.engine.values import NATION
from search_api.answer.asking import Asking
from search_api.answer.shown import sentence_around
from search_api.answer.value import Value, quote

_RESTS_ON = re.compile(r"根据|依据|依照|按照|遵照|贯彻|落实|为了?")
_LEVEL = re.compile(r"(省|市|区|县|国家|国务院|中央)(?:里|级|政府)?(?=哪|什么|的?(?:哪|什么))")
_ENDINGS = {"省": ("省", "自治区"), "市": ("市", "州"), "区": ("区",), "县": ("县",)}
_NATIONAL = ("国家", "国务院", "中央")


def find_basis(asking: Asking, document: Document) -> Value | None:
    """The number or title of the first text that the document says it rests on; of the level asked for (根据省里哪个文件).

    None where no sentence says so.
    """
    reading = asking.view.document(document.id)
    if reading is None:
        return None
    folded = fold(reading.text)
    resting = []
    for citation in reading.citations:
        span = sentence_around(reading.text, citation.start, citation.end)
        if (
            _RESTS_ON.search(folded, span.start, citation.start)
            and not citation.repeals
            and citation.kind != "standard"
        ):
            resting.append((citation, span))
    level = _LEVEL.search(asking.query.text)
    if level is not None:
        resting = [each for each in resting if _is_of(asking, each[0], level[1])]
    if not resting:
        return None
    citation, span = resting[0]
    name = citation.number or (f"《{citation.title}》" if citation.title else citation.printed)
    return Value(text=name, evidence=quote(asking, document, span, "正文"))


def _is_of(asking: Asking, citation: Citation, level: str) -> bool:
    """Whether the text cited is of that level: by its own place where it is held, else by what it is called."""
    region = _region(asking, citation)
    if region is not None:
        if level in _NATIONAL:
            return region == NATION
        return region.rsplit("/", 1)[-1].endswith(_ENDINGS[level])
    printed = f"{citation.title or ''}{citation.number or ''}"
    if level in _NATIONAL:
        return re.search(r"国务院|国家|中央|中共中央|国办|国发|中华人民共和国", printed) is not None
    return any(ending in printed[:12] for ending in _ENDINGS[level])


def _region(asking: Asking, citation: Citation) -> str | None:
    held = asking.view.find_documents(number=citation.number) if citation.number else []
    held = held or (asking.view.find_documents(title=citation.title) if citation.title else [])
    return next((document.region for document in held if document.region), None)
