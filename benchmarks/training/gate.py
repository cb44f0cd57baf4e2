"""Learns when an article that was found by meaning is shown (search_api/answer/law/likely.toml), and measures it on folds.

    python -m benchmarks.training.gate [--data ../shared/data] [--work zhize-training] [--into search_api/answer/law/likely.toml]

Each of STARD's training questions is asked of models, known questions and trees of both looks that never saw it: of a store of
all laws, and in turn of one of every tenth and of all with known questions, and of the same stores without the laws that
answer it. The bound is the lowest at which three in four of the answered have a right article among the first three, and of
those that no law at hand answers nine in ten are refused. It prints, for the questions of each fold by gates that the other
folds taught, how many are answered at each bound and at the bound that those folds chose, how many of these have a right
article first and among the first three, and how many are answered without the laws. No trees that put the other folds in
order for that saw the measured one. It needs a work folder
of `python -m benchmarks.training`, else it makes one.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.training.__main__ import COLUMNS
from benchmarks.training.rehearsal import Held, Rehearsal
from benchmarks.training.school import School
from benchmarks.training.second import Seconds, Unseen
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
# Beside all laws but those that answer: something else that is likely is always there.
_WRONGLY_ANSWERED = 0.10
# Not learnt: too few of the questions ask for a measure or a fine. Chosen on questions asked of small stores by hand.
_TELLING = 0.25
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

# So likely must any of the first three answer (of the lists so likely nearly four in five have a right one among them), so
# near to the surest are the others by their share, and so many are shown.
"""


@dataclass(frozen=True)
class Case:
    """A question asked of one store: the signs of what it finds, a row for each, best first, and which of it is right.

    `unseen` are the folds that no trees saw which put it in order: its own, and one that is to be measured with what it teaches.
    """

    fold: int
    unseen: Unseen
    store: str
    found: NDArray[np.float64]
    right: tuple[bool, ...]


def cases(rehearsal: Rehearsal) -> Iterator[Case]:
    """The questions of all folds, each asked of its stores and put in order by both looks."""
    folds = [list(rehearsal.fold(number)) for number in range(len(rehearsal.school.folds))]
    seconds = Seconds(rehearsal, folds, COLUMNS, measured=True)
    for number in range(len(folds)):
        yield from cases_of(seconds, number)


def cases_of(seconds: Seconds, number: int) -> Iterator[Case]:
    """The same of one fold."""
    rehearsal = seconds.rehearsal
    fold = rehearsal.school.folds[number]
    model = rehearsal.model(rehearsal.school.name_of(number), fold.learnt)
    rows, known = rehearsal.rows(model), KnownQuestions(rehearsal.answered(fold), model)
    for place in fold.held_out:
        question, heard = rehearsal.school.questions[place], rehearsal.hear(place, model, rows)
        query = read_question(question.text, _ON)
        matter = Matter(query.terms, query.phrases)
        right = frozenset(rehearsal.ids[id_] for id_ in question.gold)
        for store, held in _stores(right, place).items():
            asked = known if store.startswith("known") else KnownQuestions((), model)
            found = rehearsal.candidates(heard, asked, held)
            for unseen, scores in seconds.looks(number, place, found).items():
                best = _best(found, scores)
                texts = [seconds.articles[one.id] for one in best]
                covers = [matter.cover(text.content, text.law) for text in texts]
                signs = signs_of(list(zip(best, covers, strict=True)))
                yield Case(
                    number,
                    unseen,
                    store,
                    np.array([[each[name] for name in SIGNS] for each in signs]).reshape(-1, len(SIGNS)),
                    tuple(one.id in right for one in best),
                )


def _stores(right: frozenset[str], place: int) -> dict[str, Held]:
    """The stores that a question is asked of, by what each holds; `without` are those without the laws that answer it.

    Of all laws every question is asked, and in turn of a tenth, and of all with known questions.
    """
    laws = {document_of(id_) for id_ in right}

    def answers(id_: str) -> bool:
        return document_of(id_) in laws

    def drawn(id_: str) -> bool:
        return crc32(f"{place} {document_of(id_)}".encode()) % _TENTH == 0

    every: dict[str, Held] = {"all": lambda _: True, "all without": lambda id_: not answers(id_)}
    tenth: dict[str, Held] = {
        "tenth": lambda id_: answers(id_) or drawn(id_),
        "tenth without": lambda id_: drawn(id_) and not answers(id_),
    }
    known = {f"known{name.removeprefix('all')}": held for name, held in every.items()}
    return every | (known if place % 2 else tenth)


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
        least_telling=_TELLING,
        near=_NEAR,
        most=_MOST,
        bias=float(weights[-1] - plain @ middle),
        weights=dict(zip(SIGNS, plain.tolist(), strict=True)),
    )


@dataclass(frozen=True)
class Shown:
    """What is shown of one case: how likely any of the first answers, and which are right, surest first.

    `told` is whether it is shown at the bound that the other folds chose.
    """

    store: str
    likely: float
    right: tuple[bool, ...]
    told: bool = False


def shown(gate: Gate, case: Case) -> Shown:
    """What the gate shows of a case."""
    best = gate.surest([dict(zip(SIGNS, row, strict=True)) for row in case.found.tolist()])
    likely = any_of([sure for _, sure in best])
    return Shown(case.store, likely, tuple(case.right[place] for place, _ in best), likely >= gate.least)


def measured(all_cases: Sequence[Case]) -> list[Shown]:
    """What gates show of each case that learnt their numbers, and chose their bound, on the other folds alone."""
    found = []
    for number in sorted({case.fold for case in all_cases}):
        taught = [case for case in all_cases if case.unseen == {number, case.fold} != {number}]
        gate = fit(taught, bound(in_turn(taught)))
        found += [shown(gate, case) for case in all_cases if case.unseen == {number}]
    return found


def in_turn(taught: Sequence[Case]) -> list[Shown]:
    """What gates show of each case that learnt from the other folds."""
    found = []
    for number in sorted({case.fold for case in taught}):
        gate = fit([case for case in taught if case.fold != number])
        found += [shown(gate, case) for case in taught if case.fold == number]
    return found


def curve(found: Sequence[Shown], store: str) -> list[dict[str, float]]:
    """For each bound the shares of questions answered, of these with a right article first, in the first three, in the list."""
    lines = []
    for least in _BOUNDS:
        told = [replace(one, told=one.likely >= least) for one in found]
        lines.append({"bound": least, **figures(told, store)})
    return lines


def figures(found: Sequence[Shown], store: str) -> dict[str, float]:
    """The same of what is told."""
    held = [one for one in found if one.store == store]
    lacking = [one for one in found if one.store == f"{store} without"]
    told = [one for one in held if one.told]
    of = max(1, len(told))
    return {
        "answered": len(told) / max(1, len(held)),
        "first": sum(one.right[0] for one in told) / of,
        "in_three": sum(any(one.right[:3]) for one in told) / of,
        "in_list": sum(any(one.right) for one in told) / of,
        "shown": sum(len(one.right) for one in told) / of,
        "answered_without": sum(one.told for one in lacking) / max(1, len(lacking)),
    }


def bound(found: Sequence[Shown]) -> float:
    """The lowest bound at which so many of the answered questions have a right article among the first three.

    And no more than so many are answered that no law at hand answers.
    """
    fine = (
        line["bound"]
        for line in curve(found, "all")
        if line["in_three"] >= _RIGHT and line["answered_without"] <= _WRONGLY_ANSWERED
    )
    return min(fine, default=1.0)


def written(gate: Gate) -> str:
    """The gate as its file."""
    numbers = f"least = {gate.least}\nleast_telling = {gate.least_telling}\nnear = {gate.near}\nmost = {gate.most}\n"
    weights = "".join(f"{name} = {weight:.4f}\n" for name, weight in gate.weights.items())
    return f"{_HEAD}{numbers}\n{_MADE_OF}bias = {gate.bias:.4f}\n\n[weights]\n{weights}"


def _line(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {figure:.3f}" for name, figure in figures.items()) + "\n"


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
    found = measured(asked)
    for store in ("all", "tenth", "known"):
        sys.stdout.write(f"{store}\n")
        for line in curve(found, store):
            sys.stdout.write(_line(line))
        sys.stdout.write(f"bound of the other folds  {_line(figures(found, store))}")
    alone = [case for case in asked if case.unseen == {case.fold}]
    options.into.write_text(written(fit(alone, bound(found))), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
