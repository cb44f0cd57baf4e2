"""Files that cannot be read, each with the error it must come to."""

import zipfile
from collections.abc import Callable

from tests.crawler.readers.build import Pdf, docx, docx_members, package, paragraph

_GOOD = docx(paragraph("关于做好防汛工作的通知"))
_BOMB_DTD = (
    '<!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def _xml_bomb() -> bytes:
    members = docx_members(paragraph("&i;"))
    members["word/document.xml"] = _BOMB_DTD + str(members["word/document.xml"])
    return package(members)


def _zip_bomb() -> bytes:
    members = docx_members(paragraph("甲"))
    members["word/document.xml"] = b" " * (250 * 1024 * 1024)
    return package(members, zipfile.ZIP_DEFLATED)


BAD_FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "空文件.docx": ("EmptyInput", lambda: b""),
    "只有空白.txt": ("EmptyInput", lambda: b" \n\r\n\t "),
    "截断.docx": ("DamagedInput", lambda: _GOOD[: len(_GOOD) // 2]),
    "截断.pdf": ("DamagedInput", lambda: Pdf().text(79, 100, "通知").bytes()[:300]),
    "不是工作簿.xlsx": ("DamagedInput", lambda: "只是一段文字".encode()),
    "不是文件.pdf": ("DamagedInput", lambda: b"hello"),
    "加密.pdf": ("EncryptedInput", lambda: Pdf("secret").text(79, 100, "通知").bytes()),
    "实体炸弹.docx": ("DamagedInput", _xml_bomb),
    "压缩炸弹.docx": ("OversizedInput", _zip_bomb),
    "编码不明.txt": ("UndecodableInput", lambda: bytes(range(128, 256)) * 40),
    "照片.jpg": ("UnsupportedInput", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 100),
}
