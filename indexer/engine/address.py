"""Where a cluster is, and how it is asked to let us in."""

import re
from pathlib import Path

from corpus.model import Record

_USER_IN_URL = re.compile(r"//[^/@\s]*@")


class Address(Record):
    """The nodes of a cluster, what opens it, and the prefix that a store's indices there begin with.

    Passwords and keys are never shown, whatever is printed of it.
    """

    urls: tuple[str, ...]
    prefix: str = "zhize"
    user: str | None = None
    password: str | None = None
    api_key: str | None = None
    ca: Path | None = None
    shards: int = 1

    @property
    def shown(self) -> str:
        """The nodes as they may be shown."""
        return "、".join(_USER_IN_URL.sub("//", url) for url in self.urls)

    def __str__(self) -> str:
        return f"{self.shown}（索引前缀 {self.prefix}）"

    def __repr__(self) -> str:
        return f"Address({self.shown!r}, {self.prefix!r})"

    def __rich_repr__(self) -> list[tuple[str, str]]:
        """What may be shown."""
        return [("urls", self.shown), ("prefix", self.prefix)]
