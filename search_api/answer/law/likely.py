"""How surely an article that was found by meaning answers: one number, learnt from lay questions, and where it is shown.

Its numbers are in `likely.toml`; `python -m benchmarks.training.gate` learns them anew.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec

from corpus.model import Record
from search_api.answer.cover import Cover
from search_api.retrieval import Retrieved

# So many of the best are weighed against each other.
LOOKED_AT = 8
_LOOKED_AT_FIRST = 3


class Gate(Record):
    """What sureness is made of, and what is shown: `near` the surest by that share, `most` of them.

    Nothing is shown where it is less likely than `least` that any of the first three answers; `least_telling` is enough of
    what tells the very kind of thing that is asked, a measure or a fine.
    """

    least: float
    least_telling: float
    near: float
    most: int
    bias: float
    weights: dict[str, float]

    def sureness(self, signs: Mapping[str, float]) -> float:
        """How likely it is that an article with these signs answers, 0 to 1."""
        told = self.bias + sum(weight * signs[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-told))

    def surest(self, signs: Sequence[Mapping[str, float]]) -> list[tuple[int, float]]:
        """The places of the articles that are as sure as the surest or nearly so, each with how sure, surest first."""
        sure = sorted(((self.sureness(each), -place) for place, each in enumerate(signs)), reverse=True)
        return [(-place, one) for one, place in sure if one >= sure[0][0] * self.near][: self.most]

    def shown(
        self, found: Sequence[tuple[Retrieved, Cover]], least: float | None = None
    ) -> list[tuple[str, float]]:
        """The ids of those that likely answer, each with how likely, best first; none where none does likely enough.

        `found` are the articles in the order of their scores, each once.
        """
        best = self.surest(signs_of(found)[:LOOKED_AT])
        if any_of([sure for _, sure in best]) < (self.least if least is None else least):
            return []
        return [(found[place][0].id, sure) for place, sure in best]


def any_of(sure: Sequence[float]) -> float:
    """How likely it is that any of the first three answers, each being so sure."""
    return 1 - math.prod(1 - one for one in sure[:_LOOKED_AT_FIRST])


def signs_of(found: Sequence[tuple[Retrieved, Cover]]) -> list[dict[str, float]]:
    """What is told for or against each article: all that retrieval explains, how it stands among the others, its words.

    `ahead` is its score less the best of the others', `place` the logarithm of its place; `cover`, `own` and `missing` are
    those of its best sentence.
    """
    scores = [one.score for one, _ in found]
    return [
        {
            **(one.explain or {}),
            "score": one.score,
            "ahead": one.score - max((*scores[:place], *scores[place + 1 :]), default=one.score),
            "place": math.log1p(place),
            "cover": cover.share,
            "own": cover.own,
            "missing": cover.missing,
        }
        for place, (one, cover) in enumerate(found)
    ]


@cache
def gate() -> Gate:
    """The numbers as shipped."""
    text = resources.files("search_api.answer.law").joinpath("likely.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Gate)
