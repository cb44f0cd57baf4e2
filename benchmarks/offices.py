"""Learns how likely it is that an office has the matter of a lay question (search_api/answer/law/likely_office.toml).

    python -m benchmarks.offices STORE [--into search_api/answer/law/likely_office.toml] [--folds 10]

STORE holds the whole library (`python -m benchmarks.library --store STORE` makes one). The questions are those of
`tests/questions/whose.tsv`. It prints, for the questions of each fold by numbers that the other folds taught, how many are
told the right office at each bound, how many a wrong one, and how many of what no law knows are told any. With `--into` it
writes the numbers that all folds teach.
"""

import argparse
import contextlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engine import open_engine
from indexer.meaning import own_carder
from search_api.answer.asking import Asking
from search_api.answer.documents import Shelf
from search_api.answer.judged import Remembered
from search_api.answer.law.by_deed import asks_an_office
from search_api.answer.law.heard import Hearing
from search_api.answer.law.likely_office import asks_whose, office_gate
from search_api.answer.law.spoken_for import spoken_for
from search_api.question.asked_deed import asked_deed
from search_api.rank import ranking
from search_api.retrieval import own_retrieval
from search_api.service import Service

QUESTIONS = Path("tests/questions/whose.tsv")
BOUNDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
_RIDGE, _STEPS, _SEED = 3.0, 40, 3
Numbers = NDArray[np.float64]


class Weighed(NamedTuple):
    """The offices weighed: a row of signs for each, whether it is right, and the place of its question."""

    rows: Numbers
    right: Numbers
    asked: NDArray[np.intp]
    known: list[bool]


def weighed(store: Path, names: list[str]) -> Weighed:
    """The offices that are weighed for each question, by the signs of these names."""
    rows: list[list[float]] = []
    right: list[float] = []
    asked: list[int] = []
    known: list[bool] = []
    retrieval, remembered = own_retrieval(), Remembered()
    with contextlib.closing(open_engine(store, own_carder())) as engine, engine.view() as view:
        service = Service(engine, retrieval=retrieval)
        for line in QUESTIONS.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            question, _, told = line.partition("\t")
            query = service.read(question)
            asking = Asking(query, view, ranking(), retrieval, Shelf(view, query.on, remembered))
            deed = asked_deed(query)
            open_ = deed is not None or asks_whose(query.text)
            if not asks_an_office(query) or asking.where.asked or not open_:
                continue
            offices = [office for office in told.split("|") if office]
            for one in spoken_for(Hearing(asking, deed, retrieval)):
                units = [unit.name for unit in one.record.units]
                rows.append([1.0, *(one.signs[name] for name in names)])
                right.append(float(any(o in name or name in o for o in offices for name in units)))
                asked.append(len(known))
            known.append(bool(offices))
    return Weighed(np.array(rows), np.array(right), np.array(asked, dtype=np.intp), known)


def taught(rows: Numbers, right: Numbers) -> Numbers:
    """The numbers of a logistic sum that tell these offices apart best, the bias first; large ones cost."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    middle[0], spread[0] = 0.0, 1.0
    scaled, numbers = (rows - middle) / spread, np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-scaled @ numbers))
        slope = scaled.T @ (likely - right) + _RIDGE * numbers
        curve = (scaled * (likely * (1 - likely))[:, None]).T @ scaled + _RIDGE * np.eye(len(numbers))
        numbers -= np.linalg.solve(curve, slope)
    numbers /= spread
    numbers[0] -= float(middle[1:] @ numbers[1:])
    return numbers


def measured(told: Weighed, folds: int) -> list[str]:
    """A line for each bound: right, wrong, refused of what laws know, told of what none does."""
    fold = np.random.RandomState(_SEED).randint(0, folds, len(told.known))[told.asked]
    likely = np.zeros(len(told.rows))
    for one in range(folds):
        numbers = taught(told.rows[fold != one], told.right[fold != one])
        likely[fold == one] = 1 / (1 + np.exp(-told.rows[fold == one] @ numbers))
    best = {place: np.flatnonzero(told.asked == place) for place in range(len(told.known))}
    first = {place: rows[np.argmax(likely[rows])] for place, rows in best.items() if len(rows)}
    lines = []
    for bound in BOUNDS:
        answered = [(place, row) for place, row in first.items() if likely[row] >= bound]
        right = sum(told.right[row] for place, row in answered if told.known[place])
        told_of = sum(told.known[place] for place, _ in answered)
        lines.append(
            f"{bound}: {right:.0f} right, {told_of - right:.0f} wrong of {sum(told.known)};"
            f" {len(answered) - told_of} of {len(told.known) - sum(told.known)} about what no law knows"
        )
    return lines


def written(text: str, names: list[str], numbers: Numbers) -> str:
    """The file with these numbers in it, all else as it was."""
    head = text.partition("bias = ")[0]
    weights = "\n".join(f"{name} = {value:.4f}" for name, value in zip(names, numbers[1:], strict=True))
    return f"{head}bias = {numbers[0]:.4f}\n\n[weights]\n{weights}\n"


def main() -> None:
    """Learns, measures and writes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--into", type=Path)
    parser.add_argument("--folds", type=int, default=10)
    asked = parser.parse_args()
    names = sorted(office_gate().weights)
    told = weighed(asked.store, names)
    print("\n".join(measured(told, asked.folds)))
    if asked.into is not None:
        numbers = taught(told.rows, told.right)
        asked.into.write_text(written(asked.into.read_text("utf-8"), names, numbers), "utf-8")


if __name__ == "__main__":
    main()
