"""A law printed in parts, each on its own: 中华人民共和国民法典, and below it 合同编."""

import re
from collections.abc import Sequence

from corpus.model import Article, Reading
from indexer.lines import Line

# A part as a collection heads it, and as a law itself numbers it.
_PART = re.compile(r"[一-鿿]{1,12}编|总则|分则|附则")
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十]{1,3}[编章][\s\u3000]*[一-鿿、]{1,20}|[总附][\s\u3000]*则|序言"
)


def part_below(lines: Sequence[Line], title_end: int) -> Line | None:
    """The line right behind a law's title that, as a second heading of the first level, names the part printed here."""
    below = next((line for line in lines if line.start >= title_end), None)
    if below is None or below.level != 1 or not _PART.fullmatch(re.sub(r"\s", "", below.text)):
        return None
    return below


def names_a_law(reading: Reading) -> bool:
    """Whether a text is the head of a law without any of its articles."""
    return reading.document.kind == "law" and not any(isinstance(one, Article) for one in reading.clauses)


def is_part_title(title: str) -> bool:
    """Whether a whole file is titled as a part of something larger: 第二编 物权, 附则."""
    return _NUMBERED.fullmatch(title.strip()) is not None


def title_of_part(law: str, part: str) -> str:
    """What a part printed alone is called: 中华人民共和国民法典 合同编."""
    return f"{law} {''.join(part.split())}"
