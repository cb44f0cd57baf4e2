"""Plain text: one paragraph a line, the lines as printed."""

from corpus.blocks import Blocks, Paragraph
from crawler.readers.encoding import decode
from crawler.readers.reader import Limits, Reader


def read_text(name: str, data: bytes, limits: Limits) -> Blocks:
    """The lines of a text file as paragraphs; blank lines are dropped. Raises `UndecodableInput`."""
    decoded = decode(name, data)
    return Blocks(
        media_type="text/plain",
        blocks=tuple(Paragraph(line) for line in decoded.text.splitlines() if line.strip()),
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )


# No bytes are certainly plain text: the suffix decides, after all other kinds have been ruled out.
READER = Reader("text", "纯文本", (".txt",), lambda data: False, read_text, is_text=True, gentle=True)
