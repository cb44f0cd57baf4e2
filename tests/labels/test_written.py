"""How reports written by others for the purpose are read, and its floors."""

import tomllib
from pathlib import Path

import pytest

from benchmarks.cases import read_file
from benchmarks.written import Measured, documents, measure, sets

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text("utf-8"))["written"]


@pytest.fixture(scope="module", params=sets())
def measured(request: pytest.FixtureRequest) -> tuple[str, Measured]:
    return request.param, measure(request.param)


def test_as_many_fields_stay_right(measured: tuple[str, Measured]) -> None:
    name, result = measured
    floor = FLOORS[name]
    assert result.share >= floor["fields"], "\n".join(result.wrong)
    assert result.counts["missed"] <= floor["missed"]
    assert result.counts["invented"] <= floor["invented"]
    assert result.counts["extra"] <= floor.get("extra", 0)


@pytest.mark.parametrize("name", sets())
def test_what_tells_no_case_gives_none(name: str) -> None:
    without = [path for path, truths in documents(name) if not truths]
    assert len(without) >= 3
    assert [path.name for path in without if read_file(path).cases] == []


@pytest.mark.parametrize("name", sets())
def test_every_field_stands_where_it_says(name: str) -> None:
    for path, _ in documents(name):
        reading = read_file(path)
        for case in reading.cases:
            assert reading.text[case.evidence.start : case.evidence.end] == case.evidence.quote
            for field in ("direct_causes", "indirect_causes", "measures", "lessons"):
                spans = case.spans.get(field, ())
                assert [reading.text[span.start : span.end] for span in spans] == list(getattr(case, field))
