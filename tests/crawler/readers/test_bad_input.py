"""Files that cannot or must not be read: each gives its own error, in Chinese, with the file's name and a remedy."""

import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.blocks import Blocks, Paragraph
from corpus.errors import (
    BadInput,
    DamagedInput,
    EmptyInput,
    EncryptedInput,
    OversizedInput,
    UndecodableInput,
    UnsupportedInput,
)
from crawler.readers import read
from crawler.readers.reader import Limits
from crawler.readers.worker import read_safely
from tests.crawler.readers.build import (
    Pdf,
    docx,
    docx_members,
    package,
    paragraph,
    sheet_data,
    xlsx,
    xlsx_members,
)
from tests.growth import LINEAR, growth

DOCX = docx(paragraph("区应急管理局牵头。"))
XLSX = xlsx({"Sheet1": sheet_data([["序号", "任务"], ["1", "编制规划"]])})
PDF = Pdf().lines(100, ["各市人民政府："]).bytes()
HTML = '<html><body><div id="zoom"><p>各街道办事处：</p></div></body></html>'.encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY i SYSTEM "file:///etc/passwd">'


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(64)


def with_member(members: dict[str, str | bytes], name: str, content: str) -> bytes:
    return package(members | {name: content})


BAD: dict[str, tuple[str, bytes, type[BadInput]]] = {
    "empty": ("空.docx", b"", EmptyInput),
    "only blanks": ("空.txt", b" \r\n\t\n", EmptyInput),
    "page without text": ("空.html", b"<html><body><script>1</script></body></html>", EmptyInput),
    "word file without text": ("空.docx", docx(paragraph("")), EmptyInput),
    "truncated word file": ("断.docx", DOCX[: len(DOCX) // 2], DamagedInput),
    "truncated sheet": ("断.xlsx", XLSX[: len(XLSX) // 2], DamagedInput),
    "truncated pdf": ("断.pdf", PDF[:300], DamagedInput),
    "not a pdf": ("错.pdf", "这是纯文本".encode(), DamagedInput),
    "not a word file": ("错.docx", "这是纯文本".encode(), DamagedInput),
    "word file without document": ("缺.docx", package({"word/document2x.xml": "<a/>"}), DamagedInput),
    "word xml cut": ("断.docx", package({"word/document.xml": "<w:document"}), DamagedInput),
    "old word": ("旧.doc", ole("WordDocument"), UnsupportedInput),
    "old word called docx": ("旧.docx", ole("WordDocument"), UnsupportedInput),
    "old excel": ("旧.xls", ole("Workbook"), UnsupportedInput),
    "word file under a password": ("密.docx", ole("EncryptedPackage"), EncryptedInput),
    "pdf under a password": ("密.pdf", Pdf(password="秘密1").text(90, 90, "密").bytes(), EncryptedInput),  # noqa: S106
    "zip": ("包.zip", package({"任务.txt": "文字"}), UnsupportedInput),
    "ofd": ("版.ofd", package({"OFD.xml": "<OFD/>"}), UnsupportedInput),
    "picture": ("图.png", b"\x89PNG\r\n\x1a\n" + bytes(100), UnsupportedInput),
    "picture called docx": ("图.docx", b"\x89PNG\r\n\x1a\n" + bytes(100), UnsupportedInput),
    "rtf": ("旧.doc", b"{\\rtf1\\ansi}", UnsupportedInput),
    "unknown suffix": ("数据.parquet", b"PAR1 text", UnsupportedInput),
    "scanned pdf": ("扫描.pdf", Pdf().rule(10, 10, 20, 20).bytes(), UnsupportedInput),
    "binary called txt": ("乱.txt", bytes(range(256)) * 40, UndecodableInput),
    "seven bytes of a program called txt": ("程序.txt", b"MZ\x90\x00\x03\x00\x00", UnsupportedInput),
    "program called txt": ("程序.txt", b"\x7fELF\x02\x01\x01", UnsupportedInput),
    "database called txt": ("库.txt", b"SQLite format 3\x00\x10\x00\x01\x01", UnsupportedInput),
    "a few control characters": ("乱.txt", b"\x05\x06", UndecodableInput),
    "a pickle called txt": ("乱.txt", b"\x80\x02]q\x00.", UndecodableInput),
    "a video called txt": ("乱.txt", b"\x1aE\xdf\xa3", UndecodableInput),
    "a few bytes that are UTF-16 as well": ("乱.txt", b"\xff\xd0\x12\x88", UndecodableInput),
    "entity bomb in a word file": (
        "炸弹.docx",
        with_member(docx_members(""), "word/document.xml", f"{BOMB}]><a>&i;</a>"),
        DamagedInput,
    ),
    "outside entity in a word file": (
        "外部.docx",
        with_member(docx_members(""), "word/document.xml", f"{OUTSIDE}]><a>&i;</a>"),
        DamagedInput,
    ),
    "entity bomb in a sheet": (
        "炸弹.xlsx",
        with_member(xlsx_members({"a": ""}), "xl/worksheets/sheet1.xml", f"{BOMB}]><a>&i;</a>"),
        DamagedInput,
    ),
    "outside entity in shared strings": (
        "外部.xlsx",
        with_member(xlsx_members({"a": ""}), "xl/sharedStrings.xml", f"{OUTSIDE}]><a>&i;</a>"),
        DamagedInput,
    ),
    "zip bomb": (
        "炸弹.docx",
        with_member(docx_members(""), "word/document.xml", " " * 60_000_000),
        OversizedInput,
    ),
    "a sheet beyond the limit of cells": (
        "大.xlsx",
        xlsx({"a": sheet_data([["一", "二"]] * 120_000)}),
        OversizedInput,
    ),
    "tables in tables in tables": (
        "深.docx",
        docx("<w:tbl><w:tr><w:tc>" * 200 + paragraph("深") + "</w:tc></w:tr></w:tbl>" * 200),
        OversizedInput,
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gives_its_error(case: str) -> None:
    name, data, kind = BAD[case]
    with pytest.raises(BadInput) as caught:
        read(name, data)
    assert type(caught.value) is kind
    assert name in caught.value.message
    assert re.search("[\u4e00-\u9fff]", caught.value.remedy)


def test_a_file_beyond_the_limit_is_refused_unread() -> None:
    with pytest.raises(OversizedInput, match=r"1\.5 MB.*1\.0 MB"):
        read("大.txt", b"a" * (3 * 1024 * 512), Limits(max_bytes=1024 * 1024))


def test_a_text_that_no_document_is_as_long_as_is_refused_at_once() -> None:
    data = "各地要加强组织领导。".encode() * 500_000
    with pytest.raises(
        OversizedInput, match=r"“长\.txt”有 500 万字，超过单个文件上限 200 万字。.*拆成几个文件"
    ):
        read("长.txt", data)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (os.fsdecode("通报.txt".encode("gbk")), "通报.txt"),
        (os.fsdecode(b"a\xff.txt"), "a\\xff.txt"),
        ("a\ud800.txt", "a\\ud800.txt"),
    ],
)
def test_a_name_that_is_no_text_is_shown_all_the_same(name: str, shown: str) -> None:
    for take in (read, read_safely):
        with pytest.raises(EmptyInput) as caught:
            take(name, b" ")
        assert caught.value.message == f"“{shown}”是空文件"


def test_a_pdf_beyond_the_limit_of_pages_is_refused() -> None:
    with pytest.raises(OversizedInput, match="3 页，超过上限 2 页"):
        read("长.pdf", Pdf().text(9, 9, "一").page().page().bytes(), Limits(max_pages=2))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [("a.pdf", DOCX, "Word"), ("a.docx", PDF, "PDF"), ("a.xlsx", HTML, "网页"), ("a.doc", HTML, "网页")],
)
def test_a_wrong_suffix_is_read_by_its_content_with_a_warning(name: str, data: bytes, kind: str) -> None:
    (warning,) = read(name, data).warnings
    assert kind in warning
    assert "已按内容读取" in warning


def test_a_name_without_suffix_is_read_by_its_content() -> None:
    assert read("download", HTML).media_type == "text/html"
    assert read("download", "区应急管理局牵头，各街道配合。".encode()).media_type == "text/plain"


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "p"])
def test_sixty_thousand_nested_tags_keep_the_text(tag: str) -> None:
    blocks = read("深.html", (f"<{tag}>" * 60_000 + "深处的文字" + "<p>后面的文字").encode())
    assert "深处的文字" in texts(blocks)
    assert "后面的文字" in texts(blocks)


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(OversizedInput, match="标签"):
        read("多.html", b"<html>" + b"<b>" * 600_000)


def test_a_truncated_page_is_read_as_far_as_it_goes() -> None:
    page = '<html><body><div id="zoom"><p>第一段。</p><p>第二段<span sty'
    assert texts(read("断.html", page.encode())) == "第一段。\n第二段"


def test_null_bytes_are_taken_out_with_a_warning() -> None:
    blocks = read("空字节.txt", "区应急管理局\0牵头，区消防救援大队、各街道办事处配合。".encode())
    assert texts(blocks) == "区应急管理局牵头，区消防救援大队、各街道办事处配合。"
    assert blocks.warnings == ("删去了 1 个控制字符",)


def test_a_sheet_that_claims_every_row_is_read_at_once() -> None:
    inside = sheet_data([["标题", ""], ["序号", "任务"], ["1", "编制规划"]], ["A1:XFD1", "A3:A1048576"])
    blocks = read("满.xlsx", xlsx({"Sheet1": '<dimension ref="A1:XFD1048576"/>' + inside}))
    assert texts(blocks).startswith("标题")


def test_a_cell_that_claims_a_million_rows_is_bounded() -> None:
    rows = "<tr><td rowspan=65000 colspan=1000>甲<td>乙</tr>" + "<tr><td>丙<td>丁</tr>" * 300
    with pytest.raises(OversizedInput):
        read("宽.html", f"<html><table>{rows}</table>".encode())


@pytest.mark.parametrize(
    "markup",
    [
        "<!--",
        "<?",
        "<%",
        "<![CDATA[",
        "<script",
        "<a b='",
        '<a b="',
        "<a ",
        "&#",
        "< ",
        "\u3000",
        " ",
        "\n",
        "</",
    ],
)
def test_repeated_fragments_take_linear_time(markup: str) -> None:
    def read_page(repeated: str) -> None:
        blocks = read("恶意.html", f"<html><body><p>区应急管理局牵头。</p>{repeated}".encode())
        assert texts(blocks).startswith("区应急管理局牵头。")

    assert growth(read_page, markup, 10_000) < LINEAR


@pytest.mark.parametrize(("opened", "repeated"), [("# ", " "), ("", "**"), ("", "<!--"), ("", "_")])
@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_long_lines_of_markup_take_linear_time(opened: str, repeated: str, suffix: str) -> None:
    def read_line(line: str) -> None:
        read(f"长.{suffix}", f"区应急管理局牵头。\n{opened}{line}x\n".encode())

    assert growth(read_line, repeated, 10_000) < LINEAR


def test_a_forged_size_does_not_unpack_more_than_declared() -> None:
    data = bytearray(with_member(docx_members(""), "word/media/a.bin", " " * 900_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.getinfo("word/media/a.bin").file_size == 900_000
    at = data.rfind(b"word/media/a.bin") - 46
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(BadInput):
        read("伪.docx", bytes(data))


def texts(blocks: Blocks) -> str:
    return "\n".join(block.text for block in blocks.blocks if isinstance(block, Paragraph))


def test_names_in_messages_are_those_given(tmp_path: Path) -> None:
    reader: Callable[[], Blocks] = lambda: read(str(tmp_path / "断.pdf"), PDF[:300])  # noqa: E731
    with pytest.raises(DamagedInput, match=r"断\.pdf"):
        reader()
