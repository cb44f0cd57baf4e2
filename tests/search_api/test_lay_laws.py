"""Laws asked in the public's own words: the right article stands first, or is at least shown, or nothing is."""

import json
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.model import Article
from corpus.recognise.cited.law_titles import bare_title
from search_api.cli.ingestion import find_files
from search_api.service import Service
from tests.search_api.conftest import store

HERE = Path(__file__).parent
QUESTIONS = [json.loads(line) for line in (HERE / "lay_laws.jsonl").read_text("utf-8").splitlines()]
NOTHING = HERE.joinpath("lay_nothing.txt").read_text("utf-8").splitlines()
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text("utf-8"))["lay_laws"]
# The parts of the civil code are files of their own.
CODE = "民法典"
OTHERS = 60


@pytest.fixture(scope="module")
def laws(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The laws that hold the articles, all their texts, among as many others as a test may take time for."""
    names = {question["law"] for question in QUESTIONS}
    held = [f for f in find_files([str(shared_data / "laws" / "lawrefbook")]) if f.name.endswith(".md")]
    texts = sorted((f for f in held if not f.name.endswith("_index.md")), key=lambda file: file.name)

    def is_wanted(name: str) -> bool:
        return CODE in name or name.rpartition("/")[2].partition("(")[0] in names

    wanted = [file for file in texts if is_wanted(file.name)]
    assert len(wanted) >= len(names)
    drawn = random.Random(9).sample([file for file in texts if file not in wanted], OTHERS)
    engine, service = store(tmp_path_factory.mktemp("laws"), [*wanted, *drawn])
    yield service
    engine.close()


def test_lay_questions_lead_to_the_article(laws: Service) -> None:
    first, shown, answered, missed = 0, 0, 0, []
    for question in QUESTIONS:
        answer = laws.ask(question["q"])
        articles = [each.record for each in answer.answers if isinstance(each.record, Article)]
        right = [_is_right(article, question) for article in articles]
        first, shown = first + any(right[:1]), shown + any(right)
        answered += answer.outcome != "not_held"
        if not any(right[:1]):
            missed.append((question["q"], answer.outcome, [a.law + a.number for a in articles]))
        for article in articles:
            own = article.evidence
            text = laws.text(own.document_id)
            assert text[own.start : own.end] == own.quote
    assert first >= FLOORS["first"], (first, missed)
    assert shown >= FLOORS["shown"], (shown, missed)
    assert shown >= FLOORS["precision"] * answered, (shown, answered, missed)


def _is_right(article: Article, question: dict[str, str]) -> bool:
    return bare_title(article.law) == question["law"] and article.number in question["articles"]


@pytest.mark.parametrize("question", NOTHING)
def test_what_no_law_tells_is_refused(laws: Service, question: str) -> None:
    assert laws.ask(question).outcome == "not_held"
