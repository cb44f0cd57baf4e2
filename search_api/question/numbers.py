"""The numbers that a question gives: of documents, exactly or as they are typed in a hurry, and of standards."""

import re

from corpus.model import Record, Span
from corpus.recognise.cited.document_numbers import find_document_numbers
from corpus.recognise.cited.standards import StandardMention, find_standards

# 崇川政办发2020 11号文.
_LOOSE = re.compile(
    r"(?P<agency>[一-鿿]{2,10}[发函规字办])[ (\[〔]{0,2}(?P<year>(?:19|20)\d\d)[年 )\]〕-]{0,3}第?(?P<serial>\d{1,4})号(?:文件?)?"
)
# 国标12021.4: of the nation, of which of its two codes nobody says; 强标 is one of them.
_OF_THE_NATION = re.compile(
    r"(?:(?:强制性|推荐性)?国(?:家标准|标)|(?P<must>强标|强条))(?:号|编号)?:? ?"
    r"(?P<number>\d{3,6}(?:\.\d{1,3}){0,2}(?:-(?:19|20)\d\d)?)(?![\d.年号])"
)
_CODES = ("GB", "GB/T")
_ORDER = re.compile(r"(?<=[省市区县州盟旗])政府令")
# GB 41099现行是哪个版本: which of its editions, not what one says.
_EDITION = re.compile(
    r"哪(?:一)?(?:个版本?|版|年的|年版)|(?:最新|现行|有效)的?版本?(?:是|$|[?])|有?新版(?:本)?[吗了没]"
)


class Numbers(Record):
    """The numbers in their normal form, and where they stand; `of_standards` where one is a standard's."""

    numbers: tuple[str, ...]
    spans: tuple[Span, ...]
    of_standards: bool


def find_numbers(text: str) -> Numbers:
    """The numbers of a folded question, those of documents first."""
    standards = standards_in(text)
    exact = [(_in_full(found.number), found.start, found.end) for found in find_document_numbers(text)]
    found = [*(exact or _loose(text)), *((each.number, each.start, each.end) for each in standards)]
    return Numbers(
        numbers=tuple(number for number, _, _ in found),
        spans=tuple(dict.fromkeys(Span(start=start, end=end) for _, start, end in found)),
        of_standards=bool(standards),
    )


def standards_in(text: str) -> list[StandardMention]:
    """The numbers of standards in a folded question; one of which only 国标 is said once with each code of the nation."""
    found = find_standards(text)
    for told in _OF_THE_NATION.finditer(text):
        if not any(each.start < told.end() and told.start() < each.end for each in found):
            found += [
                StandardMention(told.start(), told.end(), told[0], f"{code} {told['number']}")
                for code in (_CODES[:1] if told["must"] else _CODES)
            ]
    return found


def asks_edition(text: str) -> bool:
    """Whether a question asks which edition of what it names holds."""
    return _EDITION.search(text) is not None


def _in_full(number: str) -> str:
    """The number of a government's order as it is printed: 澜川市人民政府令第41号 for 澜川市政府令第41号."""
    return _ORDER.sub("人民政府令", number)


def _loose(text: str) -> list[tuple[str, int, int]]:
    return [
        (f"{match['agency']}〔{match['year']}〕{match['serial']}号", match.start(), match.end())
        for match in _LOOSE.finditer(text)
    ]
