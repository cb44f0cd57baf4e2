"""Clauses of another subject than the one before them, though its name is nobody's and gives no task of its own."""

import re

from indexer.tasks.predicates import Lazy, any_of
from indexer.tasks.wordings import COMMA

# Another subject than the one before it, though its name could not be read: 行政部门要…, 由部门自行…
# No helper of that one: 卫生部门要积极配合。 No matter of it: 单位按照规定建设的设施，由…
_OTHER = re.compile(
    r"\s?(?P<by>(?:或者?|再|最后|[也还]可以?[^,，。;:由]{0,20})?由)?(?P<units>(?![将把使让令除凡])[^,，。;:由]{0,60}?(?:部门|单位|机关|机构|政府|企业|院校|学校|地区|军区|组织|公司|主体))"
    r"(?(by)(?![的、和及或])|(?:也|都|还|均|则)?(?:要(?![求素点件]|(?:积极|密切|主动|全力|大力|认真){0,2}配合(?:[。;]|$))|应当|应该|必须|每[年月周季半]|(?:按照?(?![时期需质量月季年])|根据|依照)(?![^,，。;:]*的(?!职责|规定|要求|原则|程序|分工|权限|标准|条件|需要)[^的,，。;:]{1,7}[,，])|负责(?![人制])|是[^,，。;:]{0,24}(?:责任主体|责任人|责任单位|主管部门)))"
)
# A quick look: where none of these stands no clause has another subject.
_HINT = re.compile(
    r"[门位关构府业校区织司体][也都还均则]?(?:要|应|必须|每|负责|是|按|根据|依照)|[,，:：][^,，。;:由]{0,24}由"
)
# A clause that opens with a verb goes on with the subject before it, unless the verb is the beginning of a name (建设单位).
_OBJECT = "指导|督促|组织|监督|推动|支持|引导|确保|协调|检查|通报|报告|支付|安排|要求"
_VERB = Lazy(
    rf"\s?(?:{_OBJECT}|(?:{any_of('opening', 'action', 'given', 'manner', 'told')})"
    r"(?![一-龥]{0,2}(?:机构|机关|部门|单位|企业|主体)))"
)


def next_other(shown: str, start: int, end: int) -> int:
    """Where behind `start` a clause of another subject begins, with the clause of its matter before 由; else `end`."""
    if not _HINT.search(shown, start, end):
        return end
    matter = 0
    for comma in COMMA.finditer(shown, start, end):
        clause = comma.end()
        if is_other(shown, clause, end):
            by = shown.startswith("由", clause)
            return matter if by and matter and not _VERB.match(shown, matter) else clause
        matter = clause
    return end


def is_other(shown: str, clause: int, end: int, *, by: bool = True) -> bool:
    """Whether a clause gives work to a subject of its own, read or not; one behind 由 only where `by` says so."""
    other = _OTHER.match(shown, clause, end)
    return other is not None and (by if other["by"] else not _VERB.match(shown, clause))
