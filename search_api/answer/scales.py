"""How far a record is about the matter of a question, weighed once whichever parts of the question find it."""

import re

from corpus.lexicon import lexicon
from corpus.model import Clause, Document, Record, Task
from indexer.engine.values import StoredPart
from search_api.answer.cover import Cover, Matter
from search_api.answer.itself import gives_whole, named_in, only_names_another
from search_api.question.frames import words as listed
from search_api.values import Query

_FIRST_WORDS = 24
# The longest label of a path, 第一百二十三条之一; what is longer is the title of a sub-plan.
_LONGEST_NUMBER = 10
_AS_A_WHOLE = re.compile("|".join(lexicon("duties")["whole"]["general"]))


class Weighed(Record):
    """`cover` is that of the sentence which gives the matter as a whole, where one does (`whole`), else of the best one.

    `heading` and `titled` are how much of the matter its heading and its document's title hold, `head` how much of the words
    that name the thing itself stand in its text, headings or titles, `named` how much in the sentence. `itself`: it speaks of
    the thing asked about, not only of another named after it; `general`: of all of the matter, which is told by no word.
    """

    cover: Cover
    heading: float
    titled: float
    head: float
    named: float
    itself: bool
    whole: bool
    general: bool


class Scales:
    """Weighs the records of one store at one change against the matter of one question.

    `covers`, by the record's id, is what is known of this matter already, and grows.
    """

    def __init__(self, query: Query, covers: dict[str, Cover]) -> None:
        self._query, self._covers = query, covers
        self._matter, self._head = Matter(query.terms, query.phrases), Matter(query.head)
        self._whole = not any(term.text in listed("light") for term in query.terms)
        self._things = named_in(query.phrases if query.intent == "responsibility" else ())
        self._weighed: dict[str, Weighed] = {}
        self._titled: dict[str, float] = {}

    def cover(self, record: Task | Clause, document: Document) -> Cover:
        """How well its best sentence covers the matter."""
        if record.id not in self._covers:
            self._covers[record.id] = self._matter.cover(record.text, context_of(record, document))
        return self._covers[record.id]

    def weigh(self, record: Task | Clause, document: Document) -> Weighed:
        """All that the record tells of the matter."""
        if record.id not in self._weighed:
            self._weighed[record.id] = self._weigh(record, document)
        return self._weighed[record.id]

    def _weigh(self, record: Task | Clause, document: Document) -> Weighed:
        names_a_thing = bool(self._things.tails)
        given = self._given_whole(record, document) if self._whole and names_a_thing else None
        own = given or self.cover(record, document)
        sentence = record.text[own.start : own.end]
        headed = bool(self._query.head)
        return Weighed(
            cover=own,
            heading=self._matter.share(heading_of(record)),
            titled=self._titled_by(document),
            head=self._head.share(record.text, headings(record, document)) if headed else 1.0,
            named=self._head.share(sentence) if headed and names_a_thing else 1.0,
            itself=not only_names_another(sentence, self._things),
            whole=given is not None,
            general=self._whole and _AS_A_WHOLE.search(record.text) is not None,
        )

    def _titled_by(self, document: Document) -> float:
        if document.id not in self._titled:
            self._titled[document.id] = self._matter.share(document.title)
        return self._titled[document.id]

    def _given_whole(self, record: Task | Clause, document: Document) -> Cover | None:
        """The sentence of the record that gives the matter as a whole to somebody; None where none does."""
        phrases = self._query.phrases
        if not gives_whole(record.text, phrases):
            return None
        covers = self._matter.covers(record.text, context_of(record, document))
        return next((one for one in covers if gives_whole(record.text[one.start : one.end], phrases)), None)


def context_of(record: StoredPart, document: Document) -> str:
    """What stands around a record and helps to tell what it is about: titles, headings, its whole quote."""
    quote = (record.evidence.quote,) if isinstance(record, Task) else ()
    return "\n".join((headings(record, document), *quote))


def headings(record: StoredPart, document: Document) -> str:
    """The titles of its document, of the sub-plan that it stands in, and its own headings."""
    own = record.category if isinstance(record, Task) else (*_titles_above(record), _heading_of(record))
    return "\n".join((document.title, *document.other_titles, *own))


def _titles_above(record: StoredPart) -> tuple[str, ...]:
    """The parts of a clause's path that are titles and no numbers."""
    path = record.path if isinstance(record, Clause) else ()
    return tuple(part for part in path if len(part) > _LONGEST_NUMBER)


def heading_of(record: StoredPart) -> str:
    """Where a record says what it is about: its heading, or where it has none its first words."""
    return _heading_of(record) or record.text[:_FIRST_WORDS]


def _heading_of(record: StoredPart) -> str:
    return record.heading if isinstance(record, Clause) else ""
