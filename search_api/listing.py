"""Lists that faces show and no single verb of the service gives: a unit by its name, its tasks by role."""

from datetime import date

from corpus.errors import NotFound
from corpus.model import Role, Task
from search_api.search import Wanted
from search_api.service import Service
from search_api.values import Unit

_ROLES: tuple[Role, ...] = ("lead", "support", "guide")


def unit_named(service: Service, unit_id: str) -> Unit:
    """The unit of that id. Raises NotFound where no document names it."""
    found = next((unit for unit in service.units(unit_id, 50) if unit.id == unit_id), None)
    if found is None:
        raise NotFound(f"没有文件提到单位“{unit_id}”", "请用 /v1/units?q= 查找单位")
    return found


def tasks_by_role(
    service: Service, unit: str, region: str | None = None, on: date | None = None
) -> dict[Role, list[Task]]:
    """The tasks of a unit by the role it has in them."""
    return {role: service.tasks(Wanted(unit=unit, role=role, region=region), on) for role in _ROLES}
