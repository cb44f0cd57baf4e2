"""Characters of PDF pages as their fonts name them."""

import pytest

from corpus.blocks import Paragraph
from crawler.readers.worker import read_safely


def pdf(*named: str) -> bytes:
    """A PDF file of one line, whose font names its characters so (UTF-16 in hexadecimal figures)."""
    names = " ".join(f"<{0x41 + number:02X}> <{name}>" for number, name in enumerate(named))
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def "
        f"1 begincodespacerange <00> <FF> endcodespacerange {len(named)} beginbfchar {names} endbfchar endcmap end end"
    )
    shown = "".join(f"{0x41 + number:02X}" for number in range(len(named)))
    content = f"BT /F1 12 Tf 72 700 Td <{shown}> Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        *(f"<</Length {len(stream)}>>stream\n{stream}\nendstream" for stream in (content, unicode_map)),
    )
    body, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return (body + head + tail).encode("ascii")


# 关于印发名单的通知
TITLE = ("5173", "4E8E", "5370", "53D1", "540D", "5355", "7684", "901A", "77E5")


@pytest.mark.parametrize(
    ("named", "text"),
    [
        (("D842DFB7",), "𠮷"),
        (("D842",), "\ufffd"),
        (("DFB7",), "\ufffd"),
        (("DFB7D842",), "\ufffd\ufffd"),
    ],
)
def test_two_halves_are_one_character_and_a_half_alone_is_none(named: tuple[str, ...], text: str) -> None:
    blocks = read_safely("名单.pdf", pdf(*TITLE * 3, *named, "4E59")).blocks
    assert blocks == (Paragraph("关于印发名单的通知" * 3 + text + "乙"),)
