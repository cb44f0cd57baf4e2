"""Questions of who has a matter by law, over real laws: the right office of the right law comes first.

Forty are our own. Fifty-eight more (`competences_other.jsonl`) were written by a hand that had not seen the program, of laws
that it drew; eight of them no law answers. At their first run, over the whole library, 41 of the fifty had the right office
first, and none of the eight was answered.
"""

import json
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Competence
from corpus.recognise.characters import fold
from search_api.cli.ingestion import InputFile, find_files
from search_api.service import Service
from search_api.values import Answer
from tests.search_api.conftest import store

HERE = Path(__file__).parent
OWN, OTHER = (
    [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]
    for name in ("competences.jsonl", "competences_other.jsonl")
)
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text("utf-8"))["competences"]
# Laws beside those that answer.
OTHERS = 60


def laws(shared_data: Path) -> list[InputFile]:
    """The laws that the questions are answered from, each in all its editions, and the same few others."""
    files = sorted(find_files([str(shared_data / "laws" / "lawrefbook")]), key=lambda file: file.name)
    texts = [file for file in files if file.name.endswith(".md") and "_index" not in file.name]
    names = {question["law"] for question in (*OWN, *OTHER)} - {""}
    named = [file for file in texts if Path(file.name).name.startswith(tuple(names))]
    others = random.Random(40).sample([file for file in texts if file not in named], OTHERS)
    return [*named, *others]


@pytest.fixture(scope="module")
def by_law(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    engine, service = store(tmp_path_factory.mktemp("laws"), laws(shared_data))
    yield service
    engine.close()


def fault(answer: Answer, expected: dict[str, Any]) -> str | None:
    """What is wrong with the first answer; None where it is the right office of the right law, or none where none is held."""
    record = answer.answers[0].record if answer.answers else None
    if not expected["units"]:
        return None if record is None else f"{record.id} answers"
    if not isinstance(record, Competence):
        return f"{answer.outcome}, not told by a competence"
    names = {fold(unit.name) for unit in record.units}
    title = record.evidence.title.replace("中华人民共和国", "")
    if not title.startswith(expected["law"]) or not _are_called(names, expected["units"]):
        return f"{'、'.join(sorted(names))} in {record.evidence.title}"
    inferred = record.inferred.canonical if record.inferred else None
    if "inferred" in expected and inferred != expected["inferred"]:
        return f"inferred {inferred}"
    return None


def _are_called(names: set[str], units: list[str]) -> bool:
    return any(fold(unit) in name for unit in units for name in names)


@pytest.mark.parametrize(("floor", "questions"), [("first", OWN), ("other_hand", OTHER)])
def test_who_has_a_matter_by_law(by_law: Service, floor: str, questions: list[dict[str, Any]]) -> None:
    faults = [
        f"{expected['id']} {expected['q']}: {told}"
        for expected in questions
        if (told := fault(by_law.ask(expected["q"]), expected)) is not None
    ]
    right = len(questions) - len(faults)
    assert right >= FLOORS[floor], "\n".join(faults)
