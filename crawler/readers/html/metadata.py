"""What a page says of itself outside its text: meta tags, and the title of the window."""

import html
import re

from corpus.blocks import Field
from corpus.recognise.scripts import simplify
from crawler.readers.html.markup import Tree
from crawler.readers.html.names import DOCUMENT_WORD, META, PLACEHOLDER
from crawler.readers.lines import unwrap

_TAG = re.compile(r"<[^<>]{0,500}>")
_LABEL = re.compile(r"^(?:文章|稿件|信息)?来源[:：]\s*")
# The site's name after the document's: any word after _ or |, one that names a site or body after a dash.
_SITE_SUFFIX = re.compile(
    r"\s?(?:[_|»>]{1,2}[^_|»>]{2,40}"
    r"|[-—–]{1,2}[^-—–]{0,30}(?:网|网站|门户|平台|政府|委员会|厅|局|部|办公室|办公厅|信息公开|频道))$"
)
_SHORTEST_TITLE = 6


def meta_fields(tree: Tree) -> list[Field]:
    """The meta tags that carry metadata, each name and value once, without empty values and placeholders."""
    fields: list[Field] = []
    for node in tree.elements:
        if node.name != "meta":
            continue
        name = (node.attributes.get("name") or node.attributes.get("property") or "").strip().lower()
        if name not in META:
            continue
        value = _value(node.attributes.get("content", ""))
        field = Field(META[name], value)
        if value and not PLACEHOLDER.search(value) and field not in fields:
            fields.append(field)
    return fields


def window_title(tree: Tree) -> str | None:
    """The title of the window without the names of the site; None where it does not name a document."""
    node = next((node for node in tree.elements if node.name == "title"), None)
    if node is None:
        return None
    title = _value(node.text())
    while (shorter := _SITE_SUFFIX.sub("", title)) != title and len(shorter) >= _SHORTEST_TITLE:
        title = shorter
    return None if PLACEHOLDER.search(title) or not DOCUMENT_WORD.search(simplify(title)) else title


def _value(printed: str) -> str:
    text = _TAG.sub("", html.unescape(printed))
    return _LABEL.sub("", unwrap(text))
