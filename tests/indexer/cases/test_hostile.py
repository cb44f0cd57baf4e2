"""Texts made to be slow or to break are read in time that grows with their length only."""

from collections.abc import Callable

import pytest

from corpus.blocks import Blocks, Paragraph
from corpus.model import Document
from indexer.cases import read_cases
from indexer.cases.accounts import find_accounts
from indexer.cases.moment import Carried, find_moments
from indexer.cases.parties import find_parties, found_in_title
from indexer.cases.parts import find_parts
from indexer.cases.place import place_after, place_before
from indexer.cases.telling import find_tellings
from indexer.draft import lay_out
from indexer.lines import split_lines
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from indexer.repair import repair
from tests.growth import LINEAR, growth

DOCUMENT = Document(id="d", title="望浦化工有限公司“5·18”中毒事故调查报告")
TELLING = "2023年5月18日9时，望浦化工有限公司发生中毒事故，造成3人死亡"

PIECES = [
    "（",
    "((",
    "）",
    "【",
    "】",
    "【案例",
    "“",
    "“5·18”",
    "1",
    "9",
    "二",
    "1.",
    "1,1",
    "一",
    "一是",
    "一是甲；二是乙。",
    "，",
    "；",
    "：",
    " ",
    "　",
    "2023年",
    "5月18日",
    "18日，",
    "5月18日9时",
    "发生",
    "发生事故",
    "造成",
    "死亡",
    "死亡1人",
    "1人死亡、",
    "3名工人",
    "经抢救无效",
    "承建的",
    "公司（一级资质）",
    "公司承建的",
    "行驶至",
    "处",
    "直接原因",
    "直接原因是",
    "是事故发生的直接原因",
    "直接原因：",
    "防范措施：",
    "施工单位：",
    "施工单位是某某公司，",
    "违反《",
    "直接经济损失1",
    "较大",
    "认定",
    "共造成",
    "经查，",
    "建设工程项目",
    "某公司",
    "×",
]


def read(text: str) -> None:
    """The cases of a text, as they are read of a document."""
    repaired = repair(lay_out(Blocks("text/plain", tuple(Paragraph(line) for line in text.split("\n")))))
    lines = split_lines(repaired.draft)
    read_cases(DOCUMENT, repaired, lines, ())


def read_told(text: str) -> None:
    read(f"{TELLING}，{text}")


def accounts(text: str) -> None:
    draft = lay_out(Blocks("text/plain", tuple(Paragraph(line) for line in text.split("\n"))))
    find_accounts(DOCUMENT, draft, split_lines(draft))


def parts(text: str) -> None:
    draft = lay_out(Blocks("text/plain", (Paragraph(text),)))
    find_parts(text, split_lines(draft), 0, len(text), accident=True, headed=True)


READERS: list[Callable[[str], object]] = [
    lambda text: find_tellings(text, text, 0, len(text), Carried(2023)),
    lambda text: find_moments(text, Carried(2023, 5)),
    lambda text: find_parties(text, text, 0, len(text)),
    lambda text: found_in_title(text, text, 0),
    lambda text: place_after(text, 0, len(text)),
    lambda text: place_before(text, 0, len(text)),
    accounts,
    parts,
    read_told,
]
_NAMES = "tellings moments parties title place_after place_before accounts parts told"


@pytest.mark.parametrize("work", READERS, ids=_NAMES.split())
def test_time_grows_with_the_length(work: Callable[[str], object]) -> None:
    for piece in PIECES:
        assert growth(work, piece, 500) < LINEAR, piece


LINES = [
    f"{TELLING}。\n",
    "5月18日，甲厂发生火灾，造成1人死亡。\n",
    "【案例一】甲厂火灾\n",
    "一、甲厂火灾事故\n",
    "一、直接原因\n",
    "一是甲工人未系安全带。\n",
    "（一）直接原因\n1.甲工人未系安全带。\n",
    "直接原因：甲工人未系安全带。\n",
    "【直接原因】甲工人未系安全带。\n",
    "施工单位：甲公司\n",
    "建设单位为甲集团，施工单位为乙公司，监理单位为丙公司。\n",
    "违反《安全生产法》第四十三条。\n",
    "共造成3人死亡。\n",
    "经认定，属于较大事故。\n",
    "死亡3人，受伤2人，失联1人。\n",
    "\n",
]


@pytest.mark.parametrize("line", LINES)
def test_time_grows_with_the_number_of_lines(line: str) -> None:
    assert growth(read_told, line, 1_000) < LINEAR
    assert growth(read, line, 1_000) < LINEAR


@pytest.mark.parametrize(
    "text",
    [
        "（" * 10_000,
        "（" * 5_000 + "）" * 5_000,
        "9" * 20_000,
        "１" * 20_000,
        "一是" * 10_000,
        "一是甲，二是" * 5_000,
        "2023年5月18日，" + "某公司" * 10_000 + "发生事故",
        "2023年5月18日，" + "甲" * 20_000 + "发生事故，造成" + "1" * 20_000 + "人死亡",
        "造成" + "一" * 20_000 + "人死亡",
        "直接经济损失" + "1," * 20_000 + "元",
        "直接原因是" + "甲" * 20_000,
        "施工单位是" + "甲" * 20_000 + "公司",
        "公司（" * 10_000 + "承建的",
        "\n".join(["【案例一】"] * 5_000),
        "\n".join(["一、"] * 5_000),
        "\ud800\x00\u200b🏛" * 2_000,
    ],
)
def test_a_hostile_text_is_read_without_an_error(text: str) -> None:
    read_told(text)
    read(text)


@pytest.mark.parametrize("piece", ["9", "１", "二", "1,", "1.", "甲", "公司", "（"])
def test_time_grows_with_long_runs_in_a_telling(piece: str) -> None:
    assert growth(read_told, piece, 2_000) < LINEAR


def whole(text: str) -> object:
    """A report read as the indexer reads it, a paragraph of it being hostile."""
    paragraphs = (
        "甲公司“5·18”较大事故调查报告",
        f"2024年5月18日9时，甲市乙公司发生爆炸事故，造成3人死亡。{text}",
    )
    return read_blocks(Blocks("text/plain", tuple(map(Paragraph, paragraphs))), Source(path="a.txt"))


@pytest.mark.parametrize(
    "piece",
    [
        "事故造成3人死亡，",
        "截至甲1人死亡，",
        "2024年5月18日，甲市发生火灾，造成1人死亡。",
        "甲工人违章操作是事故的直接原因，",
        "认定属于构成",
        "张某在",
        "甲乙丙有限公司、",
        "经查，",
    ],
)
def test_a_whole_report_grows_with_its_length(piece: str) -> None:
    assert growth(whole, piece, 1000) < LINEAR


def test_no_words_are_told_again_and_again() -> None:
    reading = read_blocks(
        Blocks("text/plain", (Paragraph(f"{TELLING}。{'甲工人违章操作是事故的直接原因，' * 2000}"),)),
        Source(path="甲公司“5·18”事故情况.txt"),
    )
    told = sum(len(cause) for case in reading.cases for cause in (*case.direct_causes, *case.indirect_causes))
    assert told <= len(reading.text)
