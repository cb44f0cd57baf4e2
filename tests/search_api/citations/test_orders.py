"""Laws cited by the order that made them known."""

import pytest

from indexer.engine import Engine
from search_api.citations import cite
from tests.search_api.citations.stores import ON, store

ARTICLES = "\n\n".join(f"第{number}条　第{number}件事应当办好。" for number in "一二三四五六七")


def rules(title: str, note: str) -> str:
    return f"{title}\n\n（{note}）\n\n{ARTICLES}\n"


FIRST = "2002年9月29日国务院令第363号公布"
TEXTS = {
    "甲1.txt": rules("木排管理条例", f"{FIRST}"),
    "甲2.txt": rules("木排管理条例", f"{FIRST}　根据2019年3月24日《国务院关于修改部分行政法规的决定》修订"),
    "乙1.txt": rules("渡船管理条例", "1999年10月7日国务院令第273号发布"),
    "乙2.txt": rules("渡船管理条例", "1999年10月7日国务院令第273号发布　2023年4月27日国务院令第760号修订"),
    "丙.txt": rules("竹筏管理规定", "2020年3月9日交通运输部令2020年第5号公布"),
    "丁.txt": rules("水车管理办法", "2001年5月8日国务院令第305号公布"),
    "戊.txt": rules("风车管理办法", "2001年5月8日国务院令第305号公布"),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return store(tmp_path_factory.mktemp("orders"), TEXTS)


@pytest.mark.parametrize(
    ("text", "title", "version"),
    [
        ("国务院令第363号", "木排管理条例", "2019-03-24"),
        ("国务院令第363号第七条", "木排管理条例", "2019-03-24"),
        ("中华人民共和国国务院令第363号", "木排管理条例", "2019-03-24"),
        ("《木排管理条例》（国务院令第363号）第七条", "木排管理条例", "2019-03-24"),
        ("国务院令第273号第二条", "渡船管理条例", "1999-10-07"),
        ("国务院令第760号第二条", "渡船管理条例", "2023-04-27"),
        ("《渡船管理条例》第二条", "渡船管理条例", "2023-04-27"),
        ("交通运输部令2020年第5号第三条", "竹筏管理规定", "2020-03-09"),
        ("《水车管理办法》（国务院令第305号）第一条", "水车管理办法", "2001-05-08"),
        # No number is held, or it is of another law than the title, or of several.
        ("国务院令第3630号", None, None),
        ("国务院令第364号第七条", None, None),
        ("《国务院关于修改〈木排管理条例〉的决定》（国务院令第363号）", None, None),
        ("《竹筏管理规定》（国务院令第363号）第一条", None, None),
        ("国务院令第305号第一条", None, None),
        ("国务院令第363号第九条", None, None),
    ],
)
def test_an_order_means_the_law_that_it_made_known(
    engine: Engine, text: str, title: str | None, version: str | None
) -> None:
    with engine.view() as view:
        (found,) = cite(view, text, ON)
    assert (found.target.title, found.target.version) == (title, version) if found.target else title is None
    assert (found.target is None) == bool(found.reason)
