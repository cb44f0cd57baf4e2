"""Cases in forms without 案例一: names that lead paragraphs, parts in brackets, counts in titles, a table below each heading."""

import pytest

from corpus.blocks import Blocks, Cell, Paragraph, Table
from corpus.model import Reading
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from tests.indexer.cases.test_accounts import cases

TITLE = "生产安全事故快报（共2起）"
TRENCH = "2025年8月6日16时10分，盱眙县官滩镇管网工程开挖沟槽时发生土方坍塌，造成3人死亡。"
FALL = "8月9日9时许，昌江黎族自治县石碌镇安置房项目吊篮钢丝绳断裂，1名油漆工坠落死亡。"


def read(title: str, *lines: str | Table) -> Reading:
    blocks = tuple(Paragraph(line) if isinstance(line, str) else line for line in (title, *lines))
    return read_blocks(Blocks("text/plain", blocks), Source(path=f"{title}.txt"))


def sheet(*rows: tuple[str, ...]) -> Table:
    cells = tuple(
        Cell(row=row, column=column, text=text)
        for row, own in enumerate(rows)
        for column, text in enumerate(own)
    )
    return Table(rows=len(rows), columns=max(len(own) for own in rows), cells=cells)


@pytest.mark.parametrize("mark", ["　", " ", "。", "："])
def test_a_name_that_leads_a_paragraph_heads_it(mark: str) -> None:
    found = read(TITLE, f"盱眙县“8·6”坍塌事故{mark}{TRENCH}", f"昌江县“8·9”高处坠落事故{mark}{FALL}").cases
    assert [case.title for case in found] == ["盱眙县“8·6”坍塌事故", "昌江县“8·9”高处坠落事故"]
    assert [case.deaths for case in found] == [3, 1]


@pytest.mark.parametrize("part", ["案情", "基本案情", "违法事实"])
def test_a_line_above_a_part_in_brackets_heads_a_case(part: str) -> None:
    names = ("某化工公司作业票代签案", "于某某无证售卖瓶装液化气案")
    lines: list[str] = []
    for name, day in zip(names, ("2025年6月17日", "2025年7月2日"), strict=True):
        lines += [name, f"【{part}】{day}，执法人员检查时发现其违法行为。", "【处理】责令改正，处罚款6万元。"]
    found = read("2025年安全生产行政执法典型案例", *lines).cases
    assert [case.title for case in found] == list(names)


@pytest.mark.parametrize("form", ["（{}）{}", "{}、{}"])
def test_as_many_headings_as_the_title_counts(form: str) -> None:
    lines = [
        form.format("一", "穿山港区拖车撞人"),
        f"{TRENCH}",
        form.format("二", "某船厂修船起火"),
        "时间是2025年9月1日上午10点。火花引燃油污水，船舶受损。",
    ]
    found = read("关于两起涉海事故的情况通报", *lines).cases
    assert [case.title for case in found] == ["穿山港区拖车撞人", "某船厂修船起火"]


def test_as_many_paragraphs_as_the_title_counts() -> None:
    tail = "该企业未对作业人员开展安全教育培训，也没有安排专人监护，有关情况正在进一步调查之中。"
    first, second = (
        TRENCH + tail,
        "第二起发生于9月2日，正值假期。某厂学徒工碰到裸露的滑触线触电，没能救回。" + tail,
    )
    paper = "关于今年以来两起生产安全事故的通报"
    closing = (
        "上述事故教训深刻。请各单位于2025年10月20日前将贯彻情况报送，认真组织排查整治各类事故隐患。" + tail
    )
    assert [case.occurred for case in read(paper, first, second, closing).cases] == [
        "2025-08-06",
        "2025-09-02",
    ]


def test_a_table_below_each_heading() -> None:
    one = sheet(
        ("发生时间", "2024年3月12日17时08分"),
        ("地　　点", "洛南县古城镇蔡川村"),
        ("死伤情况", "1人死亡，2人受伤"),
        ("经过", "起爆后飞石击中过路村民。"),
        ("直接原因", "装药量偏大产生飞石，警戒范围不足。"),
        ("要记住的话", "警戒线画在纸上拦不住飞石。"),
    )
    other = sheet(
        ("时间", "2024年7月21日5时40分", "路段", "丹凤县棣花镇境内"),
        ("死亡", "2人", "受伤", "17人（重伤3人、轻伤14人）"),
        ("事情经过", "客车侧翻在边沟。", "直接原因", "驾驶人连续驾驶，处于疲劳状态。"),
    )
    reading = read("警示教育材料", "案例1　采石场飞石事故", one, "案例2　客车侧翻事故", other)
    told = [(case.place, case.deaths, case.injuries, case.direct_causes) for case in reading.cases]
    assert told == [
        ("洛南县古城镇蔡川村", 1, 2, ("装药量偏大产生飞石，警戒范围不足",)),
        ("丹凤县棣花镇境内", 2, 17, ("驾驶人连续驾驶，处于疲劳状态",)),
    ]
    assert reading.cases[0].lessons[0].startswith("警戒线画在纸上拦不住飞石")


@pytest.mark.parametrize(
    "telling",
    [
        "2025年5月2日、5月4日陆续找到两名遇难矿工，事故造成2人死亡。",
        "2025年2月8日（正月十一）19时32分，某酒楼失火，造成4人死亡。",
    ],
)
def test_a_time_or_a_deed_is_no_place(telling: str) -> None:
    [case] = read("某矿事故调查报告", telling).cases
    assert not case.place or not any(word in case.place for word in ("月", "时", "找到"))


def test_numbered_paragraphs_that_begin_with_a_name_each() -> None:
    found = read(
        "关于两起事故的通报",
        "一、枕溪建筑公司“8.6”事故。" + TRENCH,
        "二、昌江县安置房坠落事故。2025年" + FALL,
    ).cases
    assert [case.title for case in found] == ["枕溪建筑公司“8.6”事故", "昌江县安置房坠落事故"]


def test_paragraphs_that_count_accidents_in_brackets() -> None:
    lines = ("【事故一】" + TRENCH, "要求：沟槽开挖前应当支护。", "【事故二】" + FALL, "教训：吊篮每班检查。")
    first, second = read("全市近期事故警示（2025年第5期）", *lines).cases
    assert (first.deaths, second.lessons) == (3, ("吊篮每班检查",))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("盱眙县官滩镇管网工程“8·6”坍塌事故案例",), "盱眙县官滩镇管网工程“8·6”坍塌事故"),
        (("盱眙县官滩镇管网工程", "“8·6”坍塌事故案例"), "盱眙县官滩镇管网工程“8·6”坍塌事故"),
    ],
)
@pytest.mark.parametrize("column", ["事故案例", "安徽省应急管理厅事故案例专栏", "典型案例"])
def test_the_name_of_a_column_is_no_title(column: str, lines: tuple[str, ...], title: str) -> None:
    [case] = read(column, *lines, TRENCH).cases
    assert case.title == title


def test_the_day_of_the_title_tells_what_no_usual_word_does() -> None:
    lines = ("6月3日上午，甲公司吊装屋架时出了人命。", "这是一起一般事故。")
    [case] = read("关于枕溪区“6·3”起重伤害事故的处理意见", "2024年5月1日，甲公司进场。", *lines).cases
    assert (case.occurred, case.grade) == ("2024-06-03", "一般事故")


def test_a_quarter_of_flash_reports_is_several_cases() -> None:
    lead = "根据生产安全事故快报统计，现将2025年第三季度生产安全事故情况通报如下："
    assert len(read("03", lead, TRENCH, FALL).cases) == 2


def test_who_is_hurt_beside_the_dead_stays_hurt() -> None:
    told = "2025年3月12日，某仓库工程架子工刘某触碰高压线，当场死亡，同班另一人重伤。"
    [case] = read("某工程“3·12”触电事故调查报告", told).cases
    assert (case.deaths, case.injuries) == (1, 1)


def test_who_is_named_only_by_half_is_nobody_beside_a_full_name() -> None:
    told = "2025年6月17日，枕溪区澜川精细化工有限公司发生火灾，造成1人死亡。"
    [case] = read("枕溪区某化工公司“6·17”火灾事故", told).cases
    assert [one.name for one in case.parties] == ["枕溪区澜川精细化工有限公司"]


def test_a_toll_that_no_sentence_of_the_day_tells() -> None:
    told = "2025年4月26日零点班，14人入井。掘进头放炮后涌出大水，4人失去联系。"
    after = "5月9日，最后一名矿工的遗体被找到。3人遇难，1人受轻伤，搜救历时13天。"
    [case] = read("澜川市枕溪煤矿“4·26”较大水害事故案例", told, after).cases
    assert (case.occurred, case.deaths, case.injuries) == ("2025-04-26", 3, 1)


def test_headings_of_parts_are_no_cases_that_a_title_counts() -> None:
    first, second = (
        f"{TRENCH}该项目建设单位为澜川置业有限公司，有关情况正在进一步调查之中。",
        f"2025年{FALL}该项目施工单位为枕溪建筑有限公司，有关情况正在调查。",
    )
    found = read(
        "关于近期两起建筑施工事故的通报",
        "一、基本情况",
        f"1.{first}",
        f"2.{second}",
        "二、有关要求",
        "要立即排查。",
    ).cases
    assert [case.occurred for case in found] == ["2025-08-06", "2025-08-09"]


def test_a_form_of_headings_with_their_values_below() -> None:
    [case] = read(
        "信息快报",
        "一、事故单位",
        "枕溪铜业有限公司，位于枕溪区雷溪镇。",
        "二、事故时间",
        "2023年12月8日15时36分",
        "三、事故地点",
        "枕溪铜业有限公司2号熔炼车间",
        "四、简要经过",
        "炉内铜液遇水喷溅。",
        "五、伤亡及损失",
        "1人当场死亡，2人烧伤。直接经济损失120万元。",
    ).cases
    assert (case.occurred, case.time, case.deaths, case.injuries) == ("2023-12-08", "15:36", 1, 2)
    assert (case.place, case.title) == ("枕溪铜业有限公司2号熔炼车间", "枕溪铜业有限公司2号熔炼车间")


def test_an_offence_by_month_and_day_is_of_the_year_told_before() -> None:
    first, second = read(
        "澜川市执法典型案例（第二批）",
        "案例1 枕溪区某公司未审批有限空间作业案",
        "2024年5月14日，执法人员发现枕溪汽配有限公司违反《中华人民共和国安全生产法》第二十条。",
        "案例2 枕溪区某加油站无证上岗案",
        "6月3日，执法人员发现焊工许某在油罐区外侧无证焊接，违反《中华人民共和国安全生产法》第三十条。",
    ).cases
    assert (first.occurred, second.occurred, second.place) == ("2024-05-14", "2024-06-03", None)


@pytest.mark.parametrize(
    ("second", "place"),
    [
        ("轮到了湛江吴川。早上刚开工，吴川市黄坡镇一家鞋厂的注塑机卡料，1人死亡。", "吴川市黄坡镇"),
        ("正值假期。位于肇庆市四会市东城街道的某厂只留三人加班，1人触电死亡。", "肇庆市四会市东城街道"),
        ("零点班，黄坡镇人民政府接到电话，1人死亡。", None),
    ],
)
def test_a_place_told_in_a_later_sentence(second: str, place: str | None) -> None:
    [case] = read("关于“4·11”事故情况的通报", f"2026年4月11日，{second}").cases
    assert case.place == place


def test_a_list_behind_the_direct_cause_is_of_its_own_lead() -> None:
    lead = "导致滑坡的直接原因是堆体坡率陡于1:1且未分层碾压。"
    rest = "这背后，一是甲公司从未做过边坡监测；二是乙局一年只去过两次。"
    [case] = read(
        "枕溪区“11·2”滑坡事故调查报告", "2023年11月2日15时，枕溪区某消纳场滑坡，2人死亡。", lead + rest
    ).cases
    assert case.direct_causes == ("堆体坡率陡于1:1且未分层碾压",)
    assert case.indirect_causes == ("甲公司从未做过边坡监测", "乙局一年只去过两次")


def test_what_says_itself_which_cause_it_is() -> None:
    told = "2023年4月17日13时10分许，枕溪采石场破碎工樊某被滚落的石块砸中，送医抢救无效死亡。"
    causes = "樊某违章站在下料口下方清料是直接原因；采石场没有挡板是间接原因。"
    [case] = read("枕溪采石场“4·17”物体打击事故调查报告", told, "（二）事故原因。", causes).cases
    assert (case.direct_causes, case.indirect_causes) == (
        ("樊某违章站在下料口下方清料",),
        ("采石场没有挡板",),
    )
    assert case.place == "枕溪采石场"


def test_work_that_lessons_call_for_is_measures() -> None:
    told = "2023年6月27日19时05分许，枕溪区雷溪镇白凤大道一家名为“老表”的小吃店发生燃气爆燃，造成1人死亡。"
    cause = "经初步调查，减压阀与软管连接处松脱，泄漏的燃气遇火花发生爆燃。"
    lines = (told, cause, "为汲取教训，各地要立即抓好以下工作：", "一、落实送气入户随瓶安检。")
    [case] = read("关于一起燃气爆燃事故的通报", *lines).cases
    assert case.direct_causes == ("减压阀与软管连接处松脱，泄漏的燃气遇火花发生爆燃",)
    assert (case.measures, case.lessons, case.parties) == (("落实送气入户随瓶安检",), (), ())


def test_what_somebody_did_there_is_no_part_of_a_place() -> None:
    told = "2023年7月30日16时，大连启晟农业发展有限公司雇用的临时工毕某在瓦房店市复州城镇八里村大棚内移动水泵时触电身亡。"
    [case] = read("枕溪区“7·30”触电事故调查报告", told).cases
    assert case.place == "瓦房店市复州城镇八里村大棚"


def test_a_paragraph_of_neglect_behind_the_cause_is_no_direct_one() -> None:
    told = "2024年10月5日上午11时，锐达公司电焊工唐某在船舱内晕倒，监护人赖某进舱救人也晕倒，两人经送医，唐某于当日13时死亡。"
    lines = ("二、原因分析", "舱内氩气积聚，唐某缺氧窒息。", "锐达公司没有为焊工配备测氧仪。")
    [case] = read("钦南区“10·5”窒息事故调查报告", told, *lines).cases
    assert (case.deaths, case.direct_causes) == (1, ("舱内氩气积聚，唐某缺氧窒息",))
    assert case.indirect_causes == ("锐达公司没有为焊工配备测氧仪",)


def test_keys_in_brackets_are_a_form_where_the_course_tells_whom_it_befell() -> None:
    (case,) = cases(
        "违章一次悔恨终生——某纺织厂“7·3”事故案例",
        "【时间】2016年7月3日22时05分",
        "【地点】江阴市周庄镇江阴戊纺织有限公司浆纱车间",
        "【经过】挡车工钱某用手清理罗拉上的缠纱，右臂被卷入，因失血过多死亡。",
        "【原因】1.设备运转中进行清扫；2.急停拉绳失效已有半月无人报修。",
        "【教训】一、设备带病运行害人害己。二、班组长发现违章不制止，等于纵容。",
        "【防范】恢复急停装置，班前逐台试验。",
    )
    assert (case.occurred, case.time, case.deaths) == ("2016-07-03", "22:05", 1)
    assert case.place == "江阴市周庄镇江阴戊纺织有限公司浆纱车间"
    assert len(case.direct_causes) == len(case.lessons) == 2
    assert case.measures == ("恢复急停装置，班前逐台试验",)


def test_a_flash_in_prose_tells_its_first_cause() -> None:
    (case,) = cases(
        "关于铸造车间“11·5”事故的快报",
        "2023年11月5日下午两点二十分左右，岚江甲重型机械有限公司铸造车间造型工刘某在清砂作业时被砂箱挤压，经医院抢救无效，于当晚七时去世。",
        "事故初步原因系刘某未停机进入翻转机下方。",
    )
    assert (case.time, case.deaths) == ("14:20", 1)
    assert case.direct_causes == ("刘某未停机进入翻转机下方",)


def test_a_list_of_years_names_no_accident() -> None:
    (case,) = cases(
        "2022年度厂内事故台账（节选）",
        "3. 2022.11.30 15:10，原料场，外委单位丁物流有限公司装载机倒车将保洁员孙某撞倒，经抢救无效死亡，直接经济损失128万元。",
    )
    assert case.title.startswith("原料场")
    assert case.place == "原料场"


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("2023年4月8日，枕溪区枫浦镇丁制香厂搅拌工被卷入搅香机，1人死亡。", "枕溪区枫浦镇丁制香厂"),
        ("2023年4月8日，枕溪区己铸造厂铁水包倾翻，死亡1人。", "枕溪区己铸造厂"),
        ("2023年4月8日，枕溪区枫浦镇境内，一辆货车侧翻，驾驶人死亡。", "枕溪区枫浦镇境内"),
        ("2023年4月8日，枕溪区枫浦镇一酒厂粮食提升机绞伤1人，送医途中死亡。", "枕溪区枫浦镇一酒厂"),
        ("2023年4月8日，枕溪区枫浦镇中心小学部分学生中毒，2人死亡。", "枕溪区枫浦镇中心小学"),
    ],
)
def test_where_a_place_ends(told: str, place: str) -> None:
    (case,) = cases("一起事故的通报", told)
    assert case.place == place


def test_a_case_told_on_the_line_that_counts_it_is_called_by_what_happened() -> None:
    first, second = cases(
        "危险化学品事故案例",
        "案例1 2017年5月11日，某化工厂检修储罐，1人中毒，救援的2人也倒在罐内，3人全部死亡。原因：置换不彻底，盲目施救。",
        "案例2 2018年8月3日，某农药厂反应釜超温冲料，2人灼伤，直接损失30万元。原因：冷却水阀误关。",
    )
    assert (first.occurred, first.deaths, first.direct_causes) == ("2017-05-11", 3, ("置换不彻底，盲目施救",))
    assert first.title.startswith("某化工厂")
    assert (second.injuries, second.loss_yuan, second.place) == (2, 300_000, "某农药厂")


def test_short_keys_of_a_statement_are_parts() -> None:
    (case,) = cases(
        "关于“2·9”事故的情况说明",
        "2024年2月9日凌晨1点40，枕溪区甲石化有限公司催化车间换热器泄漏着火，当班5人撤离及时，无伤亡。",
        "原因：垫片选型错误。",
        "下一步：一、停车期间全面核对垫片台账；二、聘请第三方检测。",
    )
    assert (case.time, case.deaths, case.direct_causes) == ("01:40", 0, ("垫片选型错误",))
    assert case.measures == ("停车期间全面核对垫片台账", "聘请第三方检测")
    assert case.place == "枕溪区甲石化有限公司催化车间"


def test_the_main_cause_may_end_its_sentence_without_a_particle() -> None:
    (case,) = cases(
        "一起道路运输事故的通报",
        "2019年6月18日5时许，一辆大客车在枕溪区境内与货车追尾，造成7人死亡。经初步调查，客车驾驶员疲劳驾驶是事故主要原因。",
    )
    assert case.direct_causes == ("客车驾驶员疲劳驾驶",)
