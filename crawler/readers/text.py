"""Plain text: one paragraph a line, the lines as printed; a table where lines draw one."""

from corpus.blocks import Block, Blocks, Paragraph
from crawler.readers.barred import tables_among
from crawler.readers.encoding import decode
from crawler.readers.reader import Limits, Reader


def read_text(name: str, data: bytes, limits: Limits) -> Blocks:
    """The lines of a text file as paragraphs; blank lines are dropped. Raises `UndecodableInput` and `OversizedInput`."""
    decoded = decode(name, data)
    blocks: list[Block] = []
    for drawn in tables_among(decoded.text.splitlines(), limits.max_cells):
        if not isinstance(drawn, str):
            blocks.append(drawn)
        elif drawn.strip():
            blocks.append(Paragraph(drawn))
    return Blocks(
        media_type="text/plain",
        blocks=tuple(blocks),
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )


# No bytes are certainly plain text: the suffix decides, after all other kinds have been ruled out.
READER = Reader("text", "纯文本", (".txt",), lambda data: False, read_text, is_text=True, gentle=True)
