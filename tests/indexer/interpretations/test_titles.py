"""Titles of interpretations: what explains, and what it says it explains."""

import pytest

from corpus.model import InterpretationType
from indexer.interpretations import is_explanation, type_of
from indexer.interpretations.titles import names_in_title

DOGS = "澜川市养犬管理条例"

CALLED = (
    *(
        "百问百答",
        "百问百答（一）",
        "十问十答",
        "五问五答",
        "知识问答",
        "知识百问",
        "热点问答",
        "难点问答",
        "你问我答",
    ),
    *(
        "一问一答",
        "应知应会问答",
        "漫画解读",
        "视频解读",
        "系列解读之一",
        "解读①",
        "修订情况说明",
        "一图速览",
    ),
)
COLUMNS = (
    *(
        "一图读懂",
        "一图速懂",
        "图解政策：",
        "【一图读懂】",
        "【视频解读】",
        "政策问答｜",
        "百问百答：",
        "系列解读一：",
    ),
    *("一分钟带你了解", "一问一答丨"),
)
EXPLAINED: list[tuple[str, tuple[str, ...]]] = [
    ("《关于推进电动自行车充电设施建设的意见》政策解读", ("关于推进电动自行车充电设施建设的意见",)),
    (f"关于《{DOGS}》的解读", (DOGS,)),
    (f"{DOGS}解读", (DOGS,)),
    (f"关于{DOGS}的政策解读", (DOGS,)),
    (f"《{DOGS}》答记者问", (DOGS,)),
    (f"市公安局有关负责人就《{DOGS}》答记者问", (DOGS,)),
    (f"市公安局有关负责人就{DOGS}答记者问", (DOGS,)),
    (f"一图读懂《{DOGS}》", (DOGS,)),
    (f"一图读懂：{DOGS}", (DOGS,)),
    (f"一图读懂{DOGS}", (DOGS,)),
    (f"图解:《{DOGS}》", (DOGS,)),
    (f"图解｜{DOGS}", (DOGS,)),
    (f"【政策解读】关于《{DOGS}》的解读", (DOGS,)),
    (f"《{DOGS}》政策问答（一）", (DOGS,)),
    (f"关于《{DOGS}》常见问题解答", (DOGS,)),
    (f"《{DOGS}》起草说明", (DOGS,)),
    (f"{DOGS}编制说明", (DOGS,)),
    (f"解读《{DOGS}》", (DOGS,)),
    (f"市司法局局长解读《{DOGS}》", (DOGS,)),
    (f"《{DOGS}》重点条文解读之二", (DOGS,)),
    (f"《{DOGS}》立法解读：从管住狗到管好人", (DOGS,)),
    ("《甲办法》和《乙办法》解读", ("甲办法", "乙办法")),
    ("《甲办法》《乙办法》政策解读", ("甲办法", "乙办法")),
    ("关于印发《甲办法》的通知解读", ("甲办法",)),
    ("《关于印发〈甲办法〉的通知》解读", ("关于印发《甲办法》的通知",)),
    ("新安全生产法解读", ("安全生产法",)),
    ("澜川市2024年安全生产工作要点解读", ("澜川市2024年安全生产工作要点",)),
    # The draft of a text is another text.
    (f"《{DOGS}》（修订草案）的说明", (f"{DOGS}(修订草案)",)),
    (f"《{DOGS}（征求意见稿）》起草说明", (f"{DOGS}(征求意见稿)",)),
    (f"《{DOGS}》（征求意见稿）编制说明", (f"{DOGS}(征求意见稿)",)),
    *((f"《{DOGS}》{called}", (DOGS,)) for called in CALLED),
    *((f"{DOGS}{called}", (DOGS,)) for called in CALLED),
    *((f"{column}《{DOGS}》", (DOGS,)) for column in COLUMNS),
    *((f"{column}{DOGS}", (DOGS,)) for column in COLUMNS if column[-1] in "：｜丨】"),
    (f"《{DOGS}》（以下简称《条例》）解读", (DOGS,)),
    (f"《{DOGS}》解读 | 处罚篇", (DOGS,)),
    (f"一图读懂｜《{DOGS}》来了！", (DOGS,)),
    (f"市公安局：{DOGS}解读", (DOGS,)),
    (f"关于印发{DOGS}的通知的政策解读", (f"关于印发{DOGS}的通知",)),
    ("《甲办法》《乙办法》等三个文件解读", ("甲办法", "乙办法")),
]
# Titles of explanations that name no text surely, and of what is no explanation.
SILENT = [
    "安全生产政策解读",
    "养老服务政策问答",
    "政策问答丨居住证办理",
    "办法解读",
    "《甲办法》配套文件《乙办法》解读",
    f"《{DOGS}》明起施行，专家解读",
    "《甲办法》等三个文件解读",
    "《甲办法》及其实施细则解读",
]
OTHERS = [
    f"关于开展《{DOGS}》解读培训的通知",
    f"关于举办《{DOGS}》解读培训班的通知",
    f"市应急局召开《{DOGS}》政策解读会",
    f"关于做好《{DOGS}》宣传解读工作的通知",
    f"关于转发《{DOGS}解读》的通知",
    "关于加强政策解读工作的通知",
    "重大政策解读办法",
    "根据《甲法》制定的《乙办法》解读",
    f"《{DOGS}》有奖知识问答",
    f"《{DOGS}》知识竞赛题库问答",
    f"关于公开征求《{DOGS}（草案）》意见的公告",
    f"《{DOGS}》新旧对照表",
    DOGS,
]
RULINGS: list[tuple[str, InterpretationType, str | None, str | None]] = [
    (
        "最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释",
        "judicial",
        "中华人民共和国民法典",
        "总则编",
    ),
    ("最高人民法院关于适用《保险法》若干问题的解释（三）", "judicial", "保险法", None),
    ("最高人民法院关于适用中华人民共和国保险法若干问题的解释", "judicial", "中华人民共和国保险法", None),
    (
        "最高人民法院关于执行《中华人民共和国行政诉讼法》若干问题的解释",
        "judicial",
        "中华人民共和国行政诉讼法",
        None,
    ),
    (
        "最高人民法院关于在民事审判工作中适用《工会法》若干问题的解释",
        "judicial",
        "工会法",
        None,
    ),
    ("最高人民法院关于废止《关于适用〈甲法〉的解释》的批复", "judicial", None, None),
    (
        "全国人民代表大会常务委员会关于《中华人民共和国刑法》第三十条的解释",
        "legislative",
        "中华人民共和国刑法",
        None,
    ),
    ("最高人民法院关于修改《关于适用〈民事诉讼法〉的解释》的决定", "judicial", None, None),
    ("最高人民法院、最高人民检察院关于执行《刑法》确定罪名的补充规定（三）", "judicial", None, None),
    ("最高人民法院关于审理民间借贷案件适用法律若干问题的规定", "judicial", None, None),
    ("最高人民法院关于审理名誉权案件若干问题的解答", "judicial", None, None),
]


@pytest.mark.parametrize(("title", "names"), EXPLAINED)
def test_a_title_names_what_it_explains(title: str, names: tuple[str, ...]) -> None:
    assert is_explanation(title)
    found = names_in_title(title)
    assert found is not None
    assert found.names == names
    assert found.marked == ("《" in title)


@pytest.mark.parametrize("title", [*SILENT, *OTHERS])
def test_a_title_about_a_field_or_of_something_else_names_nothing(title: str) -> None:
    assert names_in_title(title) is None
    assert is_explanation(title) == (title in SILENT)


@pytest.mark.parametrize(("title", "type_", "name", "part"), RULINGS)
def test_a_ruling_names_the_law_that_it_applies(
    title: str, type_: InterpretationType, name: str | None, part: str | None
) -> None:
    assert not is_explanation(title)
    assert type_of(title) == type_
    found = names_in_title(title)
    assert (found.names if found else ()) == ((name,) if name else ())
    assert (found.part if found else None) == part


def test_a_number_behind_the_title_is_its_own() -> None:
    for title in ("《甲办法》（枕政规〔2023〕4号）解读", "【一图读懂】《甲办法》（枕政规〔2023〕4号）"):
        found = names_in_title(title)
        assert found is not None
        assert (found.names, found.number) == (("甲办法",), "枕政规〔2023〕4号")
