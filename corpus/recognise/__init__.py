"""Pure functions from text to values with spans; questions and documents are read by the same."""
