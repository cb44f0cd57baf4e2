"""Places: the divisions of the country, zones, and places that no table knows."""
