"""Who does what: the roles that keys, table heads, brackets, cells and short sentences give to units."""

from corpus.recognise.role.assignment import Assignment
from corpus.recognise.role.assignment_reader import read_roles
from corpus.recognise.role.role_words import Given, role_of

__all__ = ["Assignment", "Given", "read_assignment", "role_of"]

_MAX_TEXT = 2000


def read_assignment(text: str, default: Given | None = None) -> Assignment | None:
    """The roles that a text gives, or None where it gives none or holds what is no unit.

    `default` is the role of the column or key the text stands under; without one, words in the text must give the roles.
    Read are brackets (with or without their marks), cells, values, and sentences that begin with their units:
    A牵头，B、C配合; A、B负责; 牵头单位：A；责任单位：B、C，6月底完成; A（牵头）、B; 由A会同B负责. A document's rule
    (列第一位的为牵头单位，下同) is passed over.
    """
    return read_roles(text, default) if len(text) <= _MAX_TEXT else None
