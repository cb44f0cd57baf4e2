"""Files of one folder into readings: each is read alone, then annexes in files of their own are read under their document."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import msgspec

from corpus.blocks import Blocks, Link
from corpus.model import Document, Reading, Record, Rule
from indexer.laws.parts import is_part_title, names_a_law
from indexer.loose_files import LooseFiles, read_annex_name
from indexer.metadata.head import Source
from indexer.reading import read_blocks


class Taken(Record):
    """One file as read. `links` are those of its page."""

    path: str
    reading: Reading
    links: tuple[Link, ...] = ()


class Parent(Record):
    """The document that announces an annex, with the rules that it sets for it."""

    document: Document
    rules: tuple[Rule, ...] = ()


class Match(Record):
    """The file at `annex` is what the document at `parent` announces at `place` among its annexes.

    A part of a law in a file of its own (第二编 物权) has no place: the law is named by another file of its folder.
    """

    annex: str
    parent: str
    place: int | None


def take(path: str, blocks: Blocks, parent: Parent | None = None) -> Taken:
    """The file as read alone, or as the annex of a document; `path` is relative to the folder ingested, with `/`."""
    document, rules = (parent.document, parent.rules) if parent else (None, ())
    return Taken(
        path=path, reading=read_blocks(blocks, Source(path=path), document, rules), links=blocks.links
    )


def match_annexes(files: Sequence[Taken]) -> list[Match]:
    """Which files of one folder, each as read alone, are annexes of which others, by path.

    An annex is known by its name: what follows 附件1： in the file's name, or its own title, is the title announced, word
    for word or in other words; or the page links to the file under that title. A file that is only numbered
    (附件1.docx) belongs to the one document of the folder that announces that number. In
    whatever order the files come, an annex goes to the first document by path that announces it, and a document that
    has annexes is no annex itself.
    """
    group = sorted(files, key=lambda file: file.path)
    announcing = [file for file in group if any(not annex.held for annex in file.reading.document.annexes)]
    loose = LooseFiles(
        {file.path: file.reading.document for file in group if _may_be_annex(file)},
        one_announces=len(announcing) == 1,
    )
    matches: list[Match] = []
    for parent in announcing:
        document = parent.reading.document
        for place, annex in enumerate(document.annexes):
            if annex.held or (path := loose.find(annex, parent.path, document, parent.links)) is None:
                continue
            loose.take(path)
            loose.take(parent.path)
            matches.append(Match(annex=path, parent=parent.path, place=place))
    return matches


def match_parts(files: Sequence[Taken]) -> list[Match]:
    """Which files are parts of a law that another file of the same folder names, which itself holds no article."""
    wholes: dict[PurePosixPath, list[str]] = {}
    for file in files:
        if names_a_law(file.reading):
            wholes.setdefault(PurePosixPath(file.path).parent, []).append(file.path)
    return [
        Match(annex=file.path, parent=named[0], place=None)
        for file in sorted(files, key=lambda file: file.path)
        if len(named := wholes.get(PurePosixPath(file.path).parent, [])) == 1
        and is_part_title(file.reading.document.title)
    ]


def holding(parent: Reading, place: int | None, annex_id: str) -> Reading:
    """The reading of a document that holds the annex announced at that place."""
    if place is None:
        return parent
    annexes = list(parent.document.annexes)
    annexes[place] = msgspec.structs.replace(annexes[place], held=True, document_id=annex_id)
    document = msgspec.structs.replace(parent.document, annexes=tuple(annexes))
    return msgspec.structs.replace(parent, document=document)


def _may_be_annex(file: Taken) -> bool:
    return file.reading.document.document_number is None or read_annex_name(file.path) is not None
