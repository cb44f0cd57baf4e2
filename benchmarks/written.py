"""Measures cases against reports written for the purpose: `python -m benchmarks.written [SET ...] [--show]`.

The documents of tests/labels/written/README.md were invented, with the truth of every field, by writers who had not seen the
rules; each set was measured once before anybody read it. A field is told where the truth has a value, or where one was
read that is not right; a value where the truth has none is invented. A case is found by its title, by
its day with its dead, or by its place among as many. A region read with the levels above or below those that the writer
names (江苏省/盐城市/阜宁县 for 盐城市/阜宁县) is as good.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.cases import ROOT, plain, read_file
from corpus.model import Record
from corpus.model.case import Case
from corpus.recognise.scripts import simplify
from indexer.cases.titles import name_of

WRITTEN = ROOT / "tests" / "labels" / "written"
_TRUTH = ".gold.json"
_OPENING = 20
# One writer names two provisions in one: 第二十六条第一款、第二款.
_PROVISIONS = re.compile("(?<=[条款项])、(?=第)")
# Which law it is of is said before: 同法第四十二条.
_SAME = re.compile("^[同该]法")
_NONE: tuple[object, ...] = (None, [], "")
Truth = dict[str, Any]


class Measured(Record):
    """How a set was read: by field how many are told and right; how many cases are found, missed, too many; values invented."""

    told: Counter[str]
    right: Counter[str]
    counts: Counter[str]
    wrong: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The share of fields that are right."""
        return self.right.total() / max(1, self.told.total())


def sets() -> list[str]:
    """The names of the sets, in the order in which they were written."""
    order = (
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
        *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    )
    return [name for name in order if (WRITTEN / name).is_dir()]


def measure(name: str) -> Measured:
    """How the documents of a set are read."""
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for path, truths in documents(name):
        cases = list(read_file(path).cases)
        for truth, case in paired(truths, cases):
            if truth is None or case is None:
                counts["missed" if case is None else "extra"] += 1
                wrong.append(f"{path.name}: {'missed' if case is None else 'extra'} {_called(truth, case)}")
                continue
            counts["found"] += 1
            for field, (wanted, got, good) in compared(truth, case).items():
                if wanted in _NONE and (got in _NONE or good):
                    continue
                told[field] += 1
                right[field] += good
                if not good:
                    counts["invented"] += wanted in _NONE
                    wrong.append(f"{path.name} {_called(truth, case)} {field}: {wanted!r} read as {got!r}")
    return Measured(told, right, counts, tuple(wrong))


def documents(name: str) -> Iterator[tuple[Path, list[Truth]]]:
    """The documents of a set with the truth of their cases, in the order of their names."""
    for truth in sorted((WRITTEN / name).glob(f"*{_TRUTH}")):
        own = truth.name.removesuffix(_TRUTH)
        path = next(path for path in truth.parent.glob(f"{own}.*") if path != truth)
        yield path, json.loads(truth.read_text("utf-8"))


def paired(truths: list[Truth], cases: list[Case]) -> list[tuple[Truth | None, Case | None]]:
    """Each case that there is with the one that was read, and what was read beside them."""
    as_many = len(truths) == len(cases)
    left = list(cases)
    pairs: list[tuple[Truth | None, Case | None]] = []
    for place, truth in enumerate(truths):
        case = next((case for case in left if truth["title"] and _near(truth["title"], case.title)), None)
        case = case or next((case for case in left if _is_of_the_day(truth, case)), None)
        if case is None and as_many and cases[place] in left:
            case = cases[place]
        if case is not None:
            left.remove(case)
        pairs.append((truth, case))
    return [*pairs, *((None, case) for case in left)]


def compared(truth: Truth, case: Case) -> dict[str, tuple[Any, Any, bool]]:
    """Of each field the truth, what was read, and whether that is right."""
    found: dict[str, tuple[Any, Any, bool]] = {}
    title = truth["title"]
    titles = {_name(one) for one in (title, *_also(truth, "title")) if one}
    found["title"] = title, case.title, not title or _name(case.title) in titles
    found["occurred"] = truth["occurred_on"], case.occurred, truth["occurred_on"] == case.occurred
    for name in ("time", "deaths", "injuries", "missing", "loss_yuan"):
        read = getattr(case, name)
        found[name] = truth[name], read, read in (truth[name], *_also(truth, name))
    for name in ("grade", "grade_by_law"):
        wanted, read = (truth[name] or "").removesuffix("事故"), getattr(case, name)
        good = {(one or "").removesuffix("事故") for one in (wanted, *_also(truth, name))}
        found[name] = wanted, read, (read or "").removesuffix("事故") in good
    for name in ("hazard", "industry"):
        first = list(getattr(case, name))[:1]
        also = _also(truth, name)
        found[name] = truth[name], first, first == truth[name][:1] or bool(first and first[0] in also)
    found["place"] = (
        truth["place"],
        case.place,
        any(_near(one, case.place) for one in (truth["place"], *_also(truth, "place")))
        if truth["place"]
        else not case.place,
    )
    if "region" in truth:  # One writer does not speak of it.
        found["region"] = truth["region"], case.region, _is_region(truth["region"], case.region)
    courses = (truth["course"] or "", *_also(truth, "course"))
    found["course"] = (
        truth["course"],
        case.course,
        any(_near(one[:_OPENING], case.course) for one in courses),
    )
    for name in ("direct_causes", "indirect_causes", "measures", "lessons"):
        own, got = (
            [_plain(one).strip("。;") for one in items] for items in (truth[name], getattr(case, name))
        )
        # What the text tells without calling it so need not be read, and may be.
        also = [_plain(one) for one in _also(truth, name)]
        got = [one for one in got if any(_near(one, w) for w in own) or not any(_near(one, w) for w in also)]
        same = len(own) == len(got) and all(_near(a, b) for a, b in zip(own, got, strict=True))
        found[name] = own, got, same
    printed = (one if isinstance(one, str) else one["printed"] for one in truth["violated"])
    own = sorted({each for one in printed for each in _PROVISIONS.split(_plain(one))})
    # A further article of a law is printed without its name, and as good with it.
    whole = {
        _plain(one.printed): _plain(f"《{one.title}》{_SAME.sub('', one.printed)}") for one in case.violated
    }
    got = sorted({named if named in own else printed for printed, named in whole.items()})
    found["violated"] = own, got, own == got
    own = sorted({_plain(one["organisation"]) for one in truth["parties"] if not one.get("optional")})
    may_be = {_plain(one["organisation"]) for one in truth["parties"]}
    got = sorted({_plain(party.name) for party in case.parties})
    found["parties"] = own, got, set(own) <= set(got) <= may_be
    return found


def _also(truth: Truth, name: str) -> list[Any]:
    """What else is as good a choice."""
    return list(truth.get(f"{name}_also") or ())


def _plain(text: str | None) -> str:
    return plain(simplify(text or "")).replace("・", "·")


def _name(title: str) -> str:
    """What a title calls its case: a paper says behind it what it is itself (某厂“3·5”火灾事故调查报告)."""
    return _plain(name_of(title))


def _near(one: str | None, other: str | None) -> bool:
    """Whether one of two printed forms holds the other."""
    a, b = _plain(one), _plain(other)
    return bool(a and b and (a in b or b in a))


def _is_of_the_day(truth: Truth, case: Case) -> bool:
    day = truth["occurred_on"]
    return bool(day) and case.occurred == day and case.deaths == truth["deaths"]


def _is_region(wanted: str | None, got: str | None) -> bool:
    """Whether both are one place; a step that the other leaves out, steps above its first, or a narrower place are as good."""
    if not wanted or not got:
        return wanted == got
    if f"/{wanted}/" in f"/{got}/":
        return True
    if "/" not in wanted:  # One writer names the steps in one word.
        return got.replace("/", "").startswith(wanted)
    steps, own = wanted.split("/"), got.split("/")
    return got.startswith(wanted) or (own[-1] == steps[-1] and set(own) <= set(steps))


def _called(truth: Truth | None, case: Case | None) -> str:
    return str((truth and (truth["title"] or truth["occurred_on"])) or (case.title if case else ""))


def main() -> int:
    """Prints the figures of each set, and with `--show` each field that is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", nargs="*")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for name in options.set or sets():
        measured = measure(name)
        if options.show:
            sys.stdout.writelines(f"{line}\n" for line in measured.wrong)
            for field in measured.told:
                sys.stdout.write(f"{field:16} {measured.right[field]:4} of {measured.told[field]:4}\n")
        counts = ", ".join(f"{word} {measured.counts[word]}" for word in ("found", "missed", "extra"))
        sys.stdout.write(
            f"{name}: cases {counts}; fields {measured.right.total()} of {measured.told.total()} = "
            f"{measured.share:.3f}; invented values {measured.counts['invented']}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
