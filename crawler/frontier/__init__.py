"""What there is to fetch: the Frontier protocol and its member for one machine. The one on a cluster is the engine's."""

from crawler.frontier.protocol import Frontier
from crawler.frontier.sqlite import SqliteFrontier

__all__ = ["Frontier", "SqliteFrontier"]
