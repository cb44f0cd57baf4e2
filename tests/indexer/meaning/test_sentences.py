"""A sentence-transformers model as embedder, made on the spot; and what is said where the library is missing."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from benchmarks.retrieval.readings import entry, readings, record_ids
from benchmarks.training.export import cut, export
from benchmarks.training.passages import LawArticle
from corpus.errors import BadRequest
from indexer.cards import ReadingCarder
from indexer.engine import open_engine
from indexer.meaning import MeaningCarder, StaticModel, embedder_named, own_model
from indexer.meaning.static import save

MISSING = find_spec("sentence_transformers") is None
NEEDS_LIBRARY = pytest.mark.skipif(MISSING, reason="sentence-transformers is not installed (extra `models`)")


def test_no_name_means_our_own_model() -> None:
    assert embedder_named() is own_model()


@pytest.mark.skipif(not MISSING, reason="sentence-transformers is installed")
def test_a_missing_library_is_told_with_what_to_do() -> None:
    with pytest.raises(BadRequest, match="sentence-transformers") as told:
        embedder_named("some/model")
    assert "zhize[models]" in str(told.value.__dict__) + str(told.value.args)


@NEEDS_LIBRARY
def test_any_model_of_the_library_does(tmp_path: Path) -> None:
    places = {"fire": 0, "water": 1, "lift": 2}
    folder = tmp_path / "tokens"
    save(folder, "small", tuple(places), np.eye(3, dtype=np.float32), {})
    export(StaticModel(folder), tmp_path / "library")
    model = embedder_named(str(tmp_path / "library"))
    rows = model.encode(["fire", "water fire", "lift", "nothing of it"])
    assert model.dim == 3
    assert rows.shape == (4, 3)
    assert np.allclose(np.linalg.norm(rows[:3], axis=1), 1)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
    assert not rows[3].any()
    assert model.encode([]).shape == (0, 3)


@NEEDS_LIBRARY
def test_its_vectors_are_kept_and_found_in_a_store(tmp_path: Path) -> None:
    law = LawArticle(1, "消防法第二条", "消防工作贯彻预防为主、防消结合的方针。")
    export(own_model(), tmp_path / "library")
    model = embedder_named(str(tmp_path / "library"))
    carder = MeaningCarder(ReadingCarder(), model)
    engine = open_engine(tmp_path / "store", carder)
    engine.write(entry(reading, carder) for reading in readings([law]))
    article = record_ids([law])[1]
    with engine.view() as view:
        assert len(view.vectors([article])[article]) == model.dim
    engine.close()


@NEEDS_LIBRARY
def test_our_own_model_is_the_same_through_the_library(tmp_path: Path) -> None:
    export(own_model(), tmp_path / "library")
    texts = [
        "老板拖欠工资怎么办",
        "电动自行车能不能上楼充电",
        "谁负责查处违法建设？\n按照《城乡规划法》第六十四条",
        "abc 12345",
    ]
    ours = own_model().encode(texts)
    theirs = embedder_named(str(tmp_path / "library")).encode([cut(text) for text in texts])
    assert ((ours * theirs).sum(axis=1)[:3] >= 0.999).all()
    assert np.allclose(ours, theirs, atol=1e-4)
