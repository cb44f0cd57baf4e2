"""What texts cite: citations resolved against the store, in both directions, and the chain from the nation to the street."""

from search_api.citations.chain import Link, chain
from search_api.citations.citing import CitedBy, citing_articles, citing_document
from search_api.citations.resolving import Resolver, cite, resolved

__all__ = [
    "CitedBy",
    "Link",
    "Resolver",
    "chain",
    "cite",
    "citing_articles",
    "citing_document",
    "resolved",
]
