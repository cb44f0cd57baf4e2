"""The words at the head of columns, and the order in which columns stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tests.generator.dice import Dice
from tests.generator.tags import Tag


class Kind(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    CATEGORY = "category"
    SUBCATEGORY = "subcategory"
    TASK = "task"
    MEASURE = "measure"
    DEADLINE = "deadline"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    GUIDE = "guide"
    PERSON = "person"
    POINTS = "points"
    NOTE = "note"


UNIT_KINDS = (Kind.LEAD, Kind.RESPONSIBLE, Kind.SUPPORT, Kind.GUIDE)
HEADS = {
    Kind.NUMBER: ("序号", "序号", "编号"),
    Kind.CATEGORY: ("类别", "工作类别", "重点任务", "一级任务", "任务类别", "重点领域"),
    Kind.SUBCATEGORY: ("二级任务", "工作项目", "任务分类"),
    Kind.TASK: ("主要任务", "工作任务", "任务清单", "任务内容", "重点任务", "工作内容", "目标任务"),
    Kind.MEASURE: ("工作措施", "具体举措", "具体措施", "主要措施", "工作举措"),
    Kind.DEADLINE: ("完成时限", "完成时间", "时限要求", "时间进度", "完成期限", "时间节点"),
    Kind.LEAD: (
        "牵头单位",
        "牵头部门",
        "主责单位",
        "牵头责任单位",
        "主要责任单位",
        "第一责任单位",
        "总牵头单位",
    ),
    Kind.RESPONSIBLE: ("责任单位", "责任部门", "承办单位", "落实单位"),
    Kind.SUPPORT: ("配合单位", "配合部门", "参与单位", "协办单位", "协同单位", "其他责任单位"),
    Kind.GUIDE: ("指导单位", "督导单位", "督办单位"),
    Kind.PERSON: ("责任领导", "责任人", "分管领导", "联系人"),
    Kind.POINTS: ("分值", "计划投资（万元）"),
    Kind.NOTE: ("备注",),
}
# A column whose cells say the roles in words.
WORDED = ("责任单位", "责任分工", "职责分工", "责任部门", "牵头及配合单位", "任务分工")
WITH_PERSONS = ("责任单位及责任人", "责任单位（责任人）")
GROUPS = ("责任分工", "责任单位", "任务分工")
TASK_GROUPS = ("主要任务", "工作任务", "重点工作任务")


@dataclass(frozen=True)
class Column:
    """One column; `group` is the head over it and its neighbours in the first of two head rows."""

    kind: Kind
    head: str
    group: str = ""


def head_tags() -> frozenset[str]:
    """The tag of every head a table may have."""
    heads = {head for family in HEADS.values() for head in family} | {*WORDED, *WITH_PERSONS}
    return frozenset(f"head:{head}" for head in heads) | {f"group:{head}" for head in (*GROUPS, *TASK_GROUPS)}


def draw_head(dice: Dice, kind: Kind, used: set[str]) -> str:
    """A head for a column of the kind that no other column of the table has."""
    head = dice.pick([head for head in HEADS[kind] if head not in used])
    used.add(head)
    return head


def ordered(dice: Dice, kinds: frozenset[Kind], *, units_first: bool) -> tuple[Kind, ...]:
    """The kinds in an order that real tables have."""
    front: list[Kind] = [k for k in (Kind.CATEGORY, Kind.SUBCATEGORY, Kind.TASK, Kind.MEASURE) if k in kinds]
    if Kind.NUMBER in kinds:
        categories = len([k for k in front if k in (Kind.CATEGORY, Kind.SUBCATEGORY)])
        front.insert(categories if dice.chance(0.35) else 0, Kind.NUMBER)
    units = [k for k in UNIT_KINDS if k in kinds]
    back: list[list[Kind]] = [units] if not units_first else []
    if Kind.DEADLINE in kinds:
        back.append([Kind.DEADLINE])
    back = dice.shuffled(back)
    if Kind.PERSON in kinds:
        back.append([Kind.PERSON])
    if Kind.POINTS in kinds:
        back.insert(0, [Kind.POINTS])
    if units_first:
        numbered = int(front[0] is Kind.NUMBER)
        front = [*front[:numbered], *units, *front[numbered:]]
    tail = [Kind.NOTE] if Kind.NOTE in kinds else []
    return (*front, *(kind for block in back for kind in block), *tail)


def broken(dice: Dice, head: str) -> str:
    """The head with the blank or line break that narrow columns put into it."""
    if len(head) == 2:
        return head[0] + dice.pick(("\n", " ", "　", "  ")) + head[1]
    if len(head) == 4:
        return head[:2] + dice.pick(("\n", "\n", " ")) + head[2:]
    return head


def draw_columns(dice: Dice, kinds: tuple[Kind, ...], fixed: dict[Kind, str]) -> tuple[Column, ...]:
    """The columns under their heads, some of them under a head in common; `fixed` are heads already chosen."""
    used = set(fixed.values())
    heads = {kind: fixed.get(kind) or draw_head(dice, kind, used) for kind in kinds}
    groups: dict[Kind, str] = {}
    units = [kind for kind in kinds if kind in UNIT_KINDS]
    tasks = [kind for kind in kinds if kind in (Kind.CATEGORY, Kind.SUBCATEGORY, Kind.TASK)]
    if len(units) > 1 and dice.chance(0.4, Tag.HEAD_TWO_ROWS):
        over = dice.pick([group for group in GROUPS if group not in heads.values()])
        groups.update(dict.fromkeys(units, over))
        dice.mark(f"group:{over}")
    contiguous = len(tasks) > 1 and kinds.index(tasks[-1]) - kinds.index(tasks[0]) == len(tasks) - 1
    if contiguous and dice.chance(0.15, Tag.HEAD_TWO_ROWS):
        free = [group for group in TASK_GROUPS if group not in heads.values()]
        over = dice.pick(free)
        groups.update(dict.fromkeys(tasks, over))
        dice.mark(f"group:{over}")
    elif Kind.SUBCATEGORY in kinds and not groups and dice.chance(0.35, Tag.HEAD_SPAN):
        # One head over both category columns, with nothing under it.
        heads[Kind.SUBCATEGORY] = heads[Kind.CATEGORY]
    dice.mark(*(f"head:{head}" for head in heads.values()))
    if dice.chance(0.25, Tag.HEAD_BROKEN):
        printed = {head: broken(dice, head) for head in dict.fromkeys(heads.values())}
        heads = {kind: printed[head] for kind, head in heads.items()}
    return tuple(Column(kind, heads[kind], groups.get(kind, "")) for kind in kinds)
