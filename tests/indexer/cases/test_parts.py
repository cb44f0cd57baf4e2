"""Causes, measures and lessons: under headings of any depth, behind keys, and in sentences."""

import pytest

from corpus.model import Case
from tests.indexer.cases.test_accounts import POISONED, cases

TITLE = "望浦化工有限公司“5·18”较大中毒事故调查报告"
CAUSE = "作业人员未通风检测即进入污水池"
PLAN = "企业未制定专项作业方案"
TRAINING = "安全教育培训流于形式"
STRICT = "严格执行作业审批制度"
TEACH = "加强从业人员安全教育"
LESSON = "有限空间作业必须先通风再检测后作业"

# Direct causes, indirect causes, measures, lessons.
Parts = tuple[list[str], list[str], list[str], list[str]]


def case(*lines: str) -> Case:
    (one,) = cases(TITLE, POISONED, *lines)
    return one


def parts(*lines: str) -> Parts:
    one = case(*lines)
    return list(one.direct_causes), list(one.indirect_causes), list(one.measures), list(one.lessons)


@pytest.mark.parametrize(
    ("outer", "inner", "item"),
    [
        ("一、", "（一）", "1."),
        ("一、", "（一）", "1．"),
        ("一、", "1.", "（1）"),
        ("（一）", "1.", "（1）"),
        ("1.", "（1）", "①"),
        ("第三部分 ", "第一节 ", "一、"),
        ("3 ", "3.1 ", "3.1.1 "),
    ],
)
def test_headings_of_any_depth(outer: str, inner: str, item: str) -> None:
    second = inner.translate(str.maketrans("一1", "二2"))
    third = item.translate(str.maketrans("一1①", "二2②"))
    if inner == "3.1 ":
        second, item, third = "3.2 ", "3.2.1 ", "3.2.2 "
    following = {"一、": "二、", "（一）": "（二）", "1.": "2.", "第三部分 ": "第四部分 ", "3 ": "4 "}[outer]
    assert parts(
        f"{outer}事故原因分析",
        f"{inner}直接原因",
        f"{CAUSE}。",
        f"{second}间接原因",
        f"{item}{PLAN}。",
        f"{third}{TRAINING}。",
        f"{following}责任认定",
        "王某对事故负主要责任。",
    ) == ([CAUSE], [PLAN, TRAINING], [], [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Keys with their text on the line.
        ([f"直接原因：{CAUSE}。", f"间接原因：{PLAN}。"], ([CAUSE], [PLAN], [], [])),
        ([f"直接原因:{CAUSE}。", f"间接原因:{PLAN}。"], ([CAUSE], [PLAN], [], [])),
        ([f"【直接原因】{CAUSE}。", f"【间接原因】{PLAN}。"], ([CAUSE], [PLAN], [], [])),
        ([f"（一）直接原因：{CAUSE}。", f"（二）间接原因：{PLAN}。"], ([CAUSE], [PLAN], [], [])),
        ([f"（一）直接原因。{CAUSE}。", f"（二）间接原因。{PLAN}。"], ([CAUSE], [PLAN], [], [])),
        ([f"事故教训：{LESSON}。"], ([], [], [], [LESSON])),
        ([f"【事故教训】{LESSON}。"], ([], [], [], [LESSON])),
        ([f"警示：{LESSON}。"], ([], [], [], [LESSON])),
        ([f"防范措施：{STRICT}。"], ([], [], [STRICT], [])),
        (["防范措施：", f"（一）{STRICT}。", f"（二）{TEACH}。"], ([], [], [STRICT, TEACH], [])),
        (["二、整改和防范措施", f"{STRICT}。"], ([], [], [STRICT], [])),
        # One after another on a line.
        ([f"防范措施：一是{STRICT}。二是{TEACH}。"], ([], [], [STRICT, TEACH], [])),
        ([f"防范措施：（1）{STRICT}；（2）{TEACH}。"], ([], [], [STRICT, TEACH], [])),
        (["二、整改措施", f"一是{STRICT}；二是{TEACH}。"], ([], [], [STRICT, TEACH], [])),
        (["二、整改措施", f"一要{STRICT}；二要{TEACH}。"], ([], [], [STRICT, TEACH], [])),
        ([f"直接原因：（1）{CAUSE}；（2）{TRAINING}。"], ([CAUSE, TRAINING], [], [], [])),
        # Sentences.
        ([f"事故直接原因是{CAUSE}。"], ([CAUSE], [], [], [])),
        ([f"经调查，事故的直接原因是{CAUSE}。间接原因是{PLAN}。"], ([CAUSE], [PLAN], [], [])),
        ([f"直接原因是{CAUSE}；间接原因是{PLAN}。"], ([CAUSE], [PLAN], [], [])),
        ([f"{CAUSE}，是造成事故发生的直接原因。"], ([CAUSE], [], [], [])),
        ([f"{CAUSE}是造成事故的直接原因。"], ([CAUSE], [], [], [])),
        ([f"{PLAN}是事故发生的间接原因。"], ([], [PLAN], [], [])),
        ([f"直接原因是{CAUSE}。建议给予罚款。"], ([CAUSE], [], [], [])),
        # What is told as the cause without being told apart is the direct one.
        ([f"事故原因：{CAUSE}。"], ([CAUSE], [], [], [])),
        ([f"事故原因是{CAUSE}。"], ([CAUSE], [], [], [])),
        # The problems that came to light are the indirect ones.
        (["暴露的主要问题：", f"1.{PLAN}。", f"2.{TRAINING}。"], ([], [PLAN, TRAINING], [], [])),
        # A section of something else ends what was before, and gives nothing.
        (
            ["一、整改措施", f"{STRICT}。", "二、责任追究", "建议给予王某行政处分。"],
            ([], [], [STRICT], []),
        ),
        ([f"【间接原因】{PLAN}。", "该公司违反《安全生产法》第四十三条的规定。"], ([], [PLAN], [], [])),
        ([f"间接原因：{PLAN}。", "该公司违反《安全生产法》第四十三条的规定。"], ([], [PLAN], [], [])),
        (
            ["火灾系店内人员违规使用汽油所致。"],
            (["店内人员违规使用汽油所致"], [], [], []),
        ),
        (["初步认定为电气线路短路引发。"], (["电气线路短路引发"], [], [], [])),
        (["系施工单位拆除围墙未设警戒区域。"], (["施工单位拆除围墙未设警戒区域"], [], [], [])),
        (["望浦厂因一名工人吸烟引发火灾。"], (["一名工人吸烟"], [], [], [])),
        (
            [
                "据初步调查，事故直接原因是：爆破后未通风。间接原因包括：一是企业未建立通风系统；二是施工单位违章指挥。"
            ],
            (["爆破后未通风"], ["企业未建立通风系统", "施工单位违章指挥"], [], []),
        ),
        (
            ["为深刻吸取事故教训，现提出如下要求：一、全面核查通风系统；二、严格执行检测制度。"],
            ([], [], ["全面核查通风系统", "严格执行检测制度"], []),
        ),
        (["以案促改｜一起因“想当然”引发的事故", "本页有十二人浏览。"], ([], [], [], [])),
        (
            ["企业存在以下问题：1.踏板无防护罩未整改；2.夜班无人值守未纠正。"],
            ([], ["踏板无防护罩未整改", "夜班无人值守未纠正"], [], []),
        ),
        (["措施：开展“黑机非驾”专项治理。"], ([], [], ["开展“黑机非驾”专项治理"], [])),
        (
            ["事故原因：驾驶人未观察后方。望浦服务站宣传教育不到位。"],
            (["驾驶人未观察后方"], ["望浦服务站宣传教育不到位"], [], []),
        ),
        # Told with the course.
        (
            ["【案情简介】2023年5月18日，2人中毒死亡。经查，井内硫化氢浓度超标，2人未通风即下井。"],
            (["井内硫化氢浓度超标，2人未通风即下井"], [], [], []),
        ),
        # What it came of, and behind that who let it come about.
        (
            ["经查，系住户自行改装管道、软管脱落所致，望浦燃气有限公司入户安检流于形式。"],
            (["系住户自行改装管道、软管脱落所致"], ["望浦燃气有限公司入户安检流于形式"], [], []),
        ),
        (["事故原因初步判断为充装软管老化破裂。"], (["充装软管老化破裂"], [], [], [])),
        (["起火原因经认定系锂电池热失控。"], (["锂电池热失控"], [], [], [])),
        (["此次事件是由沙门氏菌污染的凉菜引起的食源性疾病事件。"], (["沙门氏菌污染的凉菜"], [], [], [])),
        (
            ["事故原因：该厂使用不合格角阀且未安装报警装置。"],
            (["该厂使用不合格角阀且未安装报警装置"], [], [], []),
        ),
        (
            ["原因是车辆制动失效。该车所属望浦运输有限公司对挂靠车辆长期失管失控。"],
            (["车辆制动失效"], ["该车所属望浦运输有限公司对挂靠车辆长期失管失控"], [], []),
        ),
        (
            ["事故原因：一、某轮未保持瞭望。二、楼板未设防护栏。"],
            (["某轮未保持瞭望", "楼板未设防护栏"], [], [], []),
        ),
        (["一、应急处置情况", "消防救援人员立即赶到现场处置。"], ([], [], [], [])),
        (["一、责任认定及处理建议", "对望浦化工有限公司处以罚款。"], ([], [], [], [])),
        (["原因正在调查之中。"], ([], [], [], [])),
        ([], ([], [], [], [])),
    ],
)
def test_parts(lines: list[str], expected: Parts) -> None:
    assert parts(*lines) == expected


def test_the_course_is_what_stands_below_its_heading_else_the_telling() -> None:
    lines = (
        "二、事故发生经过",
        "9时，作业人员进入池内。",
        "9时37分，2人晕倒。",
        "三、应急处置",
        "消防到场。",
    )
    assert case(*lines).course == "9时，作业人员进入池内\n9时37分，2人晕倒"
    assert case().course == POISONED.rstrip("。")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("该公司违反《安全生产法》第四十三条的规定。", ["《安全生产法》第四十三条"]),
        (
            "该公司违反了《安全生产法》第四十三条、《消防法》第十六条的规定。",
            ["《安全生产法》第四十三条", "《消防法》第十六条"],
        ),
        (
            "违反《安全生产法》第四十三条，依据《安全生产法》第一百一十四条处罚。",
            ["《安全生产法》第四十三条"],
        ),
        ("依据《安全生产法》第一百一十四条，处以罚款。", []),
        ("按照《生产安全事故报告和调查处理条例》第十九条成立调查组。", []),
        ("根据《安全生产法》第八十六条，对违反操作规程的行为展开调查。", []),
    ],
)
def test_what_was_broken(line: str, expected: list[str]) -> None:
    assert [one.printed for one in case(line).violated] == expected


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("经调查认定，这是一起较大生产安全责任事故。", "较大事故"),
        ("该起事故属于一般事故。", "一般事故"),
        ("经认定，事故性质为重大责任事故。", "重大事故"),
        ("事故等级：特别重大事故。", "特别重大事故"),
        ("全省未发生重大以上事故。", None),
    ],
)
def test_the_grade_as_stated(line: str, grade: str | None) -> None:
    (one,) = cases("望浦化工有限公司“5·18”中毒事故调查报告", POISONED, line)
    assert one.grade == grade
    assert one.grade_by_law == "较大事故"


def test_a_grade_that_disagrees_with_the_figures_is_kept_beside_them() -> None:
    (one,) = cases("望浦化工有限公司“5·18”一般中毒事故调查报告", POISONED)
    assert (one.grade, one.grade_by_law) == ("一般事故", "较大事故")


def test_a_title_behind_the_head_of_a_paper_heads_no_part() -> None:
    title = "关于对望浦镇“5·18”较大火灾事故整改措施落实情况的通报"
    lines = (title, "2023年5月18日2时，枕溪区望浦镇某厂起火，造成4人死亡。", "事故暴露出的问题由该厂整改。")
    [one] = cases("枕溪区应急管理局", *lines)
    assert one.measures == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"事故直接原因系{CAUSE}；{PLAN}，是管理原因。", ([CAUSE], [PLAN])),
        (f"起因是{CAUSE}。", ([CAUSE], [])),
        (f"直接原因为{CAUSE}。在管理层面，{PLAN}。", ([CAUSE], [PLAN])),
        (f"调查组查明，{CAUSE}，致使2人中毒。", ([f"{CAUSE}，致使2人中毒"], [])),
        (f"造成这起事故的直接原因，是{CAUSE}。", ([CAUSE], [])),
        (f"直接原因是该厂违规作业，{CAUSE}。", ([f"该厂违规作业，{CAUSE}"], [])),
        (f"初步了解，{CAUSE}。", ([CAUSE], [])),
        # The people of a shop are not the shop; a comma may stand behind who neglected something.
        (
            "原来，店员没有拧紧接口。供气的望浦供应站，未做过安检。",
            (["店员没有拧紧接口"], ["供气的望浦供应站，未做过安检"]),
        ),
        (
            f"起因系{CAUSE}。该厂房违规住人。双方均未履行管理职责。",
            ([CAUSE], ["该厂房违规住人", "双方均未履行管理职责"]),
        ),
    ],
)
def test_causes_in_running_words(line: str, expected: tuple[list[str], list[str]]) -> None:
    direct, indirect, _, _ = parts(line)
    assert (direct, indirect) == expected


@pytest.mark.parametrize(
    ("told", "articles"),
    [
        ("触碰了《工贸企业重大事故隐患判定标准》第五条的红线", ["第五条"]),
        (
            "与《中华人民共和国安全生产法》第二十八条第一款、第四十五条不符",
            ["第二十八条第一款", "第四十五条"],
        ),
        ("与《中华人民共和国安全生产法》第四十五条的要求一致", []),
    ],
)
def test_a_provision_that_something_goes_against_is_broken(told: str, articles: list[str]) -> None:
    assert [cited.article for cited in case(f"带班长未下令停炉，{told}。").violated] == articles


@pytest.mark.parametrize(
    "closes", ["为切实做好下一步工作，提出以下要求：", "下一步，全市应急管理部门将加大执法力度。"]
)
def test_what_closes_a_notice_belongs_to_none_of_its_cases(closes: str) -> None:
    found = cases(
        "澜川市通报两起典型事故",
        "一、枕溪区甲物业公司“1·8”触电事故",
        "2023年1月8日，电工王某在更换配电箱时触电身亡。",
        "二、棠阳区乙家具公司“2·9”机械伤害事故",
        "2023年2月9日，操作工李某手臂被卷入，送医后死亡。",
        "事故教训：",
        LESSON,
        closes,
        f"（一）{STRICT}。",
    )
    assert [case.measures for case in found] == [(), ()]
    assert found[1].lessons == (LESSON,)


def test_what_a_paper_says_of_itself_is_no_measure() -> None:
    _, _, measures, _ = parts("四、防范措施", f"{STRICT}。", f"{TEACH}。", "附：调查组成员签名表（略）")
    assert measures == [STRICT, TEACH]


@pytest.mark.parametrize(
    ("who", "deaths"),
    [("李某、罗某", 2), ("李某、罗某某和王某", 3), ("李某", 1)],
)
def test_the_dead_who_are_named_one_by_one_are_counted(who: str, deaths: int) -> None:
    (one,) = cases(TITLE, f"2023年5月18日，澜川市望浦化工有限公司发生中毒事故，{who}经抢救无效死亡。")
    assert one.deaths == deaths


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("供气企业入户安检走过场", ["供气企业入户安检走过场"]),
        ("该企业被责令停产", []),
        ("该企业未报告事故，属于瞒报", []),
    ],
)
def test_what_others_neglected_is_told_behind_a_breach(behind: str, told: list[str]) -> None:
    failing = "面馆未安装报警装置"
    one = case(f"{failing}，违反了《中华人民共和国安全生产法》第三十六条第四款的规定；{behind}。")
    assert list(one.indirect_causes) == [failing, *told]


def test_below_like_headings_a_case_tells_whom_it_harmed_in_words_of_its_own() -> None:
    found = cases(
        "检维修作业典型事故案例分析",
        "案例一　冷库改造气割引燃聚氨酯",
        "2021年11月8日14时20分，霁阳市源海冷藏公司改造冷库时发生火灾，造成2人死亡。",
        "案例二　检修中的搅拌机突然转了起来",
        "2020年7月16日上午，枕溪区茂原商砼公司维修工权某钻进搅拌主机内更换衬板。10时35分，操作员按下启动按钮，权某被搅拌叶片绞伤致死。",
    )
    assert [case.occurred for case in found] == ["2021-11-08", "2020-07-16"]
