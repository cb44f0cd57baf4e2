"""What texts cite: citations resolved against the store, in both directions, and the chain from the nation to the street."""

from search_api.citations.chain import Link, chain
from search_api.citations.citing import USUAL_PAGE, CitedBy, citing_articles, citing_document
from search_api.citations.marking import marked
from search_api.citations.resolving import Resolver, cite, resolved

__all__ = [
    "USUAL_PAGE",
    "CitedBy",
    "Link",
    "Resolver",
    "chain",
    "cite",
    "citing_articles",
    "citing_document",
    "marked",
    "resolved",
]
