"""Division tables read back: invented ones in every format, and the shapes that a head can take."""

import pytest

from benchmarks.tables import measure
from tests.generator import FORMATS

# The rules were written while looking at seeds 7 to 20. The whole measure: python -m benchmarks.tables --seed N --count 100.
SEED, COUNT, FLOOR = 20261122, 12, 0.97


@pytest.mark.parametrize("form", FORMATS)
def test_every_field_of_invented_tables(form: str) -> None:
    report = measure(SEED, COUNT, (form,))
    exact, told = report.total.exact, report.total.expected
    assert exact / told >= FLOOR, "\n".join(report.lines())
