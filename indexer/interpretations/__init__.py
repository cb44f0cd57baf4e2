"""What interpretations say: which text they explain, in which passages, and which clause of it each passage is about."""

from indexer.interpretations.explained import find_explained
from indexer.interpretations.linking import ClauseLink, link_clauses
from indexer.interpretations.passages import Passage, find_passages
from indexer.interpretations.titles import is_explanation, type_of

__all__ = [
    "ClauseLink",
    "Passage",
    "find_explained",
    "find_passages",
    "is_explanation",
    "link_clauses",
    "type_of",
]
