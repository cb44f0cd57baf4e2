"""The document around the table: notice, plan, annex, signature, rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tests.generator.dice import Dice
from tests.generator.plan import Plan
from tests.generator.rules import Rule, RuleAt, whole_sentence
from tests.generator.table import Table
from tests.generator.tags import Tag


class Style(StrEnum):
    """How a paragraph looks."""

    TITLE = "title"
    CENTRE = "centre"
    HEADING = "heading"
    BODY = "body"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text."""

    style: Style
    text: str


@dataclass(frozen=True)
class Document:
    """A whole document: its blocks in order, its headers as a web page would list them, its notes apart."""

    title: str
    metadata: tuple[tuple[str, str], ...]
    blocks: tuple[Paragraph | Table, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))


AIMS = (
    "为深入贯彻上级决策部署，进一步压实工作责任，结合{own}实际，制定本方案。",
    "为推动各项重点任务落地见效，切实增强人民群众获得感，现就有关工作制定如下方案。",
    "根据上级工作要求，为统筹做好有关工作，特制定本方案。",
)
GOALS = (
    "坚持以人民为中心的发展思想，坚持问题导向、目标导向，统筹发展和安全，推动各项工作取得新成效。",
    "通过系统治理、综合施策，基本形成权责清晰、运行高效、保障有力的工作格局。",
)
DEMANDS = (
    "加强组织领导。健全牵头抓总、分工协作的工作机制，定期研究解决重点难点问题。",
    "强化督导考核。将落实情况纳入年度综合考核，对工作不力的予以通报。",
    "营造良好氛围。充分利用各类媒体，广泛宣传经验做法，凝聚社会共识。",
    "压实工作责任。按照“谁主管、谁负责”的原则，细化措施，逐项销号。",
)


class Writer:
    """Puts the paragraphs of one document around its tables."""

    def __init__(self, dice: Dice, plan: Plan, title: str, tables: tuple[Table, ...]) -> None:
        self.dice = dice
        self.plan = plan
        self.annex_title = title
        self.tables = tables
        self.serial = dice.between(2, 96)
        self.day = f"{plan.year}年{dice.between(1, 12)}月{dice.between(1, 28)}日"

    def document(self) -> Document:
        """The whole document."""
        plan = self.plan
        name = f"{plan.place.own}{plan.domains[0].plan}"
        title = f"{plan.place.office}关于印发《{name}》的通知"
        number = plan.place.document_number(plan.year, self.serial)
        inline = self.dice.chance(0.3, Tag.TABLE_INLINE)
        if not inline:
            self.dice.mark(Tag.TABLE_IN_ANNEX)
        blocks: list[Paragraph | Table] = [
            Paragraph(Style.TITLE, title),
            Paragraph(Style.CENTRE, number),
            *self._notice(name),
        ]
        blocks += self._plan(name)
        blocks += self._inline() if inline else self._annex()
        metadata = (
            ("索引号", f"{self.serial:06d}/{plan.year}-{self.serial:05d}"),
            ("发布机构", plan.place.office),
            ("文号", number),
            ("成文日期", self.day),
            ("名称", title),
            ("有效性", "有效"),
        )
        return Document(title, metadata, tuple(blocks))

    def _rule(self, at: RuleAt, table: str) -> list[Paragraph]:
        rule = self.plan.units.rule
        if rule is Rule.NONE or self.plan.rule_at is not at:
            return []
        return [Paragraph(Style.BODY, whole_sentence(self.dice, rule, table))]

    def _notice(self, name: str) -> list[Paragraph]:
        place = self.plan.place
        return [
            Paragraph(Style.LEFT, place.addressees),
            Paragraph(Style.BODY, f"《{name}》已经研究同意，现印发给你们，请结合实际认真抓好贯彻落实。"),
            *self._rule(RuleAt.COVER, "附件中"),
            Paragraph(Style.RIGHT, place.office),
            Paragraph(Style.RIGHT, self.day),
            Paragraph(Style.LEFT, "（此件公开发布）"),
        ]

    def _plan(self, name: str) -> list[Paragraph]:
        first = self.dice.pick(AIMS).format(own=self.plan.place.own)
        return [
            Paragraph(Style.TITLE, name),
            Paragraph(Style.BODY, first),
            Paragraph(Style.HEADING, "一、总体要求"),
            Paragraph(Style.BODY, self.dice.pick(GOALS)),
            Paragraph(Style.HEADING, "二、任务分工"),
        ]

    def _demands(self) -> list[Paragraph]:
        chosen = self.dice.some(DEMANDS, self.dice.between(1, 3))
        numbers = "一二三"
        return [
            Paragraph(Style.HEADING, "三、工作要求"),
            *(Paragraph(Style.BODY, f"（{numbers[at]}）{text}") for at, text in enumerate(chosen)),
        ]

    def _table(self) -> list[Paragraph | Table]:
        """The table with the rule above or below, and what a page break leaves between its parts."""
        note = self._rule(RuleAt.NOTE, "注：" if self.dice.chance(0.6) else "备注：")
        return [*self._rule(RuleAt.ABOVE, ""), *self.tables, *note]

    def _inline(self) -> list[Paragraph | Table]:
        return [
            Paragraph(Style.BODY, "各项任务的具体分工如下表。"),
            *self._rule(RuleAt.TEXT, "任务分工中，"),
            *self._table(),
            *self._demands(),
        ]

    def _annex(self) -> list[Paragraph | Table]:
        label = self.dice.pick(("附件", "附件1", "附件："))
        listed = "1." if label == "附件1" else ""
        return [
            Paragraph(Style.BODY, f"各项任务的具体分工见附件《{self.annex_title}》。"),
            *self._rule(RuleAt.TEXT, "任务分工中，"),
            *self._demands(),
            Paragraph(Style.LEFT, f"附件：{listed}{self.annex_title}"),
            Paragraph(Style.LEFT, label),
            Paragraph(Style.TITLE, self.annex_title),
            *self._table(),
        ]
