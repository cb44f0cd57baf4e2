"""Any model of sentence-transformers as an Embedder, by name or path. Needs the extra `models`."""

from collections.abc import Sequence

import numpy as np

from corpus.errors import BadRequest
from indexer.meaning.embedder import Rows


class SentenceModel:
    """The model that sentence-transformers loads by this name or from this path. Raises BadRequest."""

    def __init__(self, place: str, revision: str = "") -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise BadRequest("未安装 sentence-transformers", "请执行 pip install 'zhize[models]'") from error
        self._model = SentenceTransformer(place, revision=revision or None, trust_remote_code=False)
        # Version 6 gave it a shorter name.
        told = getattr(self._model, "get_embedding_dimension", None)
        dim = told() if told else self._model.get_sentence_embedding_dimension()
        if not dim:
            raise BadRequest(f"模型 {place} 没有说明向量的长度", "请换一个句向量模型")
        self.dim: int = dim
        self.name = place
        self.version = f"{place} {revision} {self.dim}"

    def encode(self, texts: Sequence[str]) -> Rows:
        """A row of length 1 for each text."""
        rows: Rows = np.asarray(
            self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False),
            dtype=np.float32,
        ).reshape(len(texts), self.dim)
        return rows
