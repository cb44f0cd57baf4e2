"""The numbers that a question gives: of documents, exactly or as they are typed in a hurry, and of standards."""

import re

from corpus.model import Record, Span
from corpus.recognise.document_numbers import find_document_numbers
from corpus.recognise.standards import find_standards

# 崇川政办发2020 11号文.
_LOOSE = re.compile(
    r"(?P<agency>[一-鿿]{2,10}[发函规字办])[ (\[〔]{0,2}(?P<year>(?:19|20)\d\d)[年 )\]〕-]{0,3}第?(?P<serial>\d{1,4})号(?:文件?)?"
)


class Numbers(Record):
    """The numbers in their normal form, and where they stand; `of_standards` where one is a standard's."""

    numbers: tuple[str, ...]
    spans: tuple[Span, ...]
    of_standards: bool


def find_numbers(text: str) -> Numbers:
    """The numbers of a folded question, those of documents first."""
    standards = find_standards(text)
    exact = [(found.number, found.start, found.end) for found in find_document_numbers(text)]
    found = [*(exact or _loose(text)), *((each.number, each.start, each.end) for each in standards)]
    return Numbers(
        numbers=tuple(number for number, _, _ in found),
        spans=tuple(Span(start=start, end=end) for _, start, end in found),
        of_standards=bool(standards),
    )


def _loose(text: str) -> list[tuple[str, int, int]]:
    return [
        (f"{match['agency']}〔{match['year']}〕{match['serial']}号", match.start(), match.end())
        for match in _LOOSE.finditer(text)
    ]
