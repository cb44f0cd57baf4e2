"""How the re-ranker learns: which of a question's candidates answer it, told from what the legs say of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import lightgbm
import numpy as np
from numpy.typing import NDArray

from benchmarks.training.rehearsal import Rehearsed

Booster: TypeAlias = lightgbm.Booster
Node = dict[str, Any]
Way = tuple[tuple[Node, int], ...]

# Small trees, many of them: with 1,235 questions larger ones learn the questions.
_TREES = 250
SEEDS = (1, 2, 3)
_HOW: dict[str, Any] = {
    "objective": "lambdarank",
    "label_gain": [0, 1],
    "lambdarank_truncation_level": 20,
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


@dataclass(frozen=True)
class Lesson:
    """A question's candidates, a row for each, and which of them are right."""

    rows: NDArray[np.float64]
    right: NDArray[np.bool_]


def learn(
    rehearsed: Sequence[Rehearsed], names: Sequence[str], seeds: Sequence[int] = SEEDS
) -> list[Booster]:
    """Trees over the columns of these names, as many times over as there are seeds."""
    lessons = [
        Lesson(one.candidates.rows(names), np.isin(one.candidates.ids, list(one.right))) for one in rehearsed
    ]
    return learn_lessons(lessons, seeds, _TREES)


def learn_lessons(
    lessons: Sequence[Lesson], seeds: Sequence[int] = SEEDS, trees: int = _TREES, **how: int
) -> list[Booster]:
    """The same from lessons; `how` changes what LightGBM is told. Those without a right candidate are left out."""
    kept, told = [lesson for lesson in lessons if lesson.right.any()], {**_HOW, **how}
    data = lightgbm.Dataset(
        np.concatenate([lesson.rows for lesson in kept]),
        np.concatenate([lesson.right for lesson in kept]).astype(np.int8),
        group=[len(lesson.rows) for lesson in kept],
        params=told,
        free_raw_data=False,
    )
    return [lightgbm.train({**told, "seed": seed}, data, trees) for seed in seeds]


def predict(boosters: Sequence[Booster], rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of what the boosters give each row."""
    mean: NDArray[np.float64] = np.mean([booster.predict(rows) for booster in boosters], axis=0)
    return mean


def save(boosters: Sequence[Booster], names: Sequence[str], path: Path) -> None:
    """Writes the trees of all boosters as the arrays that `indexer.meaning.trees` reads, to give their mean."""
    trees = [tree["tree_structure"] for one in boosters for tree in one.dump_model()["tree_info"]]
    walked = [list(_leaves(tree)) for tree in trees]
    asked = [_questions(leaves) for leaves in walked]
    shape = len(trees), max(map(len, asked)), max(map(len, walked))
    features, thresholds = np.zeros(shape[:2], np.int16), np.full(shape[:2], np.inf)
    ways = np.zeros(shape, np.int8)
    values = np.zeros((shape[0], shape[2]))
    for tree, (leaves, questions) in enumerate(zip(walked, asked, strict=True)):
        for place, (feature, threshold) in enumerate(questions.values()):
            features[tree, place], thresholds[tree, place] = feature, threshold
        places = {question: place for place, question in enumerate(questions)}
        for leaf, (way, value) in enumerate(leaves):
            values[tree, leaf] = value / len(boosters)
            for question, answer in way:
                ways[tree, places[question["split_index"]], leaf] = answer
    np.savez_compressed(
        path,
        names=np.array(names),
        features=features,
        thresholds=thresholds,
        ways=ways,
        values=values,
    )


def _leaves(node: Node, way: Way = ()) -> Iterator[tuple[Way, float]]:
    """Each leaf below the node: the questions on its way with the answers that lead there, and what it gives."""
    if "split_feature" not in node:
        yield way, node["leaf_value"]
        return
    yield from _leaves(node["left_child"], (*way, (node, 1)))
    yield from _leaves(node["right_child"], (*way, (node, -1)))


def _questions(leaves: Sequence[tuple[Way, float]]) -> dict[int, tuple[int, float]]:
    """A tree's questions, by what LightGBM numbers them."""
    return {
        question["split_index"]: (question["split_feature"], question["threshold"])
        for way, _ in leaves
        for question, _ in way
    }


def in_order(scores: NDArray[np.float64], ids: Sequence[str]) -> list[str]:
    """The ids, best first."""
    return [ids[place] for place in np.argsort(-scores, kind="stable").tolist()]
