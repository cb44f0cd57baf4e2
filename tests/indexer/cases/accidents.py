"""Invented accidents: what is told of each, and in which words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.recognise.numerals import write_numeral
from tests.generator.dice import Dice

_FIGURE = re.compile(r"(?<![\d:：,.])\d[\d,.]*(?![\d:：,.])", re.ASCII)
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")

# A place down to its region as printed, and the path of that region.
_REGIONS = {
    "岚江省澜川市枕溪区": "岚江省/澜川市/枕溪区",
    "岚江省霁阳市": "岚江省/霁阳市",
    "河北省石家庄市正定县": "河北省/石家庄市/正定县",
    "四川省南充市阆中市": "四川省/南充市/阆中市",
    "内蒙古自治区鄂尔多斯市": "内蒙古自治区/鄂尔多斯市",
}
# Where in the region, and the industry that it tells.
_SITES = {
    "望浦化工有限公司生产车间": "制造业",
    "金穗煤矿掘进工作面": "采矿业",
    "锦绣花园二期建设工程项目": "建筑业",
    "“宏云·江山”商住楼工程": "建筑业",
    "望江超市": "批发和零售业",
    "第三中学": "教育",
    "仁和医院": "卫生和社会工作",
    "顺达物流园": "交通运输、仓储和邮政业",
}
# What happened, and the class of its hazard.
_EVENTS = {
    "发生一起中毒事故": "中毒和窒息",
    "发生坍塌事故": "坍塌",
    "发生火灾": "火灾",
    "发生一起高处坠落事故": "高处坠落",
    "发生触电事故": "触电",
    "发生一起起重伤害事故": "起重伤害",
    "发生机械伤害事故": "机械伤害",
    "发生一起其他爆炸事故": "其他爆炸",
    "发生物体打击事故": "物体打击",
}
_CLOCKS = (
    ("", None),
    ("9时37分许", "09:37"),
    ("上午10时", "10:00"),
    ("下午3时20分", "15:20"),
    ("凌晨2时30分左右", "02:30"),
    ("晚8时许", "20:00"),
    ("16:05", "16:05"),
    ("１１：４５许", "11:45"),
    ("中午12时10分", "12:10"),
    ("下午2点半", "14:30"),
)
# 生产安全事故报告和调查处理条例, 第三条, written here anew: at least so many deaths, gravely hurt, or yuan.
_LEAST = (
    ("特别重大事故", 30, 100, 100_000_000),
    ("重大事故", 10, 50, 50_000_000),
    ("较大事故", 3, 10, 10_000_000),
    ("一般事故", 0, 0, 0),
)


@dataclass(frozen=True)
class Harm:
    """What came to whom, what it cost, and the words that say so."""

    printed: str
    deaths: int | None
    injuries: int | None
    missing: int | None
    grave: int | None
    loss: float | None

    @property
    def grade(self) -> str:
        """What the figures come to."""
        figures = (self.deaths or 0, self.grave or 0, self.loss or 0)
        return next(
            name
            for name, *least in _LEAST
            if any(own >= bound for own, bound in zip(figures, least, strict=True))
        )


@dataclass(frozen=True)
class Accident:
    """One accident; `printed_day` is its day as its own telling prints it."""

    day: date
    printed_day: str
    clock: str
    time: str | None
    place: str
    region: str
    industry: str
    event: str
    hazard: str
    harm: Harm
    place_first: bool = False
    spaced: bool = False

    @property
    def telling(self) -> str:
        """The sentence that tells it, without its full stop."""
        day, harm = f"{self.printed_day}{self.clock}", self.harm.printed
        if self.spaced:
            day, harm = _spaced(day), _spaced(harm)
        if self.place_first:
            return f"{self.place}于{day}{self.event}，{harm}"
        return f"{day}，{self.place}{self.event}，{harm}"

    @property
    def name(self) -> str:
        """What a heading calls it."""
        site = self.place.removeprefix(next(own for own in _REGIONS if self.place.startswith(own)))
        kind = self.hazard if self.hazard == "火灾" else f"{self.hazard}事故"
        return f"{site.replace('“', '').replace('”', '')}“{self.day.month}·{self.day.day}”{kind}"


def draw_accident(
    dice: Dice, day: date, *, says_year: bool = True, says_month: bool = True, alone: bool = False
) -> Accident:
    """An accident of that day; its telling leaves out the year or the month where they were said before.

    Where it is told `alone`, its place may stand before its day.
    """
    place, site = dice.pick(list(_REGIONS)), dice.pick(list(_SITES))
    event = dice.pick(list(_EVENTS))
    clock, time = dice.pick(_CLOCKS)
    printed = "".join(
        (f"{day.year}年" if says_year else "", f"{day.month}月" if says_month else "", f"{day.day}日")
    )
    return Accident(
        day=day,
        printed_day=printed.translate(FULL_WIDTH) if dice.chance(0.15, "wide day") else printed,
        clock=clock,
        time=time,
        place=place + site,
        region=_REGIONS[place],
        industry=_SITES[site],
        event=event,
        hazard=_EVENTS[event],
        harm=draw_harm(dice),
        spaced=dice.chance(0.15, "spaced"),
        place_first=alone and says_month and dice.chance(0.3, "place first"),
    )


def draw_harm(dice: Dice) -> Harm:
    """Figures in one of the forms that reports print."""
    dead, hurt, lost = dice.between(1, 35), dice.between(1, 60), dice.between(1, 5)
    d, h, m = (_number(dice, figure) for figure in (dead, hurt, lost))
    forms: Sequence[tuple[str, int | None, int | None, int | None, int | None]] = (
        (f"造成{d}人死亡", dead, None, None, None),
        (f"致{d}人遇难", dead, None, None, None),
        (f"造成{d}名作业人员死亡", dead, None, None, None),
        (f"造成{d}人死亡、{h}人受伤", dead, hurt, None, None),
        (f"死亡{d}人，受伤{h}人", dead, hurt, None, None),
        (f"造成{d}死{h}伤", dead, hurt, None, None),
        (f"造成{d}人死亡，{h}人不同程度受伤，{m}人失联", dead, hurt, lost, None),
        (f"造成{d}人死亡，{m}人下落不明", dead, None, lost, None),
        (f"造成{d}人死亡、{h}人重伤、{m}人轻伤", dead, hurt + lost, None, hurt),
        (f"造成{h}人受伤", None, hurt, None, None),
        (f"造成{d}人死亡、{h}人受伤（其中{_number(dice, 1)}人重伤）", dead, hurt, None, 1),
        (f"造成{d}人死亡，后又有{m}人经抢救无效死亡", dead + lost, None, None, None),
        (f"造成{d}人死亡，截至次日死亡人数升至{_number(dice, dead + lost)}人", dead + lost, None, None, None),
        (f"造成{m}名工人被困，均已死亡", lost, None, None, None),
        ("未造成人员伤亡", 0, 0, None, None),
    )
    printed, deaths, injuries, missing, grave = dice.pick(forms)
    loss, cost = draw_loss(dice) if dice.chance(0.6, "loss") else (None, "")
    return Harm(printed + cost, deaths, injuries, missing, grave, loss)


def draw_loss(dice: Dice) -> tuple[float, str]:
    """A direct loss in yuan, and the words that tell it."""
    tenths = dice.between(10, 200_000)
    whole, tenth = divmod(tenths, 10)
    yuan, sum_ = dice.pick(
        (
            (tenths * 1_000.0, f"{whole}.{tenth}万元"),
            (tenths * 1_000.0, f"{whole:,}.{tenth}万元"),
            (whole * 10_000.0, f"{whole}万元"),
            (whole * 10_000.0, f"{whole}余万元"),
            (float(tenths), f"{tenths}元"),
            (tenths * 10_000_000.0, f"{whole}.{tenth}亿元"),
        )
    )
    printed = dice.pick(
        ("，直接经济损失{}", "，直接经济损失约{}", "，直接经济损失为人民币{}", "。直接经济损失共计{}")
    )
    wide = dice.chance(0.1, "wide loss")
    return yuan, printed.format(sum_.translate(FULL_WIDTH) if wide else sum_)


def _spaced(text: str) -> str:
    """As text comes out of many a PDF: blanks around each figure."""
    return _FIGURE.sub(r" \g<0> ", text).strip()


def _number(dice: Dice, value: int) -> str:
    form = dice.weighted({"digits": 6, "wide": 1, "han": 2})
    if form == "han":
        return "两" if value == 2 else write_numeral(value).removeprefix("一" if 10 <= value < 20 else "")
    return str(value).translate(FULL_WIDTH) if form == "wide" else str(value)
