"""Learns when an article that was found by meaning is shown (search_api/answer/law/likely.toml), and measures it on folds.

    python -m benchmarks.training.gate [--data ../shared/data] [--work zhize-training] [--into search_api/answer/law/likely.toml]

Each of STARD's training questions is asked of models, known questions and trees that never saw it: of a store of all laws and
of one of every tenth, with and without known questions, and of the same stores without the laws that answer it. It prints,
for the questions of folds that the gate did not learn from, how many are answered at each bound and how many of these have
a right article first and among the first three; the bound is the lowest at which three in four have. With a work folder of
`python -m benchmarks.training` it takes a quarter of an hour.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.training.__main__ import COLUMNS
from benchmarks.training.rehearsal import Held, Rehearsal
from benchmarks.training.reranker import learn, predict
from benchmarks.training.school import School
from search_api.answer.cover import Matter
from search_api.answer.law.likely import LOOKED_AT, Gate, any_of, signs_of
from search_api.question import read_question
from search_api.retrieval import Candidates, KnownQuestions, Retrieved
from search_api.retrieval.known import document_of

# What sureness may be made of. Raw scores of words move with the store; what a known question says, the trees have weighed.
SIGNS = (
    "score",
    "ahead",
    "place",
    "vectors",
    "vectors_document",
    "words_share",
    "bigrams_share",
    "words_document",
    "fused",
    "fused_beside",
    "like_fused",
    "like_vectors",
    "known_words",
    "known_meaning",
    "cover",
    "own",
    "missing",
    "length",
)
_RIGHT = 0.75
# Lists of two or three: nearer ones leave out what is right, and less near ones show what is about something else.
_NEAR = 0.25
_MOST = 5
_BOUNDS = tuple(round(0.2 + 0.02 * step, 2) for step in range(36))
_STEADY = 20.0
_STEPS = 30
_ON = date(2026, 1, 1)
_SMALLEST = 1e-9
_TENTH = 10
_MADE_OF = """\
# What sureness is made of: a logistic sum of the signs of search_api/answer/law/likely.py.
"""
_HEAD = """\
# When an article that was found by meaning is shown. `python -m benchmarks.training.gate` learns these numbers and prints
# what they are worth on questions that taught them nothing; they are to be learnt anew when the trees or the fusion change.

# So likely must any of the first three answer (three in four of the lists so likely have a right one among them), so near to
# the surest are the others by their share, and so many are shown.
"""


@dataclass(frozen=True)
class Case:
    """A question asked of one store: the signs of what it finds, a row for each, best first, and which of it is right."""

    fold: int
    store: str
    found: NDArray[np.float64]
    right: tuple[bool, ...]


def cases(rehearsal: Rehearsal) -> Iterator[Case]:
    """The questions of all folds, each asked of every store."""
    school = rehearsal.school
    folds = [list(rehearsal.fold(number)) for number in range(len(school.folds))]
    articles = {rehearsal.ids[article.id]: article for article in school.articles}
    for number, fold in enumerate(school.folds):
        boosters = learn([one for n, ones in enumerate(folds) if n != number for one in ones], COLUMNS)
        model = rehearsal.model(f"fold{number}", fold.learnt)
        rows, known = rehearsal.rows(model), KnownQuestions(rehearsal.answered(fold), model)
        for place in fold.held_out:
            question = school.questions[place]
            query = read_question(question.text, _ON)
            matter = Matter(query.terms, query.phrases)
            right = frozenset(rehearsal.ids[id_] for id_ in question.gold)
            for store, held in _stores(right, place).items():
                asked = known if store.startswith("known") else KnownQuestions((), model)
                found = rehearsal.candidates(place, model, rows, asked, held)
                best = _best(found, predict(boosters, found.rows(COLUMNS)))
                texts = [articles[one.id] for one in best]
                covers = [matter.cover(text.content, text.law) for text in texts]
                signs = signs_of(list(zip(best, covers, strict=True)))
                yield Case(
                    number,
                    store,
                    np.array([[each[name] for name in SIGNS] for each in signs]).reshape(-1, len(SIGNS)),
                    tuple(one.id in right for one in best),
                )


def _stores(right: frozenset[str], place: int) -> dict[str, Held]:
    """The stores that a question is asked of, by what each holds; `without` are those without the laws that answer it."""
    laws = {document_of(id_) for id_ in right}

    def answers(id_: str) -> bool:
        return document_of(id_) in laws

    def drawn(id_: str) -> bool:
        return crc32(f"{place} {document_of(id_)}".encode()) % _TENTH == 0

    return {
        "all": lambda _: True,
        "all without": lambda id_: not answers(id_),
        "tenth": lambda id_: answers(id_) or drawn(id_),
        "tenth without": lambda id_: drawn(id_) and not answers(id_),
        "known": lambda _: True,
        "known without": lambda id_: not answers(id_),
    }


def _best(found: Candidates, scores: NDArray[np.float64]) -> list[Retrieved]:
    """The first candidates as retrieval gives them."""
    first = np.argsort(-scores, kind="stable")[:LOOKED_AT].tolist()
    return [
        Retrieved(
            found.ids[place],
            float(scores[place]),
            {name: float(column[place]) for name, column in found.columns.items()},
        )
        for place in first
    ]


def fit(learnt: Sequence[Case], least: float = 1.0) -> Gate:
    """The gate that tells right from wrong best on these: logistic regression, steadied a little."""
    rows = np.concatenate([case.found for case in learnt])
    right = np.array([each for case in learnt for each in case.right], dtype=np.float64)
    middle, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), _SMALLEST)
    told = np.column_stack([(rows - middle) / spread, np.ones(len(rows))])
    steady = np.diag([_STEADY] * len(SIGNS) + [0.0])
    weights = np.zeros(len(SIGNS) + 1)
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (sure - right) + steady @ weights
        bend = (told.T * (sure * (1 - sure))) @ told + steady
        weights -= np.linalg.solve(bend, slope)
    plain = weights[:-1] / spread
    return Gate(
        least=least,
        near=_NEAR,
        most=_MOST,
        bias=float(weights[-1] - plain @ middle),
        weights=dict(zip(SIGNS, plain.tolist(), strict=True)),
    )


@dataclass(frozen=True)
class Shown:
    """What is shown of one case: how likely any of the first answers, and which are right, surest first."""

    store: str
    likely: float
    right: tuple[bool, ...]


def shown(gate: Gate, case: Case) -> Shown:
    """What the gate shows of a case were it never to refuse."""
    best = gate.surest([dict(zip(SIGNS, row, strict=True)) for row in case.found.tolist()])
    likely = any_of([sure for _, sure in best])
    return Shown(case.store, likely, tuple(case.right[place] for place, _ in best))


def held_out(all_cases: Sequence[Case]) -> list[Shown]:
    """What gates that learnt from the other folds show of each case."""
    found = []
    for number in sorted({case.fold for case in all_cases}):
        gate = fit([case for case in all_cases if case.fold != number])
        found += [shown(gate, case) for case in all_cases if case.fold == number]
    return found


def curve(found: Sequence[Shown], store: str) -> list[dict[str, float]]:
    """For each bound the shares of questions answered, of these with a right article first, in the first three, in the list."""
    held = [one for one in found if one.store == store]
    lacking = [one for one in found if one.store == f"{store} without"]
    lines = []
    for bound in _BOUNDS:
        told = [one for one in held if one.likely >= bound]
        of = max(1, len(told))
        lines.append(
            {
                "bound": bound,
                "answered": len(told) / max(1, len(held)),
                "first": sum(one.right[0] for one in told) / of,
                "in_three": sum(any(one.right[:3]) for one in told) / of,
                "in_list": sum(any(one.right) for one in told) / of,
                "shown": sum(len(one.right) for one in told) / of,
                "answered_without": sum(one.likely >= bound for one in lacking) / max(1, len(lacking)),
            }
        )
    return lines


def bound(found: Sequence[Shown]) -> float:
    """The lowest bound at which so many of the answered questions have a right article among the first three."""
    fine = (line["bound"] for line in curve(found, "all") if line["in_three"] >= _RIGHT)
    return min(fine, default=1.0)


def written(gate: Gate) -> str:
    """The gate as its file."""
    numbers = f"least = {gate.least}\nnear = {gate.near}\nmost = {gate.most}\n"
    weights = "".join(f"{name} = {weight:.4f}\n" for name, weight in gate.weights.items())
    return f"{_HEAD}{numbers}\n{_MADE_OF}bias = {gate.bias:.4f}\n\n[weights]\n{weights}"


def main() -> int:
    """Prints the curves and writes the gate; 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("zhize-training"))
    parser.add_argument("--into", type=Path, default=Path("search_api/answer/law/likely.toml"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    asked = list(cases(Rehearsal(School(options.data, options.work))))
    found = held_out(asked)
    for store in ("all", "tenth", "known"):
        sys.stdout.write(f"{store}\n")
        for line in curve(found, store):
            sys.stdout.write("  ".join(f"{name} {figure:.3f}" for name, figure in line.items()) + "\n")
    options.into.write_text(written(fit(asked, bound(found))), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
