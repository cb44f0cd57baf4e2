"""A web page into blocks: metadata, title, metadata block, body, attachments."""

import re
from collections.abc import Sequence

from corpus.blocks import Block, Blocks, Field, Paragraph, Table
from corpus.errors import OversizedInput
from corpus.recognise.scripts import simplify
from crawler.readers.encoding import decode
from crawler.readers.html.flow import Flow, Part
from crawler.readers.html.links import attachments
from crawler.readers.html.markup import Node, Tree, parse
from crawler.readers.html.metadata import meta_fields, window_title
from crawler.readers.html.names import (
    BOILERPLATE,
    CONTROL_LINE,
    DOCUMENT_WORD,
    KEY_ALONE,
    KEY_AND_COLON,
    TITLE,
    WORD,
)
from crawler.readers.html.notes import own_notes, without_note
from crawler.readers.html.region import find_region
from crawler.readers.reader import Limits

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([a-zA-Z0-9_-]{2,20})""", re.IGNORECASE)
_CHARSET_WITHIN = 4_096
_KEYS_OF_A_BLOCK = 2
_LONGEST_TITLE = 150
_LONGEST_KEY = 40
_MARKS = re.compile(r"[\s\u3000，。、；：（）()《》〈〉“”\"'<>:;,.\-—_]+")
_TITLE_KEYS = ("标题", "名称", "信息名称", "文件名称")
# How far into the body its title is looked for.
_FIRST_PARTS = 12


def read_page(name: str, data: bytes, limits: Limits) -> Blocks:
    """The blocks of a page. Raises `UndecodableInput` and `OversizedInput`."""
    charset = _CHARSET.search(data, 0, _CHARSET_WITHIN)
    decoded = decode(name, data, charset[1].decode("ascii") if charset else None)
    if decoded.text.count("<") > limits.max_tags:
        raise OversizedInput(
            f"“{name}”的标签超过上限 {limits.max_tags} 个", "请核对文件来源，只保存正文再导入"
        )
    tree = parse(decoded.text)
    fields = meta_fields(tree)
    return Blocks(
        media_type="text/html",
        blocks=(*fields, *_document(tree, fields, limits)),
        links=attachments(tree),
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )


def _document(tree: Tree, fields: Sequence[Field], limits: Limits) -> list[Block]:
    region = find_region(tree)
    inside = {id(node) for body in region.body for node in body.elements()}
    titles = [node for node in tree.elements if id(node) not in inside and _may_be_title(node)]
    flow = Flow((*region.body, *titles), region.around, limits.max_cells)
    flow.add(tree.root)
    flow.flush()
    bodies = range(len(region.body))
    first = next((index for index, part in enumerate(flow.parts) if part.mark in bodies), len(flow.parts))
    window = window_title(tree)
    names = [_plain(field.value) for field in fields if field.key == "ArticleTitle"]
    if window:
        names.append(_plain(window))
    body = [part for part in flow.parts[first:] if part.mark in bodies]
    title = _title(flow.parts[:first], body, names, len(bodies))
    kept: list[Block] = []
    if window and title is None and not _is_titled(fields, flow.parts[:first], body, _plain(window)):
        kept.append(Field("title", window))
    for index, part in enumerate(flow.parts):
        block = part.block
        if isinstance(block, Paragraph) and CONTROL_LINE.fullmatch(block.text):
            continue
        if part.mark in bodies:
            kept.append(block)
        elif index == title and isinstance(block, Paragraph):
            printed, note = without_note(block.text)
            kept += [Paragraph(printed, 1), *([Paragraph(note)] if note else [])]
        elif index < first and _is_metadata(block):
            kept.append(block)
        elif title is not None and title < index < first:
            kept += _notes(block)
    return kept


def _notes(block: Paragraph | Table) -> list[Block]:
    """What a part between title and body says of how the document was made known."""
    texts = [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return [Paragraph(note) for text in texts for note in own_notes(text)]


def _may_be_title(node: Node) -> bool:
    """Whether an element is a heading, or its id or class calls it a title (popular-title, arttitle)."""
    if node.name in ("h1", "h2", "h3"):
        return True
    if "id" not in node.attributes and "class" not in node.attributes:
        return False
    called = f"{node.attributes.get('id', '')} {node.attributes.get('class', '')}"
    return any(word.lower() in TITLE for word in (*called.split(), *WORD.findall(called)))


def _title(before: Sequence[Part], body: Sequence[Part], names: Sequence[str], bodies: int) -> int | None:
    """The index of the part before the body that is the title: called so, and known or worded as one."""
    printed = {_plain(part.block.text) for part in body[:_FIRST_PARTS] if isinstance(part.block, Paragraph)}
    found = None
    for index, part in enumerate(before):
        if part.mark is None or part.mark < bodies or not isinstance(part.block, Paragraph):
            continue
        plain = _plain(without_note(part.block.text)[0])
        if own_notes(part.block.text) == (part.block.text,):
            continue
        if not 4 <= len(plain) < _LONGEST_TITLE or plain in printed:
            continue
        is_known = not names or any(plain in known or known in plain for known in names)
        if is_known or DOCUMENT_WORD.search(simplify(plain)):
            found = index
    return found


def _is_titled(fields: Sequence[Field], before: Sequence[Part], body: Sequence[Part], window: str) -> bool:
    """Whether a title stands in the metadata or at the head of the body, perhaps over several lines."""
    if any(field.key == "ArticleTitle" for field in fields):
        return True
    head = [part.block for part in body[:_FIRST_PARTS]]
    if window in _plain("".join(block.text for block in head if isinstance(block, Paragraph))):
        return True
    return any(_has_title_key(part.block) for part in before if _is_metadata(part.block))


def _has_title_key(block: Paragraph | Table) -> bool:
    texts = [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return any(_plain(_head(text)).startswith(_TITLE_KEYS) for text in texts)


def _is_metadata(block: Paragraph | Table) -> bool:
    if isinstance(block, Paragraph):
        return KEY_AND_COLON.match(_head(block.text)) is not None and not BOILERPLATE.search(block.text)
    keys = sum(
        1
        for cell in block.cells
        if KEY_ALONE.fullmatch(head := _head(cell.text)) or KEY_AND_COLON.match(head)
    )
    return keys >= _KEYS_OF_A_BLOCK


def _head(text: str) -> str:
    """The beginning of a text, simplified and without blanks, long enough for a key of the metadata."""
    return simplify("".join(text[:_LONGEST_KEY].split()))


def _plain(text: str) -> str:
    return _MARKS.sub("", text)
