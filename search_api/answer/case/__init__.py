"""Accidents and enforcement cases: which there are of a kind, and what one of them tells."""
