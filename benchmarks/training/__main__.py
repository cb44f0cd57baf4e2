"""Trains what `indexer.meaning` ships, or measures it on questions held out.

    python -m benchmarks.training [--data ../shared/data] [--work zhize-training]
                                  [--split [--folds 5] | --into indexer/meaning/models]

The static model learns from law texts, pages and the lexicon which words stand together, then from STARD's training
questions which words people use (benchmarks/training/static.py). The re-ranker learns from the questions of each fold,
asked of a model and of known questions that never saw them. `--split` learns both on four fifths and prints the figures
of the last fifth, five times over (`--folds 10`: nine tenths and the last one, ten times over); without it both are
learnt on everything and written. The official dev questions of STARD are never read. Seeds and one thread make it rerun
to the same figures: about half an hour on two cores.
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
from benchmarks.training.rehearsal import Rehearsal
from benchmarks.training.reranker import in_order, learn, save
from benchmarks.training.school import School
from benchmarks.training.second import Seconds, learn_second
from search_api.retrieval.second_look import COLUMNS as SECOND_COLUMNS

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


def held_out(seconds: Seconds) -> dict[str, dict[str, float]]:
    """Figures of every question: by parts, in the order of trees that learnt from the other folds, and after a second look."""
    names = ("vectors", "fused", "trees", "second", "unseen_fused", "unseen_trees", "unseen")
    figures: dict[str, list[Measured]] = {name: [] for name in names}
    for number, fold in enumerate(seconds.folds):
        firsts, agains = seconds.first[frozenset({number})][number], seconds.held_out(number)
        for one, first, again in zip(fold, firsts, agains, strict=True):
            columns, ids = one.candidates.columns, one.candidates.ids
            scores = {
                "vectors": columns["vectors"],
                "fused": columns["fused"],
                "trees": first,
                "second": again,
            }
            told = {name: measure(in_order(column, ids), one.right) for name, column in scores.items()}
            if not one.seen:
                told |= {
                    "unseen_fused": told["fused"],
                    "unseen_trees": told["trees"],
                    "unseen": told["second"],
                }
            for name, measured in told.items():
                figures[name].append(measured)
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
    parser.add_argument("--folds", type=int, default=5, help="so many parts, each held out once")
    parser.add_argument("--into", type=Path, default=Path("indexer/meaning/models"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    school = School(options.data, options.work, options.folds)
    rehearsal = Rehearsal(school)
    folds = [list(rehearsal.fold(number)) for number in range(len(school.folds))]
    seconds = Seconds(rehearsal, folds, COLUMNS, measured=options.split)
    if options.split:
        figures = held_out(seconds)
        sys.stdout.write(json.dumps(figures, indent=1) + "\n")
        return int(bool(below(figures)))
    rehearsal.model("full", range(len(school.questions)))
    shutil.copytree(options.work / "full", options.into / "static", dirs_exist_ok=True)
    save(learn([one for fold in folds for one in fold], COLUMNS), COLUMNS, options.into / "trees.npz")
    save(learn_second(seconds.all_lessons()), SECOND_COLUMNS, options.into / "second.npz")
    return 0


if __name__ == "__main__":
    sys.exit(main())
