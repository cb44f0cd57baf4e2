"""Annexes in files of their own: which document of the folder takes which."""

from itertools import permutations

import pytest

from corpus.blocks import Blocks, Link, Paragraph
from indexer.intake import Parent, Taken, holding, match_annexes, take

NOTICE = """澜川市人民政府办公室关于印发防汛工作方案的通知
澜政办发〔2024〕7号
各区人民政府，市有关单位：
现将《防汛工作方案》印发给你们，请认真贯彻执行。
附件：1.防汛任务分工表
2.防汛物资储备清单
澜川市人民政府办公室
2024年3月1日"""
SHARES = "防汛任务分工表\n一、巡查堤防。由市水务局负责。"
STORES = "防汛物资储备清单\n一、编织袋。由市应急管理局负责。"
UNTITLED = "一、编织袋。由市应急管理局负责。"


Given = tuple[str, Blocks]


def given(path: str, text: str) -> Given:
    return path, Blocks("text/plain", tuple(Paragraph(line) for line in text.split("\n")))


def joined(*files: Given) -> list[Taken]:
    """The files of one folder, as whoever ingests them joins them."""
    blocks = dict(files)
    by_path = {path: take(path, content) for path, content in files}
    for match in match_annexes(list(by_path.values())):
        parent = by_path[match.parent]
        under = Parent(parent.reading.document, parent.reading.rules)
        annex = by_path[match.annex] = take(match.annex, blocks[match.annex], under)
        held = holding(parent.reading, match.place, annex.reading.document.id)
        by_path[match.parent] = Taken(parent.path, held, parent.links)
    return list(by_path.values())


def held(files: list[Taken]) -> dict[str, tuple[str | None, ...]]:
    """For each path the paths of the annexes that its document holds in files of their own."""
    paths = {file.reading.document.id: file.path for file in files}
    return {
        file.path: tuple(paths.get(annex.document_id or "") for annex in file.reading.document.annexes)
        for file in files
    }


@pytest.mark.parametrize(
    ("second", "text"),
    [
        ("附件2.txt", UNTITLED),
        ("附件二.txt", UNTITLED),
        ("附件２.txt", UNTITLED),
        ("附件：防汛物资储备清单.txt", UNTITLED),
        ("清单.txt", STORES),
        ("p020240301.txt", STORES.replace("防汛", "澜川市防汛", 1)),
        ("防汛物资储备清单（2024年）.txt", UNTITLED),
        ("清单.txt", STORES.replace("防汛", "附件2：防汛", 1)),
    ],
)
def test_annexes_find_their_document(second: str, text: str) -> None:
    files = joined(given("通知.txt", NOTICE), given("附件1.txt", SHARES), given(second, text))
    assert held(files)["通知.txt"] == ("附件1.txt", second)
    parent, *annexes = (file.reading.document for file in files)
    assert {annex.parent_id for annex in annexes} == {parent.id}
    assert {annex.kind for annex in annexes} == {"annex"}


def test_the_order_of_files_does_not_matter() -> None:
    files = [
        given("甲通知.txt", NOTICE),
        given("乙通知.txt", NOTICE.replace("7号", "8号").replace("防汛工作方案", "防汛值守方案")),
        given("防汛任务分工表.txt", SHARES),
    ]
    outcomes = [
        {file.path: file.reading.document for file in joined(*order)} for order in permutations(files)
    ]
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert outcomes[0]["防汛任务分工表.txt"].parent_id


def test_two_files_that_announce_each_other_do_not_go_in_a_circle() -> None:
    files = joined(
        given("甲.txt", "防汛任务分工表\n一、巡查堤防。由市水务局负责。\n附件：防汛物资储备清单"),
        given("乙.txt", "防汛物资储备清单\n一、编织袋。由市应急管理局负责。\n附件：防汛任务分工表"),
    )
    parents = {file.reading.document.id: file.reading.document.parent_id for file in files}
    assert len(set(parents.values()) - {None}) == 1
    assert set(parents.values()) - {None} < parents.keys()


def test_annexes_of_another_folder_are_not_taken() -> None:
    files = [*joined(given("一/通知.txt", NOTICE)), *joined(given("二/附件1.txt", SHARES))]
    assert [file.reading.document.parent_id for file in files] == [None, None]


def test_an_annex_under_another_name_is_found_by_the_link_to_it() -> None:
    notice = Blocks(
        "text/html",
        tuple(Paragraph(line) for line in NOTICE.split("\n")),
        links=(Link("附件2：防汛物资储备清单.docx", "./files/P0%332024.docx"),),
    )
    other = Blocks("text/plain", (Paragraph("编织袋储备情况"), Paragraph(UNTITLED)))
    files = joined(("通知.html", notice), ("P032024.docx", other))
    assert held(files)["通知.html"] == (None, "P032024.docx")


def test_another_paper_of_the_folder_is_no_annex() -> None:
    files = joined(given("通知.txt", NOTICE), given("抗旱.txt", SHARES.replace("防汛", "抗旱", 1)))
    assert held(files)["通知.txt"] == (None, None)


def test_a_folder_of_many_documents_joins_each_with_its_annex() -> None:
    # Looking at every file for every annex took ten seconds here.
    numbers = range(300)
    files = [
        given(
            f"通知{number}.txt", f"关于做好第{number}号工作的通知\n各单位：\n附件：{number}号工作任务分工表\n"
        )
        for number in numbers
    ]
    files += [
        given(f"{number}号工作分工.txt", f"{number}号工作任务分工表\n一、加强值守。") for number in numbers
    ]
    read = joined(*files)
    ids = [file.reading.document.id for file in read[:300]]
    assert [file.reading.document.parent_id for file in read[300:]] == ids
