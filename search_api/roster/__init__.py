"""Whom to call: experts and duty units found by hazard, field of knowledge and place."""

from search_api.roster.finding import ExpertsWanted, find_experts
from search_api.roster.shown import ExpertPage, ShownExpert, experts_sheet, page_of

__all__ = ["ExpertPage", "ExpertsWanted", "ShownExpert", "experts_sheet", "find_experts", "page_of"]
