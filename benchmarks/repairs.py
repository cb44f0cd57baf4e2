"""Measures what repair does to healthy text, and how long it takes: `python -m benchmarks.repairs [--characters N]`.

Laws in order of a seed are read as paragraphs and repaired; each change is printed with the text around it.
"""

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

from benchmarks.characters import law_files
from corpus.blocks import Blocks, Paragraph
from indexer.draft import lay_out
from indexer.repair import repair

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_AROUND = 15


def main() -> None:
    """Prints every repair, their number by kind, and milliseconds per 10,000 characters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--characters", type=int, default=1_000_000)
    options = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"no laws to read: {DATA} is missing")
    files = law_files(DATA)
    random.Random(options.seed).shuffle(files)
    kinds: Counter[str] = Counter()
    read, spent = 0, 0.0
    for path in files:
        lines = path.read_text("utf-8").splitlines()
        draft = lay_out(Blocks("text/plain", tuple(Paragraph(line) for line in lines)))
        begun = time.perf_counter()
        repaired = repair(draft)
        spent += time.perf_counter() - begun
        read += len(draft.text)
        for done in repaired.repairs:
            kinds[done.kind] += 1
            around = repaired.draft.text[max(done.start - _AROUND, 0) : done.end + _AROUND]
            print(f"{path.stem}: {done.kind} {done.before!r} -> {done.after!r} in {around!r}")
        if read >= options.characters:
            break
    print(f"{read:,} characters, repairs {dict(kinds)}, {spent / read * 1e7:.2f} ms per 10,000 characters")


if __name__ == "__main__":
    main()
