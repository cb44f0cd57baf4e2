"""Imported before NumPy it keeps that to one core, as the program `zhize` does."""

from search_api.cli.program import keep_numpy_to_one_core

keep_numpy_to_one_core()
