"""A stretch of a text that tells one case."""

from corpus.model import Record, Span
from corpus.recognise.harm.losses import Loss
from indexer.cases.telling import Telling


class Account(Record):
    """A stretch that tells one case: `tellings` its sentences that tell the accident; `title` its heading, where it has one.

    All that stands in it is about the case where it is `whole`; else what headings tell may be about several. Of a row of a
    table `cells` are those whose heads tell a field, and `loss` what one of them says in figures.
    """

    start: int
    end: int
    tellings: tuple[Telling, ...]
    title: Span | None = None
    whole: bool = True
    cells: dict[str, Span] = {}
    loss: Loss | None = None
