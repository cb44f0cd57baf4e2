"""Interpretations found when they are asked for: which held text each explains, and the passages about each of its clauses."""

from search_api.interpretations.directory import Directory
from search_api.interpretations.told import Interpreting

__all__ = ["Directory", "Interpreting"]
