"""Golden cases: what each case document of the sample must be read into, field by field.

The expectations were written from the texts, not from what was read. A value given as a list where the record has one text
lists readings that are all right. `misread` names the fields that are not read so yet, with what is wrong; `left_out` those
that the text leaves open.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Reading
from corpus.model.case import Case
from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from tests.sample_builder import SAMPLE

GOLDEN = Path(__file__).parent / "golden" / "cases"
DOCUMENTS = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(GOLDEN.glob("*.json"))}
ONE_TEXT = {"title", "occurred", "time", "place", "region", "grade", "grade_by_law", "course"}
COUNTED = {"deaths", "injuries", "missing", "loss_yuan"}
LISTED = {"hazard", "industry", "direct_causes", "indirect_causes", "measures", "lessons"}
FIELDS = {*ONE_TEXT, *COUNTED, *LISTED, "violated", "parties"}


@cache
def reading(path: str) -> Reading:
    return read_blocks(read(path, (SAMPLE / path).read_bytes()), Source(path=path))


def fields() -> Iterator[Any]:
    for name, document in DOCUMENTS.items():
        for place, expected in enumerate(document["cases"]):
            for field in sorted(FIELDS - set(expected.get("left_out", ()))):
                why = expected.get("misread", {}).get(field)
                marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
                yield pytest.param(name, place, field, id=f"{name}-{place + 1}-{field}", marks=marks)


def shown(case: Case, field: str) -> Any:
    """A field as the expectations write it."""
    value = getattr(case, field)
    if field == "violated":
        return [[cited.title, cited.article] for cited in value]
    if field == "parties":
        return sorted([party.role, party.name] for party in value)
    if isinstance(value, tuple):
        return list(value)
    return value.rstrip("。") if field == "course" and value else value


@pytest.mark.parametrize(("name", "place", "field"), list(fields()))
def test_a_field_is_read_as_the_text_tells_it(name: str, place: int, field: str) -> None:
    document = DOCUMENTS[name]
    wanted, got = document["cases"][place][field], shown(reading(document["document"]).cases[place], field)
    if field in ONE_TEXT and isinstance(wanted, list):
        assert got in wanted
    else:
        assert got == wanted


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_tells_so_many_cases(name: str) -> None:
    document = DOCUMENTS[name]
    assert len(reading(document["document"]).cases) == len(document["cases"])
    assert bool(document["cases"]) != ("why" in document)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_was_read_stands_where_it_says(name: str) -> None:
    found = reading(DOCUMENTS[name]["document"])
    text = found.text
    for case in found.cases:
        evidence = case.evidence
        assert evidence.quote
        assert text[evidence.start : evidence.end] == evidence.quote
        for field, spans in case.spans.items():
            assert all(0 <= span.start < span.end <= len(text) for span in spans), field
            told = [text[span.start : span.end] for span in spans]
            if field in LISTED:
                assert told == list(getattr(case, field))
            elif field in ("title", "place"):
                assert told == [getattr(case, field)]
            elif field == "parties":
                assert told == [party.name for party in case.parties]


@pytest.mark.parametrize("name", [name for name, document in DOCUMENTS.items() if document["cases"]])
def test_nobody_is_named_where_cases_are_listed(name: str) -> None:
    document = DOCUMENTS[name]
    for expected, case in zip(document["cases"], reading(document["document"]).cases, strict=True):
        listed = " ".join(
            (case.title, case.region or "", *case.hazard, *case.industry, *(p.name for p in case.parties))
        )
        assert [person for person in expected["persons"] if person in listed] == []


def test_every_field_is_expected_or_said_to_be_left_out() -> None:
    for document in DOCUMENTS.values():
        for expected in document["cases"]:
            left_out = set(expected.get("left_out", ()))
            assert FIELDS - set(expected) == left_out
            assert set(expected.get("misread", ())) <= FIELDS - left_out
            assert set(expected) <= {*FIELDS, "left_out", "misread", "persons"}


def test_no_other_document_of_the_sample_tells_a_case() -> None:
    own = {document["document"] for document in DOCUMENTS.values()}
    others = [
        path.relative_to(SAMPLE).as_posix()
        for path in sorted(SAMPLE.rglob("*"))
        if path.is_file() and path.name != "README.md"
    ]
    assert own <= set(others)
    assert [path for path in others if path not in own and reading(path).cases] == []
