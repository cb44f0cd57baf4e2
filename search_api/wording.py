"""The Chinese words in which every face tells the same values: one table for each closed set."""

from collections.abc import Iterator, Sequence
from datetime import date

from corpus.model import (
    Article,
    Basis,
    Case,
    Citation,
    Competence,
    Deadline,
    Document,
    DocumentKind,
    Evidence,
    Modality,
    Period,
    Role,
    Standard,
    StandardStatus,
    UnitName,
    Validity,
)
from search_api.unnamed import place_shown, title_shown
from search_api.values import AskedUnit, Intent, LawText, Outcome, Scope

# What marks a text that explains another wherever it is shown.
ONLY_EXPLAINS = "解读（仅供理解，以原文为准）"
ROLES: dict[Role, str] = {"lead": "牵头", "support": "配合", "guide": "指导"}
BASES: dict[Basis, str] = {
    "stated": "原文写明",
    "first_listed": "按文件规则，列第一位的为牵头单位",
    "all_listed": "原文并列，未分主次",
    "heading": "由所在标题确定",
    "none": "原文未写明单位",
}
VALIDITIES: dict[Validity, str] = {
    "in_force": "现行有效",
    "amended": "已修改",
    "repealed": "已失效",
    "not_yet_in_force": "尚未施行",
    "unknown": "未注明",
}
KINDS: dict[DocumentKind, str] = {
    "notice": "通知",
    "plan": "方案",
    "annex": "附件",
    "law": "法律",
    "regulation": "法规规章",
    "standard": "标准",
    "case": "案例",
    "interpretation": "解释、解读",
    "other": "其他",
}
RECORDS: dict[str, str] = {
    "task": "任务",
    "clause": "条款",
    "competence": "法定职责",
    "article": "法条",
    "standard": "标准",
    "case": "案例",
    "document": "文件",
    "unit": "单位",
}
STANDARD_STATUSES: dict[StandardStatus, str] = {
    "in_force": "现行有效",
    "upcoming": "即将实施",
    "replaced": "已被代替",
    "withdrawn": "已废止",
    "unknown": "未注明",
}
MODALITIES: dict[Modality, str] = {"must": "应当", "must_not": "不得", "may": "可以", "should": "宜"}
OUTCOMES: dict[Outcome, str] = {
    "answered": "有明确答案",
    "collective_only": "原文只写了统称，没有指明具体单位",
    "no_unit_named": "原文有这项工作，但没有写明由谁负责",
    "superseded": "只在已失效或被替代的文件中找到",
    "not_held": "库中没有能回答这个问题的内容",
}
INTENTS: dict[Intent, str] = {
    "responsibility": "归谁负责",
    "unit_tasks": "单位的任务",
    "deadline": "时限",
    "requirement": "要求",
    "case": "案例",
    "law": "法条",
    "standard": "标准",
    "document": "文件",
}
SCOPES: dict[Scope, str] = {"asked": "所问地区", "wider": "所问地区没有专门规定，答案来自上级文件"}
NOTICES: dict[str, str] = {
    "annex_not_held": "附件未收录",
    "ended": "文件所定期限已过",
    "untrusted": "来源存疑",
    "earlier_version": "另有早先版本",
    "not_yet_in_force": "尚未施行",
    "article_not_held": "库中没有所问的这一条",
    "conflict": "另有不同规定",
    "reformed": "机构已改革",
    "lower_place": "所问地区本级没有相应规定，答案只是其下级地方的",
    "other_level": "库中有的是另一级的单位",
    "force_not_said": "所示日期是通过或修改之日；文本没有写明这次修改自何日起施行",
    "interpretation": "库中有对它的解释或解读，仅供理解，以原文为准",
    "no_later_text": "库中有这一文本，没有更晚的文本，也没有废止它的文件；据此判断，原文没有写明",
}
NO_ROLE = "没有承担"
INFERRED = "据法律条文推定，原文未写这个名称"
AND_OTHERS = "等"


def units_text(units: Sequence[UnitName], *, open_list: bool = False) -> str:
    """The units' names, joined as Chinese lists are; 等 closes a list that the document leaves open."""
    names = "、".join(unit.name for unit in units)
    return names + AND_OTHERS if names and open_list else names


def inferred_text(unit: UnitName) -> str:
    """The unit that an office of a law should be in the place asked about, and that no text says so."""
    return f"{unit.canonical or unit.name}（{INFERRED}）"


def competence_facts(competence: Competence) -> Iterator[tuple[str, str]]:
    """Who the law makes responsible for what, each fact with its label."""
    collective = "（统称）" if all(unit.collective for unit in competence.units) else ""
    yield "职责单位", f"{units_text(competence.units)}{collective}"
    if competence.inferred is not None:
        yield "对应单位", inferred_text(competence.inferred)
    if competence.support:
        yield "配合单位", units_text(competence.support)
    yield "事项", competence.matter
    yield "职责", competence.duty
    if competence.level:
        yield "层级", competence.level


def article_facts(article: Article) -> Iterator[tuple[str, str]]:
    """Which article of which text of a law, each fact with its label."""
    yield "法条", f"{article.law}{article.number}"
    if article.version is not None:
        yield "文本", f"{article.version} 通过或最近一次修改"
    if article.in_force_from is not None:
        yield "施行", f"{article.in_force_from} 起"
    if article.validity != "unknown":
        yield "有效性", VALIDITIES[article.validity]


def standard_facts(standard: Standard) -> Iterator[tuple[str, str]]:
    """Which standard, how it stands on the day and what stands for it, each fact with its label."""
    yield "标准", f"{standard.number} {standard.title}".rstrip()
    facts = (
        ("状态", STANDARD_STATUSES[standard.status]),
        ("发布日期", day_text(standard.published_on)),
        ("实施日期", day_text(standard.in_force_from)),
        ("代替", "、".join(standard.replaces)),
        ("被代替", standard.replaced_by or ""),
    )
    yield from ((label, text) for label, text in facts if text)


def case_facts(case: Case) -> Iterator[tuple[str, str]]:
    """What a case tells, each fact with its label; what it does not say is left out."""
    yield "案例", title_shown(case)
    facts = (
        ("时间", " ".join(part for part in (case.occurred, case.time) if part)),
        ("地点", place_shown(case)),
        ("行政区划", case.region or ""),
        ("事故类型", "、".join(case.hazard)),
        ("行业", "、".join(case.industry)),
        ("伤亡", toll_text(case)),
        ("直接经济损失", "" if case.loss_yuan is None else f"{case.loss_yuan / 10_000:,.2f} 万元"),
        ("等级", grade_text(case)),
        ("直接原因", "；".join(case.direct_causes)),
        ("间接原因", "；".join(case.indirect_causes)),
        ("教训", "；".join(case.lessons)),
        ("措施", "；".join(case.measures)),
        ("违反的规定", "、".join(provision_text(cited) for cited in case.violated)),
        ("有关单位", "，".join(f"{party.role} {party.name}" for party in case.parties)),
    )
    yield from ((label, text) for label, text in facts if text)


def provision_text(cited: Citation) -> str:
    """A provision with its law, also where the text prints only what goes on in a list of them: 第二款 of 《…法》第十四条."""
    if not cited.title or "《" in cited.printed or cited.title in cited.printed:
        return cited.printed
    return f"《{cited.title}》{cited.article or cited.printed}"


def toll_text(case: Case) -> str:
    """How many were killed, hurt and lost, as far as the text says."""
    counts = (("死亡", case.deaths), ("受伤", case.injuries), ("失联", case.missing))
    return "，".join(f"{label} {count} 人" for label, count in counts if count is not None)


def grade_text(case: Case) -> str:
    """The grade as stated; beside it what the figures come to, where that differs or none is stated."""
    if case.grade is None:
        return f"{case.grade_by_law}（按伤亡和损失数推算，原文未写）" if case.grade_by_law else ""
    if case.grade_by_law and case.grade_by_law != case.grade:
        return f"{case.grade}（原文；按所写伤亡和损失数应为{case.grade_by_law}）"
    return case.grade


def grades_of(case: Case) -> Iterator[tuple[str, str]]:
    """The grade as stated, and beside it the one that the figures come to where that differs or none is stated."""
    if case.grade:
        yield "等级（原文）", case.grade
    if case.grade_by_law and case.grade_by_law != case.grade:
        yield "等级（推算）", case.grade_by_law


def deadline_text(deadline: Deadline) -> str:
    """The deadline as printed, and whether it is over."""
    return f"{deadline.printed}（已过）" if deadline.past else deadline.printed


def period_text(period: Period) -> str:
    """A period as people write it: 2020-01-01 至 2025-12-31, one end open where it is."""
    if period.from_ and period.to:
        return f"{period.from_} 至 {period.to}"
    return f"{period.from_} 起" if period.from_ else f"至 {period.to}"


def asked_role_text(unit: AskedUnit) -> str:
    """The role of the unit that was asked about."""
    return NO_ROLE if unit.role == "none" else ROLES[unit.role]


def title_text(evidence: Evidence) -> str:
    """The document's title with its number in brackets, where it has one."""
    number = f"（{evidence.document_number}）" if evidence.document_number else ""
    return f"{evidence.title}{number}"


def place_text(evidence: Evidence) -> str:
    """Where the words stand: title, number and place in the document."""
    return f"{title_text(evidence)} {evidence.locator}".rstrip()


def quote_text(quote: str) -> str:
    """The quote on one line, its cells and lines parted by blanks."""
    return "  ".join(part.strip() for part in quote.replace("\n", "\t").split("\t") if part.strip())


def marks_of(evidence: Evidence) -> list[str]:
    """What a reader should know of the text behind a quote before trusting it."""
    marks = []
    if evidence.validity in ("repealed", "amended", "not_yet_in_force"):
        marks.append(VALIDITIES[evidence.validity])
    if evidence.ended:
        marks.append("文件所定期限已过")
    if evidence.repaired:
        marks.append("引文含修复过的文字")
    if evidence.untrusted:
        marks.append("来源存疑")
    return marks


def value_text(value: str) -> str:
    """A short answer as people say it: a validity or a standard's status in Chinese, anything else as it is."""
    tables = (*VALIDITIES.items(), *STANDARD_STATUSES.items())
    return next((told for word, told in tables if word == value), value)


def yes_no(value: bool | None) -> str:
    """是, 否, or nothing where it is not known."""
    return {True: "是", False: "否", None: ""}[value]


def day_text(day: date | None) -> str:
    """The day in ISO form; nothing where there is none."""
    return day.isoformat() if day else ""


def facts_of(document: Document) -> Iterator[tuple[str, str]]:
    """The metadata that the document has, each with its label."""
    facts = (
        ("文号", document.document_number),
        ("发文机关", "、".join(document.issuers)),
        ("行政区划", document.region),
        ("种类", ONLY_EXPLAINS if document.only_explains else KINDS[document.kind]),
        ("成文日期", day_text(document.written_on)),
        ("发布日期", day_text(document.published_on)),
        ("施行日期", day_text(document.in_force_from)),
        ("有效性", VALIDITIES[document.validity]),
        ("期间", _period(document)),
        ("网址", document.url),
        ("来源", "存疑，请核对原件" if document.untrusted else ""),
    )
    yield from ((label, text) for label, text in facts if text)


def law_text(text: LawText) -> str:
    """One text of a law: 2007年8月30日的文本，2007年11月1日起施行，已修改."""
    day, force = day_text(text.version), day_text(text.in_force_from)
    told = (
        f"{day}的文本" if day else text.title,
        f"{force}起施行" if force else "",
        VALIDITIES[text.validity],
    )
    return "，".join(part for part in told if part)


def _period(document: Document) -> str:
    if document.period is None:
        return ""
    return period_text(document.period) + ("（已过）" if document.ended else "")
