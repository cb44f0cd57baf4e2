"""Numbers and titles in the form in which they are compared."""

from corpus.recognise.characters import CLOSING, OPENING, fold

_BRACKETS = str.maketrans(OPENING + CLOSING, "〔" * len(OPENING) + "〕" * len(CLOSING))
_QUOTES = str.maketrans(dict.fromkeys("《》〈〉<>\"'“”‘’「」『』"))


def number_key(number: str | None) -> str | None:
    """A document or standard number without blanks, case, width or kind of bracket; None where empty."""
    return "".join(fold(number or "").translate(_BRACKETS).casefold().split()) or None


def title_key(title: str | None) -> str | None:
    """A title without blanks, quotation marks, case, width or kind of bracket; None where empty."""
    return "".join(fold(title or "").translate(_QUOTES).translate(_BRACKETS).casefold().split()) or None
