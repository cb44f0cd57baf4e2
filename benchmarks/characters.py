"""Counts the table of characters that damaged text is judged by: `python -m benchmarks.characters`.

It reads the laws, policy pages, questions and case reports of ../shared/data, leaving out the law files that
`benchmarks.slip` measures on, and writes corpus/lexicon/characters.bin.
"""

import html
import json
import re
import sys
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from indexer.repair.likelihood import STEPS, fold

_ROOT = Path(__file__).resolve().parents[1]
_TAGS = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]*>", re.DOTALL)
# One law file in ten is kept for measuring.
_KEPT_BACK = 10
# What is taken off every count and given to what was not met (absolute discounting).
_DISCOUNT = 0.75
# Pairs met once say little; of the triples those are kept that tell most beyond their pairs. 0.9 MB in all.
_LEAST_PAIRS = 2
_TRIPLES = 250_000


def is_kept_back(path: Path) -> bool:
    """Whether a law file is left out of the training, by its name, so that copies go together."""
    return zlib.crc32(path.stem.split("(")[0].encode()) % _KEPT_BACK == 0


def law_files(data: Path) -> list[Path]:
    """All law files, in a fixed order."""
    return sorted((data / "laws").rglob("*.md"))


def training_texts(data: Path) -> Iterator[str]:
    """Texts to count."""
    for path in law_files(data):
        if not is_kept_back(path):
            yield path.read_text("utf-8")
    nearer = [_TAGS.sub("\n", path.read_text("utf-8")) for path in (data / "pages" / "gov_cn").glob("*.html")]
    nearer += [path.read_text("utf-8") for path in (data / "cases").rglob("*.txt")]
    questions = (data / "stard" / "train_queries.jsonl").read_text("utf-8").splitlines()
    nearer += [json.loads(line)["query"] for line in questions]
    for text in nearer:
        yield html.unescape(text)


def train(texts: Iterator[str]) -> bytes:
    """The table of the texts, as `indexer.repair.likelihood.Likelihood` reads it."""
    # A law stands in many versions: each line is counted once, or the table would be too sure of itself.
    lines = dict.fromkeys(line.strip() for text in texts for line in text.splitlines())
    # Every other one begins with a blank, as paragraphs do in print.
    kept = [line for line in lines if line]
    indented = (" " * (place % 2) + "".join(map(fold, line)) for place, line in enumerate(kept))
    folded = "\n".join(indented)
    codes = np.frombuffer(folded.encode("utf-32-le"), dtype=np.uint32)
    characters, places, counts = np.unique(codes, return_inverse=True, return_counts=True)
    # Numbered by how common they are: small numbers pack well.
    order = np.argsort(-counts, kind="stable")
    characters, counts, size = characters[order], counts[order], len(characters)
    ids = np.argsort(order)[places].astype(np.int64)
    all_pairs = np.unique(ids[:-1] * size + ids[1:], return_counts=True)
    kept = all_pairs[1] >= _LEAST_PAIRS
    pairs, pair_counts = all_pairs[0][kept], all_pairs[1][kept]

    alone = np.log(counts / len(ids))
    firsts, seconds = pairs // size, pairs % size
    rest = _unlisted(firsts, pair_counts, counts)
    backed = np.exp(rest[firsts] + alone[seconds])
    scores = np.log((pair_counts - _DISCOUNT) / counts[firsts] + backed)

    triples, triple_counts = np.unique((ids[:-2] * size + ids[1:-1]) * size + ids[2:], return_counts=True)
    rows = np.searchsorted(pairs, triples // size)
    rows[rows == len(pairs)] = 0
    tails = np.searchsorted(pairs, triples % (size * size))
    tails[tails == len(pairs)] = 0
    usable = (
        (pairs[rows] == triples // size) & (pairs[tails] == triples % (size * size)) & (triple_counts > 1)
    )
    triples, triple_counts, rows, tails = (a[usable] for a in (triples, triple_counts, rows, tails))
    share = (triple_counts - _DISCOUNT) / pair_counts[rows]
    worth = triple_counts * np.abs(np.log(np.maximum(share, 1e-9)) - scores[tails])
    chosen = np.sort(np.argsort(-worth)[:_TRIPLES])
    triples, triple_counts, rows, tails, share = (
        a[chosen] for a in (triples, triple_counts, rows, tails, share)
    )
    pair_rest = _unlisted(rows, triple_counts, pair_counts)
    third_scores = np.log(share + np.exp(pair_rest[rows] + scores[tails]))

    followers = np.bincount(firsts, minlength=size)
    thirds_of = np.bincount(rows, minlength=len(pairs))
    parts = (
        array("I", [size, len(pairs), len(triples)]).tobytes(),
        characters.astype("<u4").tobytes(),
        _bytes(alone),
        _bytes(rest),
        followers.astype("<u2").tobytes(),
        seconds.astype("<u2").tobytes(),
        _bytes(scores),
        _bytes(pair_rest),
        thirds_of.astype("<u2").tobytes(),
        (triples % size).astype("<u2").tobytes(),
        _bytes(third_scores),
    )
    return zlib.compress(b"".join(parts), level=9)


def _unlisted(rows: np.ndarray, counts: np.ndarray, totals: np.ndarray) -> np.ndarray:
    """For each row the log of the share that its unlisted members have."""
    listed = np.bincount(rows, weights=counts - _DISCOUNT, minlength=len(totals))
    shares: np.ndarray = np.log(np.maximum(1 - listed / totals, 1e-4))
    return shares


def _bytes(logarithms: np.ndarray) -> bytes:
    return bytes(np.minimum(np.rint(-logarithms * STEPS), 255).astype(np.uint8).tobytes())


def main() -> None:
    """Writes the table and prints its size."""
    data = _ROOT.parent / "shared" / "data"
    if not data.is_dir():
        sys.exit(f"no texts to count: {data} is missing")
    table = train(training_texts(data))
    target = _ROOT / "corpus" / "lexicon" / "characters.bin"
    target.write_bytes(table)
    print(f"{target.relative_to(_ROOT)}: {len(table):,} bytes")


if __name__ == "__main__":
    main()
