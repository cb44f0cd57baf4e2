"""How long a question may be, whichever face it comes through."""

from corpus.errors import BadRequest

LONGEST_QUESTION = 500
LONGEST_CITING = 20_000


def check_length(text: str, what: str = "问题", most: int = LONGEST_QUESTION) -> str:
    """The text. Raises BadRequest where it is too long."""
    if len(text) > most:
        raise BadRequest(f"{what}太长，最多 {most} 个字", "请缩短")
    return text
