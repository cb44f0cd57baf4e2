"""Which tables are plainly rosters, whose telephones must not be searched."""

import pytest

from crawler.readers import read
from indexer.roster import holds_roster


@pytest.mark.parametrize(
    ("text", "is_roster"),
    [
        ("姓名,工作单位,专业领域,联系电话\n沈砚秋,甲院,消防,000-5550-0101\n", True),
        ("应急专家名册,,,\n序号,姓名,研究方向,手机号码\n1,沈砚秋,化工,000 5550 0101\n", True),
        ("姓名,擅长处置事故类型,联系方式,\n,,手机,邮箱\n沈砚秋,火灾,000-5550-0101,\n", True),
        ("专家姓名,专业,移动电话\n沈砚秋,化工,13800000000\n", True),
        # Contacts of an annex, forms that nobody filled in, divisions of work.
        ("姓名,单位,职务,联系电话\n沈砚秋,甲局,科长,000-5550-0101\n", False),
        ("单位,联系人,联系电话\n甲局,沈砚秋,000-5550-0101\n", False),
        ("姓名,职责分工,组别,电话\n沈砚秋,负责抢险,抢险组,000-5550-0101\n", False),
        ("姓名,工作单位,专业领域,联系电话\n,,,\n", False),
        ("姓名,工作单位,专业领域\n沈砚秋,甲院,消防\n", False),
        ("序号,任务,牵头单位,配合单位,完成时限,联系电话\n1,清淤,水务局,各街道,6月底,000-5550-0101\n", False),
        ("标准编号,标准名称,状态\nGB 50016-2014,建筑设计防火规范,现行\n", False),
    ],
)
def test_a_roster_is_known_and_an_annex_of_contacts_is_none(text: str, is_roster: bool) -> None:
    assert holds_roster(read("表.csv", text.encode())) is is_roster


def test_a_page_is_never_taken_for_one() -> None:
    heads = "".join(f"<th>{head}</th>" for head in ("姓名", "专业领域", "手机"))
    cells = "".join(f"<td>{cell}</td>" for cell in ("沈砚秋", "消防", "000-5550-0101"))
    page = f"<html><body><table><tr>{heads}</tr><tr>{cells}</tr></table></body></html>"
    assert not holds_roster(read("页.html", page.encode()))
