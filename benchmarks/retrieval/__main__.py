"""How well lay questions find their articles, through the embedded engine and the retrieval that `zhize ask` uses.

    python -m benchmarks.retrieval --articles A.jsonl --train T.jsonl --queries Q.tsv --qrels R.tsv --json

The articles are indexed as one document a law, the questions of T are kept as known ones, and every question of Q is asked
whole and then without each leg. `unseen` are the questions none of whose articles answers a question of T.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.retrieval.measures import Measured, mean, measure
from benchmarks.retrieval.readings import entry, readings, record_ids
from benchmarks.training.passages import law_articles
from benchmarks.training.questions import Question, questions
from indexer.cards import ReadingCarder
from indexer.engine import Engine, View, open_engine
from indexer.engine.values import Filter
from indexer.meaning import MODELS, CloseReader, Forest, MeaningCarder, StaticModel
from search_api.retrieval import PARTS, Retrieval, SecondLook
from search_api.retrieval.candidates import LEGS

_ARTICLES = Filter(kinds=("article",))
_SIZE = 100


def asked(queries: Path, qrels: Path) -> list[Question]:
    """The questions that have articles, in the order of the file of questions."""
    gold: dict[str, set[int]] = defaultdict(set)
    for line in qrels.read_text("utf-8").splitlines():
        if line.strip():
            id_, article = line.split("\t")[:2]
            gold[id_].add(int(article))
    rows = (line.split("\t", 1) for line in queries.read_text("utf-8").splitlines() if "\t" in line)
    return [Question(text, tuple(sorted(gold[id_]))) for id_, text in rows if gold[id_]]


def evaluate(
    engine: Engine,
    retrieval: Retrieval,
    asked: Sequence[Question],
    ids: dict[int, str],
    known: Sequence[Question],
) -> dict[str, object]:
    """All figures that the command prints."""
    seen = {id_ for question in known for id_ in question.gold}
    right = [{ids[id_] for id_ in question.gold} for question in asked]
    took: list[float] = []
    with engine.view() as view:

        def measured(ranked: Iterable[list[str]]) -> list[Measured]:
            return [measure(found, gold) for found, gold in zip(ranked, right, strict=True)]

        def timed(question: str) -> list[str]:
            started = time.perf_counter()
            ranked = _ranked(retrieval, view, question)
            took.append((time.perf_counter() - started) * 1000)
            return ranked

        _ranked(retrieval, view, "预备")
        texts = [question.text for question in asked]
        fused = measured(timed(text) for text in texts)
        legs = {name: mean(measured(_leg(retrieval, view, text, name) for text in texts)) for name in LEGS}
        without = {
            part: mean(measured(_ranked(retrieval, view, text, part) for text in texts)) for part in PARTS
        }
    unseen = [one for one, question in zip(fused, asked, strict=True) if not seen & {*question.gold}]
    return {
        "queries": len(asked),
        "fused": mean(fused),
        "legs": legs,
        "without": without,
        "unseen": {"queries": len(unseen), **mean(unseen)},
        "p50_ms": round(median(took), 1),
        "p95_ms": round(quantiles(took, n=20)[-1], 1) if len(took) > 1 else round(took[0], 1),
    }


def _ranked(retrieval: Retrieval, view: View, question: str, without: str | None = None) -> list[str]:
    return [found.id for found in retrieval.ask(view, question, _ARTICLES, _SIZE, without=without)]


def _leg(retrieval: Retrieval, view: View, question: str, name: str) -> list[str]:
    return retrieval.candidates(view, question, _ARTICLES).by(name)


def main() -> int:
    """Prints the figures; 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("articles", "train", "queries", "qrels"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument(
        "--models", type=Path, default=MODELS, help="folder of the static model and the trees"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    articles, known = law_articles(options.articles), questions(options.train)
    ids, embedder = record_ids(articles), StaticModel(options.models / "static")
    carder = MeaningCarder(ReadingCarder(), embedder)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(folder, carder)
        engine.write(entry(reading, carder) for reading in readings(articles))
        with engine.writing():
            for question in known:
                for id_ in question.gold:
                    engine.add_known(question.text, ids[id_])
        figures = evaluate(
            engine,
            Retrieval(
                embedder,
                Forest(options.models / "trees.npz"),
                second=SecondLook(CloseReader(embedder), Forest(options.models / "second.npz")),
            ),
            asked(options.queries, options.qrels),
            ids,
            known,
        )
        engine.close()
    lines = (f"{key}: {value}" for key, value in figures.items())
    sys.stdout.write((json.dumps(figures) if options.json else "\n".join(lines)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
