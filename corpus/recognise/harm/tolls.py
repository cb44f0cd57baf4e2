"""What the counts of one accident come to."""

from collections.abc import Iterable

from corpus.model.base import Record
from corpus.recognise.harm.casualties import Casualties


class Toll(Record):
    """How many were killed, hurt and lost in all, None where no word is of it, and where that is told."""

    deaths: int | None = None
    injuries: int | None = None
    missing: int | None = None
    grave: int | None = None
    told: tuple[Casualties, ...] = ()


def toll_of(told: Iterable[Casualties]) -> Toll:
    """What counts of one accident come to, in the order in which it is told.

    A part of those told before adds nothing, a total stands for all before it, those who died later are added and no longer
    among the hurt; of what is told twice the greater counts, but of those told as hurt at first only who is told as hurt
    beside the dead (3人被击伤，其中1人死亡，2人受伤). Gravely and lightly hurt are counted together.
    """
    ordered = tuple(sorted(told, key=lambda one: one.start))
    counts: dict[str, int] = {}
    last = ""
    for one in ordered:
        key = f"{one.harm}{one.gravity}"
        before = counts.get(key)
        of_the_hurt = one.harm == "dead" and one.part and last == "injured"
        last = one.harm
        if of_the_hurt:
            # 3人死亡，2人受伤，其中1人经抢救无效死亡.
            counts[key] = (before or 0) + one.count
            counts["died"] = counts.get("died", 0) + one.count
        elif before is None:
            counts[key] = one.count
        elif one.wounded or (one.then and not one.part and not one.whole):
            counts[key] = before + one.count
            counts["died"] = counts.get("died", 0) + (one.count if one.wounded else 0)
        elif one.whole:
            # 共造成3人死亡、3人受伤 stands for what was told before.
            counts[key] = max(before, one.count) if one.harm == "dead" else one.count
            counts["died"] = 0 if one.harm == "injured" else counts.get("died", 0)
        elif not one.part:
            dead = counts.get("dead", 0)
            left = key == "injured" and dead and before == dead + one.count
            counts[key] = one.count if left else max(before, one.count)
            counts["died"] = 0 if left else counts.get("died", 0)
    grave = counts.get("injured重伤")
    hurt = [counts[key] for key in ("injured重伤", "injured轻伤") if key in counts]
    injured = max([counts.get("injured", 0), sum(hurt)]) if hurt or "injured" in counts else None
    return Toll(
        deaths=counts.get("dead"),
        injuries=None if injured is None else max(0, injured - counts.get("died", 0)),
        missing=counts.get("missing"),
        grave=grave,
        told=ordered,
    )
