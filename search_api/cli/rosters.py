"""Rosters into the store and out of it: read in a worker, kept whole."""

from pathlib import Path

from corpus.errors import BadRequest, StoreAbsent
from corpus.model import Record
from corpus.settings import Settings
from crawler.readers import Limits
from crawler.readers.worker import ReaderPool
from indexer.engine import Engine
from indexer.engine.values import NATION, Roster
from indexer.roster import ReadRoster, RosterSource, SkippedRow, file_shown, name_shown
from indexer.roster.taking import of_source, take_roster
from search_api.cli.finding_files import InputFile, Loader
from search_api.cli.names import printable
from search_api.roster.finding import path_called

_LONGEST_NAME = 60


class Imported(Record):
    """What became of a roster's file: how many it lists now, how many the one of its name had before, and the rows left out.

    `public` and `private` are the heads of its columns; nothing of what stands in private ones is told.
    """

    roster: Roster
    replaced: int | None
    failed: tuple[SkippedRow, ...]
    notes: tuple[str, ...]
    public: tuple[str, ...]
    private: tuple[str, ...]


def import_roster(
    engine: Engine, path: Path, settings: Settings, limits: Limits, name: str | None, region: str | None
) -> Imported:
    """The roster of a file, kept in place of the one of its name, which is the file's own unless another is given.

    Raises BadInput where the file cannot be read, BadRequest where none of its rows can or the name is none.
    """
    if not path.is_file():
        raise BadRequest(f"找不到名册文件“{printable(str(path))}”", "请检查路径是否写对")
    shown = file_shown(printable(path.name))
    name = roster_name(name if name is not None else printable(path.stem))
    before = _held(engine, name)
    places = _places(engine)
    whose = path_called(region, places)[0] if region else None
    source = of_source(RosterSource(name=name, region=whose, places=places))
    with Loader(limits) as loader, ReaderPool(1, limits, then=take_roster) as pool:
        read: ReadRoster = pool.read(shown, loader.load(InputFile(shown, str(path))), source)
    if not read.members:
        told = "；".join(told_row(row) for row in read.skipped[:5])
        raise BadRequest(f"“{shown}”里没有可以收录的行{f'：{told}' if told else ''}", "库中的名册没有改动")
    kinds = [member.expert.kind for member in read.members]
    roster = Roster(name, shown, settings.on(), kinds.count("expert"), kinds.count("unit"))
    engine.keep_roster(roster, read.members)
    return Imported(roster, before, read.skipped, read.notes, read.public, read.private)


def roster_name(given: str) -> str:
    """The name as it is kept, without what looks private. Raises BadRequest for one that is empty or too long."""
    name = name_shown(" ".join("".join(mark if mark.isprintable() else " " for mark in given).split()))
    if not name or len(name) > _LONGEST_NAME:
        raise BadRequest("名册的名称是空的或太长", f"请用 --as 起一个名称，不超过 {_LONGEST_NAME} 个字")
    return name


def told_row(row: SkippedRow) -> str:
    """Where a row stands and why it was left out."""
    where = f"工作表“{row.sheet}”第 {row.row} 行" if row.sheet else f"第 {row.row} 行"
    return f"{where}：{row.reason}"


def _held(engine: Engine, name: str) -> int | None:
    """How many the roster of that name has now; None where there is none."""
    try:
        with engine.view() as view:
            return next((each.experts + each.units for each in view.rosters() if each.name == name), None)
    except StoreAbsent:
        return None


def _places(engine: Engine) -> tuple[str, ...]:
    """The places of the documents held, by which a roster's short names are known."""
    try:
        with engine.view() as view:
            return tuple(count.value for count in view.regions() if count.value != NATION)
    except StoreAbsent:
        return ()
