"""Titles, signatures and the zones between them."""

import pytest

from corpus.blocks import Blocks, Paragraph
from indexer.annex_names import mentions_annex
from indexer.draft import lay_out
from indexer.lines import split_lines
from indexer.metadata.header import read_header
from indexer.metadata.titles import clean_title
from indexer.zones import Zones, find_zones


def zones_of(text: str) -> tuple[Zones, str]:
    draft = lay_out(
        Blocks(media_type="text/plain", blocks=tuple(Paragraph(text=line) for line in text.split("\n")))
    )
    lines = split_lines(draft)
    return find_zones(lines, read_header(draft, lines)), draft.text


FORWARDED = """甲市人民政府办公室关于印发甲市
河湖长制工作方案的通知
甲政办发〔2021〕3号
各县区人民政府：
现将《甲市河湖长制工作方案》印发给你们，请认真贯彻执行。
甲市人民政府办公室
2021年5月6日
甲市河湖长制工作方案
为加强河湖管理，制定本方案。
一、总体要求
坚持系统治理。
附件：1.任务分工表
2.成员名单
附件1
任务分工表
序号
附件2
成员名单
张三"""


def test_a_covering_letter_its_plan_and_annexes() -> None:
    zones, _ = zones_of(FORWARDED)
    assert [title.text for title in zones.titles] == [
        "甲市人民政府办公室关于印发甲市河湖长制工作方案的通知",
        "甲市河湖长制工作方案",
    ]
    assert [(zone.kind, zone.title, zone.number) for zone in zones.zones] == [
        ("cover", "甲市人民政府办公室关于印发甲市河湖长制工作方案的通知", None),
        ("body", "甲市河湖长制工作方案", None),
        ("annex", "任务分工表", "1"),
        ("annex", "成员名单", "2"),
    ]
    assert [(annex.title, annex.number) for annex in zones.announced] == [
        ("任务分工表", "1"),
        ("成员名单", "2"),
    ]
    assert [(signature.issuers, signature.on.isoformat()) for signature in zones.signatures] == [
        (("甲市人民政府办公室",), "2021-05-06")
    ]


@pytest.mark.parametrize(
    ("block", "issuers"),
    [
        ("甲区人民政府 2022年3月20日", ("甲区人民政府",)),
        ("中共甲区委办公室　　甲区人民政府办公室\n2022年3月20日", ("中共甲区委办公室", "甲区人民政府办公室")),
        ("甲省财政厅\n甲省民政厅\n二〇二二年三月二十日", ("甲省财政厅", "甲省民政厅")),
        ("总理　李某某\n2022年3月20日", ()),
    ],
)
def test_signatures(block: str, issuers: tuple[str, ...]) -> None:
    zones, text = zones_of(f"关于某事的通知\n各单位：\n请照此办理。\n{block}")
    (signature,) = zones.signatures
    assert signature.issuers == issuers
    assert signature.on.isoformat() == "2022-03-20"
    assert text[signature.start : signature.end].split()[-1].endswith(("日", "20"))


@pytest.mark.parametrize("date", ["（2022年3月20日）", "(2022年3月20日)", "2022年3月20日"])
def test_a_date_under_the_title(date: str) -> None:
    zones, text = zones_of(f"甲区任务分解表\n{date}\n一、清理残幅。")
    (signature,) = zones.signatures
    assert (signature.issuers, signature.on.isoformat()) == ((), "2022-03-20")
    assert text[signature.date_start : signature.date_end] == "2022年3月20日"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("峄城区榴园镇2024年石榴节停车场包保安排", True),
        ("2024年石榴节停车场值守人员一览", True),
        ("峄城区石榴节停车场值守人员", True),
        ("为保障停车有序，现将有关安排公布如下", False),
        ("峄城区榴园镇人民政府", False),
        ("各村（社区）、镇直各部门：", False),
        ("一、2024年停车场值守人员", False),
        ("停车场值守人员由各村选派产生", False),
    ],
)
def test_a_first_line_may_be_a_title_by_its_place(first: str, title: bool) -> None:
    zones, _ = zones_of(f"{first}\n为保障停车有序，现将名单公布如下。\n请遵照执行。")
    assert [found.text for found in zones.titles] == ([first] if title else [])


@pytest.mark.parametrize("line", ["会议于2022年3月20日召开", "截止日期2022年3月20日，逾期不候。"])
def test_a_date_in_a_sentence_is_no_signature(line: str) -> None:
    zones, _ = zones_of(f"关于某事的通知\n各单位：\n{line}")
    assert zones.signatures == ()


def test_an_announced_annex_may_carry_its_file_name() -> None:
    zones, text = zones_of("关于某事的通知\n各单位：\n一、请照办。\n附件:责任分工.docx")
    (annex,) = zones.announced
    assert annex.title == "责任分工"
    assert text[annex.start : annex.end] == "责任分工.docx"
    assert [zone.kind for zone in zones.zones] == ["body"]


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [("成立领导小组（详见附件）。", True), ("按照职责分工(附件)推进", True), ("做好邮件附件的清理", False)],
)
def test_mentions_of_an_annex(text: str, mentioned: bool) -> None:
    assert (mentions_annex(text) is not None) == mentioned


def test_a_list_of_links_is_no_part_of_a_title() -> None:
    text = "近期信息公开\n更多>>\n甲市教育局关于印发安全专项整治方案的通知\n各县区：\n一、任务。"
    zones, _ = zones_of(text)
    assert [title.text for title in zones.titles] == ["甲市教育局关于印发安全专项整治方案的通知"]


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ('[#include "/include/header.ftl" /]主要职责', "主要职责"),
        ("${article.title}工作方案", "工作方案"),
        ("[2020年]工作方案", "[2020年]工作方案"),
    ],
)
def test_what_templates_leave_in_a_title(title: str, clean: str) -> None:
    assert clean_title(title) == clean
