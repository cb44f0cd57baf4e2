"""How the re-ranker learns: which of a question's candidates answer it, told from what the legs say of each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from benchmarks.training.rehearsal import Rehearsed

# Small trees, many of them: with 1,235 questions larger ones learn the questions.
_TREES = 250
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
    "max_bin": 63,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


def learn(rehearsed: Sequence[Rehearsed], names: Sequence[str], seed: int = 1) -> lightgbm.Booster:
    """Trees over the columns of these names. Questions whose answer is no candidate teach nothing and are left out."""
    kept = [one for one in rehearsed if one.right & {*one.candidates.ids}]
    rows = np.concatenate([one.candidates.rows(names) for one in kept])
    right = np.concatenate([np.isin(one.candidates.ids, list(one.right)) for one in kept]).astype(np.int8)
    data = lightgbm.Dataset(rows, right, group=[len(one.candidates.ids) for one in kept])
    return lightgbm.train({**_HOW, "seed": seed}, data, _TREES)


def save(booster: lightgbm.Booster, names: Sequence[str], path: Path) -> None:
    """Writes the trees as the arrays that `indexer.meaning.trees` reads."""
    nodes: list[tuple[int, float, int, int]] = []
    trees = booster.dump_model()["tree_info"]
    roots = [_flatten(tree["tree_structure"], nodes)[0] for tree in trees]
    depth = max(_depth(tree["tree_structure"]) for tree in trees)
    features, thresholds, lower, upper = zip(*nodes, strict=True)
    np.savez_compressed(
        path,
        features=np.array(features, np.int16),
        thresholds=np.array(thresholds, np.float64),
        lower=np.array(lower, np.int32),
        upper=np.array(upper, np.int32),
        roots=np.array(roots, np.int32),
        depth=np.array(depth),
        names=np.array(names),
    )


def _flatten(node: dict[str, Any], nodes: list[tuple[int, float, int, int]]) -> tuple[int, int]:
    """The node's place among all nodes, and that behind its last."""
    place = len(nodes)
    if "split_feature" not in node:
        nodes.append((-1, node["leaf_value"], place, place))
        return place, len(nodes)
    nodes.append((node["split_feature"], node["threshold"], 0, 0))
    lower, _ = _flatten(node["left_child"], nodes)
    upper, _ = _flatten(node["right_child"], nodes)
    nodes[place] = (node["split_feature"], node["threshold"], lower, upper)
    return place, len(nodes)


def _depth(node: dict[str, Any]) -> int:
    return 1 + max(_depth(node["left_child"]), _depth(node["right_child"])) if "split_feature" in node else 0


def in_order(scores: NDArray[np.float64], ids: Sequence[str]) -> list[str]:
    """The ids, best first."""
    return [ids[place] for place in np.argsort(-scores, kind="stable").tolist()]
