"""PDF files with a text layer: lines put together into paragraphs, ruled tables with their merged cells."""

from corpus.blocks import Blocks
from crawler.readers.reader import Limits, Reader

_MARK = b"%PDF-"
# Acrobat's own tolerance for what stands before the mark.
_MARK_WITHIN = 1_024


def is_pdf(data: bytes) -> bool:
    """Whether the PDF mark stands at the beginning, or nearly."""
    return _MARK in data[:_MARK_WITHIN]


def read_pdf(name: str, data: bytes, limits: Limits) -> Blocks:
    """The blocks of a PDF file; page numbers and running heads are left out.

    Raises `EncryptedInput`, `DamagedInput`, `OversizedInput`, and `UnsupportedInput` for one without text.
    """
    from crawler.readers.pdf.document import (
        read_document,
    )  # loads pdfium, which other formats need not wait for

    return read_document(name, data, limits)


READER = Reader("pdf", "PDF 文件", (".pdf",), is_pdf, read_pdf)
