"""Retrieval by meaning: all legs of the engine and the known questions, fused and put in order by trained trees.

question -> Probe, known questions -> Candidates (a column for each thing a leg says) -> trees -> the best, read -> trees
"""

from search_api.retrieval.candidates import LEGS, Candidates
from search_api.retrieval.known import KnownQuestions, Recall
from search_api.retrieval.retrieve import Retrieval, Retrieved, own_retrieval
from search_api.retrieval.second_look import SecondLook
from search_api.retrieval.weights import PARTS, Weights, weights

__all__ = [
    "LEGS",
    "PARTS",
    "Candidates",
    "KnownQuestions",
    "Recall",
    "Retrieval",
    "Retrieved",
    "SecondLook",
    "Weights",
    "own_retrieval",
    "weights",
]
