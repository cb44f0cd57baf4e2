"""When or how often work returns, as running text says it without a day by which it is due."""

from corpus.model import Deadline
from corpus.recognise.characters import fold
from corpus.recognise.times.deadline_words import deadline_words
from corpus.recognise.times.deadlines import DeadlineMention
from corpus.recognise.times.recurrences import find_recurrences

_USUAL_BEFORE = 6  # characters: 原则上, 会议一般


def find_rhythms(text: str) -> list[DeadlineMention]:
    """The returning times of a text in order, each as a deadline: 每季度末, 每年11月, 每半年(至少一次).

    Of one that counts its times only the word for the time is printed; 每年 that counts nothing is left, and so are rules of
    order, which say what is usual (一般每月召开三次).
    """
    folded = fold(text)
    words = deadline_words()
    mentions: list[DeadlineMention] = []
    for found in find_recurrences(folded):
        if not (found.detailed or words.times.match(folded, found.end)):
            continue
        if words.usual.search(folded, max(0, found.start - _USUAL_BEFORE), found.start):
            continue
        deadline = Deadline(text[found.start : found.end], "recurring", None, None, found.rule)
        mentions.append(DeadlineMention(found.start, found.end, deadline))
    return mentions
