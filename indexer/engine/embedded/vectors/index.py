"""The vectors as readers see them."""

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import StoreDamaged
from indexer.engine.embedded.faults import damaged_index, not_readable
from indexer.engine.embedded.seal import Stamps, stamp_of
from indexer.engine.embedded.vectors.state import State, damaged_files, read_state, state_file

if TYPE_CHECKING:
    from indexer.engine.embedded.vectors.scan import VectorSnapshot

# A try to open fails when a writer puts other files in their place between two reads.
_TRIES = 50


class VectorIndex:
    """Open vectors. Raises StoreDamaged where their files are missing or damaged.

    `whole` holds the stamps under which all files together were seen to be whole; under others they are looked at.
    """

    def __init__(self, folder: Path, whole: Stamps) -> None:
        self._folder = folder
        self.whole = dict(whole)
        self._open: tuple[State, VectorSnapshot | None] | None = None

    def snapshot(self) -> "VectorSnapshot | None":
        """The vectors as last committed by whatever process; None where there are none."""
        for _ in range(_TRIES):
            state = read_state(self._folder)
            try:
                return self._snapshot(state)
            except (OSError, StoreDamaged) as error:
                if read_state(self._folder) != state:
                    continue
                if isinstance(error, PermissionError):
                    raise not_readable(self._folder) from error
                if isinstance(error, OSError):
                    raise damaged_index("向量索引", self._folder) from error
                raise
        raise damaged_index("向量索引", self._folder, "文件变得太快，来不及打开")

    def _snapshot(self, state: State) -> "VectorSnapshot | None":
        paths = (state_file(self._folder), *(path for path, _, _ in state.parts(self._folder)))
        stamps = {path.name: stamp_of(path) for path in paths}
        if stamps != self.whole:
            # Of files that grew since they were looked at, only what was added; of others, everything.
            since = self._open[0] if self._open and self._open[0] != state else None
            if damaged := damaged_files(self._folder, state, since):
                names = "、".join(path.name for path in damaged)
                raise damaged_index("向量索引", self._folder, f"{names} 的内容与写入时不符")
            self.whole = stamps
        if self._open is None or self._open[0] != state:
            self._open = state, self._map(state)
        return self._open[1]

    def _map(self, state: State) -> "VectorSnapshot | None":
        if not state.count:
            return None
        from indexer.engine.embedded.vectors.scan import VectorSnapshot

        try:
            return VectorSnapshot(self._folder, state)
        except ValueError as error:
            raise damaged_index("向量索引", self._folder) from error
