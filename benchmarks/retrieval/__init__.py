"""How well lay questions find their articles."""
