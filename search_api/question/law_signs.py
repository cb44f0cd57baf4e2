"""Of which laws everyday words are signs: who says 降压药 asks of what 药品管理法 has, whatever else the story tells.

No word of a story need stand in the law that it is about; `corpus/lexicon/law_signs.tsv` lists, law by law, what people say.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from corpus.lexicon import read_text
from corpus.model import Record
from indexer.laws.competences import title_matter

# A sign says the more the longer it is, and where it is put together of two words; a weak one, or of one character, says less.
_LONG, _OF_TWO, _WEAK, _SINGLE = 1.25, 1.5, 0.4, 0.6
_GAP = "…"
# Whose the thing is that is asked about tells less of it.
_OWNER = 0.5
_OF = re.compile(r"[^,。;?!的]{0,3}的([^,。;?!的]{0,8})")
# So far apart at most do the words of one sign stand, in one part of the sentence.
_APART = 8
_STOPS = frozenset(",。;?!:")


class Signed(Record):
    """Laws of which words of a question are signs: what their articles say for it, the signs, and how much they say."""

    laws: tuple[str, ...]
    called: tuple[str, ...]
    signs: tuple[str, ...]
    weight: float


class _Line(Record):
    laws: tuple[str, ...]
    called: tuple[str, ...]


def signed_laws(text: str) -> tuple[Signed, ...]:
    """The laws of which the text (folded) holds signs, surest first; those that share a law are told together."""
    weights: dict[int, float] = defaultdict(float)
    by: dict[int, list[str]] = defaultdict(list)
    for sign, share in _signs_in(text.lower()):
        lines = _lines_of()[sign]
        laws = {_lines()[line].laws[0] for line, _ in lines}
        for line, worth in lines:
            weights[line] += share * worth * _worth(sign) / len(laws) ** 0.5
            by[line].append(sign)
    told: dict[str, list[int]] = defaultdict(list)
    for line in weights:
        told[_lines()[line].laws[0]].append(line)
    signed = (_together(lines, weights, by) for lines in told.values())
    return tuple(sorted(signed, key=lambda one: (-one.weight, one.laws)))


def _together(lines: Sequence[int], weights: dict[int, float], by: dict[int, list[str]]) -> Signed:
    best = sorted(lines, key=lambda line: -weights[line])
    return Signed(
        laws=tuple(dict.fromkeys(law for line in best for law in _lines()[line].laws)),
        called=tuple(dict.fromkeys(name for line in best for name in _lines()[line].called)),
        signs=tuple(dict.fromkeys(sign for line in best for sign in by[line])),
        weight=sum(weights[line] for line in lines),
    )


def _worth(sign: str) -> float:
    length = len(sign.replace(_GAP, ""))
    long = _SINGLE if length == 1 else 1.0 if length == 2 else _LONG
    return long * (_OF_TWO if _GAP in sign else 1.0)


def _signs_in(text: str) -> Iterator[tuple[str, float]]:
    """The signs that stand in the text, each once, with how much they count; none that stands only inside a longer one."""
    plain = [
        (start, start + length)
        for start in range(len(text))
        for length in range(1, _longest() + 1)
        if text[start : start + length] in _lines_of()
    ]
    longest = [
        span
        for span in plain
        if not any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in plain)
    ]
    counted: dict[str, float] = {}
    for start, end in longest:
        # 医院的食堂 is asked about the canteen.
        owned = _OF.match(text, end)
        owner = owned is not None and any(owned.start(1) <= other[0] < owned.end(1) for other in longest)
        counted[text[start:end]] = max(counted.get(text[start:end], 0.0), _OWNER if owner else 1.0)
    yield from counted.items()
    for first, signs in _of_two().items():
        if first in text:
            yield from ((sign, 1.0) for sign in signs if _stands(sign.split(_GAP), text))


def _stands(parts: Sequence[str], text: str) -> bool:
    """Whether the parts stand one soon after another."""
    start = text.find(parts[0])
    while start >= 0:
        end = start + len(parts[0])
        for _, after in pairwise(parts):
            place = text.find(after, end, end + _APART + len(after))
            if place < 0 or not _STOPS.isdisjoint(text[end:place]):
                break
            end = place + len(after)
        else:
            return True
        start = text.find(parts[0], start + 1)
    return False


@cache
def _lines() -> tuple[_Line, ...]:
    return tuple(_Line(laws=laws, called=called) for laws, called, _, _ in _rows())


@cache
def _lines_of() -> dict[str, tuple[tuple[int, float], ...]]:
    """The lines on which each sign stands, with what it is worth there."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, (_, _, signs, weak) in enumerate(_rows()):
        for sign in signs:
            found[sign.lower()].append((place, 1.0))
        for sign in weak:
            found[sign.lower()].append((place, _WEAK))
    # Who says what the law is about means it, too.
    for place, (laws, _, _, _) in enumerate(_rows()):
        name = title_matter(laws[0], None).lower()
        if len(name) > 2 and name not in found:
            found[name].append((place, 1.0))
    return {sign: tuple(lines) for sign, lines in found.items()}


@cache
def _of_two() -> dict[str, tuple[str, ...]]:
    """The signs that are put together of several words, by the first of these."""
    found: dict[str, list[str]] = defaultdict(list)
    for sign in _lines_of():
        if _GAP in sign:
            found[sign.partition(_GAP)[0]].append(sign)
    return {first: tuple(signs) for first, signs in found.items()}


@cache
def _longest() -> int:
    return max(len(sign) for sign in _lines_of() if _GAP not in sign)


@cache
def _rows() -> tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]:
    rows = []
    for line in read_text("law_signs.tsv").splitlines():
        if line and not line.startswith("#"):
            laws, called, signs, *weak = (tuple(column.split()) for column in line.split("\t"))
            rows.append((laws, called, signs, weak[0] if weak else ()))
    return tuple(rows)
