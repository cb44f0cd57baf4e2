"""The recognisers on real papers; they run where `../shared` lies beside the checkout."""

import json
import re
from datetime import date
from pathlib import Path

from corpus.recognise.cited.citations import find_citations
from corpus.recognise.cited.document_numbers import find_document_numbers
from corpus.recognise.cited.standards import find_standards
from corpus.recognise.numbering import read_label
from corpus.recognise.scripts import simplify
from corpus.recognise.times.deadline_cells import read_deadline
from corpus.recognise.times.deadlines import find_deadlines


def seed(shared_data: Path, number: str) -> str:
    (path,) = (shared_data / "seeds").glob(f"{number}_*.txt")
    return simplify(path.read_text(encoding="utf-8"))


def laws(shared_data: Path) -> list[str]:
    paths = sorted((shared_data / "laws" / "lawrefbook").rglob("*.md"))[::25]
    assert len(paths) > 120
    return [path.read_text(encoding="utf-8") for path in paths]


def test_the_deadline_cells_of_a_flattened_annex(shared_data: Path) -> None:
    lines = seed(shared_data, "004").splitlines()
    deadlines = [deadline for line in lines if (deadline := read_deadline(line, date(2020, 3, 7)))]
    cells = [deadline for deadline in deadlines if deadline.printed.replace(" ", "") == "2020年底"]
    assert {deadline.date for deadline in cells} == {date(2020, 12, 31)}
    assert len(cells) == 72
    assert [deadline.printed for deadline in deadlines if deadline not in cells] == ["2020年3月7日"]


def test_the_deadlines_of_a_plan_with_stages(shared_data: Path) -> None:
    found = find_deadlines(seed(shared_data, "000"), date(2020, 11, 6))
    assert [(mention.deadline.printed, mention.deadline.kind) for mention in found] == [
        ("到2022年末", "date"),
        ("到2035年", "date"),
        ("每年5月底前", "recurring"),
        ("每年5月底前", "recurring"),
    ]


def test_the_deadlines_of_a_plan_on_one_line(shared_data: Path) -> None:
    found = find_deadlines(seed(shared_data, "003"), date(2022, 3, 20))
    assert [(mention.deadline.printed, mention.deadline.date) for mention in found] == [
        ("年底前", date(2022, 12, 31)),
        ("3月20日前", date(2022, 3, 20)),
        ("12月10日前", date(2022, 12, 10)),
        ("3月20日前", date(2022, 3, 20)),
    ]


def test_the_numbers_in_the_headers_of_state_council_pages(shared_data: Path) -> None:
    headers = 0
    for path in sorted((shared_data / "pages" / "gov_cn").glob("*.html")):
        text = re.sub(r"<[^>]*>|\s", "", path.read_text(encoding="utf-8", errors="replace"))
        header = re.search(r"发文字号：([^：]{1,40}?)发布日期", text)
        if header and header[1].endswith("号"):
            headers += 1
            (found,) = find_document_numbers(header[1])
            assert found.printed == header[1]
    assert headers >= 45


def test_what_laws_repeal(shared_data: Path) -> None:
    said = 0
    for text in laws(shared_data):
        repealed = {citation.end for citation in find_citations(text) if citation.repeals}
        for word in re.finditer(r"(?<=[》）])(?:同时|即行|予以)废止", text):
            said += 1
            assert word.start() in repealed, text[word.start() - 60 : word.end()]
    assert said >= 12


def test_every_article_of_a_law_begins_with_its_label(shared_data: Path) -> None:
    articles = 0
    for text in laws(shared_data):
        for line in re.findall(r"^第[一二三四五六七八九十百千零]+条[ \u3000].*", text, re.MULTILINE):
            label = read_label(line)
            articles += 1
            assert label is not None, line[:30]
            assert label.style == "article"
            assert line.startswith(label.label)
    assert articles > 2000


def test_the_numbers_of_a_standards_catalogue(shared_data: Path) -> None:
    catalogue = json.loads(
        (shared_data / "standards" / "ld_all_standards_merged_with_replacement.json").read_text("utf-8")
    )
    numbers = [row["code"].strip() for row in catalogue if re.search(r"[-—]\d", str(row.get("code")))]
    unread = [number for number in numbers if [found.printed for found in find_standards(number)] != [number]]
    assert len(numbers) > 2000
    assert len(unread) <= 3, unread
