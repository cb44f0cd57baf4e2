"""The grade that an account states: in a column, in a conclusion, where it tells the accident, above it, in its name."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Span
from corpus.recognise.harm.grades import find_grades
from indexer.cases.account import Account
from indexer.cases.sentences import sentence_at
from indexer.lines import Line

_CONCLUDED = re.compile(
    r"(?:等级|认定|属|[是为系]一起|定性为|性质为|事故性质|构成|[该此本这][起次]|该事故为|事故已?按)"
)
# What is said of all accidents told before: 以上四起均为一般生产安全事故, 等级均为一般.
_OF_ALL = re.compile(
    r"(?:以上|上述|前述|这|(?<=[。\n])(?=[一二两三四五六七八九十\d]{1,3}起))[^,;。\n]{0,12}?(?:起|事故|案例|个)[^;。\n]{0,12}?(?:均|都|全部|全)[^,;。\n]{0,6}?(?:为|是|系|属于?|定为)"
    r"(?P<own>[^,;。\n]{2,16})"
)
_LEADS_IN = re.compile(r"(?:情况|如下)[::]?$|如下")


def stated_grade(
    text: str, folded: str, lines: Sequence[Line], account: Account, title: str
) -> tuple[str | None, Span | None]:
    """The grade and where it stands; of one that only the title says no place. None where none is stated."""
    if (cell := account.cells.get("grade")) is not None:
        own = text[cell.start : cell.end].strip()
        graded = find_grades(own if own.endswith("事故") else f"{own}事故")
        if graded and not graded[0].bound:
            return graded[0].grade, cell
    for start, end in _telling_it(folded, lines, account):
        for one in find_grades(text[start:end]):
            if not one.bound:
                return one.grade, Span(start=start + one.start, end=start + one.end)
    named = next((one.grade for one in find_grades(title) if not one.bound), None)
    if named is None and account.tellings and (stated := _of_all(text, folded, account)):
        return stated
    return named, None


def _telling_it(folded: str, lines: Sequence[Line], account: Account) -> Iterator[tuple[int, int]]:
    """The stretches that may state it, the surest first."""
    heard = account.start
    for match in _CONCLUDED.finditer(folded, account.start, account.end):
        if match.start() >= heard:
            begin, heard = sentence_at(folded, match.start(), account.start, account.end)
            yield begin, heard
    for telling in account.tellings:
        yield telling.start, telling.end
    for line in reversed([line for line in lines if line.end <= account.start]):
        if _LEADS_IN.search(folded[line.start : line.end].rstrip("。:")):
            yield line.start, line.end
        if line.label is not None and line.label.style == "han":
            return


def _of_all(text: str, folded: str, account: Account) -> tuple[str, Span] | None:
    """The one grade that a sentence behind the account gives to all that were told before."""
    stated = []
    for match in _OF_ALL.finditer(folded, account.end):
        start, end = match.span("own")
        own = text[start:end].rstrip()
        stated += [
            (one.grade, Span(start=start, end=end))
            for one in find_grades(own if own.endswith("事故") else f"{own}事故")
            if not one.bound
        ]
    return stated[0] if stated and len({grade for grade, _ in stated}) == 1 else None
