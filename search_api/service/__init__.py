"""Everything that faces need, over one engine: questions answered, records searched, listed and shown whole."""

from search_api.search import Wanted
from search_api.service.duty import Duty
from search_api.service.explanations import Explanations
from search_api.service.lists import Lists
from search_api.service.papers import Papers
from search_api.service.questions import Questions
from search_api.service.references import References


class Service(Questions, Lists, Papers, References, Explanations, Duty):
    """The verbs of the project. Each takes the day on which validity and deadlines are judged; by default the settings' own.

    Every verb sees the store as it is at one change; several threads may call at once.
    """


__all__ = ["Service", "Wanted"]
