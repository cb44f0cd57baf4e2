"""What one must, may or must not do: lay questions with the sentence that answers them, over laws, measures and a standard."""

import json
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from search_api.cli.ingestion import find_files
from search_api.service import Service
from tests.sample_builder import SAMPLE
from tests.search_api.conftest import store

QUESTIONS = [
    json.loads(line)
    for line in (Path(__file__).parent / "requirements.jsonl").read_text("utf-8").splitlines()
]
# The laws that hold the sentences, among as many others as a test may take time for.
LAWS = (
    "road-traffic-safety-law",
    "fire-services-law",
    "blood-donation-law",
    "vaccine-administration-law",
    "labor-contracts-law",
    "labor-law",
    "work-safety-law",
    "special-equipment-safety-law",
    "advertising-law",
    "tourism-law",
    "e-commerce-law",
    "protection-of-minors",
    "food-safety-law",
)
OTHERS = 60
FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text("utf-8"))["requirements"]


@pytest.fixture(scope="module")
def rules(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The sample, the five first documents, those laws and others drawn with a fixed seed."""
    national = find_files([str(shared_data / "laws" / "just-laws")])
    wanted = [file for file in national if any(f"/{law}/" in f"/{file.name}" for law in LAWS)]
    assert len(wanted) >= len(LAWS)
    others = sorted(
        (
            f
            for f in find_files([str(shared_data / "laws" / "lawrefbook")])
            if f.name.endswith(".md") and not f.name.endswith("_index.md")
        ),
        key=lambda file: file.name,
    )
    drawn = random.Random(4).sample(others, OTHERS)
    files = [*find_files([str(SAMPLE)]), *find_files([str(shared_data / "seeds")]), *wanted, *drawn]
    engine, service = store(tmp_path_factory.mktemp("rules"), files)
    yield service
    engine.close()


def test_lay_questions_lead_to_the_sentence(rules: Service) -> None:
    right, values, missed = 0, 0, []
    for question in QUESTIONS:
        answer = rules.ask(question["q"])
        record = answer.answers[0].record if answer.answers else None
        quote = record.evidence.quote if record is not None and record.evidence else ""
        found = question["evidence"] in quote
        told = "value" not in question or answer.value == question["value"]
        right, values = right + found, values + told
        if not (found and told):
            missed.append((question["q"], answer.outcome, answer.value, quote[:80]))
    assert right >= FLOORS["right"], (right, missed)
    assert values >= FLOORS["values"], (values, missed)


def test_the_quote_is_the_sentence_and_slices_back(sample: Service) -> None:
    answer = sample.ask("集中充电场所可以设在地下三层吗")
    own = answer.answers[0].record.evidence
    assert own is not None
    assert own.quote == "4.1.2 集中充电场所不应设置在建筑的门厅、疏散走道、楼梯间和地下三层及以下的楼层。"[6:]
    assert sample.text(own.document_id)[own.start : own.end] == own.quote
    assert answer.value == "不应设置在建筑的门厅、疏散走道、楼梯间和地下三层及以下的楼层"


@pytest.mark.parametrize("question", ["在月球上能不能养猫", "潜水艇每年必须检修几次", "宠物殡葬可以烧纸钱吗"])
def test_what_nothing_says_is_not_held(sample: Service, question: str) -> None:
    assert sample.ask(question, intent="requirement").outcome == "not_held"
