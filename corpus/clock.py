"""The day in China, by which everything is dated and judged, wherever the machine stands."""

from datetime import UTC, date, datetime, timedelta, timezone

_CHINA = timezone(timedelta(hours=8))


def today() -> date:
    """The day that it is there now."""
    return datetime.now(UTC).astimezone(_CHINA).date()
