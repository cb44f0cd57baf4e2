"""Files and folders into the store: found, read in worker processes, joined with their annexes, written in batches."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.blocks import Blocks
from corpus.errors import BadInput, BadRequest, OversizedInput
from corpus.model import Record
from crawler.readers import Limits
from crawler.readers.worker import ReaderPool
from indexer.engine import Carder, Engine, Entry
from indexer.engine.values import Written
from indexer.intake import Taken, join_annexes, take

# Each batch is one acknowledged change of the store: small enough to lose little time, large enough to be quick.
_BATCH = 64
# A folder's files wait for their annexes; beyond this many bytes they are written without waiting longer.
_MOST_WAITING = 256 * 1024 * 1024


class InputFile(Record):
    """A file to be read: its name as identity and messages know it, relative to the folder given, and its place."""

    name: str
    place: str


class Failure(Record):
    """A file that could not be read, and why."""

    name: str
    kind: str
    message: str


class IngestReport(Record):
    """What became of the files: how many documents are new, changed, refreshed, unchanged; which files failed."""

    new: int = 0
    changed: int = 0
    refreshed: int = 0
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()
    warnings: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


Progress = Callable[[int, str], None]


def find_files(paths: Iterable[str]) -> list[InputFile]:
    """The files that the paths name, folders searched through, hidden files left out, in order of their names.

    Raises BadRequest for a path that does not exist.
    """
    found: list[InputFile] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(names):
                    if not name.startswith(".") and (Path(folder) / name).is_file():
                        place = Path(folder) / name
                        found.append(InputFile(place.relative_to(path).as_posix(), str(place)))
        elif path.is_file():
            found.append(InputFile(path.name, str(path)))
        else:
            raise BadRequest(f"找不到“{given}”", "请检查路径是否写对")
    return found


def ingest(
    engine: Engine,
    carder: Carder,
    files: Iterable[InputFile],
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    progress: Progress = lambda count, name: None,
) -> IngestReport:
    """Reads the files into the store and tells what became of each. A bad file costs one failure; the rest goes on."""
    limits = limits or Limits()
    tally = _Tally(engine, carder)
    with ReaderPool(jobs, limits, then=take_file) as pool:
        waiting = _Waiting()
        for group in _by_folder(files):
            originals: dict[str, bytes] = {}
            for name, outcome in pool.read_all(_bytes_of(group, limits, originals, tally)):
                progress(1, name)
                if isinstance(outcome, BadInput):
                    originals.pop(name, None)
                    tally.fail(name, outcome)
                else:
                    waiting.add(outcome.taken, outcome.media_type, originals.pop(name))
                    tally.warn(name, outcome.warnings)
                if waiting.size > _MOST_WAITING:
                    tally.write(waiting.release())
            tally.write(waiting.release())
    return tally.report()


class TakenFile(Record):
    """What comes back from a worker for one file."""

    taken: Taken
    media_type: str
    warnings: tuple[str, ...] = ()


def take_file(name: str, blocks: Blocks) -> TakenFile:
    """One file as read alone; runs in the worker that read its bytes."""
    return TakenFile(take(name, blocks), blocks.media_type, blocks.warnings)


class _Waiting:
    """Files of one folder, kept until all of it is read."""

    def __init__(self) -> None:
        self.size = 0
        self._files: list[tuple[Taken, str, bytes]] = []

    def add(self, taken: Taken, media_type: str, data: bytes) -> None:
        self.size += len(data)
        self._files.append((taken, media_type, data))

    def release(self) -> list[tuple[Taken, str, bytes]]:
        files, self._files, self.size = self._files, [], 0
        joined = join_annexes(taken for taken, _, _ in files)
        return [(taken, kind, data) for taken, (_, kind, data) in zip(joined, files, strict=True)]


class _Tally:
    """Writes batches and counts what became of them."""

    def __init__(self, engine: Engine, carder: Carder) -> None:
        self._engine, self._carder = engine, carder
        self._written: list[Written] = []
        self._failed: list[Failure] = []
        self._warnings: list[str] = []

    def fail(self, name: str, error: BadInput) -> None:
        self._failed.append(Failure(name, type(error).__name__, str(error)))

    def warn(self, name: str, warnings: Iterable[str]) -> None:
        self._warnings.extend(f"{name}：{warning}" for warning in warnings)

    def write(self, files: list[tuple[Taken, str, bytes]]) -> None:
        for first in range(0, len(files), _BATCH):
            entries = [
                Entry(taken.reading, self._carder(taken.reading), data, media_type, taken.path)
                for taken, media_type, data in files[first : first + _BATCH]
            ]
            self._written.extend(self._engine.write(entries))

    def report(self) -> IngestReport:
        changes = [written.change for written in self._written]
        return IngestReport(
            new=changes.count("new"),
            changed=changes.count("changed"),
            refreshed=changes.count("refreshed"),
            unchanged=changes.count("unchanged"),
            failed=tuple(self._failed),
            warnings=tuple(self._warnings),
            documents=tuple(written.id for written in self._written),
        )


def _by_folder(files: Iterable[InputFile]) -> Iterator[list[InputFile]]:
    groups: dict[str, list[InputFile]] = {}
    for file in files:
        groups.setdefault(str(Path(file.place).parent), []).append(file)
    yield from groups.values()


def _bytes_of(
    files: Iterable[InputFile], limits: Limits, originals: dict[str, bytes], tally: _Tally
) -> Iterator[tuple[str, bytes]]:
    """The bytes of each file, kept in `originals` until it comes back; too large ones are never loaded."""
    for file in files:
        try:
            size = Path(file.place).stat().st_size
            if size > limits.max_bytes:
                megabytes, most = size / 1024 / 1024, limits.max_bytes / 1024 / 1024
                raise OversizedInput(
                    f"“{file.name}”有 {megabytes:.1f} MB，超过上限 {most:.1f} MB", "请拆分文件，或调高上限"
                )
            data = Path(file.place).read_bytes()
        except OversizedInput as error:
            tally.fail(file.name, error)
            continue
        except OSError as error:
            tally.fail(file.name, BadInput(f"“{file.name}”打不开（{error.strerror}）", "请检查文件权限"))
            continue
        originals[file.name] = data
        yield file.name, data
