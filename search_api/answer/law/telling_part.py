"""The part of an article that says what is asked: the one 款 that plainly holds more of the matter than the others do."""

import msgspec

from corpus.model import Article, Evidence
from corpus.recognise.cited.article_parts import read_paragraphs
from corpus.recognise.numerals import write_numeral
from search_api.answer.cover import Matter
from search_api.values import Answered, Query

# A 款 that holds so much more of the matter than any other: where two hold as much, the whole article proves more.
_PLAINLY = 0.2


def with_telling_part(answered: Answered, query: Query) -> Answered:
    """The answer, its evidence narrowed to the 款 of an article that tells the matter; as it is where none plainly does."""
    record = answered.record
    if not isinstance(record, Article) or record.evidence.quote != record.text:
        return answered
    matter = Matter(query.terms, query.phrases)
    parts = read_paragraphs(record.text)
    shares = [matter.share(record.text[part.span.start : part.span.end]) for part in parts]
    order = sorted(range(len(parts)), key=lambda place: -shares[place])
    if len(parts) < 2 or shares[order[0]] < shares[order[1]] + _PLAINLY:
        return answered
    span, said = parts[order[0]].span, f"第{write_numeral(order[0] + 1)}款"
    evidence = _narrowed(record.evidence, span.start, span.end, said)
    return msgspec.structs.replace(answered, record=msgspec.structs.replace(record, evidence=evidence))


def _narrowed(evidence: Evidence, start: int, end: int, said: str) -> Evidence:
    return msgspec.structs.replace(
        evidence,
        locator=evidence.locator + said,
        quote=evidence.quote[start:end],
        start=evidence.start + start,
        end=evidence.start + end,
    )
