"""What every route works with."""

from collections.abc import Callable, Sequence
from typing import Protocol

from corpus.model import Record
from corpus.settings import Settings
from search_api.service import Service


class Failure(Protocol):
    """An uploaded file that could not be read."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def message(self) -> str: ...


class Taken(Protocol):
    """An uploaded file that is kept."""

    @property
    def name(self) -> str: ...
    @property
    def document_id(self) -> str: ...
    @property
    def change(self) -> str: ...


class Report(Protocol):
    """What became of an upload."""

    @property
    def documents(self) -> Sequence[Taken]: ...
    @property
    def failed(self) -> Sequence[Failure]: ...
    @property
    def warnings(self) -> Sequence[str]: ...


class Upload(Record):
    """A file that came over HTTP; files of one `source` (an address, a number in another system) are versions of one document."""

    name: str
    data: bytes
    source: str | None = None


Ingest = Callable[[Sequence[Upload]], Report]
Remove = Callable[[str], bool]


class Office(Record):
    """The service, the settings, and what may write; `examples` are questions for the front page."""

    service: Service
    settings: Settings
    ingest: Ingest | None = None
    remove: Remove | None = None
    examples: tuple[str, ...] = ()
