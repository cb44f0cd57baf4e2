"""A text as its explanations speak of it: its names, its articles, the parts of its outline."""

import re
from collections.abc import Sequence
from functools import cache, cached_property

from corpus.lexicon import lexicon
from corpus.model import Article, Citation, Clause, Explained, Reading
from corpus.recognise.characters import fold
from corpus.recognise.cited.law_titles import aliases, bare_title
from corpus.recognise.keys import number_key, title_key
from corpus.recognise.numerals import read_numeral
from indexer.interpretations.explained import keys_of
from indexer.interpretations.numbers import may_be_same

# 办法（试行）is called 《办法》.
_BRACKET = re.compile(r"(?:\([^()]{0,20}\))+$")
_ITEM_DEPTH = 2
_LABEL_MARKS = "()、. "
# A heading that is quoted without its number must be long enough to be this text's own.
_SHORTEST_HEADING = 6


class ExplainedText:
    """The explained text: its names, and its clauses by label, place and heading."""

    def __init__(self, reading: Reading, explained: Explained) -> None:
        document = reading.document
        self.reading = reading
        names = (document.title, *document.other_titles, explained.title)
        self._keys = frozenset(key for name in names for key in keys_of(name))
        self._number = document.document_number
        self._numbers = frozenset(filter(None, map(number_key, (self._number, explained.number))))
        self._under: dict[str, set[tuple[str, ...]]] = {}
        self._called: dict[str, Clause | None] = {}
        self._endings = tuple(_BRACKET.sub("", fold(bare_title(name))) for name in names if name)

    def is_named(self, citation: Citation) -> bool:
        """Whether the citation names this text."""
        if citation.number and number_key(citation.number) in self._numbers:
            return True
        if citation.number and not may_be_same(citation.number, self._number):
            return False
        if not citation.title:
            return False
        if self._keys.intersection(keys_of(citation.title)):
            return True
        full = aliases().get(bare_title(citation.title), ())
        return any(title_key(bare_title(name)) in self._keys for name in full)

    def is_called(self, name: str) -> bool:
        """Whether a bare 办法, 条例 or 实施意见 may be it: its title ends so, with the kind of paper that it is."""
        is_kind = len(name) > 1 and name.endswith(kinds_of_papers())
        return is_kind and any(title.endswith(name) for title in self._endings)

    def articles(self, labels: Sequence[str]) -> list[tuple[str, Clause]]:
        """The articles of these labels, each with its label: those that are one each."""
        return [(label, clause) for label in labels if (clause := self.labelled(label)) is not None]

    @cached_property
    def is_outline(self) -> bool:
        """Whether it has no articles, as notices and plans have none: 《通知》第四条 is then what stands under 四."""
        return not any(isinstance(clause, Article) for clause in self.reading.clauses)

    def labelled(self, label: str, *, top: bool = False) -> Clause | None:
        """The one clause of that label; at the top of the outline alone with `top`."""
        held = self._labels.get(label, [])
        if top:
            held = [clause for clause in held if len(clause.path) == 1]
        return _one([clause for clause in held if isinstance(clause, Article)] or held)

    def part(self, number: int, name: str | None = None) -> Clause | None:
        """The one part of that number at the top of the outline, of that heading where one is told."""
        found = _one(self._numbered.get(((), number), []))
        return found if found is not None and (name is None or is_headed(found, name)) else None

    def below(self, above: Clause, number: int) -> Clause | None:
        """The one item of that number right below another."""
        return _one(self._numbered.get((above.path, number), []))

    def point(self, number: int) -> Clause | None:
        """What a notice's 第四条 is: the one clause of that number, wherever it stands in the outline.

        Of measures that are counted through their sections it is the measure, no section.
        """
        held = self._by_number.get(number, [])
        if self._is_counted_through:
            held = [clause for clause in held if len(clause.path) == _ITEM_DEPTH]
        return _one(held)

    @cached_property
    def _is_counted_through(self) -> bool:
        """Whether the items below several parts are counted on from one to the next: 一、（一）（二） 二、（三）（四）."""
        items = [clause for clause in self.reading.clauses if len(clause.path) == _ITEM_DEPTH]
        numbers = [number_of(clause.path[-1]) for clause in items]
        several = len({clause.path[0] for clause in items}) > 1
        return several and numbers == list(range(1, len(numbers) + 1))

    def item(self, number: int, kind: str) -> Clause | None:
        """The one clause of that number below a heading of that kind: 任务第（五）项 is (五) of 二、重点任务."""
        if kind not in self._under:
            self._under[kind] = {clause.path for clause in self.reading.clauses if kind in clause.heading}
        found = (self._numbered.get((path, number), []) for path in self._under[kind])
        return _one([clause for clauses in found for clause in clauses])

    def part_called(self, name: str) -> Clause | None:
        """The one part at the top whose heading ends with the name."""
        if name not in self._called:
            top = [clause for clause in self.reading.clauses if len(clause.path) == 1]
            self._called[name] = _one([clause for clause in top if is_headed(clause, name)])
        return self._called[name]

    def headed(self, words: str) -> Clause | None:
        """The one clause whose whole heading the words are, with its number or without."""
        key = squeezed(words)
        return _one(self._by_heading.get(key, [])) if len(key) >= _SHORTEST_HEADING else None

    @cached_property
    def _labels(self) -> dict[str, list[Clause]]:
        found: dict[str, list[Clause]] = {}
        for clause in self.reading.clauses:
            if clause.path:
                found.setdefault(clause.path[-1], []).append(clause)
        return found

    @cached_property
    def _numbered(self) -> dict[tuple[tuple[str, ...], int], list[Clause]]:
        """The clauses of an outline by what stands over them and their number."""
        found: dict[tuple[tuple[str, ...], int], list[Clause]] = {}
        for clause in self.reading.clauses:
            if clause.path and (number := number_of(clause.path[-1])) is not None:
                found.setdefault((clause.path[:-1], number), []).append(clause)
        return found

    @cached_property
    def _by_number(self) -> dict[int, list[Clause]]:
        found: dict[int, list[Clause]] = {}
        for (_, number), clauses in self._numbered.items():
            found.setdefault(number, []).extend(clauses)
        return found

    @cached_property
    def _by_heading(self) -> dict[str, list[Clause]]:
        found: dict[str, list[Clause]] = {}
        for clause in self.reading.clauses:
            if not clause.path or isinstance(clause, Article):
                continue
            whole = squeezed(fold(clause.heading))
            bare = whole.removeprefix(squeezed(fold(clause.path[-1])))
            for key in {whole, bare}:
                found.setdefault(key, []).append(clause)
        return found


def number_of(label: str) -> int | None:
    """The number of an outline's label: 四 and （四） and 4. are four; of 第四条, ① and —— there is none."""
    plain = fold(label).strip(_LABEL_MARKS)
    return read_numeral(plain) if plain and "." not in plain else None


def squeezed(text: str) -> str:
    """The text without marks and blanks."""
    return "".join(filter(str.isalnum, text))


def is_headed(clause: Clause, name: str) -> bool:
    """Whether a clause's heading ends with that name."""
    told = squeezed(fold(name))
    return bool(told) and squeezed(fold(clause.heading)).endswith(told)


@cache
def kinds_of_papers() -> tuple[str, ...]:
    """How papers are called by their kind alone: 办法, 条例, 方案."""
    return tuple(ending for endings in lexicon("titles").values() for ending in endings)


def _one(held: Sequence[Clause]) -> Clause | None:
    return held[0] if len(held) == 1 else None
