"""The kinds of file we know and cannot read yet, with what a person can do about each."""

from collections.abc import Callable

from corpus.model import Record
from crawler.readers.package import member_names

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
# ELF, Mach-O (of either order, and for several machines), Java, WebAssembly; Windows programs begin with a head of 64 bytes.
_PROGRAMS = (
    b"\x7fELF",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xfe\xed\xfa",
    b"\xca\xfe\xba\xbe",
    b"\0asm",
)
_DOS_HEAD = 64
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS_DOCX = "请用 Word 或 WPS 打开后另存为 docx 再导入"
_SAVE_AS_XLSX = "请用 Excel 或 WPS 打开后另存为 xlsx 再导入"


class Unsupported(Record):
    """A kind of file: what it is called, how it is known, and the remedy."""

    label: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    remedy: str


def _begins(*magics: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(magics)


def _is_program(data: bytes) -> bool:
    """Whether the bytes are a program's; MZ alone may begin a text."""
    return data.startswith(_PROGRAMS) or (data.startswith(b"MZ") and b"\0" in data[:_DOS_HEAD])


def _is_bitmap(data: bytes) -> bool:
    """BM, the size, and four bytes that are zero; BM alone may begin a text."""
    return data.startswith(b"BM") and data[6:10] == bytes(4)


def _ole_with(*streams: str) -> Callable[[bytes], bool]:
    names = [stream.encode("utf-16-le") for stream in streams]
    return lambda data: data.startswith(_OLE) and any(name in data for name in names)


def _zip_with(*members: str) -> Callable[[bytes], bool]:
    return lambda data: any(name.endswith(members) for name in member_names(data))


def is_encrypted_office(data: bytes) -> bool:
    """Whether the bytes are an Office document under a password (an OLE file that wraps the real package)."""
    return _ole_with("EncryptedPackage")(data)


UNSUPPORTED = (
    Unsupported(
        "Word 97—2003 或 WPS 文档", (".doc", ".wps", ".dot"), _ole_with("WordDocument"), _SAVE_AS_DOCX
    ),
    Unsupported("Excel 97—2003 或 WPS 表格", (".xls", ".et"), _ole_with("Workbook", "Book"), _SAVE_AS_XLSX),
    Unsupported("旧版 Office 文档", (".ppt",), _begins(_OLE), _SAVE_AS_DOCX),
    Unsupported("OFD 版式文件", (".ofd",), _zip_with("OFD.xml"), "请用阅读器转换为 PDF 或 docx 再导入"),
    Unsupported("Excel 二进制工作簿", (".xlsb",), _zip_with("xl/workbook.bin"), _SAVE_AS_XLSX),
    Unsupported("演示文稿", (".pptx",), _zip_with("ppt/presentation.xml"), "请把文字另存为 docx 再导入"),
    Unsupported(
        "ODF 文档", (".odt", ".ods"), _zip_with("META-INF/manifest.xml"), "请另存为 docx 或 xlsx 再导入"
    ),
    Unsupported(
        "压缩包",
        (".zip", ".rar", ".7z", ".gz", ".tar", ".tgz"),
        _begins(b"PK\x03\x04", b"PK\x05\x06", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b"),
        "请解压后逐个导入其中的文件",
    ),
    Unsupported("RTF 文档", (".rtf",), _begins(b"{\\rtf"), _SAVE_AS_DOCX),
    Unsupported(
        "图片",
        (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"),
        lambda data: _is_bitmap(data) or data.startswith(_PICTURES),
        "文字识别（OCR）以后提供，请先转换为带文字的 PDF 或 docx",
    ),
    Unsupported("程序", (".exe", ".dll", ".so", ".class"), _is_program, "它不是公文，请核对文件来源"),
    Unsupported(
        "数据库", (".db", ".sqlite", ".sqlite3"), _begins(b"SQLite format 3\0"), "请把内容导出为 xlsx 再导入"
    ),
    Unsupported(
        "网页存档", (".mht", ".mhtml"), _begins(b"MIME-Version:", b"From: <Saved by"), "请另存为 html 再导入"
    ),
)
