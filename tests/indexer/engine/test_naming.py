"""Many names and articles asked for at once, and citations counted off."""

import msgspec
import pytest

from corpus.model import Citation
from indexer.engine import Engine
from tests.indexer.engine.samples import entry, reading

NUMBER, TITLE = "岚政发〔2020〕11号", "岚江省安全生产条例"


@pytest.fixture
def held(engine: Engine) -> Engine:
    """A law of three articles, a notice of the same title, and three texts that cite the law."""
    law = reading("law", title=TITLE, number=NUMBER, clauses=("甲。", "乙。", "丙。"))
    labels = ("第一条", "第二条", "第一条")
    law = msgspec.structs.replace(
        law,
        clauses=tuple(
            msgspec.structs.replace(clause, path=("第一章", label))
            for clause, label in zip(law.clauses, labels, strict=True)
        ),
    )
    cited = Citation(printed=NUMBER, start=0, end=len(NUMBER), kind="document", number=NUMBER)
    engine.write(
        [
            entry(law),
            entry(reading("notice", title=TITLE)),
            *(entry(reading(f"by{n}", title=f"通知{n}", citations=(cited,))) for n in range(3)),
        ]
    )
    return engine


def test_every_name_is_answered_by_itself(held: Engine) -> None:
    with held.view() as view:
        found = view.named(
            [NUMBER, "岚政发[2020]11号", "岚政发〔2020〕12号"], [TITLE, f"《{TITLE}》", "没有"]
        )
        assert {name: [d.id for d in documents] for name, documents in found.items()} == {
            NUMBER: ["law"],
            "岚政发[2020]11号": ["law"],
            TITLE: ["law", "notice"],
            f"《{TITLE}》": ["law", "notice"],
        }
        assert view.named() == {}


def test_articles_are_found_by_their_labels(held: Engine) -> None:
    with held.view() as view:
        found = view.labelled(["law", "notice", "nothing"], ["第一条", "第九条"])
        assert [(clause.id, clause.text) for clause in found] == [("law-c1", "甲。"), ("law-c3", "丙。")]
        assert view.labelled(["law"], ["第一章"]) == []
        assert view.labelled([], []) == []


def test_no_more_citations_than_asked_for(held: Engine) -> None:
    with held.view() as view:
        assert [each.document_id for each in view.citing(number=NUMBER)] == ["by0", "by1", "by2"]
        assert [each.document_id for each in view.citing(number=NUMBER, most=2)] == ["by0", "by1"]


def test_a_text_that_is_gone_is_not_found(held: Engine) -> None:
    with held.view() as before:
        held.remove("law")
        assert "law" in [d.id for d in before.named([NUMBER])[NUMBER]]
        assert before.labelled(["law"], ["第二条"]) != []
    with held.view() as view:
        assert view.named([NUMBER]) == {}
        assert view.labelled(["law"], ["第二条"]) == []
