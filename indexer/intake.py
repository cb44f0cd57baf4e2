"""Files of one folder into readings: each is read alone, then annexes in files of their own find their document."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

import msgspec

from corpus.blocks import Blocks, Link
from corpus.model import Reading, Record
from indexer.draft import lay_out
from indexer.loose_files import LooseFiles, read_annex_name
from indexer.metadata.head import Source
from indexer.reading import read_repaired
from indexer.repair import Repaired, repair


class Taken(Record):
    """One file as read alone. `repaired` is kept where it may be the annex of another file of its folder."""

    path: str
    reading: Reading
    repaired: Repaired | None = None
    links: tuple[Link, ...] = ()


def take(path: str, blocks: Blocks) -> Taken:
    """The file as read alone; `path` is relative to the folder ingested, with `/`."""
    repaired = repair(lay_out(blocks))
    reading = read_repaired(repaired, Source(path=path))
    kept = repaired if _may_be_annex(path, reading) else None
    return Taken(path=path, reading=reading, repaired=kept, links=blocks.links)


def join_annexes(files: Iterable[Taken]) -> list[Taken]:
    """The files with every annex read again under the document of its folder that announces it, which now holds it.

    An annex is known by its name: what follows 附件1： in the file's name, or its own title, is the title announced, word
    for word or in other words; or the page links to the file under that title. A file that is only numbered
    (附件1.docx) belongs to the one document of the folder that announces that number. In
    whatever order the files come, an annex goes to the first document by path that announces it, and a document that
    has annexes is no annex itself.
    """
    files = list(files)
    by_folder: dict[str, list[Taken]] = {}
    for file in files:
        by_folder.setdefault(str(PurePosixPath(file.path).parent), []).append(file)
    joined = {file.path: file for group in by_folder.values() for file in join_folder(group)}
    return [joined[file.path] for file in files]


def join_folder(files: Sequence[Taken]) -> list[Taken]:
    """The same for files that are of one folder, whatever their paths say."""
    group = sorted(files, key=lambda file: file.path)
    changed: dict[str, Taken] = {}
    by_path = {file.path: file for file in group}
    announcing = [file for file in group if any(not annex.held for annex in file.reading.document.annexes)]
    loose = LooseFiles(
        {file.path: file.reading.document for file in group if file.repaired is not None},
        one_announces=len(announcing) == 1,
    )
    for parent in announcing:
        for place, annex in enumerate(parent.reading.document.annexes):
            if annex.held:
                continue
            path = loose.find(annex, parent.path, parent.reading.document, parent.links)
            found = by_path[path] if path is not None else None
            if found is None or found.repaired is None:
                continue
            loose.take(found.path)
            loose.take(parent.path)
            document = changed.get(parent.path, parent).reading.document
            reading = read_repaired(found.repaired, Source(path=found.path), document, parent.reading.rules)
            changed[found.path] = msgspec.structs.replace(found, reading=reading)
            changed[parent.path] = _holding(changed.get(parent.path, parent), place, reading.document.id)
    return [changed.get(file.path, file) for file in files]


def _holding(parent: Taken, place: int, annex_id: str) -> Taken:
    document = parent.reading.document
    annexes = list(document.annexes)
    annexes[place] = msgspec.structs.replace(annexes[place], held=True, document_id=annex_id)
    reading = msgspec.structs.replace(
        parent.reading, document=msgspec.structs.replace(document, annexes=tuple(annexes))
    )
    return msgspec.structs.replace(parent, reading=reading)


def _may_be_annex(path: str, reading: Reading) -> bool:
    document = reading.document
    return document.document_number is None or read_annex_name(path) is not None
