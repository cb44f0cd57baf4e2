"""What a decision abolishes by a list no longer holds from the day on which it says so; what it amends stays."""

from collections.abc import Iterator
from datetime import date

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

ARTICLES = "\n".join(
    f"　　第{number}条　{text}"
    for number, text in zip(
        "一二三四五",
        (
            "为了加强管理，制定本条例。",
            "每年检修一次。",
            "应当编号。",
            "不得夜间作业。",
            "自1996年3月1日起施行。",
        ),
        strict=True,
    )
)


def rules(title: str, note: str) -> str:
    return f"{title}\n\n（{note}）\n\n{ARTICLES}\n"


PAPERS = {
    "甲": rules("竹筏运输管理条例", "1996年1月8日中华人民共和国国务院令第190号公布"),
    "乙": rules("马车客运管理条例", "1996年1月8日国务院发布"),
    "丙": rules("渡口灯塔管理条例", "1995年3月1日国务院令第171号公布"),
    "丁": rules("渡口浮标管理条例", "1995年3月1日国务院令第172号公布"),
    "戊": rules("渡口缆绳管理条例", "1995年3月1日交通部发布"),
    "南通": rules("南通市灯塔管理办法", "1995年3月1日市政府令第3号发布"),
    "苏州决定": "苏州市人民政府关于废止部分规章的决定\n\n（2021年5月7日苏州市人民政府令第88号公布）\n\n"
    "　　对下列规章予以废止：\n　　1．苏州市灯船管理办法（1996年3月1日市政府令第3号发布）\n",
    "决定一": "国务院关于废止部分行政法规的决定\n\n（2016年6月1日国务院令第668号公布　自公布之日起施行）\n\n　　国务院决定：\n"
    "　　一、对下列行政法规予以废止：\n　　（一）竹筏运输管理条例（1996年1月8日国务院令第190号公布）\n"
    "　　（二）《马车客运管理条例》（1996年1月8日国务院发布）\n　　二、本决定自公布之日起施行。\n",
    "决定二": "国务院关于修改和废止部分行政法规的决定\n\n（2022年3月29日国务院令第752号公布　自2022年5月1日起施行）\n\n"
    "　　国务院决定：\n　　一、对1部行政法规的部分条款予以修改。（附件1）\n　　二、对1部行政法规予以废止。（附件2）\n"
    "　　三、本决定自2022年5月1日起施行。\n\n　　附件1\n\n　　国务院决定修改的行政法规\n"
    "　　一、渡口浮标管理条例（1995年3月1日国务院令第172号公布）\n\n　　附件2\n\n　　国务院决定废止的行政法规\n"
    "　　一、渡口灯塔管理条例（1995年3月1日国务院令第171号公布）\n",
    "决定三": "交通部关于废止部分规章的决定\n\n（2021年5月7日交通运输部令2021年第9号公布）\n\n"
    "　　对下列规章自2021年12月1日起予以废止：\n　　1．渡口缆绳管理条例（1995年3月1日交通部发布）\n",
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("repealed"), PAPERS) as service:
        yield service


@pytest.mark.parametrize(
    ("title", "day", "said"),
    [
        ("竹筏运输管理条例", "2016-06-01", "（一）竹筏运输管理条例"),
        ("马车客运管理条例", "2016-06-01", "（二）《马车客运管理条例》"),
        ("渡口灯塔管理条例", "2022-05-01", "国务院决定废止的行政法规"),
        ("渡口缆绳管理条例", "2021-12-01", "自2021年12月1日起予以废止"),
    ],
)
def test_a_list_abolishes_what_it_names(service: Service, title: str, day: str, said: str) -> None:
    on = date.fromisoformat(day)
    answer = service.ask(f"{title}还有效吗", on)
    assert answer.value == "repealed"
    evidence = answer.answers[0].record.evidence
    assert evidence is not None
    assert "废止" in evidence.quote
    assert said in evidence.quote
    before = service.ask(f"{title}第三条", date(on.year, on.month, 1).replace(year=on.year - 1))
    after = service.ask(f"{title}第三条", on)
    assert (before.outcome, after.outcome) == ("answered", "superseded")


def test_another_places_order_of_the_same_number_is_not_abolished(service: Service) -> None:
    assert service.ask("南通市灯塔管理办法第三条", date(2026, 1, 1)).outcome == "answered"


def test_what_is_only_amended_still_holds(service: Service) -> None:
    on = date(2026, 1, 1)
    assert service.ask("渡口浮标管理条例还有效吗", on).value != "repealed"
    assert service.ask("渡口浮标管理条例第三条", on).outcome == "answered"


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("国务院令第172号第三条", "第三条"),
        ("中华人民共和国国务院令第172号的第四条怎么规定", "第四条"),
        ("国务院令第173号第三条", None),
        ("国务院令第172号第九条", None),
    ],
)
def test_an_article_of_the_law_that_an_order_made_known(
    service: Service, question: str, number: str | None
) -> None:
    answer = service.ask(question, date(2026, 1, 1))
    found = [getattr(each.record, "number", None) for each in answer.answers]
    assert (answer.outcome, found) == (("answered", [number]) if number else ("not_held", []))
