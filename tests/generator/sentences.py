"""Task sentences put together from the words of a field, and headings over them."""

from __future__ import annotations

from tests.generator.dice import Dice
from tests.generator.domains import Domain
from tests.generator.tags import Tag

VERBS = {
    "facilities": (
        "加快建设{}",
        "完善{}",
        "改造提升{}",
        "统筹布局{}",
        "新建、改建一批{}",
        "加强{}建设和维护",
        "推进{}建设",
    ),
    "hazards": (
        "全面排查{}",
        "集中整治{}",
        "严肃查处{}",
        "分类处置{}",
        "紧盯{}，逐一建立台账",
        "加大对{}的治理力度",
    ),
    "systems": ("建立健全{}", "严格落实{}", "修订完善{}", "探索建立{}", "全面推行{}"),
    "services": ("持续优化{}工作", "提升{}水平", "扩大{}覆盖面", "推动{}提质增效", "规范{}流程"),
    "campaigns": ("深入开展{}", "组织开展{}", "统筹推进{}", "扎实做好{}工作"),
}
ENDS = (
    "确保各项措施落地见效",
    "推动形成长效机制",
    "逐项明确整改措施",
    "实行清单化、闭环式管理",
    "对问题突出的依法从严处理",
    "及时总结推广经验做法",
    "覆盖率达到95%以上",
    "建成示范点不少于12处",
    "构建“1个中心、3个平台、N个场景”工作体系",
    "将所需经费纳入本级财政预算",
    "优先保障重点区域和重点群体",
    "严禁弄虚作假、数字造假",
    "做到底数清、情况明",
    "经整改仍不符合要求的，依法予以关闭",
    "鼓励和支持社会力量参与",
)
# Words of roles in the text of a task, which assign it to nobody (forms.md 3, false friends).
ROLE_WORDS = (
    "按照“谁主管、谁负责”的原则压实责任",
    "牵头起草相关配套制度",
    "积极配合上级主管部门做好抽查检查",
    "督促企业主要负责人履行法定职责",
    "明确责任单位和责任人",
    "推动公安、住建、市场监管等部门信息共享",
    "形成部门联动、社会协同、公众参与的工作格局",
    "健全牵头抓总、分工协作的推进机制",
    "依法依规追究责任单位和责任人的责任",
    "厘清行业监管与属地管理责任",
)
LEADS_IN = (
    *[""] * 14,
    "聚焦重点领域，",
    "坚持问题导向，",
    "结合实际，",
    "按照“应改尽改、能快则快”的要求，",
    "对照上级部署，",
)
HEADING_VERBS = ("强化", "加强", "健全", "推进", "优化", "提升", "规范", "深化")
HEADING_NOUNS = [
    "规划引领",
    "源头治理",
    "风险管控",
    "隐患治理",
    "制度建设",
    "标准体系",
    "要素保障",
    "基层基础",
    "科技支撑",
    "宣传引导",
    "监管执法",
    "队伍建设",
    "能力建设",
    "示范创建",
    "协同联动",
    "信用约束",
    "应急处置",
    "数据赋能",
    "资金保障",
    "考核评价",
    "设施建设",
    "服务供给",
    "社会共治",
    "人才培养",
]


def clause(dice: Dice, domain: Domain) -> str:
    """One clause without its stop: 加快建设微型消防站."""
    kind = dice.pick(tuple(VERBS))
    things: tuple[str, ...] = getattr(domain, kind)
    return dice.pick(VERBS[kind]).format(dice.pick(things))


def sentence(dice: Dice, domain: Domain, pieces: int) -> str:
    """A sentence of so many pieces, without its stop."""
    parts = [clause(dice, domain)]
    for _ in range(pieces - 1):
        if dice.chance(0.12, Tag.ROLE_WORDS_IN_TASK):
            parts.append(dice.pick(ROLE_WORDS))
        else:
            parts.append(dice.pick((clause(dice, domain), dice.pick(domain.ends), dice.pick(ENDS))))
    return dice.pick(LEADS_IN) + "，".join(dict.fromkeys(parts))


def task_text(dice: Dice, domain: Domain) -> str:
    """The text of a task, one to four sentences parted by full stops, the last one without."""
    sentences = dice.weighted({1: 60, 2: 26, 3: 10, 4: 4})
    return "。".join(dict.fromkeys(sentence(dice, domain, dice.between(1, 3)) for _ in range(sentences)))


def short_heading(dice: Dice) -> str:
    """强化规划引领."""
    return dice.pick(HEADING_VERBS) + dice.pick(HEADING_NOUNS)


def broad_label(dice: Dice, domain: Domain) -> str:
    """A task cell that is broader than the measures beside it."""
    return short_heading(dice) if dice.chance(0.6) else clause(dice, domain)


def heading(dice: Dice, domain: Domain) -> str:
    """A category: one of the field's own, or a short one."""
    return dice.pick(domain.categories) if dice.chance(0.7) else short_heading(dice)
