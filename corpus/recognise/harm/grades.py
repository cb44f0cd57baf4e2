"""How grave an accident is: as a text says, and by the thresholds of 生产安全事故报告和调查处理条例 (第三条)."""

import re
from typing import Literal, get_args

from corpus.model.base import Record
from corpus.recognise.characters import fold

# From the least to the gravest.
Grade = Literal["一般事故", "较大事故", "重大事故", "特别重大事故"]
GRADES: tuple[Grade, ...] = get_args(Grade)
_CALLED: dict[str, Grade] = {
    "一般": "一般事故",
    "较大": "较大事故",
    "重大": "重大事故",
    "特别重大": "特别重大事故",
    "特大": "特别重大事故",
}
_GRADE = re.compile(
    r"(?<!重)(?P<grade>特别重大|特大|重大|较大|一般)(?P<bound>\(?含?\)?(?:及其?)?以上的?)?(?P<kind>[^,;:。、\n特重较般的]{0,16}?)"
    r"(?:事故|火灾|事件)(?!罪|隐患|风险|苗头|等级|报告制度)"
)
# 事故等级：一般, 等级初定为一般.
_KEYED = re.compile(
    r"等级(?:[:\s】]{1,3}|(?:初步)?(?:初定|暂定|认定|核定|判定|定|评定)?[为是]\s?)(?P<grade>特别重大|重大|较大|一般)(?=[\s。,;(]|$)"
)
# The scale that held until 2007 told a 重大事故 from one to four.
_OLD = re.compile(r"[一二三四1-4ⅠⅡⅢⅣIV]级[^,;。、\n]{0,4}$")
_LOOK_BACK = 6
# 第三条: deaths, gravely hurt (急性工业中毒 among them), direct loss in yuan; 以上 holds the number itself, 以下 does not.
_THRESHOLDS: tuple[tuple[int, int, int], ...] = (
    (3, 10, 10_000_000),
    (10, 50, 50_000_000),
    (30, 100, 100_000_000),
)


class GradeMention(Record):
    """A grade as printed; `bound` where all from it upwards are meant (较大以上事故), `kind` what stands between (生产安全)."""

    start: int
    end: int
    printed: str
    grade: Grade
    bound: bool
    kind: str


def find_grades(text: str) -> list[GradeMention]:
    """All grades of accidents named in the text, in order."""
    folded = fold(text)
    if found := _KEYED.search(folded):
        start, end = found.span("grade")
        return [GradeMention(start, end, text[start:end], _CALLED[found["grade"]], bound=False, kind="")]
    if "故" not in folded and "灾" not in folded and "事件" not in folded:
        return []
    return [
        GradeMention(
            start=match.start(),
            end=match.end(),
            printed=text[match.start() : match.end()],
            grade=_CALLED[match["grade"]],
            bound=bool(match["bound"]),
            kind=match["kind"],
        )
        for match in _GRADE.finditer(folded)
        if not _OLD.search(folded, max(0, match.start() - _LOOK_BACK), match.start())
    ]


def grade_by_law(deaths: int | None, grave: int | None, loss: float | None) -> Grade | None:
    """The grade that the figures come to, the highest of any; None where no figure is told."""
    figures = (deaths, grave, loss)
    if all(figure is None for figure in figures):
        return None
    reached = [
        place
        for place, bounds in enumerate(_THRESHOLDS, start=1)
        if any(figure is not None and figure >= bound for figure, bound in zip(figures, bounds, strict=True))
    ]
    return GRADES[max(reached, default=0)]
