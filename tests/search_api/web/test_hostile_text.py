"""A document full of markup, hidden links and odd marks, on every page that shows it."""

from datetime import date
from html import unescape

import pytest

from corpus.model import (
    Annex,
    Clause,
    Deadline,
    Document,
    Evidence,
    Period,
    Reading,
    Repair,
    Span,
    Task,
    UnitName,
)
from search_api.values import Answer, Answered, AskedUnit, Notice, ShownDocument
from search_api.web import answer_page, document_page, task_page
from search_api.web.passages import excerpt, lines_of
from search_api.web.rendering import celled

EVIL = "<script>alert('甲')</script>"
ON = date(2025, 6, 1)
TEXT = f"题{EVIL}\n一、{EVIL}\n序号\t\t事项{EVIL}\t牵头\n1\t做好{EVIL}\t甲局\n末行"
QUOTE = f"1\t做好{EVIL}\t甲局"
START = TEXT.index(QUOTE)


def evidence(quote: str = QUOTE, start: int = START) -> Evidence:
    return Evidence(
        document_id=f"d/{EVIL}",
        title=f"题{EVIL}",
        document_number=EVIL,
        issuers=(EVIL,),
        region=EVIL,
        validity="repealed",
        ended=True,
        locator=EVIL,
        quote=quote,
        start=start,
        end=start + len(quote),
        repaired=True,
        untrusted=True,
        url="javascript:alert(1)",
        cited_rule=EVIL,
    )


def task() -> Task:
    unit = UnitName(printed=EVIL, name=EVIL, collective=True)
    return Task(
        id="t",
        document_id="d",
        text=EVIL,
        basis="first_listed",
        source="table",
        evidence=evidence(),
        number=EVIL,
        category=(EVIL,),
        lead=(unit, unit),
        support=(unit,),
        guide=(unit,),
        open_list=True,
        deadline=Deadline(printed=EVIL, kind="date", date=date(2024, 1, 1), past=True),
    )


def reading(**document: object) -> Reading:
    return Reading(
        document=Document(
            id="d",
            title=EVIL,
            url="javascript:alert(1)",
            path=EVIL,
            untrusted=True,
            ended=True,
            validity="repealed",
            replaced_by="e",
            period=Period(from_=date(2020, 1, 1), to=date(2024, 1, 1)),
            annexes=(Annex(title=EVIL, held=False),),
            **document,  # type: ignore[arg-type]
        ),
        text=TEXT,
        clauses=(
            Clause(
                id='c"><script>',
                document_id="d",
                path=("一",),
                heading=f"一、{EVIL}",
                text="",
                evidence=evidence("一", TEXT.index("一、")),
            ),
        ),
        tasks=(task(),),
        repairs=(
            Repair(kind="spam", start=0, end=1, before=EVIL, after="题", why=EVIL, certain=False),
            Repair(kind="page", start=len(TEXT), end=len(TEXT), before=f"第{EVIL}页", after=""),
            Repair(kind="line", start=len(TEXT) - 1, end=len(TEXT) - 1, before="\n", after=""),
        ),
    )


PAGES = {
    "document": lambda: document_page(
        ON, reading(), [task()], marked=Span(start=START, end=START + len(QUOTE)), show_repairs=True
    ),
    "task": lambda: task_page(ON, task(), TEXT),
    "answer": lambda: answer_page(
        ON,
        Answer(
            question=EVIL,
            intent="responsibility",
            outcome="superseded",
            scope="wider",
            asked_unit=AskedUnit(name=EVIL, role="none"),
            value=EVIL,
            answers=(
                Answered(kind="task", score=1.0, record=task()),
                Answered(kind="clause", score=1.0, record=reading().clauses[0]),
                Answered(
                    kind="document", score=1.0, record=ShownDocument(id="d", title=EVIL, evidence=evidence())
                ),
            ),
            notices=(
                Notice(kind="annex_not_held", title=EVIL),
                Notice(kind="conflict", title=EVIL, document_id=EVIL),
            ),
            did_you_mean=EVIL,
        ),
        {f"d/{EVIL}": TEXT},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_a_document_becomes_markup(name: str) -> None:
    html = PAGES[name]()
    assert "<script" not in html
    assert "javascript:" not in [part.split('"')[0][:11] for part in html.split('href="')[1:]]
    assert EVIL in unescape(html)


def test_the_context_stands_around_the_quote() -> None:
    passage = excerpt(evidence(), TEXT)
    assert (passage.before.lstrip("…") + passage.quote + passage.after) in TEXT
    assert passage.before.startswith("…")
    assert len(passage.before) == 91
    assert excerpt(evidence(), None).before == ""
    assert excerpt(evidence(), "another text").quote == QUOTE


def test_the_context_is_a_few_lines_at_most() -> None:
    lines = [f"第{n}行" for n in range(20)]
    text = "\n".join(lines)
    quote = "\n".join(lines[9:11])
    passage = excerpt(evidence(quote, text.index(quote)), text)
    assert passage.before == "…" + "\n".join(lines[6:9]) + "\n"
    assert passage.after == "\n" + "\n".join(lines[11:14]) + "…"


def test_cells_are_parted_and_lines_kept() -> None:
    assert celled("a\t\tb\n\t\nc<").count("│") == 1
    assert celled("a\n").endswith("\n")
    assert "&lt;" in celled("c<")


def test_lines_keep_anchors_marks_and_repairs() -> None:
    lines = list(lines_of(reading(), Span(start=START, end=START + 3), repairs=True))
    assert [len(line.cells) for line in lines] == [1, 1, 3, 3, 1]
    assert lines[1].anchors == ('c"><script>',)
    assert lines[1].heading
    assert [line.has_mark for line in lines] == [False, False, False, True, False]
    assert "".join(piece.text for cell in lines[3].cells for piece in cell if piece.marked) == TEXT[
        START : START + 3
    ].replace("\t", "")
    assert [piece.repair.before for piece in lines[0].cells[0] if piece.repair] == [EVIL]
    assert [piece.repair.kind for piece in lines[4].cells[0] if piece.repair] == ["line", "page"]
