"""How a law was made known stands in many places of a page; wherever it is, it comes into the text behind the title."""

import pytest

from corpus.blocks import Paragraph
from crawler.readers import read

TITLE = "澜川市燃气用户安全管理办法"
NOTE = "（2023年8月21日澜川市人民政府令第31号公布　自2023年10月1日起施行）"
ARTICLES = "".join(
    f"<p>第{number}条　燃气用户应当遵守第{number}项安全规定，不得违反。</p>" for number in "一二三四五"
)
BODY = f'<div class="content">{ARTICLES}</div>'


def lines(between: str) -> list[str]:
    """The paragraphs of a page before its first article."""
    page = (
        f'<html><head><meta charset="utf-8"><title>{TITLE}_澜川市人民政府</title></head><body>'
        f'<div class="nav"><a href="/">首页</a></div>{between}</body></html>'
    )
    blocks = read("页.html", page.encode()).blocks
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    return texts[: next(place for place, text in enumerate(texts) if text.startswith("第一条"))]


@pytest.mark.parametrize(
    "between",
    [
        f'<h1>{TITLE}</h1><div class="meta">{NOTE}</div>{BODY}',
        f'<h1>{TITLE}</h1><div class="info"><span>{NOTE}</span><span>来源：司法局</span></div>{BODY}',
        f"<h1>{TITLE}<br><span>{NOTE}</span></h1>{BODY}",
        f"<h1>{TITLE}<span>{NOTE}</span></h1>{BODY}",
        f"<h1>{TITLE}</h1><h2>{NOTE}</h2>{BODY}",
        f"<h1>{TITLE}</h1><table><tr><td>{NOTE}</td></tr></table>{BODY}",
        f"<h1>{TITLE}</h1><table><tr><td>说明</td><td>{NOTE}</td></tr></table>{BODY}",
        f'<h1>{TITLE}</h1><div class="content"><span>{NOTE}</span>{ARTICLES}</div>',
        f'<h1>{TITLE}</h1><div class="content"><table><tr><td>{NOTE}</td></tr></table>{ARTICLES}</div>',
        f'<table><tr><td class="title">{TITLE}</td></tr><tr><td>{NOTE}</td></tr><tr><td>{ARTICLES}</td></tr></table>',
    ],
)
def test_the_note_stands_below_the_title(between: str) -> None:
    assert lines(between) == [TITLE, NOTE]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("2023年8月21日澜川市人民政府令第31号公布，自2023年10月1日起施行", True),
        ("（2023年8月21日澜川市人民政府第20次常务会议通过）", True),
        ("(2018年5月2日公布 根据2023年8月21日澜川市人民政府令第31号修订)", True),
        ("自2023年10月1日起施行）", True),
        ("澜川市人民政府令　第31号", True),
        ("第31号", True),
        ("澜政办发〔2023〕31号", True),
        # News, the page's own days, other papers.
        ("2023年9月5日，市司法局介绍了8月21日公布的办法。", False),
        ("2023年9月5日 10:22 浏览次数：31", False),
        ("根据澜政办发〔2023〕31号文件整理", False),
        ("字号：大 中 小", False),
        ("现予公布", False),
    ],
)
def test_what_tells_how_it_was_made_known_is_kept_and_nothing_else(line: str, kept: bool) -> None:
    assert lines(f"<h1>{TITLE}</h1><div>{line}</div>{BODY}") == [TITLE, *([line] if kept else [])]


def test_what_stands_around_the_document_lends_it_no_number() -> None:
    before = '<div class="list">澜政办发〔2020〕9号</div>'
    behind = '<div class="list">（2020年1月2日公布）</div>'
    assert lines(f"{before}<h1>{TITLE}</h1>{BODY}{behind}") == [TITLE]


@pytest.mark.parametrize("piece", ["(2023年8月21日", "2023年8月21日公布", "(", "第31号", "自2023年1月1日"])
def test_a_long_line_takes_no_time(piece: str) -> None:
    for times in (20, 2_000):
        lines(f"<h1>{TITLE}</h1><div>{piece * times}</div>{BODY}")
