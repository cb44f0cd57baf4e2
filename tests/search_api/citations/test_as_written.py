"""A document means the text of a law that held when it was written, unless another day is asked for."""

from collections.abc import Iterator
from datetime import date

import pytest

from corpus.model import Citation, Document
from search_api.service import Service
from tests.search_api.answer.papers import asked_of
from tests.search_api.citations.stores import law


def notice(number: int, day: str, said: str) -> str:
    head = f"国家体育总局关于做好第{number}项工作的通知\n\n体群字〔{day[:4]}〕{number}号\n\n各有关单位："
    return f"{head}\n\n　　{said}\n\n国家体育总局\n{day}\n"


def plain(markdown: str) -> str:
    return markdown.removeprefix("# ").replace("<!-- INFO END -->\n\n", "")


OLD = law(
    "中华人民共和国冰雪安全法", "2012-06-30", "为了冰雪。", "应当巡查。", "应当救援。", force="2013-01-01"
)
NEW = law(
    "中华人民共和国冰雪安全法",
    "2023-10-24",
    "为了冰雪。",
    "应当许可。",
    "应当投保。",
    "应当巡查。",
    force="2024-01-01",
)
LONE = law("中华人民共和国温泉法", "2017-11-04", "为了温泉。", "应当计量。", force="2018-01-01")
CITES = "要严格执行《中华人民共和国冰雪安全法》第二条和《中华人民共和国温泉法》第二条。"
PAPERS = {
    "法2012": plain(OLD),
    "法2023": plain(NEW),
    "温泉": plain(LONE),
    "旧": notice(1, "2016年5月3日", CITES),
    "新": notice(2, "2024年5月3日", CITES),
}
PAPER = {"旧": "体群字〔2016〕1号", "新": "体群字〔2024〕2号"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("as_written"), PAPERS) as service:
        yield service


def told(citations: tuple[Citation, ...]) -> list[tuple[str | None, bool]]:
    return [
        (each.target.version if each.target else None, each.notice is not None)
        for each in citations
        if each.article
    ]


@pytest.mark.parametrize(
    ("paper", "on", "expected"),
    [
        # Of the hot springs' law only a later text is held, which is said.
        ("旧", None, [("2012-06-30", False), ("2017-11-04", True)]),
        ("新", None, [("2023-10-24", False), ("2017-11-04", False)]),
        ("旧", date(2026, 11, 22), [("2023-10-24", False), ("2017-11-04", False)]),
        ("新", date(2023, 12, 1), [("2012-06-30", False), ("2017-11-04", False)]),
    ],
)
def test_which_text_a_document_means(
    service: Service, paper: str, on: date | None, expected: list[tuple[str | None, bool]]
) -> None:
    assert told(service.citations(PAPER[paper], on)) == expected
    assert told(service.show(PAPER[paper], on).citations) == expected


def test_who_cites_a_text_is_told_by_the_same_rule(service: Service) -> None:
    held = [each for each in service.documents().items if isinstance(each, Document)]
    texts = {str(text.written_on): text.id for text in held if text.kind == "law"}
    citing = {
        version: [by.document_number for by in service.cited_by(texts[version])]
        for version in ("2012-06-30", "2023-10-24")
    }
    assert citing == {"2012-06-30": [PAPER["旧"]], "2023-10-24": [PAPER["新"]]}


def test_what_it_rests_on_is_marked_as_amended(service: Service) -> None:
    first, second = service.chain(PAPER["旧"]).rests_on
    assert (first.validity, second.validity) == ("amended", "in_force")
