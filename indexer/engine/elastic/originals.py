"""The bytes that documents were read from, kept in pieces that one message to the cluster can hold."""

import base64
import zlib
from collections.abc import Sequence

from corpus.errors import StoreDamaged
from indexer.engine.elastic.cluster import Cluster, index_action
from indexer.engine.elastic.entries import Text
from indexer.engine.elastic.getting import found_under
from indexer.engine.elastic.layout import Body, Names
from indexer.engine.values import Original

# Base64 makes it four megabytes, and a server takes a hundred at once.
_PIECE = 3_000_000


class Originals:
    """The originals of a store: each belongs to the attempt that wrote it, and goes when no entry names that any more."""

    def __init__(self, cluster: Cluster, names: Names) -> None:
        self._cluster = cluster
        self._index = names.originals

    def pieces(self, stamp: str, data: bytes) -> list[tuple[Body, Body]]:
        """The writing of an original: actions with their bodies."""
        packed = zlib.compress(data, 1)
        # Of nothing there is one piece too.
        starts = range(0, max(1, len(packed)), _PIECE)
        return [
            (
                index_action(self._index, f"{stamp}.{number}"),
                {"stamp": stamp, "data": base64.b64encode(packed[start : start + _PIECE]).decode()},
            )
            for number, start in enumerate(starts)
        ]

    def lost(self, texts: Sequence[Text]) -> list[Text]:
        """Those of which not all pieces are there."""
        named = {text: {f"{text.original}.{number}" for number in range(text.pieces)} for text in texts}
        asked = [id_ for ids in named.values() for id_ in ids]
        there = {each["_id"] for each in found_under(self._cluster, self._index, asked, "stamp")}
        return [text for text, ids in named.items() if not ids <= there]

    def of(self, text: Text) -> Original:
        """The bytes that a text was read from. Raises StoreDamaged where a piece is missing."""
        return Original(name=text.name, media_type=text.media_type, data=self._data(text))

    def _data(self, text: Text) -> bytes:
        packed = b"".join(self._read(f"{text.original}.{number}") for number in range(text.pieces))
        try:
            return zlib.decompress(packed)
        except zlib.error as error:
            raise _damaged(text.name) from error

    def _read(self, id_: str) -> bytes:
        found = found_under(self._cluster, self._index, [id_], patient=False)
        if not found:
            raise _damaged(id_)
        return base64.b64decode(found[0]["_source"]["data"])


def _damaged(name: str) -> StoreDamaged:
    return StoreDamaged(
        f"文件 {name} 的原件不完整", "请用 zhize restore 从备份恢复，或重新 zhize ingest 这份文件"
    )
