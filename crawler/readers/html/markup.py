"""HTML text as a plain tree. What no reader sees is cut before parsing: most of the bytes of most pages."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

# What is cut as a whole, with how it ends. CDATA keeps what it wraps.
_CUT_ELEMENTS = ("script", "style", "noscript", "template", "svg", "math", "canvas", "textarea", "select")
_CDATA = "<![cdata["
_OPAQUE = re.compile(rf"<!--|<%|<\?|<!\[CDATA\[|<({'|'.join(_CUT_ELEMENTS)})\b", re.IGNORECASE)
_ENDS = {
    "<!--": re.compile("-->"),
    "<%": re.compile("%>"),
    "<?": re.compile(r"\?>"),
    _CDATA: re.compile(r"\]\]>"),
} | {name: re.compile(rf"</{name}[^<>]*>?", re.IGNORECASE) for name in _CUT_ELEMENTS}
# Left open to the end, the others hide the rest of the page, as in browsers; these are stray characters.
_HARMLESS = ("<%", "<?", _CDATA)
# The tags of the skeleton: a body outside <body>, or after </html>, is then as good as any.
_SKELETON = re.compile(r"</?(?:html|body|head)\b[^<>]{0,2000}>", re.IGNORECASE)

_TAG_WITH_ATTRIBUTES = re.compile(r"<[a-zA-Z][a-zA-Z0-9:]*\s[^<>]*>")
_TAG_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9:]*)")
_ATTRIBUTE = re.compile(r"""([a-zA-Z][a-zA-Z:-]*)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_KEPT_ATTRIBUTES = frozenset(
    (
        *("id", "class", "href", "src", "data", "rowspan", "colspan", "name", "property", "content", "title"),
        *("onclick", "hidden", "start", "appendix", "data-appendix"),
    )
)
_STYLE_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:text-indent|left|top)\s*:\s*-\d{3,5}", re.IGNORECASE
)
# Tags that only dress their text. Where none of a name has an attribute left, all of that name go.
_DRESSING = ("span", "font", "b", "strong", "i", "em", "u", "big", "small", "tt", "o:p")
INLINE = frozenset(
    (
        *_DRESSING,
        *("a", "abbr", "acronym", "bdo", "cite", "code", "del", "dfn", "ins", "kbd", "label", "mark", "q"),
        *("ruby", "rb", "s", "samp", "strike", "sub", "sup", "time", "var", "wbr"),
    )
)
_BETWEEN_TAGS = re.compile(r">\s++(?=<)")
# Looked at from its first blank on only, so that a run of blanks takes linear time.
_BEFORE_BLOCK = re.compile(
    r"\s(?<!\s\s)\s*+(?=</?(?:table|thead|tbody|tr|td|th|p|div|br|li|ul|ol|h[1-6])\b)", re.IGNORECASE
)
# Deeper nesting is laid flat: the text stays in order, only its innermost grouping is lost.
_DEEPEST = 150
_LONGEST_REMEMBERED = 1_000


class Node:
    """An element: its name, its attributes (names in lower case) and its children in order."""

    __slots__ = ("attributes", "children", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node | str] = []

    def elements(self) -> Iterator["Node"]:
        """This element and all below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.elements()

    def text(self) -> str:
        """All text below, as it stands in the source."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class Tree:
    """A page: its root, and all its elements in document order."""

    __slots__ = ("elements", "root")

    def __init__(self, root: Node) -> None:
        self.root = root
        self.elements = [root]


def parse(text: str) -> Tree:
    """The tree of a page, hidden elements left out, at most 150 deep. Linear in the size of the text."""
    soup = BeautifulSoup(f"<body>{reduce(text)}", "lxml", multi_valued_attributes=None)
    tree = Tree(Node("body", {}))
    open_nodes = [(tree.root, iter(soup.contents))]
    while open_nodes:
        node, contents = open_nodes[-1]
        child = next(contents, None)
        if child is None:
            open_nodes.pop()
        elif isinstance(child, Tag):
            if "hidden" in child.attrs:
                continue
            inner = node
            if len(open_nodes) < _DEEPEST:
                inner = Node(child.name, {key: str(value) for key, value in child.attrs.items()})
                node.children.append(inner)
                tree.elements.append(inner)
            elif child.name not in INLINE:
                node.children.append(Node("br", {}))
            if child.contents:
                open_nodes.append((inner, iter(child.contents)))
        elif type(child) is NavigableString:
            node.children.append(str(child))
    return tree


def reduce(text: str) -> str:
    """The markup without scripts, styles, comments, server code, and attributes that say nothing to us.

    A style that hides its element becomes the attribute `hidden`.
    """
    text = _SKELETON.sub("", _cut_opaque(text))
    text = _TAG_WITH_ATTRIBUTES.sub(_reduced, text)
    plain = [name for name in _DRESSING if not re.search(rf"<{name}\s", text, re.IGNORECASE)]
    if plain:
        text = re.sub(rf"</?(?:{'|'.join(plain)})\s*>", "", text, flags=re.IGNORECASE)
    return text if "<pre" in text else _BEFORE_BLOCK.sub("", _BETWEEN_TAGS.sub(">", text))


def _cut_opaque(text: str) -> str:
    pieces = []
    position = 0
    absent = set()
    while (opening := _OPAQUE.search(text, position)) is not None:
        pieces.append(text[position : opening.start()])
        kind = (opening[1] or opening[0]).lower()
        end = None if kind in absent else _ENDS[kind].search(text, opening.end())
        if end is not None:
            if kind == _CDATA:
                pieces.append(text[opening.end() : end.start()])
            position = end.end()
        elif kind in _HARMLESS:
            absent.add(kind)
            position = opening.end()
        else:
            return "".join(pieces)
    pieces.append(text[position:])
    return "".join(pieces)


def _reduced(tag: re.Match[str]) -> str:
    return _remembered(tag[0]) if len(tag[0]) < _LONGEST_REMEMBERED else _reduce_tag(tag[0])


def _reduce_tag(tag: str) -> str:
    if tag.count('"') % 2:
        # A ">" inside a value: the tag goes on, and is the parser's to read.
        return tag
    name = _TAG_NAME.match(tag)
    if name is None:
        return tag
    kept = [f"<{name[1]}"]
    for attribute in _ATTRIBUTE.finditer(tag, name.end()):
        key, value = attribute[1].lower(), attribute[2]
        if key in _KEPT_ATTRIBUTES:
            kept.append(f" {key}={value}" if value else f" {key}")
        elif key == "style" and value and _STYLE_HIDES.search(value):
            kept.append(" hidden")
    return "".join(kept) + ">"


# The same few tags stand all over a page, and over the pages of a site.
_remembered = lru_cache(maxsize=4_096)(_reduce_tag)
