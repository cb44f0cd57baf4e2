"""Both directions: what cites a document or an article, and the chain from the street to the nation."""

from pathlib import Path

import pytest

from corpus.model import Article
from indexer.engine import Engine
from search_api.citations import Link, chain, citing_articles, citing_document
from search_api.cli.citing import tell_chain
from tests.search_api.citations.stores import ON, documents, law, store

NOTICE = "{issuer}关于印发甲安全{kind}的通知\n\n{number}\n\n各单位：\n\n{body}\n\n{issuer}\n{day}\n"


def notice(issuer: str, kind: str, number: str, body: str, day: str = "2022年3月1日") -> str:
    return NOTICE.format(issuer=issuer, kind=kind, number=number, body=body, day=day)


TEXTS = {
    "法.md": law(
        "中华人民共和国甲安全法",
        "2014-06-10",
        "为了甲。",
        "违反本法第一条的，处罚款。",
        force="2014-09-01",
    ),
    "新法.md": law(
        "中华人民共和国甲安全法", "2021-06-10", "为了甲。", "违反本法第一条的，处罚款。", force="2021-09-01"
    ),
    "国.txt": notice(
        "国务院", "意见", "国发〔2021〕5号", "依据《中华人民共和国甲安全法》第一条、第二条和《乙条例》。"
    ),
    "省.txt": notice(
        "江苏省人民政府", "实施意见", "苏政发〔2021〕8号", "按照国发〔2021〕5号和甲安全法第二条。"
    ),
    "市.txt": notice(
        "南通市人民政府",
        "方案",
        "通政发〔2021〕9号",
        "落实苏政发〔2021〕8号、国发〔2021〕5号。参照街办〔2022〕6号。",
    ),
    "区.txt": notice(
        "崇川区人民政府", "办法", "崇政发〔2022〕1号", "落实通政发〔2021〕9号、《药品生产许可证》要求。"
    ),
    "街.txt": notice(
        "崇川区城东街道办事处",
        "方案",
        "街办〔2022〕6号",
        "按照崇政发〔2022〕1号要求。崇政发〔2019〕7号同时废止。",
    ),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return store(tmp_path_factory.mktemp("chain"), TEXTS)


def chain_of(engine: Engine, name: str) -> Link:
    with engine.view() as view:
        reading = view.document(documents(engine)[name].id)
        assert reading is not None
        return chain(view, reading, ON)


def numbers(link: Link) -> list[str]:
    return [each.document_number or each.title for each in link.rests_on]


def test_the_chain_leads_from_the_street_to_the_law(engine: Engine) -> None:
    street = chain_of(engine, "街.txt")
    assert numbers(street) == ["崇政发〔2022〕1号"]
    (district,) = street.rests_on
    (city,) = district.rests_on
    province, nation, back = city.rests_on
    assert (province.document_number, nation.document_number) == ("苏政发〔2021〕8号", "国发〔2021〕5号")
    # The street's own notice is told already; so is what the province rests on, the nearer the street the sooner.
    assert back.above
    assert back.rests_on == ()
    assert [(each.title, each.held, each.articles) for each in nation.rests_on] == [
        ("中华人民共和国甲安全法", True, ("第一条", "第二条")),
        ("乙条例", False, ()),
    ]
    assert numbers(province) == ["国发〔2021〕5号", "中华人民共和国甲安全法"]
    assert province.rests_on[0].above


def test_a_chain_is_told_as_a_tree(engine: Engine) -> None:
    lines = list(tell_chain(chain_of(engine, "国.txt")))
    assert lines[0].startswith("├─ 中华人民共和国甲安全法 第一条、第二条")
    assert lines[1] == "└─ ［未收录］乙条例  库中没有这份文件"
    assert list(tell_chain(Link(title="无"))) == ["没有引用其他文件"]


def test_what_very_many_texts_cite_stays_bounded(tmp_path: Path) -> None:
    every = "、".join(f"甲政发〔2020〕{n}号" for n in range(1, 200))
    many = {"总.txt": notice("南通市人民政府", "方案", "通政发〔2021〕9号", f"落实{every}。")}
    link = chain_of(store(tmp_path, many), "总.txt")
    assert len(link.rests_on) + link.more == 199
    assert len(link.rests_on) == 40
    assert list(tell_chain(link))[-1] == "└─ 另有 159 份未列出"


def test_who_cites_a_document(engine: Engine) -> None:
    held = documents(engine)
    with engine.view() as view:
        nation = citing_document(view, held["国.txt"], ON)
        assert {each.document_number for each in nation} == {"苏政发〔2021〕8号", "通政发〔2021〕9号"}
        new = citing_document(view, held["新法.md"], ON)
        assert [each.document_number for each in new] == [
            "国发〔2021〕5号",
            "国发〔2021〕5号",
            "苏政发〔2021〕8号",
        ]
        # By its name the text in force is cited, not the one before it.
        assert citing_document(view, held["法.md"], ON) == []
        assert citing_document(view, held["街.txt"], ON)[0].document_number == "通政发〔2021〕9号"


def test_who_cites_an_article(engine: Engine) -> None:
    with engine.view() as view:
        reading = view.document(documents(engine)["新法.md"].id)
        assert reading is not None
        first, second = (
            c for c in reading.clauses if isinstance(c, Article) and c.number in ("第一条", "第二条")
        )
        total, (own, other) = citing_articles(view, first, ON)
        assert total == 2
        assert (own.document_id, own.clause_id) == (reading.document.id, second.id)
        assert (other.document_number, other.citation.article) == ("国发〔2021〕5号", "第一条")
        # A page tells how many there are in all.
        assert citing_articles(view, first, ON, page=1, size=1) == (2, (own,))
        assert citing_articles(view, first, ON, page=2, size=1) == (2, (other,))
        assert citing_articles(view, first, ON, page=3, size=1) == (2, ())
        assert {each.document_number for each in citing_articles(view, second, ON)[1]} == {
            "国发〔2021〕5号",
            "苏政发〔2021〕8号",
        }
