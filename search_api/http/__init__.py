"""HTTP: the service's verbs as routes, and the web pages."""

from search_api.http.app import create_app

__all__ = ["create_app"]
