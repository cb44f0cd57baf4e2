"""Invented reports and bulletins, composed of pieces, with the records that they should give."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from corpus.recognise.numerals import write_numeral
from tests.generator.dice import Dice
from tests.indexer.cases.accidents import Accident, draw_accident

_DIRECT = (
    "作业人员未进行通风检测即进入池内",
    "设备防护装置缺失且带病运行",
    "现场人员未佩戴任何个人防护用品",
    "临时线路老化破损未及时更换",
)
_INDIRECT = (
    "企业未制定专项作业方案",
    "安全教育培训流于形式",
    "现场监护人员擅自离岗",
    "隐患排查治理工作不到位",
    "项目负责人长期不在岗履职",
    "属地监管部门巡查走过场",
)
_LESSONS = (
    "主体责任落实不到位必然酿成后果",
    "外包作业管理不能以包代管",
    "盲目蛮干代价十分沉重",
)
_MEASURES = (
    "严格执行作业审批制度",
    "加强从业人员安全教育",
    "全面开展风险辨识工作",
    "健全重点岗位操作规程",
    "完善现场监护管理办法",
)
_BROKEN = (
    "《中华人民共和国安全生产法》第四十三条",
    "《中华人民共和国安全生产法》第二十八条第一款",
    "《建设工程安全生产管理条例》第二十六条",
)
_PARTIES = (
    ("建设单位", "澜川城市建设投资集团有限公司"),
    ("施工单位", "岚江省第二建筑工程有限公司"),
    ("监理单位", "霁阳工程监理咨询有限公司"),
    ("分包单位", "枕溪建筑劳务有限公司"),
)


@dataclass
class Expected:
    """What one account should give beside the facts of its accident."""

    accident: Accident
    title: str | None = None
    grade: str | None = None
    direct: list[str] = field(default_factory=list)
    indirect: list[str] = field(default_factory=list)
    lessons: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    parties: list[tuple[str, str]] = field(default_factory=list)

    def narrow(self) -> "Expected":
        """The same where marks are of half width: none of the fields holds one but a title."""
        return replace(self, title=self.title and self.title.translate(_HALF))


# Marks that are typed in either width.
_HALF = str.maketrans("，：；（）", ",:;()")


@dataclass(frozen=True)
class Report:
    """A document: its title, its lines, and what it should give, in order."""

    title: str
    lines: tuple[str, ...]
    expected: tuple[Expected, ...]
    features: frozenset[str]


def compose(seed: int, index: int) -> Report:
    """The document of that number in the sequence of the seed: the same on every machine."""
    dice = Dice(f"cases {seed} {index}")
    form = dice.pick((_whole, _flash, _headed, _listed, _twice))
    title, lines, expected = form(dice)
    dice.mark(form.__name__)
    if dice.chance(0.2, "half width"):
        lines = [line.translate(_HALF) for line in lines]
        expected = [one.narrow() for one in expected]
    if form is not _listed and dice.chance(0.15, "signature"):
        lines = [*lines, "澜川市安全生产委员会办公室", "2025年12月30日"]
    return Report(title, tuple(lines), tuple(expected), frozenset(dice.tags))


Composed = tuple[str, list[str], list[Expected]]


def _day(dice: Dice) -> date:
    return date(dice.between(2008, 2025), 1, 1) + timedelta(days=dice.between(0, 360))


def _flash(dice: Dice) -> Composed:
    """One paragraph under a title."""
    expected = Expected(draw_accident(dice, _day(dice), alone=True))
    title = f"关于{expected.accident.name}情况的通报"
    lines = [f"{expected.accident.telling}。", *_sentences(dice, expected)]
    return title, lines, [expected]


def _sentences(dice: Dice, expected: Expected) -> Iterator[str]:
    """Causes told in sentences, with or without who built it and what was broken."""
    if expected.accident.industry == "建筑业" and dice.chance(0.7, "parties"):
        yield _told_parties(dice, expected)
    direct, indirect = dice.pick(_DIRECT), dice.pick(_INDIRECT)
    match dice.between(0, 4):
        case 0:
            yield f"经初步分析，事故的直接原因是{direct}。间接原因是{indirect}。"
            expected.direct, expected.indirect = [direct], [indirect]
        case 1:
            yield f"{direct}是造成事故发生的直接原因。"
            expected.direct = [direct]
        case 2:
            yield f"直接原因：{direct}。"
            yield f"间接原因：{indirect}。"
            expected.direct, expected.indirect = [direct], [indirect]
        case 3:
            yield f"【直接原因】{direct}。"
            yield f"【间接原因】{indirect}。"
            dice.mark("captions")
            expected.direct, expected.indirect = [direct], [indirect]
    if dice.chance(0.4, "broken"):
        yield _told_broken(dice, expected)


def _told_parties(dice: Dice, expected: Expected) -> str:
    own = dice.some(_PARTIES, dice.between(1, 3))
    expected.parties = sorted(own)
    verb = dice.pick(("为", "是", "："))
    return dice.pick(("，", "；")).join(f"{role}{verb}{name}" for role, name in own) + "。"


def _told_broken(dice: Dice, expected: Expected) -> str:
    own = dice.some(_BROKEN, dice.between(1, 2))
    expected.broken = sorted(own)
    ground = dice.pick(("", "，依据《中华人民共和国安全生产法》第一百一十四条，处以罚款"))
    return f"该单位的行为违反了{'、'.join(own)}的规定{ground}。"


_STYLES = ("{han}、", "（{han}）", "{digit}.", "{digit}．", "（{digit}）", "{digit}、")


def _label(style: str, number: int) -> str:
    return style.format(
        han=write_numeral(number).removeprefix("一" if 10 < number < 20 else ""), digit=number
    )


def _whole(dice: Dice) -> Composed:
    """A whole report: an account under headings, its parts in any order that reports have."""
    expected = Expected(draw_accident(dice, _day(dice), alone=True))
    accident = expected.accident
    where = accident.place.replace("“", "").replace("”", "")
    title = f"{where}“{accident.day.month}·{accident.day.day}”{accident.hazard}事故调查报告"
    built = accident.industry == "建筑业" and dice.chance(0.7, "parties")
    sections = [
        ("事故基本情况", [_told_parties(dice, expected)] if built else ["略。"]),
        _causes(dice, expected),
        ("事故性质", [_concluded(dice, expected)]),
        (
            "责任认定及处理建议",
            [_told_broken(dice, expected)] if dice.chance(0.5, "broken") else ["依规追究责任。"],
        ),
    ]
    if dice.chance(0.5, "lessons"):
        expected.lessons = dice.some(_LESSONS, dice.between(1, 3))
        sections.append(
            (
                dice.pick(("事故教训", "事故主要教训", "教训与启示")),
                _items(dice, "（{han}）", expected.lessons),
            )
        )
    expected.measures = dice.some(_MEASURES, dice.between(2, 4))
    sections.append(
        (
            dice.pick(("整改和防范措施", "事故防范措施建议", "整改措施")),
            _items(dice, "（{han}）", expected.measures),
        )
    )
    if dice.chance(0.5, "inquiry"):
        after = accident.day + timedelta(days=dice.between(1, 20))
        sections.append(
            (
                "调查工作情况",
                [
                    f"{after.year}年{after.month}月{after.day}日，市人民政府成立事故调查组，邀请专家2名参与调查，注册资金5000万元的企业接受询问。"
                ],
            )
        )
    lines = [f"{accident.telling}。"]
    numbered = iter(itertools.count(1))
    for heading, own in [sections[0], *dice.shuffled(sections[1:])]:
        lines += [f"{_label('{han}、', next(numbered))}{heading}", *own]
    return title, lines, [expected]


def _concluded(dice: Dice, expected: Expected) -> str:
    expected.grade = dice.pick((expected.accident.harm.grade, "较大事故", "一般事故"))
    level = expected.grade.removesuffix("事故")
    return dice.pick(
        ("经调查认定，这是一起{}生产安全责任事故。", "调查组认定，该起事故属于{}事故。", "事故等级：{}事故。")
    ).format(level)


def _causes(dice: Dice, expected: Expected) -> tuple[str, list[str]]:
    expected.direct = dice.some(_DIRECT, dice.between(1, 2))
    expected.indirect = dice.some(_INDIRECT, dice.between(1, 4))
    heading = dice.pick(("事故原因", "事故原因分析", "事故发生的原因和性质"))
    style, below = dice.pick(
        (("（{han}）", "{digit}."), ("{digit}.", "（{digit}）"), ("（{han}）", "（{digit}）"))
    )
    direct, indirect = (_label(style, number) for number in (1, 2))
    return heading, [
        f"{direct}直接原因",
        *(_items(dice, below, expected.direct) if len(expected.direct) > 1 else [f"{expected.direct[0]}。"]),
        f"{indirect}{dice.pick(('间接原因', '管理原因', '间接原因分析'))}",
        *_items(dice, below, expected.indirect),
    ]


def _items(dice: Dice, style: str, items: list[str]) -> list[str]:
    """Items a line each, or all of them on one."""
    if len(items) > 1 and dice.chance(0.2, "on one line"):
        mark = dice.pick(("；", "。"))
        return [mark.join(f"{_ORDINALS[place]}是{item}" for place, item in enumerate(items)) + "。"]
    end = dice.pick(("。", "；"))
    return [f"{_label(style, number)}{item}{end}" for number, item in enumerate(items, start=1)]


_ORDINALS = "一二三四五六七八九"
_HEADINGS = (
    "【案例{han}】{name}",
    "案例{digit}：{name}",
    "案例{han}　{name}",
    "典型案例{han}：{name}",
    "{han}、{name}",
    "（{han}）{name}",
    "{digit}.{name}",
)


def _headed(dice: Dice) -> Composed:
    """Several accidents, each under a heading, each with its own year."""
    form = dice.pick(_HEADINGS)
    lines = [dice.pick(("现将几起典型事故案例通报如下：", "为吸取教训，现公布以下案例。"))]
    expected: list[Expected] = []
    for number in range(1, dice.between(2, 5) + 1):
        day = _day(dice)
        carried = bool(expected) and dice.chance(0.3, "year carried on")
        if carried:
            day = day.replace(year=expected[-1].accident.day.year)
        own = Expected(draw_accident(dice, day, says_year=not carried, alone=True))
        own.title = own.accident.name
        lines.append(form.format(han=write_numeral(number), digit=number, name=own.accident.name))
        lines.append(f"{own.accident.telling}。")
        lines += _sentences(dice, own)
        if dice.chance(0.4, "key of lessons"):
            own.lessons = [dice.pick(_LESSONS)]
            lines.append(f"{dice.pick(('事故教训：', '警示：', '【事故教训】'))}{own.lessons[0]}。")
        expected.append(own)
    return "澜川市生产安全典型事故案例", lines, expected


def _listed(dice: Dice) -> Composed:
    """Several accidents of one year in numbered or bare sentences, between totals that are no accidents."""
    year = dice.between(2008, 2025)
    months = sorted(dice.some(range(1, 13), dice.between(2, 6)))
    lines = [
        f"{year}年，全市共发生生产安全事故{dice.between(10, 99)}起、死亡{dice.between(10, 99)}人，同比下降5%。"
    ]
    style = dice.pick(("（{han}）", "{digit}.", "", ""))
    expected: list[Expected] = []
    for month in months:
        first, second = sorted(dice.some(range(1, 28), 2))
        days = [(first, True), (second, False)] if dice.chance(0.3, "month carried on") else [(first, True)]
        for day, says_month in days:
            own = Expected(
                draw_accident(dice, date(year, month, day), says_year=False, says_month=says_month)
            )
            expected.append(own)
            lines.append(f"{_label(style, len(expected)) if style else ''}{own.accident.telling}。")
    if dice.chance(0.5, "total behind"):
        lines.append(f"其中建筑业事故{dice.between(2, 9)}起，死亡{dice.between(2, 9)}人。")
    return f"关于{year}年全市生产安全事故情况的通报", lines, expected


def _twice(dice: Dice) -> Composed:
    """Accidents told in an overview and again in detail: one record each."""
    year = dice.between(2008, 2025)
    months = sorted(dice.some(range(1, 13), dice.between(1, 3)))
    expected = [
        Expected(draw_accident(dice, date(year, month, dice.between(1, 28)), says_year=False))
        for month in months
    ]
    lines = ["一、总体情况", f"{year}年，全市共发生生产安全事故{dice.between(10, 99)}起。"]
    lines += [f"{own.accident.telling}。" for own in expected]
    lines.append("二、具体情况")
    for own in expected:
        lines.append(f"{own.accident.telling}。")
        own.direct = [dice.pick(_DIRECT)]
        lines[-1] += f"直接原因是{own.direct[0]}。"
    return f"关于{year}年全市生产安全事故情况的通报", lines, expected
