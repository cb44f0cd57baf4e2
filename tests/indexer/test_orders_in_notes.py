"""The note under a law's title: which order made its text known, who issued it and when, and where the title ends."""

import pytest

from corpus.blocks import Blocks, Paragraph
from corpus.model import Document
from indexer.metadata.head import Source
from indexer.reading import read_blocks

ARTICLES = "第一条　为了加强渡口管理，制定本办法。\n第二条　本办法自1996年5月1日起施行。"


def document(notes: str, path: str = "a.txt") -> Document:
    text = f"渡口浮标管理办法\n{notes}\n{ARTICLES}"
    blocks = Blocks("text/plain", tuple(Paragraph(line) for line in text.split("\n")))
    return read_blocks(blocks, Source(path=path)).document


@pytest.mark.parametrize(
    ("notes", "number"),
    [
        ("（2021年1月26日中华人民共和国国务院令第737号公布　自2021年5月1日起施行）", "国务院令第737号"),
        ("(1998年4月1日国务院令第241号公布)", "国务院令第241号"),
        ("2002年8月29日中华人民共和国主席令第七十三号公布", "主席令第73号"),
        ("（2020年3月9日交通运输部令2020年第5号公布　自2020年5月1日起施行）", "交通运输部令2020年第5号"),
        ("１９９６年１０月３日 中华人民共和国交通部令第８号发布", "交通部令第8号"),
        # The order that gave the text anew goes before the one that made the first text known.
        (
            "（1994年1月28日国务院令第142号发布　2018年12月18日国务院令第707号第四次修订）",
            "国务院令第707号",
        ),
        ("1991年3月4日国务院令第76号发布\n2018年11月6日国务院令第706号公布", "国务院令第706号"),
        # What a decision amends with others keeps the order of its own.
        (
            "（2002年9月29日国务院令第363号公布　根据2011年1月8日《国务院关于废止和修改部分行政法规的决定》修订）",
            "国务院令第363号",
        ),
        ("（1995年3月1日国务院令第171号公布　根据2011年1月8日国务院令第588号修订）", "国务院令第171号"),
        (
            "（1995年3月1日国务院令第171号公布　2011年1月8日国务院令第588号《国务院关于修改部分行政法规的决定》修改）",
            "国务院令第171号",
        ),
        ("（1995年3月1日交通部发布）", None),
        ("（2021年6月10日第十三届全国人民代表大会常务委员会第二十九次会议通过）", None),
    ],
)
def test_the_order_that_made_the_text_known_is_its_number(notes: str, number: str | None) -> None:
    assert document(notes).document_number == number


def test_texts_of_one_order_are_two_documents() -> None:
    first = "（2002年9月29日国务院令第363号公布）"
    second = "（2002年9月29日国务院令第363号公布　根据2011年1月8日《国务院关于修改部分行政法规的决定》修订）"
    one, other = document(first), document(second)
    assert one.document_number == other.document_number
    assert one.id != other.id


@pytest.mark.parametrize(
    ("notes", "issuer", "day"),
    [
        ("（1995年3月1日国务院发布）", "国务院", "1995-03-01"),
        ("（1995年3月1日交通部发布）", "交通部", "1995-03-01"),
        ("(1995年3月1日交通部发布)", "交通部", "1995-03-01"),
        ("（1998年4月1日国务院令第241号公布）", "国务院", "1998-04-01"),
        ("（2020年3月9日交通运输部令2020年第5号公布）", "交通运输部", "2020-03-09"),
    ],
)
def test_a_note_in_brackets_is_no_part_of_the_title(notes: str, issuer: str, day: str) -> None:
    read = document(notes, path="b7.txt")
    assert (read.title, read.issuers, str(read.written_on)) == ("渡口浮标管理办法", (issuer,), day)
    assert read.region == "全国"


@pytest.mark.parametrize("year", ["（2019年修订）", "（2021年版）", "(2016—2020年)"])
def test_a_year_in_brackets_completes_a_title(year: str) -> None:
    assert document(year).found["title"].end == len(f"渡口浮标管理办法\n{year}")
