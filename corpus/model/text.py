"""Places in a text, and what was changed there."""

from datetime import date
from typing import Literal

from corpus.model.base import Record

Validity = Literal["in_force", "amended", "repealed", "not_yet_in_force", "unknown"]


class Span(Record):
    """A half-open range of Unicode code points of a document's text."""

    start: int
    end: int


class Period(Record):
    """The time a document gives itself (2020—2025年). Either end may be open."""

    from_: date | None = None
    to: date | None = None


class Repair(Record):
    """One change made to damaged text.

    `start` and `end` bound `after` in the repaired text; `before` stood there. Putting every `before` back,
    last pass first, gives the text as the reader delivered it.
    """

    kind: str
    start: int
    end: int
    before: str
    after: str
    certain: bool = True
    why: str = ""


class Evidence(Record):
    """The document, place and exact words behind a record: `text[start:end] == quote`.

    A stored part knows only `document_id`, `locator`, `quote`, `start`, `end`, `repaired` and `cited_rule`;
    the rest is the document's, filled in when the record is shown (`validity` and `ended` depend on the day).
    """

    document_id: str
    title: str = ""
    document_number: str | None = None
    issuers: tuple[str, ...] = ()
    region: str | None = None
    published_on: date | None = None
    validity: Validity = "unknown"
    period: Period | None = None
    ended: bool | None = None
    locator: str = ""
    quote: str = ""
    start: int = 0
    end: int = 0
    repaired: bool = False
    untrusted: bool = False
    url: str | None = None
    cited_rule: str | None = None
