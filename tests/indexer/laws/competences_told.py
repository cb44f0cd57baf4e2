"""What the articles of a law give, told in a line each."""

from corpus.model import Competence
from tests.indexer.tasks.papers import read_lines

NATIONS = "燃气管理条例"
CITYS = "澜川市燃气管理条例"


def told(*sentences: str, title: str = NATIONS) -> list[str]:
    """What an article of these lines gives: units / matter / duty / level, a line each."""
    reading = read_lines(
        "第一条 为了加强管理，根据有关法律，制定本条例。",
        f"第二条 {sentences[0]}",
        *sentences[1:],
        title=title,
    )
    for one in reading.competences:
        evidence = one.evidence
        assert reading.text[evidence.start : evidence.end] == evidence.quote
        assert any(clause.id == one.article_id for clause in reading.clauses)
    return [shown(one) for one in reading.competences]


def given(*sentences: str, title: str = NATIONS) -> list[str]:
    """What an article of these lines gives, with what kind of thing that is and who helps."""
    lines = read_lines(
        "第一条 为了加强管理，制定本条例。", f"第二条 {sentences[0]}", *sentences[1:], title=title
    )
    return [
        " / ".join(
            (
                one.gives,
                "、".join(u.name for u in one.units),
                "、".join(u.name for u in one.support) or "-",
                one.matter,
                one.duty,
            )
        )
        for one in lines.competences
    ]


def shown(one: Competence) -> str:
    """One competence: units / matter / duty / level."""
    units = "、".join(f"{unit.name}*" if unit.collective else unit.name for unit in one.units)
    return " / ".join((units, one.matter, one.duty, one.level or "-"))
