"""What holds of every case of real bulletins and reports; they run where `../shared` lies beside the checkout."""

import re
from pathlib import Path

import pytest

from corpus.model import Case
from corpus.model.case import Party
from corpus.recognise.harm.grades import GRADES
from corpus.recognise.harm.hazards import families
from corpus.recognise.harm.industries import industries
from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks

LABELS = Path(__file__).parents[2] / "labels" / "accidents" / "README.md"
# Documents of the blind half are read by the benchmark alone.
_BLIND = re.compile(r"^\| held_out \| `([^`]+)` \|", re.MULTILINE)
# 王某, 李某某: a person whose name a report withholds.
_PERSON = re.compile(r"[\u4e00-\u9fff]某某?(?![\u4e00-\u9fff]*(?:公司|厂|店|队|村|工程|项目|小区|矿|站))")


@pytest.fixture(scope="module")
def found(shared_data: Path) -> list[tuple[str, Case]]:
    """All cases of the folders of bulletins and long texts, each with its document's text."""
    blind = set(_BLIND.findall(LABELS.read_text("utf-8")))
    paths = [
        path
        for folder in ("bulletins", "long")
        for path in sorted((shared_data / "cases" / folder).glob("*.txt"))
        if path.relative_to(shared_data).as_posix() not in blind
    ]
    assert len(paths) > 60
    readings = [read_blocks(read(path.name, path.read_bytes()), Source(path=path.name)) for path in paths]
    return [(reading.text, case) for reading in readings for case in reading.cases]


def test_there_are_many(found: list[tuple[str, Case]]) -> None:
    assert len(found) > 100


def test_spans_slice_back(found: list[tuple[str, Case]]) -> None:
    for text, case in found:
        assert text[case.evidence.start : case.evidence.end] == case.evidence.quote
        printed = {name: tuple(text[one.start : one.end] for one in own) for name, own in case.spans.items()}
        assert printed.get("place", (None,)) == (case.place,)
        for name in ("direct_causes", "indirect_causes", "measures", "lessons"):
            assert printed.get(name, ()) == getattr(case, name)
        assert printed.get("parties", ()) == tuple(party.name for party in case.parties)


def test_values_are_of_their_closed_sets(found: list[tuple[str, Case]]) -> None:
    for _, case in found:
        assert set(case.hazard) <= set(families())
        assert set(case.industry) <= set(industries())
        assert {case.grade, case.grade_by_law} <= {*GRADES, None}
        assert case.time is None or re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", case.time)
        assert case.occurred is None or re.fullmatch(r"\d{4}(?:-\d{2}){1,2}", case.occurred)
        assert case.occurred_on is None or case.occurred == case.occurred_on.isoformat()
        assert case.occurred is None or 1950 < int(case.occurred[:4]) < 2027


def test_figures_are_those_of_building_sites(found: list[tuple[str, Case]]) -> None:
    assert all((case.deaths or 0) < 100 and (case.injuries or 0) < 200 for _, case in found)
    assert sum(case.deaths is not None for _, case in found) > 0.9 * len(found)


def test_no_person_is_a_place_or_a_party(found: list[tuple[str, Case]]) -> None:
    def persons(parties: tuple[Party, ...], place: str | None) -> list[str]:
        return [name for name in (*(party.name for party in parties), place or "") if _PERSON.search(name)]

    assert [own for _, case in found if (own := persons(case.parties, case.place))] == []
