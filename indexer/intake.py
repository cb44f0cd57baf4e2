"""Files of one folder into readings: each is read alone, then annexes in files of their own find their document."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

import msgspec

from corpus.blocks import Blocks
from corpus.model import Annex, Reading, Record
from corpus.recognise.numerals import read_numeral
from indexer.metadata.head import Source
from indexer.metadata.titles import fold_title
from indexer.reading import read_blocks

_ANNEX_NAME = re.compile(
    r"^附\s?[件表录]\s?(?P<number>[一二三四五六七八九十\d]{0,3})\s?[:：.、_\-—]?\s*(?P<title>.*)$"
)


class Taken(Record):
    """One file as read alone. `blocks` are kept where it may be the annex of another file of its folder."""

    path: str
    reading: Reading
    blocks: Blocks | None = None


def take(path: str, blocks: Blocks) -> Taken:
    """The file as read alone; `path` is relative to the folder ingested, with `/`."""
    reading = read_blocks(blocks, Source(path=path))
    return Taken(path=path, reading=reading, blocks=blocks if _may_be_annex(path, reading) else None)


def join_annexes(files: Iterable[Taken]) -> list[Taken]:
    """The files with every annex read again under the document of its folder that announces it, which now holds it.

    An annex is known by its name: what follows 附件1： in the file's name, or its own title, is the title announced; a
    file that is only numbered (附件1.docx) belongs to the one document of the folder that announces that number. In
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
    loose = {file.path: file for file in group if file.blocks is not None}
    for parent in group:
        for place, annex in enumerate(parent.reading.document.annexes):
            if annex.held:
                continue
            found = next((f for f in loose.values() if f is not parent and _is(f, annex, group)), None)
            if found is None or found.blocks is None:
                continue
            del loose[found.path]
            loose.pop(parent.path, None)
            document = changed.get(parent.path, parent).reading.document
            reading = read_blocks(found.blocks, Source(path=found.path), document, parent.reading.rules)
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


def _is(file: Taken, annex: Annex, group: list[Taken]) -> bool:
    stem = PurePosixPath(file.path).stem
    named = _ANNEX_NAME.match(stem)
    title = fold_title(annex.title)
    names = {
        fold_title(stem),
        fold_title(file.reading.document.title),
        fold_title(named["title"]) if named else "",
    }
    if title and title in names - {""}:
        return True
    if named is None or named["title"]:
        return False
    announcing = [f for f in group if any(not a.held for a in f.reading.document.annexes)]
    if len(announcing) != 1:
        return False
    return not named["number"] or read_numeral(named["number"]) == _place(annex, announcing[0])


def _place(annex: Annex, parent: Taken) -> int:
    return parent.reading.document.annexes.index(annex) + 1
