"""The verbs of the duty desk: whom to call."""

from collections.abc import Sequence
from datetime import date

import msgspec

from indexer.engine.values import Roster
from search_api.roster.finding import ExpertsWanted, FoundExperts, find_experts
from search_api.roster.shown import ShownExpert
from search_api.service.again import asked_again
from search_api.service.held import Held


class Duty(Held):
    """Experts and duty units of the rosters held."""

    @asked_again
    def experts(self, wanted: ExpertsWanted | None = None, on: date | None = None) -> FoundExperts:
        """Those who are wanted, the nearest and most fitting first, without what is private."""
        with self._engine.view() as view:
            return find_experts(view, wanted or ExpertsWanted(), self._places(view), self._on(on))

    @asked_again
    def with_private(self, experts: Sequence[ShownExpert]) -> tuple[ShownExpert, ...]:
        """The same with what is private of them: only for who has given the key."""
        with self._engine.view() as view:
            private = view.private([expert.id for expert in experts])
        return tuple(
            msgspec.structs.replace(expert, private=private.get(expert.id, {})) for expert in experts
        )

    @asked_again
    def rosters(self) -> list[Roster]:
        """The rosters held, by name."""
        with self._engine.view() as view:
            return view.rosters()
