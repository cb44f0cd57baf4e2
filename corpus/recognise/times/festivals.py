"""The days of festivals that the calendar fixes. Those of the moon (春节, 端午, 中秋) and 清明, which moves, have none."""

from datetime import date

from corpus.lexicon import lexicon

_SHIFTS = {"今": 0, "明": 1}
# A festival of the next year is meant only in the months before it: 元旦前 in a paper of November.
_MONTHS_AHEAD = 6


def festival_day(name: str, year: str | None, written_on: date | None) -> date | None:
    """The day of a festival in the year printed before it (2024, 今, 明), else the next one after the day of writing.

    None where the festival has no fixed day, or its year is not certain.
    """
    fixed = lexicon("deadlines")["festivals"].get(name)
    if fixed is None:
        return None
    month, day = fixed
    if year is not None and year.isdigit():
        return date(int(year), month, day) if 1900 <= int(year) <= 2199 else None
    if written_on is None or not 1900 <= written_on.year <= 2199:
        return None
    if year is not None:
        return date(written_on.year + _SHIFTS[year], month, day) if year in _SHIFTS else None
    this = date(written_on.year, month, day)
    if this >= written_on:
        return this
    ahead = 12 - written_on.month + month
    return date(written_on.year + 1, month, day) if ahead <= _MONTHS_AHEAD else None
