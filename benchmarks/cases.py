"""Measures cases against labels read by hand: `python -m benchmarks.cases [--held-out] [--show] [--data ../shared/data]`.

Reads the documents of tests/labels/accidents/README.md, pairs each label with the case whose evidence holds the words at
which the label says that the accident is told, and prints how many fields are right, by field. A value where the label has
none is invented.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.model import Reading
from corpus.model.case import Case
from corpus.recognise.characters import fold
from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "labels" / "accidents"
DATA = ROOT.parent / "shared" / "data"
_ROW = re.compile(r"^\| (dev|held_out) \| `([^`]+)` \|", re.MULTILINE)
Label = dict[str, Any]


def documents(half: str) -> Iterator[tuple[Path, list[Label]]]:
    """The labelled documents of a half, by their paths below the data, with their labels."""
    for own, path in _ROW.findall((LABELS / "README.md").read_text("utf-8")):
        if own == half:
            file = LABELS / half / f"{Path(path).stem}.ndjson"
            yield Path(path), [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]


def read_file(path: Path) -> Reading:
    """The file as the indexer reads it."""
    return read_blocks(read(path.name, path.read_bytes()), Source(path=path.name))


def pair(labels: list[Label], cases: tuple[Case, ...], text: str) -> list[tuple[Label | None, Case | None]]:
    """Each label with its case, and what is left of either."""
    left = list(cases)
    pairs: list[tuple[Label | None, Case | None]] = []
    for label in labels:
        case = next((case for case in left if _tells(case, label, text)), None)
        if case is not None:
            left.remove(case)
        pairs.append((label, case))
    return [*pairs, *((None, case) for case in left)]


def _tells(case: Case, label: Label, text: str) -> bool:
    at = plain(label["at"])
    told = [text[span.start : span.end] for span in case.spans.get("occurred_on", ())]
    if at in plain(case.evidence.quote) or at in plain(case.title) or at in plain(case.course or ""):
        return True
    return bool(told) and label["occurred"] == case.occurred and label["deaths"] == case.deaths


def plain(text: str) -> str:
    """The text folded, without blanks."""
    return re.sub(r"\s", "", fold(text))


def judge(label: Label, case: Case) -> dict[str, tuple[bool, Any, Any]]:
    """Of each field that is told or was read: whether it is right, what the label has, what was read."""
    judged: dict[str, tuple[bool, Any, Any]] = {}
    for name, (wanted, got, right) in _compared(label, case).items():
        if wanted not in (None, [], ()) or (got not in (None, [], ()) and not right):
            judged[name] = (right, wanted, got)
    return judged


def _compared(label: Label, case: Case) -> dict[str, tuple[Any, Any, bool]]:
    compared: dict[str, tuple[Any, Any, bool]] = {}
    for name in ("occurred", "time", "deaths", "injuries", "missing", "loss_yuan"):
        wanted, got = label[name], getattr(case, name)
        compared[name] = wanted, got, got == wanted or got in label.get(f"{name}_also", ())
    for name in ("grade", "grade_by_law"):
        read_as = getattr(case, name) and getattr(case, name).removesuffix("事故")
        compared[name] = label[name], read_as, read_as in (label[name], *label.get(f"{name}_also", ()))
    for name in ("hazard", "industry"):
        first = next(iter(getattr(case, name)), None)
        wanted = [*label[name], *label.get(f"{name}_also", ())]
        compared[name] = label[name], first, first in (wanted or [None])
    places = [plain(place) for place in (label["place"], *label.get("place_also", ())) if place]
    compared["place"] = label["place"], case.place, plain(case.place or "") in (places or [""])
    regions = [label["region"], *label.get("region_also", ())]
    compared["region"] = label["region"], case.region, any(_is_region(one, case.region) for one in regions)
    for name in ("direct_causes", "indirect_causes", "measures", "lessons"):
        compared[name] = _quotes(label, case, name)
    wanted = [plain(one["printed"]) for one in label["violated"]]
    also = [plain(one["printed"]) for one in label.get("violated_also", ())]
    got = [plain(one.printed) for one in case.violated]
    compared["violated"] = wanted, got, set(wanted) <= set(got) <= {*wanted, *also}
    parties = {
        (plain(one["printed"]), (one["class"], *one.get("class_also", ()))) for one in label["parties"]
    }
    needed = {plain(one["printed"]) for one in label["parties"] if not one.get("optional")}
    read_as = {plain(one.name): one.role for one in case.parties}
    fits = all(
        any(name == own and role in classes for own, classes in parties) for name, role in read_as.items()
    )
    compared["parties"] = sorted(needed), sorted(read_as.items()), fits and needed <= set(read_as)
    return compared


def _is_region(wanted: str | None, got: str | None) -> bool:
    """Whether both are the same place: the steps that the label names, each by its name of then or of today (宁河县, 宁河区)."""
    if wanted is None or got is None:
        return wanted == got
    steps, own = ([step[:-1] for step in path.split("/")] for path in (wanted, got))
    return steps[-1] == own[-1] and set(steps) <= set(own)


def _quotes(label: Label, case: Case, name: str) -> tuple[Any, Any, bool]:
    wanted = [plain(one["quote"])[:12] for one in label[name]]
    also = [plain(one["quote"])[:12] for one in label.get(f"{name}_also", ())]
    got = [plain(one) for one in getattr(case, name)]
    all_there = all(any(one in mine for mine in got) for one in wanted)
    none_strange = all(any(one in mine or mine[:12] in one for one in (*wanted, *also)) for mine in got)
    return wanted, [one[:15] for one in got], all_there and none_strange


def main() -> int:
    """Prints the figures, and with `--show` each field that is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for path, labels in documents("held_out" if options.held_out else "dev"):
        reading = read_file(options.data / path)
        for label, case in pair(labels, reading.cases, reading.text):
            if label is None or case is None:
                counts["missed" if case is None else "invented"] += 1
                if options.show:
                    sys.stdout.write(
                        f"{path.name}: {'missed ' + label['at'] if label else 'invented ' + (case.title if case else '')}\n"
                    )
                continue
            counts["found"] += 1
            for name, (good, wanted, got) in judge(label, case).items():
                told[name] += 1
                right[name] += good
                if not good:
                    counts["values"] += wanted in (None, [], ())
                    if options.show:
                        sys.stdout.write(f"{path.name} {label['at']} {name}: {wanted!r} read as {got!r}\n")
    for name in told:
        sys.stdout.write(f"{name:16} {right[name]:4} of {told[name]:4}\n")
    sys.stdout.write(
        f"fields {right.total()} of {told.total()} = {right.total() / max(1, told.total()):.3f}\n"
    )
    told_of = ", ".join(f"{name} {counts[name]}" for name in ("found", "missed", "invented"))
    sys.stdout.write(f"cases {told_of}; invented values {counts['values']}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
