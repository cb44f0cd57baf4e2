"""What texts cite: citations resolved against the store, in both directions, and the chain from the nation to the street."""

from search_api.citations.resolving import Resolver, cite, resolved

__all__ = ["Resolver", "cite", "resolved"]
