from corpus.blocks import Blocks, Paragraph
from crawler.readers.package import Package, member_names
from crawler.readers.reader import Limits, Reader

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(name: str, data: bytes, limits: Limits) -> Blocks:
    root = Package(name, data, limits).xml("word/document.xml")
    texts = ("".join(t.text or "" for t in p.iter(_W + "t")) for p in root.iter(_W + "p"))
    return Blocks(MEDIA_TYPE, tuple(Paragraph(text.strip()) for text in texts if text.strip()))


READER = Reader(
    "docx",
    "Word 文档（docx）",
    (".docx", ".docm"),
    lambda data: "word/document.xml" in member_names(data),
    read_docx,
)
