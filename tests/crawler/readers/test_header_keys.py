"""The header block of a page is kept, in whichever characters and words its keys are printed."""

import pytest

from corpus.blocks import Paragraph, Table
from crawler.readers import read

PAGE = (
    "<html><head><title>關於開展排查的通知</title></head><body>{}<h1>關於開展戶外廣告設施安全排查的通知</h1>"
    '<div id="zoom"><p>各鎮（街道）、各有關單位：</p><p>一、排查範圍。'
    "轄區內樓頂、墻體、落地式戶外廣告設施和店招標牌。</p></div></body></html>"
)
PAIRS = [
    (("文號", "望城管〔2026〕18號"), ("發布機構", "望浦區城市管理局")),
    (("文號", "望城管〔2026〕18號"), ("發佈機構", "望浦區城市管理局")),
    (("發文字號", "望城管〔2026〕18號"), ("發文機關", "望浦區城市管理局")),
    (("文　　號", "望城管〔2026〕18號"), ("發佈日期", "2026-07-05")),
    (("索引號", "S0098/2026-0007"), ("公佈日期", "2026-07-05")),
    (("公文文號", "望城管〔2026〕18號"), ("簽發日期", "2026-07-02")),
    (("發文文號", "望城管〔2026〕18號"), ("制發機關", "望浦區城市管理局")),
    (("标题", "关于开展排查的通知"), ("公文文号", "望城管〔2026〕18号")),
    (("文件標題", "關於開展排查的通知"), ("公開主體", "望浦區城市管理局")),
    (("有效性", "有效"), ("成文日期", "2026-07-02")),
]


def _table(pairs: tuple[tuple[str, str], ...], colon: str) -> str:
    cells = "".join(f"<td>{key}{colon}</td><td>{value}</td>" for key, value in pairs)
    return f"<table><tr>{cells}</tr></table>"


@pytest.mark.parametrize("pairs", PAIRS)
@pytest.mark.parametrize("colon", ["：", ":", ""])
def test_in_a_table(pairs: tuple[tuple[str, str], ...], colon: str) -> None:
    blocks = read("p.html", PAGE.format(_table(pairs, colon)).encode()).blocks
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert {value for _, value in pairs} <= {cell.text for cell in table.cells}


@pytest.mark.parametrize("pairs", PAIRS)
@pytest.mark.parametrize("colon", ["：", ":"])
def test_in_lines(pairs: tuple[tuple[str, str], ...], colon: str) -> None:
    lines = "".join(f"<p>{key}{colon}{value}</p>" for key, value in pairs)
    blocks = read("p.html", PAGE.format(lines).encode()).blocks
    printed = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert {f"{key}{colon}{value}" for key, value in pairs} <= set(printed)
