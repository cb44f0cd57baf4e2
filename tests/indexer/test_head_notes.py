"""Who issued a paper and when, told by notes under the title and at the end; from when until when it holds."""

import pytest

from corpus.blocks import Blocks, Paragraph
from corpus.model import Document
from indexer.metadata.head import Source
from indexer.reading import read_blocks

RULES = "第一条　为了规范管理，制定本办法。\n第二条　本办法由县水利局负责解释。"


def document(text: str) -> Document:
    blocks = Blocks("text/plain", tuple(Paragraph(line) for line in text.split("\n")))
    return read_blocks(blocks, Source(path="a.txt")).document


@pytest.mark.parametrize(
    ("notes", "issuer", "day"),
    [
        (
            "2018年6月28日 济南市第十六届人民代表大会常务委员会第十六次会议通过\n"
            "2018年7月27日山东省第十三届人民代表大会常务委员会第四次会议批准",
            "济南市人民代表大会常务委员会",
            "2018-06-28",
        ),
        (
            "（2006年4月29日第十届全国人民代表大会常务委员会第二十一次会议通过　根据2018年10月26日第十三届全国人民代表大会"
            "常务委员会第六次会议《关于修改〈某法〉的决定》修正）",
            "全国人民代表大会常务委员会",
            "2018-10-26",
        ),
        ("（蔚市监字〔2023〕16号，2023年3月2日蔚县市场监督管理局印发）", "蔚县市场监督管理局", "2023-03-02"),
        ("（2022年1月5日济南市人民政府令第20号公布）", "济南市人民政府", "2022-01-05"),
        ("2017年12月4日 最高人民法院审判委员会第1728次会议通过", "最高人民法院", "2017-12-04"),
    ],
)
def test_a_note_under_the_title(notes: str, issuer: str, day: str) -> None:
    read = document(f"河道管理办法\n{notes}\n{RULES}")
    assert (read.issuers, str(read.written_on)) == ((issuer,), day)


@pytest.mark.parametrize(
    "imprint",
    ["济南市水务局办公室　2023年3月5日印发", "抄送：市委办公室。\n济南市水务局办公室 2023年3月5日印发"],
)
def test_the_imprint_at_the_end(imprint: str) -> None:
    read = document(f"河道管理规程\n{RULES}\n{imprint}")
    assert (read.issuers, str(read.written_on)) == (("济南市水务局办公室",), "2023-03-05")


def test_names_hold_rare_characters_too() -> None:
    read = document(f"河道管理规程\n{RULES}\n㐂䶮镇人民政府办公室　2023年3月5日印发")
    assert (read.issuers, read.region) == (("㐂䶮镇人民政府办公室",), "㐂䶮镇")


def test_a_signature_goes_before_the_imprint() -> None:
    read = document(
        f"河道管理规程\n{RULES}\n济南市水务局\n2023年3月1日\n济南市水务局办公室　2023年3月5日印发"
    )
    assert (read.issuers, str(read.written_on)) == (("济南市水务局",), "2023-03-01")


@pytest.mark.parametrize(
    "text", ["2023年3月5日印发的通知同时废止。", "根据2018年6月28日通过的决定，予以公布。"]
)
def test_a_sentence_is_no_note(text: str) -> None:
    assert document(f"河道管理办法\n{text}\n{RULES}").written_on is None


@pytest.mark.parametrize(
    ("article", "begins", "ends"),
    [
        ("本办法自2024年1月1日起施行，有效期5年。", "2024-01-01", "2028-12-31"),
        ("本办法自2024年1月1日起施行，有效期至2028年12月31日。", "2024-01-01", "2028-12-31"),
        ("本办法自2024年1月1日起施行，有效期自2024年1月1日至2028年12月31日。", "2024-01-01", "2028-12-31"),
        ("本办法自印发之日起施行，有效期为五年。", "2023-03-01", "2028-02-29"),
        ("本办法自2024年3月1日起试行，试行期二年。", "2024-03-01", "2026-02-28"),
        ("本办法自2024年1月1日起施行，至2028年12月31日止。", "2024-01-01", "2028-12-31"),
        ("许可证有效期5年。", "None", "None"),
        ("本办法自印发之日起施行有效期五年。", "2023-03-01", "2028-02-29"),
        ("对具备本办法规定条件的，准予延续，延续注册有效期为5年。", "None", "None"),
        ("依照本办法第二条规定不需要许可的，其执照有效期不得超过5年。", "None", "None"),
        ("违反本办法，构成犯罪的，自刑罚执行期满之日起10年内不得从事河道作业。", "None", "None"),
        ("本办法实施后，在许可有效期内连续停产一年以上的，重新申请许可。", "None", "None"),
    ],
)
def test_from_when_until_when_it_holds(article: str, begins: str, ends: str) -> None:
    read = document(f"河道管理办法\n{RULES}\n第三条　{article}\n济南市水务局\n2023年3月1日")
    assert (str(read.in_force_from), str(read.expires_on)) == (begins, ends)


def test_a_law_of_the_nation_holds_in_all_of_it() -> None:
    assert document(f"中华人民共和国河道法\n{RULES}").region == "全国"
