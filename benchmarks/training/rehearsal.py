"""The training questions asked as if they were new: their candidates by models and known questions that never saw them."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.retrieval.readings import entry, readings, record_ids
from benchmarks.training.questions import Fold
from benchmarks.training.school import School
from corpus.recognise.characters import fold as folded
from corpus.recognise.scripts import simplify
from indexer.cards import ReadingCarder
from indexer.engine import View, open_engine
from indexer.engine.values import Probe
from indexer.meaning.embedder import Rows
from indexer.meaning.static import StaticModel, save
from indexer.tokens import Tokens, tokenize
from search_api.retrieval.candidates import Candidates, Meaning
from search_api.retrieval.known import KnownQuestions
from search_api.retrieval.retrieve import legs_of
from search_api.retrieval.weights import Weights, weights

Legs = dict[str, list[tuple[str, float]]]
Held = Callable[[str], bool]


@dataclass(frozen=True)
class Rehearsed:
    """One question's candidates, with whether each is right, and whether any right one was an answer that was known."""

    candidates: Candidates
    right: frozenset[str]
    seen: bool


class Heard(NamedTuple):
    """A question as a model hears it: how near each article's vector is, and the places of the articles, nearest first."""

    place: int
    tokens: Tokens
    row: NDArray[np.float32]
    rows: Rows
    scores: NDArray[np.float32]
    nearest: list[int]


@dataclass(frozen=True)
class Rehearsal:
    """Asks the questions of a school, fold by fold."""

    school: School

    @cached_property
    def ids(self) -> dict[int, str]:
        """The id of each article's record."""
        return record_ids(self.school.articles)

    @cached_property
    def word_legs(self) -> list[Legs]:
        """What words and bigrams find for each question, by the engine itself; kept in the work folder."""
        kept = self.school.work / "legs.json"
        if not kept.exists():
            carder = ReadingCarder()
            engine = open_engine(self.school.work / "store", carder)
            engine.write(entry(reading, carder) for reading in readings(self.school.articles))
            with engine.view() as view:
                legs = [_word_legs(view, question.text, weights()) for question in self.school.questions]
            engine.close()
            kept.write_text(json.dumps(legs), "utf-8")
        read: list[Legs] = json.loads(kept.read_text("utf-8"))
        return read

    def model(self, name: str, learnt: Sequence[int]) -> StaticModel:
        """The model after these questions, as it is shipped."""
        folder = self.school.work / name
        if not folder.exists():
            tokens, rows = self.school.vocabulary.tokens, self.school.rows(name, learnt)
            save(folder, "zhize-static", tokens, rows, {"questions": len(learnt)})
        return StaticModel(folder)

    def fold(self, number: int) -> Iterator[Rehearsed]:
        """The questions that the fold holds out, in its order."""
        fold = self.school.folds[number]
        model = self.model(self.school.name_of(number), fold.learnt)
        known, rows = KnownQuestions(self.answered(fold), model), self.rows(model)
        held = {self.ids[id_] for place in fold.learnt for id_ in self.school.questions[place].gold}
        for place in fold.held_out:
            right = frozenset(self.ids[id_] for id_ in self.school.questions[place].gold)
            found = self.candidates(self.hear(place, model, rows), known)
            yield Rehearsed(found, right, bool(right & held))

    def rows(self, model: StaticModel) -> Rows:
        """The model's vector of each article."""
        return model.sums(self.school.lessons.passages[: len(self.school.articles)])

    def text(self, place: int) -> str:
        """The question of that place as retrieval reads it."""
        return folded(simplify(self.school.questions[place].text))

    def hear(self, place: int, model: StaticModel, rows: Rows) -> Heard:
        """The question of that place, `rows` being the model's vector of each article."""
        text = self.text(place)
        row = model.encode([text])[0]
        scores = rows @ row
        return Heard(place, tokenize(text), row, rows, scores, np.argsort(-scores, kind="stable").tolist())

    def candidates(self, heard: Heard, known: KnownQuestions, held: Held = lambda _: True) -> Candidates:
        """What is found for the question in a store that has only the articles that are `held`."""
        best = ((self._listed[place], float(heard.scores[place])) for place in heard.nearest)
        near = list(islice((one for one in best if held(one[0])), weights().candidates.each))
        words = {
            name: [one for one in leg if held(one[0])] for name, leg in self.word_legs[heard.place].items()
        }
        legs = {**words, "vectors": near}
        recalled = known.recall(heard.tokens, heard.row)
        likely = [id_ for id_ in recalled.likely(weights().candidates.known) if held(id_)]
        ids = sorted({*likely, *(id_ for leg in legs.values() for id_, _ in leg)})
        meaning = Meaning(heard.rows[[self._places[id_] for id_ in ids]], heard.row)
        length = len(heard.tokens.words.split())
        return Candidates(ids, legs, meaning, recalled, known.laws, length, weights())

    @cached_property
    def _listed(self) -> list[str]:
        return [self.ids[article.id] for article in self.school.articles]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id_: place for place, id_ in enumerate(self._listed)}

    def answered(self, fold: Fold) -> Iterator[tuple[str, str]]:
        """The questions that the fold learns from, each with the records that answer it."""
        for place in fold.learnt:
            question = self.school.questions[place]
            yield from ((question.text, self.ids[id_]) for id_ in question.gold)


def _word_legs(view: View, question: str, numbers: Weights) -> Legs:
    tokens = tokenize(folded(simplify(question)))
    found = view.search(Probe(legs=legs_of(tokens, numbers), size=numbers.candidates.each))
    return {
        name: [(match.id, match.score) for match in leg if "-" in match.id]
        for name, leg in found.legs.items()
    }
