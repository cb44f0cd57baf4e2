"""The fact of a case that a question asks for."""

import re

from corpus.model import Case

_FACTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("indirect_causes", re.compile(r"间接原因|管理原因|暴露(?:出|的|了)|哪些问题")),
    (
        "direct_causes",
        re.compile(r"原因|为什么|为何|怎么(?:会)?(?:发生|引起|造成|烧|着|炸|塌|倒|掉|翻|撞)|起因"),
    ),
    ("lessons", re.compile(r"教训|启示")),
    ("measures", re.compile(r"(?:整改|防范|预防)(?:和整改)?措施|怎么防")),
    ("injuries", re.compile(r"(?:受|重|轻)?伤了?(?:多少|几)|多少人(?:受)?伤|几人(?:受)?伤")),
    (
        "deaths",
        re.compile(
            r"(?:死|死亡|遇难)(?:了|亡)?(?:多少|几)|(?:多少|几)(?:个|名)?人(?:死|遇难)|伤亡(?:情况|人数)"
        ),
    ),
    ("loss_yuan", re.compile(r"损失(?:了|是|有|为)?(?:多少|几)")),
    ("grade", re.compile(r"(?:什么|哪个|几级)(?:等级|级别)|(?:属于|是)什么(?:等级|级别)")),
    ("occurred", re.compile(r"(?:什么时候|何时|哪(?:一)?(?:年|天))(?:发生)?")),
    ("place", re.compile(r"(?:在)?(?:哪里|哪儿|什么地方|何处|何地)(?:发生)?")),
)


def asks_fact(text: str) -> bool:
    """Whether the question asks for a fact of a case."""
    return any(pattern.search(text) for _, pattern in _FACTS)


def fact_of(case: Case, text: str) -> str | None:
    """The fact of the case that the question asks for, in the text's own words; None where it asks for none or none is told."""
    for name, pattern in _FACTS:
        if pattern.search(text):
            value = getattr(case, name)
            if isinstance(value, tuple):
                return "；".join(value) or None
            if name == "loss_yuan" and value is not None:
                return f"{value:.0f}"
            return None if value is None else str(value)
    return None
