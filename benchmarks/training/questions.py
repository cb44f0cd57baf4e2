"""Lay questions with the articles that answer them, and their folds."""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from corpus.model import Record

_GRAM = 4


class Question(Record):
    """A question with the ids of its articles."""

    text: str
    gold: tuple[int, ...]


class Fold(Record):
    """Places of questions: those to learn from, and those held out."""

    learnt: tuple[int, ...]
    held_out: tuple[int, ...]


def questions(path: Path) -> list[Question]:
    """The questions of a file with one JSON object a line, in its order."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Question(row["query"], tuple(sorted({gold["id"] for gold in row["gold"]}))) for row in rows]


def folds(asked: Sequence[Question], count: int = 5, seed: int = 11) -> list[Fold]:
    """The questions dealt out so that each is held out once.

    No question is learnt from that shares half or more of its runs of four characters with one held out.
    """
    order = list(range(len(asked)))
    random.Random(seed).shuffle(order)
    grams = [_grams(question.text) for question in asked]
    return [_fold(grams, sorted(order[first::count])) for first in range(count)]


def _fold(grams: Sequence[set[str]], held_out: Sequence[int]) -> Fold:
    having = defaultdict(list)
    for place in held_out:
        for gram in grams[place]:
            having[gram].append(place)
    kept = set(range(len(grams))) - set(held_out)
    learnt = tuple(place for place in sorted(kept) if not _is_near(grams[place], having))
    return Fold(learnt, tuple(held_out))


def _is_near(grams: set[str], having: dict[str, list[int]]) -> bool:
    shared = Counter(place for gram in grams if gram in having for place in having[gram])
    return any(2 * count >= max(1, len(grams)) for count in shared.values())


def _grams(text: str) -> set[str]:
    return {text[start : start + _GRAM] for start in range(len(text) - _GRAM + 1)}
