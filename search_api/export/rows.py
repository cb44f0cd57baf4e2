"""Tasks and answers as rows of plain texts under a head: what a sheet of any format holds."""

from collections.abc import Iterable, Iterator

from corpus.model import Case, Clause, Competence, Evidence, Record, Standard, Task
from search_api import wording
from search_api.values import Answer, Answered

_OTHERS_SHOWN = 3
_UNIT_COLUMNS = 3
# From here on figures are written out: 1e+06 is no sum of money.
_ROUND = 1e5

_EVIDENCE_HEAD = (
    "文件",
    "文号",
    "发文机关",
    "行政区划",
    "发布日期",
    "有效性",
    "位置",
    "原文",
    "所据规则",
    "网址",
)
_EVIDENCE_WIDTHS = (36, 20, 20, 24, 12, 10, 24, 60, 30, 30)


class Sheet(Record):
    """A head, the width of each column in characters, and rows of as many cells."""

    title: str
    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


def tasks_sheet(tasks: Iterable[Task]) -> Sheet:
    """The tasks, one a row."""
    return Sheet(
        title="任务",
        head=(
            "序号",
            "类别",
            "任务",
            "牵头单位",
            "配合单位",
            "指导单位",
            "完成时限",
            "截止日期",
            "是否已过期",
            "依据方式",
            *_EVIDENCE_HEAD,
            "任务编号",
        ),
        widths=(6, 24, 50, 24, 30, 18, 16, 12, 10, 18, *_EVIDENCE_WIDTHS, 24),
        rows=tuple(_task_row(task) for task in tasks),
    )


def answers_sheet(answers: Iterable[Answer]) -> Sheet:
    """The answers, one question a row: the best record in full, the places of the next ones beside it."""
    return Sheet(
        title="答案",
        head=(
            "问题",
            "结果",
            "答案",
            "牵头单位",
            "配合单位",
            "指导单位",
            "所问单位",
            "所问单位的角色",
            "完成时限",
            "截止日期",
            "是否已过期",
            "依据方式",
            *_EVIDENCE_HEAD,
            "范围",
            "提示",
            "其他出处",
        ),
        widths=(40, 20, 30, 24, 30, 18, 20, 14, 16, 12, 10, 18, *_EVIDENCE_WIDTHS, 20, 30, 50),
        rows=tuple(_answer_row(answer) for answer in answers),
    )


def standards_sheet(standards: Iterable[Standard]) -> Sheet:
    """The standards, one a row."""
    return Sheet(
        title="标准",
        head=(
            "标准编号",
            "标准名称",
            "状态",
            "标准发布日期",
            "标准实施日期",
            "被何标准代替",
            "代替标准",
            *_EVIDENCE_HEAD,
            "记录编号",
        ),
        widths=(22, 48, 10, 12, 12, 22, 30, *_EVIDENCE_WIDTHS, 24),
        rows=tuple(_standard_row(standard) for standard in standards),
    )


def cases_sheet(cases: Iterable[Case]) -> Sheet:
    """The cases, one a row."""
    return Sheet(
        title="案例",
        head=(
            "案例",
            "时间",
            "地点",
            "案发地",
            "事故类型",
            "行业",
            "死亡",
            "受伤",
            "失联",
            "直接经济损失（元）",
            "等级",
            "按数字推算的等级",
            "直接原因",
            "间接原因",
            "教训",
            "措施",
            "违反的规定",
            *_EVIDENCE_HEAD,
            "记录编号",
        ),
        widths=(40, 16, 36, 24, 14, 16, 6, 6, 6, 16, 12, 14, 50, 50, 40, 40, 40, *_EVIDENCE_WIDTHS, 24),
        rows=tuple(_case_row(case) for case in cases),
    )


def _case_row(case: Case) -> tuple[str, ...]:
    figures = (case.deaths, case.injuries, case.missing, case.loss_yuan)
    return (
        case.title,
        " ".join(part for part in (case.occurred, case.time) if part),
        case.place or "",
        case.region or "",
        "、".join(case.hazard),
        "、".join(case.industry),
        *(
            "" if figure is None else f"{figure:g}" if figure < _ROUND else f"{figure:.0f}"
            for figure in figures
        ),
        case.grade or "",
        case.grade_by_law or "",
        "；".join(case.direct_causes),
        "；".join(case.indirect_causes),
        "；".join(case.lessons),
        "；".join(case.measures),
        "、".join(wording.provision_text(cited) for cited in case.violated),
        *_evidence(case.evidence),
        case.id,
    )


def _standard_row(standard: Standard) -> tuple[str, ...]:
    return (
        standard.number,
        standard.title,
        wording.STANDARD_STATUSES[standard.status],
        wording.day_text(standard.published_on),
        wording.day_text(standard.in_force_from),
        standard.replaced_by or "",
        "、".join(standard.replaces),
        *_evidence(standard.evidence),
        standard.id,
    )


def _task_row(task: Task) -> tuple[str, ...]:
    return (
        task.number or "",
        "／".join(task.category),
        task.text,
        *_work(task),
        *_evidence(task.evidence),
        task.id,
    )


def _work(task: Task) -> Iterator[str]:
    """Units, deadline and basis of a task."""
    yield wording.units_text(task.lead, open_list=task.open_list and not task.support)
    yield wording.units_text(task.support, open_list=task.open_list)
    yield wording.units_text(task.guide)
    yield task.deadline.printed if task.deadline else ""
    yield wording.day_text(task.deadline.date) if task.deadline else ""
    yield wording.yes_no(task.deadline.past if task.deadline and task.deadline.date else None)
    yield wording.BASES[task.basis]


def _evidence(evidence: Evidence | None) -> tuple[str, ...]:
    if evidence is None:
        return ("",) * len(_EVIDENCE_HEAD)
    return (
        evidence.title,
        evidence.document_number or "",
        "、".join(evidence.issuers),
        evidence.region or "",
        wording.day_text(evidence.published_on),
        wording.VALIDITIES[evidence.validity],
        evidence.locator,
        evidence.quote,
        evidence.cited_rule or "",
        evidence.url or "",
    )


def _answer_row(answer: Answer) -> tuple[str, ...]:
    best = answer.answers[0] if answer.answers else None
    record = best.record if best else None
    work = (
        tuple(_work(record))
        if isinstance(record, Task)
        else _by_law(record)
        if isinstance(record, Competence)
        else _no_work(record)
    )
    units, times = work[:_UNIT_COLUMNS], work[_UNIT_COLUMNS:]
    return (
        answer.question,
        wording.OUTCOMES[answer.outcome],
        wording.value_text(answer.value) if answer.value else _said(record),
        *units,
        answer.asked_unit.name if answer.asked_unit else "",
        wording.asked_role_text(answer.asked_unit) if answer.asked_unit else "",
        *times,
        *_evidence(record.evidence if record else None),
        wording.SCOPES[answer.scope] if answer.scope else "",
        "；".join(f"{wording.NOTICES[notice.kind]}：{notice.title}" for notice in answer.notices),
        "；".join(_place(other) for other in answer.answers[1 : 1 + _OTHERS_SHOWN]),
    )


def _by_law(competence: Competence) -> tuple[str, ...]:
    """The offices of a law where a task has its leaders; the basis says that the unit of the place is inferred."""
    inferred = f"：{wording.inferred_text(competence.inferred)}" if competence.inferred else ""
    return (
        wording.units_text(competence.units),
        "",
        "",
        "",
        "",
        "",
        f"{wording.RECORDS['competence']}{inferred}",
    )


def _no_work(record: object) -> tuple[str, ...]:
    deadline = record.deadline if isinstance(record, Clause) else None
    printed, day = (deadline.printed, wording.day_text(deadline.date)) if deadline else ("", "")
    past = wording.yes_no(deadline.past) if deadline and deadline.date else ""
    return ("", "", "", printed, day, past, "")


def _said(record: object) -> str:
    return record.text if isinstance(record, Task | Clause | Competence) else ""


def _place(answered: Answered) -> str:
    evidence = answered.record.evidence
    return wording.place_text(evidence) if evidence else ""
