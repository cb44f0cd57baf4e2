"""Where a cluster is, and how it is asked to let us in."""

from pathlib import Path

import msgspec

from corpus.model import Record
from corpus.node_urls import is_read_on_the_way, read_urls


class Address(Record):
    """The nodes of a cluster, what opens it, and the prefix that a store's indices there begin with.

    Passwords and keys are never shown, whatever is printed of it: those written in an address are taken out of it here. Raises
    BadRequest for what is no address.
    """

    urls: tuple[str, ...]
    prefix: str = "zhize"
    user: str | None = None
    password: str | None = None
    api_key: str | None = None
    ca: Path | None = None
    shards: int = 1

    def __post_init__(self) -> None:
        read = read_urls(",".join(self.urls))
        msgspec.structs.force_setattr(self, "urls", read.urls)
        if read.user or read.password:
            msgspec.structs.force_setattr(self, "user", read.user or self.user)
            msgspec.structs.force_setattr(self, "password", read.password or self.password)
            msgspec.structs.force_setattr(self, "api_key", None)

    @property
    def shown(self) -> str:
        """The nodes as they may be shown."""
        return "、".join(self.urls)

    @property
    def open_to_all(self) -> tuple[str, ...]:
        """The nodes to which a password or key would go so that others on the way can read it."""
        return tuple(filter(is_read_on_the_way, self.urls)) if self.password or self.api_key else ()

    def __str__(self) -> str:
        return f"{self.shown}（索引前缀 {self.prefix}）"

    def __repr__(self) -> str:
        return f"Address({self.shown!r}, {self.prefix!r})"

    def __rich_repr__(self) -> list[tuple[str, str]]:
        """What may be shown."""
        return [("urls", self.shown), ("prefix", self.prefix)]
