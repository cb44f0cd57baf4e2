"""Mentions of other texts, found first, resolved later."""

from datetime import date
from typing import Literal

from corpus.model.base import Record
from corpus.model.text import Validity


class Target(Record):
    """What a citation means, once resolved; `validity` is judged on a day where the citations of a text are told."""

    kind: Literal["document", "article", "standard"]
    id: str
    title: str
    number: str | None = None
    version: str | None = None
    validity: Validity | None = None


class Citation(Record):
    """A mention of another text, found when its document is read; `target` is resolved against the corpus.

    `title`, `number` and `article` are what the mention gives, itself or by what it refers back to (该法, 《办法》 where the
    text has said which); `own` where it is of the text it stands in (本法第三条, 前款). `edition` is which text of several
    it asks for, as printed (2014年修正, 原); `issuer` is who stands before the title (国务院办公厅《关于…》). `alias` is the
    short name it introduces for what it cites (以下简称《办法》); `repeals` where it abolishes its target. `others` are the
    further articles of a range (第三条至第五条), `target` its first. `notice` is what should be known of a target that is not
    surely the text cited: the one that held when the document was written is not held.
    """

    printed: str
    start: int
    end: int
    kind: Literal["document", "article", "standard"]
    target: Target | None = None
    reason: str | None = None
    title: str | None = None
    number: str | None = None
    article: str | None = None
    repeals: bool = False
    repeals_from: date | None = None
    alias: str | None = None
    own: bool = False
    edition: str | None = None
    issuer: str | None = None
    others: tuple[Target, ...] = ()
    notice: str | None = None
