"""Which text of a law a document prints: its kind, its version, the day from which it holds, its parts."""

import pytest

from corpus.blocks import Blocks, Paragraph
from corpus.model import Article, Reading
from indexer.intake import match_parts, take
from indexer.metadata.head import Source
from indexer.reading import read_blocks

RULES = "第一条　为了规范管理，制定本法。\n第二条　本法适用于全国。"


def blocks(text: str) -> Blocks:
    """Lines as paragraphs; those that begin with # are headings of the first level."""
    return Blocks(
        "text/markdown",
        tuple(
            Paragraph(line.removeprefix("# "), 1 if line.startswith("# ") else None)
            for line in text.split("\n")
        ),
    )


def read(text: str, path: str = "a.md") -> Reading:
    return read_blocks(blocks(text), Source(path=path))


@pytest.mark.parametrize(
    ("notes", "last", "path", "version", "force"),
    [
        # As adopted: the day that the text states.
        (
            "2007年8月30日 全国人民代表大会常务委员会第二十九次会议通过",
            "本法自2007年11月1日起施行。",
            "a.md",
            "2007-08-30",
            "2007-11-01",
        ),
        # Amended: the last article is the first text's.
        (
            "2002年6月29日 全国人民代表大会常务委员会第二十八次会议通过\n2021年6月10日 全国人民代表大会常务委员会第二十九次会议"
            "《关于修改<安全法>的决定》第三次修正",
            "本法自2002年11月1日起施行。",
            "a.md",
            "2021-06-10",
            None,
        ),
        # Amended with a day of its own.
        (
            "2002年6月29日 全国人民代表大会常务委员会会议通过\n2021年6月10日 全国人民代表大会会议修正\n2021年9月1日 施行",
            "本法自2002年11月1日起施行。",
            "a.md",
            "2021-06-10",
            "2021-09-01",
        ),
        # Revised as a whole: the last article is new.
        (
            "2007年8月30日 全国人民代表大会常务委员会会议通过\n2024年6月28日 全国人民代表大会常务委员会会议修订",
            "本法自2024年11月1日起施行。",
            "a.md",
            "2024-06-28",
            "2024-11-01",
        ),
        # In brackets, on one line.
        (
            "（2006年4月29日全国人民代表大会常务委员会第二十一次会议通过　根据2018年10月26日全国人民代表大会常务委员会第六次会议"
            "《关于修改〈某法〉的决定》修正）",
            "本法自2006年7月1日起施行。",
            "a.md",
            "2018-10-26",
            None,
        ),
        # Nothing printed: the name of the file tells.
        ("", "本法自2024年5月1日起施行。", "节水法(2024-03-09).md", "2024-03-09", "2024-05-01"),
        # The last amendment is not printed.
        (
            "2004年11月30日 中华人民共和国国务院令第427号公布",
            "本法自2005年2月1日起施行。",
            "处罚法(2011-01-08).md",
            "2011-01-08",
            None,
        ),
        # Published some weeks after it was adopted: one and the same text.
        (
            "2018年8月28日 甲市人民代表大会常务委员会会议通过",
            "本法自2019年1月1日起施行。",
            "甲市条例(2018-09-21).md",
            "2018-08-28",
            "2019-01-01",
        ),
    ],
)
def test_the_version_and_from_when_it_holds(
    notes: str, last: str, path: str, version: str, force: str | None
) -> None:
    text = "\n".join(filter(None, ("# 中华人民共和国某某安全法", notes, RULES, f"第三条　{last}")))
    reading = read(text, path)
    document = reading.document
    said = document.in_force_from.isoformat() if document.in_force_from else None
    assert (str(document.written_on), said) == (version, force)
    first = document.first_in_force_from
    assert (first is None) == (force is not None)
    assert first is None or f"自{first.year}年{first.month}月{first.day}日起施行" in reading.text
    articles = [clause for clause in reading.clauses if isinstance(clause, Article)]
    assert {str(article.version) for article in articles} == {version}
    if place := document.found.get("written_on"):
        assert version[:4] in reading.text[place.start : place.end]


@pytest.mark.parametrize(
    ("note", "by"),
    [
        (
            "根据2023年12月29日全国人民代表大会常务委员会会议《某某法修正案（十二）》修正",
            "某某法修正案（十二）",
        ),
        (
            "2021年6月10日 全国人民代表大会常务委员会会议《关于修改〈某某法〉的决定》第三次修正",
            "关于修改〈某某法〉的决定",
        ),
        ("2021年6月10日 全国人民代表大会常务委员会会议修正", None),
    ],
)
def test_what_amended_a_law_last_is_told(note: str, by: str | None) -> None:
    adopted = "2002年6月29日 全国人民代表大会常务委员会会议《甲决定》通过"
    lines = ("# 中华人民共和国某某法", adopted, note, RULES, "第三条　本法自2002年11月1日起施行。")
    document = read("\n".join(lines), "a.md").document
    assert (document.amended_by, document.in_force_from) == (by, None)


@pytest.mark.parametrize(
    ("title", "kind", "articles"),
    [
        ("中华人民共和国某某安全法", "law", 2),
        ("中华人民共和国刑法修正案（十一）", "law", 2),
        ("某某管理条例", "regulation", 2),
        ("最高人民法院关于审理某某案件适用法律若干问题的解释（一）", "interpretation", 2),
        ("最高人民法院、最高人民检察院关于办理某某案件若干问题的规定", "interpretation", 2),
        ("关于某某条例的政策解读", "interpretation", 0),
        ("某某工作方案", "plan", 0),
    ],
)
def test_the_kind_of_a_law(title: str, kind: str, articles: int) -> None:
    reading = read(f"# {title}\n{RULES}")
    found = [clause for clause in reading.clauses if isinstance(clause, Article)]
    assert (reading.document.kind, len(found)) == (kind, articles)


@pytest.mark.parametrize("title", ["某某执勤执法工作规范", "关于批准《某省特区条例》的决议"])
def test_what_is_laid_out_in_articles_is_a_regulation(title: str) -> None:
    more = "\n".join(f"第{number}条　有关单位应当遵守规定。" for number in "三四五六")
    assert read(f"# {title}\n{RULES}\n{more}").document.kind == "regulation"
    assert read(f"# {title}\n一、有关单位应当遵守规定。").document.kind != "regulation"


def test_an_edition_in_the_title_is_no_part_of_the_name() -> None:
    reading = read(f"# 中华人民共和国某某安全法（2021年修正）\n{RULES}")
    assert reading.document.other_titles == ("中华人民共和国某某安全法",)
    assert {clause.law for clause in reading.clauses if isinstance(clause, Article)} == {
        "中华人民共和国某某安全法"
    }


def test_a_part_under_the_title_of_its_law() -> None:
    one = read(
        f"# 中华人民共和国民法典\n# 合同编\n2020年5月28日 全国人民代表大会第三次会议通过\n{RULES}"
    ).document
    other = read(
        f"# 中华人民共和国民法典\n# 继承编\n2020年5月28日 全国人民代表大会第三次会议通过\n{RULES}"
    ).document
    assert (one.title, one.other_titles) == ("中华人民共和国民法典 合同编", ("中华人民共和国民法典",))
    assert one.id != other.id


def test_parts_in_files_of_their_own_are_of_the_law_that_their_folder_names() -> None:
    head = "# 中华人民共和国民法典\n2020年5月28日 全国人民代表大会第三次会议通过"
    files = [
        take("a/README.md", blocks(head)),
        take("a/02.md", blocks(f"# 第二编　物权\n{RULES}")),
        take("b/02.md", blocks(f"# 第二编　物权\n{RULES}")),
    ]
    [match] = match_parts(files)
    assert (match.annex, match.parent, match.place) == ("a/02.md", "a/README.md", None)


@pytest.mark.parametrize(
    ("article", "linked"),
    [
        ("违反本法第一条规定的，处五万元罚款。", ["第一条"]),
        ("违反本法第一条、第二条规定的，处五万元罚款。", ["第一条", "第二条"]),
        ("违反本法第一条至第三条规定的，责令改正。", ["第一条", "第二条", "第三条"]),
        ("有本法第二条所列行为之一的，处五日以下拘留。", ["第二条"]),
        ("未依照本法第二条第一款规定办理登记的，给予警告。", ["第二条"]),
        ("违反前条规定的，处罚款。", ["第三条"]),
        ("有前款行为的，依照本法第二条的规定处罚。", []),
        ("依照本法第一条的规定给予补助。", []),
        ("违反《乙法》第一条规定的，处罚款。", []),
        ("本法第一条规定的办法由国务院制定。", []),
    ],
)
def test_the_articles_of_which_one_punishes_the_breach(article: str, linked: list[str]) -> None:
    reading = read(f"# 中华人民共和国某某安全法\n{RULES}\n第三条　单位应当登记。\n第四条　{article}")
    articles = [clause for clause in reading.clauses if isinstance(clause, Article)]
    assert [each.number for each in articles if each.penalty_ids == (articles[-1].id,)] == linked


@pytest.mark.parametrize(
    ("order", "count"),
    [
        ("第三十三条修改为：“单位应当登记。”", 0),
        ("第三十三条第二款修改为：“甲。”", 0),
        ("第三条　单位应当登记。", 1),
    ],
)
def test_an_order_to_change_another_text_is_no_article(order: str, count: int) -> None:
    reading = read(f"# 中华人民共和国某某安全法\n一、对某某条例作如下修改\n{order}")
    assert sum(isinstance(clause, Article) for clause in reading.clauses) == count


def test_what_is_appended_is_no_part_of_the_last_article() -> None:
    reading = read(f"# 某某管理条例\n{RULES}\n附件：某某目录\n甲类")
    last = [clause for clause in reading.clauses if isinstance(clause, Article)][-1]
    assert last.text == "第二条　本法适用于全国。"
