"""The training questions asked as if they were new: their candidates by models and known questions that never saw them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from benchmarks.retrieval.readings import entry, readings, record_ids
from benchmarks.training.questions import Fold
from benchmarks.training.school import School
from corpus.recognise.characters import fold as folded
from corpus.recognise.scripts import simplify
from indexer.cards import ReadingCarder
from indexer.engine import View, open_engine
from indexer.engine.values import Probe
from indexer.meaning.static import StaticModel, save
from indexer.tokens import tokenize
from search_api.retrieval.candidates import Candidates, Meaning
from search_api.retrieval.known import KnownQuestions
from search_api.retrieval.retrieve import legs_of
from search_api.retrieval.weights import Weights, weights

Legs = dict[str, list[tuple[str, float]]]


@dataclass(frozen=True)
class Rehearsed:
    """One question's candidates, with whether each is right, and whether any right one was an answer that was known."""

    candidates: Candidates
    right: frozenset[str]
    seen: bool


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
        model = self.model(f"fold{number}", fold.learnt)
        known = KnownQuestions(self._answered(fold), model)
        rows = model.sums(self.school.lessons.passages[: len(self.school.articles)])
        ids = [self.ids[article.id] for article in self.school.articles]
        places = {id_: place for place, id_ in enumerate(ids)}
        held = {self.ids[id_] for place in fold.learnt for id_ in self.school.questions[place].gold}
        for place in fold.held_out:
            question = self.school.questions[place]
            text = folded(simplify(question.text))
            row, tokens = model.encode([text])[0], tokenize(text)
            scores = rows @ row
            best = np.argsort(-scores, kind="stable")[: weights().candidates.each]
            legs = {**self.word_legs[place], "vectors": [(ids[n], float(scores[n])) for n in best.tolist()]}
            recalled = known.recall(tokens, row)
            likely = recalled.likely(weights().candidates.known)
            found_ids = sorted({*likely, *(id_ for leg in legs.values() for id_, _ in leg)})
            meaning = Meaning(rows[[places[id_] for id_ in found_ids]], row)
            found = Candidates(
                found_ids, legs, meaning, recalled, known.laws, len(tokens.words.split()), weights()
            )
            right = frozenset(self.ids[id_] for id_ in question.gold)
            yield Rehearsed(found, right, bool(right & held))

    def _answered(self, fold: Fold) -> Iterator[tuple[str, str]]:
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
