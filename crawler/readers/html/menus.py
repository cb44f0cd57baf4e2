"""Menus: lists of nothing but short links to other pages, whatever the page calls them."""

import re
from collections.abc import Iterator

from corpus.model import Record
from crawler.readers.html.links import is_file
from crawler.readers.html.markup import Node, Tree

# A list of so many links is a menu where they have so few characters, each and in the mean: titles of documents have more.
_LEAST, _LONGEST, _MEAN = 4, 30, 12
# A paragraph or a row of links may belong to the text.
_LISTS = frozenset(("ul", "ol", "dl", "div", "section", "center", "table", "td"))
# Between the entries of a menu, and before each.
_MARKS = re.compile(r"[\s\u3000|｜/·•●■▪>›»\-—_]+")


class _Content(Record):
    """What stands in an element: its links, their characters, and whether it holds anything but links to other pages."""

    links: int
    length: int
    other: bool

    @property
    def is_menu(self) -> bool:
        """Whether it is nothing but many short links."""
        return self.links >= _LEAST and self.length <= _MEAN * self.links and not self.other


def find_menus(tree: Tree) -> list[Node]:
    """The outermost elements that are menus, in document order; none where the page holds nothing but links."""
    contents: dict[int, _Content] = {}
    whole = _weigh(tree.root, contents)
    return list(_outermost(tree.root, contents)) if whole.other else []


def _outermost(node: Node, contents: dict[int, _Content]) -> Iterator[Node]:
    if node.name in _LISTS and contents[id(node)].is_menu:
        yield node
        return
    for child in node.children:
        if isinstance(child, Node) and id(child) in contents:
            yield from _outermost(child, contents)


def _weigh(node: Node, contents: dict[int, _Content]) -> _Content:
    """What stands in an element, noted for it and for all below it but the insides of links."""
    links = length = 0
    other = False
    if node.name == "a":
        links, length = 1, len(_MARKS.sub("", node.text()))
        other = length > _LONGEST or not _leads_on(node)
    else:
        for child in node.children:
            if isinstance(child, Node):
                inner = _weigh(child, contents)
                links, length, other = links + inner.links, length + inner.length, other or inner.other
            else:
                other = other or bool(_MARKS.sub("", child))
    contents[id(node)] = _Content(links, length, other)
    return contents[id(node)]


def _leads_on(link: Node) -> bool:
    """Whether a link leads to another page: not within its own (as in a contents list), to no file and to no annex."""
    href = link.attributes.get("href", "").strip().lower()
    annex = link.text().strip().startswith("附")
    return bool(href) and not href.startswith("#") and not annex and not is_file(link)
