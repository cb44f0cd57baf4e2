"""Small invented texts and what explains them, read as any other."""

from corpus.model import Explained, Reading
from indexer.interpretations import ClauseLink, link_clauses
from tests.indexer.tasks.papers import read_lines

RULE = read_lines(
    "第一条　为了规范共享单车停放，根据有关法律法规，结合本市实际，制定本办法。",
    "第二条　企业应当按照每千辆不少于五人的标准配备停放管理人员。",
    "企业应当公布投诉电话。",
    "第三条　禁止在盲道、消防通道停放共享单车。",
    "第四条　违反本办法第三条规定的，由城市管理部门责令企业限期清理。",
    "第五条　本办法自2025年3月1日起施行。",
    title="澜川市共享单车停放管理办法",
)
PLAN = read_lines(
    "一、总体要求",
    "坚持问题导向，力争三年内建成覆盖城乡的应急避难场所体系。",
    "二、重点任务",
    "（一）开展避难场所普查。逐一登记面积、容量和设施。",
    "（二）补齐乡镇短板。每个乡镇至少建成一处室内避难场所。",
    "三、保障措施",
    "（一）加强经费保障。所需经费列入同级财政预算。",
    title="澜川市应急避难场所建设实施方案",
)


def explanation(*lines: str, title: str = "《澜川市共享单车停放管理办法》解读") -> Reading:
    """A text that explains, of these lines."""
    return read_lines(*lines, title=title)


def links(reading: Reading, rule: Reading = RULE, *, alone: bool = True) -> tuple[ClauseLink, ...]:
    """What its passages explain of a text."""
    named = reading.document.explains or (Explained(title=rule.document.title),)
    return link_clauses(reading, rule, named[0], alone=alone)


def explained_labels(*lines: str, rule: Reading = RULE, title: str | None = None) -> list[tuple[str, str]]:
    """The label of each clause that the lines explain, with what kind of words says so."""
    reading = explanation(*lines, title=title or f"《{rule.document.title}》解读")
    labels = {clause.id: clause.path[-1] for clause in rule.clauses if clause.path}
    return [(labels[link.clause_id], link.basis) for link in links(reading, rule)]
