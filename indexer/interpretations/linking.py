"""Which clause of a text each passage of its interpretation explains: by its number, its heading or its very words.

Only what is exact counts. What a line names last is what it speaks of: behind another text's name, articles and quotes are of
that text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from corpus.lexicon import lexicon
from corpus.model import Article, Citation, Clause, Explained, ExplainedBy, Mention, Reading, Record
from corpus.recognise.characters import fold
from corpus.recognise.cited.article_parts import missing_part
from corpus.recognise.cited.articles import labels_of
from corpus.recognise.cited.law_titles import aliases, bare_title
from corpus.recognise.keys import number_key, title_key
from indexer.interpretations.explained import keys_of
from indexer.interpretations.numbers import may_be_same
from indexer.interpretations.passages import Passage, find_passages

# Quoted words must hold so many characters to be this text's own; words without marks more, in a row.
_QUOTED, _UNQUOTED = 12, 20
_LONGEST_QUOTE = 1_000
MOST_WORDS = 2_000
_MOST_LINKS = 1_000
# 第一条至第三十条 names a law, not its articles.
_MOST_ARTICLES = 10
_QUOTE = re.compile(r"[“「『](?P<words>[^“”「」『』\n]{8,1000})[”」』]")
_PIECE = re.compile(r"[^。;:!?\n“”「」『』《》]{20,600}")
_HEADED = re.compile(
    r"(?P<label>第(?P<number>[一二三四五六七八九十]{1,3})(?P<unit>部分|章|节))[是为,、: ]{0,3}"
    r"(?:[“「‘](?P<name>[^“”「」‘’\n]{2,40})[”」’])?"
)
_ITEM = re.compile(r"(?P<kind>任务|措施)的?第?(?P<label>\([一二三四五六七八九十]{1,3}\))[项条点]")
_FORMER = re.compile(r"(?:原|修[正订改]前|旧)的?$")
_OWN = re.compile(r"本(?P<kind>[^第]{1,6}?)(?:的)?第")
# 办法（试行）is called 《办法》.
_BRACKET = re.compile(r"(?:\([^()]{0,20}\))+$")
_RANK: dict[ExplainedBy, int] = {"article": 0, "heading": 1, "quote": 2}


class ClauseLink(Record):
    """A clause, the passage that explains it, and the words there that name or quote it."""

    clause_id: str
    passage: Passage
    mention: Mention
    basis: ExplainedBy


class _Text:
    """The explained text: its names, its clauses by label, and its words without marks and blanks."""

    def __init__(self, reading: Reading, explained: Explained) -> None:
        document = reading.document
        self.reading = reading
        names = (document.title, *document.other_titles, explained.title)
        self.keys = frozenset(key for name in names for key in keys_of(name))
        self.number = document.document_number
        self.numbers = frozenset(filter(None, map(number_key, (self.number, explained.number))))
        self._endings = tuple(_BRACKET.sub("", fold(bare_title(name))) for name in names if name)

    def is_named(self, citation: Citation) -> bool:
        """Whether the citation names this text."""
        if citation.number and number_key(citation.number) in self.numbers:
            return True
        if citation.number and not may_be_same(citation.number, self.number):
            return False
        if not citation.title:
            return False
        if self.keys.intersection(keys_of(citation.title)):
            return True
        bare = bare_title(citation.title)
        full = aliases().get(bare, ())
        return any(title_key(bare_title(name)) in self.keys for name in full)

    def is_called(self, name: str) -> bool:
        """Whether it is of the kind of which a bare 办法 or 条例 speaks."""
        return name in _generic() and any(title.endswith(name) for title in self._endings)

    @cached_property
    def labels(self) -> dict[str, list[Clause]]:
        found: dict[str, list[Clause]] = {}
        for clause in self.reading.clauses:
            if clause.path:
                found.setdefault(clause.path[-1], []).append(clause)
        return found

    def labelled(self, label: str, *, top: bool = False) -> Clause | None:
        """The one clause of that label; at the top of the outline alone with `top`."""
        held = self.labels.get(label, [])
        if top:
            held = [clause for clause in held if len(clause.path) == 1]
        articles = [clause for clause in held if isinstance(clause, Article)]
        found: Sequence[Clause] = articles or held
        return found[0] if len(found) == 1 else None

    def item(self, label: str, kind: str) -> Clause | None:
        """The one clause of that label below a heading of that kind: 任务第（五）项 is (五) of 二、重点任务."""
        above = {clause.path for clause in self.reading.clauses if kind in clause.heading}
        held = [clause for clause in self.labels.get(label, []) if clause.path[:-1] in above]
        return held[0] if len(held) == 1 else None

    @cached_property
    def _squeezed(self) -> tuple[str, list[int]]:
        places = [place for place, character in enumerate(self.reading.text) if character.isalnum()]
        return "".join(self.reading.text[place] for place in places), places

    def holder_of(self, words: str) -> Clause | None:
        """The clause in which words stand that stand nowhere else in the text."""
        text, places = self._squeezed
        start = text.find(words)
        if start < 0 or text.find(words, start + 1) >= 0:
            return None
        first, last = places[start], places[start + len(words) - 1]
        around = [
            clause
            for clause in self.reading.clauses
            if clause.path and clause.evidence.start <= first and last < clause.evidence.end
        ]
        articles = [clause for clause in around if isinstance(clause, Article)]
        return min(articles or around, key=lambda c: c.evidence.end - c.evidence.start, default=None)


def link_clauses(
    interpretation: Reading,
    explained_text: Reading,
    explained: Explained,
    *,
    alone: bool = True,
    most_words: int = MOST_WORDS,
) -> tuple[ClauseLink, ...]:
    """The clauses of a text that its interpretation explains, in the order of the interpretation.

    `alone`: it explains no other text, so that what is said to be of none is of this one. So many of its quotes are looked for
    as `most_words`.
    """
    return _Linking(
        interpretation, _Text(explained_text, explained), alone=alone, most_words=most_words
    ).links()


class _Linking:
    def __init__(self, reading: Reading, text: _Text, *, alone: bool, most_words: int) -> None:
        self._reading, self._text = reading, text
        # What only explains has no articles of its own; those of a ruling are its own.
        self._explains = reading.document.only_explains
        self._alone = alone and self._explains
        self._folded = fold(reading.text)
        self._citations = sorted(reading.citations, key=lambda one: one.start)
        self._words = most_words

    def links(self) -> tuple[ClauseLink, ...]:
        found: dict[tuple[str, int], ClauseLink] = {}
        place = 0
        for passage in find_passages(self._reading):
            for start, end in passage.lines:
                while place < len(self._citations) and self._citations[place].start < start:
                    place += 1
                first = place
                while place < len(self._citations) and self._citations[place].start < end:
                    place += 1
                for clause, mention_start, mention_end, basis in self._line(
                    start, end, self._citations[first:place]
                ):
                    if len(found) >= _MOST_LINKS:
                        return tuple(found.values())
                    key = clause.id, passage.start
                    if key in found and _RANK[found[key].basis] <= _RANK[basis]:
                        continue
                    mention = Mention(
                        start=mention_start,
                        end=mention_end,
                        quote=self._reading.text[mention_start:mention_end],
                    )
                    found[key] = ClauseLink(clause.id, passage, mention, basis)
        return tuple(found.values())

    def _line(
        self, start: int, end: int, citations: Sequence[Citation]
    ) -> Iterator[tuple[Clause, int, int, ExplainedBy]]:
        """The clauses that one line names or quotes."""
        marks = [(one.start, self._whose(one)) for one in citations]
        for citation, (_, ours) in zip(citations, marks, strict=True):
            if citation.kind == "article" and (ours if ours is not None else self._lone(citation, marks)):
                for clause in self._articles(citation):
                    yield clause, citation.start, citation.end, "article"
        if self._explains:
            yield from self._headed(start, end, marks)
        yield from self._quoted(start, end, marks)

    def _whose(self, citation: Citation) -> bool | None:
        """Whether what is cited is the explained text; None where the citation says of no text."""
        if citation.edition and citation.edition.startswith(("原", "旧")):
            return False
        if self._text.is_named(citation):
            return True
        if citation.own:
            kind = _OWN.match(fold(citation.printed))
            return bool(self._alone and kind and self._text.is_called(kind["kind"]))
        if citation.title or citation.number or citation.kind == "standard":
            return self._alone and self._text.is_called(fold(citation.title or "").strip("《》"))
        return None

    def _lone(self, citation: Citation, marks: Sequence[tuple[int, bool | None]]) -> bool:
        """Whether an article of no named text is the explained text's: of what its line names last, else of the only one."""
        if not self._explains or _FORMER.search(self._folded[max(0, citation.start - 4) : citation.start]):
            return False
        return self._ours_at(citation.start, marks, unsaid=self._alone)

    @staticmethod
    def _ours_at(place: int, marks: Sequence[tuple[int, bool | None]], *, unsaid: bool) -> bool:
        said = [ours for start, ours in marks if start < place and ours is not None]
        return said[-1] if said else unsaid

    def _articles(self, citation: Citation) -> Iterator[Clause]:
        labels = labels_of(citation.article or "")
        if len(labels) > _MOST_ARTICLES:
            return
        for label in labels:
            clause = self._text.labelled(label)
            if clause is None:
                continue
            if len(labels) == 1 and missing_part(clause.text, citation.article or "") is not None:
                continue
            yield clause

    def _headed(
        self, start: int, end: int, marks: Sequence[tuple[int, bool | None]]
    ) -> Iterator[tuple[Clause, int, int, ExplainedBy]]:
        """第三部分“重点任务”, 第二章, 任务第（五）项."""
        if not self._alone:
            return
        for found in _HEADED.finditer(self._folded, start, end):
            said = self._ours_at(found.start(), marks, unsaid=False)
            name = found["name"]
            if not self._ours_at(found.start(), marks, unsaid=True) or not (said or name):
                continue
            label = found["number"] if found["unit"] == "部分" else found["label"]
            clause = self._text.labelled(label, top=found["unit"] == "部分")
            if clause is None or (name and not _is_headed(clause, name)):
                continue
            if self._folded[found.end("label") :].startswith("第"):
                continue
            yield clause, found.start("label"), found.end(), "heading"
        for found in _ITEM.finditer(self._folded, start, end):
            if self._ours_at(found.start(), marks, unsaid=True) and (
                clause := self._text.item(found["label"], found["kind"])
            ):
                yield clause, found.start(), found.end(), "heading"

    def _quoted(
        self, start: int, end: int, marks: Sequence[tuple[int, bool | None]]
    ) -> Iterator[tuple[Clause, int, int, ExplainedBy]]:
        for first, last, least in (
            *(
                (one.start("words"), one.end("words"), _QUOTED)
                for one in _QUOTE.finditer(self._folded, start, end)
            ),
            *((one.start(), one.end(), _UNQUOTED) for one in _PIECE.finditer(self._folded, start, end)),
        ):
            if least == _UNQUOTED and not self._explains:
                continue
            # Very words are this text's unless their own sentence gives them to another.
            begun = max(start, *(self._folded.rfind(mark, start, first) for mark in "。;!?"))
            own = [mark for mark in marks if mark[0] >= begun]
            if not self._ours_at(first, own, unsaid=self._alone):
                continue
            words = _squeezed(self._reading.text[first:last])
            if not least <= len(words) <= _LONGEST_QUOTE:
                continue
            self._words -= 1
            if self._words < 0:
                return
            if (clause := self._text.holder_of(words)) is not None:
                yield clause, first, last, "quote"


def _squeezed(text: str) -> str:
    """The text without marks and blanks."""
    return "".join(filter(str.isalnum, text))


def _generic() -> frozenset[str]:
    return frozenset(ending for endings in lexicon("titles").values() for ending in endings)


def _is_headed(clause: Clause, name: str) -> bool:
    told = _squeezed(fold(name))
    heading = _squeezed(fold(clause.heading))
    return bool(told) and heading.endswith(told)


__all__ = ["ClauseLink", "link_clauses"]
