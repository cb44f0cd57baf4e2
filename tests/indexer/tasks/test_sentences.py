"""Sentences that give work to units, and those that only look so."""

import pytest

from tests.indexer.tasks.papers import found, tasks_of, units


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("由市应急局牵头，市发改委、市水利局配合，核查补充抢险物资。", "市应急局 / 市发改委、市水利局"),
        ("市水利局牵头，会同市住建局、市城管局对泵站进行全面检查。", "市水利局 / 市住建局、市城管局"),
        ("市教育局会同市市场监管局建立供餐单位名录。", "市教育局 / 市市场监管局"),
        ("对列入清单的，由市城管局会同市公安局限期拆除。", "市城管局 / 市公安局"),
        ("市住建局负责对易涝点逐一制定整治方案，4月底前完成清淤。", "市住建局"),
        ("规划草案由市自然资源和规划局负责拟定。", "市自然资源和规划局"),
        ("水渠管理由市水利局牵头，各乡镇配合。", "市水利局 / 各乡镇"),
        ("河道治理由市水利局负责。", "市水利局"),
        ("清淤工作，以市水利局为主，市住建局配合。", "市水利局 / 市住建局"),
        ("以市水利局为主，市住建局、市财政局协助做好清淤。", "市水利局 / 市住建局、市财政局"),
        ("市水利局具体负责清淤，市住建局予以配合。", "市水利局 / 市住建局"),
        ("市水利局牵头，各乡镇予以配合，开展清淤。", "市水利局 / 各乡镇"),
        ("市交通局负责道路封闭，市卫生健康委协助做好救治。", "市交通局 / 市卫生健康委"),
        ("市水利局负责清淤，积极配合做好验收。", "市水利局"),
        ("市水利局负责清淤，组织各街道参与开展验收。", "市水利局"),
        (
            "财政部要会同发展改革委、农业农村部等部门，加强统筹协调，进行督促检查。",
            "财政部 / 发展改革委、农业农村部",
        ),
        ("各街道、镇按照“有队伍、有物资”的要求，推进基层应急管理建设。", "各街道、镇"),
        ("各区要在3月20日前公布责任人名单。", "各区"),
        ("2024年底前，涉及产业转移的省级应急管理部门，要组织对试生产项目进行核查。", "省级应急管理部门"),
        ("市安委办组织对参评城市提交的材料进行初审。", "市安委办"),
        ("街道每周一次开展“双随机”抽查检查。", "街道"),
        ("各社区按照要求组织转移，街道人武部、派出所配合，做好准备。", "各社区 / 街道人武部、派出所"),
        ("市气象局、市水利局要加密监测会商。", "市气象局、市水利局"),
        ("请市财政局按照规定拨付资金。", "市财政局"),
        ("市水利局负责劝离违规钓鱼人员、清缴渔具，市农业农村局配合。", "市水利局 / 市农业农村局"),
        ("市水利局每年12月放流鱼苗不少于100吨。", "市水利局"),
        ("市教育局对全市校车逐一核对造册。", "市教育局"),
        ("一是建强设计中心，市工信局牵头建设共享中心。", "市工信局"),
        ("一是建设会展中心，市商务局牵头落实选址。", "市商务局"),
        ("地方各级人民政府特别是重点地区的人民政府应当开展宣传。", "地方各级人民政府"),
        ("市交通局负责道路保通，市公安局配合疏导交通。", "市交通局 / 市公安局"),
        ("由市水利局商市财政局制定办法。", "市水利局 / 市财政局"),
        ("市住建局要建立供应商名录。", "市住建局"),
        ("由市应急局牵头，市公安局、各镇街配合，对外来人员逐人登记。", "市应急局 / 市公安局、各镇街"),
        ("各镇街按照属地管理原则推进宿舍改造。", "各镇街"),
        ("整治工作由市应急局牵头负责，市公安局、市交通局按职责分工负责。", "市应急局 / 市公安局、市交通局"),
        ("市交通局——负责道路保通。", "市交通局"),
        ("责任单位为市应急局，配合单位为市公安局。", "市应急局 / 市公安局"),
        ("此项工作的牵头单位是市应急局，市公安局配合。", "市应急局 / 市公安局"),
        ("市财政局对改造项目按照标准给予补助，每年11月底前完成资金拨付。", "市财政局"),
        ("有关部门在职责范围内，由市发展改革委统一归口管理。", "市发展改革委"),
        ("市指挥部办公室设在市城管局，承担日常工作。", "市指挥部办公室"),
        ("经市应急局会同市住建局确认安全，方可返回。", "市应急局 / 市住建局"),
        ("市教育局要积极参与小区规划审查工作。", " / 市教育局"),
        ("市住建局按照职责分工，负责老旧小区改造的监督检查。", "市住建局"),
        ("行政执法机关要按照“谁执法谁公示”的原则，明确公示内容的审核职责。", "行政执法机关"),
        (
            "国务院自由贸易试验区工作部际联席会议办公室要会同有关方面跟踪评估。",
            "国务院自由贸易试验区工作部际联席会议办公室 / 有关方面",
        ),
        ("登记机关负责登记事项的审查。", "登记机关"),
        ("执照由原发证机关收回。", "原发证机关"),
        ("国务院工业产品生产许可证主管部门负责目录的编制。", "国务院工业产品生产许可证主管部门"),
        ("设区的市级、县级人民政府水行政主管部门负责取水许可。", "设区的市级、县级人民政府水行政主管部门"),
        ("沿海县级以上地方人民政府负责海滩清洁。", "沿海县级以上地方人民政府"),
        ("加工企业由省级粮食行政管理部门掌握、联系，并给予扶持。", "省级粮食行政管理部门"),
        ("市卫生健康局负责救治，红十字会协助。", "市卫生健康局 / 红十字会"),
        ("项目审批机关会同统计机构核查有关数据。", "项目审批机关 / 统计机构"),
        ("由县级以上公安部门负责检查。", "县级以上公安部门"),
        ("省、自治区、直辖市人民政府民政部门负责登记。", "省、自治区、直辖市人民政府民政部门"),
        ("国务院工业和信息化主管部门负责定级。", "国务院工业和信息化主管部门"),
        ("县级以上负责药品监督管理的部门负责检查。", "县级以上负责药品监督管理的部门"),
        ("市编办、市人社局（以下称登记管理机关）负责登记。", "市编办、市人社局"),
        ("社会保险由劳动部门所属的社会保险经办机构负责。", "社会保险经办机构"),
        ("国务院有关部门和地方各级人民政府要建立机制。", "国务院有关部门、地方各级人民政府"),
        ("试点已经展开，农业农村部指导各地开展培训。", "农业农村部"),
        ("市住建局今年汛期到来之前，要完成排查。", "市住建局"),
        ("由市水利局商财政局制定办法。", "市水利局 / 市财政局"),
        ("由市住建局起草的文件由市司法局审核。", "市司法局"),
        ("试点单位的考核由市人社局负责。", "市人社局"),
        (
            "登记管理机关、业务主管部门和挂靠单位要对社会团体进行检查。",
            "登记管理机关、业务主管部门、挂靠单位",
        ),
        ("准予登记的，由登记管理机关换发证书。", "登记管理机关"),
        ("商务部指导各地商务主管部门加强商贸行业安全管理。", "商务部"),
        ("由单位主管部门报项目管理部门备案。", "单位主管部门"),
        ("行政执法机关作出处罚决定前，要进行法制审核。", "行政执法机关"),
        ("法制审核机构完成审核后，要提出书面意见。", "法制审核机构"),
        ("各部门制定的文件，由本部门审核机构进行审核。", "本部门审核机构"),
        ("其余文件由县（市、区）人民政府确定的审核机构进行审核。", "县（市、区）人民政府确定的审核机构"),
        ("由市政府起草、报请省政府批准的文件，由市司法局审核。", "市司法局"),
        ("制定机关办公机构要对材料的规范性进行审查。", "制定机关办公机构"),
        ("会议的组织工作由市政府办公室负责，议题于会前送达与会同志。", "市政府办公室"),
        ("水利部会同国务院统计、生态环境等有关部门制定办法。", "水利部 / 国务院统计、国务院生态环境"),
        ("市发展改革、财政部门负责立项审核。", "市发展改革、市财政"),
        ("各省、自治区、直辖市的统计、价格主管部门负责审核。", "各省、自治区、直辖市的统计、价格主管部门"),
        ("有关省、自治区、直辖市及军区要指定机构。", "有关省、自治区、直辖市及军区"),
    ],
)
def test_who_must_do_it(sentence: str, units: str) -> None:
    tasks = [(source, named) for source, named, _ in found(f"（一）明确分工。{sentence}")]
    assert tasks == [("sentence", units)]


@pytest.mark.parametrize(
    ("matter", "roles", "whole"),
    [
        ("制定再生硅料地方标准。", "由市市场监管局会同市工业和信息化局组织实施。", True),
        ("进口海产品入境后实行一物一码。", "市商务局牵头，市市场监管局配合。", True),
        ("清除河道内瓜棚。", "市自然资源局配合。", True),
        ("清除河道内瓜棚。", "由市水利局、各街道按职责分工落实。", True),
        ("清除河道内瓜棚。", "此项工作由市水利局商市财政局抓好落实。", True),
        ("清除河道内瓜棚。", "市水利局会同市财政局制定办法并组织实施。", False),
        ("清除河道内瓜棚。", "清运工作由市城管局负责。", False),
        ("市水利局要清除河道内瓜棚。", "市自然资源局牵头，市公安局配合。", False),
    ],
)
def test_roles_alone_speak_of_the_sentence_before(matter: str, roles: str, whole: bool) -> None:
    task = tasks_of(f"一、河道清障。{matter}{roles}")[-1]
    told = f"河道清障。{matter}{roles}" if whole else roles
    assert task.evidence.quote.rstrip("。") == told.rstrip("。")


def test_roles_alone_speak_of_one_sentence_where_nothing_is_numbered() -> None:
    task = tasks_of("淤积严重。要清除瓜棚。由市水利局牵头，市公安局配合。")[-1]
    assert task.text == "要清除瓜棚。由市水利局牵头，市公安局配合"


def test_what_a_body_does_belongs_to_who_leads_it() -> None:
    roles, duties = "综合组。由市应急局牵头，市公安局参加。", "主要职责：负责信息汇总；协调各组。"
    told = [("市应急局 / 市公安局", (roles + duties).rstrip("。"))]
    assert [(named, text) for _, named, text in found(f"（一）{roles}{duties}")] == told
    assert len(found(f"（一）{roles}", duties)) == 1
    assert found(f"（一）{roles}", duties)[0][2] == f"{roles}\n{duties}".rstrip("。")


def test_the_title_of_a_section_with_a_role_owns_its_items() -> None:
    told = found("三、市水利局负责清淤", "（一）清淤在枯水期进行。", "（二）市住建局负责运输。")
    assert told == [
        ("heading", "市水利局", "清淤在枯水期进行。"),
        ("sentence", "市住建局", "市住建局负责运输"),
    ]
    assert found("三、各单位负责清淤", "（一）清淤在枯水期进行。") == []


def test_the_title_of_a_section_written_as_a_sentence_is_no_task() -> None:
    more = "管理机构不再承担已下放的事项，有关事项在年底前办完，不得再要求填报。"
    assert found(f"（四）科研单位要健全内部管理制度。{more}") == []
    assert len(found("（四）科研单位要健全内部管理制度。")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "坚持以企业为主，政府部门引导，社会积极参与。",
        "培训以市水利局为主要对象，其他单位配合。",
        "健全牵头抓总、分工协作的推进机制。",
        "配合牵头部门做好统计工作。",
        "《意见》由市发改委牵头起草。",
        "事故发生后，由市应急局牵头会同市公安局组成事故调查组。",
        "坚持谁主管、谁负责，压实责任。",
        "各单位主要负责人要亲自部署。",
        "市公安局主要负责同志任副组长。",
        "近年来，市住建局会同市城管局已完成老旧小区改造30个。",
        "市发展改革委会同市水利局研究提出了办理意见。",
        "目前，市应急局正在开展摸底调查。",
        "领导小组由市应急局、市公安局等单位组成。",
        "办公室主任由市应急局局长兼任。",
        "落实好由市住建局负责的燃气安全工作。",
        "各有关部门要密切配合。",
        "坚持政府引导、企业主体，推动转型升级。",
        "防止企业将风险转由政府承担，避免损失扩大。",
        "部分任务由多家责任单位共同完成的，首位的为牵头单位。",
        "通过三年治本攻坚，各级消防部门风险防控能力进一步增强。",
        "领导同志多次指出，各级政府要加强制度建设。",
        "按照“由市公安局负责审批”的规定办理。",
        "按照在市政府统一领导下，各县政府对粮食安全全面负责的原则，做好供应。",
        "由市级和县级按照事权各负其责。",
        "领导小组办公室主要承担以下职责：",
        "各县代表作为副主任，负责代表本县参加会议。",
        "本方案由市应急局负责解释。",
        "初审合格后，提交市安委会复核并做好各项保障工作。",
        "本表由市应急局会同市公安局负责解释。",
        "申请单位负责提供材料。",
        "土地由澜川市人民政府同枕溪区人民政府签订合同。",
        "市水利局会同市财政局制定的规划，报市政府批准。",
        "《办法》规定由市公安局审批。",
        "市政府批准设立开发区。",
        "县级人民政府统计机构和企业以及个人，如实填报。",
        "开办中医医疗机构，应当符合规定。",
        "柏津街道办事处 2025年4月8日印发",
        "情况特殊的，也可以由市司法局审核。",
        "请专家在意见中明确，各有关单位要报告情况。",
        "行业协会在政府指导下，可以组织开展认证。",
        "配套幼儿园移交教育部门后，应当由新园长任职。",
        "中华人民共和国在所承担条约义务的范围内行使管辖权的，适用本法。",
        "情节轻微的，可以免予处罚，但是可以予以训诫，或者由主管部门予以处罚。",
        "人民政府应当组织清淤。",
        "市水利局违规开展审批。",
    ],
)
def test_false_friends(sentence: str) -> None:
    assert found(f"（一）明确分工。{sentence}") == []


def test_an_exception_in_a_bracket_has_its_own_unit() -> None:
    exception = "（其中燃气管网由市城管局负责）"
    tasks = tasks_of(f"1.各区政府负责管网改造{exception}。")
    assert [(units(task), task.evidence.quote) for task in tasks] == [
        ("各区政府", f"各区政府负责管网改造{exception}"),
        ("市城管局", exception.strip("（）")),
    ]


def test_the_next_unit_ends_a_task() -> None:
    told = [(named, text) for _, named, text in found("1.市城管局负责清运，市财政局保障经费。")]
    assert told == [("市城管局", "市城管局负责清运"), ("市财政局", "市财政局保障经费")]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("各级政府要积极支持职业培训", "行政部门要简政放权"),
        ("市水利局要精简公文", "部门职权范围内的事务，由部门自行发文"),
        ("由市水利局负责清淤", "也可以由所在企业清淤"),
    ],
)
def test_another_subject_ends_a_task_though_its_name_is_nobodys(first: str, other: str) -> None:
    assert [task.text for task in tasks_of(f"1.{first}，{other}。")] == [first]


def test_what_another_subject_must_do_does_not_lead_into_a_task() -> None:
    told = [text for _, _, text in found("1.有着同样情况的单位要认真总结，由市民政局综合上报市政府。")]
    assert told == ["由市民政局综合上报市政府"]


def test_the_title_of_a_section_is_no_task() -> None:
    title = "（一）市水利局负责清淤工作"
    assert title not in [text for _, _, text in found(title, "1.清淤在枯水期进行。", "2.淤泥运至填埋场。")]
    assert len(found(f"{title}。")) == 1


def test_sentences_of_laws_give_no_tasks() -> None:
    assert (
        found(
            "第一章 总则",
            "第一条 为了加强管理，制定本条例。",
            "第二条 县级以上人民政府应急管理部门负责本行政区域内的监督管理工作。",
            title="澜川市燃气管理条例",
        )
        == []
    )


def test_a_letter_that_forwards_a_plan_orders_and_one_that_answers_tells() -> None:
    order = "（一）市商务局组织企业开展采购，按时报送计划。"
    assert len(found(order, title="澜川市人民政府办公室关于印发粮食应急工作方案的函")) == 1
    assert found(order, title="澜川市人民政府办公室关于市政协提案办理情况的函") == []


def test_several_subjects_are_several_tasks() -> None:
    assert [
        named
        for _, named, _ in found("1.市医保局负责制定政策；市卫健委负责业务指导，市药监局要强化监督检查。")
    ] == [
        "市医保局",
        "市卫健委",
        "市药监局",
    ]


def test_a_part_without_subject_goes_on_with_the_units_before() -> None:
    tasks = tasks_of("1.市公安局负责现场警戒；配合市城管局查处违法行为；依法处理责任人。")
    assert [([u.name for u in t.lead], [u.name for u in t.support]) for t in tasks] == [
        (["市公安局"], []),
        ([], ["市公安局"]),
    ]
    assert tasks[1].evidence.cited_rule == "市公安局"


def test_another_must_is_another_task_of_the_same_unit() -> None:
    tasks = tasks_of("1.各地应急局要督促企业2024年底前建成系统，要对执行情况进行抽查检查。")
    assert [(task.lead[0].name, task.text) for task in tasks] == [
        ("各地应急局", "各地应急局要督促企业2024年底前建成系统"),
        ("各地应急局", "要对执行情况进行抽查检查"),
    ]
    assert [task.deadline.printed if task.deadline else None for task in tasks] == ["2024年底前", None]


def test_counted_duties_are_those_of_one_unit() -> None:
    tasks = tasks_of("1.市应急局一是负责隐患排查；二是组织开展演练；三是配合市公安局做好疏散。")
    assert [(t.text, [u.name for u in t.lead], [u.name for u in t.support]) for t in tasks] == [
        ("市应急局一是负责隐患排查", ["市应急局"], []),
        ("二是组织开展演练", ["市应急局"], []),
        ("三是配合市公安局做好疏散", [], ["市应急局"]),
    ]


@pytest.mark.parametrize(
    ("behind", "units", "deadline"),
    [
        ("市公安局予以配合。", "市水利局 / 市公安局", None),
        ("2023年8月底前完成。", "市水利局", "2023年8月底前"),
    ],
)
def test_who_helps_and_by_when_belong_to_the_task_before(
    behind: str, units: str, deadline: str | None
) -> None:
    [task] = tasks_of(f"1.市水利局负责清除河道内瓜棚。{behind}")
    assert [named for _, named, _ in found(f"1.市水利局负责清除河道内瓜棚。{behind}")] == [units]
    assert task.evidence.quote == f"市水利局负责清除河道内瓜棚。{behind}".rstrip("。")
    assert (task.deadline.printed if task.deadline else None) == deadline


def test_a_sentence_is_no_heading_of_its_own_tasks() -> None:
    tasks = tasks_of("1.市教育局负责停课，市交通局负责道路封闭")
    assert [task.category for task in tasks] == [(), ()]


def test_units_that_only_share_out_a_field_all_stand_listed() -> None:
    [task] = tasks_of("1.分别由市住建局、市公安局、市应急局牵头开展相关领域的专项整治。")
    assert (len(task.lead), task.basis) == (3, "all_listed")


def test_no_second_task_from_the_words_of_a_bracket() -> None:
    assert found("（一）健全机制。各县政府要加强领导，制定办法。（各县政府负责）") == [
        ("bracket", "各县政府", "健全机制。各县政府要加强领导，制定办法。")
    ]
    assert [
        (source, named) for source, named, _ in found("（二）完善规划。由市规划院负责编制。（市住建局负责）")
    ] == [
        ("bracket", "市住建局"),
        ("sentence", "市规划院"),
    ]


def test_spans_slice_back() -> None:
    tasks = tasks_of(
        "一、分工", "（一）市教育局负责检查；市公安局要维护秩序。", "（二）开展宣传。（市融媒体中心负责）"
    )
    assert len(tasks) == 3
    for task in tasks:
        assert task.evidence.quote
        assert task.text in task.evidence.quote


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("制定淘汰目录，推动有关企业整治，生产企业要按照目录完成改造。", "生产企业要按照目录完成改造"),
        ("要扛起属地责任，各街道要开展排查。", "各街道要开展排查"),
        ("三是强化用工保障，市人社局每年培训绣花工。", "三是强化用工保障，市人社局每年培训绣花工"),
        ("对已出台的政策，各区要制定办法。", "对已出台的政策，各区要制定办法"),
        ("请市财政局在办法中明确，各区要按时拨付资金。", "请市财政局在办法中明确，各区要按时拨付资金"),
        ("市住建局要落实整改要求，各区要开展排查。", "市住建局要落实整改要求"),
    ],
)
def test_a_task_begins_with_its_own_work_and_holds_all_of_it(sentence: str, text: str) -> None:
    assert found(sentence)[0][2] == text


@pytest.mark.parametrize("how_long", ["长期坚持", "持续推进", "6月底前完成"])
def test_a_role_alone_with_how_long_speaks_of_the_sentence_before(how_long: str) -> None:
    [(_, named, text)] = found(f"5.打击盗印作品。市文旅局负责，{how_long}。")
    assert (named, text) == ("市文旅局", f"打击盗印作品。市文旅局负责，{how_long}")


def test_the_period_of_another_is_no_deadline() -> None:
    [task] = tasks_of("企业应当在收到通知后十日内提交申请，是否准许，由市水利局决定。")
    assert (units(task), task.deadline) == ("市水利局", None)
