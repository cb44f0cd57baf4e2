"""Interpretations as rows of a sheet."""

from collections.abc import Iterable

from corpus.model import Evidence, Interpretation
from search_api.export.rows import Sheet
from search_api.interpretations import wording

_HEAD = (
    "解释或解读",
    "类型",
    "所解释的条文",
    "依据",
    "指明条文的文字",
    "位置",
    "原文",
    "起",
    "止",
    "说明",
    "文件编号",
)
_WIDTHS = (44, 12, 26, 16, 30, 24, 80, 8, 8, 30, 24)


def interpretations_sheet(interpretations: Iterable[Interpretation]) -> Sheet:
    """The interpretations, one a row; the clause is empty where the whole document is explained."""
    return Sheet(title="解读", head=_HEAD, widths=_WIDTHS, rows=tuple(map(_row, interpretations)))


def _row(each: Interpretation) -> tuple[str, ...]:
    evidence = each.evidence or Evidence(document_id=each.document_id)
    return (
        each.title,
        wording.TYPES[each.type],
        each.clause_id or "",
        wording.GROUNDS[each.basis],
        each.mention.quote if each.mention else "",
        evidence.locator,
        evidence.quote,
        str(evidence.start),
        str(evidence.end),
        each.notice or "",
        each.document_id,
    )
