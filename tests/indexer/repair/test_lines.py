"""Furniture, spam, reprints, blanks, line ends, bodies on one line."""

import pytest

from corpus.blocks import Blocks, Cell, Paragraph, Table
from indexer.draft import Draft, lay_out
from indexer.repair.furniture import cut_furniture
from indexer.repair.line_ends import join_lines
from indexer.repair.one_line import divide_lines
from indexer.repair.reprint import undo_reprint
from indexer.repair.spam import cut_spam, is_hijacked
from indexer.repair.wrapped import unwrap
from tests.indexer.repair.case import repaired


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("字号:[ 大 中 小 ]  [我要打印][关闭] 视力保护色:\n正文。", "正文。"),
        ("Loading……\n正文。\n分享到:\n上一篇:\n下一篇:另一份通知", "正文。"),
        (
            '[#include "/include/header.ftl" /]\n[#list datas as data]\n${data.title}\n正文。\n[/#list]',
            "正文。",
        ),
        ("正文。\n附件:\n打印 关闭 |\n分享到: | 【打印本页】【关闭本页】 |", "正文。\n附件:"),
        ("关于某事的通知 |\n|\n正文。", "关于某事的通知\n正文。"),
        ("您的姓名:*\n联系方式:*\n纠错\n正文。", "正文。"),
        ("正文。\n相关文档:\n关于另一事的通知\n关于又一事的通知", "正文。"),
        ("正文。\n主办：某市人民政府 苏ICP备05012345号 网站标识码3206020001", "正文。"),
        ("上半句，\n— 2 —\n下半句。", "上半句，\n下半句。"),
        ("上半句，\n—\n12\n—\n下半句。", "上半句，\n下半句。"),
    ],
)
def test_furniture(before: str, after: str) -> None:
    assert repaired(cut_furniture, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "关闭\n责令\n推荐",
        "索引号: | LH331082 | 公开方式: | 主动公开 |",
        "发布机构:\n发文日期:\n文号:\n是否有效:",
        "九、对于版权所有，一方转让出版发行权的，应当在合同中写明。",
        "相关文件：\n本方案依据相关文件制定。各单位应当执行。",
        "附件:创建工作责任分工.docx",
    ],
)
def test_what_looks_like_furniture_and_is_none(text: str) -> None:
    assert cut_furniture(Draft(text)) == ()


def test_cells_are_never_furniture() -> None:
    cells = (Cell("打印本页", 0, 0), Cell("关闭窗口", 0, 1))
    draft = lay_out(Blocks("text/html", (Paragraph("正文。"), Table(1, 2, cells))))
    assert cut_furniture(draft) == ()


SPAM = "联通不赚钱 同花顺炒股如何开户 闲来麻将群 好运彩3开奖查询 福建快三预测 股市行情大盘"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"区应急管理局牵头。\n{SPAM}", "区应急管理局牵头。"),
        (f"{SPAM}\n正文。", "正文。"),
        ("正文。\n快三开奖\n麻将群\n时时彩计划群\n彩票走势图", "正文。"),
        (
            "彩票的开奖活动应当接受监督。\n福利彩票 体育彩票",
            "彩票的开奖活动应当接受监督。\n福利彩票 体育彩票",
        ),
    ],
)
def test_spam(before: str, after: str) -> None:
    assert repaired(cut_spam, before) == after


def test_a_hijacked_site_is_not_trusted_and_a_raid_on_gambling_is() -> None:
    assert is_hijacked(Draft("新葡京官网安全生产委员会关于印发方案的通知\n由新葡京官网应急管理局负责。"))
    assert not is_hijacked(Draft("严厉打击百家乐、老虎机等网络赌博违法犯罪。市公安局负责。"))


def piece(number: int, length: int = 30) -> str:
    return f"{number}、" + "完善责任体系，健全工作机制。加强监督检查，" * (length // 3)


def test_a_counter_of_pieces_is_cut_with_the_line_ends_it_made() -> None:
    caption = "《某市安全发展方案(2020—2025年).docx》由会员分享,可在线阅读,更多相关《某市安全发展方案》请在文库上搜索。"
    pieces = [piece(1).replace("1、", "1、某市安全发展方案(20202025年)"), piece(2), piece(3), piece(4)]
    before = "\n".join([caption, *pieces])
    body = "完善责任体系，健全工作机制。加强监督检查，" * 40
    assert repaired(undo_reprint, before) == f"某市安全发展方案(2020—2025年)\n{body}"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{n}、加强组织领导" for n in range(1, 9)),
        "\n".join(piece(n).rstrip("，") + "。" for n in range(1, 6)),
        "\n".join(piece(n) for n in (1, 2, 4, 5)),
    ],
)
def test_an_authors_own_numbers_stay(text: str) -> None:
    assert undo_reprint(Draft(text)) == ()


def test_blanks_that_line_ends_left_go_and_others_stay() -> None:
    line = "为认真贯彻落实中央关于安全发展的决策部署，切实保障人民群"
    before = (line + " ") * 9 + "众生命财产安全。现制定 本方案。"
    assert repaired(unwrap, before) == line * 9 + "众生命财产安全。现制定 本方案。"
    assert unwrap(Draft("第一条 为了加强管理。第二条 本法所称单位。" * 20)) == ()
    assert unwrap(Draft("1.教育系统行动方案。............5 6.工业系统行动方案。......11 " * 20)) == ()


WIDE = (
    "为深入贯彻落实关于推进城市安全发展的意见精神，进一步强化城市运行安全\n"
    "保障，有效防范各类事故发生，扎实推进城市安全发展，结合我区实际情况，\n"
    "制定本实施办法，请各街道、各部门、各单位结合工作职责，认真组织抓好落\n"
    "实，确保取得实效。\n"
    "一、总体要求\n"
    "坚持生命至上、安全第一，立足长效、依法治理，系统建设、过程管控，统筹\n"
    "推动、综合施策，健全公共安全网络，全面提高城市安全保障水平，切实维护\n"
    "人民群众生命财产安全和社会稳定，为全区经济社会发展营造良好的安全生产\n"
    "环境。\n"
    "某区人民政府\n"
    "2020年3月7日"
)


def test_lines_of_one_width_are_joined_and_headings_signatures_and_dates_are_not() -> None:
    lines = repaired(join_lines, WIDE).split("\n")
    assert [line[:4] for line in lines] == ["为深入贯", "一、总体", "坚持生命", "某区人民", "2020"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "(一)加强治理。践行理念，落实责任,\n突出规划引领，把好关口。",
            "(一)加强治理。践行理念，落实责任,突出规划引领，把好关口。",
        ),
        ("关于印发《某区创建安全城市\n工作方案》的通知", "关于印发《某区创建安全城市工作方案》的通知"),
        ("（牵头单位：区住建局、\n区城管局）", "（牵头单位：区住建局、区城管局）"),
        (
            "储备物资。（市应急局牵头，\n市水务局、市城管局\n配合，6月底前\n完成）",
            "储备物资。（市应急局牵头，市水务局、市城管局配合，6月底前完成）",
        ),
        (
            "清理堤防（牵头单位：市水务局\n；配合单位：市应急局\n、市城管局\n）",
            "清理堤防（牵头单位：市水务局；配合单位：市应急局、市城管局）",
        ),
        ("1.加强对老旧小区、城中村\n等重点场所的排查。", "1.加强对老旧小区、城中村等重点场所的排查。"),
        ("一是加强老旧小区改造\n、城中村改造。", "一是加强老旧小区改造、城中村改造。"),
    ],
)
def test_sentences_and_brackets_ended_by_a_line(before: str, after: str) -> None:
    assert repaired(join_lines, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "某区创建安全城市\n工作方案",
        "区住建局牵头\n2020年底\n区应急管理局牵头，\n健全机制",
        "有下列情形之一的，依法处理；构成犯罪的，依法追究刑事责任，\n（一）违反规定的；\n（二）拒不整改的。",
        "各街道办事处，区各部门，现将有关事项通知如下。请认真执行，\n联系人：某某",
        "一、提高认识（市应急局\n二、落实责任）",
        "（牵头单位：市水务局\n责任单位：市应急局\n完成时限：6月底）",
        "等级保护工作安排\n等级保护要求。",
        "本项工作安排如下\n和平街道负责。",
    ],
)
def test_lines_that_end_where_they_should(text: str) -> None:
    assert join_lines(Draft(text)) == ()


PROSE = "各单位要结合实际认真贯彻落实，切实防范各类安全事故发生。" * 6


def test_a_body_on_one_line_is_divided_before_its_labels() -> None:
    before = (
        f"各科室,各成员单位: 现将方案印发给你们。\n某街道办事处 2022年3月20日 某街道工作方案\n"
        f"{PROSE} 一、总体要求 (一)指导思想。{PROSE} (二)工作目标。{PROSE}二、工作措施(一)落实责任。{PROSE}"
        f"(二)加强督查。依照第三条(一)、(二)项执行。 三、工作目标到2025年全面完成。 附件: "
    )
    lines = repaired(divide_lines, before.strip()).split("\n")
    assert [line[:6] for line in lines] == [
        "各科室,各成", "现将方案印发", "某街道办事处", "2022年3", "某街道工作方", "各单位要结合", "一、总体要求", "(一)指导思",
        "(二)工作目", "二、工作措施", "(一)落实责", "(二)加强督", "三、工作目标", "到2025年", "附件:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        PROSE * 3,
        PROSE * 2 + "依照本条第(一)、(二)、(三)项的规定处理。" * 3,
        f"一、总体要求\n{PROSE}\n二、工作措施\n{PROSE}",
        f"坚持一、二、三产业融合发展。{PROSE}{PROSE}",
    ],
)
def test_long_paragraphs_without_an_outline_stay_whole(text: str) -> None:
    assert divide_lines(Draft(text)) == ()
