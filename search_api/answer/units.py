"""The unit a question asks about, among the units that records name."""

import re
from collections.abc import Iterable, Sequence

from corpus.model import Role, Task, UnitName
from corpus.recognise.unit.unit_identity import asked_keys, held_keys, unit_keys
from corpus.recognise.unit.unit_reforms import is_ended, successor_keys, successors_of
from search_api.answer.place import Where
from search_api.values import Notice

# 棠阳区区民政局: the place and the level that the place has told already.
_LEVEL_TWICE = re.compile(r"(?<=.)([省市区县旗])\1(?=.)")
_COLLECTIVE = ("各", "有关", "相关")
_LEVELS = frozenset({"街道", "镇", "乡"})
ROLES: tuple[Role, ...] = ("lead", "support", "guide")


def keys_of(name: str, where: Where) -> frozenset[str]:
    """The keys by which records of the place asked about may name the unit; 公安 alone means 公安局."""
    once = _LEVEL_TWICE.sub(r"\1", name)
    in_places = (unit_keys(called, path) for path in where.paths for called in {name, once})
    found = frozenset().union(*in_places) if where.asked else asked_keys(name)
    if found or name.endswith("局") or name.startswith(_COLLECTIVE):
        return found
    return keys_of(f"{name}局", where)


def former_keys(name: str, where: Where) -> frozenset[str]:
    """The keys of what the unit was before reform, or became."""
    regions: Sequence[str | None] = where.paths if where.asked else (None,)
    return frozenset().union(*(successor_keys(name, region) for region in regions))


def reform_notices(name: str, where: Where) -> tuple[Notice, ...]:
    """What became of a unit that reform ended: papers of today name its heirs."""
    region = where.paths[0] if where.asked and len(where.paths) == 1 else None
    if not is_ended(name, region):
        return ()
    reforms = successors_of(name, region)
    heirs = "、".join(dict.fromkeys(reform.new for reform in reforms))
    first = reforms[0]
    became = "改为" if any(reform.only for reform in reforms) else "多有并入"
    return (Notice(kind="reformed", title=f"{first.old}在{first.year}年前后{became}{heirs}"),)


def role_in(task: Task, region: str | None, keys: frozenset[str]) -> Role | None:
    """The part that the unit of these keys plays in a task of that region; None where it plays none."""
    for role in ROLES:
        if any(is_one(unit, region, keys) for unit in getattr(task, role)):
            return role
    return None


def role_of_name(task: Task, name: str) -> Role | None:
    """The part that a collective (各街道) plays in a task, which has no keys but its name."""
    return next(
        (role for role in ROLES if any(_plain(u.name) == _plain(name) for u in getattr(task, role))), None
    )


def _plain(name: str) -> str:
    return name.replace("人民政府", "政府")


def is_one(unit: UnitName, region: str | None, keys: frozenset[str]) -> bool:
    """Whether the unit, named in a text of that region, has one of the keys."""
    return not keys.isdisjoint(held_keys(unit.name, region))


def named(units: Iterable[UnitName], region: str | None) -> tuple[UnitName, ...]:
    """The units that are no collectives; 街道 in a paper of one street means that street."""
    return tuple(unit for unit in units if not unit.collective or _is_itself(unit.name, region))


def _is_itself(name: str, region: str | None) -> bool:
    return name in _LEVELS and region is not None and region.endswith(name)
