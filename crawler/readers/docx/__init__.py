"""Word documents: paragraphs and tables in body order, with the numbers and headings that Word would show."""

from corpus.blocks import Blocks
from crawler.readers.package import Package, member_names
from crawler.readers.reader import Limits, Reader

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a zip package with a Word document in it."""
    return any(name.startswith("word/document") and name.endswith(".xml") for name in member_names(data))


def read_docx(name: str, data: bytes, limits: Limits) -> Blocks:
    """The blocks of a Word document, its notes at the end; headers, footers, hidden and deleted text are left out.

    Raises `DamagedInput`, `EncryptedInput` and `OversizedInput`. Source: ECMA-376, part 1, clause 17.
    """
    from crawler.readers.docx.document import (
        Document,
    )  # compiles patterns that other formats need not wait for

    document = Document(Package(name, data, limits), limits)
    return Blocks(MEDIA_TYPE, tuple(document.blocks()), warnings=tuple(document.warnings))


READER = Reader("docx", "Word 文档（docx）", (".docx", ".docm"), is_docx, read_docx)
