"""Where everything of an embedded store lies."""

import re
import stat
from dataclasses import dataclass
from pathlib import Path

# A folder named otherwise is not ours: the store may have been put where other things lie.
_GENERATION = re.compile(r"\d{6,}")


@dataclass(frozen=True)
class Layout:
    """The paths of a store in one folder:

    store.sqlite3     the record: all that cannot be made again
    writer.lock       held by the process that writes
    index/NAME/words  tantivy; NAME is one generation of the index
    index/NAME/vectors
    index/NAME/seal.json   which of their files are known to be whole
    """

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "store.sqlite3"

    @property
    def lock(self) -> Path:
        return self.folder / "writer.lock"

    @property
    def generations(self) -> Path:
        return self.folder / "index"

    def words(self, generation: str) -> Path:
        return self.generations / generation / "words"

    def vectors(self, generation: str) -> Path:
        return self.generations / generation / "vectors"

    def seal(self, generation: str) -> Path:
        return self.generations / generation / "seal.json"

    def own_names(self) -> frozenset[str]:
        """What a store puts into its folder, where other things may lie too."""
        logs = (f"{self.database.name}{end}" for end in ("", "-wal", "-shm"))
        return frozenset({self.lock.name, self.generations.name, *logs})

    def names(self) -> list[str]:
        """The generations that have a folder, oldest first."""
        if not self.generations.exists():
            return []
        return sorted(path.name for path in self.generations.iterdir() if _GENERATION.fullmatch(path.name))

    def size(self) -> int:
        """Bytes of all files together."""
        return sum(_size(path) for path in self.folder.rglob("*"))


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except OSError:
        return 0  # A writer has just put others in its place.
    return status.st_size if stat.S_ISREG(status.st_mode) else 0
