"""Files of a folder that may be annexes of its documents, found by what they may be called without looking at each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

from corpus.blocks import Link
from corpus.model import Annex, Document
from corpus.recognise.numerals import read_numeral
from indexer.annex_names import core_of, end_of, same_core
from indexer.metadata.titles import fold_title

_ANNEX_NAME = re.compile(
    r"^附\s?[件表录]\s?(?P<number>[一二三四五六七八九十\d]{0,3})\s?[:：.、_\-—]?\s*(?P<title>.*)$"
)


def read_annex_name(path: str) -> re.Match[str] | None:
    """`number` and `title` of a file that is named as an annex (附件1：任务分工表.docx), else None."""
    return _ANNEX_NAME.match(PurePosixPath(path).stem)


class LooseFiles:
    """Files by path with their documents as read alone; `one_announces` where a single document of the folder lacks annexes."""

    def __init__(self, documents: Mapping[str, Document], *, one_announces: bool) -> None:
        self._one_announces = one_announces
        self._places = {path: place for place, path in enumerate(documents)}
        self._taken: set[str] = set()
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_file_name: dict[str, list[str]] = defaultdict(list)
        self._by_end: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._numbered: list[tuple[str, str]] = []
        for path, document in documents.items():
            self._add(path, document)

    def _add(self, path: str, document: Document) -> None:
        stem = PurePosixPath(path).stem
        named = read_annex_name(path)
        names = dict.fromkeys((stem, document.title, named["title"] if named else ""))
        for name in dict.fromkeys(map(fold_title, names)):
            self._by_name[name].append(path)
        for core in dict.fromkeys(map(core_of, names)):
            self._by_end[end_of(core)].append((core, path))
        self._by_file_name[PurePosixPath(path).name].append(path)
        if named and not named["title"]:
            self._numbered.append((named["number"], path))

    def take(self, path: str) -> None:
        """Leaves the file out from here on."""
        self._taken.add(path)

    def find(self, annex: Annex, parent_path: str, parent: Document, links: Sequence[Link]) -> str | None:
        """The path of the file that is the annex: by its name, by one that means the same, by its number alone."""
        for paths in (
            self._of_name(annex, links),
            self._of_like_name(annex, parent),
            self._of_number(annex, parent),
        ):
            if there := [path for path in paths if path != parent_path and path not in self._taken]:
                return min(there, key=self._places.__getitem__)
        return None

    def _of_name(self, annex: Annex, links: Iterable[Link]) -> Iterator[str]:
        """Files that are, or whose title is, called what is announced, or that the page links to under that name."""
        title = fold_title(annex.title)
        if not title:
            return
        yield from self._by_name.get(title, ())
        for link in links:
            if title in fold_title(link.title):
                yield from self._by_file_name.get(PurePosixPath(unquote(link.href)).name, ())

    def _of_like_name(self, annex: Annex, parent: Document) -> Iterator[str]:
        announced, title = core_of(annex.title), fold_title(parent.title)
        for core, path in self._by_end.get(end_of(announced), ()):
            if same_core(announced, core, title):
                yield path

    def _of_number(self, annex: Annex, parent: Document) -> Iterator[str]:
        if not self._one_announces:
            return
        place = parent.annexes.index(annex) + 1
        for number, path in self._numbered:
            if not number or read_numeral(number) == place:
                yield path
