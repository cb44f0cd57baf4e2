"""Which clause of a text each passage of its interpretation explains: by its number, its heading or its very words.

Only what is exact counts. What a line names last is what it speaks of: behind another text's name, articles and quotes are of
that text.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Citation, Clause, Explained, ExplainedBy, Mention, Reading, Record
from corpus.recognise.characters import HAN, fold
from corpus.recognise.cited.article_parts import missing_part
from corpus.recognise.cited.articles import labels_of
from corpus.recognise.numbering import Style, read_label
from indexer.interpretations.explained_text import ExplainedText, squeezed
from indexer.interpretations.named_parts import NamedPart, named_parts, named_point
from indexer.interpretations.passages import Passage, find_passages, prints_article
from indexer.interpretations.quotes import Quotes

# Quoted words must hold so many characters to be this text's own; words without marks more, in a row.
_QUOTED, _UNQUOTED = 12, 20
_LONGEST_QUOTE = 1_000
MOST_WORDS = 2_000
_MOST_LINKS = 1_000
# 第一条至第三十条 names a law, not its articles.
_MOST_ARTICLES = 10
_QUOTE = re.compile(r"[“「『](?P<words>[^“”「」『』\n]{8,1000})[”」』]")
_PLAIN_QUOTE = re.compile(r'"(?P<words>[^"\n]{1,1000})"')
_PIECE = re.compile(r"[^。;:!?\n“”「」『』《》]{20,600}")
_COMMA, _MOST_LED = re.compile(","), 2
_FORMER = re.compile(r"(?:原|修[正订改]前|旧)的?$")
_FORMER_TEXT = re.compile(r"(?:原|旧|修[正订改]前的?)[《条办规法细通意方]")
_OWN = re.compile(r"本(?P<kind>[^第]{1,6}?)(?:的)?第")
# 方案第三部分: what stands before may end with how the text is called.
_LONGEST_KIND = 8
_KIND_BEFORE = re.compile(rf"[{HAN}]{{2,{_LONGEST_KIND}}}$")
_LONGEST_HEADING = 80
_SENTENCE_ENDS = ("。", ";", "!", "?")
_RANK: dict[ExplainedBy, int] = {"article": 0, "heading": 1, "quote": 2}


class ClauseLink(Record):
    """A clause, the passage that explains it, and the words there that name or quote it."""

    clause_id: str
    passage: Passage
    mention: Mention
    basis: ExplainedBy


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
        interpretation, ExplainedText(explained_text, explained), alone=alone, most_words=most_words
    ).links()


class _Linking:
    def __init__(self, reading: Reading, text: ExplainedText, *, alone: bool, most_words: int) -> None:
        self._reading, self._text = reading, text
        self._quotes = Quotes(text.reading)
        # What only explains has no articles of its own; those of a ruling are its own.
        self._explains = reading.document.only_explains
        self._alone = alone and self._explains
        # Whether what a line gives to no text is of this one: of several texts under the heading that names it alone.
        self._unsaid = self._alone
        self._named_under: Style | None = None
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
        if self._explains and not self._alone:
            self._go_under(start, end, {ours for _, ours in marks if ours is not None})
        for citation, (_, ours) in zip(citations, marks, strict=True):
            if citation.kind == "article" and (ours if ours is not None else self._lone(citation, marks)):
                for clause in self._articles(citation, ours):
                    yield clause, citation.start, citation.end, "article"
        if self._explains:
            for part in named_parts(self._text, self._folded, start, end):
                if self._is_ours(part, marks):
                    yield part.clause, part.start, part.end, "heading"
        yield from self._quoted(start, end, marks)

    def _go_under(self, start: int, end: int, named: set[bool]) -> None:
        """Of several texts explained at once, one has what stands under the heading that names it alone.

        It ends with the next heading of its kind, or one that names another text.
        """
        line = self._folded[start:end].strip()
        if len(line) > _LONGEST_HEADING or line.endswith(_SENTENCE_ENDS):
            return
        label = read_label(line)
        style = label.style if label else None
        if named:
            self._unsaid, self._named_under = named == {True}, style
        elif style is not None and style == self._named_under:
            self._unsaid = False

    def _whose(self, citation: Citation) -> bool | None:
        """Whether what is cited is the explained text; None where the citation says of no text."""
        if citation.edition and citation.edition.startswith(("原", "旧")):
            return False
        if self._text.is_named(citation):
            return True
        if citation.own:
            kind = _OWN.match(fold(citation.printed))
            return bool(self._unsaid and kind and self._text.is_called(kind["kind"]))
        if citation.title or citation.number or citation.kind == "standard":
            return self._unsaid and self._text.is_called(fold(citation.title or "").strip("《》"))
        return None

    def _lone(self, citation: Citation, marks: Sequence[tuple[int, bool | None]]) -> bool:
        """Whether an article of no named text is the explained text's: of what its line names last, else of the only one."""
        if not self._explains or _FORMER.search(self._folded[max(0, citation.start - 4) : citation.start]):
            return False
        return self._ours_at(citation.start, marks, unsaid=self._unsaid)

    @staticmethod
    def _ours_at(place: int, marks: Sequence[tuple[int, bool | None]], *, unsaid: bool) -> bool:
        said = [ours for start, ours in marks if start < place and ours is not None]
        return said[-1] if said else unsaid

    def _articles(self, citation: Citation, ours: bool | None) -> Iterator[Clause]:
        labels = labels_of(citation.article or "")
        if len(labels) > _MOST_ARTICLES:
            return
        if self._text.is_outline:
            # A notice has no articles: only who names it means one of its points by them.
            if ours and (point := named_point(self._text, citation.article or "")) is not None:
                yield point
            return
        for label in labels:
            clause = self._text.labelled(label)
            if clause is None:
                continue
            if len(labels) == 1 and missing_part(clause.text, citation.article or "") is not None:
                continue
            yield clause

    def _is_ours(self, part: NamedPart, marks: Sequence[tuple[int, bool | None]]) -> bool:
        """Whether a named part is the explained text's; 第三部分 alone only where its line names the text before it."""
        kind = _KIND_BEFORE.search(self._folded, max(0, part.start - _LONGEST_KIND), part.start)
        called = kind is not None and any(
            self._text.is_called(kind[0][place:]) for place in range(len(kind[0]) - 1)
        )
        return self._ours_at(part.start, marks, unsaid=self._unsaid and (called or not part.plain))

    def _quoted(
        self, start: int, end: int, marks: Sequence[tuple[int, bool | None]]
    ) -> Iterator[tuple[Clause, int, int, ExplainedBy]]:
        for first, last, least in self._pieces(start, end):
            # Very words are this text's unless their own sentence gives them to another.
            begun = max(start, *(self._folded.rfind(mark, start, first) for mark in "。;!?"))
            own = [mark for mark in marks if mark[0] >= begun]
            if last - first > _LONGEST_QUOTE or not self._ours_at(first, own, unsaid=self._unsaid):
                continue
            words = self._folded[first:last]
            if len(squeezed(words)) < least:
                continue
            self._words -= 1
            if self._words < 0:
                return
            found = self._quotes.holder_of(squeezed(words))
            if found is None and least == _QUOTED and self._may_leave_out(begun, first, marks):
                found = self._quotes.quoted(words, least)
            if found is not None:
                yield found, first, last, "quote"

    def _may_leave_out(self, begun: int, first: int, marks: Sequence[tuple[int, bool | None]]) -> bool:
        """Whether what is quoted with words left out may be this text: its line named none else last, nor a former one."""
        of_ours = self._ours_at(first, marks, unsaid=self._unsaid)
        return of_ours and _FORMER_TEXT.search(self._folded, begun, first) is None

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """What may be the text's very words, and how many there must be: in marks, and without any."""
        if self._explains and prints_article(self._folded[start:end]):
            yield start, end, _QUOTED
        for one in _QUOTE.finditer(self._folded, start, end):
            yield one.start("words"), one.end("words"), _QUOTED
        if self._folded.count('"', start, end) % 2 == 0:
            for one in _PLAIN_QUOTE.finditer(self._folded, start, end):
                yield one.start("words"), one.end("words"), _QUOTED
        if self._explains:
            for one in _PIECE.finditer(self._folded, start, end):
                # 预案3.1规定，事发单位应当…: the very words may begin behind a comma.
                commas = [mark.end() for mark in _COMMA.finditer(self._folded, one.start(), one.end())]
                for first in (one.start(), *commas[:_MOST_LED]):
                    yield first, one.end(), _UNQUOTED


__all__ = ["ClauseLink", "link_clauses"]
