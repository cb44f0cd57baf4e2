"""Whether a question is for what a competence gives: who has a matter, who does one act about it, who punishes."""

import re
from functools import lru_cache

from corpus.lexicon import lexicon
from corpus.model import Competence
from search_api.answer.asking import Asking
from search_api.answer.law.wanted_matter import acts_called

_PUNISHES = re.compile(r"责令|处罚|罚款|没收|吊销")
_INTO = re.compile(r"纳入|列入")


def is_asked(record: Competence, asking: Asking) -> bool:
    """Whether the competence gives what is asked for.

    A charge does, but for that of issuing a paper; that, an act and a penalty do where the question names them.
    """
    text = asking.query.text
    punishes = asking.query.punishes or _PUNISHES.search(text) is not None
    if record.gives == "penalty" or punishes:
        return record.gives == "penalty" and punishes
    given = f"{record.matter}{record.duty}".removesuffix("负责")
    issues = next((act for act in lexicon("competences")["issues"] if given.endswith(act)), None)
    if record.gives == "charge" and issues is None:
        return True
    called = tuple(act for phrase in asking.query.phrases for act in acts_called(phrase))
    return any(act in text or act in called for act in _acts_in(issues or record.duty))


@lru_cache(maxsize=4096)
def _acts_in(duty: str) -> tuple[str, ...]:
    """The acts that the duty tells: 组织编制 is 编制 too."""
    into = _INTO.match(duty)
    words = [into[0]] if into else [act for act in lexicon("competences")["acts"] if act in duty]
    return tuple(words) or (duty,)
