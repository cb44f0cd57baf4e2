"""The visible questions have the form that they say they have, and their quotes stand where they say."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from corpus.recognise.scripts import simplify
from tests.sample_builder import SAMPLE
from tests.sample_builder.sheet import LEADING
from tests.sample_builder.sources import DATA

HERE = Path(__file__).parent
FILES = ("sample", "seeds")
CASES = "cases"
UNANSWERABLE = "unanswerable"
LEAST = {"sample": 70, "seeds": 60, CASES: 48, UNANSWERABLE: 150}
# Of each file at least so many have no answer.
UNANSWERED = {"sample": 0.2, "seeds": 0.2, CASES: 0.15}
SHORTEST_EVIDENCE = 12
BUILT = sorted({path.stem for path in DATA.glob("*.txt")})
OUTCOMES = {"answered", "collective_only", "no_unit_named", "superseded", "not_held"}
INTENTS = {"responsibility", "unit_tasks", "deadline", "requirement", "case", "law", "standard", "document"}
TEXTS = ("id", "kind", "q", "outcome")
OPTIONAL_TEXTS = {
    "doc",
    "law",
    "article",
    "evidence",
    "deadline",
    "intent",
    "value",
    "scope",
    "basis",
    "notice",
    "about",
    "replaced_by",
    "note",
}
SETS = {
    "units_lead",
    "units_support",
    "lead_numbers",
    "support_numbers",
    "lead_evidence",
    "support_evidence",
    "value_any",
}
OTHERS = {"also", "asked_unit", "count_lead", "count_support", "open_list", "ended", "past"}
ALLOWED = {*TEXTS, *OPTIONAL_TEXTS, *SETS, *OTHERS}

Question = dict[str, Any]


def read_questions(name: str) -> list[Question]:
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def questions() -> list[Question]:
    return [question for name in (*FILES, CASES, UNANSWERABLE) for question in read_questions(name)]


def test_ids_and_wordings_are_unique() -> None:
    for field in ("id", "q"):
        assert [value for value, n in Counter(q[field] for q in questions()).items() if n > 1] == []


@pytest.mark.parametrize("question", questions(), ids=lambda q: q["id"])
def test_shape(question: Question) -> None:
    assert set(question) <= ALLOWED
    assert all(isinstance(question[field], str) and question[field] for field in TEXTS)
    assert all(isinstance(question.get(field, ""), str) for field in OPTIONAL_TEXTS)
    for field in SETS:
        values = question.get(field, [])
        assert all(isinstance(value, str) for value in values)
        assert len(set(values)) == len(values)
    assert question["outcome"] in OUTCOMES
    assert question.get("intent", "case") in INTENTS
    assert question.get("scope", "asked") in {"asked", "wider"}
    for evidence in quotes(question):
        assert len(fold(evidence)) >= SHORTEST_EVIDENCE
    for role in ("lead", "support"):
        count, numbers = question.get(f"count_{role}"), question.get(f"{role}_numbers")
        listed = question.get(f"{role}_evidence") if numbers is None else numbers
        assert count is None or listed is None or count == len(listed)
    if "asked_unit" in question:
        assert set(question["asked_unit"]) == {"name", "role"}
        assert question["asked_unit"]["role"] in {"lead", "support", "guide", "none"}
        assert question["asked_unit"]["name"] in question["q"]


@pytest.mark.parametrize("question", questions(), ids=lambda q: q["id"])
def test_an_answer_has_a_place_and_no_answer_has_none(question: Question) -> None:
    if question["outcome"] == "not_held":
        assert not {"doc", "law", "evidence", "units_lead", "units_support"} & set(question)
    else:
        assert "doc" in question or {"law", "article"} <= set(question)
        assert "evidence" in question or "value" in question


def test_what_nothing_answers() -> None:
    asked = read_questions(UNANSWERABLE)
    assert len(asked) >= LEAST[UNANSWERABLE]
    assert {q["outcome"] for q in asked} == {"not_held"}


@pytest.mark.parametrize("name", UNANSWERED)
def test_enough_questions_and_enough_without_an_answer(name: str) -> None:
    asked = read_questions(name)
    assert len(asked) >= LEAST[name]
    assert sum(q["outcome"] != "answered" for q in asked) >= UNANSWERED[name] * len(asked)


@pytest.mark.parametrize(
    "question", [*read_questions("sample"), *read_questions(CASES)], ids=lambda q: q["id"]
)
def test_evidence_stands_in_the_sample(question: Question) -> None:
    texts = sample_texts()
    for doc, evidence in placed_quotes(question):
        holding = [text for text in texts if fold(doc) in text and fold(evidence) in text]
        assert len(holding) == 1, (doc, evidence)


def test_evidence_stands_in_the_seeds(shared_data: Path) -> None:
    texts = [fold(simplify(p.read_text(encoding="utf-8"))) for p in sorted((shared_data / "seeds").iterdir())]
    for question in read_questions("seeds"):
        for doc, evidence in placed_quotes(question):
            assert any(fold(doc) in text and fold(evidence) in text for text in texts), question["id"]


def fold(text: str) -> str:
    """The text as evidence is compared: without blanks, full-width forms narrowed."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def quotes(question: Question) -> list[str]:
    return [evidence for _, evidence in placed_quotes(question)]


def placed_quotes(question: Question) -> list[tuple[str, str]]:
    """Every quote of a question with the document that must hold it."""
    doc = question.get("doc") or question.get("law", "")
    own = [question["evidence"]] if "evidence" in question else []
    listed = [*question.get("lead_evidence", []), *question.get("support_evidence", [])]
    also = [(record["doc"], record["evidence"]) for record in question.get("also", [])]
    return [(doc, quote) for quote in (*own, *listed)] + also


@cache
def sample_texts() -> list[str]:
    """The text of every sample document, folded: of pages as they are, of built files from their data."""
    pages = [BeautifulSoup(p.read_text(encoding="utf-8"), "lxml").get_text() for p in SAMPLE.rglob("*.html")]
    plain = [simplify(plain_text(p)) for p in (*SAMPLE.rglob("*.txt"), *SAMPLE.glob("*/*.md"))]
    built = ["".join(data(path.name) for path in sorted(DATA.glob(f"{name}.*"))) for name in BUILT]
    livelihood = "\n".join(LEADING) + data("livelihood.tsv")
    return [fold(text) for text in (*pages, *plain, *built, livelihood)]


def plain_text(path: Path) -> str:
    """What a text file says; one of the sample's is a machine's of old."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def data(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")
