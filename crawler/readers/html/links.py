"""The attachments a page points to."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from corpus.blocks import Link
from crawler.readers.html.markup import Node, Tree
from crawler.readers.lines import unwrap

_SUFFIXES = "pdf|docx?|xlsx?|pptx?|ofd|wps|et|zip|rar|7z"
_FILE = re.compile(rf"\.(?:{_SUFFIXES})(?:[?#&].{{0,500}})?$", re.IGNORECASE)
# An address in a script: onclick="window.open('../W020.pdf')", viewer.html?file=/P020.pdf
_IN_SCRIPT = re.compile(
    rf"""['"=(]\s*([^'"=()\s<>]{{1,500}}\.(?:{_SUFFIXES}))(?=['"&?#)\s]|$)""", re.IGNORECASE
)
_ADDRESSES = {"a": "href", "iframe": "src", "embed": "src", "object": "data", "source": "src"}


def attachments(tree: Tree) -> tuple[Link, ...]:
    """The files linked from a page, each address once, in document order; the title is the link's text."""
    found: dict[str, Link] = {}
    for node in tree.elements:
        for href in _files(node):
            if href not in found:
                title = unwrap(node.text()) or unwrap(node.attributes.get("title", ""))
                found[href] = Link(title or unquote(href.rsplit("/", 1)[-1]), href)
    return tuple(found.values())


def is_file(node: Node) -> bool:
    """Whether an element links to a file."""
    return next(_files(node), None) is not None


def _files(node: Node) -> Iterator[str]:
    href = node.attributes.get(_ADDRESSES.get(node.name, ""), "").strip()
    marked = "true" in (node.attributes.get("appendix"), node.attributes.get("data-appendix"))
    if href and not href.lower().startswith(("javascript:", "data:", "mailto:", "#")):
        if inner := _IN_SCRIPT.search(href):
            yield inner[1]
        elif marked or _FILE.search(href):
            yield href
    elif href.lower().startswith("javascript:"):
        yield from (match[1] for match in _IN_SCRIPT.finditer(href))
    if onclick := node.attributes.get("onclick"):
        yield from (match[1] for match in _IN_SCRIPT.finditer(onclick))
