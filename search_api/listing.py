"""Lists that faces show and no single verb of the service gives."""

from datetime import date

from corpus.model import Role, Task
from search_api.search import Wanted
from search_api.service import Service

_ROLES: tuple[Role, ...] = ("lead", "support", "guide")


def tasks_by_role(
    service: Service, unit: str, region: str | None = None, on: date | None = None
) -> dict[Role, list[Task]]:
    """The tasks of a unit by the role it has in them."""
    return {role: service.tasks(Wanted(unit=unit, role=role, region=region), on) for role in _ROLES}
