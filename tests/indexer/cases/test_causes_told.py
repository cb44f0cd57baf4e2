"""Causes in the words of reports, and what is none."""

from tests.indexer.cases.test_accounts import cases


def test_a_failing_told_with_the_rule_broken_is_a_cause() -> None:
    (case,) = cases(
        "霁阳市“5·6”燃气爆炸事故",
        "2024年5月6日，霁阳市一面馆发生燃气爆炸，造成1人死亡。",
        "面馆未安装可燃气体报警装置，违反了《中华人民共和国安全生产法》第三十六条第四款的规定。",
        "面馆经营者瞒报事故，违反了《生产安全事故报告和调查处理条例》第四条。",
    )
    assert case.indirect_causes == ("面馆未安装可燃气体报警装置",)


def test_what_a_firm_neglected_is_told_apart_from_the_direct_cause() -> None:
    (case,) = cases(
        "宏晟酱菜厂“6·2”较大中毒事故",
        "2021年6月2日16时，霁阳市宏晟酱菜厂1名工人清理腌渍池时晕倒，另外3人施救，4人全部遇难。",
        "经查，腌渍池内硫化氢积聚，作业人员未检测即进入是事故的直接原因。该厂未辨识有限空间；未组织过培训和演练。",
    )
    assert case.direct_causes == ("腌渍池内硫化氢积聚，作业人员未检测即进入",)
    assert case.indirect_causes == ("该厂未辨识有限空间；未组织过培训和演练",)


def test_what_was_ruled_out_is_no_cause() -> None:
    (case,) = cases(
        "望浦包装有限公司“4·12”较大火灾事故调查报告",
        "2019年4月12日2时17分许，枕溪区望浦包装有限公司厂房发生火灾，造成4人死亡。",
        "一、直接原因",
        "发泡片材残留丁烷积聚，被静电火花引燃。",
        "调查组排除了放火、遗留火种引发火灾的可能。",
        "二、监管方面存在的问题",
        "1.雁回镇人民政府发现违规住人后未跟踪复查。",
    )
    assert case.direct_causes == ("发泡片材残留丁烷积聚，被静电火花引燃",)
    assert case.indirect_causes == ("雁回镇人民政府发现违规住人后未跟踪复查",)
    assert "雁回镇人民政府" in [party.name for party in case.parties]


def test_what_was_seen_first_is_an_indirect_cause_where_it_is_a_neglect() -> None:
    (case,) = cases(
        "枕溪区中心小学“11·16”拥挤踩踏事件快报",
        "2011年11月16日7时35分许，我市枕溪区中心小学发生一起学生拥挤踩踏事件，造成13名学生受伤，无人员死亡。"
        "经初步了解，该校当日未安排教师在楼梯口值守，全部学生只能从西侧楼梯通行。",
    )
    assert case.place == "枕溪区中心小学"
    assert case.direct_causes == ()
    assert len(case.indirect_causes) == 1


def test_what_was_neglected_goes_on_behind_the_causes() -> None:
    (case,) = [
        case
        for case in cases(
            "关于两起农机事故典型案例的通报",
            "案例一　棠阳县收获机绞伤事故",
            "简要经过：2012年10月9日9时15分，棠阳县丰裕农机作业合作社机手孙某在棠阳县悦来村玉米地操作收获机，右臂被卷入，无人员死亡。",
            "原因分析：孙某未停机即用手清理缠绕物，是造成事故的主要原因。",
            "销售单位交机时未对机手进行安全操作培训；合作社未建立安全操作制度。",
            "应吸取的教训：“停机再清理”是铁律。",
            "案例二　枕溪区拖拉机侧翻事故",
            "简要经过：2012年9月27日18时40分，枕溪区一拖拉机侧翻入沟，2人当场死亡。",
        )
        if "收获机" in case.title
    ]
    assert case.place == "棠阳县悦来村玉米地"
    assert case.direct_causes == ("孙某未停机即用手清理缠绕物",)
    assert case.indirect_causes == ("销售单位交机时未对机手进行安全操作培训；合作社未建立安全操作制度",)
    assert case.lessons == ("“停机再清理”是铁律",)
    assert case.hazard == ("机械伤害",)


def test_what_became_of_whom_is_no_cause() -> None:
    (case,) = cases(
        "望浦化工有限公司“9·18”爆炸事故调查报告",
        "2023年9月18日9时，望浦化工有限公司发生爆炸，造成3人死亡。",
        "经查，作业票未办理，罐内物料未置换。企业法定代表人被追究刑事责任。",
    )
    assert not any("刑事" in cause for cause in (*case.direct_causes, *case.indirect_causes))


def test_two_causes_of_one_sentence_are_told_apart() -> None:
    (case,) = cases(
        "望浦化工有限公司“9·18”坠落事故情况",
        "2023年9月18日9时，望浦化工有限公司一名工人坠落死亡。张某未系安全带作业是事故发生的直接原因，"
        "企业安全管理不到位是事故发生的间接原因。",
    )
    assert case.direct_causes == ("张某未系安全带作业",)
    assert case.indirect_causes == ("企业安全管理不到位",)


def test_a_cause_that_is_ruled_out_is_none() -> None:
    (case,) = cases(
        "望浦化工有限公司“9·18”火灾事故情况",
        "2023年9月18日9时，望浦化工有限公司发生火灾，造成1人死亡。调查组排除人为放火是火灾发生的直接原因的可能。",
    )
    assert case.direct_causes == ()


def test_who_somebody_is_is_no_neglect() -> None:
    (case,) = cases(
        "甲公司“4·20”坍塌事故快报",
        "2022年4月20日，枕溪区一污水管道工程沟槽坍塌，1人死亡。施工单位为岚江甲市政工程有限公司，沟深4.2米而没有支撑。",
    )
    assert case.indirect_causes == ()


def test_what_an_accident_did_not_come_of_is_no_cause() -> None:
    (case,) = cases(
        "澜川市“7·19”坍塌事故调查报告",
        "2023年7月19日，枕溪区甲公司料仓坍塌，1人死亡。",
        "（一）直接原因",
        "作业人员未停机进入料仓，结拱突然垮落将人埋压。",
        "经检测，仓体钢结构符合要求，可排除设备质量因素；经公安机关排查，排除人为破坏因素。",
    )
    assert case.direct_causes == ("作业人员未停机进入料仓，结拱突然垮落将人埋压",)


def test_what_was_found_out_is_no_cause_where_it_is_the_course() -> None:
    (case,) = cases(
        "澜川市应急管理局查处一起瞒报事故",
        "2023年8月2日，群众举报枕溪区甲陶瓷有限公司发生一起亡人事故未报告。经查，2023年7月15日9时30分许，该公司窑炉车间工人陈某检修传动链时被绞入，"
        "经送医抢救无效死亡。",
    )
    assert (case.occurred, case.deaths, case.direct_causes) == ("2023-07-15", 1, ())


def test_what_it_came_of_is_its_cause_without_the_word_for_it() -> None:
    (case,) = cases(
        "关于“3·11”燃气爆炸事故的情况",
        "2022年3月11日7时52分，枕溪区一临街饺子馆发生燃气泄漏爆炸，1人受伤。经初步调查，事故系连接软管老化脱落、店内未装可燃气体报警器所致。",
    )
    assert case.direct_causes == ("连接软管老化脱落、店内未装可燃气体报警器所致",)
    assert case.indirect_causes == ()
    assert case.industry == ("住宿和餐饮业",)


def test_what_was_done_about_it_is_no_cause() -> None:
    (case,) = cases(
        "关于“1·17”道路交通事故的情况通报",
        "2023年1月17日8时，枕溪区境内一辆大客车与货车相撞，造成3人死亡。",
        "据初步了解，路段有团雾，大客车未降低车速。事故发生后，各部门赶赴现场开展救援。目前，善后工作正在进行。",
    )
    assert case.direct_causes == ("路段有团雾，大客车未降低车速",)


def test_what_leads_up_to_the_direct_causes_is_none() -> None:
    (case,) = cases(
        "望浦冷链有限公司“3·14”较大火灾事故调查报告",
        "2023年3月14日9时47分，枕溪区望浦冷链有限公司冷库发生火灾，造成4人死亡。",
        "四、事故原因",
        "调查组经现场勘验和模拟试验，认定起火部位为冷库顶棚夹层，可以排除放火和雷击引发火灾。",
        "（一）直接原因",
        "焊渣从夹芯板接缝掉入夹层，引燃保温材料。",
        "（二）管理原因",
        "1.施工单位未办理动火审批手续。",
    )
    assert case.direct_causes == ("焊渣从夹芯板接缝掉入夹层，引燃保温材料",)
    assert case.indirect_causes == ("施工单位未办理动火审批手续",)


def test_what_only_names_the_rule_or_waits_for_a_report_is_no_cause() -> None:
    (case,) = cases(
        "望浦木业有限公司“5·21”粉尘爆炸事故",
        "2024年5月21日14时，枕溪区望浦木业有限公司砂光车间发生粉尘爆炸，造成1人死亡。",
        "直接原因：",
        "火星被吸入除尘管道，引燃粉尘。",
        "最终结论以调查报告为准。",
        "间接原因：",
        "1.未安装火花探测装置；",
        "2.车间积尘多日无人清扫。",
        "上述行为不符合《工贸企业粉尘防爆安全规定》第十五条的规定。",
    )
    assert case.industry == ("制造业",)
    assert case.direct_causes == ("火星被吸入除尘管道，引燃粉尘",)
    assert case.indirect_causes == ("未安装火花探测装置", "车间积尘多日无人清扫")


def test_what_is_to_be_managed_better_are_measures() -> None:
    (case,) = cases(
        "望浦水道“9·22”碰撞事故调查报告",
        "2019年9月22日4时36分，两艘货船在望浦水道发生碰撞，造成1人死亡。",
        "10　安全管理建议",
        "10.1 航运公司应把雾航值班列为开航前检查的必查项目。",
        "10.2 船舶管理公司应当每季度登轮一次。",
    )
    assert case.measures == (
        "航运公司应把雾航值班列为开航前检查的必查项目",
        "船舶管理公司应当每季度登轮一次",
    )


def test_what_readers_are_asked_is_no_measure() -> None:
    (case,) = cases(
        "望浦砖厂“12·3”烟囱坍塌事故",
        "2019年12月3日13时50分，枕溪区望浦砖厂拆除烟囱时烟囱倒塌，造成3人死亡。",
        "防范措施",
        "1.拆除高耸构筑物应当编制专项方案。",
        "【课堂思考】哪一道关口如果守住了，事故就不会发生？请结合本班组实际谈谈。",
    )
    assert case.measures == ("拆除高耸构筑物应当编制专项方案",)


def test_what_stands_behind_the_reason_is_a_cause() -> None:
    (case,) = cases(
        "关于望浦公司“7·22”窒息事故的通报",
        "2025年7月22日2时，枕溪区望浦公司1名检修工进罩作业时窒息死亡。究其原因，检修前只关阀未加盲板。",
    )
    assert case.direct_causes == ("检修前只关阀未加盲板",)
