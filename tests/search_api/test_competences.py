"""Forty questions of who has a matter by law, over real laws: the right office of the right law comes first."""

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
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "competences.jsonl").read_text("utf-8").splitlines()
]
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text("utf-8"))["competences"]
# Laws beside those that answer.
OTHERS = 60


def laws(shared_data: Path) -> list[InputFile]:
    """The laws that the questions are answered from, each in all its editions, and the same few others."""
    files = sorted(find_files([str(shared_data / "laws" / "lawrefbook")]), key=lambda file: file.name)
    texts = [file for file in files if file.name.endswith(".md") and "_index" not in file.name]
    names = tuple({question["law"] for question in QUESTIONS})
    named = [file for file in texts if Path(file.name).name.startswith(names)]
    others = random.Random(40).sample([file for file in texts if file not in named], OTHERS)
    return [*named, *others]


@pytest.fixture(scope="module")
def by_law(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    engine, service = store(tmp_path_factory.mktemp("laws"), laws(shared_data))
    yield service
    engine.close()


def fault(answer: Answer, expected: dict[str, Any]) -> str | None:
    """What is wrong with the first answer; None where it is the right office of the right law."""
    record = answer.answers[0].record if answer.answers else None
    if not isinstance(record, Competence):
        return f"{answer.outcome}, not told by a competence"
    names = {fold(unit.name) for unit in record.units}
    if expected["law"] not in record.evidence.title or names.isdisjoint(map(fold, expected["units"])):
        return f"{'、'.join(sorted(names))} in {record.evidence.title}"
    inferred = record.inferred.canonical if record.inferred else None
    if "inferred" in expected and inferred != expected["inferred"]:
        return f"inferred {inferred}"
    return None


def test_who_has_a_matter_by_law(by_law: Service) -> None:
    faults = [
        f"{expected['id']} {expected['q']}: {told}"
        for expected in QUESTIONS
        if (told := fault(by_law.ask(expected["q"]), expected)) is not None
    ]
    right = len(QUESTIONS) - len(faults)
    assert right >= FLOORS["first"], "\n".join(faults)
