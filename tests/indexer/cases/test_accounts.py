"""Which stretches of a text tell a case each, and which texts tell none."""

import pytest

from corpus.blocks import Blocks, Paragraph
from corpus.model import Case, Reading
from indexer.metadata.head import Source
from indexer.reading import read_blocks

POISONED = (
    "2023年5月18日9时37分许，岚江省澜川市枕溪区望浦化工有限公司发生一起中毒事故，造成3人死亡、2人受伤。"
)
TIPPED = "2023年6月2日14时，岚江省澜川市棠阳区江山花园工程发生一起塔吊倾覆事故，造成1人死亡。"
BURNT = "2022年11月3日凌晨2时30分，岚江省霁阳市顺达物流仓库发生火灾，造成2人遇难，1人失联。"
BULLETIN = "关于2023年上半年全市生产安全事故情况的通报"


def read(title: str, *lines: str) -> Reading:
    """The reading of a paper whose file is named as its title."""
    paragraphs = tuple(Paragraph(line) for line in (title, *lines))
    return read_blocks(Blocks("text/plain", paragraphs), Source(path=f"{title}.txt"))


def cases(title: str, *lines: str) -> tuple[Case, ...]:
    return read(title, *lines).cases


def days(*lines: str, title: str = BULLETIN) -> list[str | None]:
    return [case.occurred for case in cases(title, *lines)]


@pytest.mark.parametrize(
    "form",
    [
        "【案例{han}】{name}",
        "【案例{digit}】{name}",
        "[案例{han}] {name}",
        "案例{digit}：{name}",
        "案例{digit}:{name}",
        "案例{digit} {name}",
        "案例{han}　{name}",
        "案例{han}、{name}",
        "典型案例{han}：{name}",
        "典型案例{digit}.{name}",
        "事故案例{han}：{name}",
        "{han}、{name}",
        "（{han}）{name}",
        "({han}){name}",
        "{digit}.{name}",
        "{digit}．{name}",
        "{digit}、{name}",
        "（{digit}）{name}",
    ],
)
def test_an_account_under_each_heading(form: str) -> None:
    names = ("望浦化工有限公司中毒事故", "江山花园工程起重伤害事故", "顺达物流仓库火灾")
    lines = ["现将典型事故案例通报如下："]
    for place, (name, telling) in enumerate(zip(names, (POISONED, TIPPED, BURNT), strict=True)):
        lines += [form.format(han="一二三"[place], digit=place + 1, name=name), telling, "现场已处置完毕。"]
    found = cases("澜川市生产安全典型事故案例", *lines)
    assert [case.title for case in found] == list(names)
    assert [case.occurred for case in found] == ["2023-05-18", "2023-06-02", "2022-11-03"]
    assert [case.deaths for case in found] == [3, 1, 2]


def test_a_heading_without_a_name() -> None:
    found = cases("澜川市生产安全典型事故案例", "案例一", POISONED, "案例二", TIPPED)
    assert [case.occurred for case in found] == ["2023-05-18", "2023-06-02"]


def test_an_account_ends_where_the_next_section_begins() -> None:
    (first, second) = cases(
        "关于近期事故情况的通报",
        "一、事故情况",
        f"（一）{POISONED}",
        f"（二）{TIPPED}",
        "二、下一步工作要求",
        "（一）加强监管执法力度。",
        "（二）开展拉网式排查。",
    )
    assert first.measures == second.measures == ()
    assert second.deaths == 1


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # The year of the title, of the text, of the sentence before.
        (["1月3日，甲工地发生坍塌事故，造成1人死亡。"], ["2023-01-03"]),
        (["今年1月3日，甲工地发生坍塌事故，造成1人死亡。"], ["2023-01-03"]),
        (
            ["2021年1月3日，甲工地发生坍塌事故，造成1人死亡。", "2月4日，乙厂发生火灾，造成1人死亡。"],
            ["2021-01-03", "2021-02-04"],
        ),
        # The month of the sentence before.
        (
            ["1月3日，甲工地发生坍塌事故，造成1人死亡。", "15日，乙厂发生机械伤害事故，造成1人死亡。"],
            ["2023-01-03", "2023-01-15"],
        ),
        (
            ["1月3日，甲工地发生坍塌事故，造成1人死亡；15日，乙厂发生机械伤害事故，造成1人死亡。"],
            ["2023-01-03", "2023-01-15"],
        ),
        (
            [
                "1．1月3日，甲工地发生坍塌事故，造成1人死亡。",
                "2．2月4日，乙厂发生触电事故，造成1人死亡。",
                "3．3月5日，丙矿发生冒顶事故，造成2人死亡。",
            ],
            ["2023-01-03", "2023-02-04", "2023-03-05"],
        ),
        # A month alone, where it says whom.
        (["3月，甲工地发生坍塌事故，造成1人死亡。"], ["2023-03"]),
        # Totals are no cases.
        (["上半年，全市共发生生产安全事故12起、死亡15人，同比分别下降20%和10%。"], []),
        (["1至6月，全市发生事故12起，死亡15人。"], []),
        (["其中建筑业事故5起，死亡6人；道路运输事故3起，死亡4人。"], []),
        (["3月共发生事故4起，死亡5人。", "4月发生较大事故2起，死亡7人。"], []),
        (["5月18日至20日，全市发生3起火灾，造成2人死亡。"], []),
        (["1月3日，甲工地发生坍塌事故，造成1人死亡。", "3月共发生事故4起，死亡5人。"], ["2023-01-03"]),
        # A day that does not exist is none.
        (["2月30日，甲工地发生坍塌事故，造成1人死亡。"], []),
        # What came of it is no accident.
        (
            ["5月18日，甲厂发生中毒事故，造成3人死亡。", "5月19日，市政府成立事故调查组。"],
            ["2023-05-18"],
        ),
        (
            ["5月18日，甲厂发生中毒事故，造成3人死亡。", "5月20日，省安委办印发事故通报。"],
            ["2023-05-18"],
        ),
        # Told in an overview and again in detail, it is one.
        (
            [
                "一、总体情况",
                "上半年发生较大事故1起：5月18日，枕溪区望浦化工有限公司发生中毒事故，造成3人死亡。",
                "二、较大事故",
                "5月18日9时37分，枕溪区望浦化工有限公司在污水池清淤作业中发生一起中毒事故，造成3人死亡、2人受伤。",
            ],
            ["2023-05-18"],
        ),
        # Two of one day are two.
        (
            [
                "5月18日9时，枕溪区甲厂发生中毒事故，造成1人死亡。",
                "5月18日15时，棠阳区乙工地发生坍塌事故，造成1人死亡。",
            ],
            ["2023-05-18", "2023-05-18"],
        ),
        (
            [
                "5月18日，枕溪区甲厂发生中毒事故，造成1人死亡。",
                "5月18日，棠阳区乙工地发生坍塌事故，造成2人死亡。",
            ],
            ["2023-05-18", "2023-05-18"],
        ),
        (
            [
                "5月18日9时，枕溪区甲化工厂发生中毒事故，造成1人死亡。",
                "5月18日，棠阳区乙煤矿发生冒顶事故，造成1人死亡。",
            ],
            ["2023-05-18", "2023-05-18"],
        ),
    ],
)
def test_accounts_of_a_bulletin(lines: list[str], expected: list[str]) -> None:
    assert days(*lines) == expected


def test_the_fuller_telling_is_the_account() -> None:
    (case,) = cases(
        BULLETIN,
        "5月18日，枕溪区望浦化工有限公司发生中毒事故，造成3人死亡。",
        "5月18日9时37分，枕溪区望浦化工有限公司发生一起中毒事故，造成3人死亡、2人受伤，直接经济损失500万元。",
    )
    assert (case.time, case.deaths, case.injuries, case.loss_yuan) == ("09:37", 3, 2, 5_000_000)


def test_a_year_said_in_an_account_holds_in_the_next() -> None:
    found = cases(
        "澜川市典型事故案例",
        "【案例一】甲厂中毒事故",
        POISONED,
        "【案例二】乙工地坍塌事故",
        "6月2日14时，乙工地发生坍塌事故，造成1人死亡。",
        "【案例三】丙仓库火灾",
        BURNT,
    )
    assert [case.occurred for case in found] == ["2023-05-18", "2023-06-02", "2022-11-03"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("澜川市化工企业中毒事故应急演练方案", [POISONED]),
        (
            "澜川市中毒事故应急演练情况通报",
            ["2023年5月18日9时37分，望浦化工有限公司开展演练，模拟发生中毒事故，3人死亡。"],
        ),
        ("生产安全事故调查报告模板", ["××年×月×日×时，××公司发生一起××事故，造成×人死亡。"]),
        ("生产安全事故调查报告（格式）", ["2023年  月  日，公司发生事故，造成  人死亡。"]),
        ("生产安全事故快报表（样表）", [POISONED]),
        ("澜川市生产安全事故应急预案", ["2023年5月18日发生较大事故，造成3人死亡后应当立即启动响应。"]),
        ("澜川市安全生产专项整治三年行动计划", [POISONED]),
        ("在全市安全生产会议上的讲话", ["同志们：", POISONED, "我们要深刻吸取教训。"]),
        ("澜川市“5·18”中毒事故心得体会", [POISONED]),
        ("望浦化工有限公司发生中毒事故3人死亡", ["本报讯（记者 王某）", POISONED]),
        ("望浦化工有限公司发生中毒事故3人死亡", [POISONED, "记者从应急管理局获悉，原因正在调查。"]),
        ("望浦化工有限公司发生中毒事故", ["新华社澜川5月18日电", POISONED]),
        (
            "生产安全事故报告和调查处理条例",
            ["第一条 为了规范事故报告。", "第三条 较大事故，是指造成3人以上10人以下死亡的事故。"],
        ),
        ("澜川市安全生产条例", ["第一条 为了加强安全生产工作。", f"第二条 {POISONED}"]),
        ("有限空间作业安全规程", [POISONED]),
        ("生产安全事故统计月报", ["5月，全市发生事故3起，死亡4人。"]),
        ("关于召开安全生产工作会议的通知", ["定于2023年5月18日9时召开会议。", "会议地点：市政府。"]),
        (
            "关于做好汛期安全工作的通知",
            ["各单位要吸取近期事故教训。", "一旦发生事故，造成人员伤亡的，立即报告。"],
        ),
        ("关于做好汛期安全工作的通知", ["2023年5月18日起，如发生坍塌事故，造成1人死亡，应当立即报告。"]),
        ("空白", []),
    ],
)
def test_no_case(title: str, lines: list[str]) -> None:
    assert cases(title, *lines) == ()


@pytest.mark.parametrize("title", ["澜川市“5·18”中毒事故引发的思考", "“5·18”中毒事故观后有感"])
def test_an_essay_tells_no_case(title: str) -> None:
    assert cases(title, POISONED) == ()


def test_a_speech_whose_title_is_not_the_files_name_tells_no_case() -> None:
    lines = ("在全市安全生产会议上的讲话", "同志们：", POISONED, "我们要深刻吸取教训。")
    blocks = Blocks("text/plain", tuple(Paragraph(line) for line in lines))
    assert read_blocks(blocks, Source(path="20230601.txt")).cases == ()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("望浦化工有限公司“5·18”较大中毒事故调查报告", "望浦化工有限公司“5·18”较大中毒事故"),
        ("望浦化工有限公司“5·18”较大中毒事故结案的批复", "望浦化工有限公司“5·18”较大中毒事故"),
        ("关于望浦化工有限公司“5·18”中毒事故情况的通报", "望浦化工有限公司“5·18”中毒事故"),
        ("枕溪区人民政府关于望浦化工有限公司中毒事故调查报告的批复", "望浦化工有限公司中毒事故"),
        ("望浦化工有限公司中毒事故快报", None),
        ("关于望浦小学“5·18”食源性疾病事件的情况通报", "望浦小学“5·18”食源性疾病事件"),
        ("关于同意《望浦镇“5·18”中毒事故调查报告》结案的批复", "望浦镇“5·18”中毒事故"),
        ("【案例二十三】望浦化工有限公司中毒事故", "望浦化工有限公司中毒事故"),
    ],
)
def test_the_title_of_a_report_is_what_it_calls_the_accident(title: str, expected: str | None) -> None:
    (case,) = cases(title, POISONED)
    assert case.title == (expected or title)


def test_who_reports_at_what_hour_is_not_when_it_happened() -> None:
    (case,) = cases(
        "突发事件信息专报（第18期）",
        "2023年12月8日",
        "枕溪区应急局12月8日7时30分报告：今晨5时50分左右，枕溪区境内S217线，一辆客车侧翻，造成2人死亡。",
    )
    assert (case.occurred, case.time, case.place) == ("2023-12-08", "05:50", "枕溪区境内S217线")
    assert case.title == "枕溪区境内S217线，一辆客车侧翻"


def test_a_bulletin_with_one_account_does_not_lend_it_half_a_title() -> None:
    (case,) = cases("2023年上半年全市生产安全事故情况的通报", POISONED)
    assert not case.title.startswith("年")


def test_the_title_of_one_of_several_is_what_happened_where() -> None:
    first, second = cases(BULLETIN, POISONED, TIPPED)
    assert first.title == "岚江省澜川市枕溪区望浦化工有限公司发生一起中毒事故"
    assert second.title == "岚江省澜川市棠阳区江山花园工程发生一起塔吊倾覆事故"


def test_a_case_is_named_by_its_document_and_place() -> None:
    reading = read(BULLETIN, POISONED, TIPPED)
    assert len({case.id for case in reading.cases}) == 2
    assert {case.document_id for case in reading.cases} == {reading.document.id}
    assert [case.text for case in reading.cases] == [line.rstrip("。") for line in (POISONED, TIPPED)]
