"""Which encoding a text is in: told from its bytes, never with a loss that nobody hears of."""

import random
from pathlib import Path

import pytest

from corpus.errors import BadInput, UndecodableInput
from crawler.readers import read
from crawler.readers.encoding import decode, likeness

NOTICE = (
    "各街道办事处，区政府各部门：为深入推进城市安全发展，由区应急管理局牵头，区消防救援大队、各街道配合。"
)
TRADITIONAL = (
    "各街道辦事處，區政府各部門：為深入推進城市安全發展，由區應急管理局牽頭，區消防救援大隊、各街道配合。"
)
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")


def text_in(encoding: str) -> str:
    return TRADITIONAL if encoding == "big5" else NOTICE


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("length", [12, 20, len(NOTICE)])
def test_texts_without_a_mark(encoding: str, length: int) -> None:
    for start in range(0, len(NOTICE) - length + 1, 4):
        text = text_in(encoding)[start : start + length]
        decoded = decode("文.txt", text.encode(encoding))
        assert (decoded.text, decoded.encoding, decoded.warnings) == (text, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode("文.txt", "杂".encode(encoding)).text == "杂"


def test_what_a_page_says_of_itself_is_believed_only_where_it_decodes_well() -> None:
    page = f'<html><head><meta charset="{{}}"></head><body><p>{NOTICE}</p></body></html>'
    for claimed in ("utf-8", "gb2312", "iso-8859-1", "big5", "no-such"):
        for real in ("utf-8", "gb18030"):
            (paragraph,) = read("页.html", page.format(claimed).encode(real)).blocks
            assert getattr(paragraph, "text", None) == NOTICE, (claimed, real)


def test_a_few_lost_bytes_are_told() -> None:
    data = NOTICE.encode()
    decoded = decode("文.txt", data[:30] + b"\xff" + data[30:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.warnings == ("有 2 处字节无法解码，以 � 代替",)
    assert decoded.text.replace("�", "") == NOTICE[:-1]


def test_many_lost_bytes_are_an_error() -> None:
    with pytest.raises(UndecodableInput, match="UTF-8"):
        decode("文.txt", b"".join(character.encode() + b"\xff" for character in NOTICE))


def test_a_few_rare_characters_are_read_with_a_doubt() -> None:
    decoded = decode("名.txt", "蘅芷".encode("gb18030"))
    assert decoded.text == "蘅芷"
    assert "请核对" in decoded.warnings[0]


def test_ascii_and_markup_are_utf8() -> None:
    assert decode("a.txt", b"GB 50016-2014").encoding == "utf-8"
    assert likeness("GB 50016-2014") == 1.0


def excerpts(shared_data: Path, length: int) -> list[str]:
    """Excerpts of texts of every kind that is at hand, each from a third of the way in."""
    paths = [
        *sorted((shared_data / "seeds").glob("*.txt")),
        *sorted((shared_data / "cases").rglob("*.txt"))[::3],
        *sorted((shared_data / "laws" / "lawrefbook").rglob("*.md"))[::40],
        *sorted((shared_data / "pages" / "gov_cn").glob("*.html"))[::8],
    ]
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths)
    cut = (text[len(text) // 3 :][:length] for text in texts)
    return [text for text in cut if sum(character > "\u2fff" for character in text) >= min(8, length)]


@pytest.mark.parametrize("length", [20, 200, 100_000])
def test_real_texts_encoded_anew_are_read_as_they_were(shared_data: Path, length: int) -> None:
    wrong = []
    tried = 0
    for text in excerpts(shared_data, length):
        for encoding in ENCODINGS:
            try:
                data = text.encode(encoding)
            except UnicodeEncodeError:
                continue
            tried += 1
            if decode("文.txt", data).text != text.replace("\ufeff", ""):
                wrong.append((encoding, text[:30]))
    assert tried > 500
    assert len(wrong) <= tried / 1000, wrong


@pytest.mark.parametrize(
    "text", ["蘅芷", "café", "完成✅", "BMW 车", "MZ 型号", "②", "½", "〇", "ア", "甲乡\x1a"]
)
def test_tiny_texts_are_texts(text: str) -> None:
    (block,) = read("文.txt", text.encode()).blocks
    assert getattr(block, "text", None) == text.replace("\x1a", "")


@pytest.mark.parametrize(("length", "most"), [(8, 0.1), (16, 0.05), (30, 0.02), (64, 0.0)])
def test_noise_is_hardly_ever_a_text(length: int, most: float) -> None:
    dice, taken = random.Random(7), 0
    for _ in range(400):
        try:
            read("乱.txt", dice.randbytes(length))
        except BadInput:
            continue
        taken += 1
    assert taken <= most * 400
