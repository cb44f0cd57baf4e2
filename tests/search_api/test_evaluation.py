"""The visible questions: what came out right may not fall below its floor (tests/floors.toml)."""

import tomllib
from pathlib import Path
from typing import Any

from search_api.cli.measuring import table_of
from search_api.evaluate import Report, evaluate, read_expected
from search_api.service import Service

HERE = Path(__file__).parent
TESTS = HERE.parent
FLOORS: dict[str, Any] = tomllib.loads((TESTS / "floors.toml").read_text("utf-8"))["answers"]


def questions(name: str) -> list[dict[str, Any]]:
    return read_expected((TESTS / "questions" / f"{name}.jsonl").read_text("utf-8"))


def told(report: Report) -> str:
    misses = (f"{miss.id} {miss.question} {'; '.join(miss.wrong)}" for miss in report.misses)
    return "\n".join((table_of(report), *misses))


def hold_floors(report: Report, floors: dict[str, dict[str, int]]) -> None:
    print(told(report))
    assert set(report.kinds) == set(floors) - {"all"}
    assert report.all.quotes.right == report.all.quotes.of
    for kind, floor in floors.items():
        score = report.all if kind == "all" else report.kinds[kind]
        for measure, least in floor.items():
            got = score.right if measure == "right" else getattr(score, measure).right
            assert got >= least, f"{kind}: {measure} {got} < {least}\n{told(report)}"


def test_sample(sample: Service) -> None:
    hold_floors(evaluate(sample, questions("sample")), FLOORS["sample"])


def test_seeds(seeds: Service) -> None:
    hold_floors(evaluate(seeds, questions("seeds")), FLOORS["seeds"])


def test_among_many(among_many: tuple[str, Service]) -> None:
    name, service = among_many
    hold_floors(evaluate(service, questions(name)), FLOORS[f"{name}_among_many"])


def test_what_nothing_answers(all_pages: Service) -> None:
    hold_floors(evaluate(all_pages, questions("unanswerable")), FLOORS["unanswerable"])


def test_what_nothing_answers_of_the_sample(sample: Service) -> None:
    hold_floors(evaluate(sample, questions("unanswerable")), FLOORS["unanswerable_of_the_sample"])


def test_what_nothing_answers_among_many(among_many: tuple[str, Service]) -> None:
    """A law touches on most things: none of what it says by the way may answer."""
    name, service = among_many
    hold_floors(evaluate(service, questions("unanswerable")), FLOORS[f"unanswerable_{name}_among_many"])


def test_other_wordings_of_the_sample(sample: Service) -> None:
    report = evaluate(sample, read_expected((HERE / "more_sample.jsonl").read_text("utf-8")))
    assert not report.misses, told(report)


def test_other_wordings_of_the_first_documents(seeds: Service) -> None:
    report = evaluate(seeds, read_expected((HERE / "more_seeds.jsonl").read_text("utf-8")))
    assert not report.misses, told(report)


def test_what_people_say_of_the_sample(sample: Service) -> None:
    """Spoken questions, half of which nothing answers though the sample speaks of the thing they name."""
    report = evaluate(sample, read_expected((HERE / "spoken_sample.jsonl").read_text("utf-8")))
    assert not report.misses, told(report)
