"""Units named in headings, and duties listed under units."""

from tests.indexer.tasks.papers import found, tasks_of


def test_a_heading_owner_holds_for_items_that_name_nobody() -> None:
    tasks = tasks_of(
        "一、强化科技创新（市科技局牵头）",
        "（一）培育创新主体，壮大企业规模。",
        "（二）建设平台，提升服务能力。（市工信局负责）",
        "二、加强保障",
        "（三）落实经费，纳入预算安排。",
    )
    assert [(task.source, task.basis, task.lead[0].name, task.text) for task in tasks] == [
        ("heading", "heading", "市科技局", "培育创新主体，壮大企业规模。"),
        ("bracket", "stated", "市工信局", "建设平台，提升服务能力。"),
    ]
    assert tasks[0].evidence.cited_rule == "强化科技创新（市科技局牵头）"


def test_a_heading_under_which_all_name_their_own_is_a_task_itself() -> None:
    assert found("一、强化创新（市科技局牵头）", "（一）建设平台。（市工信局负责）") == [
        ("bracket", "市科技局", "强化创新"),
        ("bracket", "市工信局", "建设平台。"),
    ]


def test_an_item_of_heading_bracket_and_text_is_one_task() -> None:
    [task] = tasks_of("（一）建设平台（市工信局负责）", "整合资源，提升服务能力。")
    assert (task.source, task.basis) == ("bracket", "stated")
    assert task.text == "建设平台\n整合资源，提升服务能力。"


def test_duties_under_a_unit() -> None:
    assert found(
        "附件",
        "成员单位职责",
        "一、市公安局",
        "负责现场警戒和交通管制；依法控制责任人员；配合市城管局查处破坏设施行为。",
        "二、市应急局：负责力量调度；会同市消防救援支队组织抢险。",
    ) == [
        ("heading", "市公安局", "负责现场警戒和交通管制"),
        ("heading", "市公安局", "依法控制责任人员"),
        ("heading", " / 市公安局", "配合市城管局查处破坏设施行为"),
        ("heading", "市应急局", "负责力量调度"),
        ("heading", "市应急局 / 市消防救援支队", "会同市消防救援支队组织抢险"),
    ]


def test_duties_in_numbered_items_and_of_groups() -> None:
    tasks = tasks_of(
        "三、职责分工",
        "（一）市教育局工作职责：",
        "1.负责校园安全检查。",
        "2.协助市公安局整治校园周边秩序。",
        "（二）综合协调组。负责日常调度，由市应急局对成员进行培训。",
        "（三）专家组。由有关方面专家组成。",
    )
    assert [
        (task.source, task.basis, [u.name for u in task.lead], [u.name for u in task.support])
        for task in tasks
    ] == [
        ("heading", "heading", ["市教育局"], []),
        ("heading", "heading", [], ["市教育局"]),
        ("heading", "heading", ["综合协调组"], []),
        ("sentence", "stated", ["市应急局"], []),
    ]


def test_numbered_items_under_the_duties_of_a_body_need_no_word_of_duty() -> None:
    assert found(
        "二、组织体系",
        "（一）市粮食应急指挥部及其职责",
        "1.主要职责",
        "（1）掌握粮食市场形势，向市政府报告应急状态。",
        "（2）审批应急措施。",
        "（二）成员单位职责",
        "（1）市发展改革委负责综合协调；完善储备体系。",
        "（2）市财政局、市审计局负责安排所需资金。",
    ) == [
        ("heading", "市粮食应急指挥部", "掌握粮食市场形势，向市政府报告应急状态"),
        ("heading", "市粮食应急指挥部", "审批应急措施"),
        ("sentence", "市发展改革委", "市发展改革委负责综合协调"),
        ("sentence", "市发展改革委", "完善储备体系"),
        ("sentence", "市财政局、市审计局", "市财政局、市审计局负责安排所需资金"),
    ]


def test_behind_another_subject_only_words_of_role_speak_of_the_heading() -> None:
    assert found(
        "一、市指挥部及其职责",
        "负责全市应急工作。",
        "二、县级指挥部及其职责",
        "县政府应当成立相应的指挥部，负责本县应急工作。在出现应急状态时，首先启动预案。",
    ) == [
        ("heading", "市指挥部", "负责全市应急工作"),
        ("sentence", "县政府", "县政府应当成立相应的指挥部，负责本县应急工作"),
    ]


def test_headings_that_are_no_units() -> None:
    assert (
        found(
            "一、成立联合办公室",
            "在领导小组领导下，成立办公室，负责日常工作。",
            "二、完善平台",
            "负责数据汇聚。",
        )
        == []
    )


def test_a_plan_among_the_annexes_belongs_to_the_agency_in_its_title() -> None:
    assert found(
        "一、总体安排。",
        "附件1",
        "市消防救援支队专项整治方案",
        "一、工作目标",
        "（一）全面消除隐患。",
        "二、重点任务",
        "（一）排查高层建筑，建立台账。",
        "（二）整治电动自行车。（市公安局负责）",
        "附件2",
        "交通运输安全专项整治方案",
        "一、重点任务",
        "（一）整治超限超载车辆。",
    ) == [
        ("heading", "市消防救援支队", "排查高层建筑，建立台账。"),
        ("bracket", "市公安局", "整治电动自行车。"),
    ]


def test_a_heading_that_ends_in_units_owns_its_part_where_another_one_assigns() -> None:
    headings = (
        "一、提升便利度（市市场监管局牵头）",
        "1.压缩办理时间。",
        "二、优化登记（市自然资源和规划局）",
    )
    assert [named for _, named, _ in found(*headings, "2.抵押登记即时办结。")] == [
        "市市场监管局",
        "市自然资源和规划局",
    ]
    assert found("一、优化登记（市自然资源和规划局）", "1.抵押登记即时办结。") == []


def test_an_item_that_names_only_helpers_is_its_owners() -> None:
    lines = ("一、燃气整治（市住建局牵头）", "1.更换老旧管道。市公安局配合。", "2.开展排查。")
    assert found(*lines) == [
        ("heading", "市住建局 / 市公安局", "更换老旧管道。市公安局配合。"),
        ("heading", "市住建局", "开展排查。"),
    ]


def test_a_line_right_under_the_title_of_a_plan_names_its_agency() -> None:
    for line, units in (
        ("（市公安局）", "市公安局"),
        ("（市公安局牵头）", "市公安局"),
        ("牵头单位：市公安局；配合单位：市交通局", "市公安局 / 市交通局"),
    ):
        lines = ("附件1", "道路交通专项整治方案", line, "一、整治重点", "（一）在漫水路段设置水尺。")
        assert found("一、总体安排。", *lines) == [("heading", units, "在漫水路段设置水尺。")]


def test_a_line_right_under_the_title_of_a_subplan_names_its_agency() -> None:
    first = (
        "附件",
        "专项方案汇编",
        "1.道路交通专项整治方案",
        "（市公安局）",
        "一、整治重点",
        "（一）设置水尺。",
    )
    second = ("二、要求", "2.校车安全专项整治方案", "牵头单位：市教育局", "一、任务", "（一）查验校车。")
    third = ("二、要求", "市水利局防汛专项方案", "一、重点任务", "（一）加固堤防。")
    assert found("一、总体安排。", *first, *second, *third) == [
        ("heading", "市公安局", "设置水尺。"),
        ("heading", "市教育局", "查验校车。"),
        ("heading", "市水利局", "加固堤防。"),
    ]


def test_what_an_agency_found_is_not_its_work() -> None:
    lines = ("附件1", "市消防救援支队检查发现问题清单", "一、商场类", "（一）疏散通道堵塞。")
    assert found("一、总体安排。", *lines) == []


def test_items_under_a_numbered_unit_are_its_work() -> None:
    lines = ("一、重点任务", "（一）市应急局", "1.开展矿山检查。", "2.市属企业较多。")
    assert found(*lines) == [("heading", "市应急局", "开展矿山检查")]
    assert found(*lines, title="关于安全生产检查情况的通报") == []


def test_who_belongs_to_a_group_is_no_task() -> None:
    assert found("一、综合组。由市应急局牵头，市公安局、市财政局等单位组成。") == []


def test_who_belongs_to_a_group_stands_before_its_duties() -> None:
    duties = ("负责信息汇总", "负责报送情况")
    inline = f"（一）综合协调组。由市应急局牵头，市公安局、市交通局组成。{duties[0]}；{duties[1]}。"
    keyed = (
        "（一）综合协调组",
        "组长单位：市应急局",
        "成员单位：市公安局",
        f"职责：{duties[0]}；{duties[1]}。",
    )
    for lines in ((inline,), keyed):
        assert found("二、工作机构", *lines) == [("heading", "综合协调组", duty) for duty in duties]


def test_a_heading_of_units_says_which_of_them_leads() -> None:
    assert found("一、市公安局（牵头）、市交通局", "1.加强路面执法。", "2.开展夜间巡查。") == [
        ("heading", "市公安局 / 市交通局", "加强路面执法"),
        ("heading", "市公安局 / 市交通局", "开展夜间巡查"),
    ]
