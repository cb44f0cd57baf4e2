"""Measures how well lost bytes are undone: `python -m benchmarks.slip [--seed N] [--places N] [--traditional]`.

Takes random places of law files that the likelihood table was not counted on, loses one byte there as real
encoders and decoders do, and repairs what comes out.
"""

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

import opencc

from benchmarks.characters import is_kept_back, law_files
from indexer.draft import Draft, apply_edits
from indexer.repair.gbk_slip import is_odd, undo_slips

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
# Text around the damage, in lines, so that a document's script and punctuation can be told.
_LINES = 40


def passages(data: Path) -> list[list[str]]:
    """The lines of each law that was kept back from training."""
    files = [path for path in law_files(data) if is_kept_back(path)]
    lines = ([line.strip() for line in path.read_text("utf-8").splitlines()] for path in files)
    return [kept for kept in ([line for line in law if line] for law in lines) if len(kept) > _LINES]


def damaged(text: str, at: int, chance: random.Random) -> tuple[str, str]:
    """The text after one of the two bytes of the character at `at` was lost, and what was done to it."""
    head, code, tail = (
        text[:at].encode("gb18030"),
        text[at].encode("gb18030"),
        text[at + 1 :].encode("gb18030"),
    )
    which = chance.choice((0, 1))
    lost = chance.choice((b"?", b""))
    stream = head + (lost + code[1:] if which == 0 else code[:1] + lost) + tail
    mark = chance.choice(("\ufffd", "?", ""))
    how = (
        f"{'lead' if which == 0 else 'trail'} {'as ?' if lost else 'dropped'}, bad bytes {mark or 'dropped'}"
    )
    return stream.decode("gbk", "replace").replace("\ufffd", mark), how


def measure(seed: int, places: int, *, traditional: bool, show: int = 0) -> dict[str, Counter[str]]:
    """How often each way of damage came out exact, marked, wrong, missed, and how often that was in sight."""
    chance = random.Random(seed)
    laws = passages(DATA)
    to_traditional = opencc.OpenCC("s2t")
    counts: dict[str, Counter[str]] = {}
    while places:
        law = chance.choice(laws)
        first = chance.randrange(len(law) - _LINES)
        text = "\n".join(law[first : first + _LINES])
        if traditional:
            text = to_traditional.convert(text)
        hanzi = [at for at, c in enumerate(text) if not c.isascii()]
        if not hanzi or text != text.encode("gbk", "ignore").decode("gbk"):
            continue
        places -= 1
        broken, how = damaged(text, chance.choice(hanzi), chance)
        edits = undo_slips(Draft(broken))
        repaired, _ = apply_edits(Draft(broken), edits)
        visible = any(is_odd(c) for c in set(broken) - set(text)) or any(
            broken.count(mark) > text.count(mark) for mark in "?\ufffd"
        )
        if repaired.text == text:
            result = "exact"
        elif repaired.text != broken:
            result = "wrong"
        else:
            result = "marked" if edits else "missed"
        count = counts.setdefault(how, Counter())
        count[result] += 1
        count["in sight"] += visible
        count[f"{result} in sight"] += visible
        if show and result == "wrong":
            show -= 1
            for edit in edits:
                print(f"{how}: {broken[edit.start : edit.end]!r} became {edit.after!r}")
    return counts


def main() -> None:
    """Prints the figures of one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--places", type=int, default=1000)
    parser.add_argument("--traditional", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"no laws to damage: {DATA} is missing")
    counts = measure(options.seed, options.places, traditional=options.traditional, show=options.show)
    names = ("exact", "marked", "wrong", "missed", "in sight", "exact in sight", "wrong in sight")
    rows = {**dict(sorted(counts.items())), "all": sum(counts.values(), Counter())}
    print(f"{'':44}" + "".join(f"{name:>16}" for name in names))
    for how, count in rows.items():
        print(f"{how:44}" + "".join(f"{count[name]:>16}" for name in names))


if __name__ == "__main__":
    main()
