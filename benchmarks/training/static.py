"""How the static model learns: first which words stand together, then which words people use for them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import torch
from torch.nn.functional import cross_entropy, embedding_bag, normalize

from benchmarks.training.bags import Bag, Vocabulary
from indexer.meaning.embedder import Rows

# All chosen over the five folds of STARD's training questions: more steps on so few questions forget what the texts taught.
DIM = 256
_SHARPNESS = 20.0
_RATE = 4e-3
_PRETRAINING_STEPS = 800
_PASSAGES = 448
_PAIRS = 64
_ASKED_FOR = 12
_TUNING_STEPS = 100
_QUESTIONS = 96
_DECOYS = 4
_DROPPED = 0.45
_PASSAGES_BESIDE = 224
_PAIRS_BESIDE = 32


@dataclass(frozen=True)
class Lessons:
    """What there is to learn from, as bags: passages; pairs of which one side should find the other."""

    passages: Sequence[Bag]
    pairs: Sequence[tuple[Bag, Bag]]


@dataclass(frozen=True)
class Asked:
    """A question, the places of the passages that answer it, and of some that only share its words."""

    question: Bag
    answers: tuple[int, ...]
    decoys: Sequence[int]


class Table:
    """The vectors of all tokens, while they are learnt."""

    def __init__(self, vocabulary: Vocabulary, seed: int, start: torch.Tensor | None = None) -> None:
        torch.manual_seed(seed)
        if start is None:
            start = torch.randn(len(vocabulary.tokens), DIM) / DIM**0.5
            # What no text has is learnt from questions alone, and means nothing until then.
            start[torch.tensor(vocabulary.unseen)] = 0
        self.vectors = torch.nn.Parameter(start.clone())
        self._rarity = torch.tensor(vocabulary.rarity)
        self._random = random.Random(seed)
        self._step = torch.optim.SparseAdam([self.vectors], lr=_RATE)

    def encode(self, bags: Sequence[Bag]) -> torch.Tensor:
        """A row of length 1 for each bag."""
        places = torch.tensor([place for bag in bags for place in bag], dtype=torch.long)
        starts = torch.tensor([0, *accumulate(len(bag) for bag in bags[:-1])])
        weights = self._rarity[places]
        rows = embedding_bag(
            places, self.vectors, starts, mode="sum", sparse=True, per_sample_weights=weights
        )
        return normalize(rows, dim=1)

    def pretrain(self, lessons: Lessons) -> None:
        """Learns from texts: some tokens of a passage find the rest of it, a heading what stands below it."""
        for _ in range(_PRETRAINING_STEPS):
            self._learn(self._cloze(lessons, _PASSAGES, _PAIRS))

    def tune(self, lessons: Lessons, asked: Sequence[Asked]) -> None:
        """Learns from questions, and goes on with the texts beside."""
        order: list[Asked] = []
        for _ in range(_TUNING_STEPS):
            if len(order) < _QUESTIONS:
                order = self._random.sample(list(asked), len(asked))
            batch, order = order[:_QUESTIONS], order[_QUESTIONS:]
            self._learn(
                self._answering(lessons, batch) + self._cloze(lessons, _PASSAGES_BESIDE, _PAIRS_BESIDE)
            )

    def rows(self) -> Rows:
        """The tokens' vectors, each times how rare its token is: what the model's file holds."""
        weighted: Rows = (self.vectors.detach() * self._rarity[:, None]).numpy()
        return weighted

    def _learn(self, loss: torch.Tensor) -> None:
        self._step.zero_grad()
        # PyTorch tells the types of neither, and is not installed where the tests run.
        loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
        self._step.step()  # type: ignore[no-untyped-call, unused-ignore]

    def _cloze(self, lessons: Lessons, passages: int, pairs: int) -> torch.Tensor:
        both = [self._divided(bag) for bag in self._random.sample(lessons.passages, passages)]
        both += self._random.sample(lessons.pairs, pairs)
        asking, answering = zip(*both, strict=True)
        likeness = self.encode(asking) @ self.encode(answering).T * _SHARPNESS
        return cross_entropy(likeness, torch.arange(len(both)))

    def _divided(self, bag: Bag) -> tuple[Bag, Bag]:
        mixed = self._random.sample(bag, len(bag))
        cut = max(1, min(_ASKED_FOR, len(mixed) // 3))
        return mixed[:cut], mixed[cut:] or mixed

    def _answering(self, lessons: Lessons, batch: Sequence[Asked]) -> torch.Tensor:
        places = [self._random.choice(asked.answers) for asked in batch]
        places += [place for asked in batch for place in self._random.sample(asked.decoys, _DECOYS)]
        questions = self.encode([self._thinned(asked.question) for asked in batch])
        passages = self.encode([self._thinned(lessons.passages[place]) for place in places])
        likeness = questions @ passages.T * _SHARPNESS
        for row, asked in enumerate(batch):
            for column, place in enumerate(places):
                if column != row and place in asked.answers:
                    likeness[row, column] = -1e9
        return cross_entropy(likeness, torch.arange(len(batch)))

    def _thinned(self, bag: Bag) -> Bag:
        return [place for place in bag if self._random.random() > _DROPPED] or bag
