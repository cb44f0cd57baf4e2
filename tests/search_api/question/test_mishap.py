"""Which questions only tell a mishap."""

import pytest

from search_api.question.mishap import tells_mishap


@pytest.mark.parametrize(
    "text",
    [
        "吊篮钢丝绳断了工人从楼上掉下来",
        "放炮以后没等烟散就进去中毒",
        "捞水草掉进水里同事去拉也淹死了",
        "没拉电闸就清理机器,同事一按开关人被卷进去",
        "桥面结冰客车侧翻",
        "卷帘机伤人",
        "深井铸造冷却水没装报警联锁出的事",
        "家里偷偷放了几百箱鞭炮被查",
        "焊工没有证被罚款的化工厂出事",
        "叉车撞了人,没有死人",
        "未落实检查制度导致的火灾",
        "刚进厂没几天的新工人被机器夹死",
    ],
)
def test_what_tells_one(text: str) -> None:
    assert tells_mishap(text)


@pytest.mark.parametrize(
    "text",
    [
        "谁负责粉尘爆炸治理",
        "火灾隐患排查",
        "触电事故应当报告",
        "液氨泄漏怎么处置",
        "小区电梯坏了",
        "塔吊倾覆归哪个部门查",
        "有限空间作业标准",
        "路灯不亮",
        "高处坠落预防要求",
        "煤气中毒了多久能好",
    ],
)
def test_what_tells_none(text: str) -> None:
    assert not tells_mishap(text)
