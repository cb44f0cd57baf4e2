import pypdfium2

from corpus.blocks import Blocks, Paragraph
from corpus.errors import DamagedInput
from crawler.readers.reader import Limits, Reader


def read_pdf(name: str, data: bytes, limits: Limits) -> Blocks:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DamagedInput(f"“{name}”不完整或已损坏", "请重新下载") from error
    lines = [line for page in document for line in page.get_textpage().get_text_bounded().splitlines()]
    return Blocks("application/pdf", tuple(Paragraph(line.strip()) for line in lines if line.strip()))


READER = Reader("pdf", "PDF", (".pdf",), lambda data: b"%PDF-" in data[:1024], read_pdf)
