"""Rosters of experts and duty units, read from tables: who is listed, and what of it is private."""

from indexer.roster.guard import holds_roster
from indexer.roster.reading import ReadRoster, RosterSource, SkippedRow, file_shown, name_shown, read_roster

__all__ = [
    "ReadRoster",
    "RosterSource",
    "SkippedRow",
    "file_shown",
    "holds_roster",
    "name_shown",
    "read_roster",
]
