"""What all verbs of the service stand on: the engine, the day, and what is derived from a store at a change."""

from datetime import date

import msgspec

from corpus.settings import Settings
from indexer.engine import Engine, View
from indexer.engine.values import NATION
from indexer.held_standards import all_held
from search_api.answer.case.places import places_of_cases
from search_api.answer.judged import Remembered
from search_api.interpretations import Directory
from search_api.of_change import OfChange
from search_api.place_called import place_called
from search_api.question.held_units import offices
from search_api.rank import Ranking
from search_api.retrieval import Retrieval
from search_api.search import Wanted
from search_api.standard_list import StandardList
from search_api.unit_directory import UnitDirectory


class Held:
    """An engine with what the verbs derive from it, each made once a change."""

    def __init__(
        self,
        engine: Engine,
        settings: Settings | None = None,
        ranking: Ranking | None = None,
        retrieval: Retrieval | None = None,
    ) -> None:
        self._engine = engine
        self._settings = settings or Settings()
        self._ranking = ranking
        self._retrieval = retrieval
        self._places = OfChange(_held_places)
        self._places_of_cases = OfChange(places_of_cases)
        self._offices = OfChange(lambda view: offices(form.name for form in view.unit_forms()))
        self._units = OfChange(lambda view: UnitDirectory(view.unit_forms()))
        self._interpreting = OfChange(Directory)
        self._standards = OfChange(lambda view: StandardList(all_held(view)))
        self._remembered = OfChange(lambda _: Remembered())

    def _located(self, view: View, wanted: Wanted) -> Wanted:
        """What is wanted, with its places by their paths. Raises BadRequest where a name is that of several."""
        held = self._places(view)
        return msgspec.structs.replace(
            wanted,
            region=place_called(wanted.region, held) if wanted.region else None,
            applies_to=place_called(wanted.applies_to, held) if wanted.applies_to else None,
        )

    def _on(self, on: date | None) -> date:
        return on or self._settings.on()


def _held_places(view: View) -> tuple[str, ...]:
    """The places of the documents held."""
    return tuple(count.value for count in view.regions() if count.value != NATION)
