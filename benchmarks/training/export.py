"""Our static model as sentence-transformers keeps one, so that what loads such models loads ours.

    python -m benchmarks.training.export FOLDER [--model indexer/meaning/models/static]

No tokenizer of that library cuts Chinese as ours does: the exported model takes texts that are cut already, their tokens
joined by blanks (`cut`). What it gives them is what ours gives. Needs the extra `models`.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from indexer.meaning import MODELS, StaticModel
from indexer.meaning.static import tokens_of

# Stands for every token that has no vector; no text holds it, since no token holds brackets.
_UNKNOWN = "[UNK]"
# Where the module is, from version 6 and before.
_HOMES = ("sentence_transformers.sentence_transformer.modules", "sentence_transformers.models")


def cut(text: str) -> str:
    """The text as the exported model takes it."""
    return " ".join(sorted(tokens_of(text)))


def export(model: StaticModel, folder: Path) -> None:
    """Writes the model as a folder that SentenceTransformer loads."""
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import WhitespaceSplit

    tokens, rows = model.table()
    places = {token: place for place, token in enumerate((*tokens, _UNKNOWN))}
    tokenizer = Tokenizer(WordLevel(places, unk_token=_UNKNOWN))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    weights = np.vstack([rows, np.zeros_like(rows[:1])])
    static = _static_embedding()(tokenizer, embedding_weights=weights)
    SentenceTransformer(modules=[static], device="cpu").save(str(folder))


def _static_embedding() -> Any:
    for home in _HOMES:
        try:
            return import_module(home).StaticEmbedding
        except ImportError:
            continue
    raise ImportError("sentence-transformers has no StaticEmbedding: 3.2 or later is needed")


def main() -> int:
    """Writes the folder; 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path, default=MODELS / "static")
    options = parser.parse_args()
    export(StaticModel(options.model), options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
