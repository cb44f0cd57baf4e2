from bs4 import BeautifulSoup

from corpus.blocks import Blocks, Paragraph
from crawler.readers.encoding import decode
from crawler.readers.reader import Limits, Reader


def read_html(name: str, data: bytes, limits: Limits) -> Blocks:
    decoded = decode(name, data)
    soup = BeautifulSoup(decoded.text, "lxml")
    lines = soup.get_text("\n").splitlines()
    return Blocks(
        "text/html",
        tuple(Paragraph(line.strip()) for line in lines if line.strip()),
        encoding=decoded.encoding,
    )


READER = Reader(
    "html",
    "网页",
    (".html", ".htm", ".shtml", ".jsp"),
    lambda data: b"<html" in data[:2048].lower(),
    read_html,
)
