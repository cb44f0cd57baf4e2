"""Names of units in running text, with their exact edges."""

import re
from functools import cache

from corpus.model import Record
from corpus.recognise.characters import HAN
from corpus.recognise.collectives import collective_at
from corpus.recognise.gazetteer import gazetteer
from corpus.recognise.unit_lexicon import bare_words, organs, unit_words
from corpus.recognise.unit_names import Name, read_name

_LONGEST_HEAD = 24
_EDGE_WORDS = "由请经报向在对和与及同归是找让给按据为从至到"
_COLLOQUIAL = ("城管", "公安", "消防", "交警", "应急", "住建", "环保", "市监", "民政", "人社", "卫健", "教育局", "街道办")


class Mention(Record):
    """A name and its span."""

    start: int
    end: int
    name: Name


def find_mentions(text: str, *, colloquial: bool = False) -> list[Mention]:
    """The names in folded text, longest first where they overlap, in order."""
    spans = [*_organs(text), *_collectives(text)]
    if colloquial:
        spans.extend(_bare(text))
    spans.sort(key=lambda m: (m.start, -m.end))
    found: list[Mention] = []
    for mention in spans:
        if found and mention.start < found[-1].end:
            if mention.end > found[-1].end and mention.start == found[-1].start:
                found[-1] = mention
            continue
        found.append(mention)
    return found


@cache
def _by_last() -> dict[str, int]:
    """The longest name for each last character."""
    longest: dict[str, int] = {}
    for name in (*organs(), "分局"):
        longest[name[-1]] = max(longest.get(name[-1], 0), len(name))
    return longest


def _organs(text: str) -> list[Mention]:
    known, longest, words = organs(), _by_last(), unit_words()
    found: list[Mention] = []
    for end in range(2, len(text) + 1):
        limit = longest.get(text[end - 1])
        if limit is None or text.startswith(words.titles, end):
            continue
        for start in range(max(0, end - limit), end - 1):
            core = text[start:end]
            if core not in known and core != "分局":
                continue
            mention = _with_head(text, start, end)
            if mention is not None:
                found.append(mention)
                break
    return found


def _with_head(text: str, start: int, end: int) -> Mention | None:
    """The name with as much before it as makes sense: a level, a place, a committee, an agency above it."""
    best: Mention | None = None
    for first in range(max(0, start - _LONGEST_HEAD), start + 1):
        if first < start and re.search(rf"[^{HAN}]", text[first:start]):
            continue
        if first and _runs_on(text, first, start):
            continue
        name = read_name(text[first:end])
        if name is None or not name.concepts or name.kind in ("collective",):
            continue
        best = Mention(start=first, end=end, name=name)
        break
    if best is None or (best.start == start and _is_part(text, start, end)):
        return None
    return best


def _runs_on(text: str, first: int, start: int) -> bool:
    """Whether a name cannot begin here: its first character belongs to the word before it."""
    if first == start:
        return False
    before = text[first - 1]
    if not re.match(rf"[{HAN}]", before) or before in _EDGE_WORDS:
        return False
    head = text[first:start]
    return not (head in unit_words().levels or _is_known_place(head))


def _is_known_place(head: str) -> bool:
    table = gazetteer()
    return head in table.full or head in table.short


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a short name is only part of a longer word."""
    return end - start <= 2 and text[start:end] not in _COLLOQUIAL


def _collectives(text: str) -> list[Mention]:
    found: list[Mention] = []
    for match in re.finditer(r"(?:(?<=[。;,:、\s])|^|由|会同|请)(?=[^。;,:、\s])", text):
        end = collective_at(text, match.end())
        if end is not None:
            found.append(Mention(start=match.end(), end=end, name=Name(kind="collective", core=text[match.end() : end])))
    return found


def _bare(text: str) -> list[Mention]:
    words = bare_words()
    found: list[Mention] = []
    for word in _COLLOQUIAL:
        for match in re.finditer(re.escape(word), text):
            if word in words:
                found.append(
                    Mention(
                        start=match.start(),
                        end=match.end(),
                        name=Name(kind="functional", core=word, concepts=words[word], alone=True),
                    )
                )
    return found
