"""Web pages: the body of the document among navigation and scripts, with its metadata and attachments."""

import re

from corpus.blocks import Blocks
from crawler.readers.reader import Limits, Reader

_CERTAIN = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
_TAG = re.compile(
    rb"</?(?:p|div|table|tr|td|br|span|font|a|ul|li|h[1-6]|center|meta|strong)\b[^<>]*>", re.IGNORECASE
)
_LOOKED_AT = 4_096
_FEW_TAGS = 6


def is_html(data: bytes) -> bool:
    """Whether the beginning is certainly that of a web page: its root tags, or several ordinary ones."""
    # UTF-16 in either order, for a look at the tags only.
    head = data[:_LOOKED_AT].replace(b"\0", b"")
    if _CERTAIN.search(head):
        return True
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and len(_TAG.findall(head)) >= _FEW_TAGS


def read_html(name: str, data: bytes, limits: Limits) -> Blocks:
    """The blocks of a web page. Raises `UndecodableInput` and `OversizedInput`."""
    from crawler.readers.html.page import read_page  # loads the parser, which other formats need not wait for

    return read_page(name, data, limits)


_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".jsp", ".jspx", ".asp", ".aspx", ".php")
READER = Reader("html", "网页", _SUFFIXES, is_html, read_html, is_text=True)
