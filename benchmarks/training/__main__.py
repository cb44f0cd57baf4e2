"""Trains what `indexer.meaning` ships, or measures it on questions held out.

    python -m benchmarks.training [--data ../shared/data] [--work zhize-training] [--split | --into indexer/meaning/models]

The static model learns from law texts, pages and the lexicon which words stand together, then from STARD's training
questions which words people use (benchmarks/training/static.py). The re-ranker learns from the questions of each fold,
asked of a model and of known questions that never saw them. `--split` learns both on four fifths and prints the figures
of the last fifth, five times over; without it both are learnt on everything and written. The official dev questions of
STARD are never read. Seeds and one thread make it rerun to the same figures: about half an hour on two cores.
Lessons are kept in the work folder, so that what was learnt is not learnt again. Needs torch and lightgbm.
"""

import argparse
import json
import shutil
import sys
import tomllib
from pathlib import Path

import torch

from benchmarks.retrieval.measures import FLOORS, Measured, mean, measure, standard_error
from benchmarks.training.rehearsal import Rehearsal, Rehearsed
from benchmarks.training.reranker import in_order, learn, predict, save
from benchmarks.training.school import School

# The columns that are told apart by trees alone; raw scores of words move with the store, their shares do not.
COLUMNS = (
    "words",
    "words_share",
    "words_rank",
    "words_document",
    "bigrams",
    "bigrams_share",
    "bigrams_rank",
    "bigrams_document",
    "vectors",
    "vectors_share",
    "vectors_rank",
    "vectors_document",
    "known_words",
    "known_meaning",
    "known_by_words",
    "known_by_meaning",
    "known_count",
    "known_rank",
    "known_document",
    "answers_document",
    "answers_share",
    "fused",
    "fused_behind",
    "fused_beside",
    "vectors_beside",
    "known_meaning_beside",
    "like_fused",
    "like_vectors",
    "length",
)


def held_out(folds: list[list[Rehearsed]]) -> dict[str, dict[str, float]]:
    """Figures of every question, put in order by trees that learnt from the other folds."""
    figures: dict[str, list[Measured]] = {
        name: [] for name in ("vectors", "fused", "trees", "unseen_fused", "unseen")
    }
    for number, fold in enumerate(folds):
        others = [one for other, ones in enumerate(folds) if other != number for one in ones]
        boosters = learn(others, COLUMNS)
        for one in fold:
            columns, ids = one.candidates.columns, one.candidates.ids
            vectors = measure(in_order(columns["vectors"], ids), one.right)
            fused = measure(in_order(columns["fused"], ids), one.right)
            trees = measure(in_order(predict(boosters, one.candidates.rows(COLUMNS)), ids), one.right)
            for name, measured in (("vectors", vectors), ("fused", fused), ("trees", trees)):
                figures[name].append(measured)
            if not one.seen:
                figures["unseen_fused"].append(fused)
                figures["unseen"].append(trees)
    return {
        name: {"queries": len(measured), **mean(measured), "r10_error": standard_error(measured, "r10")}
        for name, measured in figures.items()
    }


def below(figures: dict[str, dict[str, float]]) -> list[str]:
    """What has fallen below its floor."""
    floors = tomllib.loads(FLOORS.read_text("utf-8"))["held_out"]
    return [
        f"{name} {figure}"
        for name, held in floors.items()
        for figure, floor in held.items()
        if figures[name][figure] < floor
    ]


def main() -> int:
    """Trains; or prints the figures of the folds, and 1 where one is below its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("zhize-training"))
    parser.add_argument("--split", action="store_true")
    parser.add_argument("--into", type=Path, default=Path("indexer/meaning/models"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    school = School(options.data, options.work)
    rehearsal = Rehearsal(school)
    folds = [list(rehearsal.fold(number)) for number in range(len(school.folds))]
    if options.split:
        figures = held_out(folds)
        sys.stdout.write(json.dumps(figures, indent=1) + "\n")
        return int(bool(below(figures)))
    rehearsal.model("full", range(len(school.questions)))
    shutil.copytree(options.work / "full", options.into / "static", dirs_exist_ok=True)
    save(learn([one for fold in folds for one in fold], COLUMNS), COLUMNS, options.into / "trees.npz")
    return 0


if __name__ == "__main__":
    sys.exit(main())
