"""Which part of a page is the document: a named body, or where nearly all the text is."""

import re
from collections.abc import Collection, Iterator

from corpus.model import Record
from corpus.recognise.cited.standards import find_standards
from crawler.readers.html.markup import INLINE, Node, Tree
from crawler.readers.html.menus import find_menus
from crawler.readers.html.names import AROUND, AROUND_ELEMENTS, BODY_RANK, BOILERPLATE, WORD

# A named body with less of the page's text than this is an empty shell, filled elsewhere.
_LEAST_SHARE = 0.2
# The body by text is the innermost element that holds this much of it.
_NEARLY_ALL = 0.9
# An element called nav or print that holds more than this is no such thing.
_MOST_AROUND = 0.4
# So many elements that begin with a standard's number are a list of standards.
_ENTRIES = 3
_LONGEST_ENTRY = 100
_DATED = re.compile(r"(?:发布|批准|实施)日期\s?[:：]?\s?\d{4}")
_CONTAINERS = frozenset(
    (
        *("html", "body", "div", "section", "article", "main", "form", "center", "header", "fieldset"),
        *("td", "th", "dl", "dd", "ul", "li", "font", "span"),
    )
)


class Region(Record):
    """The elements that hold the document's body, and those around it that hold none of it."""

    body: tuple[Node, ...]
    around: tuple[Node, ...]


def find_region(tree: Tree) -> Region:
    """The body of a page and what to leave out."""
    root = tree.root
    weights = _weigh(root)
    total = weights[id(root)]
    around = [
        node
        for node in tree.elements
        if (node.name in AROUND_ELEMENTS or _is_called_around(node))
        and weights[id(node)] <= _MOST_AROUND * total
    ]
    around = [*_without_entries(around), *find_menus(tree)]
    named = _named_body(tree, weights, total)
    if named:
        return Region(tuple(named), tuple(around))
    weights = _weigh(root, {id(node) for node in around})
    return Region((_heaviest(root, weights),), tuple(around))


def _without_entries(around: list[Node]) -> list[Node]:
    """What is left out, without the entries of a list of standards, whatever the page calls them (related, panel-footer)."""
    entries = {id(node) for node in around if _is_entry(node.text().strip()[:_LONGEST_ENTRY])}
    return [node for node in around if id(node) not in entries] if len(entries) >= _ENTRIES else around


def _is_entry(text: str) -> bool:
    """Whether a text begins with a standard's number and goes on, or with the day on which one came out."""
    if _DATED.match(text):
        return True
    found = find_standards(text)
    return bool(found) and found[0].start == 0 and len(text) > found[0].end


def _named_body(tree: Tree, weights: dict[int, int], total: int) -> list[Node]:
    """The outermost elements of the most telling name that holds a fair share of the text."""
    found: dict[int, list[Node]] = {}
    for node in tree.elements:
        ranks = [BODY_RANK[token] for token in _tokens(node) if token in BODY_RANK]
        if ranks:
            found.setdefault(min(ranks), []).append(node)
    for _, nodes in sorted(found.items()):
        inner = {id(below) for node in nodes for below in node.elements() if below is not node}
        outermost = [node for node in nodes if id(node) not in inner]
        if sum(weights[id(node)] for node in outermost) >= max(1, _LEAST_SHARE * total):
            return outermost
    return []


def _heaviest(root: Node, weights: dict[int, int]) -> Node:
    """The innermost element that holds nearly all the text; of a table only a cell, as its rows say nothing alone."""
    node = root
    enough = _NEARLY_ALL * weights[id(root)]
    while True:
        inside = [child for child in node.children if isinstance(child, Node)]
        candidates = [
            cell for child in inside for cell in (_cells(child) if child.name == "table" else [child])
        ]
        heavy = [
            child for child in candidates if weights.get(id(child), 0) >= enough and _holds_blocks(child)
        ]
        if not heavy:
            return node
        node = heavy[0]


def _cells(table: Node) -> Iterator[Node]:
    """The cells of a table's own rows."""
    for child in table.children:
        if isinstance(child, Node) and child.name in ("td", "th"):
            yield child
        elif isinstance(child, Node) and child.name != "table":
            yield from _cells(child)


def _holds_blocks(node: Node) -> bool:
    """Whether an element groups paragraphs, rather than being one."""
    return node.name in _CONTAINERS and any(
        isinstance(child, Node) and (child.name not in INLINE or _holds_blocks(child))
        for child in node.children
    )


def _weigh(root: Node, left_out: Collection[int] = ()) -> dict[int, int]:
    """The letters in each element that are not in links and not boilerplate, by the element's identity."""
    weights: dict[int, int] = {}

    def weigh(node: Node, in_link: bool) -> int:
        if id(node) in left_out:
            weights[id(node)] = 0
            return 0
        in_link = in_link or node.name == "a"
        weight = 0
        for child in node.children:
            if isinstance(child, Node):
                weight += weigh(child, in_link)
            elif not in_link and not BOILERPLATE.search(child):
                weight += len(child.strip())
        weights[id(node)] = weight
        return weight

    weigh(root, False)
    return weights


def _is_called_around(node: Node) -> bool:
    attributes = node.attributes
    if "id" not in attributes and "class" not in attributes:
        return False
    words = WORD.findall(f"{attributes.get('id', '')} {attributes.get('class', '')}")
    return any(AROUND.fullmatch(word.lower()) for word in words)


def _tokens(node: Node) -> list[str]:
    attributes = node.attributes
    if "id" not in attributes and "class" not in attributes:
        return []
    return f"{attributes.get('id', '')} {attributes.get('class', '')}".lower().split()
