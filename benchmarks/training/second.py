"""How the second look learns: from the best of each question's candidates, by first trees that never saw the question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from benchmarks.training.passages import LawArticle
from benchmarks.training.rehearsal import Rehearsal, Rehearsed
from benchmarks.training.reranker import SEEDS, Booster, Lesson, learn, learn_lessons, predict
from corpus.recognise.characters import fold as folded
from corpus.recognise.scripts import simplify
from indexer.meaning.close import CloseReader
from search_api.retrieval.second_look import COLUMNS, Column, best_few, dealt, look

# Smaller trees than the first look's: they see 60 candidates of a question for 460.
_HOW = {"num_leaves": 7, "min_data_in_leaf": 30}
_TREES = 200
_ONE_SEED = (1,)
# Who never saw a question: trees are known by the folds that they did not learn from.
Unseen = frozenset[int]
# Places of candidates, and what is read of them.
Read = tuple[NDArray[np.intp], dict[str, Column]]


@dataclass(frozen=True)
class Seconds:
    """The questions of all folds with what first trees say of their candidates, and what is read of the best."""

    rehearsal: Rehearsal
    folds: Sequence[Sequence[Rehearsed]]
    names: Sequence[str]
    measured: bool

    @cached_property
    def first(self) -> dict[Unseen, list[list[Column]]]:
        """First scores of each fold's questions, by the folds that their trees did not learn from.

        One fold is unseen to the trees that lead to the shipped second look; two to those that teach a second look which is
        measured on one of them.
        """
        numbers = range(len(self.folds))
        singles = {frozenset({number}): self._scores(frozenset({number}), SEEDS) for number in numbers}
        pairs = combinations(numbers, 2) if self.measured else ()
        return singles | {frozenset(pair): self._scores(frozenset(pair), _ONE_SEED) for pair in pairs}

    def _scores(self, unseen: Unseen, seeds: Sequence[int]) -> list[list[Column]]:
        boosters = learn(
            [one for number, fold in enumerate(self.folds) if number not in unseen for one in fold],
            self.names,
            seeds,
        )
        return [
            [predict(boosters, one.candidates.rows(self.names)) for one in fold] if number in unseen else []
            for number, fold in enumerate(self.folds)
        ]

    def all_lessons(self) -> list[Lesson]:
        """What the second look that is shipped learns from."""
        return [
            lesson
            for number in range(len(self.folds))
            for lesson in self._lessons(number, frozenset({number}))
        ]

    def held_out(self, number: int) -> list[Column]:
        """The scores of both looks for the questions of a fold: neither the first nor the second look saw them."""
        others = (other for other in range(len(self.folds)) if other != number)
        boosters = learn_second(
            [lesson for other in others for lesson in self._lessons(other, frozenset({number, other}))]
        )
        return [
            _again(boosters, first, lesson)
            for first, lesson in zip(
                self.first[frozenset({number})][number],
                self._lessons(number, frozenset({number})),
                strict=True,
            )
        ]

    def _lessons(self, number: int, unseen: Unseen) -> Iterator[Lesson]:
        scores = self.first[unseen][number]
        for place, (one, first) in enumerate(zip(self.folds[number], scores, strict=True)):
            best = best_few(first)
            held, read = self._read[number][place]
            rows = np.searchsorted(held, best)
            columns = look(one.candidates, first, best, {name: column[rows] for name, column in read.items()})
            right = np.array([one.candidates.ids[n] in one.right for n in best.tolist()])
            yield Lesson(np.column_stack([columns[name] for name in COLUMNS]), right)

    @cached_property
    def _read(self) -> list[list[Read]]:
        """For each question the places of candidates that are among the best by any first trees, and what is read of them."""
        school = self.rehearsal.school
        articles = {self.rehearsal.ids[article.id]: article for article in school.articles}
        found: list[list[Read]] = []
        for number, (fold, ones) in enumerate(zip(school.folds, self.folds, strict=True)):
            reader = CloseReader(self.rehearsal.model(f"fold{number}", fold.learnt))
            told = [scores[number] for unseen, scores in self.first.items() if number in unseen]
            found.append([])
            for place, (question, one) in enumerate(zip(fold.held_out, ones, strict=True)):
                held = np.unique(np.concatenate([best_few(scores[place]) for scores in told]))
                passages = [_passage(articles[one.candidates.ids[n]]) for n in held.tolist()]
                text = folded(simplify(school.questions[question].text))
                found[-1].append((held, reader.read(text, passages)))
        return found


def learn_second(lessons: Sequence[Lesson]) -> list[Booster]:
    """Trees over COLUMNS."""
    return learn_lessons(lessons, SEEDS, _TREES, **_HOW)


def _again(boosters: Sequence[Booster], first: Column, lesson: Lesson) -> Column:
    scores, best = first.copy(), best_few(first)
    scores[best] = dealt(first[best], predict(boosters, lesson.rows))
    return scores


def _passage(article: LawArticle) -> str:
    return f"{article.law}\n{article.content}"
