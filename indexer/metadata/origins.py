"""Where the values of a document's metadata were found."""

from corpus.model import Found, Origin


class Origins:
    """The places of the values by field; the first one noted for a field stays."""

    def __init__(self) -> None:
        self.found: dict[str, Found] = {}

    def note(self, field: str, start: int, end: int, origin: Origin) -> None:
        """Notes that the value of a field stands in `start:end`."""
        self.found.setdefault(field, Found(start=start, end=end, origin=origin))
