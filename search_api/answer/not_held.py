"""The answer to what nothing held answers."""

from collections.abc import Mapping

from search_api.values import Answer, Intent, Query


def not_held(
    query: Query,
    legs: Mapping[str, int] | None = None,
    *,
    intent: Intent | None = None,
    meant: str | None = None,
) -> Answer:
    """That nothing held answers, of the question's own intent unless told; `meant` is what may have been meant instead."""
    return Answer(
        question=query.question,
        intent=intent or query.intent,
        outcome="not_held",
        did_you_mean=meant,
        legs=dict(legs or {}),
    )


def refused(answer: Answer) -> Answer:
    """The same question with none of the answer's records, which do not answer it after all."""
    return Answer(answer.question, answer.intent, "not_held", legs=answer.legs)
