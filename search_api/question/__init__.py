"""A question's text into a Query, read with the very recognisers that read documents."""

from search_api.question.reading import read_question

__all__ = ["read_question"]
