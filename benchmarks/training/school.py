"""All that the static model learns from, and its lessons one after another.

Learning is kept in a work folder, a file a lesson, so that what is there is not learnt again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import torch

from benchmarks.training.bags import Vocabulary, all_tokens
from benchmarks.training.decoys import Overlap
from benchmarks.training.passages import (
    LawArticle,
    colloquial_pairs,
    law_articles,
    other_laws,
    policy_pairs,
)
from benchmarks.training.questions import Fold, Question, folds, questions
from benchmarks.training.static import Asked, Lessons, Table
from indexer.meaning.embedder import Rows

# So many models are learnt, each from a start of its own, and put side by side: what one start leaves to chance the others
# tell apart. On the five folds one finds 0.586 in the first ten, two 0.619, three 0.629, four 0.633.
SEEDS = (1, 2, 3)
# A token in fewer texts than this is not learnt.
_FEWEST = 9


@dataclass(frozen=True)
class School:
    """The texts of a data folder, and where what was learnt of them is kept; the questions are dealt out in `parts`."""

    data: Path
    work: Path
    parts: int = 5

    @cached_property
    def articles(self) -> list[LawArticle]:
        """The articles that questions ask for."""
        return law_articles(self.data / "stard" / "articles.jsonl")

    @cached_property
    def questions(self) -> list[Question]:
        """The questions, all for learning; the official dev questions are nowhere among them."""
        return questions(self.data / "stard" / "train_queries.jsonl")

    @cached_property
    def folds(self) -> list[Fold]:
        """The questions' folds."""
        return folds(self.questions, self.parts)

    def name_of(self, number: int) -> str:
        """What the lessons of a fold are kept as."""
        return f"fold{number}of{self.parts}"

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The tokens that get a vector."""
        return self._lessons[0]

    @cached_property
    def lessons(self) -> Lessons:
        """All texts; the articles come first, in their order."""
        return self._lessons[1]

    @cached_property
    def _lessons(self) -> tuple[Vocabulary, Lessons]:
        articles = [f"{article.law}\n{article.content}" for article in self.articles]
        others = other_laws(self.data, (article.content for article in self.articles))
        pairs = [*policy_pairs(self.data), *colloquial_pairs()]
        passages = all_tokens([*articles, *(f"{passage.above}\n{passage.text}" for passage in others)])
        above, below = all_tokens([pair.above for pair in pairs]), all_tokens([pair.text for pair in pairs])
        asked = all_tokens([question.text for question in self.questions])
        vocabulary = Vocabulary(
            (*passages, *(a | b for a, b in zip(above, below, strict=True))), asked, _FEWEST
        )
        bag = vocabulary.bag
        both = [(bag(a), bag(b)) for a, b in zip(above, below, strict=True)]
        return vocabulary, Lessons([bag(text) for text in passages], [pair for pair in both if all(pair)])

    @cached_property
    def asked(self) -> list[Asked]:
        """The questions as bags, each with the articles that answer it and those that only look so."""
        places = {article.id: place for place, article in enumerate(self.articles)}
        overlap = Overlap(self.lessons.passages[: len(self.articles)], self.vocabulary.rarity)
        asked = []
        for question, tokens in zip(
            self.questions, all_tokens([q.text for q in self.questions]), strict=True
        ):
            bag, answers = self.vocabulary.bag(tokens), tuple(places[id_] for id_ in question.gold)
            asked.append(Asked(bag, answers, overlap.decoys(bag, answers)))
        return asked

    def rows(self, name: str, learnt: Sequence[int]) -> Rows:
        """The tokens' vectors after all texts and these questions: those of all seeds side by side."""
        return np.hstack([self._rows(name, learnt, seed) for seed in SEEDS])

    def _rows(self, name: str, learnt: Sequence[int], seed: int) -> Rows:
        kept = self.work / f"{name}.{seed}.npy"
        if not kept.exists():
            table = Table(self.vocabulary, seed, self._start(seed))
            table.tune(self.lessons, [self.asked[place] for place in learnt])
            np.save(kept, table.rows())
        rows: Rows = np.load(kept)
        return rows

    def _start(self, seed: int) -> torch.Tensor:
        """The tokens' vectors after all texts and no question."""
        kept = self.work / f"start{seed}.pt"
        if not kept.exists():
            table = Table(self.vocabulary, seed)
            table.pretrain(self.lessons)
            torch.save(table.vectors.detach(), kept)
        start: torch.Tensor = torch.load(kept)
        return start
