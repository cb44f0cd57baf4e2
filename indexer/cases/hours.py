"""At what hour it happened, where the sentence that tells the day does not say it: 当日16时25分，采场围岩突然冒落."""

import re

from indexer.cases.account import Account
from indexer.cases.moment import Carried, find_moments, find_times
from indexer.cases.sentences import sentences_of

# What is told further on is inquiry and punishment.
_LOOKED_THROUGH = 1500
_FEWEST_WORDS = 4
# Where the text turns to why it happened and who is to blame.
TURNS = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}、)?[^。\n]{0,12}(?:原因|性质|责任|救援|教训)[^。\n]{0,12}$",
    re.MULTILINE,
)
# The hour itself is what is told: 事发时间约为10点40分, 时间定格在22时17分.
_SAID = re.compile(r"(?:事发|发生|事故|案发)?(?:的)?时间(?:约为|约是|大约|定格在|锁定在|为|是|在)?约?\s?$")
# That it happens.
_HAPPENS = re.compile(
    r"发生|爆炸|爆燃|闪爆|坍塌|倒塌|垮塌|塌[下落方陷]|滑[坡塌移]|下滑|埋住|溃[坝决]|起火|着火|失火|窜出|坠落|坠下|坠入|掉[落进入下]|跌[落入倒]|摔[落下倒]|滑落|脱落|断裂|冒[落顶]|"
    r"涌[出入]|突水|透水|喷[出溅]|泄漏|溢出|侧翻|倾[翻覆倒]|翻[车沉坠入]|失[稳控]|沉没|相撞|碰撞|追尾|撞[上到击向]|撞倒|触碰|触电|中毒|晕倒|昏倒|倒地|倒在|"
    r"卷[入进]|绞入|夹住|挤压|砸[中在到倒伤]|击中|压[住倒在]|[掩淹]埋|被埋|落水|溺水|巨响|失去联系"
)
# That it harms people: surer than what happens before.
_HARMS = re.compile(
    r"(?:造成|导致|致使|致)[^,;。]{0,20}(?:死|伤|亡|遇难|被困|中毒)|被埋|被困|被卷入|受伤|遇难"
)
# What is told of that hour is what was done about it, or where somebody was before.
_OTHER = re.compile(
    r"报[告警送]|上报|接[到报警]|拨打|通知|到达|赶[到赴]|抵达|救[出护援治]|抢救|送[医往至到]|转[运送至]|宣[布告]|确认|扑灭|搜[救寻]|找到|捞|发现|结束|排除|启动|医生|召开|死亡|身亡|去世"
)


def hour_told(folded: str, account: Account) -> str | None:
    """The hour that a later sentence of the account's day tells: that at which something happens, not what was done about it."""
    telling = account.tellings[0]
    end = min(account.end, telling.start + _LOOKED_THROUGH)
    if behind := TURNS.search(folded, telling.end, end):
        end = behind.start()
    day = telling.moment.day
    carried = Carried(day.year, day.month) if day else Carried()
    current = day
    first: str | None = None
    for sentence in sentences_of(folded, telling.start, end):
        own = sentence.folded
        times = find_times(own)
        days = [one for one in find_moments(own, carried)[0] if one.day]
        for place, (start, stop, hour) in enumerate(times):
            before = [one.day for one in days if one.start < start]
            if (before[-1] if before else current) != day:
                continue
            until = times[place + 1][0] if place + 1 < len(times) else len(own)
            if _SAID.search(own, 0, start):
                return hour
            happens = _HAPPENS.search(own, stop, until)
            harmed = _HARMS.search(own, stop, until)
            if harmed and not _OTHER.search(own, stop, harmed.start()):
                return hour
            if happens and not _OTHER.search(own, stop, happens.start()):
                first = first or hour
        current = days[-1].day if days else current
    return first
