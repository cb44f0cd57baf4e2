"""The files that pages refer to, under names that change with their content."""

from hashlib import sha256
from importlib import resources

from corpus.model import Record

_TYPES = {"css": "text/css; charset=utf-8", "svg": "image/svg+xml"}


class Asset(Record):
    """A file served as it is."""

    path: str
    media_type: str
    data: bytes


def _load(name: str) -> Asset:
    data = resources.files("search_api.web").joinpath("static", name).read_bytes()
    stem, _, suffix = name.rpartition(".")
    return Asset(f"/static/{stem}-{sha256(data).hexdigest()[:12]}.{suffix}", _TYPES[suffix], data)


STYLE = _load("zhize.css")
ICON = _load("zhize.svg")
ASSETS: tuple[Asset, ...] = (STYLE, ICON)
