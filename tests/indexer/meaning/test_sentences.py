"""A sentence-transformers model as embedder, made on the spot; and what is said where the library is missing."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import BadRequest
from indexer.meaning import embedder_named, own_model

MISSING = find_spec("sentence_transformers") is None


def test_no_name_means_our_own_model() -> None:
    assert embedder_named() is own_model()


@pytest.mark.skipif(not MISSING, reason="sentence-transformers is installed")
def test_a_missing_library_is_told_with_what_to_do() -> None:
    with pytest.raises(BadRequest, match="sentence-transformers") as told:
        embedder_named("some/model")
    assert "zhize[models]" in str(told.value.__dict__) + str(told.value.args)


@pytest.mark.skipif(MISSING, reason="sentence-transformers is not installed (extra `models`)")
def test_any_model_of_the_library_does(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import BoW

    SentenceTransformer(modules=[BoW(["fire", "water", "lift"])], device="cpu").save(str(tmp_path / "bow"))
    model = embedder_named(str(tmp_path / "bow"))
    rows = model.encode(["fire", "water fire", "lift"])
    assert model.dim == 3
    assert rows.shape == (3, 3)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
