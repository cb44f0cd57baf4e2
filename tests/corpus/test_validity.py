"""What holds on a day."""

from datetime import date

from corpus.model import Deadline
from corpus.validity import deadline_on


def test_a_season_is_past_when_its_year_is() -> None:
    season = Deadline(printed="2025年汛期前", kind="relative")
    assert deadline_on(season, date(2026, 1, 1)).past
    assert not deadline_on(season, date(2025, 12, 31)).past
    assert not deadline_on(Deadline(printed="汛期前", kind="relative"), date(2026, 1, 1)).past
