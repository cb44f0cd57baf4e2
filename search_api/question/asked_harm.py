"""What harm the cases that a question asks for did: how many they killed and hurt, what they cost, which was the worst."""

import re
from typing import Literal

from corpus.model import Record, Span
from corpus.recognise.harm.losses import find_losses
from corpus.recognise.numerals import read_numeral

_NUMBER = r"(?:[\d一二两三四五六七八九十百]{1,4}[几多来]?|几十|好几十|上百|好几)"
# Not told to the one: so many at least, and at most below the next.
_ROUGHLY = {"几十": (20, 99), "好几十": (20, 99), "上百": (100, None), "好几": (3, None)}
_LEAST = r"(?:及?以上|及其以上)"
_KILLED = r"(?:死亡|死了?|遇难|丧生|身亡)"
_HURT = r"(?:受了?伤|重伤|轻伤|伤了|伤)"
_DEADLY = re.compile(
    rf"{_KILLED}(?P<over>超过|达到?|至少|不少于)?(?:在)?(?P<after>{_NUMBER})(?:名|个)?(?:工)?人(?P<up>{_LEAST})?的?"
    rf"|(?P<before>{_NUMBER})(?:名|个)?(?:工)?人(?P<more>{_LEAST})?(?:死亡|遇难|丧生|身亡|死(?!里))"
    rf"|(?P<short>{_NUMBER})死(?=[\d一二两三四五六七八九十]{{1,3}}伤)"
)
_HURTFUL = re.compile(
    rf"{_HURT}(?P<over>超过|达到?|至少|不少于)?(?P<after>{_NUMBER})(?:名|个)?(?:工)?人(?P<up>{_LEAST})?的?"
    rf"|(?P<before>{_NUMBER})(?:名|个)?(?:工)?人(?P<more>{_LEAST})?(?:受伤|重伤|轻伤|伤(?!亡))"
    rf"|(?<=死)(?P<short>{_NUMBER})伤"
)
# 没死人, 没有伤亡, 没出人命: nobody was killed; 没有伤亡 nobody was hurt either.
_NOBODY = re.compile(
    r"(?:(?<!有)没有?|未|无|并未|并没有?)(?:造成|出|发生)?(?:任何)?(?P<what>人员伤亡|伤亡|人伤亡|死伤|人受伤|死人|人员死亡|人死亡|人死|死亡|人命|死)"
)
# 死了人的, 工地死人: at least one.
_SOMEBODY = re.compile(r"(?:死了?人|有人(?:死|遇难)|致人死亡|出了?人命|闹出人命|丧了?命|送了?命)(?!数)(?!最)")
# 只有人受伤: somebody was hurt.
_SOME_HURT = re.compile(r"[只仅光]?有人(?:员)?(?:受)?了?伤(?!亡)")
# 有人员失踪的, 有人一直没找到: somebody was not found.
_LOST = re.compile(
    r"(?:有(?:人员?|\d{1,3}人)|人员?|人)(?:(?:至今|一直|始终|还|到现在|后来){0,2}(?:失踪|失联|下落不明|没(?:有)?(?:被)?找到|找不到|没捞到)){1,2}"
)
_COSTLY = re.compile(
    r"损失(?:在|为)?(?P<over>超过|超|达到?|大于|高于|不低于)?"
    r"(?P<amount>[\d.一二两三四五六七八九十百千]{1,8}[亿万千百]{0,2})(?:元|(?<=[亿万])(?=的|及?以上|[?。]|$))(?P<up>及?以上)?"
)
# 伤亡最大的, 死人最多的, 最惨的: which one was the gravest, or cost most.
_MOST = re.compile(
    r"(?:(?P<loss>(?:经济)?损失)|死亡(?:的)?(?:人数|人)?|伤亡(?:人数)?|遇难(?:人数)?|死(?:的)?人|死得)(?:数)?最[多大惨重高]的?"
    r"|最(?:严重|惨重|惨|致命|大)的(?=[^,。;]{0,14}(?:事故|火灾|爆炸|坍塌|案例))|最(?:严重|惨重|惨)(?=[?。]*$)"
)


class AskedHarm(Record):
    """The bounds of the dead and the hurt, None where open; the least loss in yuan and number of
    the lost; `most`: the worst comes first.

    A number without 以上 is both bounds. `taken` are the places of the words that say so.
    """

    deaths_from: int | None = None
    deaths_to: int | None = None
    injuries_from: int | None = None
    injuries_to: int | None = None
    loss_from: float | None = None
    missing_from: int | None = None
    most: Literal["deaths_most", "loss_most"] | None = None
    taken: tuple[Span, ...] = ()


def find_asked_harm(text: str) -> AskedHarm:
    """What harm, by the folded text."""
    most, costly, nobody = _MOST.search(text), _COSTLY.search(text), _NOBODY.search(text)
    if costly and not (costly["over"] or costly["up"]):
        costly = None
    losses = find_losses(f"经济损失{costly['amount']}元") if costly else []
    killed, hurt = _DEADLY.search(text), _HURTFUL.search(text)
    somebody = None if killed or nobody or most else _SOMEBODY.search(text)
    least, greatest = _bounds(killed)
    hurt_least, hurt_greatest = _bounds(hurt)
    if nobody and not killed:
        greatest = 0 if "死" in nobody["what"] or "亡" in nobody["what"] or "命" in nobody["what"] else None
        hurt_greatest = 0 if "伤" in nobody["what"] else hurt_greatest
    lost = _LOST.search(text)
    some_hurt = None if hurt or (nobody and "伤" in nobody["what"]) else _SOME_HURT.search(text)
    found = (most, costly, nobody, killed, hurt, somebody, lost, some_hurt)
    return AskedHarm(
        deaths_from=1 if somebody else least,
        deaths_to=greatest,
        injuries_from=1 if some_hurt else hurt_least,
        injuries_to=hurt_greatest,
        loss_from=losses[0].yuan if losses else None,
        missing_from=1 if lost else None,
        most=None if most is None else "loss_most" if most["loss"] else "deaths_most",
        taken=tuple(Span(start=one.start(), end=one.end()) for one in found if one),
    )


def _bounds(found: re.Match[str] | None) -> tuple[int | None, int | None]:
    """The least and the greatest number that is meant."""
    if not found:
        return None, None
    printed = found["after"] or found["before"] or found["short"]
    if printed in _ROUGHLY:
        return _ROUGHLY[printed]
    number = read_numeral(printed.rstrip("几多来").replace("两", "二"))
    if printed[-1] in "几多来" and number is not None:
        return number + 1, number + (9 if number < 100 else 99)
    is_least = found["over"] or found["up"] or found["more"]
    return number, None if is_least else number
