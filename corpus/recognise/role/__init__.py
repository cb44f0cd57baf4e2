"""Who has which part in a piece of work."""
