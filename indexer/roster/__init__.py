"""Rosters of experts and duty units, read from tables: who is listed, and what of it is private."""

from indexer.roster.guard import holds_roster
from indexer.roster.reading import ReadRoster, RosterSource, SkippedRow, read_roster

__all__ = ["ReadRoster", "RosterSource", "SkippedRow", "holds_roster", "read_roster"]
