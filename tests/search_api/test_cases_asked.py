"""Questions about the sample's accidents and offences: what came out right may not fall below its floor."""

from search_api.evaluate import evaluate
from search_api.service import Service
from tests.search_api.test_evaluation import FLOORS, hold_floors, questions


def test_cases(sample: Service) -> None:
    hold_floors(evaluate(sample, questions("cases")), FLOORS["cases"])
