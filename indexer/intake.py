"""Files of one folder into readings: each is read alone, then annexes in files of their own find their document."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

import msgspec

from corpus.blocks import Blocks, Link
from corpus.model import Annex, Reading, Record
from corpus.recognise.numerals import read_numeral
from indexer.annex_names import same_annex
from indexer.draft import lay_out
from indexer.metadata.head import Source
from indexer.metadata.titles import fold_title
from indexer.reading import read_repaired
from indexer.repair import Repaired, repair

_ANNEX_NAME = re.compile(
    r"^附\s?[件表录]\s?(?P<number>[一二三四五六七八九十\d]{0,3})\s?[:：.、_\-—]?\s*(?P<title>.*)$"
)


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
    loose = {file.path: file for file in group if file.repaired is not None}
    for parent in group:
        for place, annex in enumerate(parent.reading.document.annexes):
            if annex.held:
                continue
            found = _annex_among(loose.values(), annex, parent, group)
            if found is None or found.repaired is None:
                continue
            del loose[found.path]
            loose.pop(parent.path, None)
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
    return document.document_number is None or bool(_ANNEX_NAME.match(PurePosixPath(path).stem))


def _annex_among(files: Iterable[Taken], annex: Annex, parent: Taken, group: Sequence[Taken]) -> Taken | None:
    """The file that is the annex: by its name, by one that means the same, by its number alone."""
    others = [file for file in files if file is not parent]
    tests: tuple[Callable[[Taken], bool], ...] = (
        lambda file: _bears_name(file, annex, parent),
        lambda file: _is_alike(file, annex, parent),
        lambda file: _bears_number(file, annex, parent, group),
    )
    return next((file for test in tests for file in others if test(file)), None)


def _bears_name(file: Taken, annex: Annex, parent: Taken) -> bool:
    """Whether the file or its title is called what is announced, or the page links to it under that name."""
    title = fold_title(annex.title)
    if not title:
        return False
    if title in map(fold_title, _names(file)):
        return True
    own = PurePosixPath(file.path).name
    linked = (link for link in parent.links if PurePosixPath(unquote(link.href)).name == own)
    return any(title in fold_title(link.title) for link in linked)


def _is_alike(file: Taken, annex: Annex, parent: Taken) -> bool:
    return any(same_annex(annex.title, name, parent.reading.document.title) for name in _names(file))


def _bears_number(file: Taken, annex: Annex, parent: Taken, group: Sequence[Taken]) -> bool:
    named = _ANNEX_NAME.match(PurePosixPath(file.path).stem)
    if named is None or named["title"]:
        return False
    announcing = [f for f in group if any(not a.held for a in f.reading.document.annexes)]
    if len(announcing) != 1:
        return False
    return not named["number"] or read_numeral(named["number"]) == _place(annex, announcing[0])


def _names(file: Taken) -> tuple[str, ...]:
    """What the file may be called: its name, what follows 附件1： in that, its title."""
    stem = PurePosixPath(file.path).stem
    named = _ANNEX_NAME.match(stem)
    return stem, file.reading.document.title, named["title"] if named else ""


def _place(annex: Annex, parent: Taken) -> int:
    return parent.reading.document.annexes.index(annex) + 1
