"""The title of an explanation at the head of a text, also where it stands behind a colon or over several lines."""

import re
from collections.abc import Collection, Sequence

from corpus.recognise.characters import fold
from indexer.interpretations.explained import field_value
from indexer.interpretations.titles import is_explanation, names_in_title
from indexer.lines import Line
from indexer.metadata.titles import Title

# Above the title stands at the most the name of a column, a date or the like.
_BELOW, _MOST_LINES = 4, 3
_LONGEST_LINE, _LONGEST_COLUMN = 130, 16
_SENTENCE = re.compile(r"[。;?]|[!]\S")
_FIRST_ARTICLE = re.compile(r"\s{0,4}第[一1]条[\s　]")
_MARKED = re.compile(r"《.{2,}》(?:\([^()]{1,30}\))?$")
_BRACKETED = re.compile(r"[(【\[].{2,16}[)】\]]$")


def explaining_title(lines: Sequence[Line], places: Collection[int]) -> tuple[Title, int] | None:
    """The title that names what its text explains, and the line behind it; None where none of the first lines holds one.

    《甲办法》解读：车往哪里停 is one, 《甲办法》 above 政策解读 too. A law with a link to its explanation below is none.
    """
    first = [place for place in sorted(places) if lines[place].grid is None][:_BELOW]
    told = (place for place in first if _SENTENCE.search(fold(lines[place].text)))
    first = [place for place in first if place < next(told, len(lines))]
    for count in range(1, _MOST_LINES + 1):
        for place in first:
            run = lines[place : place + count]
            if len(run) == count and (title := _title_of(run)) is not None:
                return (title, place + count) if not _is_rule(lines, place, run) else None
    return None


def is_column(title: str) -> bool:
    """Whether a title is but the name of a column: 政策解读, 百问百答."""
    return len(title) <= _LONGEST_COLUMN and is_explanation(title) and names_in_title(title) is None


def _title_of(run: Sequence[Line]) -> Title | None:
    if any(
        line.grid is not None
        or len(line.text) > _LONGEST_LINE
        or _SENTENCE.search(fold(line.text))
        or field_value(fold(line.text)) is not None
        for line in run
    ):
        return None
    texts = [line.text.strip("| ") for line in run]
    if len(run) > 1 and _BRACKETED.fullmatch(fold(texts[-1])):
        texts[-1] = texts[-1][1:-1]
    text = "".join(texts).rstrip(":：")
    if not is_explanation(text) or names_in_title(text) is None:
        return None
    return Title(text=re.sub(r"\s+", " ", text), start=run[0].start, end=run[-1].end)


def _is_rule(lines: Sequence[Line], place: int, run: Sequence[Line]) -> bool:
    """Whether it is the text itself, whose title stands above and is followed by the name of a column."""
    if len(run) == 1:
        return False
    opened = fold(run[0].text).strip()
    apart = (
        _MARKED.search(opened)
        or _BRACKETED.fullmatch(fold(run[-1].text).strip())
        or is_column(opened.rstrip(":"))
    )
    return not apart or any(_FIRST_ARTICLE.match(line.text) for line in lines[place:])
