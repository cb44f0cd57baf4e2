"""Composed reports and bulletins: every field of every record."""

from functools import cache

import pytest

from corpus.blocks import Blocks, Paragraph
from corpus.model import Case, Reading
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from tests.indexer.cases.reports import Expected, Report, compose

SEED = 5
COUNT = 200
FEATURES = {
    *("_whole", "_flash", "_headed", "_listed", "_twice"),
    *("wide day", "wide loss", "loss", "parties", "broken", "lessons", "key of lessons"),
    *("half width", "place first", "captions", "inquiry", "year carried on", "signature", "spaced"),
    *("on one line", "month carried on", "total behind"),
}


@cache
def read(index: int) -> tuple[Report, Reading]:
    report = compose(SEED, index)
    paragraphs = tuple(Paragraph(line) for line in (report.title, *report.lines))
    return report, read_blocks(Blocks("text/plain", paragraphs), Source(path=f"{report.title}.txt"))


def told(case: Case) -> dict[str, object]:
    """The fields of a case as they are compared. Whose accident its title or its place names is a party beside those told."""
    owner = [(party.role, party.name) for party in case.parties if party.role == "生产经营单位"]
    assert len(owner) <= 1
    assert all(name in f"{case.title}\n{case.place}" for _, name in owner)
    return {
        "occurred": case.occurred,
        "day": case.occurred_on,
        "time": case.time,
        "place": case.place,
        "region": case.region,
        "hazard": case.hazard,
        "industry": case.industry,
        "deaths": case.deaths,
        "injuries": case.injuries,
        "missing": case.missing,
        "loss": case.loss_yuan,
        "grade": case.grade,
        "grade_by_law": case.grade_by_law,
        "direct": list(case.direct_causes),
        "indirect": list(case.indirect_causes),
        "lessons": list(case.lessons),
        "measures": list(case.measures),
        "broken": sorted(citation.printed for citation in case.violated),
        "parties": sorted({(party.role, party.name) for party in case.parties} - set(owner)),
    }


def wanted(own: Expected) -> dict[str, object]:
    """The fields that the accident and its parts should give."""
    accident, harm = own.accident, own.accident.harm
    none_told = harm.deaths is None and harm.grave is None and harm.loss is None
    return {
        "occurred": accident.day.isoformat(),
        "day": accident.day,
        "time": accident.time,
        "place": accident.place,
        "region": accident.region,
        "hazard": (accident.hazard,),
        "industry": (accident.industry,),
        "deaths": harm.deaths,
        "injuries": harm.injuries,
        "missing": harm.missing,
        "loss": harm.loss,
        "grade": own.grade,
        "grade_by_law": None if none_told else harm.grade,
        "direct": own.direct,
        "indirect": own.indirect,
        "lessons": own.lessons,
        "measures": own.measures,
        "broken": own.broken,
        "parties": own.parties,
    }


@pytest.mark.parametrize("index", range(COUNT))
def test_every_field_of_every_record(index: int) -> None:
    report, reading = read(index)
    assert [case.occurred for case in reading.cases] == [
        own.accident.day.isoformat() for own in report.expected
    ]
    for case, own in zip(reading.cases, report.expected, strict=True):
        got, should = told(case), wanted(own)
        assert {name: (got[name], should[name]) for name in should if got[name] != should[name]} == {}
        assert own.title is None or case.title == own.title


@pytest.mark.parametrize("index", range(COUNT))
def test_every_span_slices_back_to_its_field(index: int) -> None:
    _, reading = read(index)
    for case in reading.cases:
        assert reading.text[case.evidence.start : case.evidence.end] == case.evidence.quote
        printed = {
            name: tuple(reading.text[span.start : span.end] for span in spans)
            for name, spans in case.spans.items()
        }
        for name in ("direct_causes", "indirect_causes", "lessons", "measures"):
            assert printed.get(name, ()) == getattr(case, name)
        assert printed.get("parties", ()) == tuple(party.name for party in case.parties)
        assert printed.get("place", (None,)) == (case.place,)
        assert printed.get("title", (case.title,))[0].strip("，, ") == case.title
        for name in ("deaths", "injuries", "missing"):
            assert (name in case.spans) == (getattr(case, name) is not None)
        assert ("loss_yuan" in case.spans) == (case.loss_yuan is not None)


def test_the_same_seed_gives_the_same_document_and_another_another() -> None:
    assert compose(SEED, 3) == compose(SEED, 3)
    assert len({compose(SEED, index).lines for index in range(COUNT)}) == COUNT


def test_every_feature_comes_up() -> None:
    seen = set().union(*(compose(SEED, index).features for index in range(COUNT)))
    assert seen == FEATURES
