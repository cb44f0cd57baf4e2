"""Where everything of an embedded store lies."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """The paths of a store in one folder:

    store.sqlite3     the record: all that cannot be made again
    writer.lock       held by the process that writes
    index/NAME/words  tantivy; NAME is one generation of the index
    index/NAME/vectors
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

    def names(self) -> list[str]:
        """The generations that have a folder, oldest first."""
        return sorted(path.name for path in self.generations.iterdir()) if self.generations.exists() else []

    def size(self) -> int:
        """Bytes of all files together."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())
