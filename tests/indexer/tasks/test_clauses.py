"""Where the word of role stands in a sentence: behind adverbials, behind what a body is, before a verb nobody lists."""

import pytest

from tests.indexer.tasks.papers import found


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        # Adverbials between the unit and its word of role, with a comma and without, one and several.
        ("市水利局在职责范围内负责清淤。", "市水利局"),
        ("国务院有关部门在各自的职责范围内负责监督管理工作。", "国务院有关部门"),
        ("监察机关按照有关规定负责对登记情况进行检查。", "监察机关"),
        ("市民政局在市政府领导下，主管救助工作。", "市民政局"),
        ("县级民政部门根据上述规定，在乡镇配合下，负责核查。", "县级民政部门"),
        ("市水利局对发现的问题，要会同市住建局建立台账。", "市水利局 / 市住建局"),
        ("市住建局发现问题的，应当制定整改方案。", "市住建局"),
        ("财政部门接到申请，要组织核查。", "财政部门"),
        # What the body is, and under whom.
        ("试点城市政府是试点责任主体，要围绕试点内容编制方案。", "试点城市政府"),
        ("市口岸办是全市口岸工作的主管机构，负责口岸工作的协调。", "市口岸办"),
        ("市水利局作为牵头单位，要建立台账。", "市水利局"),
        ("公路管理机构由交通主管部门领导，负责公路的养护。", "公路管理机构"),
        # Behind 由 any verb may stand.
        ("无人认领的，由公安机关拍照后登记。", "公安机关"),
        ("所需物资由市商务局综合平衡后安排。", "市商务局"),
        ("医院考核工作由市卫生健康委组织。", "市卫生健康委"),
        # 请 and 责成 give work as 由 does.
        ("这项工作请市司法局会同有关部门办理。", "市司法局 / 有关部门"),
        ("责成市市场监管局制订实施计划。", "市市场监管局"),
        # Who helps: behind 要, with what, by a word of its own.
        ("市民政局牵头做好救助工作，市公安局、市教育局要密切配合。", "市民政局 / 市公安局、市教育局"),
        ("市医保局负责制定规则，市人社局参与谈判工作。", "市医保局 / 市人社局"),
        ("办法由市水利局会同市财政局，并征求市司法局的意见制定。", "市水利局 / 市财政局"),
        ("市水利局会同市财政局建立全市统一推行的补助制度。", "市水利局 / 市财政局"),
        ("细则由市广电局商有关部门制定。", "市广电局"),
        ("各级人民政府特别是县级人民政府要制定年度计划。", "各级人民政府"),
    ],
)
def test_the_word_of_role_wherever_it_stands(sentence: str, units: str) -> None:
    assert [named for _, named, _ in found(f"（一）明确分工。{sentence}")] == [units]


@pytest.mark.parametrize(
    "sentence",
    [
        "市水利局是市政府的工作部门。",
        "市政府主要负责同志是第一责任人，要亲自部署。",
        "各县代表作为召集人，负责主持会议。",
        "领导小组由市水利局、市财政局组成。",
        "市住建局发现去年有三处工地停工。",
        "用人单位依照规定应当支付工资而未支付的。",
        "由市水利局使用的车辆，按照规定报废。",
        "办公室主任由市水利局局长兼任。",
        "评审报告由评审委员会全体成员签字。",
        "主任人选由试点城市推举确定。",
        "费用由市水利局缴纳。",
        "土地由市水利局同市财政局签订合同。",
        "干部带头违反规定的，要追究责任。",
        "国务院成立协调小组。",
        "市水利局会同市财政局制定的办法，自公布之日起施行。",
    ],
)
def test_what_only_looks_so(sentence: str) -> None:
    assert found(f"（一）明确分工。{sentence}") == []
