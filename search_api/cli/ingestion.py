"""Files into the store: read in worker processes, joined with their annexes, written in batches."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from corpus.errors import BadInput
from corpus.model import Reading, Record
from crawler.readers import Limits
from crawler.readers.worker import ReaderPool
from indexer.engine import Carder, Engine, Entry
from indexer.engine.values import Card, PartlyWritten, Written
from indexer.intake import Parent, holding, match_annexes, match_parts
from search_api.cli.finding_files import InputFile, Loader, find_files
from search_api.cli.interrupts import whole
from search_api.cli.taking import TakenFile, take_file, under

# Each batch is one acknowledged change of the store: small enough to lose little time, large enough to be quick.
_BATCH = 64
# A folder's files wait for their annexes; beyond this many bytes of memory they are written without waiting longer.
_MOST_WAITING = 1024 * 1024 * 1024
# What a reading with its cards takes, a character of its text: 153 bytes over the 56 State Council pages.
_BYTES_A_CHARACTER = 150


class Failure(Record):
    """A file that could not be read, and why."""

    name: str
    kind: str
    message: str


class Ingested(Record):
    """What became of one file: the document it is, and whether that is new, changed, refreshed or unchanged."""

    name: str
    document_id: str
    change: str


class IngestReport(Record):
    """What became of the files.

    `new`, `changed`, `refreshed` and `unchanged` count documents, `duplicates` names files that hold a document which
    another file of the same run gave in full; `failed` names the files that could not be read.
    """

    new: int = 0
    changed: int = 0
    refreshed: int = 0
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()
    duplicates: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    documents: tuple[Ingested, ...] = ()


__all__ = ["IngestReport", "InputFile", "find_files", "ingest", "ingest_bytes"]

Progress = Callable[[str], None]
NamedBytes = tuple[str, bytes]


def ingest(
    engine: Engine,
    files: Iterable[InputFile],
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    carder: Carder | None = None,
    progress: Progress = lambda name: None,
    on_stop: Callable[[IngestReport], None] = lambda report: None,
    most_waiting: int = _MOST_WAITING,
) -> IngestReport:
    """Reads the files into the store and tells what became of each. A bad file costs one failure; the rest goes on.

    A folder's files are kept in memory until it is read, so that annexes find their documents; `most_waiting` bytes at the most.
    Cards are made by the workers, or by `carder` where the store needs others.
    Where Ctrl-C or an error of the store ends it early, `on_stop` hears what was kept until then.
    """
    limits = limits or Limits()
    tally = _Tally(engine, carder)
    try:
        with ReaderPool(jobs, limits, then=take_file) as pool:
            _take_in(pool, _load_all(files, limits, tally, progress), tally, progress, most_waiting)
        engine.settle()
    except BaseException:
        on_stop(tally.report())
        raise
    return tally.report()


def ingest_bytes(
    engine: Engine,
    pool: ReaderPool[TakenFile],
    files: Iterable[NamedBytes],
    carder: Carder | None = None,
) -> IngestReport:
    """The same for files that are already in memory; together they count as one folder."""
    tally = _Tally(engine, carder)
    _take_in(pool, (_Given("", name, data) for name, data in files), tally, lambda name: None)
    return tally.report()


class _Given(Record):
    """A file to be read, with its bytes and the folder it stands in."""

    folder: str
    name: str
    data: bytes


def _take_in(
    pool: ReaderPool[TakenFile],
    files: Iterable[_Given],
    tally: "_Tally",
    progress: Progress,
    most_waiting: int = _MOST_WAITING,
) -> None:
    """Reads the files, some ahead, and writes those of a folder once all of it is read or much of it waits."""
    ahead: deque[_Given] = deque()
    waiting, folder = _Waiting(), ""
    for name, outcome in pool.read_all(_noted(files, ahead)):
        file = ahead.popleft()
        if file.folder != folder or waiting.size > most_waiting:
            if file.folder == folder:
                tally.warn(file.name, ["所在文件夹太大，从这里起分批读入：前后两批之间，附件对不上正文"])
            tally.write(waiting.release(pool, tally))
            folder = file.folder
        if isinstance(outcome, BadInput):
            tally.fail(name, outcome)
        else:
            tally.warn(name, outcome.warnings)
            waiting.add(outcome, file.data)
        progress(name)
    tally.write(waiting.release(pool, tally))


def _noted(files: Iterable[_Given], ahead: deque[_Given]) -> Iterator[NamedBytes]:
    for file in files:
        ahead.append(file)
        yield file.name, file.data


class _Read(Record):
    """A file as it is written, with the bytes that gave it."""

    file: TakenFile
    data: bytes

    @property
    def path(self) -> str:
        """The name it is known by."""
        return self.file.taken.path

    @property
    def reading(self) -> Reading:
        """What it says."""
        return self.file.taken.reading


class _Waiting:
    """Files of one folder, kept until all of it is read."""

    def __init__(self) -> None:
        self.size = 0
        self._files: list[_Read] = []

    def add(self, file: TakenFile, data: bytes) -> None:
        self.size += len(data) + len(file.taken.reading.text) * _BYTES_A_CHARACTER
        self._files.append(_Read(file, data))

    def release(self, pool: ReaderPool[TakenFile], tally: "_Tally") -> list[_Read]:
        """The files, each annex among them read again under the document that announces it, which now holds it."""
        files, self._files, self.size = self._files, [], 0
        by_path = {each.path: each for each in files}
        taken = [each.file.taken for each in files]
        matches = [*match_annexes(taken), *match_parts(taken)]
        again = (
            (match.annex, by_path[match.annex].data, under(_parent(by_path[match.parent].reading)))
            for match in matches
        )
        for match, (name, outcome) in zip(matches, pool.read_all(again), strict=True):
            if isinstance(outcome, BadInput):
                tally.warn(name, [f"没有作为附件读入：{outcome.message}"])
                continue
            annex, parent = by_path[match.annex], by_path[match.parent]
            by_path[match.annex] = msgspec.structs.replace(annex, file=outcome)
            held = holding(parent.reading, match.place, outcome.taken.reading.document.id)
            by_path[match.parent] = _with_reading(parent, held)
        return [by_path[each.path] for each in files]


def _parent(reading: Reading) -> Parent:
    return Parent(msgspec.structs.replace(reading.document, text=None), reading.rules)


def _with_reading(read: _Read, reading: Reading) -> _Read:
    """The file with a reading of the same cards."""
    taken = msgspec.structs.replace(read.file.taken, reading=reading)
    return msgspec.structs.replace(read, file=msgspec.structs.replace(read.file, taken=taken))


class _Tally:
    """Writes batches and counts what became of them."""

    def __init__(self, engine: Engine, carder: Carder | None) -> None:
        self._engine, self._carder = engine, carder
        self._held: dict[str, str] = {}
        self._documents: list[Ingested] = []
        self._failed: list[Failure] = []
        self._duplicates: list[str] = []
        self._warnings: list[str] = []

    def fail(self, name: str, error: BadInput) -> None:
        self._failed.append(Failure(name, type(error).__name__, str(error)))

    def warn(self, name: str, warnings: Iterable[str]) -> None:
        self._warnings.extend(f"{name}：{warning}" for warning in warnings)

    def write(self, files: list[_Read]) -> None:
        once = self._each_once(files)
        for first in range(0, len(once), _BATCH):
            batch = once[first : first + _BATCH]
            entries = [
                Entry(each.reading, self._cards(each), each.data, each.file.media_type, each.path)
                for each in batch
            ]
            with whole():
                for each, became in zip(batch, self._written(entries), strict=True):
                    if isinstance(became, Written):
                        self._count(each.path, became)
                    else:
                        self.fail(each.path, became)

    def _written(self, entries: Sequence[Entry]) -> Sequence[Written | BadInput]:
        """What became of each entry, or why the store does not take it."""
        try:
            return self._engine.write(entries)
        except PartlyWritten as error:
            became: dict[int, Written | BadInput] = {**error.written, **error.refused}
            return [became[place] for place in range(len(entries))]

    def _cards(self, read: _Read) -> tuple[Card, ...]:
        return self._carder(read.reading) if self._carder else read.file.cards

    def report(self) -> IngestReport:
        changes = [document.change for document in self._documents]
        return IngestReport(
            new=changes.count("new"),
            changed=changes.count("changed"),
            refreshed=changes.count("refreshed"),
            unchanged=changes.count("unchanged"),
            failed=tuple(self._failed),
            duplicates=tuple(self._duplicates),
            warnings=tuple(self._warnings),
            documents=tuple(self._documents),
        )

    def _count(self, name: str, written: Written) -> None:
        self._held[written.id] = name
        self._documents.append(Ingested(name, written.id, written.change))

    def _each_once(self, files: list[_Read]) -> list[_Read]:
        """The files without those whose document another one gives: the fullest of a folder stands, else the first read.

        Written one after the other they would replace each other, and do so again at every run.
        """
        fullest: dict[str, _Read] = {}
        for file in files:
            known = fullest.get(_id(file))
            if known is None or len(file.reading.text) > len(known.reading.text):
                fullest[_id(file)] = file
        kept = []
        for file in files:
            other = self._held.get(_id(file)) or fullest[_id(file)].path
            if other == file.path:
                kept.append(file)
            else:
                self._duplicates.append(file.path)
                self.warn(file.path, [f"与“{other}”是同一份文件，只收录后者"])
        return kept


def _id(file: _Read) -> str:
    return file.reading.document.id


def _load_all(
    files: Iterable[InputFile], limits: Limits, tally: _Tally, progress: Progress
) -> Iterator[_Given]:
    """The files with their bytes, folder by folder; what cannot be opened is a failure, what is too large is never loaded."""
    groups: dict[str, list[InputFile]] = {}
    for file in files:
        groups.setdefault(file.folder, []).append(file)
    with Loader(limits) as loader:
        for folder, group in groups.items():
            for file in group:
                try:
                    yield _Given(folder, file.name, loader.load(file))
                except BadInput as error:
                    tally.fail(file.name, error)
                    progress(file.name)
