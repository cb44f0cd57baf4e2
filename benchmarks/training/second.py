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
from indexer.meaning.close import CloseReader
from search_api.retrieval import Candidates
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
    """The questions of all folds, and the trees of both looks by who never saw what they are asked."""

    rehearsal: Rehearsal
    folds: Sequence[Sequence[Rehearsed]]
    names: Sequence[str]
    measured: bool

    @cached_property
    def forests(self) -> dict[Unseen, list[Booster]]:
        """First trees, by the folds that they did not learn from.

        One fold is unseen to the trees that lead to the shipped second look; two to those that teach a second look which is
        measured on one of them.
        """
        numbers = range(len(self.folds))
        singles = {frozenset({number}): self._forest(frozenset({number}), SEEDS) for number in numbers}
        pairs = combinations(numbers, 2) if self.measured else ()
        return singles | {frozenset(pair): self._forest(frozenset(pair), _ONE_SEED) for pair in pairs}

    def _forest(self, unseen: Unseen, seeds: Sequence[int]) -> list[Booster]:
        seen = [one for number, fold in enumerate(self.folds) if number not in unseen for one in fold]
        return learn(seen, self.names, seeds)

    @cached_property
    def first(self) -> dict[Unseen, list[list[Column]]]:
        """What first trees say of the questions of the folds that they did not learn from."""
        return {
            unseen: [
                [self._score(one.candidates, boosters) for one in fold] if number in unseen else []
                for number, fold in enumerate(self.folds)
            ]
            for unseen, boosters in self.forests.items()
        }

    def _score(self, found: Candidates, boosters: Sequence[Booster]) -> Column:
        return predict(boosters, found.rows(self.names))

    def all_lessons(self) -> list[Lesson]:
        """What the second look that is shipped learns from."""
        return [
            lesson
            for number in range(len(self.folds))
            for lesson in self._lessons(number, frozenset({number}))
        ]

    def again(self, measured: int, beside: int | None = None) -> list[Booster]:
        """Second trees that learnt neither from the measured fold nor from one beside it.

        Nothing that led to their lessons saw the measured fold. Those that leave out a second fold lead to what is measured
        on the first, and are of one seed.
        """
        others = [number for number in range(len(self.folds)) if number not in (measured, beside)]
        lessons = [lesson for n in others for lesson in self._lessons(n, frozenset({measured, n}))]
        return learn_second(lessons, SEEDS if beside is None else _ONE_SEED)

    def held_out(self, number: int) -> list[Column]:
        """The scores of both looks for the questions of a fold: neither the first nor the second look saw them."""
        boosters = self.again(number)
        return [
            _again(boosters, first, lesson)
            for first, lesson in zip(
                self.first[frozenset({number})][number],
                self._lessons(number, frozenset({number})),
                strict=True,
            )
        ]

    def looks(self, number: int, place: int, found: Candidates) -> dict[Unseen, Column]:
        """The scores of both looks for candidates of the fold's question of that place, by the folds that no trees saw."""
        firsts = {
            unseen: self._score(found, self.forests[unseen]) for unseen in self.forests if number in unseen
        }
        held, read = self._read_best(number, place, found, list(firsts.values()))
        scores = {}
        for unseen, first in firsts.items():
            best = best_few(first)
            columns = look(found, first, best, _of(read, held, best))
            rows = np.column_stack([columns[name] for name in COLUMNS])
            scores[unseen] = _again(self._second(number, unseen), first, Lesson(rows, np.zeros(0, bool)))
        return scores

    def _second(self, number: int, unseen: Unseen) -> list[Booster]:
        """Second trees for the questions of a fold, none of the folds seen: that one, and perhaps a measured one."""
        if (number, unseen) not in self._seconds:
            measured = next(iter(unseen - {number}), None)
            trees = self.again(number) if measured is None else self.again(measured, number)
            self._seconds[number, unseen] = trees
        return self._seconds[number, unseen]

    @cached_property
    def _seconds(self) -> dict[tuple[int, Unseen], list[Booster]]:
        return {}

    def _lessons(self, number: int, unseen: Unseen) -> Iterator[Lesson]:
        scores = self.first[unseen][number]
        for place, (one, first) in enumerate(zip(self.folds[number], scores, strict=True)):
            best = best_few(first)
            held, read = self._read[number][place]
            columns = look(one.candidates, first, best, _of(read, held, best))
            right = np.array([one.candidates.ids[n] in one.right for n in best.tolist()])
            yield Lesson(np.column_stack([columns[name] for name in COLUMNS]), right)

    @cached_property
    def _read(self) -> list[list[Read]]:
        """For each question the places of candidates that are among the best by any first trees, and what is read of them."""
        return [
            [
                self._read_best(
                    number,
                    question,
                    one.candidates,
                    [scores[number][place] for unseen, scores in self.first.items() if number in unseen],
                )
                for place, (question, one) in enumerate(zip(fold.held_out, ones, strict=True))
            ]
            for number, (fold, ones) in enumerate(zip(self.rehearsal.school.folds, self.folds, strict=True))
        ]

    def _read_best(self, number: int, place: int, found: Candidates, told: Sequence[Column]) -> Read:
        held = np.unique(np.concatenate([best_few(scores) for scores in told]))
        passages = [_passage(self.articles[found.ids[n]]) for n in held.tolist()]
        return held, self._readers[number].read(self.rehearsal.text(place), passages)

    @cached_property
    def _readers(self) -> list[CloseReader]:
        school = self.rehearsal.school
        return [
            CloseReader(self.rehearsal.model(school.name_of(number), fold.learnt))
            for number, fold in enumerate(school.folds)
        ]

    @cached_property
    def articles(self) -> dict[str, LawArticle]:
        """The articles by the ids of their records."""
        return {self.rehearsal.ids[article.id]: article for article in self.rehearsal.school.articles}


def _of(read: dict[str, Column], held: NDArray[np.intp], best: NDArray[np.intp]) -> dict[str, Column]:
    """What is read of the best alone."""
    rows = np.searchsorted(held, best)
    return {name: column[rows] for name, column in read.items()}


def learn_second(lessons: Sequence[Lesson], seeds: Sequence[int] = SEEDS) -> list[Booster]:
    """Trees over COLUMNS."""
    return learn_lessons(lessons, seeds, _TREES, **_HOW)


def _again(boosters: Sequence[Booster], first: Column, lesson: Lesson) -> Column:
    scores, best = first.copy(), best_few(first)
    scores[best] = dealt(first[best], predict(boosters, lesson.rows))
    return scores


def _passage(article: LawArticle) -> str:
    return f"{article.law}\n{article.content}"
