"""Accident reports, bulletins and enforcement cases into `Case` records."""

from indexer.cases.reading import read_cases

__all__ = ["read_cases"]
