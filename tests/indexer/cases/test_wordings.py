"""Whole documents in the words that offices use: what several pieces together come to."""

import pytest

from tests.indexer.cases.test_accounts import cases, read


def test_a_quarter_told_in_items_is_several_cases() -> None:
    found = cases(
        "2024年第三季度事故通报",
        "第三季度，全市共发生各类事故20起，死亡22人。",
        "（一）7月5日上午10时许，棠阳区岚江重工有限公司一名工人操作行车时被吊物砸中，当场死亡。",
        "（二）8月12日，枕溪区某小区水箱清洗时2人窒息死亡。",
        "（三）9月1日，枕溪区望浦煤矿井下发生透水，5人被困，经救援3人生还、2人遇难。",
        "（四）9月20日，霁阳市发生一起电动自行车火灾，无人员伤亡。",
    )
    assert [(case.occurred, case.deaths, case.hazard) for case in found] == [
        ("2024-07-05", 1, ("物体打击",)),
        ("2024-08-12", 2, ("中毒和窒息",)),
        ("2024-09-01", 2, ("透水",)),
        ("2024-09-20", 0, ("火灾",)),
    ]


def test_captions_of_parts_do_not_end_a_case_without_a_heading() -> None:
    (case,) = cases(
        "电动自行车火灾警示案例",
        "【案例回放】2022年8月15日，澜川市棠阳区一出租房发生火灾，造成2人死亡，直接财产损失约5.2万元。",
        "【事故原因】起火原因系电动自行车室内充电时电气故障。",
        "【警示】严禁电动自行车进楼入户停放充电。",
    )
    assert (case.deaths, case.loss_yuan, case.hazard) == (2, 52_000, ("火灾",))
    assert len(case.direct_causes) == 1
    assert case.direct_causes[0].endswith("电动自行车室内充电时电气故障")
    assert case.lessons == ("严禁电动自行车进楼入户停放充电",)


@pytest.mark.xfail(reason="without any year no sentence tells an accident")
def test_a_flash_without_a_year_has_no_day() -> None:
    (case,) = cases(
        "事故快报",
        "6月18日7时20分，G60高速岚江段K112+300处，一辆大客车与货车追尾，截至12时已造成5人死亡、12人受伤。",
    )
    assert case.occurred_on is None
    assert (case.deaths, case.injuries, case.hazard) == (5, 12, ("道路交通",))


def test_an_approval_tells_its_accident() -> None:
    (case,) = cases(
        "关于甲公司“4·5”较大火灾事故调查报告的批复",
        "枕溪区应急管理局：",
        "你局《关于报请批复甲公司“4·5”较大火灾事故调查报告的请示》收悉。经研究，批复如下：",
        "一、2024年4月5日16时，枕溪区甲公司仓库发生火灾，造成3人死亡、1人受伤，直接经济损失856.32万元。",
        "二、同意该起事故为较大生产安全责任事故的认定。",
        "三、2024年4月20日前落实整改措施。",
    )
    assert (case.title, case.occurred, case.time) == ("甲公司“4·5”较大火灾事故", "2024-04-05", "16:00")
    assert (case.deaths, case.injuries, case.loss_yuan) == (3, 1, 8_563_200)
    assert (case.grade, case.grade_by_law) == ("较大事故", "较大事故")


def test_blanks_of_a_pdf_between_numbers_and_words() -> None:
    (case,) = cases(
        "枕溪区“7·9”一般高处坠落事故调查报告",
        "2024 年 7 月 9 日 15 时 40 分许，位于枕溪区的望江小区外墙维修项目发生一起高处坠落事故，造成 1 名工人死亡、 2 人受伤，"
        "直接经济损失 128.6 万元。",
    )
    assert (case.occurred, case.time) == ("2024-07-09", "15:40")
    assert (case.deaths, case.injuries, case.loss_yuan) == (1, 2, 1_286_000)


def test_an_offence_is_a_case_without_an_accident() -> None:
    first, second = cases(
        "澜川市安全生产执法典型案例",
        "案例一：澜川家具有限公司未如实记录安全生产教育和培训情况案",
        "【基本案情】2023年3月9日，枕溪区应急管理局执法人员检查时，发现澜川家具有限公司未如实记录教育和培训情况。",
        "【处理结果】该公司违反了《中华人民共和国安全生产法》第二十八条第四款的规定，依据第九十七条第四项，处罚款3万元。",
        "案例二：枕溪加油站未按照规定开展应急演练案",
        "【基本案情】2023年4月2日，执法人员检查枕溪加油站时发现其未开展应急演练。",
        "【处理结果】违反《中华人民共和国安全生产法》第八十一条，罚款1万元。",
    )
    assert (first.occurred, second.occurred) == ("2023-03-09", "2023-04-02")
    assert (first.deaths, first.loss_yuan, first.grade_by_law) == (None, None, None)
    assert first.hazard == second.hazard == ()
    assert [one.printed for one in first.violated] == ["《中华人民共和国安全生产法》第二十八条第四款"]
    assert [party.name for party in second.parties] == ["枕溪加油站"]


@pytest.mark.parametrize(
    ("title", "telling", "figures"),
    [
        (
            "渔船倾覆事故情况通报",
            "2024年3月1日4时30分，“岚渔12345”轮在澜川市以东12海里处倾覆，船上8人落水，3人获救、2人死亡、3人失踪。",
            (2, 3),
        ),
        (
            "学校食物中毒事件通报",
            "2024年9月5日，枕溪区第一小学发生食物中毒，56名学生入院治疗，无人死亡。",
            (0, None),
        ),
        ("踩踏事故通报", "2024年12月31日23时35分，澜川市外滩发生拥挤踩踏，36人死亡，49人受伤。", (36, None)),
    ],
)
def test_what_happened_without_the_word_accident(
    title: str, telling: str, figures: tuple[int | None, int | None]
) -> None:
    (case,) = cases(title, telling)
    assert (case.deaths, case.missing) == figures


def test_whose_fault_an_accident_was_is_no_task() -> None:
    reading = read(
        "关于印发事故警示教育材料的通知",
        "各区安委会：",
        "一、棠阳区槐荫里“8·2”较大火灾事故",
        "2021年8月2日凌晨2时17分，棠阳区槐荫里3栋楼道内停放的电动自行车起火，致使3人死亡。",
        "责任单位：澜川市梧桐里物业服务有限公司。",
        "二、柏津街道“4·9”较大燃气爆炸事故",
        "2023年4月9日11时20分许，柏津街道一间面馆发生燃气爆炸，造成3人死亡。",
        "责任单位：澜川市恒炬液化气有限公司。",
    )
    assert [case.title for case in reading.cases] == [
        "棠阳区槐荫里“8·2”较大火灾事故",
        "柏津街道“4·9”较大燃气爆炸事故",
    ]
    assert reading.tasks == ()


def test_headings_in_brackets_that_call_an_accident_by_its_day() -> None:
    burnt, also = cases(
        "关于今冬2起典型火灾案例的通报",
        "【枕溪区“1·9”车行火灾】",
        "2024年1月9日凌晨3时26分，枕溪区枫浦街道一家车行起火，造成2人死亡，直接财产损失31.2万元。",
        "起火原因：充电的锂电池热失控。",
        "存在问题：店内住人，卷帘门断电后无法开启。",
        "【棠阳区“3·5”居民住宅火灾】",
        "2024年3月5日6时许，邻居发现棠阳区一户平房冒烟后报警，屋内一人已无生命体征。经现场勘验，系炕洞烧火过旺引燃棉被所致。",
        "上述火灾暴露出部分单位消防意识淡薄。各地要重点做好以下工作：",
        "一要整治违规住人；二要加强动火管理。",
    )
    assert (burnt.title, burnt.occurred, burnt.deaths) == ("枕溪区“1·9”车行火灾", "2024-01-09", 2)
    assert burnt.direct_causes == ("充电的锂电池热失控",)
    assert burnt.indirect_causes == ("店内住人，卷帘门断电后无法开启",)
    assert (also.title, also.deaths) == ("棠阳区“3·5”居民住宅火灾", 1)
    assert also.direct_causes == ("炕洞烧火过旺引燃棉被所致",)
    # What is asked of all belongs to none.
    assert not also.measures
    assert not also.lessons


def test_lessons_that_are_counted_head_no_cases() -> None:
    (case,) = cases(
        "枕溪区“9·21”较大道路交通事故调查报告",
        "2014年9月21日17时35分许，枕溪区县乡公路K17+320米处发生货车翻坠事故，造成3人死亡、8人受伤。",
        "直接原因",
        "王某驾驶制动不合格的货车违法载人，连续下坡致制动失效。",
        "间接原因",
        "合作社长期雇用货车接送务工人员，未核查驾驶人资格。",
        "应当吸取的教训",
        "教训之一：出行需求没有得到正视。",
        "教训之二：管理力量缺位。",
    )
    assert case.direct_causes == ("王某驾驶制动不合格的货车违法载人，连续下坡致制动失效",)
    assert len(case.indirect_causes) == 1
    assert len(case.lessons) == 2


def test_plain_lines_head_a_telling_each() -> None:
    crushed, ill = cases(
        "关于开学前加强校园安全工作的提示函",
        "近年来发生的校园安全事故令人痛心，特作提示如下。",
        "一堂课间的惨剧：枕溪区中心小学“9·11”学生拥挤踩踏事故",
        "2018年9月11日上午9时40分，枕溪区中心小学在楼梯间发生拥挤踩踏，造成1名学生死亡、9名学生受伤。",
        "这起事故告诉我们：",
        "1.值守教师早到两分钟，踩踏就可能避免。",
        "一餐午饭的教训",
        "2019年3月22日中午，棠阳区小叮当幼儿园37名幼儿出现呕吐、腹泻症状，其中12名住院治疗，无重症和死亡病例。"
        "凉拌鸡丝在室温下放置近5小时，沙门氏菌大量繁殖，是引发此次食物中毒的直接原因。",
        "几点要求",
        "（一）各校要组织一次疏散演练。",
    )
    assert (crushed.occurred, crushed.deaths, crushed.injuries) == ("2018-09-11", 1, 9)
    assert crushed.lessons == ("值守教师早到两分钟，踩踏就可能避免",)
    assert (ill.occurred, ill.deaths, ill.hazard) == ("2019-03-22", 0, ("食物中毒",))
    assert ill.direct_causes == ("凉拌鸡丝在室温下放置近5小时，沙门氏菌大量繁殖",)
    assert not ill.measures


def test_later_reports_in_one_paper_tell_one_accident() -> None:
    (case,) = cases(
        "关于望浦煤业有限公司“3·9”透水事故情况的报告（初报至续报二）",
        "（初报）",
        "2017年3月9日4时50分，望浦煤业有限公司井下掘进工作面发生透水，6人被困井下。",
        "（续报一）",
        "截至3月10日18时，搜寻到2名遇难矿工遗体，1名矿工获救。",
        "（续报二）",
        "3月13日至15日，先后找到2名遇难矿工，累计死亡4人、受伤1人，仍有1人失踪。",
        "经初步分析，该矿未执行《煤矿安全规程》第二百八十二条的规定，掘进爆破揭露老空积水，导致透水。",
    )
    assert (case.deaths, case.injuries, case.missing) == (4, 1, 1)
    assert [one.article for one in case.violated] == ["第二百八十二条"]


def test_enforcement_cases_say_where_the_firm_is_and_what_it_broke() -> None:
    blind, shaded = cases(
        "澜川市应急管理局公布一批安全生产行政执法典型案例",
        "案例一：岚江锦程铝业有限公司未按规定辨识有限空间案",
        "【基本案情】2025年10月14日，澜川市应急管理局执法人员对位于枕溪区花山街道的岚江锦程铝业有限公司开展检查，"
        "发现该公司5处有限空间未辨识、未设置警示标志。",
        "【案例警示】底数不清是作业失控的根源。企业要让每一处有限空间都看得见、管得住。",
        "案例二：棠阳县大田坝煤矿有限公司擅自遮挡甲烷传感器案",
        "【基本案情】2025年11月6日，棠阳县能源局在对棠阳县大田坝煤矿有限公司（地址：棠阳县阿岗镇）检查时，"
        "发现传感器被塑料袋包裹。",
    )
    assert blind.place == "枕溪区花山街道"
    assert [party.name for party in blind.parties] == ["岚江锦程铝业有限公司"]
    assert blind.lessons == ("底数不清是作业失控的根源。企业要让每一处有限空间都看得见、管得住",)
    assert shaded.place == "棠阳县阿岗镇"
    assert [party.name for party in shaded.parties] == ["棠阳县大田坝煤矿有限公司"]


def test_a_case_study_tells_its_day_before_what_happened() -> None:
    (case,) = cases(
        "案例分析：一起纸机压榨辊机械伤害事故",
        "事故经过",
        "2020年6月18日，枕溪区某纸业公司抄纸车间甲班当班。13时50分许，操作工郑某将手伸入运转的压榨辊，左臂被卷入。",
        "直接原因",
        "郑某在纸机未停止运转的情况下用手清理断纸。",
        "间接原因",
        "（一）公司操作规程未作规定；（二）设备检修后未组织验收。",
    )
    assert (case.occurred, case.hazard) == ("2020-06-18", ("机械伤害",))
    assert case.indirect_causes == ("公司操作规程未作规定", "设备检修后未组织验收")


FIRES = (
    "案例一 充电器引燃沙发",
    "2023年1月3日23时，棠阳区香樟苑小区3幢发生火灾，造成1人死亡。",
    "案例二 油锅",
    "2月14日20时，枕溪区一小吃店起火，无人员伤亡。",
    "案例三 焊渣",
    "3月9日，枕溪区甲公司冷库火灾，造成2人死亡。",
)


def test_a_case_among_accidents_needs_no_word_of_one() -> None:
    *_, last = cases(
        "江城市2023年火灾典型案例",
        *FIRES,
        "案例四 车库里的轿车",
        "6月30日16:05，霁阳市金水湾小区地下车库内一辆轿车自燃，引燃相邻车辆5台，直接财产损失86.5万元。",
    )
    assert (last.title, last.occurred, last.time, last.loss_yuan) == (
        "车库里的轿车",
        "2023-06-30",
        "16:05",
        865_000,
    )


def test_requirements_with_a_day_are_no_case_among_accidents() -> None:
    names = [
        line.replace("案例", "", 1).replace(" ", "、") if line.startswith("案例") else line for line in FIRES
    ]
    found = cases(
        "江城市2023年火灾典型案例", *names, "四、工作要求", "6月30日前，各单位要完成自查，并上报整改情况。"
    )
    assert len(found) == 3


def test_a_story_that_tells_one_accident_and_its_direct_cause_is_a_case() -> None:
    (case,) = cases(
        "【案例警示】一把没有拔下的钥匙",
        "下班前的一刻钟，车间里的机器还在转。2021年3月2日17时38分，在枕溪区枫浦镇岚江甲塑业有限公司，操作工小李把手伸进搅拌机清料。"
        "等班长切断电源，小李已经没有了呼吸。",
        "这起一般事故让一个家庭失去了支柱，直接损失合计一百零九万元。",
        "■ 为什么会这样？",
        "调查人员发现联锁开关被铁丝绑死——这就是事故的直接原因。",
        "■ 我们该记住什么教训？",
        "◇ 不停机、不断电，手就不能进机器。",
        "■ 企业该怎么做？",
        "※ 每班开机前试验联锁，试不过就不开机；",
    )
    assert (case.title, case.occurred, case.time, case.deaths) == (
        "一把没有拔下的钥匙",
        "2021-03-02",
        "17:38",
        1,
    )
    assert (case.grade, case.loss_yuan) == ("一般事故", 1_090_000)
    assert case.direct_causes == ("调查人员发现联锁开关被铁丝绑死",)
    assert case.lessons == ("不停机、不断电，手就不能进机器",)
    assert case.measures == ("每班开机前试验联锁，试不过就不开机",)


def test_a_story_without_whom_it_befell_is_no_case() -> None:
    assert not cases(
        "【安全漫笔】一把没有拔下的钥匙",
        "2021年3月2日17时38分，车间里的机器还在转，操作工小李把钥匙插了回去。",
        "人们常说，违章是事故的直接原因。这起事故没有发生，是因为小李多看了一眼。",
    )


def test_a_key_with_a_gap_behind_it_heads_what_follows() -> None:
    (case,) = cases(
        "关于兰青高速“2·8”道路交通事故调查情况的函",
        "2019年2月8日6时50分，张某驾驶中型客车在枕溪区境内因路面结冰坠入沟内，当场死亡2人，后又有1人于2月13日死亡。",
        "直接原因　张某在结冰路段超速行驶，操作不当。",
        "建议：",
        "（1）客运企业立即清理挂靠车辆。",
        "（2）对张某处以2000元罚款。",
    )
    assert (case.deaths, case.direct_causes) == (3, ("张某在结冰路段超速行驶，操作不当",))
    assert case.measures == ("客运企业立即清理挂靠车辆",)


def test_the_hour_of_a_report_is_not_that_of_what_it_tells() -> None:
    (case,) = cases(
        "值班快报（第33期）",
        "2023年7月8日16:40，县消防救援大队报告：16:25，枕溪区人民路一火锅店后厨起火，17:10扑灭，2名员工被烫伤，无生命危险。",
    )
    assert (case.time, case.place, case.injuries) == ("16:25", "枕溪区人民路一火锅店后厨", 2)


def test_a_county_before_its_town_is_told_with_it() -> None:
    (case,) = cases(
        "一起农机事故的通报",
        "2010年6月12日晚8时多，河南省滑县半坡店乡农民赵某驾驶联合收割机，卸粮筒碰触10千伏高压线，赵某当场触电身亡。",
    )
    assert (case.place, case.region) == ("河南省滑县半坡店乡", "河南省/安阳市/滑县")
    assert case.parties == ()
